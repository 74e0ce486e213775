"""Tables that stand side by side or one under another on one sheet, told apart.

In: the cells of a sheet that hold something, the colours behind its cells, its merged ranges. Out: the cells of each table, in
reading order. A blank column or row parts two tables only where what follows begins anew: at a height of its own, or with
headings of its own. A title between blank rows above it is a part of its own. So a plan with an empty column, or with blank rows between its sections, stays whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter

from partnergraph.readers._excel_display import Value

_FEW = 2  # cells that make a row of headings, and rows that make a table
_LONGEST = 60  # characters of a heading
_KEY_COLUMNS, _KEY_ROWS = 3, 12
_LOOK = 9  # rows below a row of headings that are looked at
_MOST_TABLES = 50

Fills = Mapping[tuple[int, int], str]
Merges = Sequence[tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True)
class Content:
    """A cell that holds something: its position in the sheet, and what it says."""

    row: int
    column: int
    text: str
    raw: str
    value: Value = None
    struck: str = ""
    bold: bool = False


def parts(cells: Sequence[Content], fills: Fills, merges: Merges) -> list[list[Content]]:
    """Return the cells of each table of a sheet: side by side first, then one under another."""
    return [part for group in _side_by_side(cells, fills, merges) for part in _one_under_another(group, fills)]


def _side_by_side(cells: Sequence[Content], fills: Fills, merges: Merges) -> list[list[Content]]:
    """Part the cells at each blank column on whose right a table of its own stands."""
    gaps = [(left, right) for left, right in pairwise(sorted({cell.column for cell in cells})) if right > left + 1]
    rest, found = list(cells), []
    for left, right in gaps[:_MOST_TABLES]:
        first = [cell for cell in rest if cell.column <= left]
        second = [cell for cell in rest if cell.column >= right]
        if first and _stands_alone(first, second, fills) and not _bridged(first, second, left, right, merges):
            found.append(first)
            rest = second
    return [*found, rest]


def _stands_alone(first: Sequence[Content], second: Sequence[Content], fills: Fills) -> bool:
    """Return whether what stands on the right is a table of its own, and no column of the one on the left."""
    head = _widest(first)
    if len({cell.row for cell in second}) < _FEW or not head or any(cell.row == head for cell in second):
        return False
    return bool(_widest(second)) or _is_colour_key(second, fills)


def _widest(cells: Sequence[Content]) -> int:
    """Return the first row that has about as many cells as any, and several; 0 if there is none."""
    counts = Counter(cell.row for cell in cells)
    most = max(counts.values(), default=0)
    return min((row for row, count in counts.items() if count >= _FEW and count * 5 >= most * 4), default=0)


def _is_colour_key(cells: Sequence[Content], fills: Fills) -> bool:
    """Return whether a few rows each have a colour of their own, in the first column or right before it."""
    rows, first = {cell.row for cell in cells}, min(cell.column for cell in cells)
    colours = [fills.get((row, first)) or fills.get((row, first - 1)) for row in rows]
    named = [colour for colour in colours if colour]
    narrow = len({cell.column for cell in cells}) <= _KEY_COLUMNS and len(rows) <= _KEY_ROWS
    return narrow and len(set(named)) >= max(_FEW, len(rows) - 1)


def _bridged(first: Sequence[Content], second: Sequence[Content], left: int, right: int, merges: Merges) -> bool:
    """Return whether a merged range in the rows of both reaches over the blank column."""
    rows, begins = {cell.row for cell in second}, {(cell.row, cell.column) for cell in first}
    return any(
        begin <= left and end >= right and (top, begin) in begins and any(top <= row <= bottom for row in rows)
        for top, begin, bottom, end in merges
    )


def _one_under_another(cells: Sequence[Content], fills: Fills) -> list[list[Content]]:
    """Part the cells at each blank row under which other headings stand, be it below a line of title."""
    rows = [list(row) for _, row in groupby(sorted(cells, key=attrgetter("row", "column")), key=attrgetter("row"))]
    top = _widest(cells)
    heads = [row for row in rows if row[0].row == top]
    starts = [0]
    after_gap: int | None = None
    for index, row in enumerate(rows):
        if index and row[0].row > rows[index - 1][0].row + 1:
            after_gap = index
        if len(row) < _FEW:
            continue
        if row[0].row > top and after_gap and _is_head(row, _below(rows, index), fills):
            # A line of facts or a key right above the headings is no table before them.
            whole = sum(len(above) >= _FEW for above in rows[starts[-1] : after_gap]) >= _FEW
            if whole and not any(_alike(head, row) for head in heads) and len(starts) < _MOST_TABLES:
                title = _title_above(rows, after_gap)
                starts += [title, after_gap] if title < after_gap else [after_gap]
            heads = [*heads[:_MOST_TABLES], row]
        after_gap = None
    return [[cell for row in rows[begin:end] for cell in row] for begin, end in pairwise([*starts, len(rows)])]


def _title_above(rows: Sequence[list[Content]], start: int) -> int:
    """Return where the title begins that stands between blank rows above a table; `start` if there is none."""
    first = start
    while first and len(rows[first - 1]) == 1 and (first == start or rows[first][0].row == rows[first - 1][0].row + 1):
        first -= 1
    apart = first > 0 and rows[first][0].row > rows[first - 1][0].row + 1
    return first if apart else start


def _below(rows: Sequence[list[Content]], index: int) -> list[list[Content]]:
    """Return the rows right below one, up to the next blank row, as far as they tell."""
    block: list[list[Content]] = []
    for above, row in pairwise(rows[index : index + _LOOK]):
        if row[0].row > above[0].row + 1:
            break
        block.append(row)
    return block


def _is_head(row: Sequence[Content], block: Sequence[Sequence[Content]], fills: Fills) -> bool:
    """Return whether a row stands out as headings over every column of the rows right below it."""
    if not block or any(len(cell.text) > _LONGEST or cell.value is not None for cell in row):
        return False
    below = [cell for line in block for cell in line]
    if not {cell.column for cell in below} <= {cell.column for cell in row}:
        return False
    own = {fills.get((cell.row, cell.column), "") for cell in row}
    others = {fills.get((cell.row, cell.column), "") for cell in below}
    in_bold = all(cell.bold for cell in row) and not all(cell.bold for cell in below)
    return in_bold or (len(own) == 1 and "" not in own and not own & others)


def _alike(first: Sequence[Content], second: Sequence[Content]) -> bool:
    """Return whether two rows of headings have mostly the same words."""
    words = {cell.text.casefold() for cell in first}
    return sum(cell.text.casefold() in words for cell in second) * 2 >= len(second)
