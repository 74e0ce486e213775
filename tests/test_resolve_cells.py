"""Lead cells of many boroughs, read as a careful person reads them.

The cells are of our own invention; the two real plans are compared in test_expected.py.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnergraph import reference
from partnergraph.resolve import read_cell
from partnergraph.resolve.runs import Evidence
from partnergraph.resolve.tokens import key_of, tokenise

# cell -> names, each (name, kind, of, role); role "" is that of the heading.
CELLS: dict[str, list[tuple[str, str, str | None, str]]] = {
    # what is no name stays whole: formulas, tags, calls; an address of mail is no lead of its own
    "=cmd()": [("=cmd()", "unknown", None, "")],
    "=cmd|'/C calc'!A0": [("=cmd|'/C calc'!A0", "unknown", None, "")],
    '=HYPERLINK("http://x", "Ruth Ely")': [('=HYPERLINK("http://x", "Ruth Ely")', "unknown", None, "")],
    "</script> Ely": [("</script> Ely", "unknown", None, "")],
    "<b>Safer</b> Board": [("<b>Safer</b> Board", "board", None, "")],
    "Police<br/>Housing": [("Police", "agency", None, ""), ("Housing", "team", None, "")],
    '"Safer" Board': [('"Safer" Board', "board", None, "")],
    # one name in two languages, whatever stands between; a family name that is a place, after a post
    "Bwrdd Diogelu Exham, Exham Safeguarding Board": [("Exham Safeguarding Board", "board", None, "")],
    "Tai Cymunedol Exham / Exham Community Housing": [("Exham Community Housing", "agency", None, "")],
    "Canolfan Byd Gwaith / Jobcentre Plus": [("Jobcentre Plus", "agency", None, "")],
    "Head of Youth Work (Kiran Barnet)": [
        ("Head of Youth Work", "post", None, ""),
        ("Kiran Barnet", "person", None, ""),
    ],
    # charities of two ordinary words, many bodies of one kind, a body and a team of fields
    "Noor Rooms": [("Noor Rooms", "agency", None, "")],
    "Sister Space": [("Sister Space", "agency", None, "")],
    "All PCNs": [("All PCNs", "placeholder", None, "")],
    "Public Services Board members": [("Public Services Board members", "placeholder", None, "")],
    "Job title to be confirmed": [("Job title to be confirmed", "placeholder", None, "")],
    "Nacoa & Family Help Team": [("Nacoa", "agency", None, ""), ("Family Help Team", "team", None, "")],
    "24/7 Crisis Team": [("24/7 Crisis Team", "team", None, "")],
    "Ruth Ely <ruth.ely@exham.gov.uk>; Kate Malleson kate@exham.gov.uk": [
        ("Ruth Ely", "person", None, ""),
        ("Kate Malleson", "person", None, ""),
    ],
    # ranks with strokes, ranks of fire services
    "C/Insp Rory Tennant": [("C/Insp Rory Tennant", "person", None, "")],
    "T/DC/Insp Ama Larbi / A/Supt Rory Tennant": [
        ("T/DC/Insp Ama Larbi", "person", None, ""),
        ("A/Supt Rory Tennant", "person", None, ""),
    ],
    "C/Insp": [("C/Insp", "post", None, "")],
    "DCO, DSCO": [("DCO", "post", None, ""), ("DSCO", "post", None, "")],
    "Watch Manager Rory Tennant, Fire Service": [("Watch Manager Rory Tennant", "person", "Fire Service", "")],
    "Station Manager, Fire Service": [("Station Manager", "post", "Fire Service", "")],
    "Group Manager Prevention": [("Group Manager Prevention", "post", None, "")],
    # fields joined before a head word, bodies joined
    "QA & Practice Subgroup": [("QA & Practice Subgroup", "board", None, "")],
    "Police & Community Safety Team": [
        ("Police", "agency", None, ""),
        ("Community Safety Team", "team", None, ""),
    ],
    "Digital & Customer Services, Exham Council": [("Digital & Customer Services", "team", "Exham Council", "")],
    "Housing & Customer Services": [("Housing", "team", None, ""), ("Customer Services", "team", None, "")],
    "Amber Heron UK & Dorvale Cricket Foundation": [
        ("Amber Heron UK", "agency", None, ""),
        ("Dorvale Cricket Foundation", "agency", None, ""),
    ],
    # a stroke between two fields, and between two names
    "HE/FE County Coordinator": [("HE/FE County Coordinator", "post", None, "")],
    "IT/Digital Lead": [("IT/Digital Lead", "post", None, "")],
    "Police/CSP Manager": [("Police", "agency", None, ""), ("CSP Manager", "post", "CSP", "")],
    "Licensing/Environmental Health Officer": [
        ("Licensing", "team", None, ""),
        ("Environmental Health Officer", "post", "Environmental Health", ""),
    ],
    # a post and a trust with "and" in its name; those of every body; an article that opens a name
    "Head of Nursing, Exe and Tarn NHS Foundation Trust": [
        ("Head of Nursing", "post", "Exe and Tarn NHS Foundation Trust", "")
    ],
    "Training leads from all agencies": [("Training leads from all agencies", "placeholder", None, "")],
    "Youth Parliament The Lantern Collective": [
        ("Youth Parliament", "board", None, ""),
        ("The Lantern Collective", "agency", None, ""),
    ],
    # posts over several fields, posts for now, posts that nobody holds
    "Assistant Director, Roads, Transport and Parking": [
        ("Assistant Director, Roads, Transport and Parking", "post", None, "")
    ],
    "Interim Head of Housing, Prevention & Equalities": [
        ("Interim Head of Housing, Prevention & Equalities", "post", None, "")
    ],
    "Vacant (Housing Options Manager)": [("Housing Options Manager", "post", "Housing Options", "")],
    "Named Nurse Safeguarding Children": [("Named Nurse Safeguarding Children", "post", None, "")],
    "Named GP (Dr Ines Okello), NHS Kent ICB": [
        ("Named GP", "post", "NHS Kent ICB", ""),
        ("Dr Ines Okello", "person", "NHS Kent ICB", ""),
    ],
    # a label, and a lead that is still to come
    "Lead: TBC; Support: Legal Services": [
        ("TBC", "placeholder", None, "accountable"),
        ("Legal Services", "team", None, "supports"),
    ],
    # houses, and those who are many
    "Amber House": [("Amber House", "agency", None, "")],
    "Faith leaders": [("Faith leaders", "placeholder", None, "")],
    "Taxi firms": [("Taxi firms", "placeholder", None, "")],
    "Redthread or Dorvale Counselling Project": [
        ("Redthread", "agency", None, ""),
        ("Dorvale Counselling Project", "agency", None, ""),
    ],
    # people: particles, the family name first, a full stop after a body
    "DS Oisín Mac an Ghoill": [("DS Oisín Mac an Ghoill", "person", None, "")],
    "Begum, Shirin": [("Begum, Shirin", "person", None, "")],
    "Police Service.": [("Police Service", "agency", None, "")],
    # two languages
    "I'w gadarnhau / To be confirmed": [("I'w gadarnhau / To be confirmed", "placeholder", None, "")],
    "Pob partner / All partners": [("All partners", "placeholder", None, "")],
    "Heddlu Dorvale / Dorvale Police": [("Dorvale Police", "agency", None, "")],
    # one body, or several with every separator
    "Police": [("Police", "agency", None, "")],
    "Police / Probation": [("Police", "agency", None, ""), ("Probation", "agency", None, "")],
    "Police, Probation and Housing": [
        ("Police", "agency", None, ""),
        ("Probation", "agency", None, ""),
        ("Housing", "team", None, ""),
    ],
    "Police & Probation; Housing": [
        ("Police", "agency", None, ""),
        ("Probation", "agency", None, ""),
        ("Housing", "team", None, ""),
    ],
    "Police\nProbation": [("Police", "agency", None, ""), ("Probation", "agency", None, "")],
    "• Police\n• Youth Justice Service": [
        ("Police", "agency", None, ""),
        ("Youth Justice Service", "agency", None, ""),
    ],
    "Community Safety Police / YOT": [
        ("Community Safety", "team", None, ""),
        ("Police", "agency", None, ""),
        ("YOT", "agency", None, ""),
    ],
    "The Council": [("Council", "agency", None, "")],
    # names that hold commas and "and"
    "Strategy, Planning and Performance Team": [("Strategy, Planning and Performance Team", "team", None, "")],
    "Health and Wellbeing Board": [("Health and Wellbeing Board", "board", None, "")],
    "Children, Young People and Learning Directorate / Police": [
        ("Children, Young People and Learning Directorate", "team", None, ""),
        ("Police", "agency", None, ""),
    ],
    "Housing, Education and Early Help": [
        ("Housing", "team", None, ""),
        ("Education", "team", None, ""),
        ("Early Help", "team", None, ""),
    ],
    "Brighton & Hove City Council, Sussex Police": [
        ("Brighton & Hove City Council", "agency", None, ""),
        ("Sussex Police", "agency", None, ""),
    ],
    # people of every community
    "Karen Mbeki": [("Karen Mbeki", "person", None, "")],
    "Oluwaseun Adeyemi-Cole & Siân Llewelyn": [
        ("Oluwaseun Adeyemi-Cole", "person", None, ""),
        ("Siân Llewelyn", "person", None, ""),
    ],
    "Rhys ap Gwilym": [("Rhys ap Gwilym", "person", None, "")],
    "Bronagh O'Hanlon / Agnieszka Wójcik": [
        ("Bronagh O'Hanlon", "person", None, ""),
        ("Agnieszka Wójcik", "person", None, ""),
    ],
    "Mohammed Al-Rashid, Nasreen Begum and Xu Wei": [
        ("Mohammed Al-Rashid", "person", None, ""),
        ("Nasreen Begum", "person", None, ""),
        ("Xu Wei", "person", None, ""),
    ],
    "Harpreet Gill-Singh": [("Harpreet Gill-Singh", "person", None, "")],
    "Hodan Warsame": [("Hodan Warsame", "person", None, "")],
    "J. Okafor": [("J. Okafor", "person", None, "")],
    "Hussain, M.K.": [("Hussain, M.K.", "person", None, "")],
    "DCI L. Pugh-Evans": [("DCI L. Pugh-Evans", "person", None, "")],
    "Cllr Patel": [("Cllr Patel", "person", None, "")],
    "Dave Lobwick Kate Marsden": [("Dave Lobwick", "person", None, ""), ("Kate Marsden", "person", None, "")],
    "Peter Clift Aaron Coll Kate Marsden Steve Coll": [
        ("Peter Clift", "person", None, ""),
        ("Aaron Coll", "person", None, ""),
        ("Kate Marsden", "person", None, ""),
        ("Steve Coll", "person", None, ""),
    ],
    "Kate Marsden Community Safety": [("Kate Marsden", "person", None, ""), ("Community Safety", "team", None, "")],
    "Kate Marsden Community Safety Team": [
        ("Kate Marsden", "person", None, ""),
        ("Community Safety Team", "team", None, ""),
    ],
    # who belongs to whom
    "Craig Dunn (Victim Support)": [("Craig Dunn", "person", "Victim Support", "")],
    "Community Safety (Kiran Vaz) Craig Dunn (Victim Support)": [
        ("Community Safety", "team", None, ""),
        ("Kiran Vaz", "person", "Community Safety", ""),
        ("Craig Dunn", "person", "Victim Support", ""),
    ],
    "Matt Long, Community Safety Team": [("Matt Long", "person", "Community Safety Team", "")],
    "Karen Ali/Kate Marsden, Community Safety": [
        ("Karen Ali", "person", "Community Safety", ""),
        ("Kate Marsden", "person", "Community Safety", ""),
    ],
    "Karen Ali and Kate Marsden, Probation": [
        ("Karen Ali", "person", "Probation", ""),
        ("Kate Marsden", "person", "Probation", ""),
    ],
    "Probation, Police, Karen Ali": [
        ("Probation", "agency", None, ""),
        ("Police", "agency", None, ""),
        ("Karen Ali", "person", None, ""),
    ],
    "Karen Ali, Kate Marsden, Probation": [
        ("Karen Ali", "person", None, ""),
        ("Kate Marsden", "person", None, ""),
        ("Probation", "agency", None, ""),
    ],
    "Karen Ali, Probation, Kate Marsden, Police": [
        ("Karen Ali", "person", "Probation", ""),
        ("Kate Marsden", "person", "Police", ""),
    ],
    "PSNI Neighbourhood Policing Team": [("PSNI Neighbourhood Policing Team", "team", "PSNI", "")],
    "Hospital Discharge Team, Exham Royal Infirmary": [
        ("Hospital Discharge Team", "team", "Exham Royal Infirmary", ""),
    ],
    "Assistant Director (Housing and Growth)": [("Assistant Director (Housing and Growth)", "post", None, "")],
    "Bread, Bed & Beyond": [("Bread, Bed & Beyond", "agency", None, "")],
    "The Lantern Room": [("The Lantern Room", "agency", None, "")],
    "HMP & YOI Exham": [("HMP & YOI Exham", "agency", None, "")],
    "Section 11 Task and Finish Group": [("Section 11 Task and Finish Group", "board", None, "")],
    "MPS and ASB Manager": [("MPS", "agency", None, ""), ("ASB Manager", "post", None, "")],
    "Lt Col (Retd) Hugh Ballard": [("Lt Col (Retd) Hugh Ballard", "person", None, "")],
    "Exham Council (Housing)": [("Housing", "team", "Exham Council", "")],
    "Exham Council: Housing Options": [("Housing Options", "team", "Exham Council", "")],
    "Legal Services, Exham Police": [("Legal Services", "team", "Exham Police", "")],
    "Neighbourhood Policing Team, Exham Council": [
        ("Neighbourhood Policing Team", "team", None, ""),
        ("Exham Council", "agency", None, ""),
    ],
    "Police and Crime Commissioner, Public Health": [
        ("Police and Crime Commissioner", "post", None, ""),
        ("Public Health", "team", None, ""),
    ],
    "Steve Coll, Police, Probation": [
        ("Steve Coll", "person", None, ""),
        ("Police", "agency", None, ""),
        ("Probation", "agency", None, ""),
    ],
    "Police: Steve Coll": [("Steve Coll", "person", "Police", "")],
    "YJS: Steve Coll, Mark Jones": [("Steve Coll", "person", "YJS", ""), ("Mark Jones", "person", "YJS", "")],
    "MPS - DCI Jane Smith; Probation - Mark Jones": [
        ("DCI Jane Smith", "person", "MPS", ""),
        ("Mark Jones", "person", "Probation", ""),
    ],
    "Bridget O'Dell (Drug treatment providers)": [("Bridget O'Dell", "person", "Drug treatment providers", "")],
    "Youth Offending Team (YOT)": [("Youth Offending Team", "agency", None, "")],
    "Sergeant Tom O'Neill (Roads Policing)": [("Sergeant Tom O'Neill", "person", "Roads Policing", "")],
    # posts
    "Family Support Team Managers": [("Family Support Team Managers", "post", None, "")],
    "YOT Manager": [("YOT Manager", "post", "YOT", "")],
    "Head of Service, Youth Justice (J. Okafor)": [
        ("Head of Service, Youth Justice", "post", None, ""),
        ("J. Okafor", "person", "Youth Justice", ""),
    ],
    "Jane Doe, Head of Youth Justice, Bexley Council": [
        ("Jane Doe", "person", "Bexley Council", ""),
        ("Head of Youth Justice", "post", "Bexley Council", ""),
    ],
    "Assistant Director, Housing & Communities – Fatima Begum": [
        ("Assistant Director, Housing & Communities", "post", None, ""),
        ("Fatima Begum", "person", None, ""),
    ],
    "CSE Coordinator Community Safety": [("CSE Coordinator", "post", None, ""), ("Community Safety", "team", None, "")],
    "Designated Safeguarding Leads in schools": [("Designated Safeguarding Leads in schools", "post", None, "")],
    "Chair of Safeguarding Partnership": [("Chair of Safeguarding Partnership", "post", None, "")],
    "Director of Public Health and Chief Executive": [
        ("Director of Public Health", "post", None, ""),
        ("Chief Executive", "post", None, ""),
    ],
    "CRC representative and Police representative": [
        ("CRC representative", "post", "CRC", ""),
        ("Police representative", "post", "Police", ""),
    ],
    "Community Safety Partnership Manager": [
        ("Community Safety Partnership Manager", "post", "Community Safety Partnership", "")
    ],
    "Ward Councillors": [("Ward Councillors", "post", None, "")],
    "Head of Children's Services (vacant)": [("Head of Children's Services", "post", None, "")],
    # roles said in the cell
    "Police (lead), Probation (support)": [
        ("Police", "agency", None, "accountable"),
        ("Probation", "agency", None, "supports"),
    ],
    "Lead: Police; Support: Probation, Education": [
        ("Police", "agency", None, "accountable"),
        ("Probation", "agency", None, "supports"),
        ("Education", "team", None, "supports"),
    ],
    "Housing supported by Police and Probation": [
        ("Housing", "team", None, ""),
        ("Police", "agency", None, "supports"),
        ("Probation", "agency", None, "supports"),
    ],
    "Supported by YOT; Lead: YOT": [("YOT", "agency", None, "supports"), ("YOT", "agency", None, "accountable")],
    "Tim Allsop (supported by Police)": [("Tim Allsop", "person", None, ""), ("Police", "agency", None, "supports")],
    "Met Police with support from St Giles Trust": [
        ("Met Police", "agency", None, ""),
        ("St Giles Trust", "agency", None, "supports"),
    ],
    "Police to lead, with Council": [
        ("Police", "agency", None, "accountable"),
        ("Council", "agency", None, "supports"),
    ],
    # nobody
    "TBC": [("TBC", "placeholder", None, "")],
    "?": [("?", "placeholder", None, "")],
    "-": [("-", "placeholder", None, "")],
    "All partners": [("All partners", "placeholder", None, "")],
    "Neighbouring boroughs": [("Neighbouring boroughs", "placeholder", None, "")],
    "Working group": [("Working group", "placeholder", None, "")],
    "Training provider for CSE": [("Training provider for CSE", "placeholder", None, "")],
    "To be agreed by the Board once funding is known": [
        ("To be agreed by the Board once funding is known", "placeholder", None, ""),
    ],
    "": [],
    " \n ": [],
    # bodies known only by their form
    "Swansea Bay University Health Board / South Wales Police": [
        ("Swansea Bay University Health Board", "agency", None, ""),
        ("South Wales Police", "agency", None, ""),
    ],
    "Kent County Council": [("Kent County Council", "agency", None, "")],
    "Hertfordshire Constabulary": [("Hertfordshire Constabulary", "agency", None, "")],
    "Bromley Healthcare": [("Bromley Healthcare", "agency", None, "")],
    "Mereshire Fire and Rescue Service": [("Mereshire Fire and Rescue Service", "agency", None, "")],
    "NHS Kent and Medway ICB": [("NHS Kent and Medway ICB", "agency", None, "")],
    "Dorset and Wiltshire Fire & Rescue Service": [("Dorset and Wiltshire Fire & Rescue Service", "agency", None, "")],
    "Belfast Health and Social Care Trust": [("Belfast Health and Social Care Trust", "agency", None, "")],
    "Healthwatch Harrowmoor / Eastvale BID": [
        ("Healthwatch Harrowmoor", "agency", None, ""),
        ("Eastvale BID", "agency", None, ""),
    ],
    "Tees, Esk and Wear Valleys NHS FT": [("Tees, Esk and Wear Valleys NHS FT", "agency", None, "")],
    "Thirteen Group": [("Thirteen Group", "agency", None, "")],
    "Police and Crime Commissioner for North Wales": [
        ("Police and Crime Commissioner for North Wales", "post", None, "")
    ],
    "Det Supt James Whitlow - Mereshire Police": [("Det Supt James Whitlow", "person", "Mereshire Police", "")],
    "T/DCI Lucy Marsh": [("T/DCI Lucy Marsh", "person", None, "")],
    "Traffic Manager, Furness Council": [("Traffic Manager", "post", "Furness Council", "")],
    "All PSB members": [("All PSB members", "placeholder", None, "")],
    "Provider to be commissioned": [("Provider to be commissioned", "placeholder", None, "")],
    "Gangs Working Group": [("Gangs Working Group", "board", None, "")],
    "XRQ, the Office of Oversight, and ZTP": [
        ("XRQ", "agency", None, ""),
        ("Office of Oversight", "agency", None, ""),
        ("ZTP", "agency", None, ""),
    ],
}


@pytest.mark.parametrize("cell", CELLS)
def test_a_lead_cell_is_read_as_a_person_reads_it(cell: str) -> None:
    """Names, kinds, bodies and roles are those that a careful reader gives, and no others."""
    found = [(n.name, n.kind, n.of, "" if n.role == "named" else n.role) for n in read_cell(cell, "named")]
    assert found == CELLS[cell]


def test_there_are_many_cells() -> None:
    """The table above is the measure of this reader; it may grow and not shrink."""
    assert len(CELLS) >= 60


def test_initials_are_people_where_the_plan_gives_leads_by_initials() -> None:
    """The document's own habit decides what a pair of capitals means."""
    assert [(n.name, n.kind) for n in read_cell("KK/HS", "named", evidence=Evidence(initials=True))] == [
        ("KK", "person"),
        ("HS", "person"),
    ]
    assert {n.kind for n in read_cell("KK/HS", "named")} == {"agency"}


