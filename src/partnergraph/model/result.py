"""Everything one run produced, as exporters receive it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnergraph.model.finding import Findings
from partnergraph.model.graph import Graph
from partnergraph.model.history import Comparison
from partnergraph.model.register import Register


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """The register, its graph and the findings on it, with the date against which they were judged.

    `comparison` says what became of the findings of an earlier run, where one was given.
    """

    title: str
    as_of: date
    register: Register
    graph: Graph
    findings: Findings
    comparison: Comparison | None = None
