"""A scenario in plain sentences.

In: a Scenario. Out: paragraphs: a heading and its lines. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from partnergraph.model import SEVERITIES, Finding, Loss, Made, Orphan, Result, Scenario
from partnergraph.schema import ENDED
from partnergraph.views.words import day, listed, number_of
from partnergraph.whatif.naming import kind_of

_LINES = 20
_CANDIDATES = 3
_LEAVING = frozenset(("People", "Agencies", "Teams"))
_EACH = 12  # names of those who leave with a body


def sentences(scenario: Scenario, *, every: bool = False) -> Iterator[tuple[str, list[str]]]:
    """Yield what a person should read, a heading with its lines at a time.

    Args:
        scenario: What was asked.
        every: Whether to tell of everything, however long; otherwise long lists end in how many more there are.
    """
    most = 10**9 if every else _LINES
    yield (
        _title(scenario.made),
        [line for made in scenario.made for line in _along(made, every=every)] + list(scenario.notes),
    )
    yield "Findings", list(_counted(scenario))
    arisen = scenario.comparison.arisen
    yield f"New: {number_of(len(arisen), 'finding')}", _cut([_line(finding) for finding in arisen], most)
    for heading, gone in (
        ("Mended", scenario.mended),
        ("No longer apply, since what they are about would be gone", scenario.no_longer_apply),
    ):
        lines = [f"{one.severity:<8}  {one.message}" for one in gone]
        yield f"{heading}: {number_of(len(gone), 'finding')}", _cut(lines, most)
    total = sum(1 for _ in _open(scenario.before))
    plans = len(scenario.before.graph.nodes["Plan"])
    yield (
        f"Left without a lead: {len(scenario.orphans):,} of {number_of(total, 'open action')}",
        _cut([line for orphan in scenario.orphans for line in _orphan(orphan, plans=plans)], most * 3),
    )
    for heading, losses in (
        ("Boards", scenario.boards),
        ("Single points of contact", scenario.contacts),
        ("Agreements", scenario.agreements),
    ):
        said = heading if losses else f"{heading}: nothing lost"
        yield said, _cut([_loss(loss) for loss in losses], most)


def _open(result: Result) -> Iterator[str]:
    actions = result.graph.nodes["Action"]
    for node, status in zip(actions["id"], actions["status"], strict=True):
        if status not in ENDED:
            yield node


def _title(made: tuple[Made, ...]) -> str:
    return f"What if {listed([_clause(one) for one in made])}?"


def _clause(made: Made) -> str:
    name = f"{made.named.name} ({kind_of(made.named)})"
    other = f"{made.other.name} ({kind_of(made.other)})" if made.other else ""
    if made.verb == "remove":
        return f"{name} {'left' if made.named.sheet in _LEAVING else 'were no more'}"
    if made.verb == "move":
        return f"all that {name} leads went to {other}"
    return f"{name} became part of {other}"


def _along(made: Made, *, every: bool) -> Iterator[str]:
    if made.verb == "move":
        yield f"{number_of(len(made.actions), 'open action')} would go from {made.named.name} to {made.other.name if made.other else ''}."
    if made.along:
        names = [f"{one.name} ({kind_of(one)})" for one in made.along]
        most = len(names) if every else _EACH
        more = [f"{len(names) - most} more"] if len(names) > most else []
        yield f"With {made.named.name} would leave {listed([*names[:most], *more])}."


def _counted(scenario: Scenario) -> Iterator[str]:
    before, after = (len(result.findings.standing) for result in (scenario.before, scenario.after))
    waived = len(scenario.after.findings.waived)
    apart = f", and {waived} waived" if waived else ""
    as_of = day(scenario.after.as_of)
    arisen, mended, lapsed = scenario.comparison.arisen, scenario.mended, scenario.no_longer_apply
    became = f"{len(arisen):,} new, {len(mended):,} mended, {len(lapsed):,} no longer apply"
    yield f"{before:,} before, {after:,} after{apart}: {became}, as of {as_of}."
    worse = [
        f"{number:,} {severity}"
        for severity in SEVERITIES
        if (number := sum(one.severity == severity for one in arisen))
    ]
    if worse:
        yield f"Of the new ones {listed(worse)}."


def _line(finding: Finding) -> str:
    return f"{finding.severity:<8}  {finding.message}"


def _orphan(orphan: Orphan, *, plans: int) -> Iterator[str]:
    where = ", ".join(filter(None, (orphan.plan if plans > 1 else "", orphan.theme, orphan.due)))
    yield f"{orphan.name} ({where})"
    left = f"Only {listed(list(orphan.left))} would stay, which nobody holds." if orphan.left else ""
    yield f"    Now led by {listed(list(orphan.led))}. {left}".rstrip()
    for rank, candidate in enumerate(orphan.candidates[:_CANDIDATES], 1):
        first = f"Fill {listed(list(orphan.left))}, or it could go to:" if orphan.left else "Could go to:"
        lead = first if rank == 1 else "or"
        yield (
            f"    {lead} {rank}. {candidate.name}: {'; '.join(candidate.reasons)}; "
            f"would lead {number_of(candidate.leads, 'open action')} of the plan ({candidate.limit} are too many)."
        )
    if not orphan.candidates:
        fill = f"Fill {listed(list(orphan.left))}: nobody else" if orphan.left else "Nobody"
        yield f"    {fill} in the register is near enough to it and has room."
    if orphan.full and len(orphan.candidates) < _CANDIDATES:
        yield f"    Would fit, and {'has' if len(orphan.full) == 1 else 'have'} too much already: {listed(list(orphan.full[:_CANDIDATES]))}."


def _loss(loss: Loss) -> str:
    return f"{loss.name}: {loss.says}"


def _cut(lines: list[str], most: int) -> list[str]:
    return (
        lines if len(lines) <= most else [*lines[:most], f"... and {len(lines) - most:,} more lines (--all shows them)"]
    )