def test_a_name_that_stands_alone_elsewhere_splits_a_run() -> None:
    """Names that no list knows are told apart by the plan's own cells."""
    people = frozenset({key_of("Zyx Qwo"), key_of("Vut Rop")})
    found = read_cell("Zyx Qwo Vut Rop", "named", evidence=Evidence(people=people))
    assert [n.name for n in found] == ["Zyx Qwo", "Vut Rop"]


def test_people_are_turned_where_the_plan_gives_family_names_first() -> None:
    """A comma parts two bodies elsewhere, and of two words that are no names of people here too."""
    evidence = Evidence(turned=True)
    names = read_cell("van der Meer, Joost; Okoro, Chidinma", "accountable", evidence=evidence)
    assert [(name.name, name.kind) for name in names] == [
        ("Joost van der Meer", "person"),
        ("Chidinma Okoro", "person"),
    ]
    both = read_cell("Housing, Police", "accountable", evidence=evidence)
    assert [name.name for name in both] == ["Housing", "Police"]


def test_a_former_lead_is_marked() -> None:
    """Who led before does not lead now."""
    assert [(n.name, n.former) for n in read_cell("Janet Hume\nPreviously Tim Allsop/Roger Hamp", "named")] == [
        ("Janet Hume", False),
        ("Tim Allsop", True),
        ("Roger Hamp", True),
    ]


