"""Tables that go on over the page, put together: one table, and a row that was cut by the page one row.

In: the tables of all pages with what their layout tells, and the text between. Out: the same blocks, tables of one set of
columns joined where the layout shows that they are one, and an Issue for each row that was put together. Refuses nothing:
where the layout does not tell whether a row goes on, the tables stay two, for the words to decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from partnergraph.model import Cell, Issue, Table
from partnergraph.readers._pdf_cells import Extent, Shape
from partnergraph.readers._pdf_lines import Manner, begins_as_item, joined_lines
from partnergraph.readers._pdf_tag_turn import gone_on
from partnergraph.readers._pdf_text import Paragraph

Piece = tuple[Table, Shape]
_NEAR, _NEAR_SPACE = 8.0, 25.0  # points between the edges of one column on two pages, with and without rules
_FULL = 1.6  # lines: how far above the end of the row a cell that was cut may end
_ROOM = 4.0  # lines that stay empty at the end of a page when rows are never cut


def put_together(blocks: Sequence[Piece | Paragraph], manner: Manner) -> tuple[list[Table | Paragraph], list[Issue]]:
    """Return the blocks with tables that go on made one, and what was done."""
    lowest = max((block[1].bottom for block in blocks if not isinstance(block, Paragraph)), default=0)
    result: list[Piece | Paragraph] = []
    issues: list[Issue] = []
    last: int | None = None  # where the table stands after which nothing but page furniture came
    for block in blocks:
        if isinstance(block, Paragraph):
            last = last if block.aside else None
            result.append(block)
            continue
        last, part = _by_tree(result, block, last)
        if part is not None and last is not None:
            result[last] = gone_on(
                part, block, lambda cell, more, ended, begun: _text(cell, more, ended, begun, manner)
            )
            continue
        before = result[last] if last is not None else None
        if last is None or before is None or isinstance(before, Paragraph) or not _same_columns(before[1], block[1]):
            last = len(result)
            result.append(block)
            continue
        heads = _repeated(before[0], block[0])
        goes_on = _goes_on(before, block, heads, lowest)
        if goes_on is None or (not goes_on and not heads and _has_headings(block[0])):
            last = len(result)
            result.append(block)
            continue
        result[last] = _joined(before, block, heads, manner, issues) if goes_on else _below(before, block)
    return [block if isinstance(block, Paragraph) else block[0] for block in result], issues


def _by_tree(result: Sequence[Piece | Paragraph], block: Piece, last: int | None) -> tuple[int | None, Piece | None]:
    """Return where the table stands with which a table goes on as the file's structure tree says, and it; else `last`."""
    for number in range(len(result) - 1, -1, -1):
        other = result[number]
        if not isinstance(other, Paragraph):
            same = block[1].tag and other[1].tag == block[1].tag and len(other[1].xs) == len(block[1].xs)
            return (number, other) if same else (last, None)
    return last, None


def _same_columns(before: Shape, after: Shape) -> bool:
    near = _NEAR if before.ruled and after.ruled else _NEAR_SPACE
    return (
        after.page == before.last_page + 1
        and len(before.xs) == len(after.xs)
        and all(abs(first - second) <= near for first, second in zip(before.xs, after.xs, strict=True))
    )


def _words(row: Sequence[Cell]) -> list[str]:
    return ["".join(cell.text.split()).casefold() for cell in row]


def _repeated(before: Table, after: Table) -> int:
    """Return how many rows at the head of a table stand at the head of the one before, too."""
    count = 0
    for first, second in zip(before.rows, after.rows, strict=False):
        if not any(words := _words(first)) or words != _words(second) or (sum(map(bool, words)) < 2 and not count):
            break
        count += 1
    return count


def _has_headings(table: Table) -> bool:
    filled = [cell for cell in table.rows[0] if not cell.blank]
    return len(filled) > 1 and all(cell.bold for cell in filled)


