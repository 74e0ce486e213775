"""The tables of the accountability map: who has which part plan by plan, agencies, contacts, boards, dates, load.

In: a Result. Out: Tables for the template. Refuses nothing: what would be too large for a page that is read from top to end
is left out, and a sentence says so and where it stands.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from partnergraph import views
from partnergraph.model import Result
from partnergraph.views import Bar, BoardTree, Calendar, Crossing, Member, Pair, Rasci, Section, Spocs, Together

_ACTIONS, _PARTIES = 300, 60  # of a plan whose matrix is shown
_PLANS = 12
_AGENCIES, _AREAS, _BOARDS, _DATES, _BARS, _PAIRS = 30, 24, 300, 400, 60, 200
_ELSEWHERE = "The network page of the same report holds all of them."


@dataclass(frozen=True, slots=True)
class PlanRasci:
    """The matrix of one plan, with the columns that it needs."""

    plan: str
    members: tuple[Member, ...]
    bodies: tuple[tuple[str, int], ...]
    sections: tuple[Section, ...]
    left_out: str

    @property
    def alone(self) -> dict[str, bool]:
        """Whether a body has one column, which then says it itself."""
        return {body: width == 1 for body, width in self.bodies}


@dataclass(frozen=True, slots=True)
class Matrix:
    """A square: what stands at its sides, by id, and its cells by both."""

    names: tuple[tuple[str, str], ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class Tables:
    """What the template shows, each with a sentence on what it leaves out; empty sentences where it is whole."""

    rasci: tuple[PlanRasci, ...]
    rasci_left: str
    agencies: Matrix
    pairs: dict[tuple[str, str], Pair]
    gaps: tuple[Pair, ...]
    together: Together
    areas: Matrix
    callable: frozenset[str]
    crossings: dict[tuple[str, str], Crossing]
    spocs: Spocs
    boards: BoardTree
    boards_left: str
    calendar: Calendar
    busiest_month: int
    calendar_left: str
    bars: tuple[Bar, ...]
    most: int
    limit: int
    bars_left: str
    names: dict[str, str]


def tables(result: Result) -> Tables:
    """Return the tables of a result."""
    together, spocs, boards = views.together(result), views.spocs(result), views.board_tree(result)
    calendar, work = views.calendar(result), views.workload(result)
    plans, left = _by_plan(views.rasci(result))
    shares: Counter[str] = Counter()
    for pair in together.pairs:
        shares.update({pair.one: len(pair.actions) + 1, pair.other: len(pair.actions) + 1})
    kept = {agency for agency, _ in sorted(shares.items(), key=lambda share: (-share[1], share[0]))[:_AGENCIES]}
    dates = sum(len(day.entries) for month in calendar.months for day in month.days)
    return Tables(
        plans,
        left,
        Matrix(
            tuple((agency.id, agency.short) for agency in together.agencies if agency.id in kept),
            _of(_AGENCIES, len(together.agencies), "agencies that share most"),
        ),
        {ends: pair for pair in together.pairs for ends in ((pair.one, pair.other), (pair.other, pair.one))},
        tuple(pair for pair in together.pairs if pair.finding)[:_PAIRS],
        together,
        Matrix(tuple((area.id, area.name) for area in spocs.areas[:_AREAS]), _of(_AREAS, len(spocs.areas), "areas")),
        frozenset(crossing.of for crossing in spocs.crossings if crossing.state != "none"),
        {(crossing.of, crossing.faces): crossing for crossing in spocs.crossings},
        spocs,
        boards,
        _of(_BOARDS, len(boards.branches), "boards"),
        calendar,
        max((month.actions for month in calendar.months), default=0),
        f"{dates:,} dates are too many to be listed here. {_ELSEWHERE}" if dates > _DATES else "",
        work.bars[:_BARS],
        work.most,
        next((bar.most for bar in work.bars if bar.most), 0),
        _of(_BARS, len(work.bars), "parties that lead most"),
        _names(result),
    )


def _of(shown: int, number: int, what: str) -> str:
    """Say that only the first are shown; nothing where all are."""
    return f"The first {shown} of {number:,} {what}. {_ELSEWHERE}" if number > shown else ""


def _names(result: Result) -> dict[str, str]:
    kinds = ("Action", "Agency", "Board", "Plan")
    frames = (result.graph.nodes[kind] for kind in kinds)
    return {
        str(row["id"]): views.printable(str(row.get("label") or row.get("title") or row["name"]))
        for frame in frames
        for row in frame.to_dict("records")
    }


def _by_plan(whole: Rasci) -> tuple[tuple[PlanRasci, ...], str]:
    """Cut the matrix into one a plan; a column that the plan does not need is left away."""
    sections: dict[str, list[Section]] = {}
    for section in whole.sections:
        sections.setdefault(section.plan, []).append(section)
    made = []
    for plan, mine in list(sections.items())[:_PLANS]:
        named = {party for section in mine for line in section.lines for party in line.letters}
        members = tuple(member for member in whole.members if member.id in named)
        actions = sum(len(section.lines) for section in mine)
        large = actions > _ACTIONS or len(members) > _PARTIES
        left = f"{actions:,} actions by {len(members):,} parties are too many for a table here. {_ELSEWHERE}"
        widths = Counter(member.body for member in members)
        made.append(
            PlanRasci(plan, members, tuple(widths.items()), () if large else tuple(mine), left if large else "")
        )
    return tuple(made), _of(_PLANS, len(sections), "plans")
