"""Write barnet-register: the register of barnet-gangs-2016.md with what a plan does not say.

In: the example plan. Out: a folder of CSV files, beside this script or in the folder given as the first argument. All that is
added here is invented (who works where, boards and their members, agreements, points of contact, and what quarterly reports and earlier versions
of the plan might have said), and each row says so. Refuses a name that the register does not list.
"""

# ruff: noqa: INP001 - a script that stands alone

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from partnergraph import pipeline, register
from partnergraph.model import Register, split_names

HERE = Path(__file__).parent
AS_OF = date(2016, 10, 1)
INVENTED = "Invented for this example."
ADDED = "Added for this example; the plan does not name it."
TOPIC = "Young people at risk who move between boroughs"

COUNCIL = "London Borough of Barnet"
POLICE = "Metropolitan Police Service"
SAFETY = "Community Safety"
YOT = "YOT"
VICTIMS = "Victim Support"
HOMES = "Barnet Homes"
NPS = "National Probation Service"
CRC = "London Community Rehabilitation Company"
HEALTH = "NHS Barnet Clinical Commissioning Group"
FIRE = "London Fire Brigade"

TOP = "Safer Communities Partnership Board"
STRATEGIC = "CSE, Missing and Gangs Strategic Board"
YOUTH = "YOT Management Board"
PANEL = "Gangs and Serious Youth Violence Panel"

# Who works where, as far as the plan does not say.
WORKS_FOR = {
    SAFETY: ("Ruth Adeyemi", "Joyce Mensah"),
    YOT: ("Leyla Demir",),
    COUNCIL: (
        "Nadia Hussain",
        "Gwen Pritchard",
        "Rupert Lang",
        "Denise Walters",
        "Beth Hargreaves",
        "Grace Nwosu",
        "Yvonne Baptiste",
        "Harriet Lowe",
        "Helen Sinclair",
    ),
    POLICE: ("Martin Doyle", "Tom Ferris"),
    HOMES: ("Piotr Kowalski", "Marcus Bell"),
}
PART_OF = {"Strategy, Insight and Commissioning Team": COUNCIL, "Youth and Family Support Team": COUNCIL}
POSTS_IN = {"CSE Coordinator": COUNCIL, "Family Support Team Managers": COUNCIL}

# Partners that the plan does not name: abbreviation, sector, part under the duty.
AGENCIES = {
    POLICE: ("MPS", "police", "specified"),
    HEALTH: (None, "health", None),
    FIRE: ("LFB", "fire", "specified"),
}

# Name, reports to, top, days between meetings, last met.
BOARDS = (
    (TOP, None, True, 91, date(2016, 7, 20)),
    (STRATEGIC, TOP, False, 61, date(2016, 9, 6)),
    (YOUTH, TOP, False, 91, date(2016, 4, 12)),
    (PANEL, YOUTH, False, 30, date(2016, 9, 22)),
)

# Board: who chairs, then members.
SEATS = {
    TOP: ("Rupert Lang", COUNCIL, POLICE, NPS, CRC, HEALTH, FIRE, VICTIMS),
    STRATEGIC: ("Helen Sinclair", SAFETY, POLICE, HEALTH, YOT, "CSE Coordinator"),
    YOUTH: (None, YOT, POLICE, NPS, HEALTH, COUNCIL),
    PANEL: ("Tom Ferris", SAFETY, POLICE, YOT, NPS, CRC, HOMES),
}

# Post, body, holder, first day.
POSTS = (
    ("Gangs SPOC, Barnet council", SAFETY, "Ruth Adeyemi", date(2016, 1, 4)),
    ("Gangs SPOC, Barnet police", POLICE, "Martin Doyle", date(2016, 2, 1)),
    ("Relocation SPOC, Barnet YOT", YOT, None, None),
)

# Agreement, parties with the day of signature, owner, purpose, basis, assessment, sort of purpose and data, starts, review, ends.
AGREEMENTS = (
    (
        "Gangs Panel information sharing agreement",
        {COUNCIL: date(2015, 3, 2), POLICE: date(2015, 3, 2), NPS: date(2015, 4, 20), CRC: None},
        "Ruth Adeyemi",
        "Who is discussed at the panel and what each body does",
        "Crime and Disorder Act 1998 s.115",
        "PIA 2015/04",
        ("case management", "criminal offence; children"),
        date(2015, 4, 20),
        date(2016, 4, 20),
        date(2016, 6, 30),
    ),
    (
        "MASH information sharing agreement",
        {COUNCIL: date(2014, 9, 1), POLICE: date(2014, 9, 1), HEALTH: date(2014, 11, 3)},
        "Beth Hargreaves",
        "Referrals of children about whom somebody is worried",
        "Children Act 2004 s.11",
        "PIA 2014/11",
        ("safeguarding", "special category; children"),
        date(2014, 9, 1),
        date(2016, 8, 31),
        None,
    ),
    (
        "Referral of victims of violence",
        {COUNCIL: date(2016, 2, 15), VICTIMS: date(2016, 2, 15)},
        None,
        "Names and addresses of victims who agree to be called",
        "Consent",
        None,
        ("support of victims", "special category"),
        date(2016, 2, 15),
        None,
        None,
    ),
    (
        "Probation and council protocol on licence conditions",
        {COUNCIL: date(2016, 5, 9), NPS: date(2016, 5, 9), CRC: date(2016, 5, 23)},
        NPS,
        "Conditions that keep people out of areas and away from others",
        "Offender Management Act 2007 s.14",
        "PIA 2016/02",
        ("case management", "criminal offence"),
        date(2016, 5, 23),
        date(2017, 5, 23),
        None,
    ),
)

