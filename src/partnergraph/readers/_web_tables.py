"""Tables of a web page: whether an element is one, and its rows of pieces.

In: an element of a page. Out: the parts of the table (head, bodies, foot) in the order in which they are shown. Refuses
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from partnergraph.readers import _nested
from partnergraph.readers._blocks import Piece
from partnergraph.readers._web_page import Element, Page
from partnergraph.readers._web_words import words_in

_ROLES = frozenset({"grid", "table", "treegrid"})
_CELL_ROLES = frozenset({"cell", "columnheader", "gridcell", "rowheader"})
_HEAD_ROLES = frozenset({"columnheader", "rowheader"})
_LAYOUT_ROLES = frozenset({"none", "presentation"})
_SPAN = re.compile(r"\d{1,6}")
_WHITE = "FFFFFF"


@dataclass(slots=True)
class Found:
    """A table of a page.

    Attributes:
        parts: Its rows by part; each cell is an element.
        captions: Captions.
        hidden: The words of each row or cell that is not shown.
    """

    parts: list[list[tuple[Element, list[Element]]]] = field(default_factory=list)
    captions: list[Element] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    @property
    def rows(self) -> list[tuple[Element, list[Element]]]:
        """All rows, each with its cells."""
        return [row for part in self.parts for row in part]


def found(page: Page, element: Element) -> Found | None:
    """Return the table that an element is, or None if it is none: a table element, or others that are set as one."""
    if element.name == "table":
        return _of_table(page, element)
    if element.role in _ROLES or element.look.display in {"table", "inline-table"}:
        table = _of_others(page, element)
        wide = sum(len(cells) > 1 for _, cells in table.rows)
        return table if wide > 1 or (element.role in _ROLES and table.rows) else None
    return None


def is_layout(page: Page, element: Element, table: Found) -> bool:
    """Return whether a table only places parts of the page; inside it then stand tables of their own."""
    if element.role in _LAYOUT_ROLES:
        return True
    rows = table.rows
    if element.name != "table" or element.role in _ROLES or table.captions:
        return False
    if any(cell.name == "th" for _, cells in rows for cell in cells):
        return False
    if len(rows) == 1 and any(cell.holds("h1, h2, h3, h4, h5, h6") and cell.holds("p, ul, ol") for cell in rows[0][1]):
        return True
    if not element.holds("table"):
        return False
    answers = _nested.on_their_own([_facts_of_row(page, cells) for _, cells in rows])
    return any(answer for row in answers for answer in row)


def _facts_of_row(page: Page, cells: list[Element]) -> _nested.Row:
    """Return what the shared rule wants to know of a row: its cells with words, and the tables inside them."""
    filled = 0
    inner: list[_nested.Inner] = []
    worded: list[bool] = []
    for cell in cells:
        tables = _outermost(page, cell) if cell.holds("table") else []
        of_its_own = len(cell.node.text() or "") > sum(len(table.node.text() or "") for table in tables)
        own_words = bool(cell.words) and (not tables or of_its_own)
        filled += own_words
        for table in tables:
            rows = [cells for _, cells in _of_table(page, table).rows]
            width = max(map(len, rows), default=0)
            inner.append(_nested.Inner(len(rows), width, sum(bool(cell.words) for row in rows for cell in row)))
            worded.append(own_words)
    return _nested.Row(filled, tuple(inner), tuple(worded))


def _outermost(page: Page, cell: Element) -> list[Element]:
    found: list[Element] = []
    waiting = [page.children(cell)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.name == "table":
            found.append(child)
        else:
            waiting.append(page.children(child))
    return found


def pieces(page: Page, table: Found) -> list[list[list[Piece]]]:
    """Return the pieces of a table by part and row, with the spans that they ask for."""
    return [[[_piece(page, row, cell) for cell in cells] for row, cells in part] for part in table.parts]


def _of_table(page: Page, element: Element) -> Found:
    table = Found()
    parts: dict[str, list[Element]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in page.children(element):
        if child.name == "caption" and not page.hidden(child):
            table.captions.append(child)
        elif child.name in parts and _shown(page, child, table):
            parts[child.name].append(child)
    for part in (*parts["thead"], *parts["tbody"], *parts["tfoot"]):
        rows = [row for row in page.children(part) if row.name == "tr" and _shown(page, row, table)]
        table.parts.append([(row, _cells(page, row, table)) for row in rows])
    return table


def _cells(page: Page, row: Element, table: Found) -> list[Element]:
    return [cell for cell in page.children(row) if cell.name in {"td", "th"} and _shown(page, cell, table)]


def _shown(page: Page, element: Element, table: Found) -> bool:
    hidden = page.hidden(element)
    if hidden and (words := element.words):
        table.hidden.append(words)
    return not hidden


def _of_others(page: Page, element: Element) -> Found:
    table = Found(parts=[[]])
    for row in _under(page, element, table, frozenset({"row"}), "table-row"):
        cells = list(_under(page, row, table, _CELL_ROLES, "table-cell"))
        if cells:
            table.parts[0].append((row, cells))
    return table


def _under(page: Page, element: Element, table: Found, roles: frozenset[str], display: str) -> Iterator[Element]:
    """Yield the nearest elements under one that have a role or are displayed so, in reading order."""
    waiting = [page.children(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.name != "table" and _shown(page, child, table):
            if child.role in roles or child.look.display == display:
                yield child
            elif child.role == "caption" or child.look.display == "table-caption":
                table.captions.append(child)
            elif child.role not in _ROLES:
                waiting.append(page.children(child))


def _piece(page: Page, row: Element, cell: Element) -> Piece:
    said = words_in(page, cell)
    return Piece(
        said.raw,
        row_span=_span(cell.get("rowspan") or cell.get("aria-rowspan")),
        column_span=_span(cell.get("colspan") or cell.get("aria-colspan")),
        bold=cell.name == "th" or cell.role in _HEAD_ROLES,
        said=said,
        fill=_fill(page, row, cell),
    )


def _span(text: str) -> int:
    value = _SPAN.match(text)
    return int(value[0]) if value else 1


def _fill(page: Page, row: Element, cell: Element) -> str:
    """Return the colour behind the words of a cell: of what wraps them all, else the cell's, else the row's."""
    fill = next((look for look in (cell.look.fill, row.look.fill) if look not in {"", "none"}), "")
    inner = cell
    for _ in range(4):
        children = list(page.children(inner))
        if len(children) != 1 or children[0].words != inner.words:
            break
        inner = children[0]
        fill = inner.look.fill if inner.look.fill not in {"", "none"} else fill
    return "" if fill == _WHITE else fill
