"""Write a register into the workbook that people have worked in, so that what is theirs stays theirs.

In: a workbook that holds a register, as it was read, and the sheets as they now are. Out: the workbook with those values:
only cells that changed are written. Sheets of a person's own, charts, pictures, pivot tables, notes, colours and everything
else stay as they are, byte for byte; what hangs on a row of ours follows it where rows move.
Refuses: what no workbook can hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from lxml import etree
from openpyxl.formula.translate import Translator, TranslatorError
from openpyxl.utils import get_column_letter

from partnergraph.register.book_notes import lengthen, move_notes
from partnergraph.register.book_sheet import BookSheet
from partnergraph.register.book_styles import BookStyles
from partnergraph.register.grafting import Graft
from partnergraph.register.grids import Grid, Saved
from partnergraph.register.package import Package, tag
from partnergraph.register.page import FILLED, Page, Row
from partnergraph.register.row_matching import match_rows
from partnergraph.register.sheets import Sheet
from partnergraph.register.values import Formula, plain
from partnergraph.register.workbook import check_fits, words
from partnergraph.row_heights import height

_CALCULATION = "calcPr"
_BEFORE_CALCULATION = ("sheets", "functionGroups", "externalReferences", "definedNames")


@dataclass(frozen=True, slots=True)
class Written:
    """A workbook as it was read: its cells, where our sheets have their columns and rows, and what it was read as."""

    saved: Saved
    pages: Mapping[str, Page]
    frames: Mapping[str, pd.DataFrame]

    def holds(self, name: str, frame: pd.DataFrame) -> bool:
        """Whether a sheet of the workbook has these very rows, with nothing that reading had to add."""
        page = self.pages.get(name)
        if name not in self.frames or not frame.equals(self.frames[name]):
            return False
        grid = self.saved.grids[page.title] if page else {}
        filled = [page.at.get(heading, 0) for sheet, heading in FILLED if sheet == name] if page else []
        return page is None or all(
            row.number in grid and all(at in grid[row.number] for at in filled) for row in page.rows
        )


def merge(path: Path, written: Written, sheets: dict[str, pd.DataFrame]) -> bytes:
    """Return the workbook at `path` with the values of `sheets`.

    Raises:
        InputError: A cell or a sheet's name is too long for a workbook.
    """
    check_fits(sheets, path.name)
    package = Package(path)
    styles = BookStyles(package.tree(package.related(package.book, "styles")[0]))
    properties = package.tree(package.book).find(tag("workbookPr"))
    from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    parts = package.sheets()

    def opened(title: str) -> BookSheet:
        return BookSheet(package.tree(parts[title]), styles, from_1904=from_1904)

    new = {}
    theirs = written.frames.keys() - written.pages.keys()
    for name, frame in sheets.items():
        page = written.pages.get(name)
        if page and page.title:
            if written.holds(name, frame):
                continue
            grid = written.saved.grids[page.title]
            _OurSheet(package, parts[page.title], opened(page.title), page, grid).write(frame)
        elif name not in theirs:
            new[name] = frame
        elif not written.holds(name, frame):
            _write_own(opened(name), written.frames[name], frame)
    for title in theirs - sheets.keys():
        package.remove_sheet(title)
    if new:
        graft = Graft(package, styles, new, path.name)
        for name in new:
            graft.add(name)
    _calculate_anew(package)
    return package.packed()


def _calculate_anew(package: Package) -> None:
    """Let a person's formulas be worked out again by the next program that opens the workbook."""
    for chain in package.related(package.book, "calcChain"):
        package.remove(chain)
    if any(b"<f>" in package.parts[part] or b"<f " in package.parts[part] for part in package.sheets().values()):
        root = package.tree(package.book)
        found = root.find(tag(_CALCULATION))
        if found is None:
            found = etree.Element(tag(_CALCULATION))
            before = [one for one in root if etree.QName(one).localname in _BEFORE_CALCULATION]
            root.insert(list(root).index(before[-1]) + 1, found)
        found.set("fullCalcOnLoad", "1")


def _write_own(sheet: BookSheet, old: pd.DataFrame, new: pd.DataFrame) -> None:
    """Write the cells of a sheet of a person's own that a caller changed."""

    def cells(frame: pd.DataFrame) -> dict[tuple[int, int], Any]:
        rows = (tuple(frame.columns), *frame.itertuples(index=False, name=None))
        return {(row, at): plain(value) for row, line in enumerate(rows, 1) for at, value in enumerate(line, 1)}

    before, after = cells(old), cells(new)
    for place in before.keys() | after.keys():
        if not _is_same(before.get(place), after.get(place)):
            sheet.set(*place, after.get(place))


