"""Everything one run produced, as exporters receive it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from partnergraph.model.drawn import Drawn
from partnergraph.model.finding import Findings
from partnergraph.model.graph import Graph
from partnergraph.model.history import Comparison
from partnergraph.model.register import Register
from partnergraph.model.shower import shower


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Result:
    """The register, its graph and the findings on it, with the date against which they were judged.

    `comparison` says what became of the findings of an earlier run, where one was given; `pictures` are the named pictures that
    a page shows, where they were asked for.
    """

    title: str
    as_of: date
    register: Register
    graph: Graph
    findings: Findings
    comparison: Comparison | None = None
    pictures: tuple[Drawn, ...] = ()

    def view(self, picture: str = "", about: str = "") -> Any:
        """Return the network page, which a notebook shows in a frame: see `partnergraph.showing.page`."""
        return shower().page(self, picture, about)

    def picture(self, picture: str, about: str = "") -> Any:
        """Return a named picture, which a notebook shows and `save` writes: see `partnergraph.showing.picture`."""
        return shower().picture(self, picture, about)
