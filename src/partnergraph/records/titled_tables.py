"""Small tables of labels and values, each under a line that names its action: "Action 3: Train staff" over Lead, By when.

In: the tables of a document and what stands above each. Out: for each such table its lines with the action among them, and
the line of text that names it. Refuses nothing: a single table of labels may as well tell of the document itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnergraph.model import Cell, Text
from partnergraph.records.headings import in_words, read_heading
from partnergraph.records.lines import Line, Piece
from partnergraph.records.lines_above import Above
from partnergraph.records.refs import leading
from partnergraph.records.shapes import Label, Pair, block_of, distinct, label_inside, pairs_of

_FEWEST = 2  # such tables in a document
_LONGEST = 400  # characters of the line above


@dataclass(frozen=True, slots=True)
class Titled:
    """The lines of a table with the action that stands above it, and the line of text that names the action."""

    lines: list[Line]
    text: Text


def titled(tables: Sequence[list[Line]], above: Sequence[Above]) -> list[Titled | None]:
    """Return, for each table, its lines with the action that a line above it names; None where there is none."""
    found: list[Titled | None] = []
    for lines, over in zip(tables, above, strict=True):
        nearest = next(iter(over.near), None)
        text = nearest.part if nearest else None
        pairs = _facts(lines)
        action = _action(text) if isinstance(text, Text) and pairs else None
        found.append(Titled(block_of([action, *pairs], lines), text) if action and isinstance(text, Text) else None)
    enough = sum(one is not None for one in found) >= _FEWEST
    return found if enough else [None] * len(found)


def _facts(lines: Sequence[Line]) -> list[Pair]:
    """Return the labels and values of a table that says who and when, or to what end, but not what."""
    # Two rows of two cells may be read either way: that of which more labels are known counts.
    pairs = max(_beside_labels(lines), _under_headings(lines), key=lambda found: sum(label.known for label, _ in found))
    known = [label for label, _ in pairs if label.known]
    if any(label.means("action", "recommendation") for label in known) or len(known) * 3 < len(pairs) * 2:
        return []
    keys = {label.key for label in known}
    who = any(label.means("lead") for label in known)
    when = any(label.means("due", "outcome", "status", "rag") for label in known)
    return pairs if who and when and len(keys) > 1 else []


def _beside_labels(lines: Sequence[Line]) -> list[Pair]:
    """Return the labels and the values beside them, where all rows are made of such pairs."""
    pairs: list[Pair] = []
    for line in lines:
        held = list(pairs_of(distinct(line)))
        if line.filled and not held:
            return []
        pairs += held
    return pairs


def _under_headings(lines: Sequence[Line]) -> list[Pair]:
    """Return the headings of a table with one row of values, and the values."""
    full = [line for line in lines if line.filled]
    if len(full) != 2 or len(full[0].pieces) != len(full[1].pieces) or len(full[0].filled) < _FEWEST:
        return []
    heads, values = full
    return [
        (Label(in_words(item.text), item.piece, known=bool(read_heading(item.text).sure)), values.pieces[item.column])
        for item in heads.filled
    ]


def _action(text: Text) -> Pair | None:
    """Return the action that a line names: after a label, a number, or as a heading."""
    cell = Cell(text.text, text.place)
    words = text.text.strip()
    inside = label_inside(Piece(cell, words))
    if inside and inside[0].means("action", "recommendation") and not inside[1].blank:
        return Label("action", Piece(Cell("", text.place), "Action"), inside[0].number), inside[1]
    if len(words) > _LONGEST or not (leading(words) or text.level):
        return None
    return Label("action", Piece(Cell("", text.place), "Action")), Piece(cell, words)
