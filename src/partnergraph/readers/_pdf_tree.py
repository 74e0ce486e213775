"""The structure tree of a tagged PDF: which marked letters are a heading, a paragraph, an item of a list, a cell of a table.

In: the file as pdfplumber has it. Out: a `Tree`, which gives each mark of each page its block in reading order, and the
tables with their rows, empty cells included. Refuses nothing: no tree, a damaged or a monstrous one is `None`, and the pages
are read by what is seen on them.

pdfplumber's own tree is not used: it leaves out cells without words, forgets on which page each mark of an element stands
and descends without a limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral

from partnergraph.readers._pdf_file import DAMAGE

_MOST_ELEMENTS = 150_000
_DEEPEST = 120
_MOST_COLUMNS = 200
_MOST_SPANNED = 5_000
_LEVELS = {"H": 1, "Title": 1, **{f"H{level}": level for level in range(1, 7)}}
_INLINE = frozenset({"Span", "Link", "Strong", "Em", "Sub", "Quote", "Reference", "Annot", "Code", "BibEntry", "Lbl"})
_GROUPS = frozenset(
    {"Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "L", "THead", "TBody", "TFoot", "Aside"}
)
_BLOCKS = frozenset(
    {
        "P",
        "LI",
        "Caption",
        "BlockQuote",
        "TOC",
        "TOCI",
        "Index",
        "Figure",
        "Formula",
        "Form",
        "Note",
        "FENote",
        *_LEVELS,
    }
)
_KNOWN = _INLINE | _GROUPS | _BLOCKS | {"Table", "TR", "TH", "TD", "LBody", "NonStruct", "Private", "Artifact"}


@dataclass(slots=True, eq=False)
class TagCell:
    """A cell: the spans that the file gives, and its column as soon as that is known."""

    row: TagRow
    column_span: int = 1
    row_span: int = 1
    name: str = ""
    heads: tuple[str, ...] = ()  # the names of the heading cells above it
    column: int = -1


@dataclass(slots=True, eq=False)
class TagRow:
    """A row of a table, with its number there."""

    table: TagTable
    number: int
    cells: list[TagCell] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class TagTable:
    """A table, and what becomes known of it page by page.

    Attributes:
        number: Its number in the file.
        rows: Its rows.
        lefts: Where words of each column begin.
        rights: Where they end.
        columns: How many columns it has.
        heads: The columns of cells that have a name.
        highest: The most rows that a cell covers.
        placed: How many rows have been gone through to give cells their columns.
        above: The columns that a cell still covers after these rows, and for how many rows.
    """

    number: int
    rows: list[TagRow] = field(default_factory=list)
    lefts: dict[int, float] = field(default_factory=dict)
    rights: dict[int, float] = field(default_factory=dict)
    columns: int = 0
    heads: dict[str, int] = field(default_factory=dict)
    highest: int = 1
    placed: int = 0
    above: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Block:
    """Words that belong together: a paragraph, heading, item, or a piece that may be part of a line (`soft`)."""

    number: int
    cell: TagCell | None = None
    level: int = 0
    item: bool = False
    labelled: bool = False  # whether it has the printed mark of its item
    worded: bool = False  # whether it has more than that
    note: bool = False
    soft: bool = False


@dataclass(slots=True)
class Tree:
    """The blocks of a document by page and mark, its tables, and the pages that it does not tell rightly."""

    blocks: dict[tuple[int, int], Block] = field(default_factory=dict)
    tables: list[TagTable] = field(default_factory=list)
    unsound: set[int] = field(default_factory=set)
    artifacts: set[tuple[int, int]] = field(default_factory=set)
    runs: set[tuple[int, int]] = field(default_factory=set)  # marks of words that were written without a break


def tree_of(pdf: Any) -> Tree | None:
    """Return the structure tree of a file; nothing where it has none that can be used."""
    try:
        root = resolve1(pdf.doc.catalog.get("StructTreeRoot"))
        if not isinstance(root, dict) or "K" not in root:
            return None
        walk = _Walk(root, {page.page_obj.pageid: page.page_number for page in pdf.pages})
        walk.kids(root, _At())
    except (_Monstrous, *DAMAGE):
        return None
    return walk.tree if walk.tree.blocks else None


class _Monstrous(Exception):  # noqa: N818 - no error but the way to leave a tree that never ends
    """A tree is deeper or larger than that of any plan."""


@dataclass(frozen=True, slots=True)
class _At:
    """Where the walk stands."""

    page: int = 0
    table: TagTable | None = None
    row: TagRow | None = None
    cell: TagCell | None = None
    level: int = 0
    item: bool = False
    label: bool = False
    note: bool = False
    artifact: bool = False
    run: bool = False  # in a text of a browser's, whose breaks part it from the next
    soft: bool = True  # in a piece of a page that may be a paragraph or part of a line
    depth: int = 0

    def inside(self, **changes: Any) -> _At:
        """Return where a walk stands that goes down from here."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return _At(**{**values, "depth": self.depth + 1, **changes})


