"""How an action stands in one version of a plan: what two versions are compared by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class State:
    """An action in one version.

    Attributes:
        id: What it is known by in its own version; unique there.
        ref: Its number as printed.
        theme: The section it stands under.
        text: What will be done.
        outcome: What will be different.
        owners: Who answers for it: names, those of one party spelt alike in both versions.
        lead_text: The words of the plan for them.
        lead_edited: Whether a person wrote others into the register than were read.
        partners: Who else is named: those who help, are asked or are told.
        due: The last day promised.
        due_text: The words of the plan for it.
        ongoing: Whether the plan says that it goes on.
        status: open, done, closed or withdrawn; empty if the plan does not say.
        status_text: The words of the plan for it.
        rag: The rating.
        progress: The last update.
        updated: When it was updated.
        place: Where it stands.
    """

    id: str
    text: str
    ref: str = ""
    theme: str = ""
    outcome: str = ""
    owners: tuple[str, ...] = ()
    lead_text: str = ""
    lead_edited: bool = False
    partners: tuple[str, ...] = ()
    due: date | None = None
    due_text: str = ""
    ongoing: bool = False
    status: str = ""
    status_text: str = ""
    rag: str = ""
    progress: str = ""
    updated: date | None = None
    place: str = ""

    @property
    def over(self) -> bool:
        """Whether its status says that nothing more is to be done."""
        return self.status in {"done", "closed", "withdrawn"}
