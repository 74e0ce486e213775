"""What the colours, words and letters of a plan mean, in the plan's own words: its key, wherever it stands.

In: the tables of a document as understood, and the lines of text around them. Out: a `Legend`: the entries of the key, each with
its place, and the colours of headings, which say nothing. "Blue = complete; green = on track" in a line, a table of
colours and their meanings, coloured cells with words in or beside them. Refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from partnergraph.model import Cell, KeyEntry, Place, Text
from partnergraph.records.drafts import meanings_at
from partnergraph.records.hues import NAMES, hue_of
from partnergraph.records.lines import Line, Piece
from partnergraph.records.sheets import Sheet
from partnergraph.records.statuses import is_status, read_rag, read_status, symbols

_LONGEST = 300  # characters of what a colour means
_SYMBOL = re.compile(
    rf"(?<![\w-])\(?({'|'.join(sorted(map(re.escape, (*NAMES, *symbols())), key=len, reverse=True))}|[A-Z]{{1,3}})\)?"
    r"(?:\s*(?:=|:|–|—)\s*|\s+-\s+|\s(?:rows\s|actions\s|text\s)?(?:are|is|means?|indicates?|denotes?|shows?)\s)",
    re.IGNORECASE,
)
_FEWEST = 2  # entries that make a key
_SENTENCE = re.compile(r"\n|\.\s+(?=[A-Z])")
_ALSO = {"amber": ("yellow", "orange"), "grey": ("gray",)}
_RATED = frozenset({"rag", "status"})
_SAYS_KEY = re.compile(r"\b(?:key|legend)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Legend:
    """The key of a plan.

    Attributes:
        entries: What it explains, in reading order.
        plain: Colours behind headings, which rate nothing.
        rows: Ids of the lines among the actions that only explain.
    """

    entries: tuple[KeyEntry, ...] = ()
    plain: frozenset[str] = frozenset()
    rows: frozenset[int] = frozenset()
    _words: dict[str, KeyEntry] = field(default_factory=dict, repr=False)
    _fills: dict[str, KeyEntry] = field(default_factory=dict, repr=False)

    def of_words(self, text: str) -> KeyEntry | None:
        """Return the entry for a word or letter that stands alone in a cell."""
        return self._words.get(_bare(text)) or self._words.get(read_rag(text) or "-")

    def of_fill(self, fill: str) -> KeyEntry | None:
        """Return the entry for a colour behind a cell: the very colour, else one that is called by its name."""
        hue = hue_of(fill)
        names = (hue, *_ALSO.get(hue, ())) if hue else ()
        return self._fills.get(fill) or next((self._words[name] for name in names if name in self._words), None)

    def rag_of(self, entry: KeyEntry) -> str:
        """Return the colour that an entry stands for, if it is one of red, amber, green and blue."""
        symbol = _bare(entry.symbol)
        if len(symbol) == 1 and symbol.isalpha() and not self._of_colours():
            return read_rag(entry.meaning)
        return read_rag(entry.symbol) or read_rag(entry.meaning) or read_rag(hue_of(entry.fill))

    def _of_colours(self) -> bool:
        """Return whether the letters of the key are those of red, amber and green."""
        return sum(letter in self._words for letter in "rag") > 1


def legend_of(sheets: Sequence[Sheet], texts: Iterable[Text]) -> Legend:
    """Return the key of a document."""
    entries: list[KeyEntry] = []
    plain: set[str] = set()
    rows: set[int] = set()
    for sheet in sheets:
        if sheet.listing:
            continue  # contacts, members and agreements explain no colours
        found: list[KeyEntry] = []
        among: list[int] = []
        for index, line in enumerate(sheet.lines):
            if index in sheet.heads:
                plain |= {piece.cell.fill for piece in line.pieces if not piece.blank}
            elif sheet.reason or not sheet.columns[index]:
                found += _in_line(line, explained=sheet.kind == "key")[0]
            elif line.filled and not _RATED & set(meanings_at(sheet.columns[index], line.filled[0].column)):
                explained, used = _in_line(line, explained=False)
                if explained and {id(item.piece) for item in line.filled} <= used:
                    found += explained
                    among.append(index)
        if len(found) >= _FEWEST:
            entries += found
            rows |= {id(sheet.lines[index]) for index in _with_titles(sheet, among)}
    entries += [entry for text in texts for entry in _in_text(text.text, text.place)]
    words = {_bare(entry.symbol): entry for entry in reversed(entries) if entry.symbol}
    fills = {entry.fill: entry for entry in reversed(entries) if entry.fill}
    return Legend(tuple(entries), frozenset(plain - {""}) - set(fills), frozenset(rows), words, fills)


def _with_titles(sheet: Sheet, indexes: Sequence[int]) -> set[int]:
    """Return the lines of a key that stands among the actions, with a line above it that says so."""
    first = min(indexes, default=0)
    above = sheet.lines[first - 1] if first else None
    titled = above is not None and len(above.filled) == 1 and _SAYS_KEY.search(above.filled[0].text) is not None
    return {*indexes, first - 1} if titled else set(indexes)


def _bare(text: str) -> str:
    return text.strip(" .():=-–—").casefold()


def _in_line(line: Line, *, explained: bool) -> tuple[list[KeyEntry], set[int]]:
    """Return what a row explains, and the ids of the pieces that do: a colour or letter with the words in it or beside it."""
    pieces = list({id(piece): piece for piece in line.pieces if not piece.blank or piece.cell.fill}.values())
    found: list[KeyEntry] = []
    taken: set[int] = set()  # words that explain
    used: set[int] = set()
    for at, piece in enumerate(pieces):
        beside = pieces[at + 1] if at + 1 < len(pieces) else None
        if id(piece) in taken or len(piece.text) > _LONGEST:
            continue
        if beside is not None and _explains(piece, beside, explained=explained and at == 0):
            found.append(KeyEntry(piece.text.strip(), beside.text.strip(), piece.cell.place, piece.cell.fill))
            taken.add(id(beside))
            used |= {id(piece), id(beside)}
            continue
        inside = _in_text(piece.text, piece.cell.place, piece.cell)
        if piece.cell.fill and is_status(piece.text):
            inside = [KeyEntry("", piece.text.strip(), piece.cell.place, piece.cell.fill)]
        if inside:
            used.add(id(piece))
        found += inside
    return found, used


def _explains(piece: Piece, beside: Piece, *, explained: bool) -> bool:
    """Return whether a cell is a colour or sign and the one on its right says what it means."""
    meaning = beside.text.strip()
    if not meaning or len(meaning) > _LONGEST or (len(meaning) == 1 and read_rag(meaning)):
        return False
    if piece.blank:
        return not beside.cell.fill or beside.cell.fill != piece.cell.fill
    symbol = _bare(piece.text)
    if symbol in NAMES or (explained and (read_rag(symbol) or is_status(symbol) or len(symbol) <= _FEWEST)):
        return True
    return not symbol.isdigit() and len(symbol) <= _FEWEST and is_status(meaning)


def _in_text(text: str, place: Place, cell: Cell | None = None) -> list[KeyEntry]:
    """Return what a line of text explains: "R = late, A = at risk"; one entry alone only where a word says that it is a key."""
    if len(text) > _LONGEST * 10:
        return []
    fill = cell.fill if cell else ""
    pairs = list(_pairs(text, place))
    found = [entry for entry in pairs if _is_meant(entry)]
    if len(found) >= _FEWEST:  # then the letters beside them are of the key as well, whatever they mean
        found = [entry for entry in pairs if _is_meant(entry) or entry.symbol.isupper()]
    if len(found) == 1 and fill:
        return [KeyEntry(found[0].symbol, found[0].meaning, place, fill)]
    return found if len(found) >= _FEWEST or (found and _SAYS_KEY.search(text)) else []


def _pairs(text: str, place: Place) -> Iterator[KeyEntry]:
    matches = list(_SYMBOL.finditer(text))
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        meaning = _SENTENCE.split(text[match.end() : end], maxsplit=1)[0].strip(" ,;|.•-–—(")
        if match[1].casefold() in {"key", "rag"} or not meaning or len(meaning) > _LONGEST:
            continue
        yield KeyEntry(match[1], meaning, place)


def _is_meant(entry: KeyEntry) -> bool:
    """Return whether an entry may be one of a key: a colour or sign, or a letter for a status or colour."""
    symbol = _bare(entry.symbol)
    if symbol in NAMES or not symbol.isalpha():
        return True
    return entry.symbol.isupper() and bool(read_status(entry.meaning) or read_rag(entry.meaning))
