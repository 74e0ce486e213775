"""The numbers that Word puts before paragraphs by itself: `1.1`, `(a)`, `Objective 3`.

In: the numbering part, and paragraphs one after the other as they stand in the document. Out: the mark of each, as
Word shows it; "-" for a bullet. Refuses nothing: a list that is not defined has no marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from partnergraph.readers._word_package import W
from partnergraph.readers._word_styles import Style, Styles, is_on, number_of, numbering, value

BULLET = "-"
_LEVELS = 9
_MOST = 1_000_000
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    Attributes:
        start: Its first number.
        form: The name of the form of its numbers (`decimal`, `lowerLetter`, `bullet`).
        text: The mark, with `%1` where the number of the first level goes.
        restart: It begins again after a level above this one; None: after any above it.
        legal: Whether all numbers in the mark are shown in figures.
        style: The style whose paragraphs stand on this level.
        width: Figures that a number has at least.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    width: int = 1


@dataclass(slots=True)
class _List:
    """A list that paragraphs name: which numbering it counts in, and what it does otherwise."""

    counts_in: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


@dataclass(slots=True)
class Numbers:
    """Counts the numbered paragraphs of a document; `mark` is to be called once for each, in reading order."""

    styles: Styles
    lists: dict[str, _List] = field(default_factory=dict)
    numberings: dict[str, dict[int, Level]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: etree._Element | None, styles: Styles) -> Numbers:
        """Return the numbering in that part, before its first paragraph."""
        numbers = cls(styles)
        if root is None:
            return numbers
        linked: dict[str, str] = {}
        for element in root.iterchildren(f"{W}abstractNum"):
            key = element.get(f"{W}abstractNumId", "")
            numbers.numberings[key] = _levels(element)
            linked[key] = value(element.find(f"{W}numStyleLink"))
        for element in root.iterchildren(f"{W}num"):
            numbers.lists[element.get(f"{W}numId", "")] = _list(element)
        for key, style in linked.items():
            other = numbers.lists.get(styles.get(style).number) if style else None
            if other is not None and not numbers.numberings[key]:
                for each in numbers.lists.values():
                    if each.counts_in == key:
                        each.counts_in = other.counts_in
        return numbers

    def mark(self, properties: etree._Element | None, style_id: str) -> str:
        """Return the mark of the next paragraph, empty where it has none.

        Args:
            properties: Its properties.
            style_id: Its style.
        """
        style = self.styles.get(style_id)
        own_id, own_level = numbering(properties)
        list_id = style.number if own_id is None else own_id
        found = self.lists.get(list_id)
        if found is None or list_id == "0":
            return ""
        levels = {**self.numberings.get(found.counts_in, {}), **found.levels}
        at = _level_of(style, levels) if own_id is None and own_level is None else own_level or 0
        at = min(max(at, 0), _LEVELS - 1)
        if at not in levels:
            return ""
        return _shown(levels, at, self._count(list_id, found, levels, at))

    def _count(self, list_id: str, found: _List, levels: dict[int, Level], at: int) -> dict[int, int]:
        counts = self.counts.setdefault(found.counts_in, {})
        if at in found.starts and (list_id, at) not in self.started:
            counts[at] = found.starts[at]
        else:
            counts[at] = min(counts[at] + 1, _MOST) if at in counts else levels[at].start
        self.started.add((list_id, at))
        for deeper in [other for other in counts if other > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or at < restart:
                del counts[deeper]
                self.started.discard((list_id, deeper))
        return counts


def _level_of(style: Style, levels: dict[int, Level]) -> int:
    """Return the level at which a style's paragraphs stand: the list says so, or else the style."""
    of_styles = {level.style: at for at, level in levels.items() if level.style}
    for style_id, own_level in style.lineage:
        level = of_styles.get(style_id, own_level)
        if level is not None:
            return level
    return 0


def _levels(element: etree._Element) -> dict[int, Level]:
    levels = {}
    for each in element.iterchildren(f"{W}lvl"):
        at = each.get(f"{W}ilvl", "")
        if len(at) == 1 and at.isdigit():
            levels[int(at)] = _level(each)
    return levels


def _level(element: etree._Element) -> Level:
    # A form of newer versions of Word stands in an alternative, beside one that older versions know.
    form = next(element.iter(f"{W}numFmt"), None)
    start = number_of(element.find(f"{W}start"))
    legal = element.find(f"{W}isLgl")
    pattern = "" if form is None else form.get(f"{W}format", "").partition(",")[0].strip()
    return Level(
        start=1 if start is None else start,
        form="decimal" if form is None or value(form) == "custom" else value(form),
        text=value(element.find(f"{W}lvlText")),
        restart=number_of(element.find(f"{W}lvlRestart")),
        legal=legal is not None and is_on(value(legal) or "1"),
        style=value(element.find(f"{W}pStyle")),
        width=len(pattern) if pattern.isdigit() and len(pattern) < 6 else 1,
    )


def _list(element: etree._Element) -> _List:
    found = _List(value(element.find(f"{W}abstractNumId")))
    for override in element.iterchildren(f"{W}lvlOverride"):
        at = override.get(f"{W}ilvl", "")
        if len(at) != 1 or not at.isdigit():
            continue
        start, level = number_of(override.find(f"{W}startOverride")), override.find(f"{W}lvl")
        if start is not None:
            found.starts[int(at)] = start
        if level is not None:
            found.levels[int(at)] = _level(level)
    return found


def _shown(levels: dict[int, Level], at: int, counts: dict[int, int]) -> str:
    level = levels[at]
    if level.form == "bullet":
        return BULLET

    def number(place: re.Match[str]) -> str:
        which = int(place[1]) - 1
        other = levels.get(which, Level())
        if which > at or other.form in {"bullet", "none"}:
            return ""
        count = counts.get(which, other.start)
        if level.legal and other.form != "decimalZero":
            return str(count)
        return formatted(count, other.form).zfill(other.width)

    return " ".join(_PLACE.sub(number, level.text).split())


def formatted(number: int, form: str) -> str:
    """Return a number in one of Word's forms; one that is not known is in figures.

    >>> formatted(4, "lowerRoman"), formatted(28, "upperLetter"), formatted(22, "ordinal")
    ('iv', 'BB', '22nd')
    """
    if form in {"upperLetter", "lowerLetter", "upperRoman", "lowerRoman"} and 0 < number < 5000:
        text = _letters(number) if form.endswith("Letter") else _roman(number)
        return text.upper() if form.startswith("upper") else text
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "ordinal":
        ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    if form in {"cardinalText", "ordinalText"} and 0 <= number < 100:
        return _words(number, form == "ordinalText").capitalize()
    return str(number)


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (number // size)
        number %= size
    return text


def _words(number: int, ordinal: bool) -> str:
    front, last = ("", _ONES[number]) if number < 20 else (_TENS[number // 10 - 2], _ONES[number % 10])
    if front and last == "zero":
        front, last = "", front
    if ordinal:
        last = _ORDINALS.get(last, f"{last.removesuffix('y')}ieth" if last.endswith("y") else f"{last}th")
    return f"{front}-{last}" if front else last
