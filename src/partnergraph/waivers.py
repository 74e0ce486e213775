"""Mark the findings that somebody decided to live with.

In: a graph that holds the decisions, what a rule found. Out: the same findings, those marked that a decision in force is about; the
decisions that are about none. Refuses nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from partnergraph.model import Assessment, Finding, Graph, Waiver
from partnergraph.rules import Rule
from partnergraph.subjects import EVERYTHING, NAMING, Subjects, plain


class Waivers:
    """The decisions of a register on one day; remembers which of them were about something."""

    def __init__(self, graph: Graph, as_of: date) -> None:
        """Take in the decisions that a graph holds."""
        rows = graph.nodes["Waiver"].to_dict("records")
        given = [
            Waiver(
                row["id"],
                row["rule"] or "",
                row["subject"] or "",
                row["reason"] or "",
                row["decided_by"] or "",
                row["decided_on"],
                row["expires"],
            )
            for row in rows
        ]
        self._given = tuple(given)
        self._in_force = tuple(
            one
            for one in given
            if (one.decided_on is None or one.decided_on <= as_of) and (one.expires is None or one.expires >= as_of)
        )
        names = Subjects(_things(graph), [one.subject for one in self._in_force]) if self._in_force else None
        self._about = {one.id: names.find(one.subject) if names else () for one in self._in_force}
        self._used: set[str] = set()

    def concern(self, rule: Rule) -> bool:
        """Whether any decision is about this rule."""
        return any(_is(one, rule) for one in self._given)

    def mark(self, said: Assessment, rule: Rule) -> Assessment:
        """Return what a rule said with the findings marked that are waived."""
        mine = [one for one in self._in_force if _is(one, rule)]
        if not mine or not said.findings:
            return said
        alone: dict[str, list[Waiver]] = defaultdict(list)
        for one in mine:
            for node in self._about[one.id][0] if len(self._about[one.id]) == 1 else ():
                alone[node].append(one)
        wider = [one for one in mine if len(self._about[one.id]) != 1]
        found = tuple(
            self._marked(finding, rule, [*alone.get(finding.subject, ()), *wider]) for finding in said.findings
        )
        waived = sum(finding.counted for finding in found if finding.waived is not None)
        sentence = f"{sum(finding.counted for finding in found) - waived} of {said.total} {rule.of[0] if said.total == 1 else rule.of[1]}"
        if waived:
            sentence += f", and {waived} waived"
        return replace(said, findings=found, sentence=sentence)

    def idle(self) -> list[str]:
        """Return the ids of the decisions in force that no finding is about, of all that was marked so far."""
        return [one.id for one in self._in_force if one.id not in self._used]

    def _marked(self, finding: Finding, rule: Rule, mine: Sequence[Waiver]) -> Finding:
        meant = [one for one in mine if self._is_about(one, finding, rule)]
        self._used.update(one.id for one in meant)
        return replace(finding, waived=meant[0]) if meant else finding

    def _is_about(self, waiver: Waiver, finding: Finding, rule: Rule) -> bool:
        if waiver.subject.strip() == EVERYTHING:
            return True
        parts = self._about[waiver.id]
        if len(parts) == 1:
            return finding.subject in parts[0]
        joined = {str(finding.values.get(column)) for column in rule.identity}
        return bool(parts) and all(joined & part for part in parts)


def _is(waiver: Waiver, rule: Rule) -> bool:
    return plain(waiver.rule) in {plain(name) for name in (rule.id, rule.ref, rule.title) if name}


def _things(graph: Graph) -> Iterator[tuple[str, str, dict[str, str | None]]]:
    for kind, frame in graph.nodes.items():
        columns = [name for name in NAMING if name in frame]
        for node, *values in zip(frame["id"], *(frame[name] for name in columns), strict=True):
            yield node, kind, dict(zip(columns, values, strict=True))
