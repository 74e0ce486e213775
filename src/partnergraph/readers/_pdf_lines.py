"""Letters put together: words, lines, and the running text of a cell or paragraph.

In: glyphs of one place. Out: `Line`s of `Word`s from top to bottom, and their text: a line that was broken because it was
full goes on in the next, any other break stays. Refuses nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from partnergraph.readers._pdf_page import Glyph
from partnergraph.readers._words import clean

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "ft", 0xFB06: "st"}
_GAP = 0.16  # of the size of letters: what stands further apart is two words, where the file writes no spaces
_GAP_BESIDE_SPACES = 0.3
_SPACED = 0.12  # letters of one word that are set apart
_MARK = re.compile(r"[-–•*·▪■●◦○➢➤❖\uf000-\uf0ff]$|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]$", re.IGNORECASE)
_BULLET = re.compile(r"[-–•*·▪■●◦○➢➤❖\uf000-\uf0ff]$")
_LINK = re.compile(r"(?:https?://|www\.|\S+@)\S*[./@_=?&-]?$")
_NOTE = re.compile(r"[\d*†‡§]+")
_RAISED, _HIGHEST = 0.88, 0.6  # of the size of letters: how large a raised mark is at most, and how high it stands
_HYPHENS = "-\u2010\u2011"
_SOFT = "\xad"
_STRONG = ("R", "AL")


@dataclass(slots=True)
class Word:
    """Letters without a gap."""

    text: str
    x0: float
    x1: float
    glyphs: list[Glyph]


@dataclass(slots=True)
class Line:
    """Words on one baseline."""

    words: list[Word]
    base: float
    size: float
    top: float
    bottom: float
    spaces: bool = False  # whether the file writes the spaces between words
    trailing: bool = False  # whether one stands at the end
    marks: tuple[str, ...] = ()  # raised marks of footnotes, which are no words

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def text(self) -> str:
        """Its words, in the order in which they are read."""
        return _in_reading_order([word.text for word in self.words])

    @property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        return all(glyph.bold for word in self.words for glyph in word.glyphs)


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return the lines from top to bottom; letters that run up or down the page give lines as they are read when turned."""
    turns = {glyph.turn for glyph in glyphs}
    found: list[Line] = []
    for turn in sorted(turns):
        found += _lines(
            [_upright(glyph, turn) for glyph in glyphs if glyph.turn == turn] if turn else glyphs_at(glyphs)
        )
    return found


