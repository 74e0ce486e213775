"""A line of text and the label that it begins with: "Lead: Jo Bell", "Deadline - May 2026", "- **Owner:** Police".

In: a Text. Out: its lines, each with its label, what that means and the words after it. Refuses nothing: a line without a
label has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from partnergraph.model import Text
from partnergraph.records.headings import exact, in_words
from partnergraph.records.refs import leading

_MOST_WORDS = 6  # of a label
_LONGEST_LINE = 5_000  # characters that are searched for labels inside: gaps without end would take time without end
_LONGEST_CODE = 4  # letters in front of a number
_FEWEST_BARE = 2
_LABEL = r"[^\W\d_][^:\d\n]{0,38}?"
_LABELLED = re.compile(
    rf"(?:[-•*▪]\s+|(?P<ref>\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?)[.)]?\s+)?(?P<label>{_LABEL})\s*(?P<number>(?:\b[A-Z]{{1,3}})?\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?)?\s*:(?:\s+(?P<words>.*))?",
    re.DOTALL,
)
# A dash or tab parts a label from its value only where the label is known.
_DASHED = re.compile(rf"(?:[-•*▪]\s+)?(?P<label>{_LABEL})(?:\s+[-–—]\s+|\t+|\s{{2,}})(?P<words>\S.*)", re.DOTALL)
_NEXT_LABEL = re.compile(rf"(?:\s*[|;]\s*|\t+|\s{{2,}}|\.\s+)(?=(?P<label>{_LABEL})\s*:)")
_BARE_TITLE = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+)?\s(?P<number>\d{1,3}(?:\.\d{1,3})*[a-z]?)\s*[:.]?")


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line.

    Attributes:
        text: The text that it is of.
        line: The line itself.
        label: Its label as printed; empty if it has none.
        key: The label for comparison.
        words: The words after the label, the number of the label before them.
        meanings: What the label is known to mean.
        whole: Whether it is all of its text.
    """

    text: Text
    line: str
    label: str = ""
    key: str = ""
    words: str = ""
    meanings: frozenset[str] = frozenset()
    whole: bool = True

    @property
    def bare_number(self) -> str:
        """The number of a line that is only a title with a number, as in "Commitment 4"; else empty."""
        match = _BARE_TITLE.fullmatch(self.line.strip())
        return match["number"] if match else ""


def card_lines(text: Text) -> Iterator[CardLine]:
    """Yield the lines of a text; where several labels stand on one line, each with its own words."""
    lines = [part for line in text.text.splitlines() if line.strip() for part in _at_labels(line)]
    for line in lines:
        yield _line(text, line, whole=len(lines) == 1)


def _at_labels(line: str) -> list[str]:
    """Return the parts of a line that begin with known labels: "Lead: Police | By when: May"."""
    if len(line) > _LONGEST_LINE:
        return [line]
    cuts = [match for match in _NEXT_LABEL.finditer(line) if _known(match["label"])]
    starts = [0, *(match.end() for match in cuts)]
    ends = [*(match.start() + (line[match.start()] == ".") for match in cuts), len(line)]
    return [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _known(label: str) -> frozenset[str]:
    return frozenset(meaning.name for meaning in exact(label)) - {"extra"}


def _line(text: Text, line: str, *, whole: bool) -> CardLine:
    match = _LABELLED.fullmatch(line)
    if match is None:
        dashed = _DASHED.fullmatch(line)
        match = dashed if dashed and _known(dashed["label"]) else None
    if match is None or text.aside or len(match["label"].split()) > _MOST_WORDS:
        return CardLine(text, line, whole=whole)
    label, words = match["label"], (match["words"] or "").strip()
    before, after = match.groupdict().get("ref"), match.groupdict().get("number")
    # "TC1: Recruit two wardens" has a number in front of it, and no label.
    coded = after and label.isupper() and len(label) <= _LONGEST_CODE
    if (before or coded) and not _known(label):
        return CardLine(text, line, whole=whole)
    number = after or before
    if number:
        words = f"{number}. {words}"
    key = " ".join(label.casefold().split())
    return CardLine(text, line, label, in_words(key) or key, words, _known(label), whole)


def with_bare_labels(lines: Sequence[CardLine]) -> list[CardLine]:
    """Return the lines, of which those that are nothing but a known label head the line below.

    That is so where two labels or more stand alone again and again, each with something else below it.
    """
    bare = [_bare(line) for line in lines]
    below = Counter(now.key for now, after in pairwise(bare) if now and not after)
    counts = Counter(line.key for line in bare if line)
    known = {key for key, count in below.items() if count > 1 and count * 5 >= counts[key] * 4}
    if len(known) < _FEWEST_BARE:
        return list(lines)
    return [label if label and label.key in known else line for line, label in zip(lines, bare, strict=True)]


def _bare(line: CardLine) -> CardLine | None:
    label = line.line.strip().removeprefix("- ").rstrip(" :.")
    if line.key or line.text.aside or not line.whole or len(label.split()) > _MOST_WORDS or not _known(label):
        return None
    key = " ".join(label.casefold().split())
    return replace(line, label=label, key=in_words(key) or key, meanings=_known(label))


def opens_item(line: str) -> bool:
    """Return whether a line begins with a number, as a new item of a list does."""
    return leading(line) is not None
