"""The text around the tables of a PDF: paragraphs, headings by their size, what is printed on every page.

In: lines outside tables, page by page. Out: `Paragraph`s, and of all pages together the level of each heading and what each
paragraph is that is no part of the body. Refuses nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from partnergraph.readers._pdf_layout import Said
from partnergraph.readers._pdf_lines import Line, Manner, begins_item, flowing, pitch_of
from partnergraph.readers._pdf_page import Page

_LONGEST_HEADING = 200  # characters
_OF_TITLE = 1.4  # of the usual size: letters so large are those of a title, even where it ends with a stop
_MARGIN = 0.14  # of the height of a page, in which running headers and footers stand
_MOST_BESIDE = 1_500  # blocks of a page that are compared with each other
_NOTE_MARK = re.compile(r"(?:\d{1,2}|[*†‡§]+|\(\d\)|[a-z]\))\s?\S")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together: their words, place and look."""

    text: str
    page: int
    line: int
    top: float
    bottom: float
    height: float
    size: float
    bold: bool
    artifact: bool
    note: bool = False  # whether it begins with the mark of a footnote that the page has
    key: str = ""
    heading: int = 0  # its level in the file's structure tree
    soft: bool = False  # whether the tree does not even call it a paragraph
    level: int = 0
    aside: str = ""


def paragraphs(
    lines: Sequence[Line], page: int, height: float, manner: Manner, marks: Collection[str] = ()
) -> list[Paragraph]:
    """Return the paragraphs of a page in the order of its lines; `marks` are those of the footnotes that it has."""
    left, right = min((line.x0 for line in lines), default=0), max((line.x1 for line in lines), default=0)
    pitch = pitch_of(lines)
    found: list[Paragraph] = []
    group: list[Line] = []
    for number, line in enumerate((*lines, None)):
        if group and (line is None or not _goes_on(group[-1], line, pitch, right)):
            glyphs = [glyph for one in group for word in one.words for glyph in word.glyphs]
            text = flowing(group, left, right, manner, pitch=1000)
            found.append(
                Paragraph(
                    text.replace("\n", " "),
                    page,
                    number - len(group) + 1,
                    group[0].top,
                    group[-1].bottom,
                    height,
                    round(max(one.size for one in group) * 2) / 2,
                    all(one.bold for one in group),
                    all(glyph.artifact for glyph in glyphs),
                    note=group[0].words[0].text in marks
                    or bool(glyphs[0].size < group[0].size and glyphs[0].text in marks),
                )
            )
            group = []
        if line is not None:
            group.append(line)
    return [one for one in found if one.text]


def said(blocks: Sequence[Said], page: Page, manner: Manner, marks: Collection[str] = ()) -> list[list[Paragraph]]:
    """Return the paragraphs of each block of a page that the file's structure tree gives; a break begins another.

    Args:
        blocks: The blocks outside tables.
        page: The page.
        manner: How the document writes broken lines.
        marks: Those of the footnotes of the page.
    """
    left = min((block.lines[0].x0 for block in blocks), default=0.0)
    right = max([line.x1 for block in blocks for line in block.lines] + [page.width - left])
    number = 1
    result = []
    for block in blocks:
        lines = block.lines
        text = flowing(lines, lines[0].x0, _right(block, blocks, right), manner, pitch=1000)
        glyphs = [glyph for line in lines for word in line.words for glyph in word.glyphs]
        one = Paragraph(
            text.replace("\n", " "),
            page.number,
            number,
            lines[0].top,
            lines[-1].bottom,
            page.height,
            round(max(line.size for line in lines) * 2) / 2,
            all(line.bold for line in lines),
            all(glyph.artifact for glyph in glyphs),
            note=block.note or lines[0].words[0].text in marks,
            heading=block.level,
            soft=block.soft,
        )
        number += len(lines)
        texts = [one.text] if block.level or block.note else text.split("\n")
        result.append([replace(one, text=words, line=one.line + at) for at, words in enumerate(texts) if words])
    return result


def _right(block: Said, blocks: Sequence[Said], right: float) -> float:
    """Return where the lines of a block must end: at the widest where all are full, at the words beside it, or at the margin."""
    ends = [line.x1 for line in block.lines]
    own = max(ends)
    full = all(
        own - before.x1 < 0.28 * line.size + line.words[0].x1 - line.words[0].x0
        for before, line in pairwise(block.lines)
    )
    run = {glyph.run for line in block.lines for word in line.words for glyph in word.glyphs}
    if full and (len(ends) > 2 or (len(run) == 1 and run != {0})):
        return own
    if len(ends) == 1 or len(blocks) > _MOST_BESIDE:
        return right
    top, bottom = block.lines[0].top, block.lines[-1].bottom
    beside = [
        line.x0 - line.size
        for other in blocks
        if other is not block and other.lines[0].top < bottom and other.lines[-1].bottom > top
        for line in other.lines
        if line.x0 > own
    ]
    return max(own, min(beside, default=right))


