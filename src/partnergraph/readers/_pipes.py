"""Tables drawn with pipes: with or without outer pipes and rule, gridded, or with their line breaks lost.

In: lines that hold pipes. Out: grids of pieces. Refuses nothing: lines that make no table are given back.

A Markdown library was weighed against this module (markdown-it-py, on a published pipe-table plan and on a
plan of tab-separated HTML cells). It reads the first well, but drops the cells that a row has beyond its
heading, sees no table where the rule is missing, and none in tab-separated rows, so it would lose words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from partnergraph.readers._blocks import Piece
from partnergraph.readers._columns import flowing

_PIPE = re.compile(r"(?<!\\)\|")
_RULE_CELL = re.compile(r"\s*:?[-=]+:?\s*")
_LONG_RULE_CELL = re.compile(r"\s*:?[-=]{3,}:?\s*")
_GRID_RULE = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")


def has_pipe(line: str) -> bool:
    """Return whether the line holds a pipe that is not escaped, or is the rule of a gridded table."""
    return _PIPE.search(line) is not None or _GRID_RULE.fullmatch(line) is not None


def grids(lines: Sequence[str]) -> list[list[list[Piece]] | str]:
    """Return the tables in `lines` as rows of pieces, and each line that belongs to none as it is.

    Blank lines do not end a table unless what follows has its own rule or another number of columns.
    """
    found: list[list[list[Piece]] | str] = []
    table: _Block | None = None
    for lines_of_block in _blocks(lines):
        if _GRID_RULE.fullmatch(lines_of_block[0]):
            found.append(_gridded(lines_of_block))
            table = None
            continue
        block = _Block(lines_of_block)
        if table and not block.ruled and block.width(table.outer) == table.width(table.outer):
            found[-1] = table.rows = [*table.rows, *block.read(table.outer)]
        elif block.is_table():
            found.append(block.rows)
            table = block
        else:
            found += lines_of_block
            table = None
    return found


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


class _Block:
    """Neighbouring lines with pipes: how they are drawn, and their rows."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._split = [_PIPE.split(_one_pipe(line.strip())) for line in lines]
        self._first = lines[0].strip()
        rule = next((cells for cells in self._split[:2] if _is_rule(cells, _RULE_CELL)), None)
        self.ruled = rule is not None
        self.outer = not rule[0] if rule else sum(not cells[0] for cells in self._split) * 2 >= len(self._split)
        self.rows = self.read(self.outer)

    def read(self, outer: bool) -> list[list[Piece]]:
        """Return the rows without their rules, as they are with or without outer pipes."""
        rows = []
        for number, cells in enumerate(self._split):
            if _is_rule(cells, _RULE_CELL if number == 1 else _LONG_RULE_CELL):
                continue
            kept = cells
            if outer and not cells[0].strip():
                kept = kept[1:]
            if (outer or len(kept) > len(self._split[0])) and len(kept) > 1 and not kept[-1].strip():
                kept = kept[:-1]
            rows.append([Piece(cell.strip()) for cell in kept])
        return rows

    def width(self, outer: bool) -> int:
        """Return the number of cells that most rows have."""
        return Counter(map(len, self.read(outer))).most_common(1)[0][0] if self.rows else 0

    def is_table(self) -> bool:
        """Return whether the lines are a table; a pipe in a sentence makes none."""
        if not self.rows:
            return False
        if self.ruled or (len(self.rows[0]) > 1 and self._first.startswith("|")):
            return True
        width, times = Counter(map(len, self.rows)).most_common(1)[0]
        return width > 1 and times > 1


def _one_pipe(line: str) -> str:
    """Return a row of headings as wikis write it (`||No||Action||`) with one pipe between its cells."""
    return line.replace("||", "|") if line.startswith("||") and line.count("||") * 2 == line.count("|") else line


def _is_rule(cells: Sequence[str], form: re.Pattern[str]) -> bool:
    inner = [cell for cell in cells if cell.strip()]
    return bool(inner) and all(form.fullmatch(cell) for cell in inner)


def _gridded(block: Sequence[str]) -> list[list[Piece]]:
    """Return the rows between the rules of a gridded table, the lines of a cell joined."""
    rows: list[list[list[str]]] = []
    widths: list[list[int]] = []
    opened = False
    a_line_each = _has_a_row_a_line(block)
    for line in block:
        if _GRID_RULE.fullmatch(line):
            opened = True
            continue
        pieces = _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))
        cells = [cell.strip() for cell in pieces]
        if opened or a_line_each or not rows or len(cells) != len(rows[-1]):
            rows.append([[] for _ in cells])
            widths.append([len(piece) - 2 for piece in pieces])
            opened = False
        for parts, cell in zip(rows[-1], cells, strict=True):
            parts.append(cell)
    return [
        [
            Piece("\n".join(filter(None, parts)), flowing([part for part in parts if part], width))
            for parts, width in zip(row, row_widths, strict=True)
        ]
        for row, row_widths in zip(rows, widths, strict=True)
    ]


def _has_a_row_a_line(block: Sequence[str]) -> bool:
    """Return whether rules stand only around the table and below its headings, and each line between is a row."""
    groups: list[int] = [0]
    for line in block:
        if _GRID_RULE.fullmatch(line):
            groups.append(0)
        elif not _PIPE.split(line.strip().removeprefix("|"))[0].strip():
            return False  # a line that goes on with the row above
        else:
            groups[-1] += 1
    filled = [count for count in groups if count]
    return len(filled) <= 2 and filled[-1:] > [1]


def flow(text: str) -> tuple[int, int, list[list[Piece]]] | None:
    """Return where a table of `text` stands whose rows run over many lines, and its rows; None if there is none.

    Text copied from a page can hold a pipe between cells but its line breaks inside them. If the pieces between
    pipes, folded at the number of headings plus one, leave the last column empty throughout, they were rows with
    a pipe at both ends. The stretch is given as the first line and the line after its last, counted from 0.
    """
    lines = text.split("\n")
    counts = [len(_PIPE.findall(line)) for line in lines]
    start = next((i for i, count in enumerate(counts) if count >= 3 and _all_filled(lines[i])), None)
    if start is None:
        return None
    columns = counts[start] + 1
    later = [count for count in counts[start + 1 :] if count]
    if not later or sum(count in {columns - 1, columns, columns + 1} for count in later) * 3 > len(later):
        return None  # most rows are whole lines
    end = max(i for i, count in enumerate(counts) if count) + 1
    pieces = _PIPE.split("\n".join(lines[start:end]))
    rows = [pieces[at : at + columns + 1] for at in range(0, len(pieces), columns + 1)]
    gaps = [row[columns] for row in rows if len(row) > columns]
    if len(gaps) < 2 or any(gap.strip() for gap in gaps):
        return None
    kept = [row[:columns] for row in rows if any(cell.strip() for cell in row)]
    return start, end, [[Piece(cell.strip()) for cell in row] for row in kept]


def _all_filled(line: str) -> bool:
    return all(cell.strip() for cell in _PIPE.split(line.strip().strip("|")))
