"""What the plans' tables of facts say, with the parties that they name.

In: readings with entries, and the reader of their cells. Out: contacts, seats and agreements by the ids of their parties.
Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from partnergraph.model import Agreed, Contact, Entry, Issue, Reading, Seat
from partnergraph.resolve.agreements import agreed
from partnergraph.resolve.areas import area_of
from partnergraph.resolve.directories import Directory
from partnergraph.resolve.holders import Holders
from partnergraph.resolve.seats import seats
from partnergraph.resolve.setting import Setting
from partnergraph.resolve.under import Cells

Joined = Mapping[str, tuple[str, str]]


class Together(TypedDict):
    """The fields of a `Resolution` that hold what tables of facts say."""

    directory: tuple[Contact, ...]
    seats: tuple[Seat, ...]
    agreed: tuple[Agreed, ...]


def settings_of(readings: Sequence[Reading]) -> dict[str, Setting]:
    """Return where and when each plan is.

    A list of facts that stands beside one plan, or beside plans of one area, is of their place if it names none itself: so
    the board that it lists is the one to which the plan reports.
    """
    found = {
        reading.plan: Setting(
            reading.plan, area_of(reading), reading.version or reading.starts, until=reading.ends or reading.version
        )
        for reading in readings
    }
    plans = [found[reading.plan] for reading in readings if reading.records]
    if len({setting.scope for setting in plans}) == 1:
        for reading in readings:
            own = found[reading.plan]
            if not reading.records and own.area is None:
                found[reading.plan] = replace(own, area=plans[0].area, beside=plans[0].plan)
    return found


def _unnamed(what: str, sheet: str, entry: Entry) -> Issue:
    words = " | ".join(quote.text for quote in entry.quotes)
    article = "An" if what[0] in "aeiou" else "A"
    message = f"{article} {what} is listed without a name."
    return Issue("unsure", message, entry.place, words, f"Add it to the sheet {sheet} if there is one.")


@dataclass(frozen=True, slots=True)
class Facts:
    """The contacts, seats and agreements of one plan."""

    contacts: tuple[Contact, ...]
    seats: tuple[Seat, ...]
    agreed: tuple[Agreed, ...]
    issues: tuple[Issue, ...]

    @classmethod
    def of(cls, reading: Reading, cells: Cells) -> Facts:
        """Read the entries of a plan."""
        holders = Holders(cells, (*reading.contacts, *reading.seats))
        directory = Directory(holders)
        sat = [(entry, tuple(seats(entry, holders))) for entry in reading.seats]
        known = [(entry, agreed(entry, cells)) for entry in reading.agreements]
        return cls(
            tuple(contact for entry in reading.contacts for contact in directory.contacts(entry)),
            tuple(seat for _, given in sat for seat in given),
            tuple(given for _, given in known if given),
            (
                *(_unnamed("seat", "Members", entry) for entry, given in sat if not given),
                *(_unnamed("agreement", "Agreements", entry) for entry, given in known if not given),
            ),
        )

    @staticmethod
    def together(facts: Sequence[Facts], joined: Joined) -> Together:
        """Return the facts of all plans, other spellings and shorter names pointed at the party."""

        def new(party: str) -> str:
            return joined.get(party, (party, ""))[0]

        def either(party: str | None) -> str | None:
            return None if party is None else new(party)

        def every(ids: Iterable[str]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(map(new, ids)))

        return {
            "directory": tuple(
                replace(one, of=either(one.of), faces=either(one.faces), held_by=every(one.held_by))
                for plan in facts
                for one in plan.contacts
            ),
            "seats": tuple(replace(one, member=new(one.member)) for plan in facts for one in plan.seats),
            "agreed": tuple(
                replace(one, parties=every(one.parties), owners=every(one.owners))
                for plan in facts
                for one in plan.agreed
            ),
        }
