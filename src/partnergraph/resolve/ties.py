"""Who belongs to whom in a cell: what brackets, commas, colons and dashes say of the names beside them.

In: the items of a cell in reading order. Out: Names, each with the body it is of, the post it holds and its role. Refuses
nothing: names between which nothing stands that ties them stay apart.

A body that only says where a person or a post belongs is marked so (`where`) and is no name of its own: "Jane Doe, Probation",
"Jane Doe (Probation)", "Probation: Jane Doe", "Head of Housing, Exham Council". In a list of bodies and people each is a name.
A team is one as well where another cell shows that the team itself acts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from partnergraph.model import Role
from partnergraph.resolve import lexicon
from partnergraph.resolve.belonging import BODIES, NOBODY, by_itself, in_bracket, is_council, its_own_office, team_of
from partnergraph.resolve.certainty import NOTHING
from partnergraph.resolve.named import Item, Name
from partnergraph.resolve.post_fields import (
    head_then_field,
    its_field,
    with_field,
)
from partnergraph.resolve.runs import Evidence
from partnergraph.resolve.tokens import key_of, tokenise, without_address
from partnergraph.resolve.written import ways_of_team

_WITHIN = frozenset({"at", "from", "of", "in", "within", "@"})
_TOGETHER = frozenset({"comma", "and"})
_NUMBER = re.compile(r"[x×]? ?\d+")
_FULL_NAME = 0.95  # strength of a name that stands alone elsewhere, or begins with a first name
_STOP = re.compile(r"(?<=[^\W\d_]{4})\.$")  # ends a sentence; after fewer letters it may shorten the word
_FOOTNOTES = "*†‡#^~ \t\n"
_MARKS = f"{_FOOTNOTES}'\"“”"
_QUOTES = ('"', "“", "”")


def _clean(words: str) -> str:
    plain = without_address(" ".join(words.split())).strip(_MARKS)
    if plain and any(plain.count(mark) % 2 for mark in _QUOTES):
        # Only a part of it stands between quotes: "Safer" Board.
        plain = without_address(" ".join(words.split())).strip(_FOOTNOTES)
    plain = re.sub(r"[*†‡#¹²³⁴⁵⁶⁷⁸⁹]+$", "", plain).strip()
    if re.search(r"[a-z]{4}[1-9]$", plain) and key_of(plain)[-1] in lexicon.service_words():
        plain = plain[:-1]
    plain = _STOP.sub("", plain)
    return plain.rstrip(",;:") or " ".join(words.split())


class Reader:
    """Turns items into names: who belongs to whom, and who supports."""

    def __init__(self, text: str, role: Role, provisional: bool, evidence: Evidence) -> None:
        self.text = text
        self.evidence = evidence
        self.heading = ""
        self.tie = ""
        self.bracketed = False
        self.role: Role = role
        self.first: Role = role
        self.former = False
        self.acting = False
        self.provisional = provisional
        self.joint = ""
        self.beside = NOTHING

    def names(self, items: list[Item]) -> list[Name]:
        """Return the names that items give, in their order."""
        found: list[Name] = []
        for at, item in enumerate(items):
            if item.kind == "role" and item.segment and item.text.casefold().startswith("to "):
                if found:
                    found[-1] = replace(found[-1], role=item.segment.role)  # type: ignore[arg-type] # as below
            elif item.kind == "role" and item.segment:
                self._says(item.segment.role)
            elif item.kind in {"newline", "slash"}:
                self.former, self.acting = self.former and item.kind == "slash", False
                self.heading = ""
            elif item.kind == "unknown" and found and _NUMBER.fullmatch(item.text):
                found[-1] = replace(found[-1], text=f"{found[-1].text} {item.text}")
            elif item.kind == "unknown" and item.text in _WITHIN and found and item.inside is None:
                continue
            elif item.segment:
                self.joint = items[at - 1].text.strip() if at else ""
                self.beside = _doubtful(items, at)
                tie = self._before(items, at)
                new = self._named(item, found, tie)
                self.tie = tie or (items[at - 1].kind if at else "")
                found += new
        return found

    def _says(self, role: str) -> None:
        """Take what a label says of the names after it; "jointly" and "contact" say nothing of a role."""
        self.former = role == "former"
        self.acting = role == "acting"
        if role not in {"former", "acting", "same"}:
            self.role = role  # type: ignore[assignment] # the table holds roles, and a test says so

    def _before(self, items: list[Item], at: int) -> str:
        """The separator that ties the item to the name before it: a comma or a colon, else nothing."""
        if at > 1 and items[at - 1].text in _WITHIN:
            return "within"
        if at and items[at - 1].segment:
            return "beside"
        if self._heads(items, at):
            return ""
        ties = {"comma", "colon", "dash", "and"}
        tied = at > 1 and items[at - 1].kind in ties and items[at - 2].segment and items[at - 2].kind != "role"
        return items[at - 1].kind if tied else ""

    def _heads(self, items: list[Item], at: int) -> bool:
        """Whether a body stands before a colon and a person or post, so that what stands before it says nothing of it."""
        after = items[at + 1 : at + 3]
        heads = items[at].kind in BODIES and len(after) > 1 and after[0].kind == "colon"
        return heads and after[1].kind in {"person", "post"}

    def _role_of(self, item: Item) -> Role:
        """The role that the cell gives; whoever is named as others beside a lead supports it."""
        others = item.kind == "placeholder" and tokenise(item.text)[0].key in {"other", "others"}
        return "supports" if others and self.role == "accountable" != self.first else self.role

    def _name(self, item: Item, kind: str | None = None) -> Name:
        segment = item.segment
        assert segment is not None  # noqa: S101 - only items with a segment come here
        of = segment.means.of if segment.means else None
        if segment.of_end:
            words = tokenise(item.text)
            of = _clean(item.text[: words[segment.of_end - segment.start - 1].end])
        return Name(
            text=" ".join(item.text.split()),
            name=segment.means.name if segment.means else self._article(item) + _clean(item.text),
            kind=kind or item.kind,
            role=self._role_of(item),
            provisional=self.provisional,
            confidence=max(0.0, min(1.0, segment.confidence)),
            why=f'{segment.why}; also called "{item.also}"' if item.also else segment.why,
            also=item.also,
            ahead=segment.ahead,
            beside=self.beside,
            of=of,
            entry=segment.entry,
            former=self.former,
            acting=self.acting and (kind or item.kind) == "post",
        )

    def _article(self, item: Item) -> str:
        """The article with which the name of a charity or a project begins, as it is written: "The Lullaby Trust"."""
        named = item.kind == "agency" and item.article == "The" and item.segment is not None
        words = key_of(item.text)
        own = any(word not in lexicon.service_words() and (word,) not in lexicon.head_words() for word in words)
        known = item.segment is not None and item.segment.entry is not None
        return "The " if named and own and len(words) > 1 and not known else ""

    def _named(self, item: Item, found: list[Name], tie: str) -> list[Name]:
        """The names that an item gives; names in `found` may learn from it whom they belong to."""
        name = self._name(item)
        self.bracketed = item.inside is not None
        names = [name] if item.inside is None else self._with_bracket(name, item.inside)
        if not found or not tie or not names:
            return names
        return [*self._tied(names[0], found, tie), *names[1:]]

    def _tied(self, name: Name, found: list[Name], tie: str) -> list[Name]:
        last = found[-1]
        if tie in {"colon", "dash"} and name.kind in {"person", "post"} and last.kind in BODIES:
            self.heading = last.name if tie == "colon" else ""
            found[-1] = self._says_where(last) if tie == "colon" or name.kind == "person" else last
            return [replace(name, of=name.of or last.name)]
        if tie in {"comma", "and"} and self.heading and name.kind in {"person", "post", "team"}:
            name = replace(name, of=name.of or self.heading)
        if tie == "within" and last.kind in {"person", "post"} and name.kind in {"agency", "team"}:
            found[-1] = replace(last, of=last.of or name.name)
            return [self._says_where(name)]
        if last.kind == "agency" and name.kind == "team" and (tie == "colon" or (tie == "dash" and is_council(last))):
            self.heading, found[-1] = last.name, self._says_where(last)
            return [replace(name, of=name.of or last.name)]
        if tie == "dash" and its_field(last, name):
            found[-1] = with_field(last, f" {self.joint} ", name)
            return []
        if tie in {"beside", "dash"} and waits(name) and not _vacancy(name) and last.kind not in NOBODY:
            # "Housing - TBC".
            found[-1] = replace(last, provisional=True, why=f'{last.why}; "{name.name}"')
            return []
        if tie == "dash" and last.kind in {"post", "person"} and name.kind in {"agency", "team"}:
            if len(found) > 1 and (found[-2].holds == last.name or last.holds == found[-2].name):
                found[-2] = replace(found[-2], of=found[-2].of or name.name)
            found[-1] = replace(last, of=name.name)
            return [self._says_where(name)]
        if tie in {"colon", "dash", "comma", "beside"} and last.kind == "post" and _vacancy(name):
            found[-1] = replace(last, vacant=True, why=f'{last.why}; "{name.name}"')
            return []
        if tie == "beside":
            return _holding(name, last, found) if {name.kind, last.kind} == {"person", "post"} else [name]
        if tie in {"colon", "dash"} and waits(last) and waits(name):
            words = f"{last.name} {self.joint} {name.name}"
            found[-1] = replace(last, text=words, name=words)
            return []
        if tie in {"colon", "dash"} and waits(last) and name.kind != "unknown":
            # "New post - Coordinator": the post is there, and nobody in it yet.
            found[-1] = replace(name, provisional=True)
            return []
        if tie in {"colon", "dash"} and {name.kind, last.kind} == {"person", "post"}:
            return _holding(name, last, found)
        if tie == "and" and last.kind == "post" and name.kind in {"team", "placeholder"} and head_then_field(last.name):
            found[-1] = with_field(last, f" {self.joint} ", name)
            return []
        if tie == "comma":
            return self._after_comma(name, last, found)
        return [name]

    def _after_comma(self, name: Name, last: Name, found: list[Name]) -> list[Name]:
        if (
            last.kind == "person"
            and key_of(name.name)[0] in lexicon.after_names()
            and name.name[1:] != name.name[1:].lower()
        ):
            # "Anna Lee, PhD".
            return []
        if last.kind == "person" and name.kind == "post" and last.holds is None:
            if self.bracketed and name.of:
                found[-1] = last = replace(last, of=last.of or name.of)
            return _holding(name, last, found)
        if {last.kind, name.kind} <= {"agency", "team"}:
            return self._after_body(name, last, found)
        if last.kind == "post" and its_field(last, name):
            whole = with_field(last, ", ", name)
            if len(found) > 1 and found[-2].holds == last.name:
                found[-2] = replace(found[-2], holds=whole.name)
            found[-1] = whole
            return []
        if (
            last.kind in {"person", "post"}
            and name.kind in {"agency", "team"}
            and (last.of is None or last.kind == "post")
        ):
            return self._of_body(name, last, found)
        return [name]

    def _of_body(self, name: Name, last: Name, found: list[Name]) -> list[Name]:
        """A body after a person or a post and a comma: it says where they are, unless the cell is a list of bodies and people."""
        if (self.tie == "comma" and len(found) > 1 and by_itself(found[-2], last)) or (
            last.kind == "post" and its_own_office(last, name)
        ):
            return [name]
        found[-1] = replace(last, of=name.name)
        if (
            self.tie in {"and", "slash"}
            and len(found) > 1
            and by_itself(found[-2], last)
            and found[-2].kind == last.kind
        ):
            # "Jane Doe and Karl Ali, Probation".
            found[-2] = replace(found[-2], of=name.name)
        if len(found) > 1 and last.kind == "person" and last.holds == found[-2].name and found[-2].of is None:
            # Post (person), body: the body says where both are.
            found[-2] = replace(found[-2], of=name.name)
        elif len(found) > 1 and last.kind == "post" and found[-2].kind == "person" and found[-2].of is None:
            # Person, post, body: the body says where both are.
            found[-2] = replace(found[-2], of=name.name)
            found[-1] = replace(last, of=last.of or name.name)
        return [self._says_where(name)]

    def _after_body(self, name: Name, last: Name, found: list[Name]) -> list[Name]:
        """A body after a body and a comma: a list, in which no body only says where a name before it belongs."""
        if last.where or (len(found) > 1 and found[-2].of == last.name):
            found[-1] = replace(last, where=False)
            if found[-2].of == last.name:
                found[-2] = replace(found[-2], of=None)
        elif team_of(last, name):
            found[-1] = replace(last, of=name.name)
            return [self._says_where(name)]
        return [name]

    def _says_where(self, body: Name) -> Name:
        """A body that says where a name beside it belongs; a team that acts elsewhere in the plan is a name as well."""
        acts = body.kind == "team" and any(map(self.evidence.stands_alone, ways_of_team(body.name)))
        return replace(body, where=not acts and body.kind != "board")

    def _person_of_post(self, name: Name, inner: Name) -> Name:
        """A first name and a place in a bracket after a post are a person: "Head of Youth Work (Kiran Barnet)".

        A charity called so has the plan's own place in its name.
        """
        words = tokenise(inner.text)
        if name.kind != "post" or inner.kind != "agency" or inner.entry or [t.kind for t in words] != ["word", "word"]:
            return inner
        first, last = (token.key for token in words)
        is_name = first in lexicon.first_names() and last in lexicon.places() and last not in self.evidence.places
        why = "a first name and a place that is no place of the plan, in a bracket after a post"
        return replace(inner, kind="person", confidence=0.8, why=why, where=False) if is_name else inner

    def _with_bracket(self, name: Name, inside: list[Item]) -> list[Name]:
        outer_role, outer_former = self.role, self.former
        inner = [self._person_of_post(name, one) for one in self.names(inside)]
        only_role = not inner and any(item.kind == "role" or item.segment for item in inside)
        said = self.role
        self.role, self.former = outer_role, outer_former
        words = " ".join(item.text for item in inside)
        label = lexicon.role_words().get(key_of(words))
        if label == "same":
            return [name]
        if label and label not in {"former", "acting"}:
            return [replace(name, role=label)]  # type: ignore[arg-type] # the table holds roles, and a test says so
        if only_role and said != outer_role:
            return [replace(name, role=said)]
        if name.kind == "post" and key_of(words) in {("acting",), ("interim",), ("temporary",)}:
            return [replace(name, acting=True, why=f'{name.why}; the bracket says "{words}"')]
        if _vacancy(name) and len(inner) == 1 and inner[0].kind == "post":
            return [replace(inner[0], vacant=True, why=f'{inner[0].why}; "{name.name}"')]
        if inner and all(_vacancy(one) for one in inner):
            return [replace(name, vacant=name.kind == "post", why=f'{name.why}; the bracket says "{words}"')]
        if (
            len(inner) == 1
            and inner[0].kind == "placeholder"
            and lexicon.placeholders().get(key_of(words)) == "waiting"
        ):
            return [replace(name, provisional=True, why=f'{name.why}; the bracket says "{words}"')]
        if not inner:
            return [name]
        if any(item.kind == "role" for item in inside):
            return [name, *inner]
        return in_bracket(name, inner, words.replace(" ,", ","))


def _doubtful(items: list[Item], at: int) -> str:
    """What stands beside an item that makes its reading doubtful: see `Grounds`."""
    first = last = at
    while first and (items[first - 1].kind in _TOGETHER or items[first - 1].segment):
        first -= 1
    while last + 1 < len(items) and (items[last + 1].kind in _TOGETHER or items[last + 1].segment):
        last += 1
    group = items[first : last + 1]
    if any(item.kind == "unknown" and item.text not in _WITHIN and not _NUMBER.fullmatch(item.text) for item in group):
        return "unknown"
    near = (*items[max(0, at - 1) : at], *items[at + 1 : at + 2])
    if any(item.segment and item.kind != "role" and not _belong_together(item, items[at]) for item in near):
        return "name"
    return "and" if any(item.kind == "and" for item in group) else NOTHING


def _belong_together(first: Item, second: Item) -> bool:
    """Whether two names may well stand beside each other: a person and a post, another person, or a known body."""
    sure = all(item.segment and item.segment.confidence >= _FULL_NAME for item in (first, second))
    return {first.kind, second.kind} == {"person", "post"} or (sure and "person" in {first.kind, second.kind})


def _holding(name: Name, last: Name, found: list[Name]) -> list[Name]:
    """A person and a post side by side: the one holds the other."""
    if name.kind == "person":
        return [replace(name, holds=last.name)]
    found[-1] = replace(last, holds=name.name)
    return [name]


def _vacancy(name: Name) -> bool:
    return name.kind == "placeholder" and key_of(name.name) in lexicon.vacancies()


def waits(name: Name) -> bool:
    """Whether a name is a placeholder that says that a lead is still to come: TBC, vacant."""
    return name.kind == "placeholder" and lexicon.placeholders().get(key_of(name.name)) == "waiting"
