"""Who: the people, posts, teams, bodies and boards that a plan names, and how each was recognised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from partnergraph.model.document import Issue, Place
from partnergraph.model.entry import SeatRole
from partnergraph.model.record import Role

PartyKind = Literal["person", "post", "team", "agency", "board", "placeholder", "area", "agreement"]


@dataclass(frozen=True, slots=True)
class Party:
    """One party, whatever it was called in the plans.

    Attributes:
        id: Stable: kind, scope (for a body that exists in many places: its area) and the name in plain letters,
            such as `team:bromley/community-safety`. The order of documents does not change it.
        kind: Person, post, team, agency, board, placeholder, area or agreement.
        name: The name to show; unique among all parties of a resolution.
        aliases: Other ways in which the plans write it.
        of: Id of the body it belongs to, None if not known.
        area: Id of the area it serves, None if not known.
        source: Where it was first seen, or the reference table that holds it.
        how: How it was recognised: "gazetteer", "reference", "heading", "head word", "decision", "document".
        holders: For a post, the ids of the people that a plan names as holding it.
        acting: Those of them who hold it for the time being.
        reports_to: For a board, the ids of the boards to which a plan says that it reports, with its words.
        facts: Other facts from reference data, by property name of the schema (sector, svd_role, valid_from...).
    """

    id: str
    kind: PartyKind
    name: str
    source: Place
    aliases: tuple[str, ...] = ()
    of: str | None = None
    area: str | None = None
    how: str = ""
    holders: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()
    reports_to: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str | date | bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a lead cell (or a board column), read as a party.

    Attributes:
        text: The words as written.
        name: The name as people would write it: damage mended, abbreviations kept as written.
        kind: The party's kind, or "unknown" where nothing was recognised.
        role: What the cell or its heading says about it.
        provisional: Whether heading or cell says it is to be confirmed.
        confidence: 0 to 1: the share of such readings that we expect to be right.
        why: The evidence, in a few words.
        place: The cell.
        party: Id of the party; None where `kind` is "unknown".
        of: Name of the body it is said to belong to, as written; None if not said.
    """

    text: str
    name: str
    kind: str
    role: Role
    provisional: bool
    confidence: float
    why: str
    place: Place
    party: str | None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class MentionOf:
    """A body, board, area or agreement named in the words of an action or its outcome.

    `relation` is `mentions`, or `reports to` where the words say that results go there.
    """

    party: str
    text: str
    place: Place
    relation: Literal["mentions", "reports to"] = "mentions"


@dataclass(frozen=True, slots=True)
class PlannedContact:
    """A single point of contact that a plan says will be named: nothing says yet that it exists.

    Attributes:
        topic: On what it may be called, in a few words of the plan.
        of: Id of the area or body it speaks for.
        faces: Id of the area or body it is there for.
        plan: The plan.
        record: Number of the record in the plan, counted from 0.
        place: The cell that says so.
    """

    topic: str
    of: str
    faces: str
    plan: str
    record: int
    place: Place


@dataclass(frozen=True, slots=True)
class Contact:
    """A single point of contact that a directory lists.

    Attributes:
        topic: On what it may be called; empty if the directory does not say.
        of: Id of the area or body it speaks for; None if the directory does not say.
        faces: Id of the area, body or placeholder it is there for; None if it is there for all.
        held_by: Ids of the posts or, where it names none, the people.
        mailbox: A shared mailbox.
        planned: Whether the directory says that it is still to be named.
        note: What else the directory says of it, each on its line.
        place: Its row.
        since: First day.
        until: Last day.
        assured: When it was last checked.
    """

    topic: str
    of: str | None
    faces: str | None
    held_by: tuple[str, ...]
    mailbox: str
    planned: bool
    note: str
    place: Place
    since: date | None = None
    until: date | None = None
    assured: date | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat that a list of members gives.

    Attributes:
        board: Id of the board; None if nothing says which.
        member: Id of the person, post, team or body.
        role: The seat.
        note: What else the list says of it, each on its line.
        place: Its row.
    """

    board: str | None
    member: str
    role: SeatRole
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a register of agreements says of one.

    Attributes:
        agreement: Id of the agreement, whose dates and purpose are facts of that party.
        parties: Ids of the bodies that are party to it.
        signed: Those that have signed, with the day if it is given.
        owners: Ids of who looks after it.
        note: What else the register says of it, each on its line.
        place: Its row.
    """

    agreement: str
    parties: tuple[str, ...]
    signed: tuple[tuple[str, date | None], ...]
    owners: tuple[str, ...]
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person settled: the words `text` (in `plan`, or in all plans where it is empty) mean `party`."""

    text: str
    party: str
    kind: str
    plan: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A reading put before a person.

    Attributes:
        text: The words that are unsure.
        question: What is asked.
        candidates: Ids of parties that may be meant, the likeliest first; where there are none, the kind it was taken for.
        why: The evidence so far.
        place: The cell in which the words first stand.
        actions: How many actions the answer settles.
        plan: The plan.
        cell: The whole of that cell, as published.
    """

    text: str
    question: str
    candidates: tuple[str, ...]
    why: str
    place: Place
    actions: int = 1
    plan: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """All parties of all plans read together.

    Attributes:
        parties: Sorted by id.
        leads: For each plan, for each of its records in order, the mentions of its lead cells.
        named: For each plan, for each of its records in order, what its boards, agreements and texts name.
        areas: For each plan, the id of its area, if known.
        contacts: Single points of contact that a plan says will be named.
        questions: What a person should settle, most useful first.
        issues: Notes on the reading of names.
        directory: Single points of contact that a directory lists.
        seats: Who sits on which board.
        agreed: What registers of agreements say.
    """

    parties: tuple[Party, ...]
    leads: dict[str, tuple[tuple[Mention, ...], ...]]
    named: dict[str, tuple[tuple[MentionOf, ...], ...]]
    areas: dict[str, str]
    contacts: tuple[PlannedContact, ...] = ()
    questions: tuple[Question, ...] = ()
    issues: tuple[Issue, ...] = ()
    directory: tuple[Contact, ...] = ()
    seats: tuple[Seat, ...] = ()
    agreed: tuple[Agreed, ...] = ()
