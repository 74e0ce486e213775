"""What stands on a page of a PDF: letters, rules and coloured areas, each with its place.

In: a page as pdfplumber opens it. Out: a `Page`: glyphs, rules, fills and pictures in points from the top left corner of the
page as it is seen. Refuses nothing: of a page with more strokes than any table has, the rest is left out and said.

pdfplumber opens the file, knows its pages and their annotations; pdfminer, on which it stands, interprets what is painted.
The page is recorded here rather than taken from `page.chars`, for these reasons, each tried on printed plans: pdfplumber
drops how letters are painted (invisible ones look like others), forgets the tag of marked content where another is nested
in it, has no way to stop on a hostile page, and takes twice the time. pypdfium2 is five times faster, but gives neither
the marks of structure nor the colour behind a letter without a call for each, and a fault in it ends the whole process.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import atan2, hypot, isfinite, pi
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import stream_value
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_pt, decode_text

MOST_GLYPHS = 60_000
_MOST_KEPT = 40_000  # rules and fills of a page; a map has more
_MOST_PAINTED = 250_000
_MOST_CONTENT = 4 * 1024 * 1024  # bytes that paint a page: fifty times those of a page full of words
_THIN = 3.0  # points: what is thinner is a rule, not an area
_UNKNOWN = "\ufffd"
_BULLET, _CODE_OF_BULLET = "•", 0x95
_FREE = frozenset({0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D})
_ASCENT, _DESCENT = 0.74, 0.22  # of usual fonts, in shares of their size
_INVISIBLE = 3
_BOLD = ("bold", "black", "heavy", "demi")


@dataclass(slots=True)
class Glyph:
    """A letter: where it stands, which way its line runs (in degrees against the clock), and how it is painted."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    turn: int
    bold: bool
    colour: str
    invisible: bool
    mark: int | None
    artifact: bool
    struck: bool = False
    top: float = 0.0
    bottom: float = 0.0
    run: int = 0  # words of one number were written without a break, so that all their lines go on


@dataclass(slots=True)
class Rule:
    """A straight line: at `at` (y where it lies flat, x where it stands), from `start` to `end`."""

    flat: bool
    at: float
    start: float
    end: float
    colour: str = ""


@dataclass(slots=True)
class Fill:
    """A coloured rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: str


@dataclass(slots=True)
class Page:
    """All that was painted on one page."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    pictures: list[Fill] = field(default_factory=list)
    crowded: bool = False
    unknown: int = 0


class TooMuch(Exception):  # noqa: N818 - no error but the way to leave a page that never ends
    """A page paints more than is read."""


def look(page: Any, resources: PDFResourceManager) -> Page:
    """Return what stands on a page of pdfplumber's."""
    found = Page(page.page_number, float(page.width), float(page.height))
    recorder = _Recorder(resources, found)
    if sum(len(stream_value(part).get_data()) for part in page.page_obj.contents) > _MOST_CONTENT:
        found.crowded = True
        return found
    try:
        PDFPageInterpreter(resources, recorder).process_page(page.page_obj)
    except TooMuch:
        found.crowded = True
    return found


@dataclass(slots=True)
class _Tag:
    """A mark around content: its number, whether it is no content at all, and the words it stands for, until used."""

    mark: int | None = None
    artifact: bool = False
    instead: list[str] | None = None


