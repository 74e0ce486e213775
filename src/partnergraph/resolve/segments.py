"""What a run of words may be: a known body, a team by its head word, a person by the shape of the name.

In: the tokens of a cell and the evidence of its document. Out: for each run of words the kinds it may be, each with a
score and its evidence. The reading of the whole cell (`cell.py`) is the best-scored row of such runs, so a
comma inside a team's name and a comma between two teams are told apart by which reading explains more words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from partnergraph.resolve import lexicon
from partnergraph.resolve.lexicon import LONGEST, Entry
from partnergraph.resolve.tokens import Token, fold

Key = tuple[str, ...]

_PARTICLES = frozenset(
    "de da di del della der den van von bin bint ibn al el ul ap ab ferch mac mc o la le du dos das ten ter st".split()
)
_LINKS = frozenset("of for in at on the to".split())
_EVERYBODY = frozenset({"all", "each", "every", "any", "relevant", "other", "various", "appropriate"})
ARTICLES = frozenset({"the", "a", "an"})
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}")
# Words after which a head word of a post goes on: "Lead for VAWG", "Head of Youth Justice".
_CARRIED = frozenset({"of", "for", "in", "at", "on"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the document itself says about names.

    Attributes:
        people: Full names that stand alone in some cell, by key.
        bodies: Other names that stand alone in some cell, by key.
        parts: For each first or last word of a known person, the full names that hold it.
        initials: Whether most lead cells are initials.
        decided: What a person settled, by key: (name, kind).
    """

    people: frozenset[Key] = frozenset()
    bodies: Mapping[Key, int] = field(default_factory=dict)
    parts: Mapping[str, frozenset[Key]] = field(default_factory=dict)
    initials: bool = False
    decided: Mapping[Key, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words read as one thing.

    Attributes:
        start: Its first token.
        end: The token after its last.
        kind: person, post, team, agency, board, placeholder, role or unknown.
        score: How much the reading explains; only compared within a cell.
        confidence: 0 to 1, as in `Mention`.
        why: The evidence.
        entry: The known name, if it is one.
        role: For a role word, the role of what follows.
        of_end: Where the run begins with a body's name ("YOT Manager"), the token after that name.
    """

    start: int
    end: int
    kind: str
    score: float
    confidence: float
    why: str
    entry: Entry | None = None
    role: str = ""
    of_end: int = 0


def segments(tokens: list[Token], start: int, evidence: Evidence) -> Iterator[Segment]:
    """Yield the readings of every run of words that begins at `start`.

    At most `LONGEST` words and four separators inside a name, so the work is linear in the cell.
    """
    words = separators = lines = 0
    for end in range(start + 1, len(tokens) + 1):
        last = tokens[end - 1]
        if last.kind in {"comma", "and"}:
            separators += 1
        elif last.kind == "newline":
            lines += 1
        elif last.kind == "word":
            words += 1
        else:
            return
        if words > LONGEST or separators > 4 or lines > 1:
            return
        if last.kind == "word":
            run = _Run(tokens, start, end, words, separators, lines, evidence)
            yield from run.readings()


@dataclass(slots=True)
class _Run:
    """One run of words with what is needed to judge it."""

    tokens: list[Token]
    start: int
    end: int
    words: int
    separators: int
    lines: int
    evidence: Evidence

    @property
    def run(self) -> list[Token]:
        return self.tokens[self.start : self.end]

    @property
    def key(self) -> Key:
        return tuple("and" if t.kind == "and" else t.key for t in self.run if t.kind != "newline")

    @property
    def text(self) -> str:
        return " ".join(t.text for t in self.run if t.kind == "word")

    def readings(self) -> Iterator[Segment]:
        yield from self._known()
        yield from self._placed()
        yield from self._role()
        yield from self._by_head_word()
        if self.separators == 1 and self.words == 2 and not self.lines:
            yield from self._surname_first()
        if not self.separators and not self.lines:
            yield from self._person()
            yield from self._abbreviation()
            yield from self._everybody()
        yield from self._by_vocabulary()
        if self.words == 1:
            capital = self.run[0].capital
            yield self._segment("unknown", 0.6 if capital else 0.1, 0.3, "not recognised")

    def _segment(
        self,
        kind: str,
        score: float,
        confidence: float,
        why: str,
        *,
        entry: Entry | None = None,
        role: str = "",
        of_end: int = 0,
    ) -> Segment:
        # A name that goes on over a line is possible and less likely than two names.
        return Segment(
            self.start,
            self.end,
            kind,
            score - 1.2 * self.lines,
            confidence - 0.05 * self.lines,
            why,
            entry,
            role,
            of_end,
        )

    def _known(self) -> Iterator[Segment]:
        key, n = self.key, self.words + self.separators
        if key in self.evidence.decided:
            yield self._segment(self.evidence.decided[key][1], 50.0 + n, 1.0, "settled by a person")
            return
        for entry in lexicon.entries().get(key, ()):
            if not entry.exact or entry.exact == self.text:
                yield self._segment(
                    entry.kind,
                    2.2 * n + 1.0,
                    0.7 if entry.ambiguous else 0.97,
                    f"known name ({entry.source})" + (", which may mean something else" if entry.ambiguous else ""),
                    entry=entry,
                )
        kind = lexicon.placeholders().get(key)
        if kind:
            yield self._segment("placeholder", 2.2 * n + 0.9, 0.95, "words that name nobody")
        if self.words > 2:
            yield from self._carried_on(key)
        if key in self.evidence.people:
            yield self._segment("person", 2.2 * n + 1.0, 0.97, "the name stands alone elsewhere in the plan")

    def _carried_on(self, key: Key) -> Iterator[Segment]:
        """A known name that goes on: "Police and Crime Commissioner for North Wales"."""
        for at in range(1, len(key) - 1):
            if key[at] in _CARRIED and self.tokens[self.end - 1].capital:
                entry = next(
                    (e for e in lexicon.entries().get(key[:at], ()) if e.kind in {"agency", "team", "post", "board"}),
                    None,
                )
                if entry:
                    yield self._segment(
                        entry.kind, 2.1 * (self.words + self.separators) + 0.5, 0.88, f'"{entry.name}" of a named field'
                    )
                return

    def _everybody(self) -> Iterator[Segment]:
        """`All PSB members`: words that begin with "all" name nobody in particular."""
        if self.words > 1 and self.run[0].key in _EVERYBODY and self.run[-1].key not in _LINKS:
            yield self._segment(
                "placeholder", 2.0 * self.words + 0.6, 0.88, f'"{self.run[0].text}" names nobody in particular'
            )

    def _placed(self) -> Iterator[Segment]:
        """A known kind of body under a name of its own: "Mereshire Youth Justice Service", "Healthwatch Harrowmoor"."""
        if self.words < 2 or self.tokens[self.start].key in ARTICLES | lexicon.titles():
            return
        for at in range(self.start + 1, self.end):
            for first, body in (((self.start, at), (at, self.end)), ((at, self.end), (self.start, at))):
                entry = self._body(body) if self._a_name_of_its_own(*first) else None
                if entry and (first[0] == self.start or entry.kind == "agency"):
                    confidence = 0.9 if first[0] == self.start else 0.85
                    yield self._segment(
                        entry.kind,
                        2.2 * (self.words + self.separators) + 0.5,
                        confidence,
                        f'"{entry.name}" of a named place',
                    )
                    return

    def _body(self, run: tuple[int, int]) -> Entry | None:
        key = tuple("and" if t.kind == "and" else t.key for t in self.tokens[run[0] : run[1]] if t.kind != "newline")
        known = lexicon.entries().get(key, ())
        return next(
            (e for e in known if e.kind in {"agency", "team", "post", "board"} and e.belongs_to != "council_team"), None
        )

    def _a_name_of_its_own(self, start: int, end: int) -> bool:
        """Whether a run is capitalised, no known name, no person's, and more than words of a service."""
        run = self.tokens[start:end]
        if any(t.kind != "word" or not t.capital or (t.key != "nhs" and (t.key,) in lexicon.entries()) for t in run):
            return False
        if any((t.key,) in lexicon.head_words() or t.key in self.evidence.parts for t in run) or len(run) > 3:
            return False
        firsts, service = lexicon.first_names(), lexicon.service_words()
        person = len(run) > 1 and run[0].key in firsts and run[1].key not in lexicon.places()
        return not person and any(t.key not in service or t.key in lexicon.places() for t in run)

    def _role(self) -> Iterator[Segment]:
        role = lexicon.role_words().get(self.key)
        if not role or self.lines:
            return
        if self.run[0].key == "to" and self.start:
            # "Police to lead": said of the name before it.
            yield self._segment("role", 2.4 * self.words + 1.5, 1.0, "role of the name before", role=role)
            return
        after = self.tokens[self.end] if self.end < len(self.tokens) else None
        carries = self.run[-1].key in {"by", "with", "from", "of", "previously", "formerly", "cc", "alongside"}
        labelled = after is not None and after.kind in {"colon", "dash"}
        if labelled or (carries and after is not None and after.kind in {"word", "newline", "open"}):
            yield self._segment("role", 2.4 * self.words + 1.5, 1.0, "role", role=role)

    def _names_inside(self, until: int) -> int:
        """Pairs of words before `until` that look like a person's name and not like parts of a body's name."""
        firsts, service, heads = lexicon.first_names(), lexicon.service_words(), lexicon.head_words()
        inside = self.tokens[self.start : until]
        # A first name and then "and" is a person listed first.
        listed = (
            len(inside) > 1 and inside[0].key in firsts and inside[1].kind != "word" and inside[0].key not in service
        )
        return int(listed and inside[0].key not in lexicon.places()) + sum(
            1
            for t, after in pairwise(inside)
            if t.capital and t.key in firsts and t.key not in service
            if after.kind == "word" and after.capital and after.key not in service and (after.key,) not in heads
        )

    def _head(self) -> tuple[str, int, int] | None:
        """(kind, first token of the head word, token after it): at the start, before "for" or "of", or at the end."""
        heads = lexicon.head_words()
        for length in range(min(5, self.end - self.start - 1), 0, -1):
            found = heads.get(tuple(t.key for t in self.tokens[self.start : self.start + length]))
            if found and found[1] == "start":
                return found[0], self.start, self.start + length
        for at in range(self.start + 1, self.end - 1):
            if self.tokens[at].key in _CARRIED:
                found = heads.get((self.tokens[at - 1].key,))
                if found and found[1] == "end":
                    return found[0], at - 1, at
                break
        for length in range(min(4, self.end - self.start), 0, -1):
            found = heads.get(tuple(t.key for t in self.tokens[self.end - length : self.end]))
            if found and found[1] == "end":
                return found[0], self.end - length, self.end
        return None

    def _by_head_word(self) -> Iterator[Segment]:
        edges = self.tokens[self.start].key in ARTICLES or self.tokens[self.end - 1].key in _LINKS
        found = None if edges else self._head()
        if not found:
            return
        kind, head_start, head_end = found
        alone = head_end - head_start == self.end - self.start
        if alone and kind in {"team", "agency", "board"}:
            return
        if kind != "post" and self.tokens[self.start].key.rstrip(".") in lexicon.titles():
            return
        if self._parts_of_a_list(head_start) or (kind == "placeholder" and any(t.kind == "comma" for t in self.run)):
            return
        score = 2.0 * self.words + 0.3 - 0.7 * self.separators - 1.5 * self._names_inside(head_start)
        if not self.tokens[self.start].capital:
            score -= 0.4
        if self.separators and self._opens_unknown():
            score += 1.0
        confidence = 0.9
        of_end = 0
        if kind == "post" and head_end == self.end and head_start > self.start:
            of_end = self._body_in_front(head_start)
            score += 1.4 if of_end else 0.0
        if alone:
            score, confidence = score - 0.9, 0.8
        elif self._weak_front(head_start):
            score, confidence = score - 1.0, 0.8
        if kind == "board" and self.separators and self._all_of_service(head_start):
            # "Performance and Quality Subgroup": no service is listed beside a board.
            score += 2.0
        if (
            kind == "board"
            and self.run[-1].key == "group"
            and self.words <= 3
            and not self._all_of_service(head_start, some=True)
        ):
            # "Thirteen Group": a name of its own and the bare word is a company.
            kind, confidence = "agency", 0.78
        if kind == "agency" and head_start == self.start and self._ends_in_agency():
            # Both ends say so: "NHS Kent and Medway ICB".
            score += 2.0
        if kind in {"team", "agency", "board"} and self._post_inside(head_start):
            score -= 1.6
        generic = kind in {"board", "team"} and all(
            t.key in lexicon.service_words() or t.key in _LINKS or not t.capital
            for t in self.tokens[self.start : head_start]
        )
        if kind == "board" and generic and not any(t.capital for t in self.tokens[self.start : head_start]):
            kind, confidence = "placeholder", 0.8
        word = " ".join(t.text for t in self.tokens[head_start:head_end])
        yield self._segment(kind, score, confidence, f'head word "{word}"', of_end=of_end)

    def _all_of_service(self, until: int, *, some: bool = False) -> bool:
        """Whether all words before `until` (or some of them) are words of a service."""
        service = [t.key in lexicon.service_words() for t in self.tokens[self.start : until] if t.kind == "word"]
        return any(service) if some else all(service)

    def _ends_in_agency(self) -> bool:
        heads = lexicon.head_words()
        return any(
            heads.get(tuple(t.key for t in self.tokens[self.end - length : self.end])) == ("agency", "end")
            for length in range(1, min(4, self.end - self.start))
        )

    def _opens_unknown(self) -> bool:
        """Whether the words before the first comma are no known name, and so hardly the first of a list."""
        first = next(at for at in range(self.start, self.end) if self.tokens[at].kind in {"comma", "and"})
        key = tuple(t.key for t in self.tokens[self.start : first])
        return self.tokens[first].kind == "comma" and key not in lexicon.entries() and key not in self.evidence.people

    def _body_in_front(self, head_start: int) -> int:
        """The token after the body with whose name a post begins ("YOT Manager", "ICB Safeguarding Lead"), or 0."""
        for end in range(head_start, self.start, -1):
            key = tuple("and" if t.kind == "and" else t.key for t in self.tokens[self.start : end])
            if any(entry.kind in {"agency", "team", "board"} for entry in lexicon.entries().get(key, ())):
                return end
        return 0

    def _weak_front(self, head_start: int) -> bool:
        """Whether the words before the head are all in small letters: "the local team"."""
        front = [t for t in self.tokens[self.start : head_start] if t.kind == "word"]
        return bool(front) and not any(t.capital for t in front)

    def _parts_of_a_list(self, head_start: int) -> bool:
        """Whether these are several names: see each reason below."""
        heads = lexicon.head_words()
        commas = [at for at in range(self.start, self.end) if self.tokens[at].kind == "comma"]
        if commas and not any(t.kind == "and" for t in self.tokens[commas[-1] : self.end]):
            # One name that holds commas closes them with "and": "Strategy, Insight and Commissioning Team".
            return True
        if len(commas) == 1 and self.tokens[commas[0] + 1].kind == "and":
            # ", and" after a single name opens the last of a list.
            return True
        for at in range(self.start + 1, self.end):
            token, before = self.tokens[at], self.tokens[at - 1]
            if at < head_start and token.key in {"with", "by"}:
                return True
            if before.kind in {"comma", "and"} and token.key in ARTICLES:
                return True
            if token.kind not in {"comma", "and"}:
                continue
            if before.kind in {"comma", "and"} and token.kind != "and":
                return True
            found = heads.get((before.key,))
            if (
                found
                and found[1] == "end"
                and found[0] != "placeholder"
                and at - 1 < head_start
                and before.key not in {"lead", "head"}
            ):
                return True
            alone = at - 1 == self.start or self.tokens[at - 2].kind in {"comma", "and"}
            if alone and before.text.isupper() and len(before.text) > 1 and (before.key,) not in lexicon.entries():
                # An abbreviation that nobody knows stands for a body of its own.
                return True
        return False

    def _post_inside(self, head_start: int) -> bool:
        heads = lexicon.head_words()
        return any(
            heads.get((t.key,), ("", ""))[0] == "post" and self.tokens[self.start + n + 1].key not in _CARRIED
            for n, t in enumerate(self.tokens[self.start : head_start - 1])
            if t.key not in {"lead", "head", "link", "social", "member", "partner"}
        )

    def _person(self) -> Iterator[Segment]:
        run = self.run
        titles = _titles(run)
        core = run[titles:]
        n = len(core)
        if n > 4 or any(any(c.isdigit() for c in t.text) for t in core):
            return
        if (
            not all(t.capital or t.key in _PARTICLES for t in core)
            or not core[0].capital
            or (core[0].key in ARTICLES and not titles)
        ):
            return
        shouted = all(t.text.isupper() for t in core)
        if not shouted and any(
            len(t.text) > 1
            and t.text.isupper()
            and not (_INITIALS.fullmatch(t.text) and (len(t.text) <= 2 or "." in t.text))
            for t in core
        ):
            return
        firsts, service, heads = lexicon.first_names(), lexicon.service_words(), lexicon.head_words()
        known_first = core[0].key in firsts or all(part in firsts for part in core[0].key.split("-"))
        initials = bool(_INITIALS.fullmatch(core[0].text)) and (len(core[0].text) <= 2 or "." in core[0].text)
        rest_service = sum(1 for t in core[1:] if t.key in service or (t.key,) in heads)
        bonus = 1.7 * titles
        why_title = ", with a title" if titles else ""
        if n == 1:
            yield from self._one_word(core[0], known_first=known_first, titles=titles)
            return
        if (core[0].key in service and (rest_service or not known_first)) or (
            core[0].key in lexicon.places() and not known_first
        ):
            return
        if len(core[-1].key) == 1 or core[-1].key in _PARTICLES or (core[-1].text.isupper() and not shouted):
            return
        length = {2: 0.0, 3: -1.0, 4: -2.6}[n] + (0.9 if any(t.key in _PARTICLES for t in core[1:-1]) else 0.0)
        if known_first:
            later = sum(0.9 for t in core[2:] if t.key in firsts)
            confidence = 0.96 - 0.12 * rest_service - (0.04 if n > 2 else 0.0)
            yield self._segment(
                "person", 2.0 * n + length + bonus - 1.3 * rest_service - later, confidence, f"first name{why_title}"
            )
        elif initials and not rest_service and n <= 3:
            yield self._segment("person", 1.8 * n + length + bonus, 0.88, f"initials and surname{why_title}")
        elif (
            not rest_service
            and core[0].key not in service
            and (core[0].key,) not in heads
            and not shouted
            and not any(t.key in lexicon.places() for t in core)
        ):
            confidence = (0.9 if titles else 0.8) - 0.06 * (n - 2)
            yield self._segment("person", 1.5 * n + length + bonus, confidence, f"shape of a name{why_title}")

    def _surname_first(self) -> Iterator[Segment]:
        """`Hussain, M.K.`: a surname, a comma, initials."""
        surname, comma, initials = self.run
        if (
            comma.kind == "comma"
            and surname.capital
            and surname.key not in lexicon.service_words()
            and _INITIALS.fullmatch(initials.text)
        ):
            dotted = "." in initials.text or len(initials.text) == 1
            if dotted and (surname.key,) not in lexicon.entries():
                yield self._segment("person", 4.4, 0.85, "surname and initials")

    def _one_word(self, token: Token, *, known_first: bool, titles: int) -> Iterator[Segment]:
        if token.key.rstrip(".") in lexicon.titles():
            return
        if titles:
            yield self._segment("person", 1.7 + 1.7 * titles, 0.88, "title and surname")
        elif token.key in self.evidence.parts:
            full = self.evidence.parts[token.key]
            yield self._segment(
                "person", 2.0, 0.8 if len(full) == 1 else 0.6, "part of a name that the plan gives in full"
            )
        elif known_first and token.key not in lexicon.service_words():
            yield self._segment("person", 0.9, 0.75, "first name alone")

    def _abbreviation(self) -> Iterator[Segment]:
        token = self.run[0]
        bare = token.text.strip("*†‡#'’.")
        if self.words > 1 or sum(1 for c in bare if c.isupper()) < 2 or not bare.isalpha() or len(bare) > 8:
            return
        if self.evidence.initials and len(bare) <= 4:
            yield self._segment("person", 1.7, 0.7, "initials, as in most lead cells of the plan")
        elif bare.endswith("s") and bare[:-1].isupper():
            yield self._segment("post", 1.6, 0.6, "plural of an abbreviation")
        elif bare[0].isupper() and (bare.isupper() or len(bare) <= 5):
            yield self._segment("agency", 1.6, 0.6, "unknown abbreviation")

    def _by_vocabulary(self) -> Iterator[Segment]:
        """A phrase of the words that bodies' names are made of: "Early Help", "Bromley Healthcare"."""
        words = [t for t in self.run if t.kind == "word"]
        service = sum(1 for t in words if t.key in lexicon.service_words())
        linked = sum(1 for t in words if t.key in _LINKS)
        shaped = (
            len(words) > 1
            and not self.separators
            and (
                any(t.key in lexicon.places() for t in words)
                or (words[-1].text.isupper() and 1 < len(words[-1].text) < 6)
            )
        )
        if not (service or shaped) or not words[0].capital or words[-1].key in _LINKS or words[0].key in ARTICLES:
            return
        if service + linked == len(words):
            confidence = 0.78 if len(words) > 1 else 0.68
            yield self._segment(
                "team", 1.5 * len(words) + 0.1 - 0.8 * self.separators, confidence, "words of a service"
            )
        elif not self.separators and all(t.capital or t.key in _LINKS for t in words):
            names = self._names_inside(self.end)
            score = (1.5 if shaped else 1.25) * len(words) - 1.2 * names
            yield self._segment("agency", score, 0.76 if shaped else 0.7, "words of an organisation")


def _titles(run: list[Token]) -> int:
    """How many words at the beginning of a run are titles and ranks: "Det Supt", "Acting Chief Inspector"."""
    known, before = lexicon.titles(), lexicon.before_ranks()
    count = 0
    while count < len(run) - 1:
        word, after = (run[at].key.rstrip(".") for at in (count, count + 1))
        if word not in known and not (word in before and (after in known or after in before)):
            break
        count += 1
    return count


def initials_of(text: str) -> str:
    """Return the capitals with which the words of a name begin, folded: what its abbreviation would be."""
    return "".join(
        word[0] for word in re.findall(r"[^\W\d_][\w'’]*", fold(text)) if word not in {"and", "of", "the", "for"}
    )
