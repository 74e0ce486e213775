"""Who is meant: the names that a register lists, and the cells that use them.

In: the words of a name cell. Out: the listed name. Refuses: a name that no sheet of the column lists, or that two
entries share; with the nearest that is listed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from partnergraph.model import join_names
from partnergraph.register.dates import UnreadableError
from partnergraph.register.sheets import SHEETS, Column
from partnergraph.register.values import UNSEEN, tidy

_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"} | UNSEEN)
_OFFERED = ("People", "Posts", "Teams", "Agencies", "Boards", "Areas", "Agreements", "Plans")
"""Sheets to which a name may be added, those that gain most first."""

_NEAR = 75  # of 100: a sheet may be wrong in thousands of cells, so that spellings are compared as they are kept
_SEPARATORS = re.compile(r"\s*[,/&\n]\s*|\s+and\s+", re.IGNORECASE)


def name_column(sheet: str) -> str:
    """Return the heading under which a sheet lists its names."""
    return SHEETS[sheet].key or SHEETS[sheet].columns[0].heading


def alike(name: str) -> str:
    """Return what two spellings of one name share: case, spacing and the shape of quotes and dashes aside."""
    return tidy(name.translate(_ALIKE)).casefold()


class Listing:
    """The names and aliases of each sheet; `find` looks one up as a column would have it."""

    def __init__(self) -> None:
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        self._aliases: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        self._answers: dict[tuple[str, Column], str | UnreadableError] = {}
        self._spellings: dict[tuple[str, ...], dict[str, str]] = {}

    def add(self, sheet: str, name: str, aliases: Iterable[str] = ()) -> None:
        """List `name` in `sheet`, with other ways of writing it."""
        self._exact[sheet].add(name)
        self._names[sheet][alike(name)][name] = None
        for alias in aliases:
            self._aliases[sheet][alike(alias)][name] = None
        self._answers.clear()
        self._spellings.clear()

    def lists(self, name: str, column: Column) -> bool:
        """Return whether one of the column's sheets lists exactly this name."""
        return any(name in self._exact[sheet] for sheet in column.of)

    def find(self, name: str, column: Column) -> str:
        """Return the listed spelling of `name`: itself, the same but for case or spacing, or what it is an alias of.

        Raises:
            UnreadableError: It is on no list of the column's, or two entries are written so.
        """
        key = (name, column)
        if key not in self._answers:
            try:
                self._answers[key] = self._find(name, column)
            except UnreadableError as error:
                self._answers[key] = error
        answer = self._answers[key]
        if isinstance(answer, UnreadableError):
            raise answer
        return answer

    def _find(self, name: str, column: Column) -> str:
        if self.lists(name, column):
            return name
        found = self._listed(name, column.of)
        if len(found) == 1:
            return found[0]
        if found:
            raise UnreadableError(f'"{name}" may be {" or ".join(found)}; write which')
        sheets = _either(column.of)
        elsewhere = [
            sheet for sheet, names in self._names.items() if sheet not in {"Plans", *column.of} and alike(name) in names
        ]
        if elsewhere:
            raise UnreadableError(f'"{name}" is listed in {_either(elsewhere)}, and this column takes {sheets} only')
        # Words that only hold a place are listed by themselves.
        free = [sheet for sheet in _OFFERED if sheet in column.of] or column.of
        what = f'"{name}" is on no list; add a row for it to the sheet {_either(free)}, or correct it'
        raise UnreadableError(what, self._nearest(name, column))

    def _listed(self, name: str, sheets: tuple[str, ...]) -> list[str]:
        """The names that are written as `name` but for case and spacing, else those that have it for an alias."""
        for lists in (self._names, self._aliases):
            found = {one: None for sheet in sheets for one in lists[sheet].get(alike(name), {})}
            if found:
                return list(found)
        return []

    def _nearest(self, name: str, column: Column) -> str:
        pieces = [piece for piece in _SEPARATORS.split(name) if piece.strip()]
        parts = [self._listed(piece, column.of) for piece in pieces]
        if column.kind == "names" and len(parts) > 1 and all(len(part) == 1 for part in parts):
            return str(join_names(part[0] for part in parts))
        if column.of not in self._spellings:
            self._spellings[column.of] = {
                one: next(iter(names))
                for sheet in column.of
                for lists in (self._aliases, self._names)
                for one, names in lists[sheet].items()
            }
        spellings = self._spellings[column.of]
        best = process.extractOne(alike(name), spellings.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
        return spellings[best[0]] if best else ""


def _either(sheets: Iterable[str]) -> str:
    *first, last = sheets
    return f"{', '.join(first)} or {last}" if first else last
