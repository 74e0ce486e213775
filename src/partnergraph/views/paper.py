"""What a board paper says: a summary in sentences, the exceptions, what is wrong in many places, the questions.

In: a Result, the part of the register that the paper is about. Out: Paper. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from partnergraph.model import SEVERITIES, Finding, Result
from partnergraph.views.asked import Asked, asked, short_marks
from partnergraph.views.concern import concerning
from partnergraph.views.hearing import Part
from partnergraph.views.items import Items, index
from partnergraph.views.leading import role_of
from partnergraph.views.load import Exceptions, Task, load, tasks
from partnergraph.views.summary import Source, summary
from partnergraph.views.words import day, listed, natural, number_of, shorten

SERIOUS = ("critical", "high")


@dataclass(frozen=True, slots=True)
class Trouble:
    """An open action that needs a decision before all others, and why in a few words, the gravest first."""

    task: Task
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A gap that a rule found: how many times, where in short, and what to do about it."""

    title: str
    ref: str
    severity: str
    number: int
    actions: int
    where: tuple[str, ...]
    fix: str
    agenda: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What a board paper says.

    Attributes:
        part: What it is about.
        as_of: The day against which dates are judged.
        sentences: The summary.
        figures: (what is counted, how many, of how many).
        troubles: The actions that come first, the gravest first.
        patterns: The critical and high gaps, those found most often first.
        asked: The questions, gathered by who must answer.
        board: What is known of the board, as (label, text).
        tasks: The actions of the part, in the order of the plans.
        through: For each of them the name of the board below through which it is heard of; empty for none.
        findings: The findings that concern the part, worst first.
        waived: How many findings on its actions are waived.
        sources: What was read.
        unlooked: How many rules could not look, since the register holds nothing of their kind.
    """

    part: Part
    as_of: date
    sentences: tuple[str, ...]
    figures: tuple[tuple[str, int, int], ...]
    troubles: tuple[Trouble, ...]
    patterns: tuple[Pattern, ...]
    asked: tuple[Asked, ...]
    board: tuple[tuple[str, str], ...]
    tasks: tuple[Task, ...]
    through: tuple[str, ...]
    findings: tuple[Finding, ...]
    waived: int
    sources: tuple[Source, ...]
    unlooked: int


def paper(result: Result, part: Part) -> Paper:
    """Return what the paper on a part of a register says."""
    items = index(result)
    mine = tuple(task for task in tasks(items).values() if task.action in part.actions)
    findings = concerning(result, part)
    first = load(result).exceptions
    opened = {task.action for task in mine if items[task.action].open}
    troubles = tuple(_troubles(mine, first, findings))
    patterns = tuple(_patterns(items, findings, part))
    figures = tuple(_figures(items, mine, opened, first))
    return Paper(
        part,
        result.as_of,
        tuple(_sentences(items, part, mine, opened, figures, findings, patterns)),
        figures,
        troubles,
        patterns,
        asked(items, findings),
        tuple(_board(items, part)),
        mine,
        tuple(items[board].label if (board := part.actions[task.action]) else "" for task in mine),
        findings,
        sum(1 for finding in result.findings.waived if finding.subject in part.actions),
        _sources(result, items, part),
        sum(1 for assessment in result.findings.assessments if assessment.not_assessed),
    )


def _troubles(mine: tuple[Task, ...], first: Exceptions, findings: tuple[Finding, ...]) -> Iterator[Trouble]:
    """The actions that are overdue or red, have no owner, or have a critical finding: most reasons first."""
    why: dict[str, list[str]] = {}
    for listed_tasks, words in (
        (first.unowned, "no owner"),
        (first.unread, "owner not recognised"),
        (first.placeholders, "no owner who can be asked"),
        (first.red, "rated red"),
        (first.late, "overdue"),
    ):
        for task in listed_tasks:
            why.setdefault(task.action, []).append(words)
    told = {"OWN-01", "OWN-04", "OWN-06", "TIME-03"}
    for finding in findings:
        if finding.severity == "critical" and finding.ref not in told:
            why.setdefault(finding.subject, []).append(_lower(finding.title))
    order = {task.action: (_gravity(why[task.action]), task.number) for task in mine if task.action in why}
    for task in sorted((task for task in mine if task.action in why), key=lambda task: order[task.action]):
        yield Trouble(task, tuple(dict.fromkeys(why[task.action])))


def _gravity(why: list[str]) -> tuple[int, int]:
    return (0 if any(words.startswith(("no owner", "owner")) for words in why) else 1, -len(why))


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _patterns(items: Items, findings: tuple[Finding, ...], part: Part) -> Iterator[Pattern]:
    gathered: dict[tuple[int, str], list[Finding]] = {}
    for finding in findings:
        if finding.severity in SERIOUS:
            gathered.setdefault((SEVERITIES.index(finding.severity), finding.rule), []).append(finding)
    marks = short_marks(items)
    for (_, _), found in sorted(gathered.items(), key=lambda one: (one[0][0], -len(one[1]), one[0][1])):
        where = dict.fromkeys(marks.get(finding.subject) or shorten(finding.subject_name, 50) for finding in found)
        yield Pattern(
            found[0].title,
            found[0].ref,
            found[0].severity,
            len(found),
            sum(1 for finding in found if finding.subject in part.actions),
            tuple(sorted(where, key=natural)),
            found[0].fix,
            found[0].agenda,
        )


def _figures(
    items: Items, mine: tuple[Task, ...], opened: set[str], first: Exceptions
) -> Iterator[tuple[str, int, int]]:
    def among(listed_tasks: tuple[Task, ...]) -> int:
        return sum(1 for task in listed_tasks if task.action in opened)

    total = len(opened)
    yield "Open actions", total, len(mine)
    yield "Overdue", among(first.late), total
    yield "Rated red", among(first.red), total
    yield (
        "Without an owner who can be asked",
        among(first.unowned) + among(first.unread) + among(first.placeholders),
        total,
    )
    yield "Without one lead before all others", sum(1 for action in opened if not _one_lead(items, action)), total
    yield "Without a date", sum(1 for action in opened if not items[action].facts.get("due")), total


def _one_lead(items: Items, action: str) -> bool:
    named = [relation for relation in items.into.get(action, ()) if relation.kind == "ASSIGNED"]
    real = [relation for relation in named if items[relation.tail].kind != "Placeholder"]
    accountable = {relation.tail for relation in real if role_of(relation) == "accountable"}
    return len(accountable or {relation.tail for relation in real if role_of(relation) == "named"}) == 1


def _sentences(
    items: Items,
    part: Part,
    mine: tuple[Task, ...],
    opened: set[str],
    figures: tuple[tuple[str, int, int], ...],
    findings: tuple[Finding, ...],
    patterns: tuple[Pattern, ...],
) -> Iterator[str]:
    number = number_of(len(mine), "action")
    plans = list(dict.fromkeys(task.plan for task in mine if task.plan))
    of = f" of {listed(plans)}" if 0 < len(plans) < 4 else f" of {len(plans)} plans" if plans else ""
    said = "all are open" if len(opened) == len(mine) else f"{len(opened):,} {'is' if len(opened) == 1 else 'are'} open"
    if part.kind == "Board":
        below = sum(1 for board in part.actions.values() if board)
        if not mine:
            yield "No action in this register reports to this board, itself or with its plan, and none reaches it through another board."
            return
        way = f" ({len(mine) - below:,} directly and {below:,} through boards below it)" if below else ""
        yield f"This board hears of {number}{of}{way}; {said}."
    elif not mine:
        yield "There is no action here."
        return
    else:
        yield f"This paper covers {number}{of}; {said}."
    _, late, red, nobody, shared, undated = (count for _, count, _ in figures)
    bad = [f"{late:,} {'is' if late == 1 else 'are'} overdue"] if late else []
    bad += [f"{red:,} {'is' if red == 1 else 'are'} rated red"] * bool(red)
    bad += [f"{nobody:,} {'has' if nobody == 1 else 'have'} no owner who can be asked"] * bool(nobody)
    if bad:
        yield f"Of the open actions, {listed(bad)}."
    elif undated == len(opened) and opened:
        yield "None of the open actions has a date, so nothing can be seen to be late; none is rated red."
    elif opened:
        yield "None of the open actions is overdue, rated red or without an owner."
    weak = [f"{shared:,} {'has' if shared == 1 else 'have'} no single lead"] * bool(shared)
    weak += [
        f"{undated:,} {'has' if undated == 1 else 'have'} no date by which {'it' if undated == 1 else 'they'} will be done"
    ] * (undated > 0 and bool(bad or undated < len(opened)))
    if weak:
        yield f"Of the open actions, {listed(weak)}."
    busiest = _busiest(items, opened)
    if busiest:
        yield busiest
    serious = sum(1 for finding in findings if finding.severity in SERIOUS)
    if findings:
        lesser = len(findings) - serious
        more = f"; {lesser:,} smaller ones stand in the appendix" if lesser else ""
        kinds = f" of {number_of(len(patterns), 'kind')}" if len(patterns) > 1 else ""
        yield f"The checks found {number_of(serious, 'critical or high gap')}{kinds}{more}."
    else:
        yield "The checks found no gap."


def _busiest(items: Items, opened: set[str]) -> str:
    counts: dict[str, int] = {}
    for action in opened:
        for party in {owner.id for owner in items.tails(action, "ASSIGNED") if owner.kind != "Placeholder"}:
            counts[party] = counts.get(party, 0) + 1
    if not counts:
        return ""
    party, most = min(counts.items(), key=lambda one: (-one[1], natural(items[one[0]].label), one[0]))
    if most < 2:
        return ""
    return f"{shorten(items[party].label, 120)} is named on most of them: {most:,} of {len(opened):,}."


def _board(items: Items, part: Part) -> Iterator[tuple[str, str]]:
    if part.kind != "Board":
        return
    seats = [relation for relation in items.into.get(part.id, ()) if relation.kind == "SITS_ON"]
    for label, wanted in (("Chair", {"chair"}), ("Members", {"member", "deputy", "adviser", ""})):
        names = {items[seat.tail].label for seat in seats if str(seat.facts.get("role") or "") in wanted}
        if names:
            shown = sorted(names, key=natural)
            more = [f"{len(shown) - 12} more"] if len(shown) > 12 else []
            yield label, listed([*(shorten(name, 80) for name in shown[:12]), *more])
    above = sorted((board.label for board in items.heads(part.id, "REPORTS_TO")), key=natural)
    if above:
        yield "Reports to", listed(above)
    met = items[part.id].facts.get("last_met")
    if isinstance(met, date):
        yield "Last met", day(met)


def _sources(result: Result, items: Items, part: Part) -> tuple[Source, ...]:
    """The plans from which the actions come, and the lists beside them."""
    plans = {str(head.label) for action in part.actions for head in items.heads(action, "IN_PLAN")}
    every = summary(result).sources
    known = {str(plan.label) for plan in items.of("Plan")}
    return tuple(source for source in every if source.plan in plans or source.plan not in known)
