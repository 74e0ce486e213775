"""A part of a graph: what lies around one of its items, or what belongs to a plan or to a board.

In: a Result; an id or a name as people write it and a number of steps, or a Part. Out: the Result with that part of the graph and the findings on
it. Refuses a name that nothing has, with the nearest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from partnergraph.errors import InputError
from partnergraph.model import Assessment, Graph, Result
from partnergraph.subjects import Subjects
from partnergraph.views.hearing import Part
from partnergraph.views.items import Items, index

_CROSSROADS = frozenset({"Plan", "Area"})
"""Kinds by which everything is joined to everything: one is part of what lies around, and nothing behind it is."""

_UP = ("PART_OF", "POST_IN", "WORKS_FOR", "HOLDS", "REPORTS_TO", "FOR_AREA")
"""What leads from a party or paper to what it stands under."""


def around(result: Result, about: str, steps: int) -> Result:
    """Return a result whose graph holds an item, what lies at most some steps from it, and all edges between these.

    What only the words of an action name is no step away.

    Args:
        result: The result.
        about: What it is called, or its id.
        steps: How many steps.

    Raises:
        InputError: Nothing is called so.
    """
    items = index(result)
    start = _meant(items, about)
    found, edge = set(start), set(start)
    for _ in range(steps):
        walked = {one for one in edge if one in start or items[one].kind not in _CROSSROADS}
        edge = {near for one in walked for near in items.near[one]} - found
        found |= edge
    return _cut(result, found)


def within(result: Result, part: Part) -> Result:
    """Return a result whose graph holds the actions of a plan or board, all that they name, and what stands over and beside that.

    Beside are the members of its boards, agreements between its parties, who may be called there, and bordering areas; never
    another action.
    """
    items = index(result)
    found = {part.id, *part.actions} & items.by_id.keys()
    for action in part.actions:
        found |= {near for near in items.near[action] if items[near].kind != "Action"}
        found |= {named.id for named in items.heads(action, "MENTIONS")}
    _climb(items, found, found)
    boards = [one for one in found if items[one].kind == "Board"]
    areas = [area for one in found if items[one].kind == "Plan" for area in items.heads(one, "FOR_AREA")]
    beside = {member.id for board in boards for member in items.tails(board, "SITS_ON")}
    beside |= {holder.id for one in found for holder in items.tails(one, "HOLDS", "DEPUTISES")}
    beside |= {border.id for area in areas for border in items.heads(area.id, "BORDERS")}
    parties = Counter(paper.id for one in found for paper in items.heads(one, "PARTY_TO"))
    beside |= {paper for paper, number in parties.items() if number > 1}
    beside |= {contact.id for area in areas for contact in items.tails(area.id, "OF", "FACES")}
    beside |= {one.id for paper in beside for one in (*items.tails(paper, "OWNS"), *items.heads(paper, "HELD_BY"))}
    _climb(items, found, beside)
    return replace(_cut(result, found), title=f"{result.title}: {part.name}" if result.title else part.name)


def _climb(items: Items, found: set[str], begun: Iterable[str]) -> None:
    """Add some items and all that they stand under."""
    edge = set(begun)
    found |= edge
    while edge:
        edge = {above.id for one in edge for above in items.heads(one, *_UP)} - found
        found |= edge


def _meant(items: Items, about: str) -> frozenset[str]:
    if about in items.by_id:
        return frozenset({about})
    names = Subjects((item.id, item.kind, item.facts) for item in items.by_id.values())
    sets = names.find(about)
    if not sets:
        near = names.nearest(about)
        raise InputError(
            f'Nothing in the register is called "{about}".',
            todo=f'The nearest is "{near}".' if near else "Write the name as the register has it.",
        )
    return frozenset().union(*sets)


def _cut(result: Result, members: set[str]) -> Result:
    graph = Graph(
        {kind: frame[frame["id"].isin(members)].reset_index(drop=True) for kind, frame in result.graph.nodes.items()},
        {
            kind: frame[frame["from"].isin(members) & frame["to"].isin(members)].reset_index(drop=True)
            for kind, frame in result.graph.edges.items()
        },
    )
    assessments = tuple(_of_these(said, members) for said in result.findings.assessments)
    # Pictures were asked of the whole.
    return replace(result, graph=graph, findings=replace(result.findings, assessments=assessments), pictures=())


def _of_these(said: Assessment, members: set[str]) -> Assessment:
    kept = tuple(finding for finding in said.findings if finding.subject in members)
    if len(kept) == len(said.findings):
        return said
    return replace(said, findings=kept, sentence=f"{len(kept):,} here; in the whole register {said.sentence}")
