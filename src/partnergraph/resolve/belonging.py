"""Which of two names says where the other belongs: a body in the bracket of a person, a team of a council.

In: names read beside each other. Out: which belongs to which. Refuses nothing: names that may stand in a list stay apart.
"""

from __future__ import annotations

import re
from dataclasses import replace

from partnergraph.resolve import lexicon, units
from partnergraph.resolve.named import Name
from partnergraph.resolve.post_fields import called_team, says_field
from partnergraph.resolve.tokens import fold, key_of
from partnergraph.resolve.written import team_words

BODIES = frozenset({"agency", "team", "board", "unknown"})
NOBODY = frozenset({"placeholder", "unknown"})


def in_bracket(name: Name, inner: list[Name], words: str) -> list[Name]:
    """Return a name and those in the bracket after it, with who belongs to whom.

    Args:
        name: The name before the bracket.
        inner: The names in it.
        words: Its words.
    """
    people = [one for one in inner if one.kind == "person"]
    if name.kind == "person":
        posts = [one for one in inner if one.kind == "post"]
        bodies = [one for one in inner if one.kind not in {"post", "person"}]
        of = bodies[0].name if bodies else (posts[0].of if posts else None)
        holds = posts[0].name if len(posts) == 1 else None
        return [replace(name, of=name.of or of, holds=holds), *(replace(p, of=p.of or of) for p in posts), *people]
    if people:
        of = name.name if name.kind in BODIES else name.of
        holds = name.name if name.kind == "post" else None
        return [name, *(replace(person, of=person.of or of, holds=holds) for person in people)]
    first = inner[0]
    if name.kind in {"agency", "team", "board"} and _initials_of(name.name) == first.name.casefold().strip("."):
        return [replace(name, text=f"{name.text} ({first.text})", also=first.name)]
    if name.kind == first.kind == "agency" and _initials_of(first.name) == name.name.casefold().strip("."):
        # "MHA (Marrowdale Housing Association)".
        return [replace(first, text=f"{name.text} ({first.text})", role=name.role, also=name.name)]
    if name.kind == "post" and all(says_field(name, one) for one in inner):
        return [replace(name, text=f"{name.text} ({words})", name=f"{name.name} ({words})")]
    if name.kind == "post" or first.kind == "placeholder":
        # What the bracket says comes before what the post's own name begins with.
        body = next((one.name for one in inner if one.kind in {"agency", "team"}), None)
        return [replace(name, of=body or name.of)]
    if name.kind == "agency" and first.kind in {"team", "post"}:
        # Of a council the team acts: "Exham Council (Housing)". Another body acts itself, through its team.
        only = is_council(name) and all(one.kind == "team" for one in inner)
        return [replace(name, where=only), *(replace(one, of=one.of or name.name) for one in inner)]
    if name.kind == first.kind == "team" and called_team(first.name) and not called_team(name.name):
        return [name, replace(first, of=first.of or name.name)]
    if name.kind in BODIES and first.kind in {"agency", "team"}:
        return [replace(name, of=name.of or first.name)]
    return [name]


def by_itself(name: Name, beside: Name) -> bool:
    """Whether a name is one of a list: of no body, with no post, and not the post or the holder of the name beside it."""
    held = beside.holds == name.name or name.holds == beside.name
    return not (name.where or name.of or name.holds or held) and name.kind not in NOBODY


def its_own_office(post: Name, body: Name) -> bool:
    """Whether a post is an office of its own, or of another body than the one after it: "Police and Crime Commissioner"."""
    key = key_of(post.name)
    if any(word == "commissioner" and key[: at + 1] in lexicon.entries() for at, word in enumerate(key)):
        return True
    if not post.of or set(key_of(post.of)) & set(key_of(body.name)):
        return False
    known = lexicon.entries().get(key_of(post.of), ())
    return bool(known) and all(entry.kind == "agency" for entry in known) and not is_council(body)


def team_of(team: Name, body: Name) -> bool:
    """Whether a team may well be of the body named after it: any of a council that councils have, lawyers of anybody."""
    if team.kind != "team" or body.kind != "agency" or team.of is not None:
        return False
    if is_council(body):
        return not units.of_police(key_of(team.name))
    if units.same_house(key_of(team.name), key_of(body.name)):
        return True
    return len(key_of(team.name)) > 1 and units.of_everybody(key_of(team_words(team.name)))


def is_council(name: Name) -> bool:
    """Whether a name is that of a council."""
    return key_of(name.name)[-1:] == ("council",) or (name.entry is not None and name.entry.belongs_to == "council")


def _initials_of(text: str) -> str:
    """Return the capitals with which the words of a name begin, folded: what its abbreviation would be."""
    return "".join(
        word[0] for word in re.findall(r"[^\W\d_][\w'’]*", fold(text)) if word not in {"and", "of", "the", "for"}
    )
