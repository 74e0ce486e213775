"""Whether a row is a row of headings over actions, and what each of its columns holds beside the others.

In: the texts of a row. Out: its `Column`s, second choices decided and one of them the main one for actions; nothing where
the row is none of headings, or heads something else. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from partnergraph.records.headings import (
    ALIKE,
    BEGINNING,
    SOME_WORDS,
    UNKNOWN,
    Column,
    Columns,
    exact,
    in_words,
    read_heading,
)
from partnergraph.records.refs import in_column
from partnergraph.records.refs import leading as leading_ref
from partnergraph.records.vocabulary import listed

_LONGEST = 100  # characters of a heading
_BESIDE_ACTION = frozenset({"lead", "due", "start", "outcome", "status", "rag", "progress", "updated", "board"})


def _says_accountable(column: Column) -> bool:
    """Return whether a heading says in so many words that its names answer for the action."""
    words = f" {in_words(column.heading)} "
    return "lead" in column.meanings and any(f" {word} " in words for word in listed("accountable"))


def headings(texts: Sequence[str], *, leading: bool) -> tuple[Column, ...]:
    """Return the columns that a row announces, or nothing if it is no row of headings over actions.

    Args:
        texts: The texts of the row, one a column; a text that spans columns stands in each.
        leading: Whether no row with several cells stands above it in its table, so that less evidence will do.
    """
    columns = _announced(texts, leading=leading)
    return settled(columns) if is_of_actions(columns) else ()


def may_head_again(texts: Sequence[str], known: Sequence[Columns]) -> bool:
    """Return whether a row in the middle of a table may be one of headings, though entries are made of the same words.

    "All partners" and "Ongoing" stand in many rows. So at least half of its texts must be headings to the word, or those
    of the table once more; none may be long, and none a number or a numbered action.

    Args:
        texts: The texts of the row, one a column.
        known: The rows of headings above it.
    """
    short = [text for text in dict.fromkeys(texts) if text.strip()]
    if any(len(text) > _LONGEST for text in short):
        return False
    again = {in_words(column.heading) for columns in known for column in columns}
    others = [text for text in short if not exact(text) and in_words(text) not in again]
    refs = {column.number for columns in known for column in columns if column.meanings == ("ref",)}
    numbers = [text for at, text in enumerate(texts) if at in refs and text in others and in_column(text)]
    return len(others) * 2 <= len(short) and not numbers and not any(map(leading_ref, others))


def headings_but_action(texts: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a row that heads who and when but whose heading over the actions is not known."""
    columns = _announced(texts, leading=True)
    sure = [column for column in columns if column.sure >= BEGINNING]
    known = {name for column in sure for name in column.meanings} - {"extra", "risk"}
    outright = {name for column in sure if column.rank == 1 for name in column.meanings}
    free = any(may_be_action(column) for column in columns) or measured(columns) is not None
    named = {name for column in columns for name in column.meanings}
    enough = outright >= {"lead", "due"} or (len(known) > 2 and known & {"lead", "due"})
    if not enough or not free or named & {"action", "recommendation", "risk"}:
        return ()
    return columns


def measured(columns: Sequence[Column]) -> Column | None:
    """Return the one column under "Measure" or the like, which heads actions where no other column does; None if there are several."""
    found = [column for column in columns if column.meanings == ("outcome",) and column.heading]
    return found[0] if len(found) == 1 else None