# Of, faces, post or person, mailbox, first day, last checked. Haringey and Hertsmere have none; Camden and Enfield are one-way.
CONTACTS = (
    ("Barnet", "Brent", "Gangs SPOC, Barnet council", "gangs@barnet.example", date(2016, 1, 4), date(2016, 9, 1)),
    ("Brent", "Barnet", None, "gangs@brent.example", date(2016, 1, 4), date(2016, 9, 1)),
    ("Barnet", "Camden", "Gangs SPOC, Barnet police", "gangs@barnet.example", date(2016, 2, 1), date(2016, 2, 1)),
    ("Enfield", "Barnet", None, "moves@enfield.example", date(2015, 10, 1), date(2015, 10, 1)),
    ("Barnet", "Harrow", "Relocation SPOC, Barnet YOT", "yot@barnet.example", date(2015, 6, 1), date(2015, 12, 1)),
    ("Harrow", "Barnet", None, "gangs@harrow.example", date(2015, 6, 1), date(2016, 7, 4)),
)


SAID = "In this example status, rating, update, evidence, weight and dependence are invented."
GONE = "This action is invented for this example; the plan never held it."
FIRST, SECOND, NOW = date(2016, 1, 4), date(2016, 4, 1), date(2016, 7, 1)

# What a quarterly report might have said, by number: status, rating, day of the update, the update.
REPORTED = {
    "1": ("open", "amber", date(2016, 7, 5), "Forty young people are on the course"),
    "2": ("open", "green", date(2016, 9, 12), "31 of 40 schools have the tool"),
    "3": ("open", "amber", date(2016, 4, 20), "Two of three sessions held"),
    "4": ("open", "red", None, None),
    "5": ("open", "green", date(2016, 9, 1), "Two groups of eight asked"),
    "6": ("open", "green", date(2016, 9, 1), "Options drafted"),
    "7": ("open", "amber", date(2016, 9, 14), "Five of twelve places filled"),
    "8": ("open", "green", date(2016, 8, 30), "Map of what is on offer finished"),
    "9": ("done", "blue", date(2016, 2, 3), "Finished"),
    "10": ("open", "green", date(2016, 9, 1), "Goes on"),
    "12": ("open", "green", date(2016, 9, 6), "Draft with partners"),
    "13": ("done", "blue", date(2016, 3, 14), "Marker in use"),
    "14": ("open", "amber", date(2016, 9, 20), "Waits for the design"),
    "15": ("open", "green", date(2016, 9, 22), "Three operations in the quarter"),
    "16": ("open", "green", date(2016, 9, 22), "Met every month"),
    "19": ("open", "red", date(2016, 9, 6), "A bid was refused; another is due in December"),
    "20": ("open", "amber", date(2016, 5, 12), "Visits to two boroughs"),
    "21": ("open", "red", date(2016, 5, 2), "No joint patrols yet"),
    "22": ("withdrawn", None, date(2016, 6, 1), "Taken over by the neglect workstream"),
    "23": ("done", "blue", date(2016, 2, 10), "Sent out"),
    "24": ("open", "amber", date(2016, 9, 20), "Two of three parts written"),
    "25": ("open", "red", date(2016, 9, 20), "Analyst post not filled; asked again in October"),
}
MORE = {
    "13": {"Evidence": "Paper 4 of the strategic board, April 2016"},
    "23": {"Evidence": "Newsletter of February 2016"},
    "14": {"Weight": 5.0, "Depends on": "26"},
    "16": {"Weight": 3.0},
    "24": {"Weight": 4.0},
    "19": {"Escalated": date(2016, 9, 6)},
    "26": {"Depends on": "25"},
}