def glyphs_at(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs that stand upright."""
    return [glyph for glyph in glyphs if not glyph.turn]


def _upright(glyph: Glyph, turn: int) -> Glyph:
    """Return a turned glyph as it stands when the page is turned so that it can be read."""
    if turn == 90:
        x0, x1, base = -glyph.bottom, -glyph.top, glyph.base
    elif turn == 270:
        x0, x1, base = glyph.top, glyph.bottom, -glyph.base
    else:
        x0, x1, base = -glyph.x1, -glyph.x0, -glyph.base
    top, bottom = base - 0.74 * glyph.size, base + 0.22 * glyph.size
    return replace(glyph, x0=x0, x1=x1, base=base, top=top, bottom=bottom, turn=0)


def _lines(glyphs: Sequence[Glyph]) -> list[Line]:
    groups: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        # A raised or lowered letter is small, so the larger of the two says how far apart lines are.
        if groups and glyph.base - base <= 0.4 * max(size, glyph.size):
            groups[-1].append(glyph)
            if glyph.size >= size:
                base, size = glyph.base, glyph.size
        else:
            groups.append([glyph])
            base, size = glyph.base, glyph.size
    return [line for group in _with_raised(groups) if (line := _line(group))]


def _with_raised(groups: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """Return groups with raised marks, which may stand as high as a line of their own, in the line that they belong to."""
    found: list[list[Glyph]] = []
    for group in groups:
        size = max(glyph.size for glyph in group)
        above = found[-1] if found else []
        if (
            above
            and all(glyph.size < _RAISED * size and _NOTE.fullmatch(glyph.text) for glyph in above)
            and group[0].base - above[0].base <= _HIGHEST * size
            and all(any(_adjoin(mark, glyph, size) for glyph in group) for mark in above)
        ):
            found[-1] = above + group
        else:
            found.append(group)
    return found


def _adjoin(mark: Glyph, glyph: Glyph, size: float) -> bool:
    return min(abs(mark.x0 - glyph.x1), abs(glyph.x0 - mark.x1)) <= 0.3 * size


def _line(group: list[Glyph]) -> Line | None:
    group.sort(key=lambda glyph: glyph.x0)
    seen: list[Glyph] = []
    for glyph in group:  # a letter painted twice to look bold
        if not (
            seen
            and any(
                glyph.text == other.text and abs(glyph.x0 - other.x0) < 0.12 * glyph.size and not glyph.text.isspace()
                for other in seen[-3:]
            )
        ):
            seen.append(glyph)
    inked = [glyph for glyph in seen if not glyph.text.isspace()]
    if not inked:
        return None
    size = max(glyph.size for glyph in inked)
    spaces = len(inked) < len(seen)
    limit = _limit(seen, spaces=spaces) * size
    words: list[Word] = []
    marks: list[str] = []
    apart = True
    for glyph in seen:
        if words and not apart and _is_note(glyph, words[-1], seen, size):
            marks.append(glyph.text)
            continue
        if glyph.text.isspace():
            apart = True
            continue
        if apart or glyph.x0 - words[-1].x1 > limit:
            words.append(Word("", glyph.x0, glyph.x1, []))
        word = words[-1]
        word.glyphs.append(glyph)
        word.x1 = max(word.x1, glyph.x1)
        apart = glyph.text[-1].isspace()
    for word in words:
        word.text = _spelt(word.glyphs)
    main = median(glyph.base for glyph in inked if glyph.size >= 0.8 * size)
    return Line(
        words,
        main,
        size,
        min(glyph.top for glyph in inked),
        max(glyph.bottom for glyph in inked),
        spaces,
        seen[-1].text.isspace(),
        tuple(marks),
    )


def _is_note(glyph: Glyph, word: Word, line: Sequence[Glyph], size: float) -> bool:
    """Return whether a raised figure or sign behind a word sends the reader to a footnote, and is no power or unit."""
    if glyph.size > _RAISED * size or not _NOTE.fullmatch(glyph.text) or len(word.glyphs) < 3:
        return False
    beside = next((other for other in reversed(word.glyphs) if other.size > 0.9 * size), None)
    return beside is not None and beside.base - glyph.base > 0.15 * size and glyph is not line[0]


def _limit(glyphs: Sequence[Glyph], *, spaces: bool) -> float:
    """Return how far apart, in shares of their size, letters of two words stand on a line."""
    gaps = [
        (after.x0 - before.x1) / max(before.size, 1)
        for before, after in pairwise(glyphs)
        if not before.text.isspace() and not after.text.isspace()
    ]
    usual = median(gaps) if len(gaps) > 3 else 0.0
    least = _GAP_BESIDE_SPACES if spaces else _GAP
    return max(least, usual * 2) if usual > _SPACED else least


def _spelt(glyphs: Sequence[Glyph]) -> str:
    text = "".join(glyph.text for glyph in glyphs).translate(_LIGATURES)
    if any(unicodedata.bidirectional(letter) in _STRONG for letter in text):
        # Letters stand as they are seen, from left to right; those of a right-to-left script are read the other way.
        text = "".join(run[::-1] if right else run for right, run in _runs(text, lambda letter: not _is_left(letter)))
    return unicodedata.normalize("NFC", text)


def _is_left(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in {"L", "EN", "AN"}


def _runs(text: str, test: Callable[[str], bool]) -> list[tuple[bool, str]]:
    runs: list[tuple[bool, str]] = []
    for letter in text:
        kind = test(letter)
        if runs and runs[-1][0] == kind:
            runs[-1] = (kind, runs[-1][1] + letter)
        else:
            runs.append((kind, letter))
    return runs


def _in_reading_order(words: list[str]) -> str:
    """Return the words of a line, runs of those in a right-to-left script turned round."""
    right = [any(unicodedata.bidirectional(letter) in _STRONG for letter in word) for word in words]
    if not any(right):
        return " ".join(words)
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and right[end]:
            end += 1
        words[start:end] = words[start:end][::-1]
        start = max(end, start + 1)
    return " ".join(words)


def begins_item(line: Line) -> bool:
    """Return whether a line begins with the mark of a list item."""
    return bool(_BULLET.match(line.words[0].text)) or bool(
        len(line.words) > 1
        and _MARK.match(line.words[0].text)
        and line.words[1].x0 - line.words[0].x1 > 0.5 * line.size
    )


def begins_as_item(text: str) -> bool:
    """Return whether a text begins with the mark of a list item."""
    return bool(_BULLET.match(text[:1]))


def pitch_of(*columns: Sequence[Line]) -> float:
    """Return the usual distance of the baselines of lines that follow each other in a paragraph."""
    steps = sorted(
        step
        for lines in columns
        for before, after in pairwise(lines)
        if 0.8 * after.size < (step := after.base - before.base) < 2.2 * max(before.size, after.size)
    )
    size = median([line.size for lines in columns for line in lines] or [10.0])
    # Gaps between paragraphs and rows are wider than those within, never narrower; lines are rarely set further apart.
    return min(steps[len(steps) // 8], 1.35 * size) if steps else 1.2 * size


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document writes lines that it broke.

    Attributes:
        joined: What to write for the halves of a word parted by a hyphen at the end of a line.
        whole: Whether two pieces are one word that was cut because it was wider than its cell.
        trailing: Whether the space between two words stays at the end of the line that was broken there.
    """

    joined: Callable[[str, str], str]
    whole: Callable[[str, str], bool]
    trailing: bool = False


def writes_trailing(cells: Iterable[Sequence[Line]]) -> bool:
    """Return whether lines that go on end with a space, as a good part of them then does."""
    inner = [line for lines in cells for line in lines[:-1]]
    return len(inner) >= 4 and sum(line.trailing for line in inner) * 4 >= len(inner)


def flowing(lines: Sequence[Line], left: float, right: float, manner: Manner, pitch: float = 0) -> str:
    """Return the words of a cell: lines broken because they were full are joined, other breaks stay.

    Args:
        lines: The lines from top to bottom.
        left: Where words of the cell can begin.
        right: Where they must end.
        manner: How the document writes broken lines.
        pitch: The usual distance of baselines; worked out from the lines if 0.
    """
    pitch = pitch or pitch_of(lines)
    text = ""
    before: Line | None = None
    for line in lines:
        words = line.text
        if before is None:
            text = words
        elif begins_item(line) or line.base - before.base > 1.45 * pitch or _ended(before, line, left, right, manner):
            text = f"{text.rstrip(_SOFT)}\n{words}"
        else:
            full = len(before.words) == 1 and not before.trailing and right - before.x1 < 0.7 * before.size
            if full and manner.trailing and _same_mark(before, line) and text[-1] not in _HYPHENS + _SOFT:
                text += words  # where a space ended a line it is there, so the cell was too narrow for the word
            else:
                text = joined_lines(text, words, manner, cut=full)
        before = line
    return clean(text.replace(_SOFT, ""))


def _ended(before: Line, line: Line, left: float, right: float, manner: Manner) -> bool:
    """Return whether a paragraph ended with a line, rather than that it was full."""
    room = _room(before, line, left, right)
    run = before.words[-1].glyphs[-1].run
    if run and run == line.words[0].glyphs[0].run:
        return room > 0.5 * (right - left) and room > 10 * line.size  # as where spaces and breaks are kept as written
    if manner.trailing and before.trailing:
        return room > 0.25 * (right - left) and room > 3 * line.size  # spaces stand at the end of paragraphs, too
    last, first = before.words[-1].glyphs[-1].mark, line.words[0].glyphs[0].mark
    return room > 0.1 * line.size or (last is not None and first is not None and last != first)


def _same_mark(before: Line, line: Line) -> bool:
    mark = before.words[-1].glyphs[-1].mark
    return mark is not None and mark == line.words[0].glyphs[0].mark


def _room(before: Line, line: Line, left: float, right: float) -> float:
    """Return how much room the first word of a line would have left at the end of the line above."""
    first = line.words[0]
    inset, rest = before.x0 - left, right - before.x1
    end = before.x1
    if inset > 2 and (abs(inset - rest) <= 2.5 or rest < 1) and not begins_item(before):
        end = left + before.x1 - before.x0  # set in the middle or to the right
    return right - end - 0.28 * line.size - (first.x1 - first.x0)


def joined_lines(text: str, words: str, manner: Manner, *, cut: bool) -> str:
    """Return two lines as one; `cut` says that the first is one word as wide as the cell, which may have been cut."""
    if text.endswith(_SOFT):
        return text[:-1] + words
    last, first = text.rsplit(None, 1)[-1], words.split(None, 1)[0]
    if text[-1] in _HYPHENS and len(last) > 1 and last[-2].isalnum():
        return text[: len(text) - len(last)] + manner.joined(last, first) + words[len(first) :]
    if _LINK.fullmatch(last) and not words[0].isupper() and (last[-1] in "./@_=?&-" or re.match(r"[./@_=?&-]", first)):
        return text + words
    return text + words if cut and manner.whole(last, first) else f"{text} {words}"
