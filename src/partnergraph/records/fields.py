"""A draft turned into a Record: each column's words under the field that its heading means.

In: a draft, the plan and the period in which days without a year lie. Out: the Record; the ledger learns what was not
understood. A column that holds two things ("FINISH & STATUS") is read line by line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from partnergraph.model import Cell, Lead, Place, Record
from partnergraph.records.accounts import Ledger
from partnergraph.records.dates import read_dates
from partnergraph.records.drafts import Draft
from partnergraph.records.due import Within, given_up, period_of, read_day, read_due
from partnergraph.records.headings import in_words
from partnergraph.records.legend import Legend
from partnergraph.records.marks import is_no, parts_in
from partnergraph.records.ratings import shown_in
from partnergraph.records.sections import plain
from partnergraph.records.shading import shaded_in
from partnergraph.records.statuses import is_status, read_rag, read_status, split_rag
from partnergraph.records.vocabulary import listed

_FOOTNOTE = re.compile(r"(?<=[\w)])(?:[*†‡]+|\[\^\w+\])(?=\s|$|[,;/&])")
# What a cell that holds several things is searched for, and what takes the words that are left.
_SHORT_MEANINGS = ("due", "start", "updated", "rag", "status")
_LONG_MEANINGS = (
    "action",
    "step",
    "recommendation",
    "lead",
    "outcome",
    "progress",
    "board",
    "agreement",
    "theme",
    "extra",
)


@dataclass(slots=True)
class _Words:
    """The words of an action by meaning, and the cells they come from."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    columns: dict[str, list[int]] = field(default_factory=dict)

    def add(self, meaning: str, text: str, cells: list[Cell], column: int) -> None:
        if text.strip():
            self.texts.setdefault(meaning, []).append(text.strip())
            self.columns.setdefault(meaning, []).append(column)
        self.cells.setdefault(meaning, []).extend(cells)

    def last(self, meaning: str) -> int:
        return self.columns.get(meaning, [-1])[-1]

    def text(self, meaning: str) -> str:
        return "\n".join(self.texts.get(meaning, ()))


def write(draft: Draft, plan: str, within: Within, legend: Legend, ledger: Ledger) -> Record:
    """Return the record of an action."""
    words = _Words()
    shown = shown_in(draft, legend)
    past = given_up(draft, {number: draft.texts[number] for number in draft.numbers("due")})
    leads: dict[str, list[Lead]] = {"lead": [], "board": [], "agreement": []}
    extra: list[tuple[str, str]] = []
    for number in sorted(draft.texts):
        meanings, cells = draft.meanings(number), [piece.cell for piece in draft.pieces[number]]
        text = draft.texts[number]
        if number < len(draft.columns) and draft.columns[number].value:
            column = draft.columns[number]
            text = "" if is_no(text, crossed=column.crossed) else column.value
        for meaning, part in [("extra", text)] if number in past else _parts(text, meanings):
            words.add(meaning, part, cells, number)
            if meaning in leads:
                leads[meaning].append(_lead(draft, number, part))
            if meaning == "rasci":
                leads["lead"] += _of_letters(draft, number)
            if meaning in {"extra", "beyond"}:
                extra.append(_extra(draft, number, part, ledger))
    for number, cell in shaded_in(draft, legend.plain):
        words.add("due", draft.columns[number].value, [cell], number)
    for number, one in shown.items():
        if number not in draft.texts:
            words.add("rag" if "rag" in draft.meanings(number) else "status", one.words, [one.cell], number)
    action, steps = words.text("action"), words.text("step")
    objective = words.text("recommendation")
    if action:
        extra += [(draft.columns[number].heading, draft.texts[number]) for number in draft.numbers("step")]
    elif steps:
        action = steps
    else:
        action, objective = objective, ""
        ledger.note(
            "unsure", "A recommendation without an action; it is read as the action itself.", draft.place, action
        )
    within = period_of(draft, draft.numbers("due"), within)
    due = read_due(draft, words.text("due"), words.cells.get("due", []), within, ledger)
    begins = read_day("start", words.text("start"), words.cells.get("start", []), within, ledger)
    rag_text, last_rag = _by_period(draft, words, "rag")
    status, last_status = _by_period(draft, words, "status")
    rated = [shown[number] for name in ("rag", "status") if (number := words.last(name)) in shown]
    rag = next((one.rag for one in rated if one.rag), "")
    if not any(one.rag or one.kind for one in rated):
        rag = read_rag(last_rag) or read_rag(last_status)
    if not status and not rag and is_status(last_rag):
        # "Not started" under "RAG rating" is no colour, but a status.
        status = last_status = last_rag
    said = next((text for text in (due.rest, "" if due.said else words.text("due")) if is_status(text)), "")
    if not status and said and (not due.dates or read_status(said) != "open"):
        # "Completed June 2025" under "By when" says how far it is as well as when.
        status = last_status = said
    kind = next((one.kind for one in rated if one.kind), "") or read_status(last_status) or read_status(last_rag)
    if not status and not rag_text and _is_done(draft):
        kind = "done"
    themes = [draft.theme, *words.texts.get("theme", ())]
    return Record(
        plan=plan,
        ref=draft.ref,
        theme=" > ".join(dict.fromkeys(" ".join(theme.split()) for theme in themes if theme)),
        recommendation=objective,
        action=action,
        place=draft.place,
        leads=tuple(leads["lead"]),
        due_text="; ".join(line.strip() for line in words.text("due").splitlines() if line.strip()),
        dates=due.dates,
        precision=due.precision,
        ongoing=due.ongoing,
        start=begins or due.start,
        status=status,
        status_kind=kind,
        rag=rag,
        rag_text=rag_text or (status if rag else ""),
        outcome=words.text("outcome"),
        progress=_by_period(draft, words, "progress")[0],
        updated=read_day("updated", words.text("updated"), words.cells.get("updated", []), within, ledger),
        boards=tuple(leads["board"]),
        agreements=tuple(leads["agreement"]),
        extra=tuple(extra),
        sources=_sources(draft, words),
    )


