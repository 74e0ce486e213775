"""Every kind of node and edge, declared once.

The engines' tables and constraints, the export types, the legend and the schema page are made from this.
Colours are those of Okabe and Ito (Color Universal Design, 2008), told apart by shape as well, since colour
alone tells nothing to some readers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ENDED = frozenset({"done", "closed", "withdrawn", "gone"})
"""The statuses of an action that is no longer open; one that is gone stands in no newer version of its plan."""

PropertyType = Literal["STRING", "DATE", "BOOLEAN", "INT64", "DOUBLE"]


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node or edge: its name, type and what it says."""

    name: str
    type: PropertyType
    says: str


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A kind of node; `properties` begins with `id` and `name` and ends with `place`."""

    name: str
    plural: str
    says: str
    colour: str
    shape: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class EdgeKind:
    """A kind of edge: a verb read from tail to head, the pairs of kinds it may join, its properties (`place` last)."""

    name: str
    says: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...]


def _text(name: str, says: str) -> Property:
    return Property(name, "STRING", says)


def _date(name: str, says: str) -> Property:
    return Property(name, "DATE", says)


def _flag(name: str, says: str) -> Property:
    return Property(name, "BOOLEAN", says)


def _count(name: str, says: str) -> Property:
    return Property(name, "INT64", says)


def _number(name: str, says: str) -> Property:
    return Property(name, "DOUBLE", says)


_PLACE = _text("place", "where it stands in the documents or the register")
_AUTHORITY = _text(
    "authority",
    "the kind of authority that it is, or that became it, under the Serious Violence Duty: police, fire and rescue, "
    "probation, youth offending team, integrated care board, local authority, education, prison or youth custody",
)
_ALIASES = _text("aliases", "other ways in which it is written, joined by '; '")


def _node(name: str, plural: str, says: str, colour: str, shape: str, *properties: Property) -> NodeKind:
    first = (_text("id", "identity, stable from run to run"), _text("name", "the name to show"))
    return NodeKind(name, plural, says, colour, shape, (*first, *properties, _PLACE))


def _edge(name: str, says: str, tails: str, heads: str, *properties: Property) -> EdgeKind:
    ends = tuple((tail, head) for tail in tails.split() for head in heads.split())
    return EdgeKind(name, says, ends, (*properties, _PLACE))


NODES: dict[str, NodeKind] = {
    kind.name: kind
    for kind in (
        _node(
            "Plan",
            "plans",
            "a published action plan",
            "#0072B2",
            "star",
            _text("title", "the title printed on it"),
            _text("file", "the file it was read from"),
            _text("partnership", "the partnership that owns it"),
            _date("version", "date of this version"),
            _date("starts", "first day of the period it covers"),
            _date("ends", "last day of the period it covers"),
            _flag("public", "the register is a copy for publication"),
            _number(
                "median_load", "what half of its leads carry at most, by weight; missing where no action has a weight"
            ),
            _flag("before_duty", "it is older than the Serious Violence Duty, which began on 31 January 2023"),
        ),
        _node(
            "Theme",
            "themes",
            "a section, priority or objective of a plan",
            "#FFFFFF",
            "ellipse",
            _flag("multi_agency", "several organisations should do it together"),
        ),
        _node(
            "Action",
            "actions",
            "something that the plan says will be done",
            "#56B4E9",
            "dot",
            _text("ref", "its number in the plan"),
            _text("label", "number and short title, as a person would say it"),
            _text("text", "the full text"),
            _text("recommendation", "the recommendation it serves"),
            _text("lead_text", "the lead cell as published"),
            _text("unread", "names in the lead cell that were not recognised, joined by '; '"),
            _date("due", "last day promised"),
            _text("due_text", "the date cell as published"),
            _text(
                "due_precision",
                "day, month, quarter, half year, season, year, relative, recurring, meeting, none or unread",
            ),
            _flag("ongoing", "the date cell says ongoing, continuous or recurring"),
            _date("start", "first day"),
            _text(
                "status",
                "open, done, closed or withdrawn; gone where a newer version of the plan has it no more and nothing said why; "
                "missing where the plan does not say",
            ),
            _text("status_text", "the status as published"),
            _text("rag", "red, amber, green or blue; missing where the plan does not say"),
            _text("rag_text", "the rating as published"),
            _text("outcome", "the desired outcome"),
            _flag("measurable", "the outcome holds a number, a share or a yes-or-no test"),
            _text("progress", "the last update"),
            _date("updated", "when it was updated"),
            _flag("shares_data", "its words speak of sharing personal data"),
            _flag("cross_border", "its words name another area or speak of neighbouring ones"),
            _text("evidence", "what shows that it is done: a document, a link or a figure"),
            _number("weight", "how heavy it is beside the others; 1 where nobody says"),
            _date("escalated", "when it was taken to a higher board"),
            _date("last_in_plan", "version of the last plan in which it stood; missing while it stands in the plan"),
            _count("deliverables", "how many things its words promise"),
            _count("due_month", "month of the last day promised, 1 to 12"),
            _flag("proven", "its last update names a figure, a link or a document"),
            _flag("out_of_area", "its words speak of placements or accommodation out of area"),
            _text(
                "unknown_abbreviations",
                "words in capitals in the lead cell that no list knows, that stand in no earlier cell of the plan and in no name that is "
                "itself in doubt; joined by '; '",
            ),
        ),
        _node(
            "Earlier",
            "earlier states",
            "how an action stood in an earlier version of its plan",
            "#BFBFBF",
            "dot",
            _date("version", "date of that version"),
            _text("ref", "its number then"),
            _text("text", "the full text then"),
            _text("accountable", "who answered for it, as written then, joined by '; '"),
            _date("due", "last day promised then"),
            _text("due_text", "the date cell of that version"),
            _text("status", "open, done, closed or withdrawn; missing where that version does not say"),
            _text("rag", "red, amber, green or blue; missing where that version does not say"),
            _text("progress", "the update then"),
            _date("updated", "when it had been updated"),
            _text("outcome", "the desired outcome then"),
            _text("evidence", "what showed then that it is done"),
        ),
        _node(
            "Agency",
            "agencies",
            "an organisation",
            "#E69F00",
            "square",
            _text("abbreviation", "its usual abbreviation"),
            _text("sector", "police, justice, council, health, fire, education, voluntary..."),
            _text("svd_role", "specified, relevant or local_policing_body under the Serious Violence Duty"),
            _AUTHORITY,
            _date("valid_from", "first day it existed"),
            _date("valid_to", "last day it existed"),
            _text("replaced_by", "what it became"),
            _count(
                "component",
                "which connected part of the network of agencies it lies in, 0 the largest; missing where it has no link",
            ),
            _number("between", "share of the shortest paths between other agencies of its part that run through it"),
            _count("cut", "agencies that would be split off, on the smaller side, if it went away"),
            _ALIASES,
        ),
        _node("Team", "teams", "a team or service within an organisation", "#F5C76B", "box", _AUTHORITY, _ALIASES),
        _node("Person", "people", "an official named in a plan", "#F0E442", "triangle", _ALIASES),
        _node(
            "Post",
            "posts",
            "a job, whoever holds it",
            "#B8A800",
            "triangleDown",
            _flag("vacant", "nobody holds it"),
            _ALIASES,
        ),
        _node(
            "Board",
            "boards",
            "a board, panel or steering group",
            "#009E73",
            "hexagon",
            _flag("top", "it reports to no other"),
            _count("meets_every", "days between two meetings"),
            _date("last_met", "its last meeting"),
            _ALIASES,
        ),
        _node(
            "Agreement",
            "agreements",
            "an information-sharing agreement",
            "#CC79A7",
            "diamond",
            _flag("planned", "a plan says it will be made; nothing says that it exists"),
            _text("purpose", "what is shared and why"),
            _text("purpose_class", "the sort of purpose"),
            _text("lawful_basis", "the lawful basis recorded"),
            _text("legal_power", "the power in law under which it is shared"),
            _text("covers", "what else it covers: special category, criminal offence, children, joined by '; '"),
            _text("dpia", "reference of the data protection impact assessment"),
            _date("starts", "in force from"),
            _date("review", "next review"),
            _date("ends", "in force until"),
            _ALIASES,
        ),
        _node(
            "Contact",
            "contacts",
            "a single point of contact (SPOC)",
            "#8C510A",
            "square",
            _text("topic", "on what it may be called"),
            _text("mailbox", "shared mailbox"),
            _date("since", "first day"),
            _date("until", "last day"),
            _date("assured", "when it was last checked"),
            _flag("planned", "a plan says it will be named; nothing says that it exists"),
        ),
        _node(
            "Area",
            "areas",
            "a borough or district",
            "#4D4D4D",
            "dot",
            _text("code", "code of the Office for National Statistics"),
            _text("area_kind", "london_borough or outside_london"),
            _text("command", "the police command that it shares with others"),
        ),
        _node(
            "Placeholder",
            "placeholders",
            "an owner that is not one: TBC, all partners, schools",
            "#D9D9D9",
            "dot",
            _AUTHORITY,
            _ALIASES,
        ),
        _node(
            "Waiver",
            "waivers",
            "a finding that people accept for the time being",
            "#999999",
            "box",
            _text("rule", "the rule, by its name or number"),
            _text("subject", "what the finding is about, as findings show it"),
            _text("reason", "why it is accepted"),
            _text("decided_by", "who says so"),
            _date("decided_on", "when"),
            _date("expires", "last day on which it holds"),
            _text("nearest", "the nearest name, where nothing is called as its subject; empty where none is near"),
        ),
    )
}

_OWNERS = "Agency Team Person Post Board Placeholder"
_SPAN = (_date("since", "first day"), _date("until", "last day"))

EDGES: dict[str, EdgeKind] = {
    kind.name: kind
    for kind in (
        _edge(
            "ASSIGNED",
            "is named on",
            _OWNERS,
            "Action",
            _text("role", "accountable, responsible, supports, consulted, informed or named"),
            # Worked out once, since many rules ask it.
            _flag(
                "leads", "it leads the action: it is accountable, or is named where nobody is accountable or delivers"
            ),
            _flag("provisional", "to be confirmed"),
            _text("text", "the words of the plan"),
            _number("confidence", "0 to 1: how sure the name was recognised"),
        ),
        EdgeKind("IN_PLAN", "is in", (("Action", "Plan"), ("Theme", "Plan")), (_PLACE,)),
        _edge("IN_THEME", "is under", "Action", "Theme"),
        EdgeKind(
            "REPORTS_TO",
            "reports to",
            (("Action", "Board"), ("Board", "Board"), ("Plan", "Board"), ("Post", "Post")),
            (_text("text", "the words of the plan, where an action's own say so"), _PLACE),
        ),
        _edge("DEPUTISES", "stands in for", "Post Person", "Post"),
        _edge(
            "SITS_ON", "sits on", "Agency Team Person Post", "Board", _text("role", "chair, member, deputy or adviser")
        ),
        _edge("HOLDS", "holds", "Person", "Post", *_SPAN, _flag("acting", "for the time being")),
        _edge("WORKS_FOR", "works for", "Person", "Agency Team", *_SPAN),
        _edge("POST_IN", "is a post in", "Post", "Agency Team", *_SPAN),
        _edge("PART_OF", "is part of", "Team", "Agency", *_SPAN),
        EdgeKind(
            # Worked out from the four before it, so that a rule asks in one step, and many times as fast.
            "ACTS_FOR",
            "is, or belongs to",
            (
                ("Agency", "Agency"),
                *((tail, head) for tail in ("Team", "Person", "Post") for head in ("Agency", "Team")),
            ),
            (_PLACE,),
        ),
        _edge("PARTY_TO", "is party to", "Agency Team", "Agreement", _date("signed", "when it signed")),
        _edge("OWNS", "looks after", "Person Post Agency", "Agreement"),
        _edge("OF", "speaks for", "Contact", "Area Agency"),
        _edge("FACES", "is there for", "Contact", "Area Agency Placeholder"),
        _edge("HELD_BY", "is held by", "Contact", "Post Person"),
        _edge("SERVES", "serves", "Agency", "Area"),
        _edge("FOR_AREA", "is for", "Plan Board", "Area"),
        _edge(
            "BORDERS",
            "borders on",
            "Area",
            "Area",
            _flag("counted", "it counts under the setting for river borders"),
            _text("border", "land, mixed or thames"),
        ),
        _edge(
            "MENTIONS",
            "names",
            "Action",
            "Agency Team Board Area Agreement Person",
            _text("text", "the words of the plan"),
        ),
        _edge("DEPENDS_ON", "waits for", "Action", "Action"),
        _edge("WAS", "stood before as", "Action", "Earlier"),
        _edge("BECAME", "became", "Earlier", "Earlier Action"),
        _edge("RESEMBLES", "is worded like", "Action", "Action", _number("score", "0 to 1: how alike; 0.8 at least")),
        EdgeKind(
            "MAY_BE",
            "may be the same as",
            (
                *((kind, kind) for kind in ("Person", "Post", "Agency", "Team", "Board")),
                ("Team", "Agency"),
                ("Agency", "Team"),
            ),
            (_number("score", "0 to 1: how alike the names are"), _PLACE),
        ),
    )
}
