"""Tables written in HTML inside a text: grids of pieces, with spans.

In: the source from `<table>` to `</table>`. Out: its rows; a piece that spans several positions stands in each
of them. Whatever is no tag of a table or of type is text, even `</script>`. Nothing is ever fetched. Refuses:
a table whose spans cover more than any plan has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from partnergraph.readers._blocks import Piece
from partnergraph.readers._grid import lay_out
from partnergraph.readers._markup import ATTRIBUTES, TAG

_TABLE = re.compile(rf"<table{ATTRIBUTES}>|</table\s*>", re.IGNORECASE)
_ROW = re.compile(rf"</?(?:tr|td|th){ATTRIBUTES}>", re.IGNORECASE)
_NO_TAG = re.compile(rf"<(?!(?:{TAG[1:]})|/?(?:tfoot|caption|colgroup|col){ATTRIBUTES}/?>)", re.IGNORECASE)
_SPAN = re.compile(r"\d{1,6}")


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each outermost HTML table in `text`.

    One that is not closed ends at the blank line after its last row.
    """
    depth = start = 0
    for mark in _TABLE.finditer(text):
        if not mark[0].startswith("</"):
            start = start if depth else mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth and _ROW.search(text, start, mark.start()):
                yield start, mark.end()
    if depth and (rows := list(_ROW.finditer(text, start))):
        end = text.find("\n\n", rows[-1].end())
        yield start, len(text) if end < 0 else end


def grid(source: str, where: str) -> tuple[list[str], list[list[Piece]]]:
    """Return the words of the table in `source` that stand in no cell, such as its caption, and its rows.

    Raises:
        InputError: Its spans make it larger than any plan.
    """
    table = _parsed(source)
    loose = [
        str(words) for words in table.find_all(string=True) if words.strip() and not words.find_parent(["td", "th"])
    ]
    return loose, lay_out([[[_piece(td) for td in cells] for cells in _cells_by_row(table)]], where)


def _cells_by_row(table: Tag) -> list[list[Tag]]:
    rows: list[list[Tag]] = []
    parent: Tag | None = None
    for td in table.find_all(["td", "th"]):
        if td.find_parent(["td", "th"]) is None:  # those of a table inside a cell are words of that cell
            if td.parent is not parent:  # cells that stand in no tr are a row as well
                rows.append([])
                parent = td.parent
            rows[-1].append(td)
    return rows


def _parsed(source: str) -> Tag:
    last_comment = source.rfind("-->")

    def shield(mark: re.Match[str]) -> str:
        return "<" if source.startswith("<!--", mark.start()) and mark.start() < last_comment else "&lt;"

    # What the parser does not know it would drop in silence, so it is made text first.
    soup = BeautifulSoup(_NO_TAG.sub(shield, source), "lxml")
    return soup.find("table") or soup


def _piece(td: Tag) -> Piece:
    return Piece(
        td.decode_contents().strip(),
        row_span=max(1, _span(td, "rowspan")),
        column_span=_span(td, "colspan"),
        bold=td.name == "th",
    )


def _span(td: Tag, name: str) -> int:
    value = _SPAN.match(str(td.get(name, "1")).strip())
    return max(1, int(value[0])) if value else 1
