"""The sheets and columns of a register, declared once.

The workbook, the folder of CSV files, their validation and their notes are made from this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnKind = Literal["text", "date", "yes/no", "number", "choice", "name", "names"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what a cell holds, and the note that a person reads on the heading.

    A `name` or `names` cell is checked against the names in the sheets of `of`. A `name` cell holds one name, bare. In a
    `names` cell several are separated by "; ", and a name that itself holds a semicolon is put in double quotes
    (`partnergraph.model.join_names`). A `later` column may lack in a register that was made before there was one.
    """

    heading: str
    kind: ColumnKind
    note: str
    width: int = 20
    required: bool = False
    choices: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    later: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; where `key` is set, that column's cells are unique and are the names that other sheets use."""

    name: str
    note: str
    columns: tuple[Column, ...]
    key: str = ""

    def column(self, heading: str) -> Column:
        """Return the column with that heading.

        Raises:
            KeyError: There is none.
        """
        for column in self.columns:
            if column.heading == heading:
                return column
        raise KeyError(heading)


PARTIES = ("Agencies", "Teams", "People", "Posts", "Boards", "Placeholders")
BODIES = ("Agencies", "Teams")
MEMBERS = ("Agencies", "Teams", "People", "Posts")
ROLES = ("accountable", "responsible", "supports", "consulted", "informed", "named")
LEADING = ("accountable", "responsible", "named")
"""The roles of those who may lead an action, the first before the others."""
STATUSES = ("open", "done", "closed", "withdrawn")
NOBODY = "nobody"
NAME_KINDS = ("person", "post", "team", "agency", "board", "placeholder")
RAGS = ("red", "amber", "green", "blue")


def _text(heading: str, note: str, width: int = 20, *, required: bool = False) -> Column:
    return Column(heading, "text", note, width, required)


def _date(heading: str, note: str) -> Column:
    return Column(heading, "date", note, 12)


def _yes(heading: str, note: str) -> Column:
    return Column(heading, "yes/no", note, 10)


def _choice(heading: str, note: str, choices: tuple[str, ...]) -> Column:
    return Column(heading, "choice", note, 14, choices=choices)


def _name(heading: str, note: str, *of: str, required: bool = False) -> Column:
    return Column(heading, "name", note, 26, required, of=of)


def _names(heading: str, note: str, *of: str) -> Column:
    return Column(heading, "names", note, 30, of=of)


_PLACE = _text("Place", "Where it stands in the documents; leave as it is.", 36)
_ALSO = _text("Also written as", "Other ways in which plans write the name, separated by '; '.", 30)
_NOTE = _text("Note", "Anything that others should know.", 30)

