"""A run of words in a cell, what the document says about names, and a reading of the run.

The readings themselves are in `known.py` (names that are known), `bodies.py` (names of bodies and posts by their words) and
`people.py` (names of people by their shape).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from partnergraph.resolve import lexicon
from partnergraph.resolve.lexicon import Entry
from partnergraph.resolve.tokens import Token

Key = tuple[str, ...]

LINKS = frozenset("of for in at on the to".split())
ARTICLES = frozenset({"the", "a", "an"})
BETWEEN_NAMES = frozenset({"then", "plus", "or", "via"})
"""Words between two names, with which none begins."""

CARRIED = frozenset({"of", "for", "in", "at", "on"})
"""Words after which a name goes on: "Lead for VAWG", "Head of Youth Justice"."""

PLAIN = frozenset(
    "service services group team area borough district county regional divisional locality station watch business assistant deputy senior interim acting executive corporate strategic operational operations lead principal head chief programme project general joint named designated".split()
)
"""Words with which the names of posts begin, and which say nothing of their field."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Whom initials stand for.

    Attributes:
        name: The person's name in full.
        of: The body that the plan says they belong to.
    """

    name: str
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the document itself says about names.

    Attributes:
        people: Full names that stand alone in some cell, by key.
        parts: For each first or last word of a known person, the full names that hold it.
        initials: Whether most lead cells are initials.
        places: Words before which, or after which, bodies of a place are named: "Lakeland" of "Lakeland Council".
        explained: Whom the initials that the plan explains stand for, by how they are written.
        alone: Names that have a lead cell, a line or a place between strokes to themselves, by their first word.
        borders: Whether a line ends where its author ended it, as in Word and Excel, and not where a page was full.
        turned: Whether people are given by family name, a comma and first name.
        ends: The names of `alone` by their last word.
    """

    people: frozenset[Key] = frozenset()
    parts: Mapping[str, frozenset[Key]] = field(default_factory=dict)
    initials: bool = False
    places: frozenset[str] = frozenset()
    explained: Mapping[str, Meaning] = field(default_factory=dict)
    alone: Mapping[str, frozenset[Key]] = field(default_factory=dict)
    borders: bool = False
    turned: bool = False
    ends: Mapping[str, frozenset[Key]] = field(default_factory=dict)

    def stands_alone(self, name: Key) -> bool:
        """Return whether a name has a place of its own in some lead cell."""
        return bool(name) and name in self.alone.get(name[0], ())

    def about(self, tokens: Iterable[Token]) -> About:
        """Return what of the evidence touches the words of a cell, in a form that can be a key."""
        tokens = list(tokens)
        words = {"and" if token.kind == "and" else token.key for token in tokens}
        parts = tuple((word, self.parts[word]) for word in sorted(words) if word in self.parts)
        # Whole sets at once: one first name may stand in thousands of full ones.
        people = self.people & frozenset().union(*(names for _, names in parts))
        alone = frozenset().union(*(self.ends[word] for word in words if word in self.ends))
        texts = sorted({token.text for token in tokens if token.text in self.explained})
        return About(
            people if self.parts else self.people,
            parts,
            self.initials,
            self.places & words,
            tuple((text, self.explained[text]) for text in texts),
            tuple(
                (word, held)
                for word in sorted(words & self.alone.keys())
                if (held := frozenset(name for name in self.alone[word] & alone if words.issuperset(name)))
            ),
            self.borders,
            self.turned,
        )


class About(NamedTuple):
    """What of a plan's evidence touches one cell: the attributes of `Evidence`, as a key."""

    people: frozenset[Key] = frozenset()
    parts: tuple[tuple[str, frozenset[Key]], ...] = ()
    initials: bool = False
    places: frozenset[str] = frozenset()
    explained: tuple[tuple[str, Meaning], ...] = ()
    alone: tuple[tuple[str, frozenset[Key]], ...] = ()
    borders: bool = False
    turned: bool = False

    def evidence(self) -> Evidence:
        """Return it as evidence."""
        return Evidence(
            self.people,
            dict(self.parts),
            self.initials,
            self.places,
            dict(self.explained),
            dict(self.alone),
            self.borders,
            self.turned,
        )


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
        free: Whether it may stand directly after another name, with nothing between them.
        ahead: How far the reading of the cell that has it is ahead of the best one that has not.
        means: For initials that the plan explains, whom they stand for.
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
    free: bool = False
    ahead: float = 0.0
    means: Meaning | None = None


