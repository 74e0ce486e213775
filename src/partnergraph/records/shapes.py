"""Tables whose headings do not stand in a row above the actions, turned into tables where they do.

In: the lines of a table. Out: its lines, or where its headings run down the first column, stand beside their values or
before a colon inside a cell, the lines of the table that it stands for: one of headings, then one for each action.
Refuses nothing: a table that is not clearly of such a shape stays as it is. The cells stay the same objects.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from partnergraph.model import Cell
from partnergraph.records.facts.people import is_nobody
from partnergraph.records.heading_rows import is_of_actions
from partnergraph.records.headings import exact, in_words, read_heading
from partnergraph.records.lines import Filled, Line, Piece
from partnergraph.records.refs import leading
from partnergraph.records.statuses import is_status

_LABEL = re.compile(
    r"(?P<label>[^\W\d_][^:\d\n]{0,44}?)\s*(?P<number>(?:no\.?\s*)?[A-Z]?\d{1,3}(?:\.\d{1,3})*[a-z]?)?\s*(?P<colon>[:.\-–—]*)",
    re.DOTALL | re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\s*(?P<label>[^\W\d_][^:\d\n]{0,44}?)\s*(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,3})*[a-z]?)?\s*:\s*(?P<words>.*)",
    re.IGNORECASE,
)
_FEWEST = 3  # labels that make a block
_WORDS = 8  # of a label
_LONGEST = 60  # characters of a label that is not known
_TITLE = 200  # characters of a title above or between blocks


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its words for comparison, the piece that prints it, the number it gives the action, and whether it is known."""

    key: str
    piece: Piece
    number: str = ""
    known: bool = True

    def means(self, *names: str) -> bool:
        """Return whether it heads one of the meanings."""
        return any(meaning.name in names for meaning in exact(self.piece.text))


Pair = tuple[Label, Piece]


@dataclass(slots=True)
class _Block:
    """The labels and values of one action."""

    pairs: list[Pair] = field(default_factory=list)


def shaped(lines: list[Line]) -> list[Line]:
    """Return the lines of the table that a table stands for; the lines themselves where its headings stand in a row."""
    for turned in (_down_the_side, _beside_values, _inside_cells):
        found = turned(lines)
        if found:
            return found
    return lines