def _is_same(old: Any, new: Any) -> bool:
    return type(old) is type(new) and bool(old == new)


class _OurSheet:
    """A sheet of ours in somebody's workbook; one use."""

    def __init__(self, package: Package, part: str, cells: BookSheet, page: Page, grid: Grid) -> None:
        self.package = package
        self.part = part
        self.cells = cells
        self.page = page
        self.grid = grid
        self.sheet: Sheet = page.sheet
        self.rows = [row for row in page.rows if row.number in grid]

    def write(self, frame: pd.DataFrame) -> None:
        """Make the sheet hold the rows of `frame`."""
        ours = [column.heading for column in self.sheet.columns]
        own = [str(plain(heading)) for heading in frame.columns[len(ours) :]]
        columns = self._columns(ours, own)
        new = [[plain(value) for value in line] for line in frame.itertuples(index=False, name=None)]
        keys = [ours.index(self.sheet.key)] if self.sheet.key else _required(self.sheet)
        was = match_rows([[row.cells[heading] for heading in ours] for row in self.rows], new, keys)
        numbers = self._numbers(was)
        last = max(self.grid, default=self.page.head)
        for line, old, number in zip(new, was, numbers, strict=True):
            self._write_row(line, None if old is None else self.rows[old], number, columns, len(ours))
        if numbers and numbers[-1] > last:
            lengthen(self.package, self.part, last, numbers[-1])
        dimension = self.cells.root.find(tag("dimension"))
        if dimension is not None:
            self.cells.root.remove(dimension)

    def _columns(self, ours: Sequence[str], own: Sequence[str]) -> list[int]:
        """Where each column stands; those that are not there yet are headed to the right of all others."""
        page = self.page
        theirs = list(page.own.values())
        if own[: len(theirs)] != list(page.own):  # some went, or stand in another order
            for at in theirs[len(own) :]:
                for row in self.grid:
                    self.cells.set(row, at, None)
        known = {at: heading for heading, at in (*page.at.items(), *page.own.items())}
        places = [page.at.get(heading) for heading in ours]
        places += [*theirs[: len(own)], *[None] * (len(own) - len(theirs))]
        looks = next((self.cells.style(page.head, at) for at in page.at.values()), 0)
        free = max((at for line in self.grid.values() for at in line), default=0) + 1
        found = []
        for heading, place in zip((*ours, *own), places, strict=True):
            found.append(free if place is None else place)
            free += place is None
            if known.get(found[-1]) != heading:
                self.cells.set(page.head, found[-1], heading, looks)
        return found

    def _numbers(self, was: Sequence[int | None]) -> list[int]:
        """The row of each line. Rows stay where they are and new ones follow, unless some went or came between."""
        kept = [old for old in was if old is not None]
        if kept == list(range(len(self.rows))) and None not in was[: len(kept)]:
            last = max(self.grid, default=self.page.head)
            return [*(row.number for row in self.rows), *range(last + 1, last + 1 + len(was) - len(kept))]
        first = self.page.head + 1
        moved = {self.rows[old].number: first + line for line, old in enumerate(was) if old is not None}
        self.cells.renumber(moved, self.page.head)
        move_notes(self.package, self.part, moved, self.page.head)
        return list(range(first, first + len(was)))

    def _write_row(self, line: list[Any], old: Row | None, number: int, columns: Sequence[int], ours: int) -> None:
        before = [] if old is None else [*old.cells.values(), *old.own]
        stood = {} if old is None else self.grid[old.number]
        is_changed = old is None
        for index, (value, at) in enumerate(zip(line, columns, strict=True)):
            is_own = index >= ours
            same = index < len(before) and _is_same(before[index], value) and (value is None or at in stood)
            if same and old is not None and isinstance(value, Formula) and old.number != number:
                self.cells.set(number, at, _moved(value, at, old.number, number))
            elif not same:
                usual = self.cells.usual_style(at, self.page.head) if number not in self.grid else 0
                self.cells.set(number, at, value if is_own else words(value), usual)
                is_changed = True
        if is_changed:
            texts = zip(line, self.sheet.columns, strict=False)
            self.cells.grow(number, height((value, one.width) for value, one in texts if one.kind != "date"))


def _required(sheet: Sheet) -> list[int]:
    return [number for number, column in enumerate(sheet.columns) if column.required]


def _moved(formula: Formula, at: int, old: int, new: int) -> Formula:
    """A formula of a row that moved, which speaks of the cells beside it as it did."""
    letter = get_column_letter(at)
    try:
        return Formula(Translator(formula, f"{letter}{old}").translate_formula(f"{letter}{new}"))
    except TranslatorError:
        return formula