def test_a_lead_to_be_confirmed_is_provisional() -> None:
    """A bracket that says TBC is said of the name before it, not a lead of its own."""
    assert [(n.name, n.provisional) for n in read_cell("Police (TBC), Probation", "named")] == [
        ("Police", True),
        ("Probation", False),
    ]


def test_what_nothing_explains_is_unknown_and_kept() -> None:
    """Words that are no name come out as unknown with low confidence; they are not dropped and not guessed."""
    found = read_cell("once funding has been found", "named")
    assert [n.kind for n in found] == ["unknown"]
    assert found[0].confidence < 0.75
    assert found[0].name == "once funding has been found"


@given(st.text(max_size=80))
def test_any_text_can_be_read_and_reads_the_same_twice(text: str) -> None:
    """No cell breaks the reader; names are never empty and their confidence is a share."""
    first = read_cell(text, "named")
    assert first == read_cell(text, "named")
    assert all(name.name.strip() and 0 <= name.confidence <= 1 for name in first)
    assert bool(first) or not any(
        t.kind == "word" and t.key not in {"the", "a", "an", "or", "via", "plus", "then"} for t in tokenise(text)
    )


ODD = [
    "=cmd()",
    "</script>",
    "<b>Safer</b>",
    "{{x}}",
    "$(rm)",
    "#REF!",
    "100%",
    "`ls`",
    "&lt;b&gt;",
    "@SUM(1+1)*2",
    "™",
    "🙂",
    "\u202eabc",
]