def block_of(pairs: Sequence[Pair], lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a table that holds one action, given as labels and values."""
    return _put_together([_Block(list(pairs))], lines)


def label_of(piece: Piece) -> Label | None:
    """Return the label that a piece is: a heading known word for word, with or without a number or colon after it."""
    text = " ".join(piece.text.split())
    match = _LABEL.fullmatch(text)
    if match is None or len(text.split()) > _WORDS or not exact(match["label"]):
        return None
    number = re.sub(r"(?i)^no\.?\s*", "", match["number"] or "")
    return Label(in_words(match["label"]), Piece(piece.cell, match["label"]), number)


def label_inside(piece: Piece) -> Pair | None:
    """Return the label at the head of a cell that also holds its value ("Action 3: Train staff"), and the value."""
    match = _INSIDE.fullmatch(piece.text)
    label = label_of(Piece(piece.cell, f"{match['label']} {match['number'] or ''}")) if match else None
    return (label, Piece(piece.cell, match["words"])) if label and match else None


def distinct(line: Line) -> list[Piece]:
    """Return each piece of a row once, blank ones too."""
    return list({id(piece): piece for piece in line.pieces}.values())


def _enough(labels: Sequence[Label]) -> bool:
    """Return whether labels are those of actions: what, and who, when, how far or to what end."""
    keys = list(dict.fromkeys(label.key for label in labels if label.known))
    columns = tuple(read_heading(key, number) for number, key in enumerate(keys))
    return len(keys) >= _FEWEST and is_of_actions(columns)


def _down_the_side(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a table whose headings run down the first column, each further column one action."""
    full = [line for line in lines if line.filled]
    titles = [line for line in full if len(distinct(line)) == 1]
    held = [line for line in full if len(distinct(line)) > 1]
    width = max((len(line.pieces) for line in held), default=0)
    if width < 3 or len(titles) > 1 or any(line.pieces[0].blank for line in held):
        return []
    labels = [label_of(line.pieces[0]) for line in held]
    known = [label for label in labels if label]
    others = [piece for line in held for piece in distinct(line)[1:] if not piece.blank]
    columns = {id(piece) for line in held for piece in line.pieces[1:] if not piece.blank}
    if (
        len({label.key for label in known}) != len(known)
        or not _enough(known)
        or len(known) * 3 < len(held) * 2
        or sum(bool(label_of(piece)) for piece in others) * 4 > len(others)
        or len(columns) < len(held) + 1
    ):
        return []
    heads = [label.piece if label else line.pieces[0] for label, line in zip(labels, held, strict=True)]
    result = [_across(line, len(heads)) for line in titles] + [_line(heads, held[0])]
    for column in range(1, width):
        pieces = [line.pieces[column] if column < len(line.pieces) else _blank(line) for line in held]
        if any(not piece.blank for piece in pieces):
            result.append(_line(pieces, held[0]))
    return result


def _beside_values(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a table of labels beside their values: one block an action, block under block."""
    rows: list[tuple[Line, list[Pair]]] = []
    loose = 0
    for line in lines:
        pieces = distinct(line)
        if not line.filled:
            continue
        inside = label_inside(line.filled[0].piece) if len(line.filled) == 1 else None
        pairs = [inside] if inside else list(pairs_of(pieces))
        title = len(line.filled) == 1 and len(line.filled[0].text) <= _TITLE
        loose += not pairs and not title
        rows.append((line, pairs))
    labels = [label for _, pairs in rows for label, _ in pairs]
    known = sum(label.known for label in labels)
    if not _enough(labels) or known * 5 < len(labels) * 3 or loose * 4 > len(rows):
        return []
    start = _start(labels)
    blocks: list[_Block | Line] = []
    for (line, pairs), after in zip(rows, [*rows[1:], None], strict=True):
        opens = bool(after and after[1] and after[1][0][0].key == start)
        if not pairs or (
            opens and pairs[0][0].means("theme", "recommendation") and _is_rare(pairs[0][0], labels, start)
        ):
            blocks.append(line)
            continue
        for label, value in pairs:
            last = blocks[-1] if blocks else None
            begun = isinstance(last, _Block) and (
                label.key != start
                or last.pairs[-1][0].key == start
                or all(other.key != start for other, _ in last.pairs)
            )
            if not begun:
                last = _Block()
                blocks.append(last)
            if isinstance(last, _Block):
                last.pairs.append((label, value))
    return _put_together(blocks, lines)


def _start(labels: Sequence[Label]) -> str:
    """Return the label that begins each block: of those that come most often the one printed first."""
    # Two leads of one action count once.
    counts = Counter(
        label.key
        for before, label in zip((None, *labels), labels, strict=False)
        if before is None or before.key != label.key
    )
    return max(counts, key=lambda key: counts[key])


def _is_rare(label: Label, labels: Sequence[Label], start: str) -> bool:
    keys = [other.key for other in labels]
    return label.key != start and keys.count(label.key) < keys.count(start)


def pairs_of(pieces: Sequence[Piece]) -> Iterator[Pair]:
    """Yield the labels of a row with the values beside them; nothing where the row is not made of such pairs."""
    found: list[Pair] = []
    index = 0
    while index + 1 < len(pieces):
        piece, value = pieces[index], pieces[index + 1]
        label = label_of(piece)
        if label is None and len(pieces) == 2 and not piece.blank and len(piece.text) <= _LONGEST:
            label = Label(in_words(piece.text), piece, known=False)
        # "All partners" and "Complete" head columns elsewhere; beside such a label each is its value.
        states = label is not None and (
            (label.means("status", "rag") and is_status(value.text)) or (label.means("lead") and is_nobody(value.text))
        )
        if label is None or (not value.blank and not states and label_of(value)):
            return
        found.append((label, value))
        index += 2
    if all(piece.blank for piece in pieces[index:]):
        yield from found


def _inside_cells(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a table each cell of which holds a whole action as labelled lines."""
    blocks: list[_Block | Line] = []
    for line in lines:
        for item in line.filled:
            pairs = list(_labelled(item.piece))
            if _enough([label for label, _ in pairs]):
                blocks.append(_Block(pairs))
            elif len(item.text) > _TITLE or len(line.filled) > 1:
                return []
            else:
                blocks.append(line)
    return _put_together(blocks, lines) if any(isinstance(block, _Block) for block in blocks) else []


def _labelled(piece: Piece) -> Iterator[Pair]:
    """Yield the labels at the head of the lines of a cell, each with what stands after it up to the next."""
    label: Label | None = None
    words: list[str] = []
    for text in piece.text.splitlines():
        found = label_inside(Piece(piece.cell, text.strip()))
        if found is None:
            words.append(text)
            continue
        if label:
            yield label, Piece(piece.cell, "\n".join(words).strip())
        label, words = found[0], [found[1].text]
    if label:
        yield label, Piece(piece.cell, "\n".join(words).strip())


def _put_together(blocks: Sequence[_Block | Line], lines: Sequence[Line]) -> list[Line]:
    """Return a line of headings and a line for each block; what stands between the blocks keeps its place."""
    pairs = [pair for block in blocks if isinstance(block, _Block) for pair in block.pairs]
    keys = list(dict.fromkeys(label.key for label, _ in pairs))
    labels = {key: [label for label, _ in pairs if label.key == key] for key in keys}
    # "Action 4" may only head the block, with "What:" below it.
    said = {label.key for label, value in pairs if not value.blank}
    what = next(
        (key for name in ("action", "recommendation") for key in keys if key in said and labels[key][0].means(name)),
        keys[0],
    )
    heads = [
        Piece(found[0].piece.cell, found[0].piece.text, tuple(label.piece.cell for label in found[1:]))
        for found in labels.values()
    ]
    result: list[Line] = []
    headed = False
    for block in blocks:
        if isinstance(block, Line):
            result.append(_across(block, len(keys)) if len(block.filled) == 1 else block)
            continue
        if not headed:
            result.append(_line(heads, lines[0]))
            headed = True
        number = next(
            (
                label.number
                for label, _ in block.pairs
                if label.number and label.means("action", "recommendation", "ref")
            ),
            "",
        )
        values = {key: [value for label, value in block.pairs if label.key == key] for key in keys}
        result.append(
            _line(
                [
                    _joined(held, number if key == what else "") if held else _blank(lines[0])
                    for key, held in values.items()
                ],
                lines[0],
            )
        )
    return result


def _joined(held: Sequence[Piece], number: str) -> Piece:
    """Return the values under one label as one, with the number that the label of the action gives."""
    text = "\n".join(piece.text.strip() for piece in held if not piece.blank)
    if number and text and leading(text) is None:
        text = f"{number}. {text}"
    return Piece(held[0].cell, text, tuple(cell for piece in held[1:] for cell in piece.cells))


def _blank(line: Line) -> Piece:
    return Piece(Cell("", line.place), "")


def _across(line: Line, width: int) -> Line:
    piece = line.filled[0].piece
    return Line((piece,) * width, (Filled(0, width, piece),), line.place, line.table, line.index)


def _line(pieces: Sequence[Piece], beside: Line) -> Line:
    filled = tuple(Filled(number, 1, piece) for number, piece in enumerate(pieces) if not piece.blank)
    place = filled[0].piece.cell.place if filled else beside.place
    return Line(tuple(pieces), filled, place, beside.table, beside.index)