# How actions differed in the two versions before, by number; else they stood as they stand.
THEN = {
    "1": {SECOND: {"Status": "open", "RAG": "red", "Progress": "Forty young people are on the course"}},
    "12": {FIRST: {"Due": date(2016, 3, 31)}, SECOND: {"Due": date(2016, 5, 31)}},
    "14": {FIRST: {"Accountable": "Joyce Mensah"}},
    "24": {FIRST: {"Due": date(2016, 4, 30)}},
    "25": {FIRST: {"Accountable": None}, SECOND: {"Accountable": None}},
}

WAIVERS = (
    (
        "TIME-02",
        "10 YOT supervision of gang members goes on as everyday work",
        "It is everyday work",
        date(2016, 9, 22),
        date(2017, 3, 31),
    ),
    ("ISA-02", "MASH information sharing agreement", "The review was under way", date(2016, 6, 7), date(2016, 9, 15)),
)


class Additions:
    """A register that is being added to, by the names that it lists or gains."""

    def __init__(self, register: Register) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {
            name: frame.to_dict("records") for name, frame in register.sheets.items()
        }
        self.columns = {name: list(frame.columns) for name, frame in register.sheets.items()}

    def find(self, sheet: str, name: str) -> dict[str, Any] | None:
        """Return the row of a sheet whose name, abbreviation or other spelling is `name`; None if there is none."""
        column = self.columns[sheet][0]
        for row in self.rows[sheet]:
            ways = (row[column], row.get("Abbreviation"), *split_names(row.get("Also written as")))
            if name.casefold() in {way.casefold() for way in ways if way}:
                return row
        return None

    def name(self, name: str | None, *sheets: str) -> str | None:
        """Return how the register itself writes `name`.

        Raises:
            KeyError: None of the sheets lists it.
        """
        if name is None:
            return None
        for sheet in sheets:
            row = self.find(sheet, name)
            if row:
                return str(row[self.columns[sheet][0]])
        raise KeyError(f"{name} is not in {', '.join(sheets)}.")

    def put(self, sheet: str, cells: dict[str, Any], *, note: str = INVENTED, again: bool = False) -> None:
        """Fill in the row that bears the name in the first cell, or add it; `again` always adds.

        Raises:
            KeyError: The sheet has no such column.
        """
        unknown = cells.keys() - set(self.columns[sheet])
        if unknown:
            raise KeyError(f"{sheet} has no {', '.join(sorted(unknown))}.")
        first = self.columns[sheet][0]
        row = None if again else self.find(sheet, cells[first])
        if row is None:
            row = dict.fromkeys(self.columns[sheet])
            row[first] = cells[first]
            self.rows[sheet].append(row)
        row.update({heading: value for heading, value in cells.items() if heading != first and value is not None})
        row["Note"] = "\n".join(filter(None, (row["Note"], note)))

    def register(self) -> Register:
        """Return the register with all that was added."""
        return Register(
            {name: pd.DataFrame(rows, columns=self.columns[name], dtype=object) for name, rows in self.rows.items()}
        )


def add_parties(to: Additions) -> None:
    """Add partners that the plan does not name, who works where, and posts."""
    for agency, (abbreviation, sector, duty) in AGENCIES.items():
        cells = {"Agency": agency, "Abbreviation": abbreviation, "Sector": sector, "Duty": duty, "Serves": "Barnet"}
        to.put("Agencies", cells, note=ADDED)
    for team, body in PART_OF.items():
        to.put("Teams", {"Team": to.name(team, "Teams"), "Part of": to.name(body, "Agencies")})
    for body, people in WORKS_FOR.items():
        for person in people:
            name = to.name(person, "People")
            to.put("People", {"Person": name, "Works for": to.name(body, "Agencies", "Teams")})
    for post, body in POSTS_IN.items():
        to.put("Posts", {"Post": to.name(post, "Posts"), "In": to.name(body, "Agencies", "Teams")})
    for post, body, holder, since in POSTS:
        cells = {"In": to.name(body, "Agencies", "Teams"), "Holder": to.name(holder, "People")}
        to.put("Posts", {"Post": post, **cells, "Since": since})


def add_boards(to: Additions) -> None:
    """Add boards, to which they report, and who sits on them."""
    for board, above, top, days, met in BOARDS:
        cells = {"Board": board, "Area": "Barnet", "Top": top or None, "Meets every": float(days), "Last met": met}
        to.put("Boards", {**cells, "Reports to": to.name(above, "Boards")})
    for board, (chair, *members) in SEATS.items():
        for member, role in ((chair, "chair"), *((member, "member") for member in members)):
            if member:
                name = to.name(member, "Agencies", "Teams", "People", "Posts")
                to.put("Members", {"Board": to.name(board, "Boards"), "Member": name, "Role": role}, again=True)


