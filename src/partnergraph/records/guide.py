"""What a person settles about a plan in a small file beside it: `plan.toml` beside `plan.docx`.

In: the file. Out: a `Guide`: what headings mean, which tables to leave out, where headings stand. Refuses what is no TOML,
and any key, meaning or place that is not known, with the nearest that is.

    title = "Violence reduction plan 2026"
    version = 2026-03-31

    [headings]                          # in every table: a heading as printed = what it means
    "Person in charge" = "lead"
    "Notes of the chair" = "keep"

    [[table]]                           # one table, named as in the places that are printed
    at = "table 3"
    skip = "last year's actions"

    [[table]]
    at = 'sheet "Log"'
    heading_row = 4

    [[table]]
    at = "page 2, table 5"
    columns = ["number", "action", "lead", "date"]     # no row of headings: what each column holds
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from partnergraph.errors import InputError
from partnergraph.model import Document, Issue, Place, Role, Table
from partnergraph.near_names import nearest
from partnergraph.records.heading_places import Heads
from partnergraph.records.heading_rows import is_of_actions, settled
from partnergraph.records.headings import Column, Columns, in_words, read_heading
from partnergraph.records.lines import Line

_ROLES: tuple[Role, ...] = ("accountable", "responsible", "supports", "consulted", "informed", "named")
_MEANINGS: dict[str, tuple[str, Role]] = {
    "number": ("ref", "named"),
    "date": ("due", "named"),
    "keep": ("extra", "named"),
    "lead": ("lead", "accountable"),
    **{role: ("lead", role) for role in _ROLES},
    **{
        name: (name, "named")
        for name in (
            *("theme", "recommendation", "action", "step", "start", "status", "rag"),
            *("outcome", "progress", "updated", "board", "agreement"),
        )
    },
}
_KEYS = ("title", "version", "headings", "table")
_TABLE_KEYS = ("at", "skip", "heading_row", "headings", "columns")
_LONGEST = 100  # characters of a heading


@dataclass(frozen=True, slots=True)
class TableGuide:
    """What a person says of one table, or of every table where `at` is empty.

    Attributes:
        at: The place as written; empty for all tables.
        skip: Why it holds no actions; empty if that is not said.
        heading_row: The row that holds its headings, as places count rows; 0 if not said.
        headings: What headings mean, by their plain words.
        columns: What each column holds, where no row of headings says so.
    """

    at: str = ""
    skip: str = ""
    heading_row: int = 0
    headings: Mapping[str, tuple[str, Role]] = field(default_factory=dict)
    columns: tuple[tuple[str, Role], ...] = ()

    def heads(self, lines: Sequence[Line]) -> Heads:
        """Return the rows of headings that this guide knows in a table."""
        found: Heads = {}
        if not self.headings and not self.heading_row:
            return found
        for index, line in enumerate(lines):
            if self.heading_row:
                said = line.place.row == self.heading_row
            else:
                texts = [in_words(item.text) for item in line.filled if len(item.text) <= _LONGEST]
                said = len(line.filled) > 1 and any(text in self.headings for text in texts)
            columns = tuple(self._column(text, number) for number, text in enumerate(line.texts)) if said else ()
            if is_of_actions(columns):
                found[index] = (settled(columns), 1)
        return found

    def _column(self, text: str, number: int) -> Column:
        printed = " ".join(text.split())
        meaning = self.headings.get(in_words(text))
        if meaning is not None:
            return Column(number, printed, (meaning[0],), role=meaning[1])
        return read_heading(text, number) if printed else Column(number, "", ("extra",), rank=2)

    @property
    def unheaded(self) -> Columns:
        """The columns of a table without a row of headings; empty if none are said."""
        return tuple(Column(number, "", (name,), role=role) for number, (name, role) in enumerate(self.columns))


@dataclass(frozen=True, slots=True)
class Guide:
    """What a person settled about a plan.

    Attributes:
        file: Name of the file that says so.
        title: The plan's title; empty if not said.
        version: The date of this version, if said.
        headings: What headings mean in every table, by their plain words.
        tables: What is said of single tables.
        printed: Headings as the person wrote them, by their plain words.
    """

    file: str = ""
    title: str = ""
    version: date | None = None
    headings: Mapping[str, tuple[str, Role]] = field(default_factory=dict)
    tables: tuple[TableGuide, ...] = ()
    printed: Mapping[str, str] = field(default_factory=dict)

    def of(self, document: Document) -> list[TableGuide]:
        """Return what is said of each table of a document, in reading order.

        Raises:
            InputError: A place names none of its tables.
        """
        for one in self.tables:
            if not any(_stands_at(table.place, one.at) for table in document.tables):
                places = ", ".join(f'"{_short(table.place)}"' for table in document.tables[:20]) or "none"
                raise InputError(
                    f'No table stands at "{one.at}".', where=self.file, todo=f"Tables of the plan: {places}."
                )
        return [self._of(table) for table in document.tables]

    def _of(self, table: Table) -> TableGuide:
        said = [one for one in self.tables if _stands_at(table.place, one.at)]
        return TableGuide(
            at=next((one.at for one in said), ""),
            skip=next((one.skip for one in said if one.skip), ""),
            heading_row=next((one.heading_row for one in said if one.heading_row), 0),
            headings={**self.headings, **{word: meaning for one in said for word, meaning in one.headings.items()}},
            columns=next((one.columns for one in said if one.columns), ()),
        )

    def unused(self, document: Document) -> list[Issue]:
        """Return an issue for each heading that stands nowhere in the document."""
        named = {*self.headings, *(word for one in self.tables for word in one.headings)}
        if not named:
            return []
        words = {
            in_words(cell.text) for table in document.tables for cell in table.cells() if len(cell.text) <= _LONGEST
        }
        return [
            Issue(
                "unsure", f'No cell of the plan reads "{word}".', Place(self.file), word, "Write it as it is printed."
            )
            for word in sorted(self.printed.get(word, word) for word in named - words)
        ]


def _short(place: Place) -> str:
    return str(place).removeprefix(f"{place.file}, ")


def _stands_at(place: Place, at: str) -> bool:
    """Return whether a table stands where `at` says: all that it names must agree."""
    said = Place.parse(f"{place.file}, {at}")
    pairs = ((said.sheet, place.sheet), (said.page, place.page), (said.table, place.table))
    return any(left for left, _ in pairs) and all(not left or left == right for left, right in pairs)


def guide_beside(plan: Path) -> Guide:
    """Return what a person settled in the file beside a plan: of the same name, ending in .toml; an empty Guide if none.

    Raises:
        InputError: The file cannot be read, or holds what is not known.
    """
    path = plan.with_suffix(".toml")
    if not path.is_file():
        return Guide()
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            f"This is no TOML that can be read ({error}).", where=path, todo="See docs/guide.md."
        ) from None
    _check_keys(said, _KEYS, path)
    version = said.get("version")
    if version is not None and not isinstance(version, date):
        raise InputError('"version" is no date.', where=path, todo="Write it bare, as version = 2026-03-31.")
    tables = _list(said.get("table", []), path)
    return Guide(
        path.name,
        _text(said, "title", path),
        version,
        _headings(said.get("headings", {}), path),
        tuple(_table(one, path) for one in tables),
        {in_words(heading): heading for part in (said, *tables) for heading in part.get("headings", {})},
    )


def _check_keys(said: Mapping[str, Any], known: Sequence[str], path: Path) -> None:
    for name in said:
        if name not in known:
            raise InputError(f'"{name}" is not known.', where=path, todo=f"{_nearest(name, known)} See docs/guide.md.")


def _nearest(word: str, known: Sequence[str]) -> str:
    best = nearest(word, known)
    return f'Did you mean "{best[0]}"?' if best else f"Known: {', '.join(known)}."


def _text(said: Mapping[str, Any], name: str, path: Path) -> str:
    value = said.get(name, "")
    if not isinstance(value, str):
        raise InputError(f'"{name}" is no text.', where=path, todo=f'Write it in quotes: {name} = "...".')
    return value.strip()


def _list(value: Any, path: Path) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise InputError('"table" is no list of tables.', where=path, todo="Begin each with a line [[table]].")
    return value


def _table(said: dict[str, Any], path: Path) -> TableGuide:
    _check_keys(said, _TABLE_KEYS, path)
    at = _text(said, "at", path)
    if not at or not any(
        (place := Place.parse(f"x, {at}")) and getattr(place, name) for name in ("sheet", "page", "table")
    ):
        raise InputError(
            f'"{at}" names no table.', where=path, todo='Write at = "table 3", "page 2, table 5" or \'sheet "Log"\'.'
        )
    row = said.get("heading_row", 0)
    if not isinstance(row, int) or row < 0:
        raise InputError('"heading_row" is no row.', where=path, todo="Write its number, as heading_row = 4.")
    skip = said.get("skip", "")
    columns = said.get("columns", [])
    if not isinstance(columns, list):
        raise InputError('"columns" is no list.', where=path, todo='Write it as ["number", "action", "lead", "date"].')
    return TableGuide(
        at,
        "left out" if skip is True else _text(said, "skip", path) if skip else "",
        row,
        _headings(said.get("headings", {}), path),
        tuple(_meaning(name, path) for name in columns),
    )


def _headings(said: Any, path: Path) -> dict[str, tuple[str, Role]]:
    if not isinstance(said, dict):
        raise InputError(
            '"headings" is no table.', where=path, todo='Write "Heading as printed" = "lead" below [headings].'
        )
    return {in_words(printed): _meaning(name, path) for printed, name in said.items()}


def _meaning(name: Any, path: Path) -> tuple[str, Role]:
    if name not in _MEANINGS:
        raise InputError(f'"{name}" is no meaning of a column.', where=path, todo=_nearest(str(name), list(_MEANINGS)))
    return _MEANINGS[name]
