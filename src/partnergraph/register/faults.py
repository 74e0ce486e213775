"""What is wrong in a saved register, gathered until all of it can be told at once.

In: cells, columns and sheets, with what is wrong and the nearest that would do. Out: one error, a line a mistake, in the
order of the book. The same mistake in many cells of a column is one line; there is an end to the lines, and their
number is told.
"""

from __future__ import annotations

from partnergraph.errors import InputError
from partnergraph.register.grids import cell_name
from partnergraph.register.page import Page
from partnergraph.register.sheets import SHEETS

MOST = 200
"""Lines that are told; nobody reads more, and the rest is often the same."""

_CELLS = 4  # that are named where a mistake is found again


class Faults:
    """What is wrong, each with its cell."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, str], list[tuple[int, str]]] = {}
        self._sheets = list(SHEETS)
        self.missing: set[str] = set()
        """Sheets that are not there or are called otherwise; names are not looked for in them."""

    def sheet(self, name: str, what: str) -> None:
        """Note that a whole sheet is wrong."""
        self._add(name, 0, 0, what)

    def cell(self, page: Page, row: int, heading: str, what: object, nearest: str = "") -> None:
        """Note that the cell under `heading` is wrong, and what it might be."""
        hint = f'; the nearest is "{nearest}"' if nearest else ""
        self._add(page.sheet.name, row, page.at.get(heading, 1), f"{heading}: {what}{hint}")

    def place(self, sheet: str, row: int, column: int, what: str) -> None:
        """Note that what stands in a row and column is wrong."""
        self._add(sheet, row, column, what)

    def _add(self, sheet: str, row: int, column: int, what: str) -> None:
        place = cell_name(sheet, row, column) if row else sheet
        self._found.setdefault((sheet, column, what), []).append((row, place))

    def __bool__(self) -> bool:
        """Whether anything is wrong."""
        return bool(self._found)

    def tell(self, name: str) -> None:
        """Return if nothing is wrong.

        Args:
            name: The register's file or folder.

        Raises:
            InputError: Something is; `details` holds a line for each.
        """
        if not self._found:
            return
        count = sum(len(cells) for cells in self._found.values())
        ordered = sorted(self._found, key=lambda key: (self._sheets.index(key[0]), self._found[key][0][0], *key[1:]))
        lines = [_line(what, [place for _, place in self._found[sheet, at, what]]) for sheet, at, what in ordered]
        if len(lines) > MOST:
            lines[MOST:] = [f"... and {len(lines) - MOST:,} more."]
        raise InputError(
            f"{count:,} thing{' is' if count == 1 else 's are'} wrong in the register.", where=name, details=lines
        )


def _line(what: str, places: list[str]) -> str:
    first, *others = places
    again = [place.rpartition("!")[2] for place in others[:_CELLS]]
    more = f" and {len(others) - _CELLS:,} more" if len(others) > _CELLS else ""
    also = f" (also in {', '.join(again)}{more})" if again else ""
    joint = ", " if "!" in first else ": "
    return f"{first}{joint}{what}.{also}"