def _goes_on(before: Piece, after: Piece, heads: int, lowest: float) -> bool | None:
    """Return whether the first row of a page goes on with the last of the page before; None where nothing tells."""
    if heads >= len(after[0].rows):
        return False
    ended, begun = before[1].ends[-1], after[1].ends[heads]
    words = [number for number, extent in enumerate(begun) if extent]
    if not words or not any(ended) or len(set(map(id, after[0].rows[heads]))) == 1 < len(begun):
        return None if not words else False  # a title across the table begins anew
    bottom = max(extent.bottom for extent in ended if extent)
    full = {
        number for number, extent in enumerate(ended) if extent and bottom - extent.bottom < _FULL * before[1].pitch
    }
    if before[1].ruled and not before[1].closed and set(words) <= full:
        return True
    if lowest - before[1].bottom > _ROOM * before[1].pitch:
        return False
    if any(number not in full for number in words):
        return False if _set_to_top(before[1]) else None
    short = [number for number, extent in enumerate(ended) if extent and number not in full]
    if short:
        return True
    # Each cell that goes on must have been full, and one that does not shows that the row began above.
    pairs = [(over, under) for over, under in zip(ended, begun, strict=True) if over and under]
    cut = all(over.room - under.first < 0.1 * under.size for over, under in pairs)
    return True if cut and any(extent and not more for extent, more in zip(ended, begun, strict=True)) else None


def _set_to_top(shape: Shape) -> bool:
    """Return whether the cells of a row begin at one height, so that a cell that ends early has nothing more to say."""
    rows = [[extent.top for extent in row if extent] for row in shape.ends[1:]]
    rows = [tops for tops in rows if len(tops) > 1]
    level = sum(max(tops) - min(tops) < 0.5 * shape.pitch for tops in rows)
    return level * 10 >= len(rows) * 8


def _below(before: Piece, after: Piece) -> Piece:
    """Return two tables as one."""
    shape = replace(after[1], top=before[1].top, page=before[1].page, ends=before[1].ends + after[1].ends)
    return Table(before[0].place, before[0].rows + after[0].rows), shape


def _joined(before: Piece, after: Piece, heads: int, manner: Manner, issues: list[Issue]) -> Piece:
    """Return two tables as one, the first row of the second joined to the last row of the first."""
    last, first = before[0].rows[-1], after[0].rows[heads]
    whole: dict[int, Cell] = {}
    for number, (cell, more) in enumerate(zip(last, first, strict=True)):
        if id(cell) not in whole:
            text = _text(cell, more, before[1].ends[-1][number], after[1].ends[heads][number], manner)
            raw = "\n".join(part for part in (cell.raw, more.raw) if part)
            struck = " ".join(part for part in (cell.struck, more.struck) if part)
            bold = (cell.bold or cell.blank) and (more.bold or more.blank)
            whole[id(cell)] = replace(cell, text=text, raw=raw, struck=struck, bold=bold, fill=cell.fill or more.fill)
    words = " | ".join(cell.text.replace("\n", " ") for cell in first if not cell.blank)
    issues.append(
        Issue("joined rows", "The row was cut by the end of the page and is read as one.", first[0].place.of_row, words)
    )
    rows = tuple(tuple(whole.get(id(cell), cell) for cell in row) for row in before[0].rows)
    rest = after[0].rows[:heads] + after[0].rows[heads + 1 :]
    below = after[1].ends[:heads] + after[1].ends[heads + 1 :]
    ends = before[1].ends + below
    if not after[0].rows[heads + 1 :]:
        # The row fills the page; what comes next may go on with it.
        ends[len(before[1].ends) - 1] = after[1].ends[heads]
        rows, ends = rows[:-1] + rest + rows[-1:], ends[: len(before[1].ends) - 1] + below + [after[1].ends[heads]]
        rest = ()
    shape = replace(after[1], top=before[1].top, page=before[1].page, ends=ends)
    return Table(before[0].place, rows + rest), shape


def _text(cell: Cell, more: Cell, ended: Extent | None, begun: Extent | None, manner: Manner) -> str:
    if cell.blank or more.blank or ended is None or begun is None:
        return cell.text or more.text
    if begins_as_item(more.text) or ended.room - begun.first > 0.4 * begun.size:
        return f"{cell.text}\n{more.text}"
    return joined_lines(cell.text, more.text, manner, cut=False)
