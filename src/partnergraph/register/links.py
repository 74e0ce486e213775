"""Settle what the sheets of a register say of one another.

In: pages whose cells were read. Out: the same pages, with names spelt as listed, Ids filled, placeholders listed.
Refuses (as faults): two entries of one name, a name that no sheet lists, a number of an action that is not there, a
signature without its date, an earlier state of no action, a setting that is none.
"""

from __future__ import annotations

import re

from partnergraph.model import join_names, split_names
from partnergraph.register.about import SETTINGS
from partnergraph.register.dates import UnreadableError, read_date
from partnergraph.register.faults import Faults
from partnergraph.register.grids import Saved, cell_name
from partnergraph.register.naming import Listing, alike, name_column
from partnergraph.register.page import Page, Row
from partnergraph.register.placeholders import is_placeholder
from partnergraph.register.refs import check_earlier, check_refs, fill_ids, settle_order
from partnergraph.register.sheets import BODIES, NOBODY, PARTIES, SHEETS, Column
from partnergraph.register.values import as_text, read_cell, tidy
from partnergraph.register.waived import check_waivers

_SIGNED = re.compile(r"(?P<name>.*\S)\s*\((?P<day>[^()]*\d[^()]*)\)", re.DOTALL)
_LISTED = tuple(name for name, sheet in SHEETS.items() if sheet.key or name in PARTIES)
_APART = frozenset((*PARTIES, "Areas", "Agreements"))
"""Sheets no two of which list the same name, since a cell may ask for any of them."""


def settle(pages: dict[str, Page], saved: Saved, faults: Faults) -> None:
    """Put the pages in order among themselves; add to `faults` what cannot be."""
    for name in _LISTED:
        heading = name_column(name)
        for row in pages[name].rows:
            row.cells[heading] = tidy(row.cells[heading] or "") or None
    fill_ids(pages["Actions"])
    _check_keys(pages, faults)
    names = _Names(pages, saved, faults)
    for name, page in pages.items():
        for column in SHEETS[name].columns:
            if column.kind in {"name", "names"}:
                for row in page.rows:
                    names.settle(page, row, column)
    names.settle_signatures()
    names.settle_answers()
    check_refs(pages, faults)
    settle_order(pages["Actions"], faults)
    check_earlier(pages, faults)
    check_waivers(pages, faults)
    _settle_settings(pages["About"], faults)


def _check_keys(pages: dict[str, Page], faults: Faults) -> None:
    first: dict[str, tuple[str, str]] = {}
    for name in _LISTED:
        page = pages[name]
        heading = name_column(name)
        seen: dict[str, int] = {}
        for row in page.rows:
            key = row.cells[heading]
            if key is None:
                continue
            if key in seen and SHEETS[name].key:
                what = "clear the cell of the new one" if heading == "Id" else "keep one of them"
                faults.cell(page, row.number, heading, f'"{key}" stands in row {seen[key]} too; {what}')
            seen.setdefault(key, row.number)
            if name in _APART:
                sheet, cell = first.setdefault(key, (name, cell_name(name, row.number, page.at.get(heading, 1))))
                if sheet != name:
                    faults.cell(page, row.number, heading, f'"{key}" is listed at {cell} too; rename one of them')


class _Names:
    """The names that the pages list, and the cells that use them."""

    def __init__(self, pages: dict[str, Page], saved: Saved, faults: Faults) -> None:
        self.pages = pages
        self.saved = saved
        self.faults = faults
        self.listing = Listing()
        for name in ("Plans", *sorted(_APART)):
            for row in pages[name].rows:
                if key := row.cells[name_column(name)]:
                    aliases = (*split_names(row.cells.get("Also written as")), row.cells.get("Abbreviation") or "")
                    self.listing.add(name, key, filter(None, map(tidy, aliases)))

    def settle(self, page: Page, row: Row, column: Column) -> None:
        """Spell the names of a cell as listed, each once."""
        cell = row.cells[column.heading]
        if cell is None:
            return
        whole = tidy(cell)
        # A name that itself holds a semicolon may have been typed without its quotes.
        if self.listing.lists(whole, column) and (column.kind == "name" or not self._all_listed(cell, column)):
            written: tuple[str, ...] = (whole,)
        else:
            written = tuple(tidy(name) for name in split_names(cell))
        if column.kind == "name" and len(written) > 1:
            self.faults.cell(page, row.number, column.heading, f"{len(written)} names stand where one is wanted")
            return
        found = [self._find(name, page, row, column) for name in written]
        if column.kind == "name":
            row.cells[column.heading] = found[0] if found else None
        else:
            row.cells[column.heading] = join_names(dict.fromkeys(found))

    def _all_listed(self, cell: str, column: Column) -> bool:
        return all(self.listing.lists(tidy(name), column) for name in split_names(cell))

    def _find(self, name: str, page: Page, row: Row, column: Column) -> str:
        if self.faults.missing.intersection(column.of):
            return name
        try:
            return self.listing.find(name, column)
        except UnreadableError as error:
            held = is_placeholder(name)
            if held and "Placeholders" in column.of:
                return self._add_placeholder(
                    name, self.saved.place(page.sheet.name, row.number, page.at[column.heading])
                )
            what = f'"{name}" stands for nobody; leave the cell blank' if held else error
            self.faults.cell(page, row.number, column.heading, what, "" if held else error.nearest)
            return name

    def _add_placeholder(self, words: str, place: object) -> str:
        page = self.pages["Placeholders"]
        cells = dict.fromkeys(column.heading for column in page.sheet.columns) | {
            "Placeholder": words,
            "Place": str(place),
        }
        last = page.rows[-1].number if page.rows else 1
        page.rows.append(Row(last + 1, cells, [None] * len(page.own)))
        self.listing.add("Placeholders", words)
        return words

    def settle_signatures(self) -> None:
        """Spell who signed as listed, with the day as 2026-03-31."""
        page = self.pages["Agreements"]
        column = Column("Signed", "names", "", of=BODIES)
        for row in page.rows:
            signed = []
            for entry in split_names(row.cells["Signed"]):
                found = _SIGNED.fullmatch(entry)
                if found is None or self.listing.lists(tidy(entry), column):
                    signed.append(self._find(tidy(entry), page, row, column))
                    continue
                name = self._find(tidy(found["name"]), page, row, column)
                try:
                    signed.append(f"{name} ({read_date(found['day'])})")
                except UnreadableError as error:
                    self.faults.cell(page, row.number, "Signed", error, error.nearest)
            row.cells["Signed"] = join_names(signed)

    def settle_answers(self) -> None:
        """Spell the answers of the sheet of questions as listed; one that no sheet lists must say what it is."""
        page = self.pages["Review"]
        column = Column("Answer", "name", "", of=PARTIES)
        for row in page.rows:
            answer = tidy(row.cells["Answer"] or "")
            if not answer or alike(answer) == NOBODY or row.cells["Kind"]:
                continue
            try:
                row.cells["Answer"] = self.listing.find(answer, column)
            except UnreadableError as error:
                what = f"{error}; or write under Kind what it is"
                self.faults.cell(page, row.number, "Answer", what, error.nearest)


def _settle_settings(about: Page, faults: Faults) -> None:
    for row in about.rows:
        column = next((one for name, one in SETTINGS.items() if alike(name) == alike(row.cells["Setting"] or "")), None)
        if column:
            row.cells["Setting"] = column.heading
            try:
                value = read_cell(column, row.cells["Value"])
                row.cells["Value"] = ("yes" if value else "no") if isinstance(value, bool) else as_text(value)
            except UnreadableError as error:
                faults.cell(about, row.number, "Value", error, error.nearest)
