"""A lead's page and an agency's pack as blocks.

In: what `views` say. Out: blocks, written to the lead ("you"). Refuses nothing. A page holds what fits on one: what is more is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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
    Table,
    clean,
    filled,
)
from partnergraph.exporters._paper_matrix import severity_cell
from partnergraph.views import day, shorten
from partnergraph.views.agency_pack import AgencyPack
from partnergraph.views.asked import Question, told_to, where_words
from partnergraph.views.lead_page import LeadPage
from partnergraph.views.load import Task
from partnergraph.views.paper import SERIOUS
from partnergraph.views.words import listed, number_of

_TASKS, _QUESTIONS, _LINES, _FINDINGS = 16, 8, 6, 8
_KEY = (
    "Critical: nobody can be asked, or the law is touched. High: it will fail unless somebody decides. These are facts about the "
    "papers, not verdicts on people: if something is wrong, say so."
)


def lead_document(page: LeadPage, title: str, as_of: date) -> Document:
    """Return the document of one lead."""
    return Document(
        shorten(page.party.name, 150),
        _subtitle(page, title, as_of),
        f"{shorten(page.party.name, 70)}, as at {day(as_of)}",
        as_of,
        tuple(lead_blocks(page)),
    )


def _subtitle(page: LeadPage, title: str, as_of: date) -> str:
    whose = f"{page.agency}. " if page.agency else ""
    return f"{whose}Your part in: {shorten(clean(title), 100)}, as at {day(as_of)}"


def leads_document(pages: list[LeadPage], title: str, as_of: date) -> Document:
    """Return one document of several leads, each on a new page."""
    if len(pages) == 1:
        return lead_document(pages[0], title, as_of)
    blocks: list[Block] = []
    for number, page in enumerate(pages):
        if number:
            blocks.append(NewPage())
        blocks += _headed(page)
    name = shorten(clean(title), 120) or "Partnership action plan"
    return Document(
        name,
        f"A page for each lead, as at {day(as_of)}",
        f"{shorten(name, 70)}, as at {day(as_of)}",
        as_of,
        tuple(blocks),
    )


def _headed(page: LeadPage) -> Iterator[Block]:
    yield Heading(shorten(page.party.name, 150))
    if page.agency:
        yield Paragraph(page.agency)
    for block in lead_blocks(page):
        yield Heading(block.text, 2) if isinstance(block, Heading) else block


def lead_blocks(page: LeadPage) -> Iterator[Block]:
    """Yield what stands on a lead's page."""
    yield Paragraph(_opening(page))
    if page.questions:
        yield Heading("Questions for you")
        yield from _questions(page.questions, page.party.name)
    for name, tasks in (
        ("You are accountable for", page.accountable),
        ("You deliver", page.deliver),
        ("You are named on, the plan does not say for what", page.named),
        ("You support, or are consulted or informed", page.support),
    ):
        if tasks:
            yield Heading(f"{name}: {len(tasks)}")
            yield filled(_tasks(tasks, name, page.party.name))
            if len(tasks) > _TASKS:
                yield Paragraph(f"{number_of(len(tasks) - _TASKS, 'more action')} in the accountability map.", "note")
    serious = [gap for gap in page.gaps if gap.severity in SERIOUS]
    if serious:
        yield Heading("What was found")
        yield Table(
            (Column("Severity", 1.8), Column("Gap", 4.7), Column("Where", 2.8), Column("What to do", WIDTH - 9.3)),
            tuple(
                Row(
                    (
                        severity_cell(gap.severity),
                        gap.title,
                        where_words(gap.where),
                        shorten(gap.fix.split(". ")[0], 140),
                    )
                )
                for gap in serious[:_FINDINGS]
            ),
            "What the checks found on you and your actions",
            small=True,
        )
    rest = len(page.gaps) - len(serious[:_FINDINGS])
    more = f"{number_of(rest, 'smaller or further kind')} of gap in the accountability map. " if rest else ""
    if more or serious:
        yield Paragraph(f"{more}{_KEY if serious else ''}".strip(), "note")
    if page.depends:
        yield Heading("Who depends on you")
        yield _lines(page.depends)
    if page.boards:
        yield Heading("Your boards")
        yield _lines(tuple(f"{board}: {why}" for board, why in page.boards))


def _opening(page: LeadPage) -> str:
    said = [
        f"You are {page.party.sentence}"
        if not page.party.sentence.startswith("supports")
        else f"Your part: {page.party.sentence}"
    ]
    late = len(page.late)
    if late:
        every = len(page.party.tasks)
        said.append("it is overdue" if every == 1 else f"{late:,} of these {'is' if late == 1 else 'are'} overdue")
    notes = f" ({shorten('; '.join(page.party.notes), 250)})" if page.party.notes else ""
    return f"{'; '.join(said)}{notes}."


def _questions(questions: tuple[Question, ...], whose: str) -> Iterator[Block]:
    lines = told_to(questions, whose)
    yield Bullets(tuple(lines[:_QUESTIONS]))
    if len(lines) > _QUESTIONS:
        yield Paragraph(f"{number_of(len(lines) - _QUESTIONS, 'more question')} of less weight.", "note")