@given(
    st.lists(
        st.sampled_from([*ODD, "Ruth", "Ely", "Police", "Board", "Safer", "Team", "of", "/", ","]),
        min_size=1,
        max_size=6,
    )
)
def test_what_no_name_has_stays_in_the_words_of_a_name(words: list[str]) -> None:
    """Odd characters of a cell all stand in the text of some name, or of what it is of."""
    names = read_cell(" ".join(words), "accountable")
    said = " ".join(f"{name.text} {name.of or ''} {name.holds or ''}" for name in names)
    assert [word for word in words if word in ODD and word not in said] == []


@pytest.mark.parametrize("separator", [" / ", "/", "; ", "\n", " & "])
@given(
    names=st.lists(
        st.sampled_from(["Police", "Probation", "Karen Mbeki", "Community Safety", "YOT Manager", "Age UK"]),
        min_size=1,
        max_size=6,
        unique=True,
    )
)
def test_separators_make_no_difference(separator: str, names: list[str]) -> None:
    """Whatever parts the names, the same names are found."""
    assert [name.name for name in read_cell(separator.join(names), "named")] == names


def test_a_long_cell_takes_no_long_time() -> None:
    """Work grows in step with the cell: a cell of 2,000 names is read at once."""
    assert (
        len(
            read_cell(
                " / ".join(
                    f"Karen Mbeki{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(2000)
                ),
                "named",
            )
        )
        == 2000
    )


@pytest.mark.parametrize(
    "table",
    [
        "head_words",
        "placeholders",
        "role_words",
        "titles",
        "first_names",
        "service_words",
        "text_words",
        "local_bodies",
        "gazetteer",
    ],
)
def test_vocabulary_is_there_and_every_row_says_something(table: str) -> None:
    """Reference tables have rows, and no two rows are the same."""
    rows = reference.rows(table)
    assert rows
    assert len({tuple(row.items()) for row in rows}) == len(rows)


def test_role_words_name_roles() -> None:
    """The table holds roles that edges know, and what a label may say besides."""
    roles = {row["role"] for row in reference.rows("role_words")}
    assert roles <= {
        "accountable",
        "responsible",
        "supports",
        "consulted",
        "informed",
        "named",
        "former",
        "acting",
        "same",
    }