def _goes_on(before: Line, line: Line, pitch: float, right: float) -> bool:
    if abs(line.size - before.size) > 0.6 or line.bold != before.bold or begins_item(line):
        return False
    step = line.base - before.base
    if not 0 < step <= max(1.45 * pitch, 1.3 * line.size):
        return False
    first = line.words[0]
    return before.x1 + 0.28 * line.size + first.x1 - first.x0 > right - 1


def settle(found: Sequence[Paragraph], pages: int, body: float) -> None:
    """Give each paragraph its level as a heading, and say which are no part of the body.

    Args:
        found: The paragraphs of all pages.
        pages: How many pages there are.
        body: The usual size of letters.
    """
    _find_furniture(found, pages, body)
    _find_footnotes(found, body)
    prose = {(one.size, one.bold) for one in found if _is_sentence(one, body)}
    styles = Counter(
        style
        for one in found
        if not one.aside and _may_head(one, body) and (style := (one.size, one.bold)) not in prose
    )
    order = sorted(styles, key=lambda style: (-style[0], not style[1]))
    told = {one.size: one.heading for one in found if one.heading}
    for one in found:
        if one.heading:
            one.level = 0 if one.aside else one.heading
        elif told and one.soft and one.size < 1.12 * body:
            continue  # a label in bold, beside headings that are said to be such
        elif not one.aside and (one.size, one.bold) in styles and _may_head(one, body):
            one.level = _level_beside(one, told) if told else min(order.index((one.size, one.bold)) + 1, 6)


def _level_beside(one: Paragraph, told: dict[float, int]) -> int:
    """Return the level of what looks like a heading in a document that says which are headings: below those as large."""
    smaller = [size for size in told if size <= one.size]
    return (
        told[max(smaller)] if smaller and max(smaller) > 0 and one.size > min(told) else min(max(told.values()) + 1, 6)
    )


def body_size(sizes: Counter[float]) -> float:
    """Return the size in which most letters are set."""
    return max(sizes, key=lambda size: sizes[size], default=10.0)


def _may_head(one: Paragraph, body: float) -> bool:
    if len(one.text) > _LONGEST_HEADING or not any(map(str.isalpha, one.text)):
        return False
    if one.size >= 1.12 * body:
        return True
    return one.bold and one.size >= 0.95 * body and not one.text.endswith((".", ";", ",", ":")) and len(one.text) <= 120


def _is_sentence(one: Paragraph, body: float) -> bool:
    """Return whether a paragraph is prose, though the letters of the tables be smaller: plain, and ended by a stop."""
    return not one.bold and one.size < _OF_TITLE * body and len(one.text.split()) > 3 and one.text.endswith(".")


def _find_furniture(found: Sequence[Paragraph], pages: int, body: float) -> None:
    """Mark what stands at the same height of many pages with nothing but its numbers changed."""
    seen: dict[tuple[str, int, str], list[Paragraph]] = {}
    for one in found:
        edge = "running header" if one.top < _MARGIN * one.height else ""
        edge = "running footer" if one.bottom > (1 - _MARGIN) * one.height else edge
        if one.artifact:
            one.aside = edge or ("running header" if one.top < one.height / 2 else "running footer")
        elif edge:
            from_edge = one.top if edge == "running header" else one.height - one.bottom
            one.key = re.sub(r"\d+|\b[ivx]+\b", "#", one.text.casefold())
            seen.setdefault((edge, round(from_edge / 4), one.key), []).append(one)
    for (edge, _, _key), same in seen.items():
        on = {one.page for one in same}
        numbered = len({one.text for one in same}) > 1
        title = numbered and max(one.size for one in same) >= 1.12 * body
        if len(on) >= 2 and len(on) * 5 >= pages * 2 and not title:
            for one in same:
                one.aside = edge
    if pages == 1:
        _at_the_edge(found, body)


def _at_the_edge(found: Sequence[Paragraph], body: float) -> None:
    """Mark the header and footer of a single page: small words at its very edge, apart from all others."""
    plain = [one for one in found if not one.aside]
    if len(plain) < 2:
        return
    first, second, *_ = plain
    small = first.size <= body and not first.bold and (second.size > first.size or second.bold)
    if small and first.top < 0.08 * first.height and second.top - first.bottom > first.size:
        first.aside = "running header"
    last = plain[-1]
    apart = last.top - max(one.bottom for one in plain[:-1]) > 2 * last.size
    numbered = re.search(r"\bpage \d+(?: of \d+)?$|^\d+$", last.text.casefold())
    if last.size <= body and not last.bold and last.top > (0.86 if numbered else 0.93) * last.height and apart:
        last.aside = "running footer"


def _find_footnotes(found: Iterable[Paragraph], body: float) -> None:
    for one in found:
        low = one.top > 0.55 * one.height
        if not one.aside and low and (one.note or (one.size <= 0.9 * body and _NOTE_MARK.match(one.text))):
            one.aside = "footnote"