SHEETS: dict[str, Sheet] = {
    sheet.name: sheet
    for sheet in (
        Sheet(
            "About",
            "Settings of this register.",
            (
                _text("Setting", "What is set (as of, title, river borders).", 24, required=True),
                _text("Value", "Its value.", 40),
                _text("Note", "What it does.", 60),
            ),
            key="Setting",
        ),
        Sheet(
            "Plans",
            "The plans that were read.",
            (
                _text("Plan", "Short name of the plan.", required=True),
                _text("Title", "The title printed on it.", 40),
                _text("File", "The file it was read from."),
                _text("Partnership", "The partnership that owns it."),
                _name("Area", "The borough or district it is for.", "Areas"),
                _date("Version", "Date of this version."),
                _date("Starts", "First day of the period it covers."),
                _date("Ends", "Last day of the period it covers."),
                _names("Reports to", "The board that the whole plan goes to.", "Boards"),
                _PLACE,
            ),
            key="Plan",
        ),
        Sheet(
            "Actions",
            "One row an action.",
            (
                _name("Plan", "The plan it is in.", "Plans", required=True),
                _text("Ref", "Its number in the plan.", 8),
                _text("Theme", "The section it stands under.", 24),
                _text("Recommendation", "The recommendation it serves.", 40),
                _text("Action", "What will be done.", 60, required=True),
                *(
                    _names(role.capitalize(), note, *PARTIES)
                    for role, note in (
                        ("accountable", "Who answers for it: one person or post is best."),
                        ("responsible", "Who does it."),
                        ("supports", "Who helps."),
                        ("consulted", "Who is asked before."),
                        ("informed", "Who is told."),
                        ("named", "Who is named without a role."),
                    )
                ),
                _yes("Provisional", "yes where the plan says that the lead is to be confirmed."),
                _text("Lead as published", "The words of the plan.", 30),
                _text("Not recognised", "Names of who leads that were not recognised.", 20),
                _date("Due", "The last day promised."),
                _text("Due as published", "The words of the plan."),
                _text(
                    "Due precision",
                    "How exact the date is: day, month, quarter, half year, season, year, relative, recurring, meeting, none, unread.",
                    12,
                ),
                _yes("Ongoing", "yes where the plan says ongoing, continuous or as required."),
                _date("Start", "The first day."),
                _choice("Status", "Where it stands.", STATUSES),
                _text("Status as published", "The words of the plan."),
                _choice("RAG", "The rating reported.", RAGS),
                _text("RAG as published", "The words of the plan."),
                _text("Outcome", "What will be different.", 50),
                _text("Progress", "The last update.", 40),
                _date("Updated", "When it was updated."),
                _names("Reports to", "The boards that hear of it.", "Boards"),
                _names(
                    "Mentions",
                    "Bodies, boards, areas and agreements that its words name.",
                    *BODIES,
                    "Boards",
                    "Areas",
                    "Agreements",
                    "People",
                ),
                _text("Depends on", "Refs of actions in the same plan that must come first, separated by '; '.", 14),
                _text(
                    "Other columns", "Columns of the plan that have no place here, as 'heading: text', one a line.", 40
                ),
                _text("Id", "Identity of the action; leave as it is.", 24, required=True),
                _PLACE,
            ),
            key="Id",
        ),
        Sheet(
            "People",
            "Officials named in the plans. Never members of the public.",
            (
                _text("Person", "The name as people write it.", required=True),
                _name("Works for", "The agency or team.", *BODIES),
                _date("Since", "First day there."),
                _date("Until", "Last day there."),
                _ALSO,
                _NOTE,
                _PLACE,
            ),
            key="Person",
        ),
        Sheet(
            "Posts",
            "Jobs, whoever holds them; one row a holder.",
            (
                _text("Post", "The title of the job.", 30, required=True),
                _name("In", "The agency or team.", *BODIES),
                _name("Holder", "Who holds it; blank if vacant or not known.", "People"),
                _date("Since", "First day of this holder."),
                _date("Until", "Last day of this holder."),
                _yes("Acting", "yes if for the time being."),
                _yes("Vacant", "yes if nobody holds it."),
                _ALSO,
                _NOTE,
                _PLACE,
            ),
        ),
        Sheet(
            "Agencies",
            "Organisations.",
            (
                _text("Agency", "The organisation.", 34, required=True),
                _text("Abbreviation", "Its usual abbreviation.", 12),
                _text("Sector", "Police, justice, council, health, fire, education, voluntary...", 16),
                _choice(
                    "Duty",
                    "Its part under the Serious Violence Duty.",
                    ("specified", "relevant", "local_policing_body"),
                ),
                _names("Serves", "The areas it serves.", "Areas"),
                _date("Valid from", "First day it existed."),
                _date("Valid to", "Last day it existed."),
                _text("Replaced by", "What it became."),
                _ALSO,
                _NOTE,
                _PLACE,
            ),
            key="Agency",
        ),
        Sheet(
            "Teams",
            "Teams and services within an organisation.",
            (
                _text("Team", "The team.", 34, required=True),
                _name("Part of", "The organisation.", "Agencies"),
                _ALSO,
                _NOTE,
                _PLACE,
            ),
            key="Team",
        ),
        Sheet(
            "Boards",
            "Boards, panels and steering groups.",
            (
                _text("Board", "The board.", 40, required=True),
                _names("Reports to", "The boards it reports to.", "Boards"),
                _names("Area", "The areas it is for.", "Areas"),
                _yes("Top", "yes if it reports to no other board."),
                Column("Meets every", "number", "Days between two meetings.", 12),
                _date("Last met", "Its last meeting."),
                _ALSO,
                _NOTE,
                _PLACE,
            ),
            key="Board",
        ),
        Sheet(
            "Members",
            "Who sits on which board; one row a seat.",
            (
                _name("Board", "The board.", "Boards", required=True),
                _name("Member", "A person, post, team or agency.", *MEMBERS, required=True),
                _choice("Role", "The seat.", ("chair", "member", "deputy", "adviser")),
                _NOTE,
                _PLACE,
            ),
        ),
        Sheet(
            "Agreements",
            "Information-sharing agreements.",
            (
                _text("Agreement", "The agreement.", 40, required=True),
                _names("Parties", "Who is party to it.", *BODIES),
                _text("Signed", "Who has signed, as 'name (date)', separated by '; '.", 40),
                _names("Owner", "Who looks after it.", "People", "Posts", "Agencies"),
                _yes("Planned", "yes if a plan says it will be made and nothing says that it exists."),
                _text("Purpose", "What is shared and why.", 40),
                _text("Lawful basis", "The lawful basis recorded."),
                _text("DPIA", "Reference of the data protection impact assessment."),
                _date("Starts", "In force from."),
                _date("Review", "Next review."),
                _date("Ends", "In force until."),
                _ALSO,
                _NOTE,
                _PLACE,
            ),
            key="Agreement",
        ),
        Sheet(
            "Contacts",
            "Single points of contact (SPOCs).",
            (
                _text("Topic", "On what it may be called.", 24, required=True),
                _name("Of", "The area or agency it speaks for; blank if not known.", "Areas", "Agencies"),
                _name(
                    "Faces",
                    "The area or agency it is there for; blank if it is there for all.",
                    "Areas",
                    "Agencies",
                    "Placeholders",
                ),
                _names("Held by", "The post or person.", "Posts", "People"),
                _text("Mailbox", "A shared mailbox, never a private one."),
                _date("Since", "First day."),
                _date("Until", "Last day."),
                _date("Assured", "When it was last checked."),
                _yes("Planned", "yes if a plan says it will be named and nothing says that it exists."),
                _NOTE,
                _PLACE,
            ),
        ),
        Sheet(
            "Areas",
            "Boroughs and districts.",
            (
                _text("Area", "The borough or district.", required=True),
                _text("Code", "Code of the Office for National Statistics.", 14),
                _text("Kind", "london_borough or outside_london.", 16),
                _names("Borders on", "Areas it borders on that the reference tables do not know.", "Areas"),
                _NOTE,
                _PLACE,
            ),
            key="Area",
        ),
        Sheet(
            "Placeholders",
            "Owners that are not one: TBC, all partners, schools.",
            (
                _text("Placeholder", "The words.", 30, required=True),
                _ALSO,
                _NOTE,
                _PLACE,
            ),
            key="Placeholder",
        ),
        Sheet(
            "Names",
            "How each way of writing a name was read. 'Decided by' says that a reading is right; to correct a lead, write it in Actions.",
            (
                _text("As written", "The words of the plan.", 30, required=True),
                _text("Plan", "The plan; blank for all."),
                _name("Party", "Who is meant.", *PARTIES),
                _choice("Kind", "What it is.", (*NAME_KINDS, "unknown")),
                Column("Confidence", "number", "0 to 1: how sure the reading is.", 11),
                _text("Why", "The evidence.", 40),
                _text("Decided by", "The person who says that the reading is right; then it is no longer doubtful."),
                _date("Decided on", "When."),
                _NOTE,
                _PLACE,
            ),
        ),
        Sheet(
            "Review",
            "What a person should settle. Write who is meant under Answer and your name under Decided by; it holds from the next reading on.",
            (
                _text("Question", "What is unsure.", 50, required=True),
                _text("As written", "The words of the plan.", 30),
                _text("Plan", "The plan."),
                _text("Cell", "The whole cell in which they first stand.", 36),
                _text("Candidates", "Who may be meant, separated by '; '.", 40),
                _text("Why", "Why it is unsure.", 40),
                Column("Actions", "number", "How many actions it settles.", 10),
                _text("Answer", "Who is meant: a name, or nobody. A name that no sheet lists needs its Kind.", 30),
                _choice("Kind", "What the answer is, where no sheet lists it.", NAME_KINDS),
                _text("Decided by", "Who says so."),
                _date("Decided on", "When."),
                _NOTE,
                _PLACE,
            ),
        ),
        Sheet(
            "Issues",
            "What reading the plans came upon.",
            (
                _text("Kind", "What sort of issue.", 16, required=True),
                _text("Message", "What it is.", 60),
                _text("Text", "The words of the plan.", 40),
                _text("What to do", "What to do about it.", 40),
                _PLACE,
            ),
        ),
    )
}