class _Recorder(PDFTextDevice):
    """Takes down what pdfminer paints."""

    def __init__(self, resources: PDFResourceManager, page: Page) -> None:
        super().__init__(resources)
        self.page = page
        self.painted = 0
        self.render = 0
        self.tags: list[_Tag] = []

    @property
    def matrix(self) -> Matrix:
        """What turns the numbers of a path into points of the page."""
        return self.ctm or MATRIX_IDENTITY

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        outer = self.tags[-1] if self.tags else _Tag()
        props = props if isinstance(props, dict) else {}
        mark, actual = props.get("MCID", outer.mark), props.get("ActualText")
        self.tags.append(
            _Tag(
                mark if isinstance(mark, int) else None,
                outer.artifact or literal_name(tag) == "Artifact",
                [decode_text(actual)] if isinstance(actual, bytes) else outer.instead,
            )
        )

    def end_tag(self) -> None:
        if self.tags:
            self.tags.pop()

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self.render = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Any,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        advance = float(font.char_width(cid)) * fontsize * scaling
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = _bullet(font, cid)
            self.page.unknown += text == _UNKNOWN
        self.paint()
        instead = self.tags[-1].instead if self.tags else None
        if instead is not None:
            # What the file says the marked letters stand for takes the place of the first of them.
            text = instead.pop() if instead else ""
        a, b, c, d, *_ = matrix
        size = abs(fontsize) * hypot(c, d)
        if isinstance(font, PDFType3Font):
            size = max(size * abs(font.vscale) * 1000, hypot(a, b) * abs(advance))
        ends = (*apply_matrix_pt(matrix, (0, rise)), *apply_matrix_pt(matrix, (advance, rise)))
        if text and 0.5 < size < 1000 and all(isfinite(number) and abs(number) < 1e5 for number in ends):
            self.add(text, ends, size, round(atan2(b, a) / (pi / 2)) % 4 * 90, font, ncs, graphicstate)
        return advance

    def add(
        self, text: str, ends: tuple[float, ...], size: float, turn: int, font: PDFFont, ncs: Any, state: Any
    ) -> None:
        height = self.page.height
        (x0, x1), base = sorted((ends[0], ends[2])), height - ends[1]
        top, bottom = base - _ASCENT * size, base + _DESCENT * size
        if turn in {90, 270}:
            # The line runs up or down: across it lie what are ascent and descent of upright letters.
            top, bottom = sorted((height - ends[1], height - ends[3]))
            left, right = (_ASCENT, _DESCENT) if turn == 90 else (_DESCENT, _ASCENT)
            base, x0, x1 = ends[0], ends[0] - left * size, ends[0] + right * size
        elif turn == 180:
            top, bottom = base - _DESCENT * size, base + _ASCENT * size
        name = font.fontname.decode("latin-1") if isinstance(font.fontname, bytes) else str(font.fontname)
        tag = self.tags[-1] if self.tags else _Tag()
        self.page.glyphs.append(
            Glyph(
                text,
                x0,
                x1,
                base,
                size,
                turn,
                bold=any(word in name.lower() for word in _BOLD),
                colour=colour_of(state.ncolor, ncs),
                invisible=self.render == _INVISIBLE,
                mark=tag.mark,
                artifact=tag.artifact,
                top=top,
                bottom=bottom,
            )
        )
        if len(self.page.glyphs) >= MOST_GLYPHS:
            raise TooMuch

    def paint(self, counts: int = 1) -> None:
        self.painted += counts
        if self.painted > _MOST_PAINTED:
            raise TooMuch

    def begin_figure(self, *_: Any) -> None:
        self.paint(20)  # a form within a form takes as long as many letters

    def render_image(self, *_: Any) -> None:
        corners = [apply_matrix_pt(self.matrix, point) for point in ((0, 0), (1, 0), (0, 1), (1, 1))]
        self.page.pictures.append(self.area(corners, ""))

    def area(self, points: Sequence[tuple[float, float]], colour: str) -> Fill:
        xs, ys = [x for x, _ in points], [self.page.height - y for _, y in points]
        return Fill(min(xs), min(ys), max(xs), max(ys), colour)

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, _: bool, path: Sequence[Any]) -> None:
        self.paint()
        if len(self.page.rules) + len(self.page.fills) > _MOST_KEPT:
            self.page.crowded = True
            return
        points: list[tuple[float, float]] = []
        curved = False
        for operator, *numbers in (*path, ("m",)):
            if operator == "m" and points:
                self.figure(points, curved, graphicstate, stroke, fill)
                points, curved = [], False
            if operator == "h":
                if points:
                    points.append(points[0])
            elif len(numbers) >= 2:
                curved = curved or operator not in {"m", "l"}
                x, y = apply_matrix_pt(self.matrix, (numbers[-2], numbers[-1]))
                points.append((min(max(x, -1e5), 1e5), min(max(y, -1e5), 1e5)))

    def figure(self, points: list[tuple[float, float]], curved: bool, state: Any, stroke: bool, fill: bool) -> None:
        self.paint()
        area = self.area(points, "")
        wide, high = area.x1 - area.x0, area.bottom - area.top
        colour = colour_of(state.ncolor, state.ncs) if fill else colour_of(state.scolor, state.scs)
        if (fill or stroke) and len(points) > 2 and min(wide, high) <= _THIN < max(wide, high):
            self.rule(area, colour)
            return
        if fill and min(wide, high) > _THIN and (_boxed(points) or curved):
            self.page.fills.append(Fill(area.x0, area.top, area.x1, area.bottom, "" if curved else colour))
        if stroke:
            colour = colour_of(state.scolor, state.scs)
            for (x0, y0), (x1, y1) in itertools.pairwise(points):
                if min(abs(x1 - x0), abs(y1 - y0)) <= 0.5 < max(abs(x1 - x0), abs(y1 - y0)):
                    self.rule(self.area([(x0, y0), (x1, y1)], ""), colour)

    def rule(self, area: Fill, colour: str) -> None:
        if area.x1 - area.x0 >= area.bottom - area.top:
            self.page.rules.append(Rule(True, (area.top + area.bottom) / 2, area.x0, area.x1, colour))
        else:
            self.page.rules.append(Rule(False, (area.x0 + area.x1) / 2, area.top, area.bottom, colour))


def _bullet(font: PDFFont, cid: int) -> str:
    """Return the bullet for which every code stands that the encoding of Windows leaves free (ISO 32000, annex D)."""
    known = getattr(font, "cid2unicode", {})
    return _BULLET if cid in _FREE and known.get(_CODE_OF_BULLET) == _BULLET else _UNKNOWN


def _boxed(points: Sequence[tuple[float, float]]) -> bool:
    """Return whether the points are the corners of an upright rectangle."""
    corners = {(round(x, 1), round(y, 1)) for x, y in points}
    return len(corners) == 4 and len({x for x, _ in corners}) == len({y for _, y in corners}) == 2


def colour_of(value: Any, space: Any) -> str:
    """Return a colour as six hex digits; empty where the file names an ink or a pattern of its own."""
    parts = value if isinstance(value, (tuple, list)) else (value,)
    name = getattr(space, "name", "")
    if name in {"Separation", "DeviceN", "Indexed", "Pattern", "Lab"} or not parts:
        return ""
    if not all(isinstance(part, (int, float)) for part in parts):
        return ""
    inks = [min(max(float(part), 0.0), 1.0) for part in parts]
    if len(inks) == 4:
        inks = [(1 - ink) * (1 - inks[3]) for ink in inks[:3]]
    elif len(inks) == 1:
        inks *= 3
    return "".join(f"{round(ink * 255):02X}" for ink in inks) if len(inks) == 3 else ""
