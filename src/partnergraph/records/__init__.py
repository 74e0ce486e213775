"""Turn a document into records: one an action of the plan, with every cell accounted for.

In: a `Document` from any reader, and what a person settled about it. Out: a `Reading`: the records; contacts, agreements and
seats; what was set apart; an Issue for each cell that has no meaning here and for each repair. Refuses: a document in which no
table holds actions, or facts for the register.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import PurePath

from partnergraph.errors import InputError
from partnergraph.model import Cell, Document, Reading, Table, Text
from partnergraph.records.accounts import Ledger
from partnergraph.records.around import above_title_in, captions_in, furniture_in
from partnergraph.records.cards import laid_out
from partnergraph.records.cell_lists import lists_apart
from partnergraph.records.columns import numberings
from partnergraph.records.copies import are_one, content_of
from partnergraph.records.fields import write
from partnergraph.records.guide import Guide, guide_beside
from partnergraph.records.joined_rows import put_back, take_apart
from partnergraph.records.legend import legend_of
from partnergraph.records.lines import lines_of
from partnergraph.records.lines_above import above_in
from partnergraph.records.repair import mend
from partnergraph.records.repeats import told_once
from partnergraph.records.sheets import Sheet
from partnergraph.records.tables import understand
from partnergraph.records.tally import tally
from partnergraph.records.titles import Front, find_title
from partnergraph.records.vocabulary import Vocabulary
from partnergraph.records.walk import Walk

__all__ = ["Guide", "are_one", "content_of", "guide_beside", "record"]

NO_GUIDE = Guide()


def record(document: Document, plan: str = "", guide: Guide = NO_GUIDE) -> Reading:
    """Return the actions of a plan, and an account of every cell.

    Args:
        document: The plan as a reader read it.
        plan: Its short name; the file's name without its ending if empty.
        guide: What a person settled about it, in the file beside it.

    Raises:
        InputError: No table of the document holds actions, or facts for the register.
        PartnergraphError: A cell was lost, which would be a fault of the program.
    """
    plan = plan or PurePath(document.name).stem
    document = laid_out(document)
    ledger = Ledger(document)
    texts = [part.text for block in document.blocks for part in _parts(block)]
    vocabulary = Vocabulary(texts)
    mended = _mending(vocabulary, ledger)
    lines = [lines_of(table, number, mended) for number, table in enumerate(document.tables)]
    furniture = furniture_in(document)
    above = above_in(document, furniture)
    sheets = understand(document, lines, _beside(document, furniture), guide.of(document), above)
    for sheet in sheets:
        if sheet.listing:
            for part in sheet.listing.telling():
                ledger.head(part)
    captions = captions_in(document, furniture, sheets)
    title = find_title(document, plan, _front(document, sheets, captions, furniture), _levels(document))
    title = replace(title, text=guide.title or title.text, version=guide.version or title.version)
    ledger.issues += guide.unused(document)
    above_title = above_title_in(document, title)
    pages = {sheet.lines[0].place.sheet for sheet in sheets if sheet.lines and not sheet.reason}
    legend = legend_of(sheets, [block for block in document.blocks if isinstance(block, Text)])
    walk = Walk(ledger, vocabulary, numberings(sheets), title, pages=len(pages), keys=legend.rows)
    actions = {id(sheet.action) for sheet in sheets if sheet.action}
    tables = iter(sheets)
    for block in document.blocks:
        if isinstance(block, Table):
            walk.sheet(next(tables))
        elif id(block) in actions:
            ledger.use(block)
        elif block.text.strip():
            walk.text(
                block,
                furniture=id(block) in furniture,
                caption=id(block) in captions,
                above_title=id(block) in above_title,
            )
    drafts = told_once(walk.end(), ledger)
    put_back(drafts, vocabulary, ledger)
    drafts = lists_apart(take_apart(drafts, ledger), ledger)
    if not drafts and not walk.entries:
        raise InputError(
            "The table has headings and no rows under them.",
            where=next(sheet.lines[0].place for sheet in sheets if sheet.heads or sheet.listing),
            todo="Check that the actions stand below the headings, one a row.",
        )
    records = tuple(write(draft, plan, title.within, legend, ledger) for draft in drafts)
    accounting = ledger.close()
    begun = {id(draft.line) for draft in drafts}
    return Reading(
        plan=plan,
        file=document.name,
        title=title.text,
        records=records,
        accounting=accounting,
        tables=tuple(map(partial(tally, ledger=ledger, begun=begun), document.tables, sheets)),
        keys=legend.entries,
        set_apart=tuple(ledger.set_apart),
        issues=tuple(ledger.issues),
        version=title.version,
        starts=title.starts,
        ends=title.ends,
        contacts=tuple(walk.entries.contacts),
        agreements=tuple(walk.entries.agreements),
        seats=tuple(walk.entries.seats),
    )


def _parts(block: Table | Text) -> list[Cell | Text]:
    return list(block.cells()) if isinstance(block, Table) else [block]


def _mending(vocabulary: Vocabulary, ledger: Ledger) -> Callable[[Cell], str]:
    """Return what mends a cell's words, once a cell, and notes each repair."""

    def mended(cell: Cell) -> str:
        text, done = mend(cell.text, vocabulary)
        for sentence in done:
            ledger.note("repaired", sentence, cell.place, cell.raw or cell.text)
        return text

    return mended


def _beside(document: Document, furniture: set[int]) -> list[bool]:
    """Return, for each table, whether nothing but page furniture stands between it and the table before."""
    result: list[bool] = []
    close = True
    for block in document.blocks:
        if isinstance(block, Table):
            result.append(close)
            close = True
        elif block.text.strip() and id(block) not in furniture:
            close = False
    return result


def _front(document: Document, sheets: list[Sheet], captions: set[int], furniture: set[int]) -> list[Front]:
    """Return the lines before the first headings over actions."""
    front: list[Front] = []
    tables = iter(sheets)
    for block in document.blocks:
        if isinstance(block, Text):
            if id(block) not in furniture:
                front.append(Front(block, block.text, block.level, id(block) in captions))
            continue
        sheet = next(tables)
        stop = min(sheet.heads, default=sheet.listing.captions if sheet.listing else len(sheet.lines))
        for index, line in enumerate(sheet.lines[:stop]):
            if line.filled:
                words = " ".join(item.text for item in line.filled)
                front.append(Front(line.cells[0], words, captions=len(line.filled) > 1 or index + 1 == stop))
        if sheet.heads:
            return front
    return front


def _levels(document: Document) -> list[int]:
    return [block.level for block in document.blocks if isinstance(block, Text) and block.level]
