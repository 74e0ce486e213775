"""The plans from the top down: plan, theme, recommendation, action, each with what is under it.

In: a Result, what to narrow it to. Out: PlanTree. Refuses nothing. A recommendation that only one action serves is in
that action's title and has no row of its own. Linear.
"""

from __future__ import annotations

from dataclasses import dataclass

from partnergraph.model import Finding, Result
from partnergraph.views.items import Item, Items, index
from partnergraph.views.leading import EVERYTHING, Narrow, leads, narrowed
from partnergraph.views.load import Task, tasks
from partnergraph.views.words import natural, shorten, shown

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class PlanBranch:
    """A row of the tree.

    Attributes:
        depth: 0 for a plan.
        kind: plan, theme, recommendation or action.
        id: Id of the plan, theme or action; empty for a recommendation and for `No theme`.
        title: What it is called.
        actions: How many actions are under it; 1 for an action.
        late: How many of them are overdue.
        task: The action; None for the others.
        leads: Names of who leads the action.
        findings: The findings about it alone.
        below: How many findings there are about it and all that is under it.
    """

    depth: int
    kind: str
    id: str
    title: str
    actions: int
    late: int
    task: Task | None
    leads: tuple[str, ...]
    findings: tuple[Finding, ...]
    below: int


@dataclass(frozen=True, slots=True)
class PlanTree:
    """The rows in order, each before what is under it."""

    branches: tuple[PlanBranch, ...]


_Sections = dict[str, dict[str, list[Item]]]


def plan_tree(result: Result, narrow: Narrow = EVERYTHING) -> PlanTree:
    """Return the tree of a result, or of the part of it that `narrow` names.

    Plans and themes without actions are shown where nothing is narrowed.
    """
    items = index(result)
    plans: _Sections = {}
    if narrow == EVERYTHING:
        for plan in sorted(items.of("Plan"), key=lambda plan: (natural(plan.label), plan.id)):
            plans[plan.id] = {}
    for action in narrowed(items, narrow):
        plan_id = next((plan.id for plan in items.heads(action.id, "IN_PLAN")), "")
        theme_id = next((theme.id for theme in items.heads(action.id, "IN_THEME")), "")
        plans.setdefault(plan_id, {}).setdefault(theme_id, []).append(action)
    if narrow == EVERYTHING:
        for theme in sorted(items.of("Theme"), key=lambda theme: theme.id):
            for plan in items.heads(theme.id, "IN_PLAN"):
                plans.setdefault(plan.id, {}).setdefault(theme.id, [])
    listed = tasks(items)
    branches: list[PlanBranch] = []
    for plan_id, themes in plans.items():
        rows: list[PlanBranch] = []
        for theme_id, actions in themes.items():
            under = list(_steps(items, actions, listed, 2))
            rows += [_over(items, 1, "theme", theme_id, "No theme", under), *under]
        branches += [_over(items, 0, "plan", plan_id, "No plan", rows), *rows]
    return PlanTree(tuple(branches))


def _over(items: Items, depth: int, kind: str, item_id: str, without: str, under: list[PlanBranch]) -> PlanBranch:
    """A plan or theme with the sums of what is under it."""
    own = items[item_id].findings if item_id else ()
    return PlanBranch(
        depth,
        kind,
        item_id,
        items[item_id].label if item_id else without,
        sum(1 for row in under if row.task),
        sum(1 for row in under if row.task and row.task.late),
        None,
        (),
        own,
        len(own) + sum(len(row.findings) for row in under),
    )


def _steps(items: Items, actions: list[Item], listed: dict[str, Task], depth: int) -> list[PlanBranch]:
    """The actions of a theme, those that serve one recommendation under it."""
    groups: dict[str, list[Item]] = {}
    for action in actions:
        said = shown(action.facts.get("recommendation"))
        groups.setdefault(said or f"\0{action.id}", []).append(action)
    rows: list[PlanBranch] = []
    for said, members in groups.items():
        shared = len(members) > 1
        under = [_action(items, action, listed[action.id], depth + shared) for action in members]
        if shared:
            late = sum(1 for row in under if row.task and row.task.late)
            found = sum(row.below for row in under)
            title = shorten(said, _LONGEST)
            rows.append(PlanBranch(depth, "recommendation", "", title, len(under), late, None, (), (), found))
        rows += under
    return rows


def _action(items: Items, action: Item, task: Task, depth: int) -> PlanBranch:
    names = tuple(sorted((items[party].label for party in leads(items, action.id)), key=natural))
    found = action.findings
    return PlanBranch(depth, "action", action.id, action.label, 1, int(task.late), task, names, found, len(found))
