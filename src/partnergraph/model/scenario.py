"""What if: the changes that a person asks about, and what they would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from partnergraph.model.history import Comparison, Seen
from partnergraph.model.result import Result

if TYPE_CHECKING:
    import pandas as pd

Verb = Literal["remove", "move", "merge"]


@dataclass(frozen=True, slots=True)
class Change:
    """A change as asked for; names as a person writes them.

    Attributes:
        verb: remove (it leaves, with all that is part of it), move (what it leads goes to `other`), or merge (it
            becomes part of `other`).
        name: Who or what.
        other: To whom, or with what; empty for `remove`.
        kind: person, post, agency, team, board, agreement or placeholder, where the name alone is not enough.
    """

    verb: Verb
    name: str
    other: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """An entry of a register: the sheet that lists it, and its name there."""

    sheet: str
    name: str


@dataclass(frozen=True, slots=True)
class Made:
    """A change as it was made.

    Attributes:
        verb: What was done.
        named: The entry.
        other: The entry that takes over; None for `remove`.
        along: What left with it: the teams, posts and people of a body.
        actions: Ids of the actions that went to `other`; none unless it was a move.
    """

    verb: Verb
    named: Named
    other: Named | None = None
    along: tuple[Named, ...] = ()
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who could take an action.

    Attributes:
        id: Its id.
        name: Its name.
        kind: Its kind.
        reasons: Why, in plain words, the strongest first.
        leads: How many open actions of that plan it would lead then.
        limit: The number from which that is too many.
    """

    id: str
    name: str
    kind: str
    reasons: tuple[str, ...]
    leads: int
    limit: int


@dataclass(frozen=True, slots=True)
class Orphan:
    """An open action that nobody would lead.

    Attributes:
        id: Its id.
        name: Its number and short title.
        plan: The plan's short name.
        theme: Its theme, empty if none.
        due: When it is due, in words.
        led: Who leads it now.
        left: The vacant posts that would still stand there; none where nobody would.
        candidates: Who could take it, the likeliest first.
        full: Names of those who would fit and have too much already.
    """

    id: str
    name: str
    plan: str
    theme: str
    due: str
    led: tuple[str, ...]
    left: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    full: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loss:
    """Something else that would be lost: what (board, contact, agreement...), its name, and what becomes of it."""

    what: str
    name: str
    says: str


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """What changes would do.

    Attributes:
        made: The changes, in order.
        before: The result as it is.
        after: The result as it would be.
        comparison: The findings of both.
        orphans: Open actions that nobody would lead, in the order of the plans.
        boards: Boards that would lose what reaches or runs them, and actions and agencies that would reach none.
        contacts: Single points of contact that would be lost.
        agreements: Agreements that would lose a party or the one who looks after them.
        notes: What stays as it is, where a person might think otherwise.
        lapsed: Keys of the findings that are gone since what they are about is: they no longer apply, and nothing was mended.
    """

    made: tuple[Made, ...]
    before: Result
    after: Result
    comparison: Comparison
    orphans: tuple[Orphan, ...]
    boards: tuple[Loss, ...]
    contacts: tuple[Loss, ...]
    agreements: tuple[Loss, ...]
    notes: tuple[str, ...] = ()
    lapsed: frozenset[str] = frozenset()

    @property
    def mended(self) -> tuple[Seen, ...]:
        """The findings that would be gone, and what they are about would still be there."""
        return tuple(one for one in self.comparison.gone if one.key not in self.lapsed)

    @property
    def no_longer_apply(self) -> tuple[Seen, ...]:
        """The findings that would be gone with what they are about."""
        return tuple(one for one in self.comparison.gone if one.key in self.lapsed)

    def frame(self) -> pd.DataFrame:
        """Return everything as one table: what, name, severity, says, rank, leads, key."""
        import pandas as pd

        rows: list[tuple[object, ...]] = [
            (
                f"finding {finding.state}",
                finding.subject_name,
                finding.severity,
                finding.message,
                None,
                None,
                finding.key,
            )
            for finding in (*self.comparison.new, *self.comparison.returned)
        ]
        rows += [
            (what, one.subject, one.severity, one.message, None, None, one.key)
            for what, found in (("finding mended", self.mended), ("finding no longer applies", self.no_longer_apply))
            for one in found
        ]
        for orphan in self.orphans:
            left = f"only {' and '.join(orphan.left)}, which is vacant" if orphan.left else "nobody leads it"
            rows.append(("action orphaned", orphan.name, "", left, None, None, orphan.id))
            rows += [
                ("candidate", candidate.name, "", "; ".join(candidate.reasons), rank, candidate.leads, orphan.id)
                for rank, candidate in enumerate(orphan.candidates, 1)
            ]
        rows += [
            (loss.what, loss.name, "", loss.says, None, None, "")
            for loss in (*self.boards, *self.contacts, *self.agreements)
        ]
        return pd.DataFrame(rows, columns=["what", "name", "severity", "says", "rank", "leads", "key"], dtype=object)