def headings_of_bare_actions(texts: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a row that heads actions outright, with or without anything known beside them."""
    if any(len(text) > _LONGEST for text in texts):
        return ()
    columns = tuple(read_heading(text, number) for number, text in enumerate(texts))
    outright = any("action" in column.meanings and column.rank == 1 and column.sure >= BEGINNING for column in columns)
    return settled(columns) if outright else ()


def may_be_action(column: Column) -> bool:
    """Return whether a heading leaves open what stands below it: not known at all, or only by a word about the section."""
    return column.sure == UNKNOWN or (column.sure == SOME_WORDS and set(column.meanings) <= {"theme", "extra"})


def headings_of_risks(texts: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a register of risks that says who does what by when against each; nothing for any other row."""
    columns = _announced(texts, leading=True)
    named = {name for column in columns for name in column.meanings}
    against = [
        column.number for column in columns if any(word in in_words(column.heading) for word in listed("against risk"))
    ]
    if "risk" not in named or not named >= {"lead", "due"} or not against:
        return ()
    return settled(
        tuple(
            replace(column, meanings=("action",), rank=1)
            if column.number == against[-1]
            else replace(
                column, meanings=tuple("extra" if name in {"action", "outcome"} else name for name in column.meanings)
            )
            for column in columns
        )
    )


def _announced(texts: Sequence[str], *, leading: bool) -> tuple[Column, ...]:
    """Return the columns of a row that looks like headings, whatever they are about, or nothing."""
    short = [text for text in dict.fromkeys(texts) if text.strip()]
    if len(short) < 2 or not (leading or any(exact(text) for text in short)):
        return ()
    columns = tuple(read_heading(text, number) if text.strip() else _blank(number) for number, text in enumerate(texts))
    known = {column.heading: column.sure for column in columns if column.sure}
    strong = sum(sure >= ALIKE for sure in known.values())
    sure = {name for column in columns if column.sure >= BEGINNING and column.rank == 1 for name in column.meanings}
    telling = "action" in sure and bool(sure & {"lead", "due"})
    enough = telling or (strong >= 2 and (len(known) * 2 >= len(short) or strong >= 3))
    if not enough and not (leading and len(known) == len(short) and all(len(text) <= 60 for text in short)):
        return ()
    return columns


def _blank(number: int) -> Column:
    return Column(number, "", ("extra",), sure=UNKNOWN, rank=2)


def is_of_actions(columns: Sequence[Column]) -> bool:
    """Return whether the columns are those of a plan: an action, and who, when, how far or to what end."""
    names = {name for column in columns for name in column.meanings}
    risks = sum("risk" in column.meanings for column in columns)
    plain_action = any("action" in column.meanings and column.rank == 1 for column in columns)
    if risks >= 2 or (risks and not plain_action):
        return False
    return bool(names & {"action", "recommendation"}) and bool(names & _BESIDE_ACTION)


def settled(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with the second choices decided and the action named, whatever its heading."""
    first = {name for column in columns if column.rank == 1 for name in column.meanings}
    outright = [column.number for column in columns if _says_accountable(column)]
    result = []
    for column in columns:
        meanings = column.meanings
        delivers = column.beside if outright and column.number not in outright else None
        if column.rank == 2 and meanings != ("extra",):
            # Several leads are normal; a milestone beside an action, or a bare "Date" beside "By when", is not the main one.
            meanings = tuple(
                {"action": "step"}.get(name, "extra") if name in first and name != "lead" else name for name in meanings
            )
        if "risk" in meanings:
            meanings = ("extra",)
        result.append(replace(column, meanings=meanings, role=delivers or column.role))
    return tuple(_one_action(result))


def _one_action(columns: Sequence[Column]) -> list[Column]:
    """Return the columns with one of them the main one for actions, whatever its heading."""
    actions = [column for column in columns if "action" in column.meanings]
    served = [column for column in columns if "recommendation" in column.meanings]
    if not actions:
        # "Recommendation | Priority": a rank is less likely than anything else to be what will be done.
        main = max(served, key=lambda column: (_weight(column, "recommendation"), column.number))
        return [_as(column, "recommendation", "action") if column is main else column for column in columns]
    main = max(actions, key=lambda column: (column.sure >= ALIKE, _weight(column, "action"), -column.number))
    result = []
    for column in columns:
        if column is main or "action" not in column.meanings:
            result.append(column)
        elif column.sure < ALIKE:
            result.append(_as(column, "action", "extra"))
        else:
            # "Project | Action" is a group and its actions, "Action | Task" an action and its steps.
            result.append(_as(column, "action", "recommendation" if column.number < main.number else "step"))
    return result


def _weight(column: Column, word: str) -> int:
    words = in_words(column.heading).split()
    return 2 if word in words else 0 if words == ["priority"] else 1


def _as(column: Column, old: str, new: str) -> Column:
    return replace(column, meanings=tuple(new if name == old else name for name in column.meanings))
