"""The frozen values that stages hand to one another. Nothing here does any work beyond describing itself."""

from partnergraph.model.document import Cell, Document, Issue, Place, Table, Text
from partnergraph.model.drawn import Bond, Drawn
from partnergraph.model.engine import Answers, Engine, Rows
from partnergraph.model.entry import (
    AgreementEntry,
    ContactEntry,
    Entry,
    KeyEntry,
    Quote,
    SeatEntry,
    SeatRole,
    TableKind,
)
from partnergraph.model.finding import SEVERITIES, Assessment, Finding, Findings, Waiver
from partnergraph.model.graph import Graph
from partnergraph.model.history import Comparison, Past, Seen
from partnergraph.model.party import (
    Agreed,
    Contact,
    Decision,
    Mention,
    MentionOf,
    Party,
    PartyKind,
    PlannedContact,
    Question,
    Resolution,
    Seat,
)
from partnergraph.model.progress import Progress, quiet
from partnergraph.model.record import Accounting, Lead, Reading, Record, Role, SetApart, TableAccount
from partnergraph.model.register import Register, join_names, split_names
from partnergraph.model.result import Result
from partnergraph.model.scenario import Candidate, Change, Loss, Made, Named, Orphan, Scenario

__all__ = [
    "SEVERITIES",
    "Accounting",
    "Agreed",
    "AgreementEntry",
    "Answers",
    "Assessment",
    "Bond",
    "Candidate",
    "Cell",
    "Change",
    "Comparison",
    "Contact",
    "ContactEntry",
    "Decision",
    "Document",
    "Drawn",
    "Engine",
    "Entry",
    "Finding",
    "Findings",
    "Graph",
    "Issue",
    "KeyEntry",
    "Lead",
    "Loss",
    "Made",
    "Mention",
    "MentionOf",
    "Named",
    "Orphan",
    "Party",
    "PartyKind",
    "Past",
    "Place",
    "PlannedContact",
    "Progress",
    "Question",
    "Quote",
    "Reading",
    "Record",
    "Register",
    "Resolution",
    "Result",
    "Role",
    "Rows",
    "Scenario",
    "Seat",
    "SeatEntry",
    "SeatRole",
    "Seen",
    "SetApart",
    "Table",
    "TableAccount",
    "TableKind",
    "Text",
    "Waiver",
    "join_names",
    "quiet",
    "split_names",
]
