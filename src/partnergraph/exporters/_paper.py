"""The board paper as blocks: what stands on its first pages.

In: a Result, the part of it that the paper is about. Out: a Document. Refuses: a part too large for a paper, with what to narrow
it to. Order and length are those of papers that are read: half a page of summary with what the board is asked to do, the
exceptions, one matrix, one picture, the questions by who must answer; all else stands in the appendix.
"""

from __future__ import annotations

from collections.abc import Iterator

from partnergraph.errors import InputError
from partnergraph.exporters import _paper_appendix as appendix
from partnergraph.exporters._blocks import (
    WIDTH,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    NewPage,
    Paragraph,
    Row,
    Run,
    Table,
    clean,
    filled,
)
from partnergraph.exporters._paper_matrix import matrix_key, matrix_table, severity_cell
from partnergraph.exporters._removed import removed
from partnergraph.exporters._ring import ring
from partnergraph.model import Result
from partnergraph.views import day, shorten
from partnergraph.views.asked import Asked, where_words
from partnergraph.views.asked import told as told_lines
from partnergraph.views.fitted import Fitted, fitted, joined
from partnergraph.views.hearing import Part
from partnergraph.views.paper import SERIOUS, Paper, Pattern, paper
from partnergraph.views.words import number_of

MOST_ACTIONS = 1500
"""More actions than any board could be asked to read."""

ROWS = 34
"""More actions than that, and the front has only those most in need."""

_COLUMNS, _PARTIES = 16, 16
_TROUBLES, _PATTERNS, _ASKED, _TO_DO = 12, 8, 10, 4
_LINES = 4
_ROWS_OF_MANY = 24


def document(result: Result, part: Part) -> Document:
    """Return the paper on a part of a register.

    Raises:
        InputError: It holds more actions than a paper can.
    """
    if len(part.actions) > MOST_ACTIONS:
        raise InputError(
            f"A paper on {len(part.actions):,} actions is one that nobody reads.",
            todo="Name a board or a plan: --board, --plan.",
        )
    told = paper(result, part)
    matrix = fitted(result, part.actions, _COLUMNS)
    name = clean(part.name) or "Partnership action plan"
    kind = {"Board": "Paper to the board", "Plan": "Paper on the plan"}.get(part.kind, "Paper on the partnership")
    title = clean(result.title) or "Partnership action plan"
    whose = f": {shorten(title, 100)}" if part.kind == "Board" else ""
    return Document(
        shorten(name, 150),
        f"{kind}{whose}. Who is accountable for what, and where the gaps are, as at {day(result.as_of)}",
        f"{shorten(name, 70)}, as at {day(result.as_of)}",
        result.as_of,
        (
            *_summary(told),
            *_exceptions(told),
            *_matrix(told, matrix),
            *_picture(matrix),
            *_questions(told),
            # On the appendix's first page, which has room: on the front it would now and then take a page alone.
            *([NewPage(wide=True)] if told.tasks else []),
            *_key(told, removed(result)),
            *appendix.blocks(result, told, matrix, ROWS),
        ),
    )


def _summary(told: Paper) -> Iterator[Block]:
    yield Heading("Summary")
    yield Paragraph(" ".join(told.sentences))
    if told.board:
        yield Paragraph(
            tuple(run for label, text in told.board for run in (Run(f"{label}: ", bold=True), Run(f"{text}. ")))
        )
    if told.figures[0][1]:
        columns = tuple(Column(label, WIDTH / len(told.figures), centred=True) for label, _, _ in told.figures)
        cells = tuple(Cell(f"{count:,} of {total:,}", bold=bool(count)) for _, count, total in told.figures)
        yield Table(columns, (Row(cells),), "The plan in figures: each of how many actions")
    if told.patterns:
        yield Paragraph((Run("What is asked for, the gravest first", bold=True),))
        yield Bullets(tuple(_to_do(told, pattern) for pattern in told.patterns[:_TO_DO]))


def _to_do(told: Paper, pattern: Pattern) -> str:
    first = pattern.fix.split(". ")[0].rstrip(".")
    return f"{first} ({_on(told, pattern)})."


def _on(told: Paper, pattern: Pattern) -> str:
    """Where a gap is; where it is on every open action, that says more than all their numbers."""
    whole = told.figures[0][1]
    if whole > 3 and pattern.actions == pattern.number == whole:
        return f"all {whole} open actions"
    if pattern.actions == pattern.number > 12:
        return f"{pattern.actions} of the {whole} open actions"
    return where_words(pattern.where)


