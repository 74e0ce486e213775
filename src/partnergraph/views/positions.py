"""The seats of pictures as rows of a register's sheet, by which the next picture leaves every mark where it was.

In: rows of the sheet Positions; Pictures. Out: Seats by picture; rows. Refuses nothing: a row that somebody broke is as good as
none, and what has no seat is seated anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from partnergraph.model import Register, Result
from partnergraph.views.items import index
from partnergraph.views.layout import Frame, Seats
from partnergraph.views.pictures import Picture, pictures

SHEET = "Positions"
_MOST = 30_000  # characters of a cell; a workbook holds 32,767
_LARGEST = 1_000_000


def kept_in(result: Result) -> dict[str, Seats]:
    """Return the seats that the register of a result holds, by picture."""
    sheet = result.register.sheets.get(SHEET)
    return {} if sheet is None else seats_in(sheet.to_dict("records"))


def remember(result: Result, *, fresh: bool = False) -> Register:
    """Return the register of a result with the seats of its pictures in the sheet Positions.

    With `fresh`, all are laid out anew.
    """
    drawn = pictures(index(result), {} if fresh else kept_in(result))
    rows = list(rows_of(drawn))
    columns = ("Picture", "What", "Part", "Seats")
    sheet = pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=object) for name in columns})
    return Register({**result.register.sheets, SHEET: sheet})


def rows_of(pictures: Iterable[Picture]) -> Iterator[dict[str, Any]]:
    """Yield the rows: for each picture its boxes, then its marks, as many to a row as a cell holds."""
    for picture in pictures:
        boxes = (
            [f.x, f.y, f.width, f.height, f.level + 2 * f.mirrored, f.item, list(f.title)] for f in picture.seats.frames
        )
        marks = ([item, x, y] for item, (x, y) in picture.seats.at.items())
        for what, listed in (("boxes", boxes), ("marks", marks)):
            for number, text in enumerate(_cells(listed), 1):
                yield {"Picture": picture.id, "What": what, "Part": number, "Seats": text}


def _cells(listed: Iterable[list[Any]]) -> Iterator[str]:
    pieces: list[str] = []
    length = 0
    for entry in listed:
        text = json.dumps(entry, ensure_ascii=True, separators=(",", ":"))
        if len(text) > _MOST:
            continue
        if length + len(text) + 1 > _MOST:
            yield f"[{','.join(pieces)}]"
            pieces, length = [], 0
        pieces.append(text)
        length += len(text) + 1
    if pieces:
        yield f"[{','.join(pieces)}]"


def seats_in(rows: Iterable[Mapping[Any, Any]]) -> dict[str, Seats]:
    """Return the seats of each picture that the rows hold."""
    at: dict[str, dict[str, tuple[float, float]]] = {}
    frames: dict[str, list[Frame]] = {}
    for row in rows:
        picture = str(row.get("Picture") or "")
        for entry in _read(row.get("Seats")):
            match entry:
                case [str(item), int() | float() as x, int() | float() as y] if _fits(x, y):
                    at.setdefault(picture, {})[item] = (x, y)
                case [x, y, width, height, int(flags), str(item), [*title]] if _fits(x, y, width, height):
                    words = tuple(str(line) for line in title)
                    frames.setdefault(picture, []).append(
                        Frame(x, y, width, height, words, item, flags & 1, mirrored=flags > 1)
                    )
    return {picture: Seats(seats, tuple(frames.get(picture, ()))) for picture, seats in at.items()}


def _read(text: object) -> list[Any]:
    try:
        found = json.loads(text) if isinstance(text, str) else []
    except (ValueError, RecursionError):
        return []
    return found if isinstance(found, list) else []


def _fits(*numbers: object) -> bool:
    return all(
        isinstance(number, int | float) and not isinstance(number, bool) and abs(number) < _LARGEST
        for number in numbers
    )
