"""What a rating shows besides its words: a colour behind the cell, a letter that the plan's key explains.

In: a draft and the legend of the plan. Out: for its columns of ratings and statuses what each `Shown`. A colour that the
whole row has, or the headings have, is decoration, unless the key explains it. Refuses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from partnergraph.model import Cell
from partnergraph.records.drafts import Draft
from partnergraph.records.hues import hue_of
from partnergraph.records.legend import Legend
from partnergraph.records.statuses import read_rag, read_status

_WHITE = ("white", "no colour", "blank", "clear")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows.

    Attributes:
        cell: The cell.
        words: Its words; where it has none, those of the key for its colour, or "filled green".
        rag: The colour that it gives, if it is one of red, amber, green and blue.
        kind: The kind of status that the plan's key gives it.
    """

    cell: Cell
    words: str
    rag: str = ""
    kind: str = ""


def shown_in(draft: Draft, legend: Legend) -> dict[int, Shown]:
    """Return what the ratings and statuses of an action show besides their own words, by column."""
    rated = [
        column.number
        for column in draft.columns
        if set(column.meanings) & {"rag", "status"} and column.number < len(draft.line.pieces) and not column.value
    ]
    found: dict[int, Shown] = {}
    for number in rated:
        cell = draft.pieces[number][0].cell if number in draft.pieces else draft.line.pieces[number].cell
        shown = _of_cell(draft, number, cell, legend)
        if shown:
            found[number] = shown
    return found or _of_row(draft, legend)


def _of_row(draft: Draft, legend: Legend) -> dict[int, Shown]:
    """Return what the colour of a whole row shows, where the key explains it and nothing else rates the action."""
    cells = [piece.cell for piece in draft.line.pieces if not piece.blank]
    fills = {cell.fill for cell in cells}
    entry = legend.of_fill(cells[0].fill) if len(cells) > 1 and len(fills) == 1 and cells[0].fill else None
    if entry is None or any({"rag", "status"} & set(draft.meanings(number)) for number in draft.texts):
        return {}
    return {len(draft.columns): Shown(cells[0], entry.meaning, legend.rag_of(entry), read_status(entry.meaning))}


def _of_cell(draft: Draft, number: int, cell: Cell, legend: Legend) -> Shown | None:
    text = draft.texts.get(number, "").strip()
    entry = legend.of_words(text) if text else None
    if entry:
        return Shown(cell, text, legend.rag_of(entry), read_status(entry.meaning))
    fill = cell.fill if _means(draft, cell, legend) else ""
    if text:
        return Shown(cell, text, _rag(fill, legend), "") if fill and not read_rag(text) else None
    if fill:
        entry = legend.of_fill(fill)
        words = (entry.meaning if entry else "") or f"filled {hue_of(fill)}"
        rag = _rag(fill, legend)
        return Shown(cell, words, rag, read_status(words)) if rag or entry else None
    if "rag" in draft.meanings(number) and not cell.text.strip():
        entry = next((entry for name in _WHITE if (entry := legend.of_words(name))), None)
        return Shown(cell, entry.meaning, "", read_status(entry.meaning)) if entry else None
    return None


def _rag(fill: str, legend: Legend) -> str:
    entry = legend.of_fill(fill)
    return (legend.rag_of(entry) if entry else "") or read_rag(hue_of(fill))


def _means(draft: Draft, cell: Cell, legend: Legend) -> bool:
    """Return whether the colour behind a cell says something, and is no decoration of the row or of the headings."""
    if not cell.fill:
        return False
    if legend.of_fill(cell.fill):
        return True
    others = {piece.cell.fill for piece in draft.line.pieces if piece.cell is not cell}
    return cell.fill not in legend.plain and others != {cell.fill}