def _exceptions(told: Paper) -> Iterator[Block]:
    yield Heading("Exceptions")
    if not told.troubles and not told.patterns:
        yield Paragraph("No action is overdue, rated red or without an owner, and there is no critical or high gap.")
        return
    if told.troubles:
        yield Heading("Actions that need a decision first", 2)
        yield from _first_of(len(told.troubles), _TROUBLES, "A")
        yield filled(
            Table(
                (
                    Column("No.", 1.3),
                    Column("Action", 5.8),
                    Column("Lead", 3.9),
                    Column("Due", 2.7),
                    Column("Why", 3.3),
                ),
                tuple(
                    Row(
                        (
                            one.task.ref,
                            shorten(one.task.title, 110),
                            shorten("; ".join(one.task.owners) or one.task.lead or "nobody", 90),
                            one.task.due,
                            Cell(_capital(", ".join(one.why)), bold=True),
                        )
                    )
                    for one in told.troubles[:_TROUBLES]
                ),
                "Actions that need a decision first, with lead, date and reason",
            )
        )
    if told.patterns:
        yield Heading("Critical and high gaps, by kind", 2)
        yield from _first_of(len(told.patterns), _PATTERNS, "B")
        yield Table(
            (
                Column("Severity", 1.9),
                Column("Gap", 4.2),
                Column("Found", 1.5, centred=True),
                Column("Where", 4.0),
                Column("What to do", 5.4),
            ),
            tuple(
                Row(
                    (
                        severity_cell(pattern.severity),
                        pattern.title,
                        f"{pattern.number:,}",
                        _on(told, pattern),
                        shorten(pattern.fix.split(". ")[0], 150),
                    )
                )
                for pattern in told.patterns[:_PATTERNS]
            ),
            "Critical and high gaps by kind: how often, on which actions, what to do",
        )


def _matrix(told: Paper, matrix: Fitted) -> Iterator[Block]:
    if not matrix.lines:
        return
    chosen = {line.task.action for line in matrix.lines}
    if len(chosen) > ROWS:
        first = [one.task.action for one in told.troubles]
        first += [line.task.action for line in matrix.lines if line.check]
        first += [line.task.action for line in matrix.lines]
        chosen = set(list(dict.fromkeys(first))[:_ROWS_OF_MANY])
    yield Heading("Who does what")
    yield from _first_of(len(matrix.lines), len(chosen), "A")
    yield matrix_key(matrix)
    yield matrix_table(matrix, WIDTH, chosen)


def _picture(matrix: Fitted) -> Iterator[Block]:
    told = joined(matrix, _PARTIES)
    if len(told.columns) < 2:
        return
    yield Heading("Who works with whom")
    yield ring(told)
    left = len([column for column in matrix.columns if column.parties]) - len(told.columns)
    yield Paragraph(
        "Each circle is a party; the number in it says on how many of these actions it is named. A line joins two that "
        "one action names together, the thicker the more; the number on it says how many."
        + (f" The {len(told.columns)} parties named most often are shown." if left > 0 else ""),
        "caption",
    )


def _questions(told: Paper) -> Iterator[Block]:
    serious = [
        Asked(one.id, one.name, one.kind, kept)
        for one in told.asked
        if (kept := tuple(question for question in one.questions if question.severity in SERIOUS))
    ]
    if not serious:
        return
    yield Heading("Questions, by who must answer")
    yield from _first_of(len(serious), _ASKED, "B")
    board = "This board" if told.part.kind == "Board" else "The partnership"
    yield Table(
        (Column("Who", 3.8), Column("Question and actions", 13.2)),
        tuple(
            Row(
                (
                    Cell(shorten(one.name, 70) or board, bold=True),
                    "\n".join(told_lines(one.questions, one.name)[:_LINES]),
                )
            )
            for one in serious[:_ASKED]
        ),
        "Questions on the critical and high gaps, by who must answer",
    )


def _key(told: Paper, gone: str) -> Iterator[Block]:
    yield Heading("Key and sources")
    lines = [
        f"As at {day(told.as_of)}: dates are judged as on that day. Findings are facts about the papers, not verdicts on people.",
        (
            "Critical: nobody can be asked, or the law is touched. High: it will fail unless somebody decides. "
            "Medium and low: to be put right. The word always stands beside the colour."
        ),
        "Overdue: the date has passed and nothing says that it is done. Rated red: the plan's own rating.",
    ]
    sources = [
        ", ".join(filter(None, (shorten(source.title or source.plan, 120), source.version, source.file)))
        for source in told.sources
    ]
    if sources:
        lines.append(f"Sources: {'; '.join(sources[:12])}{'; and others' if len(sources) > 12 else ''}.")
    if told.unlooked:
        lines.append(
            f"{number_of(told.unlooked, 'check')} could not be made, since the register holds nothing of that kind."
        )
    if told.waived:
        are = "is" if told.waived == 1 else "are"
        lines.append(f"{number_of(told.waived, 'gap')} on these actions {are} accepted by a decision in force.")
    yield Bullets(tuple([*lines, gone] if gone else lines))


def _first_of(every: int, shown: int, where: str) -> Iterator[Block]:
    if every > shown:
        yield Paragraph(f"The {shown} gravest of {every:,}; all stand in appendix {where}.", "note")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