def _is_done(draft: Draft) -> bool:
    """Return whether the plan says in other words that an action is done: by its section, or the day on which it was."""
    last = draft.theme.rsplit(" > ", 1)[-1]
    if plain(last) in listed("done section"):
        return True
    return any(
        in_words(draft.columns[number].heading) in {in_words(words) for words in listed("done date")}
        and "extra" in draft.meanings(number)
        and bool(read_dates(text).dates)
        for number, text in draft.texts.items()
        if number < len(draft.columns)
    )


def _parts(text: str, meanings: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the parts of a cell, each with the one meaning it has."""
    if len(meanings) == 1:
        return [(meanings[0], text)]
    short = [meaning for meaning in _SHORT_MEANINGS if meaning in meanings]
    long = next((meaning for meaning in _LONG_MEANINGS if meaning in meanings), "")
    if not short:
        # "ISSUE / ACTION": one text, which is the more telling of the two.
        return [(long, text)]
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        for meaning, part in _parts_of_line(line.strip(), short, long):
            found.setdefault(meaning, []).append(part)
    return [(meaning, "\n".join(lines)) for meaning, lines in found.items()]


def _parts_of_line(line: str, short: list[str], long: str) -> list[tuple[str, str]]:
    """Return what a line of such a cell says: "18/05/12 COMPLETED" is a date and a status."""
    meaning, rest = _meaning_of(line, short)
    if not meaning:
        return [(long or short[0], line)] if line else []
    if not rest:
        return [(meaning, line)]
    other = next((name for name in ("status", "rag") if name in short and name != meaning and _is(name, rest)), "")
    if other or (long in {"lead", "progress"} and rest in line):
        return [(meaning, line.replace(rest, "").strip(" -–—,;:()")), (other or long, rest)]
    # A sentence with a date in it says what as well as when.
    return [(meaning, line), (long, line)] if long else [(meaning, line)]


def _meaning_of(line: str, short: list[str]) -> tuple[str, str]:
    """Return which of the short meanings a line has, and the words of it that say something else."""
    for meaning in short:
        if meaning in {"due", "start", "updated"}:
            dates = read_dates(line)
            # "Ongoing" beside a status says how far it is, not when.
            if (
                dates.dates
                or dates.start
                or dates.doubts
                or (dates.said and not ("status" in short and read_status(line)))
            ):
                return meaning, dates.rest
        elif meaning == "rag" and read_rag(line):
            return meaning, split_rag(line)[1]
        elif meaning == "status" and is_status(line):
            return meaning, ""
    return "", line


def _is(meaning: str, text: str) -> bool:
    return is_status(text) if meaning == "status" else bool(read_rag(text))


def _lead(draft: Draft, number: int, text: str) -> Lead:
    column, cells = draft.columns[number], draft.pieces[number]
    raw = "\n".join(piece.cell.raw or piece.cell.text for piece in cells)
    return Lead(_FOOTNOTE.sub("", text), raw, column.role, column.provisional, column.heading, cells[0].cell.place)


def _of_letters(draft: Draft, number: int) -> list[Lead]:
    """Return the part that the body at the head of a column has in the action, one for each of its letters."""
    column, piece = draft.columns[number], draft.pieces[number][0]
    name = column.under or column.heading
    return [
        Lead(name, piece.cell.text, role, False, column.heading, piece.cell.place)
        for role in parts_in(draft.texts[number], column.scheme, crossed=column.crossed) or ()
    ]


def _extra(draft: Draft, number: int, text: str, ledger: Ledger) -> tuple[str, str]:
    heading = draft.columns[number].heading if number < len(draft.columns) else ""
    if not heading:
        for piece in draft.pieces[number]:
            ledger.misread(
                piece.cell,
                f"No heading stands above column {number + 1}, so nothing says what it holds.",
                "Give the column a heading.",
            )
    return heading or f"column {number + 1}", text


def _by_period(draft: Draft, words: _Words, meaning: str) -> tuple[str, str]:
    """Return the words of a meaning, and the last of them; several columns ("Q1", "Q2") keep their headings."""
    if sum(meaning in column.meanings and not column.value for column in draft.columns) < 2:
        return words.text(meaning), words.text(meaning)
    texts = words.texts.get(meaning, [])
    headings = [draft.columns[number].heading for number in words.columns.get(meaning, [])]
    parts = [f"{heading}: {text}" for heading, text in zip(headings, texts, strict=True)]
    return "\n".join(parts), texts[-1] if texts else ""


_FIELD_OF = {
    "step": "action",
    "board": "boards",
    "agreement": "agreements",
    "lead": "leads",
    "rasci": "leads",
    "beyond": "extra",
}


def _sources(draft: Draft, words: _Words) -> dict[str, tuple[Place, ...]]:
    places: dict[str, list[Place]] = {}
    if draft.ref_parts:
        places["ref"] = [cell.place for cell in draft.ref_parts]
    for meaning, cells in words.cells.items():
        places.setdefault(_FIELD_OF.get(meaning, meaning), []).extend(cell.place for cell in cells)
    return {name: tuple(dict.fromkeys(found)) for name, found in places.items()}