def _others(task: Task, whose: str) -> list[str]:
    return [owner for owner in task.owners if owner != whose and not owner.startswith(f"{whose} (")]


def _tasks(tasks: tuple[Task, ...], name: str, whose: str) -> Table:
    several = len({task.plan for task in tasks}) > 1
    return Table(
        (Column("No.", 1.2), Column("Action", 6.6), Column("With", 3.7), Column("Due", 3.0), Column("Status", 2.5)),
        tuple(
            Row(
                (
                    task.ref,
                    shorten(task.title, 120)
                    + (f" [{shorten(task.plan, 40)}]" if several else "")
                    + (" (to be confirmed)" if any("to be confirmed" in part for part in task.parts) else ""),
                    shorten("; ".join(_others(task, whose)) or "you alone", 120),
                    Cell(f"{task.due}, overdue" if task.late else task.due, bold=task.late),
                    task.status,
                )
            )
            for task in tasks[:_TASKS]
        ),
        f"{name}: number, action, with whom, date, status",
        small=True,
    )


def _lines(lines: tuple[str, ...]) -> Bullets:
    more = (f"and {len(lines) - _LINES} more",) if len(lines) > _LINES else ()
    return Bullets((*(shorten(line, 220) for line in lines[:_LINES]), *more))


def pack_document(pack: AgencyPack, title: str, as_of: date) -> Document:
    """Return the pack of one agency: its own page first, then one for each of its leads."""
    blocks: list[Block] = []
    if [page.party.id for page in pack.pages] == [pack.id]:
        blocks += [*lead_blocks(pack.pages[0]), *_standing(pack)]
    else:
        blocks += [*_agency(pack), *_standing(pack)]
        for page in pack.pages:
            blocks.append(NewPage())
            blocks += _headed(page)
    return Document(
        shorten(pack.name, 150),
        f"Your agency's part in: {shorten(clean(title), 100)}, as at {day(as_of)}",
        f"{shorten(pack.name, 70)}, as at {day(as_of)}",
        as_of,
        tuple(blocks),
    )


def packs_document(packs: list[AgencyPack], title: str, as_of: date) -> Document:
    """Return one document of several agencies' packs."""
    if len(packs) == 1:
        return pack_document(packs[0], title, as_of)
    blocks: list[Block] = []
    for number, pack in enumerate(packs):
        if number:
            blocks.append(NewPage())
        blocks.append(Heading(shorten(pack.name, 150)))
        blocks += [
            Heading(one.text, min(one.level + 1, 3)) if isinstance(one, Heading) else one
            for one in pack_document(pack, title, as_of).blocks
        ]
    name = shorten(clean(title), 120) or "Partnership action plan"
    return Document(
        name,
        f"A pack for each agency, as at {day(as_of)}",
        f"{shorten(name, 70)}, as at {day(as_of)}",
        as_of,
        tuple(blocks),
    )


def _agency(pack: AgencyPack) -> Iterator[Block]:
    late = {task.action for page in pack.pages for task in page.late}
    yield Heading("Summary")
    said = [f"{pack.name} and its people are named on {number_of(pack.actions, 'action')}"]
    if late:
        said.append(f"{len(late):,} of these {'is' if len(late) == 1 else 'are'} overdue")
    if pack.partners:
        names = [f"{shorten(name, 60)} ({count})" for name, count in pack.partners[:5]]
        said.append(f"you work most with {listed(names)}")
    yield Paragraph(f"{'; '.join(said)}.")
    if pack.pages:
        yield Table(
            tuple(
                Column(name, width, centred=name not in {"Who", "Kind"})
                for name, width in (
                    ("Who", 5.8),
                    ("Kind", 1.8),
                    ("Accountable", 2.2),
                    ("Delivers", 1.8),
                    ("Other parts", 1.9),
                    ("Overdue", 1.6),
                    ("Questions", 1.9),
                )
            ),
            tuple(
                Row(
                    (
                        shorten(page.party.name, 90),
                        page.party.kind.lower(),
                        f"{len(page.accountable)}",
                        f"{len(page.deliver)}",
                        f"{len(page.named) + len(page.support)}",
                        Cell(f"{len(page.late)}", bold=bool(page.late)),
                        f"{len(page.questions)}",
                    )
                )
                for page in pack.pages
            ),
            "Who of this agency is named on how many actions, and how many are overdue",
            small=True,
        )
    if pack.questions:
        yield Heading("Questions for the agency")
        yield from _questions(pack.questions, pack.name)


def _standing(pack: AgencyPack) -> Iterator[Block]:
    """Yield what holds for the agency whatever its actions are."""
    if pack.boards:
        yield Heading("Boards")
        yield _lines(tuple(f"{board}: {who}" for board, who in pack.boards))
    if pack.agreements:
        yield Heading("Agreements")
        yield _lines(tuple(f"{name}: {state}" for name, state in pack.agreements))
    if pack.contacts:
        yield Heading("Single points of contact")
        yield _lines(pack.contacts)
