"""A suicide prevention plan as a ruled PDF: section rows, rows that go on over a page, headings that come again."""

from rendering import Heading, Line, Paper
from sources import Act, Plan, agency, board, person, post, section, table, team

DATA, RISK, AFTER = "1. Better and faster data", "2. People at higher risk", "3. After a death"

ACTS = [
    Act("1.1", "Set up surveillance of suspected suicides in real time with the coroner's office, the ambulance service and the police, with a daily call on working days and a written note of each decision, so that support can reach a family, a school or a workplace within two days", "Consultant in Public Health", [post("Consultant in Public Health")], "31 December 2025", "2025-12-31", theme=DATA, rag="amber", more=["Calls held on nine days in ten; the note template was agreed by all three services in June and is now in use", "Amber"]),
    Act("1.2", "Agree who may see which details and write it down in an information sharing agreement", "Information Governance Lead, Marlhaven Council", [post("Information Governance Lead", "Marlhaven Council")], "September 2025", "2025-09-30", theme=DATA, rag="red", more=["Signatures from four of six bodies", "Red"]),
    Act("1.3", "Review the last five years of coroners' records", "Marlhaven University Hospitals NHS Trust", [agency("Marlhaven University Hospitals NHS Trust")], "30/06/2026", "2026-06-30", theme=DATA, rag="green", more=["Report to the partnership", "Green"]),
    Act("2.1", "Train barbers, taxi drivers and bookmakers to notice distress and to know where to send people", "Abdirahman Warsame (Marlhaven Mind)", [person("Abdirahman Warsame", "Marlhaven Mind")], "Ongoing", None, True, theme=RISK, rag="green", more=["Two hundred people trained a year", "Green"]),
    Act("2.2", "Ask farmers' markets and feed merchants to carry the helpline card", "Rural Support Network", [agency("Rural Support Network")], "Summer 2025", None, theme=RISK, rag="green", more=["Cards at thirty places", "Green"]),
    Act("2.3", "Offer safety planning to each person who is seen after self-harm in the emergency department, on the same day, whatever the hour, and send the plan to the general practitioner with the person's agreement", "Liaison Psychiatry Service", [team("Liaison Psychiatry Service")], "Q1 2026/27", "2026-06-30", theme=RISK, rag="amber", more=["Nine of ten people have a plan when they go home", "Amber"]),
    Act("2.4", "Put a worker for gambling harm into the money advice service", "Citizens Advice Marlhaven", [agency("Citizens Advice Marlhaven")], "1st April 2026", "2026-04-01", theme=RISK, rag="red", more=["Post filled", "Red"]),
    Act("2.5", "Work with the rail operator on fences and signs at Quay Lane crossing", "Network Rail & British Transport Police", [agency("Network Rail"), agency("British Transport Police")], "TBC", None, theme=RISK, rag="red", more=["No further incidents", "Red"]),
    Act("3.1", "Give each bereaved family a named contact within three days", "Sunniva Halcrow", [person("Sunniva Halcrow")], "October 2025", "2025-10-31", theme=AFTER, rag="amber", more=["All families offered a contact", "Amber"]),
    Act("3.2", "Support schools after the death of a pupil or teacher", "Educational Psychology Service", [team("Educational Psychology Service")], "As required", None, True, theme=AFTER, rag="green", more=["Schools say that help came in time", "Green"]),
    Act("3.3", "Tell editors about the guidance on reporting and answer within the hour when they call", "Communications Team; Samaritans", [team("Communications Team"), agency("Samaritans")], "As required", None, True, theme=AFTER, rag="green", more=["Fewer reports that breach the guidance", "Green"]),
    Act("3.4", "Report on this plan once a year", "Suicide Prevention Partnership", [board("Suicide Prevention Partnership", kind_alt=["agency", "team"])], "March 2026", "2026-03-31", theme=AFTER, rag="green", more=["Report to the Health and Wellbeing Board", "Green"]),
]  # fmt: skip

_rows: list = [["Ref", "Action", "Lead", "Target date", "How we will know", "RAG"]]
for _theme in (DATA, RISK, AFTER):
    _rows.append(section(_theme, 6, fill="DDE7F0"))
    _rows += [[act.ref, act.action, act.who, act.by, *act.more] for act in ACTS if act.theme == _theme]

PLAN = Plan(
    ".pdf",
    Paper(
        "Marlhaven Suicide Prevention Action Plan",
        [
            Heading("Marlhaven Suicide Prevention Action Plan 2025-2027"),
            Line("The partnership reads this plan every two months. Each lead writes an update in the week before."),
            Line("It serves the strategy that the Health and Wellbeing Board agreed in February 2025."),
            Line("People who have lost somebody helped to write it. Their names are not printed here."),
            table(*_rows, widths=(0.8, 3.4, 2.8, 1.9, 2.4, 1.2)),
            Heading("Where to get help", 2),
            table(
                ["Service", "When it is open", "Telephone"],
                ["Marlhaven Crisis Line", "At all hours", "01632 960201"],
                ["Listening Café", "Six to eleven each evening", "01632 960202"],
            ),
        ],
        header="Marlhaven Suicide Prevention Partnership",
        footer="Action Plan 2025-2027",
    ),
    ACTS,
    how={"size": 12, "across": False},
)
