"""Where and when a plan is: what tells which of several bodies its words mean.

In: the reading of a plan. Out: its `Setting`. Refuses nothing: a plan that names neither place nor date has neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnergraph.resolve.areas import Area
from partnergraph.wording import slug


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a plan is.

    Attributes:
        plan: Its short name.
        area: Its area, if the reference tables know it.
        day: Its date, or the first day of its period.
        beside: The plan that a list of facts stands beside.
        until: The last day of its period.
        home: The name of its place, where no table knows it and the plan's title and bodies tell it.
        spelt: Names that the plan writes out in full, folded: they tell what its abbreviations mean.
    """

    plan: str
    area: Area | None
    day: date | None
    beside: str = ""
    until: date | None = None
    home: str = ""
    spelt: frozenset[str] = frozenset()

    @property
    def place(self) -> str:
        """The name of its place; empty if nothing tells it."""
        return self.area.name if self.area else self.home

    @property
    def scope(self) -> str:
        """What local ids begin with: the place's name, else that of the plan it stands beside, else its own."""
        return slug(self.place.replace(" & ", " and ")) if self.place else f"plan-{slug(self.beside or self.plan)}"

    @property
    def label(self) -> str:
        """What is put behind a name that several places have."""
        return self.place or self.beside or self.plan