def add_agreements(to: Additions) -> None:
    """Add agreements: one past its end, one past its review, one that will never be reviewed, one in order."""
    for agreement, parties, owner, purpose, basis, assessment, (sort, covers), starts, review, ends in AGREEMENTS:
        names = {to.name(party, "Agencies", "Teams"): signed for party, signed in parties.items()}
        cells = {
            "Agreement": agreement,
            "Parties": "; ".join(names),
            "Signed": "; ".join(f"{name} ({signed})" for name, signed in names.items() if signed),
            "Owner": to.name(owner, "People", "Posts", "Agencies"),
            "Purpose": purpose,
            "Lawful basis": basis,
            "Purpose class": sort,
            "Covers": covers,
            "DPIA": assessment,
            "Starts": starts,
            "Review": review,
            "Ends": ends,
        }
        to.put("Agreements", cells)


def add_contacts(to: Additions) -> None:
    """Add points of contact with the boroughs around: both ways, one way, vacant, or not at all."""
    for of, faces, held, mailbox, since, assured in CONTACTS:
        cells = {"Topic": TOPIC, "Of": of, "Faces": faces, "Held by": to.name(held, "Posts", "People")}
        to.put("Contacts", {**cells, "Mailbox": mailbox, "Since": since, "Assured": assured}, again=True)


def add_reports(to: Additions) -> None:
    """Add what quarterly reports might have said, who has left and who stands in, and what the board decided."""
    plan = to.rows["Plans"][0]
    earlier = "; ".join(day.isoformat() for day in (FIRST, SECOND))
    plan |= {"Version": NOW, "Reports to": to.name(TOP, "Boards"), "Earlier versions": earlier}
    for row in to.rows["Actions"]:
        status, rating, updated, progress = REPORTED.get(row["Ref"], (None, None, None, None))
        told = {"Status": status, "RAG": rating, "Updated": updated, "Progress": progress, "Other columns": SAID}
        row.update(told | MORE.get(row["Ref"], {}))
    to.put("People", {"Person": "Harriet Lowe", "Until": date(2016, 9, 2)})
    to.put(
        "Posts", {"Post": "Head of Community Safety", "In": SAFETY, "Holder": "Ruth Adeyemi", "Deputy": "Joyce Mensah"}
    )
    to.put("Posts", {"Post": "CSE Coordinator", "Vacant": True, "Reports to": "Head of Community Safety"})
    of_plan = {"Plan": plan["Plan"], "Note": INVENTED}
    to.rows["Themes"].append(dict.fromkeys(to.columns["Themes"]) | {**of_plan, "Theme": "Homes and a way back"})
    for row in to.rows["Themes"]:
        if row["Theme"] == "Intervention":
            row.update({"Multi-agency": True, "Note": INVENTED})
    for rule, subject, reason, decided, expires in WAIVERS:
        cells = {"Rule": rule, "Subject": subject, "Reason": reason, "Decided by": TOP}
        to.put("Waivers", {**cells, "Decided on": decided, "Expires": expires}, again=True)
    for name, value in (("overload", "5"), ("stale_days", "61")):
        note = f"A threshold that the board set. {INVENTED}"
        to.rows["About"].append({"Setting": name, "Value": value, "Note": note})


def add_versions(to: Additions) -> None:
    """Add how the actions stood in two versions before, and one that the plan of now no longer holds."""
    first = to.rows["Actions"][0]
    gone = dict.fromkeys(to.columns["Actions"]) | {
        "Plan": first["Plan"],
        "Ref": "27",
        "Theme": first["Theme"],
        "Action": "Offer each pupil who is excluded a mentor from the first day",
        "Accountable": "Gwen Pritchard",
        "Due": date(2016, 9, 30),
        "Due precision": "day",
        "Outcome": "Nobody who is excluded is without a mentor for more than a week",
        "Other columns": GONE,
        "Last in plan": SECOND,
        "Id": f"{first['Plan']}/27",
    }
    to.rows["Actions"].append(gone)
    kept = [heading for heading in to.columns["Earlier"] if heading in to.columns["Actions"]]
    for version in (FIRST, SECOND):
        for row in to.rows["Actions"]:
            state = dict.fromkeys(to.columns["Earlier"]) | {heading: row[heading] for heading in kept}
            state |= {"Version": version, "Action id": row["Id"], "Place": INVENTED}
            state |= dict.fromkeys(("Status", "RAG", "Progress", "Updated", "Evidence"))
            to.rows["Earlier"].append(state | THEN.get(row["Ref"], {}).get(version, {}))


def build() -> Register:
    """Return the register of the example plan with the additions."""
    plans = pipeline.read([HERE / "barnet-gangs-2016.md"])
    to = Additions(pipeline.to_register(plans, as_of=AS_OF, title="Barnet: an example register"))
    add_parties(to)
    add_boards(to)
    add_agreements(to)
    add_contacts(to)
    add_reports(to)
    add_versions(to)
    return to.register()


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    register.save(build(), folder / "barnet-register")