@dataclass(slots=True)
class Run:
    """One run of words with what is needed to judge it.

    Attributes:
        all: The tokens of the cell.
        start: The run's first token.
        end: The token after its last.
        words: How many words it has.
        separators: How many commas and "and" stand between them.
        lines: How many line breaks.
        evidence: What the document says about names.
    """

    all: list[Token]
    start: int
    end: int
    words: int
    separators: int
    lines: int
    evidence: Evidence

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the run."""
        return self.all[self.start : self.end]

    @property
    def key(self) -> Key:
        """The run for look-ups."""
        return key_of_tokens(self.tokens)

    def is_place(self, word: str) -> bool:
        """Return whether a word is known to be a place's, from the lists or from the document."""
        return word in lexicon.places() or word in self.evidence.places

    @property
    def _ended(self) -> bool:
        """Whether a name may end where the line does, and another begin with the next: no hyphen before it, a capital after it."""
        line = next(at for at, token in enumerate(self.tokens) if token.kind == "newline")
        before, after = self.tokens[line - 1], self.tokens[line + 1]
        return (
            before.kind == after.kind == "word" and after.capital and before.key[-1] != "-" and before.key not in LINKS
        )

    @property
    def held_together(self) -> bool:
        """Whether a known name begins before the line break inside the run and ends after it, and no name begins there.

        "Head of Community / Safety": "Community Safety" is known, and "Safety" names nobody.
        """
        known, tokens = lexicon.entries(), self.tokens
        line = next(at for at, token in enumerate(tokens) if token.kind == "newline")
        after = key_of_tokens(tokens[line + 1 :])
        return not any(after[:end] in known for end in range(1, len(after) + 1)) and any(
            key_of_tokens(tokens[first:last]) in known
            for first in range(max(0, line - 3), line)
            for last in range(line + 2, min(len(tokens), line + 4) + 1)
        )

    @property
    def text(self) -> str:
        """The words of the run."""
        return " ".join(t.text for t in self.tokens if t.kind == "word")

    @property
    def alone(self) -> bool:
        """Whether no word stands directly before or after it."""
        beside = (*self.all[max(0, self.start - 1) : self.start], *self.all[self.end : self.end + 1])
        return not any(token.kind == "word" and token.key not in ARTICLES | {"with"} for token in beside)

    def segment(
        self,
        kind: str,
        score: float,
        confidence: float,
        why: str,
        *,
        entry: Entry | None = None,
        role: str = "",
        of_end: int = 0,
        free: bool = False,
        means: Meaning | None = None,
    ) -> Segment:
        """Return a reading of this run."""
        # A name that goes on over a line is possible and less likely than two names, unless words known together say so.
        broken = self.lines if self.lines and not self.held_together else 0
        return Segment(
            self.start,
            self.end,
            kind,
            score
            - (3.2 if broken and self.evidence.borders and self._ended else 1.2) * broken
            + (0.9 if self.lines and not broken else 0.0),
            confidence - 0.05 * self.lines,
            why,
            entry,
            role,
            of_end,
            free,
            means=means,
        )


def key_of_tokens(tokens: Iterable[Token]) -> Key:
    """Return tokens for look-ups: "&" is "and", a line break is nothing."""
    return tuple("and" if t.kind == "and" else t.key for t in tokens if t.kind != "newline")


def names_inside(run: Run, until: int) -> int:
    """Pairs of words before `until` that look like a person's name and not like parts of a body's name."""
    firsts, service, heads = lexicon.first_names(), lexicon.service_words(), lexicon.head_words()
    inside = run.all[run.start : until]
    # A first name and then "and" is a person listed first.
    listed = len(inside) > 1 and inside[0].key in firsts and inside[1].kind != "word" and inside[0].key not in service
    return int(listed and inside[0].key not in lexicon.places()) + sum(
        1
        for t, after in pairwise(inside)
        if t.capital and t.key in firsts and t.key not in service
        if after.kind == "word" and after.capital and after.key not in service and (after.key,) not in heads
    )