class _Walk:
    """Goes through a tree once, in reading order."""

    def __init__(self, root: dict[str, Any], pages: dict[int, int]) -> None:
        self.tree = Tree()
        self.pages = pages
        roles = resolve1(root.get("RoleMap"))
        self.roles = roles if isinstance(roles, dict) else {}
        self.seen: set[int] = set()
        self.elements = 0
        self.blocks = 0
        self.open: Block | None = None
        self.plain = False  # whether the last piece was one of plain words, after which only a break parts the next

    def kids(self, element: dict[str, Any], at: _At) -> None:
        """Go through what an element holds."""
        if at.depth > _DEEPEST:
            raise _Monstrous
        held = resolve1(element.get("K"))
        refs = held if isinstance(held, list) else [element.get("K")]
        self.elements += len(refs)
        if self.elements > _MOST_ELEMENTS:
            raise _Monstrous
        parts = []
        for ref in refs:
            if isinstance(ref, PDFObjRef):
                part = resolve1(ref)
                if isinstance(part, dict) and "MCID" not in part:
                    if ref.objid in self.seen:
                        continue
                    self.seen.add(ref.objid)
            else:
                part = ref
            parts.append(part)
        mixed = any(self._in_line(part) for part in parts)
        for part in parts:
            if isinstance(part, int):
                self._piece(at.page, part, at)
            elif isinstance(part, dict):
                page = self._page(part, at.page)
                if "MCID" in part:
                    if "Stm" in part:
                        self.tree.unsound.add(page)
                    elif isinstance(part["MCID"], int):
                        self._piece(page, part["MCID"], at)
                elif "S" in part:
                    self._element(part, at.inside(page=page), mixed=mixed)

    def _page(self, part: dict[str, Any], page: int) -> int:
        ref = part.get("Pg")
        return self.pages.get(ref.objid, 0) if isinstance(ref, PDFObjRef) else page

    def _kind(self, element: dict[str, Any]) -> str:
        name = _name(element.get("S"))
        for _ in range(10):
            role = _name(resolve1(self.roles.get(name)))
            if name in _KNOWN or not role:
                break
            name = role
        return name

    def _in_line(self, part: Any) -> bool:
        """Return whether an element is a piece of a line: words as they are, or in bold, or a link."""
        if not isinstance(part, dict) or "MCID" in part:
            return isinstance(part, (int, dict))
        kind = self._kind(part)
        return kind in _INLINE or (kind not in _KNOWN - {"NonStruct"} and _is_leaf(part))

    def _element(self, element: dict[str, Any], at: _At, *, mixed: bool) -> None:
        kind = self._kind(element)
        if kind == "Artifact":
            self.kids(element, at.inside(artifact=True))
        elif kind == "Table" and at.cell is None:
            table = TagTable(len(self.tree.tables) + 1)
            self.tree.tables.append(table)
            self._block(element, at.inside(table=table, row=None, level=0, item=False))
        elif kind == "TR" and at.table is not None and at.cell is None:
            row = TagRow(at.table, len(at.table.rows))
            at.table.rows.append(row)
            self._block(element, at.inside(row=row, level=0, item=False))
        elif kind in {"TD", "TH"} and at.row is not None and at.cell is None:
            cell = _cell(element, at.row)
            at.row.cells.append(cell)
            self._block(element, at.inside(cell=cell, level=0, item=False))
        elif kind in {"Note", "FENote"}:
            held = self.open
            self._block(element, at.inside(note=True, cell=None, table=None, row=None, level=0, item=False))
            self.open = held
        elif kind == "LI":
            self._block(element, at.inside(item=True, level=0, soft=False))
        elif kind == "Lbl":
            self.kids(element, at.inside(label=True))
        elif kind == "LBody" or (kind in _BLOCKS and at.item and self._only_labelled()):
            self.kids(element, at)
        elif kind in _LEVELS and at.cell is None:
            self._block(element, at.inside(level=_LEVELS[kind], item=False, soft=False))
        elif kind in _INLINE or (kind not in _KNOWN - {"NonStruct"} and (mixed or _is_leaf(element))):
            self._in_a_line(element, at, kind)
        else:
            self._block(element, at.inside(soft=at.soft and kind not in _BLOCKS))

    def _in_a_line(self, element: dict[str, Any], at: _At, kind: str) -> None:
        """Go through a piece of a line; two pieces of plain words without anything between are parted by a break."""
        plain = kind not in _INLINE and _is_leaf(element)
        if plain and self.plain and self.open is not None and not self.open.level:
            self.open = None
            at = at.inside(item=False)
        self.kids(element, at.inside(run=at.run or (plain and kind == "NonStruct")))
        self.plain = plain

    def _only_labelled(self) -> bool:
        return self.open is not None and self.open.labelled and not self.open.worded

    def _block(self, element: dict[str, Any], at: _At) -> None:
        self.open = None
        self.plain = False
        self.kids(element, at)
        self.open = None

    def _piece(self, page: int, mark: int, at: _At) -> None:
        if at.artifact:
            self.tree.artifacts.add((page, mark))
            return
        if at.table is not None and at.cell is None and at.row is not None:
            self.tree.unsound.add(page)  # words in a row that stand in no cell
        self.plain = False
        here = self.open
        if here is None:
            self.blocks += 1
            here = self.open = Block(self.blocks, at.cell, at.level, at.item, note=at.note, soft=at.soft)
        here.labelled = here.labelled or at.label
        here.worded = here.worded or not at.label
        self.tree.blocks.setdefault((page, mark), here)
        if at.run:
            self.tree.runs.add((page, mark))


