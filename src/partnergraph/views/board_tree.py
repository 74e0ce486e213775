"""The boards and what reports to whom: a forest from the highest down, and where the chain breaks.

In: a Result. Out: BoardTree. Refuses nothing. A board that reports to several stands under each of them, with what is
below it once; boards in a circle begin with the first of them. Breaks are what the rules on boards found. Linear.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from partnergraph.model import Finding, Result
from partnergraph.views.items import Items, found_by, index
from partnergraph.views.leading import not_assessed
from partnergraph.views.words import natural


@dataclass(frozen=True, slots=True)
class Branch:
    """A board where it stands in the tree.

    Attributes:
        depth: 0 for the highest.
        id: Its id.
        name: Its name.
        over: Id of the board over it here; empty at the top.
        again: Whether what is below it was shown before.
        top: Whether the register says that it is the highest.
        breaks: Where the chain breaks here: `reports nowhere`, `in a circle`.
        chairs: Names of who chairs it.
        members: How many sit on it.
        plans: Ids of the plans that report to it.
        actions: How many open actions report to it themselves.
        last_met: Its last meeting.
        findings: All findings about it.
    """

    depth: int
    id: str
    name: str
    over: str
    again: bool
    top: bool
    breaks: tuple[str, ...]
    chairs: tuple[str, ...]
    members: int
    plans: tuple[str, ...]
    actions: int
    last_met: date | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class BoardTree:
    """The boards in the order of the tree, the ids of open actions of which no board hears, what could not be judged."""

    branches: tuple[Branch, ...]
    unheard: tuple[str, ...]
    notes: tuple[str, ...]


def board_tree(result: Result) -> BoardTree:
    """Return the tree of boards."""
    items = index(result)
    found = found_by(result)
    boards = {item.id: item for item in sorted(items.of("Board"), key=lambda board: (natural(board.label), board.id))}
    over = {board: [head.id for head in items.heads(board, "REPORTS_TO") if head.id in boards] for board in boards}
    below: dict[str, list[str]] = defaultdict(list)
    for board, heads in over.items():
        for head in dict.fromkeys(heads):
            below[head].append(board)
    roots = [board for board in boards if not over[board]]
    roots.sort(key=lambda board: (not boards[board].facts.get("top"), not below[board]))
    circles = _circles(result)
    reports = Counter(
        relation.head
        for relation in items.relations
        if relation.kind == "REPORTS_TO" and relation.head in boards and items[relation.tail].open
    )
    branches: list[Branch] = []
    met: set[str] = set()
    for root in (*roots, *sorted(circles & boards.keys()), *boards):
        if root in met:
            continue
        stack = [(0, root, "")]
        while stack:
            depth, board, head = stack.pop()
            again = board in met
            met.add(board)
            branches.append(_branch(items, board, (depth, head, again), found, circles, reports[board]))
            if not again:
                stack += [(depth + 1, child, board) for child in reversed(below[board])]
    unheard = found.get("GOV-01", frozenset())
    return BoardTree(
        tuple(branches),
        tuple(action.id for action in items.actions() if action.id in unheard),
        not_assessed(result, "GOV-01", "GOV-03", "GOV-05"),
    )


def _circles(result: Result) -> set[str]:
    """The boards that stand in a circle."""
    return {
        node
        for said in result.findings.assessments
        if said.ref == "GOV-05"
        for finding in said.findings
        for node in (finding.subject, *finding.nodes)
    }


def _branch(
    items: Items,
    board: str,
    seat: tuple[int, str, bool],
    found: dict[str, frozenset[str]],
    circles: set[str],
    reports: int,
) -> Branch:
    item = items[board]
    depth, over, again = seat
    breaks = ["reports nowhere"] * (board in found.get("GOV-03", ())) + ["in a circle"] * (board in circles)
    seats = [relation for relation in items.into.get(board, ()) if relation.kind == "SITS_ON"]
    chairs = {items[relation.tail].label for relation in seats if relation.facts.get("role") == "chair"}
    return Branch(
        depth,
        board,
        item.label,
        over,
        again,
        bool(item.facts.get("top")),
        tuple(breaks),
        tuple(sorted(chairs, key=natural)),
        len({relation.tail for relation in seats}),
        tuple(sorted(tail.id for tail in items.tails(board, "REPORTS_TO") if tail.kind == "Plan")),
        reports,
        item.facts.get("last_met"),
        item.findings,
    )
