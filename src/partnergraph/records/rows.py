"""What each row of an action table is: a section, a new action, or more of the one above.

In: a line, the columns it stands under and what came before it. Out: the decision. Where the evidence is even, a row is
an action of its own, so that none is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from partnergraph.records.drafts import Draft, completes_date, meanings_at
from partnergraph.records.headings import Columns, in_words
from partnergraph.records.lines import Filled, Line, begins_small, is_bullet, runs_on
from partnergraph.records.refs import Numbering, Ref, clean, in_column, leading
from partnergraph.records.repair import joined
from partnergraph.records.sections import is_about, is_title_like, plain, section_word
from partnergraph.records.statuses import is_status
from partnergraph.records.vocabulary import Vocabulary, listed
from partnergraph.reference import rows

_TEXT = frozenset({"recommendation", "action", "step", "theme"})
_NOTE = 200  # characters: a text over the whole width that is longer is a note, not a title


def own_ref(line: Line, columns: Columns, numbers: Numbering, before: Draft | None) -> tuple[Ref | None, Filled | None]:
    """Return the number that begins in this line and the cell that holds it, or nothing."""
    for item in line.filled:
        if meanings_at(columns, item.column) == ("ref",):
            return Ref(clean(item.text), ""), item
    # The action's own number counts before that of its recommendation.
    for meaning in ("action", "step", "recommendation"):
        for item in line.filled:
            if meaning not in meanings_at(columns, item.column):
                continue
            ref = leading(item.text, bare=numbers.bare)
            if ref is None or not ref.rest:
                continue
            extends = before is not None and before.ref and ref.ref != before.ref and ref.ref.startswith(before.ref)
            if numbers.where == "text" or (numbers.where == "column" and extends):
                return ref, item
    return None, None


def section_in(
    line: Line,
    columns: Columns,
    numbers: Numbering,
    before: Draft | None,
    vocabulary: Vocabulary,
    *,
    broken: bool,
    stands_out: str = "",
) -> tuple[str, bool]:
    """Return the title of the section that a line opens, and whether it was put together from several cells.

    Args:
        line: The line.
        columns: The columns it stands under; empty above the first headings.
        numbers: How the actions of the table are numbered.
        before: The action above it, if any.
        vocabulary: The words of the document.
        broken: Whether a page ended right above the line.
        stands_out: How the line looks as no row with several cells does: `fill`, `bold` or empty.
    """
    if len(line.filled) > 1:
        numbered = _numbered_title(line, columns, numbers, stands_out=stands_out)
        return (numbered, False) if numbered else (cut_title(line, columns, numbers, vocabulary), True)
    if len(line.filled) != 1:
        return "", False
    item = line.filled[0]
    text = item.text
    if not columns:
        return (text if is_title_like(text) else ""), False
    meanings = meanings_at(columns, item.column)
    if plain(text) in listed("note"):
        return "", False
    if spans(item, columns):
        told = (
            len(text) <= _NOTE
            and not text.startswith(("*", "†", "‡"))
            and plain(text) not in listed("note")
            and (stands_out or not text.endswith("."))
            and not is_about(text)
            and not is_key(text)
        )
        return (text if told else ""), False
    if stands_out == "fill" and len(text) <= _NOTE and not is_about(text) and not is_bullet(text):
        return text, False
    if not is_title_like(text) or is_bullet(text) or begins_small(text):
        return "", False
    if "ref" in meanings:
        # What stands alone under the numbers and has two words or more is a title, whatever figures it holds.
        worded = len(re.findall(r"[^\W\d_]{3,}", text)) > 1
        named = _named_unlike(text, numbers)
        return (text if worded or named or not in_column(text) or section_word(text) else ""), False
    if not _TEXT & set(meanings) and not (item.column == 0 and not set(meanings) & {"lead", "due"}):
        return "", False
    if "step" in meanings and any("action" in column.meanings for column in columns):
        return "", False  # one more milestone of the action above
    if before is not None and broken and runs_on(before.texts.get(item.column, ""), text, listed("function")):
        return "", False
    return (text if _is_section(item, meanings, columns, numbers, bold=stands_out == "bold") else ""), False


def _named_unlike(text: str, numbers: Numbering) -> bool:
    """Return whether a code has a word before it as no number of the table has: "Estate E15" among 1, 2, 3."""
    match = re.match(r"([^\W\d_]{3,})\s+\w", text)
    return match is not None and bool(numbers.known) and not any(match[1] in ref for ref in numbers.known)


def begins_with_verb(text: str) -> bool:
    """Return whether a text begins as actions do: "Launch a campaign", but not "Launch of the campaign"."""
    words = re.findall(r"[^\W\d_]+", text.casefold())[:2]
    return bool(set(words[:1]) & listed("verb")) and words[1:] != ["of"]


def spans(item: Filled, columns: Columns) -> bool:
    """Return whether a cell covers most of the width of the table."""
    return item.width > 1 and item.width * 2 >= len(columns)


def _is_section(item: Filled, meanings: tuple[str, ...], columns: Columns, numbers: Numbering, *, bold: bool) -> bool:
    """Return whether a short text that stands alone in its row is a title, and not an action without anything else."""
    if "theme" in meanings:
        return True
    text = item.text
    ref = leading(text, bare=numbers.bare)
    if section_word(text) or (text.isupper() and len(text) > 4):
        return True
    if numbers.where == "text":
        return ref is None or ref.depth < numbers.depth
    if bold:
        return True
    if begins_with_verb(text):
        return False
    in_front = item.column == min(column.number for column in columns if column.meanings != ("extra",))
    return numbers.where == "column" or (in_front and len(text.split()) <= 8)


def _numbered_title(line: Line, columns: Columns, numbers: Numbering, *, stands_out: str) -> str:
    """Return the title of a row with nothing but a short number and a title ("2 | Support families"), or nothing."""
    if len(line.filled) != 2 or not columns:
        return ""
    first, second = line.filled
    if (
        first.column == 0
        and section_word(f"{first.text} {second.text}")
        and (second.width > 1 or (stands_out and not {"lead", "due"} & set(meanings_at(columns, second.column))))
    ):
        return f"{first.text.rstrip(' :')}: {second.text}"
    if numbers.where != "column" or numbers.depth < 2:
        return ""
    if meanings_at(columns, first.column) != ("ref",) or not _TEXT & set(meanings_at(columns, second.column)):
        return ""
    above = in_column(first.text) and Ref(clean(first.text), "").depth < numbers.depth
    return f"{first.text} {second.text}" if above and is_title_like(second.text) else ""


def is_note(line: Line, columns: Columns) -> bool:
    """Return whether the one text of a row stands outside the actions: "RAG key: ...", "* see appendix"."""
    if len(line.filled) != 1:
        return False
    item = line.filled[0]
    out_of_place = meanings_at(columns, item.column) == ("ref",) and not in_column(item.text)
    return (
        is_about(item.text)
        or plain(item.text) in listed("note")
        or is_key(item.text)
        or item.text.startswith(("*", "†", "‡"))
        or out_of_place
    )


def is_key(text: str) -> bool:
    """Return whether a line says what letters or colours stand for: "R = Responsible, A = Accountable"."""
    return len(re.findall(r"(?<!\w)\w{1,8}\s*=\s*\w", text)) > 1


def is_total(line: Line) -> bool:
    """Return whether a row only sums up the table: "Total | 8 actions", "RAG totals: 4 green"."""
    first, *others = (" ".join(item.text.split()) for item in line.filled)
    words = [word for word in re.findall(r"[^\W_]+", first.casefold()) if not word.isdigit()]
    named = " ".join(words) in listed("total") or (
        plain(first.split(":")[0]) in listed("total") and any(letter.isdigit() for letter in first)
    )
    # "Total | 12 | of which red | 2": words may stand between the figures.
    figures = sum(bool(re.search(r"\d", text)) for text in others)
    return named and all(len(text.split()) <= 4 for text in others) and figures * 2 >= len(others)


def cut_title(line: Line, columns: Columns, numbers: Numbering, vocabulary: Vocabulary) -> str:
    """Return the title that a tab cut in two ("Identifying Gang Nominals | and Gang Involvement"), or nothing."""
    items = line.filled
    if not columns or len(items) > 3 or len(columns) < 3 or items[-1].column >= len(columns) - 1:
        return ""
    together = items[0].text
    if meanings_at(columns, items[0].column) == ("ref",) and in_column(together):
        return ""  # a number and its action are no title
    ref = leading(together, bare=numbers.bare)
    if ref and numbers.where == "text" and ref.depth >= numbers.depth:
        return ""
    for item, after in pairwise(items):
        whole = joined(together, after.text, vocabulary)
        cut_word = not whole.startswith(f"{together} ")
        goes_on = begins_small(after.text) or runs_on(together, after.text, listed("function"))
        if after.column != item.column + item.width or not (cut_word or goes_on) or is_bullet(after.text):
            return ""
        together = whole
    return together if is_title_like(together) and items[0].column == 0 else ""


def goes_on(line: Line, columns: Columns, numbers: Numbering, before: Draft | None, *, broken: bool) -> bool:
    """Return whether a line without a number of its own holds more of the action above it."""
    if before is None:
        return False
    own = {meaning: item for item in line.filled for meaning in meanings_at(columns, item.column)}
    if set(own) <= {"step", "due"} and any("action" in column.meanings for column in columns):
        return True  # one more milestone
    text = own.get("action") or own.get("step")
    if text is None:
        objective = own.get("recommendation")
        if objective is None:
            return True
        text = objective
    held = before.texts.get(text.column, "")
    small, point = begins_small(text.text), is_bullet(text.text)
    follows = small or point or (broken and runs_on(held, text.text, listed("function")))
    answered = bool({"lead", "due"} & set(own))
    if numbers.where and not _carries(line, columns, "ref"):
        if follows and {"lead", "due"} <= set(own):
            # Names and dates of its own make an action, but not a date that only ends the one above.
            due = own["due"]
            return completes_date(before.texts.get(due.column, ""), due.text)
        if follows:
            return True
        return not (answered or (not broken and {"outcome", "status", "start"} & set(own)))
    if broken and (small or point):
        return small or "lead" not in own
    return follows and not answered


def no_action_in(line: Line, columns: Columns) -> str:
    """Return why a row holds no action although it stands under the headings of actions; empty if it may hold one.

    A number alone, an example, "No action", "See action 3", "Completed - remove" with nothing beside it.
    """
    by_meaning = [(set(meanings_at(columns, item.column)), item) for item in line.filled]
    what = " ".join(
        " ".join(item.text.split()) for meanings, item in by_meaning if meanings & {"action", "step", "recommendation"}
    )
    others = set().union(*(meanings for meanings, _ in by_meaning)) - {"action", "step", "recommendation"}
    if any(_is_example(item.text, alone="ref" in meanings) for meanings, item in by_meaning if meanings & _NAMING):
        return "an example of how to fill the table"
    kind = _entry_in(by_meaning, columns, what)
    if kind:
        return f"{kind}, which is no action"
    if not what:
        if others <= {"ref", "theme", "status", "rag"} and not _carries(line, columns, "action"):
            return "an empty row"
        return "" if others & {"lead", "due", "progress", "outcome"} else "a row without an action"
    if plain(what) in listed("no action"):
        return "a row that names no action"
    if _POINTER.fullmatch(what):
        return "a pointer to another action"
    bare = others <= {"ref", "theme", "status", "rag"}
    return "a row that names no action" if bare and is_status(what) else ""


@cache
def _entries() -> dict[str, str]:
    return {row["words"]: row["note"] for row in rows("plan_words") if row["kind"] == "entry"}


def _entry_in(by_meaning: Sequence[tuple[set[str], Filled]], columns: Columns, what: str) -> str:
    """Return what a row of a mixed log is, where it says that it is something else than an action: a decision, a risk."""
    entries = _entries()
    for meanings, item in by_meaning:
        heading = columns[item.column].heading if item.column < len(columns) else ""
        if meanings & {"theme", "extra", "ref", "status"} and in_words(heading) in listed("entry heading"):
            return entries.get(plain(item.text), "")
    head, mark, _ = what.partition(":")
    return entries.get(plain(head), "") if mark and len(plain(head)) > 1 else ""


_NAMING = frozenset({"ref", "action", "recommendation", "theme"})
_POINTER = re.compile(
    r"\W*(?:please\s+)?(?:see|refer to|as per|as for|covered (?:by|in|under)|included (?:in|under)|merged (?:with|into)|"
    r"duplicate of|moved to|combined with|superseded by)\s+(?:the\s+)?"
    r"(?:action|actions|recommendation|objective|ref|reference|number|no|above|below|item|row)?\W*"
    r"(?:above|below|[A-Z]{0,3}\d[\d.a-z]*(?:\s*(?:and|&|,|/)\s*[A-Z]{0,3}\d[\d.a-z]*)*)\W*",
    re.IGNORECASE,
)


def _is_example(text: str, *, alone: bool) -> bool:
    """Return whether a cell says that its row is an example: as its number or whole text, or before a colon or dash."""
    head, mark, _ = (part.strip() for part in re.sub(r"\s[-–—]\s", ":", text).partition(":"))
    head = head.strip(" ()[].*").casefold()
    return head in listed("example") and (bool(mark) or alone or head == plain(text))


def only_objective(line: Line, columns: Columns) -> bool:
    """Return whether a row gives an objective and nothing else, in a table that has a column for its actions."""
    own = set().union(*(meanings_at(columns, item.column) for item in line.filled))
    return (
        own <= {"ref", "theme", "recommendation"} and "recommendation" in own and not _carries(line, columns, "action")
    )


def says_what(line: Line, columns: Columns) -> bool:
    """Return whether a cell that covers the line says what will be done."""
    return any(
        set(meanings_at(columns, number)) & {"action", "step", "recommendation"} and not piece.blank
        for number, piece in enumerate(line.pieces)
    )


def is_struck(line: Line, columns: Columns) -> bool:
    """Return whether the words that said what would be done were struck out."""
    return any(
        set(meanings_at(columns, number)) & {"action", "recommendation"} and piece.blank and piece.cell.struck
        for number, piece in enumerate(line.pieces)
    )


def _carries(line: Line, columns: Columns, meaning: str) -> bool:
    """Return whether a cell that began above this line covers it in a column of the meaning."""
    begun = {id(item.piece) for item in line.filled}
    return any(
        meaning in meanings_at(columns, number) and not piece.blank and id(piece) not in begun
        for number, piece in enumerate(line.pieces)
    )
