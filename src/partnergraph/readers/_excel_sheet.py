"""Make the tables of a sheet: what a reader of the sheet sees, each cell at its row and column.

In: the cells of a sheet that hold something, the colours behind its cells, and its layout. Out: Tables, a title between two as Text, and Issues for what is
hidden or struck out. Blank rows between others become one blank row; blank columns and what is hidden are left out, but
for a column of colours beside words, which is a key to them. Refuses: a table too large for a plan.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from partnergraph.errors import InputError
from partnergraph.model import Cell, Issue, Place, Table, Text
from partnergraph.readers._blocks import check_size
from partnergraph.readers._excel_layout import Layout
from partnergraph.readers._excel_split import Content, Fills, parts

# Ranges that lie over one another would otherwise be walked through again and again.
_MOST_COVERED = 2_000_000
_MOST_WORDS = 500


def tables(
    contents: Sequence[Content], fills: Fills, layout: Layout, place: Place
) -> tuple[list[Table | Text], list[Issue]]:
    """Return the tables that the sheet at `place` shows and the titles between them, and what was left out.

    Raises:
        InputError: One of them is larger than any plan.
    """
    filled = [content for content in contents if content.text or content.struck]
    columns_hidden = {
        column
        for column in {content.column for content in filled}
        if any(first <= column <= last for first, last in layout.hidden_columns)
    }
    seen = [c for c in filled if c.row not in layout.hidden_rows and c.column not in columns_hidden]
    issues = _hidden(filled, layout.hidden_rows, columns_hidden, place)
    issues += [
        Issue("skipped", "Struck-out words are not read.", _at(place, c.row, c.column), c.struck)
        for c in seen
        if c.struck
    ]
    if not seen:
        return [], issues
    check_size(len({c.row for c in seen}), len({c.column for c in seen}), place)
    found = parts(seen, fills, layout.merges)
    whole = len(found) == 1
    result: list[Table | Text] = []
    number = 0
    for part, below in zip_longest(found, found[1:]):
        if below and len({content.row for content in part}) == len(part):  # a title alone
            result += [Text(c.text, _at(place, c.row, c.column)) for c in part if c.text]
            continue
        number += 1
        rows = _with_gaps(sorted({content.row for content in part}), layout.hidden_rows)
        columns = sorted({content.column for content in part} | _colours_beside(part, fills))
        here = place if whole else Place(place.file, place.sheet, table=number)
        # A range whose first row or column is hidden is still shown by the rest of it.
        result.append(Table(here, _grid(filled if whole else part, fills, rows, columns, layout, place)))
    return result, issues


def _colours_beside(part: Sequence[Content], fills: Fills) -> set[int]:
    """Return the columns without words that give each of several rows a colour of its own: a key to colours."""
    own = {(content.row, content.column): fills.get((content.row, content.column), "") for content in part}
    held = {column for _, column in own}
    colours: dict[int, set[str]] = {}
    for (row, column), colour in own.items():
        for beside in (column - 1, column + 1):
            fill = fills.get((row, beside), "")
            if beside not in held and fill and fill != colour:
                colours.setdefault(beside, set()).add(fill)
    return {column for column, found in colours.items() if len(found) > 1}


def _with_gaps(rows: Sequence[int], hidden: set[int]) -> list[int]:
    """Return the rows with one blank row where blank rows part them."""
    kept: list[int] = []
    for row in rows:
        if kept and row > kept[-1] + 1 and kept[-1] + 1 not in hidden:
            kept.append(kept[-1] + 1)
        kept.append(row)
    return kept


def _grid(
    filled: Iterable[Content], fills: Fills, rows: Sequence[int], columns: Sequence[int], layout: Layout, place: Place
) -> tuple[tuple[Cell, ...], ...]:
    covers = _covers(layout, rows, columns, place)
    blank = [Content(*at, text="", raw="") for at in covers if fills.get(at)]
    cells: dict[tuple[int, int], Cell] = {}
    for content in (*filled, *blank):
        at = (content.row, content.column)
        covered = covers.get(at)
        cell = Cell(
            content.text,
            _at(place, *at),
            raw=content.raw,
            row_span=max(1, len({row for row, _ in covered})) if covered else 1,
            column_span=max(1, len({column for _, column in covered})) if covered else 1,
            value=content.value,
            struck=content.struck,
            bold=content.bold,
            fill=fills.get(at, ""),
        )
        for position in (at,) if covered is None else covered:
            cells.setdefault(position, cell)
    return tuple(
        tuple(
            cells.get((row, column)) or Cell("", _at(place, row, column), fill=fills.get((row, column), ""))
            for column in columns
        )
        for row in rows
    )


def _covers(
    layout: Layout, rows: Sequence[int], columns: Sequence[int], place: Place
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return for the first cell of each merged range the positions of the table that it covers."""
    covers: dict[tuple[int, int], list[tuple[int, int]]] = {}
    left = _MOST_COVERED
    for top, first, bottom, last in layout.merges:
        down = rows[bisect_left(rows, top) : bisect_right(rows, bottom)]
        across = columns[bisect_left(columns, first) : bisect_right(columns, last)]
        left -= len(down) * len(across)
        if left < 0:
            raise InputError("The sheet merges cells without end.", where=place, todo="Unmerge them and save it again.")
        covers[top, first] = [(row, column) for row in down for column in across]
    return covers


def _hidden(filled: Iterable[Content], rows: set[int], columns: set[int], place: Place) -> list[Issue]:
    """Return an issue for each stretch of hidden rows, and each hidden column, that holds words."""
    stretches: list[tuple[str, list[Content]]] = []
    for content in filled:
        if content.row in rows:
            if stretches and content.row - stretches[-1][1][-1].row <= 1:
                stretches[-1][1].append(content)
            else:
                stretches.append(("row", [content]))
    stretches += [
        ("column", [c for c in filled if c.column == column and c.row not in rows]) for column in sorted(columns)
    ]
    return [_hidden_issue(what, contents, place) for what, contents in stretches if contents]


def _hidden_issue(what: str, contents: Sequence[Content], place: Place) -> Issue:
    first, last = contents[0], contents[-1]
    if what == "row":
        here = _at(place, first.row, 0)
        name = f"row {first.row} is" if first.row == last.row else f"rows {first.row} to {last.row} are"
    else:
        here = _at(place, 0, first.column)
        name = f"column {first.column} is"
    words = " | ".join(content.text or content.struck for content in contents[:_MOST_WORDS])
    return Issue(
        "skipped",
        f"Hidden: {name} not read.",
        here,
        words[:_MOST_WORDS],
        "Unhide it, or take off the filter, and read the file again if it is part of the plan.",
    )


def _at(place: Place, row: int, column: int) -> Place:
    return Place(place.file, place.sheet, row=row, column=column)