def _name(value: Any) -> str:
    if not isinstance(value, PSLiteral):
        return ""
    return value.name if isinstance(value.name, str) else value.name.decode("latin-1")


def _is_leaf(element: dict[str, Any]) -> bool:
    """Return whether an element holds marked words and no other element."""
    held = resolve1(element.get("K"))
    for ref in held if isinstance(held, list) else [held]:
        part = resolve1(ref)
        if not (isinstance(part, int) or (isinstance(part, dict) and "MCID" in part)):
            return False
    return True


def _cell(element: dict[str, Any], row: TagRow) -> TagCell:
    cell = TagCell(row)
    name = resolve1(element.get("ID"))
    cell.name = name.decode("latin-1") if isinstance(name, bytes) else ""
    held = resolve1(element.get("A"))
    for ref in held[:50] if isinstance(held, list) else [held]:
        attributes = resolve1(ref)
        if isinstance(attributes, dict):
            cell.column_span = _span(attributes.get("ColSpan"), cell.column_span, _MOST_COLUMNS)
            cell.row_span = _span(attributes.get("RowSpan"), cell.row_span, _MOST_SPANNED)
            heads = resolve1(attributes.get("Headers"))
            if isinstance(heads, list):
                cell.heads = _names(heads)
    return cell


def _names(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(value.decode("latin-1") for value in values[:_MOST_COLUMNS] if isinstance(value, bytes))


def _span(value: Any, otherwise: int, most: int) -> int:
    number = resolve1(value)
    return min(number, most) if isinstance(number, int) and number > 0 else otherwise
