"""Which tables hold actions, where their headings stand, and what each column holds.

In: the lines of every table. Out: a `Sheet` a table, which says for each line whether it is a row of headings and under
which columns it stands. A table without headings of its own goes on under those before it, where it is as wide.
Refuses: a document in which no table has a column for actions, and none lists facts for the register.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partnergraph.errors import InputError
from partnergraph.model import Document, Text
from partnergraph.records.columns import decided
from partnergraph.records.dates import read_dates
from partnergraph.records.facts.listings import UNLISTED, Listing, find_listing, goes_on_listing
from partnergraph.records.guide import TableGuide
from partnergraph.records.heading_places import Heads, find_heads
from partnergraph.records.heading_rows import headings_of_bare_actions, headings_of_risks
from partnergraph.records.headings import Columns, exact, key
from partnergraph.records.inferred import infer
from partnergraph.records.lines import Line
from partnergraph.records.lines_above import Above
from partnergraph.records.marks import scheme_of
from partnergraph.records.refs import in_column
from partnergraph.records.rows import begins_with_verb
from partnergraph.records.shapes import shaped
from partnergraph.records.sheets import Sheet
from partnergraph.records.table_kinds import KINDS, Other, classify, says_action
from partnergraph.records.titled_tables import titled


def understand(
    document: Document,
    tables: Sequence[list[Line]],
    beside: Sequence[bool],
    guides: Sequence[TableGuide],
    above: Sequence[Above],
) -> list[Sheet]:
    """Return what each table holds.

    Args:
        document: The document, for the error.
        tables: The lines of each table.
        beside: For each table, whether nothing but page furniture stands between it and the one before.
        guides: What a person says of each table.
        above: What stands above each table.

    Raises:
        InputError: No table has a column for actions, and none lists facts for the register.
    """
    # A table of which a person has said how it is to be read is taken as it stands.
    shapes = [
        lines if guide.columns or guide.heading_row else shaped(lines)
        for guide, lines in zip(guides, tables, strict=True)
    ]
    announced = [find_heads(lines) for lines in shapes]
    named = [None] * len(tables) if any(map(_list_actions, announced)) else titled(tables, above)
    shapes = [one.lines if one else lines for one, lines in zip(named, shapes, strict=True)]
    said = [guide.heads(lines) for guide, lines in zip(guides, shapes, strict=True)]
    found = [
        heads if guide.heading_row else (find_heads(lines) if one else own) | heads
        for guide, lines, one, own, heads in zip(guides, shapes, named, announced, said, strict=True)
    ]
    others = _others(tables, shapes, found)
    sheets: list[Sheet] = []
    current: Columns = ()
    for table, lines, heads, other, close, guide, settled, over, one in zip(
        tables, shapes, found, others, beside, guides, said, above, named, strict=True
    ):
        sheet = Sheet(lines, turned=lines is not table)
        listing = None
        if not (settled or guide.skip or guide.columns or sheet.turned):
            listing = _listing(lines, heads, over)
            if close and sheets and not heads and not (listing and listing.heads):
                listing = _goes_on_listing(lines, sheets[-1].listing) or listing
        if guide.skip:
            sheet = Sheet(table, columns=[()] * len(table))
            sheet.reason = f"{guide.skip} (said by the file beside the plan)"
        elif guide.columns:
            current = guide.unheaded
            sheet.columns = [current] * len(lines)
        elif listing is not None:
            sheet.list_facts(listing)
        elif heads and (other is None or settled):
            before = current if current and key(heads[min(heads)][0]) == key(current) else ()
            for index in range(len(lines)):
                if index in heads:
                    before = heads[index][0]
                    sheet.heads.update(range(index, index + heads[index][1]))
                sheet.columns.append(before)
            current = before
            sheet.apart = _below(lines, heads)
            sheet.action = one.text if one and sheet.turned else None
        elif not heads and current and _goes_on(lines, current, close=close):
            sheet.columns = [current] * len(lines)
        else:
            listed = other or classify(table)
            sheet = Sheet(table, columns=[()] * len(table))
            sheet.kind, sheet.reason = listed.kind, listed.reason
            if listed.kind in UNLISTED:
                sheet.kind, sheet.reason = "", UNLISTED[listed.kind]
        sheets.append(sheet)
    found_any = (
        bool(current) or _otherwise(sheets) or _inferred(sheets, beside) or any(sheet.listing for sheet in sheets)
    )
    if not found_any:
        raise InputError(_looked_at(tables), where=document.name, todo=_ADVICE)
    return decided(sheets, scheme_of(_words_of(document)))


def _below(lines: Sequence[Line], heads: Heads) -> dict[int, str]:
    """Return the rows of tables of another kind that stand below the actions in one table, and why they are none.

    A blank row or a title parts them, and a row of headings of their own begins them.
    """
    found: dict[int, str] = {}
    reason, parted = "", -1
    for index, line in enumerate(lines):
        if index in heads:
            reason, parted = "", -1
        elif len(line.filled) < 2:
            parted = index if parted < 0 or reason else parted
        elif len(line.filled) > 1:
            known = classify([line]).kind if parted >= 0 and index > min(heads) and _is_bare(line) else ""
            if known:
                reason = KINDS[known]
                found.update((above, reason) for above in range(parted, index))
            parted = -1
        if reason and line.filled:
            found[index] = reason
    return found


def _is_bare(line: Line) -> bool:
    """Return whether the cells of a row can only be headings: a few words each, no figures, no day, nothing to do."""
    texts = [item.text for item in line.filled]
    return not any(
        len(text.split()) > 3 or any(map(str.isdigit, text)) or read_dates(text).said or begins_with_verb(text)
        for text in texts
    )


def _list_actions(heads: Heads) -> bool:
    """Return whether the headings of a table say outright that it lists actions."""
    return any(says_action(columns) for columns, _ in heads.values())


def _words_of(document: Document) -> Iterator[str]:
    """Yield each line of text, and each row with its cells as a key prints them: "R = Responsible"."""
    for block in document.blocks:
        if isinstance(block, Text):
            yield block.text
            continue
        for row in block.rows:
            cells = list({id(cell): cell.text.strip() for cell in row}.values())
            yield " = ".join(text for text in cells if text) if len(cells) <= 3 else ""
            yield from (text for text in cells if "=" in text or ":" in text)


def _listing(lines: Sequence[Line], heads: Heads, above: Above) -> Listing | None:
    """Return what a table lists for the register, if its headings are not those of several tables of actions."""
    if len(heads) > 1:
        return None
    columns = heads[min(heads)][0] if heads else ()
    return find_listing(lines, above, classify(lines, columns).kind, columns)


def _goes_on_listing(lines: Sequence[Line], listing: Listing | None) -> Listing | None:
    return goes_on_listing(lines, listing) if classify(lines).kind in {"", listing and listing.kind} else None


def _others(tables: Sequence[list[Line]], shapes: Sequence[list[Line]], found: Sequence[Heads]) -> list[Other | None]:
    """Return for each table with headings like those of a plan what else it lists, or None where it lists actions."""
    firsts = [heads[min(heads)][0] if heads else () for heads in found]
    others = []
    for table, shape, columns, heads in zip(tables, shapes, firsts, found, strict=True):
        other = classify(table, columns) if columns and len(heads) == 1 else None
        if columns and shape is not table and not says_action(columns):
            other = Other("objective", KINDS["objective"], "beside")
        others.append(other)
    sure = any(
        says_action(columns) and not (other and other.force) for columns, other in zip(firsts, others, strict=True)
    )
    # Where there is nothing better, a table that says who and when is the plan, whatever else it looks like.
    kept = [
        other is not None
        and other.force != ""
        and (sure or (other.force == "always" and not _says_who_and_when(columns)))
        for columns, other in zip(firsts, others, strict=True)
    ]
    return [other if stays else None for other, stays in zip(others, kept, strict=True)]


def _says_who_and_when(columns: Columns) -> bool:
    named = {name for column in columns for name in column.meanings}
    return named >= {"lead", "due"}


def _otherwise(sheets: Sequence[Sheet]) -> bool:
    """Read, in a document that has nothing better, what is done against risks or stands under a bare "Action"."""
    any_found = False
    for sheet in sheets:
        index = next((index for index, line in enumerate(sheet.lines) if line.filled and _is_wide(line)), None)
        if index is None or sheet.listing or sheet.kind not in {"", "risks", "issues"}:
            continue
        texts = sheet.lines[index].texts
        columns = headings_of_risks(texts) or (() if sheet.kind else headings_of_bare_actions(texts))
        if columns:
            sheet.heads = {index}
            sheet.columns = [()] * index + [columns] * (len(sheet.lines) - index)
            sheet.kind = sheet.reason = ""
            any_found = True
    return any_found


def _is_wide(line: Line) -> bool:
    """Return whether a row has several cells with words, or is that of a table with one column."""
    return len(line.filled) > 1 or len(line.pieces) == 1


def _inferred(sheets: Sequence[Sheet], beside: Sequence[bool]) -> bool:
    """Give tables without headings the columns that their contents prove; return whether any has them."""
    current: Columns = ()
    for sheet, close in zip(sheets, beside, strict=True):
        found = () if sheet.listing else infer(sheet.lines)
        if found or (current and not sheet.listing and _goes_on(sheet.lines, current, close=close)):
            current = found or current
            sheet.columns, sheet.reason, sheet.inferred = [current] * len(sheet.lines), "", True
    return bool(current)


_ADVICE = (
    "Put one row of headings above the actions, with words such as Action, Lead and By when; "
    "data/reference/headings.csv lists all that are known."
)


def _looked_at(tables: Sequence[list[Line]]) -> str:
    count = f"{len(tables)} tables were" if len(tables) != 1 else "1 table was"
    if not tables:
        return "There is no table in this document, so there are no actions to read."
    first = []
    for lines in tables[:3]:
        filled = next((line.filled for line in lines if line.filled), ())
        first.append('"' + " | ".join(" ".join(item.text.split())[:30] for item in filled[:6]) + '"')
    more = ", ..." if len(tables) > 3 else ""
    return f"No action table was found: {count} looked at, beginning {', '.join(first)}{more}, and none has a column for actions beside one that says who, when or how far."


def _goes_on(lines: Sequence[Line], columns: Columns, *, close: bool) -> bool:
    """Return whether a table without headings holds further rows under `columns`."""
    width = max((len(line.pieces) for line in lines), default=0)
    if width != len(columns):
        return False
    first = next((line for line in lines if len(line.filled) > 1), None)
    if first is None:
        return close
    if sum(bool(exact(item.text)) for item in first.filled) >= 2 or all(item.piece.cell.bold for item in first.filled):
        return False  # a table of another kind, under headings of its own
    if classify([first]).kind:
        return False
    return close or _resembles(lines, columns)


def _resembles(lines: Sequence[Line], columns: Columns) -> bool:
    """Return whether numbers stand where the columns want numbers, and dates where they want dates."""
    telling = [column.number for column in columns if set(column.meanings) & {"ref", "due"}]
    full = [line for line in lines if len(line.filled) > 1]
    if not telling or not full:
        return False
    right = 0
    for line in full:
        texts = {number: line.pieces[number].text for number in telling if number < len(line.pieces)}
        right += any(
            text.strip()
            and (in_column(text) if "ref" in columns[number].meanings else read_dates(text).precision != "unread")
            for number, text in texts.items()
        )
    return right * 2 >= len(full)
