"""A plan for the evening economy as a text file: columns told by white space, as a page falls out of a PDF."""

from rendering import Heading, Line, Paper
from sources import Act, Plan, agency, person, post, table, team

ACTS = [
    Act("N1", "Put taxi marshals on both ranks on Friday and Saturday nights", "Licensing Team", [team("Licensing Team")], "1 August 2025", "2025-08-01", status="Complete"),
    Act("N2", "Train door staff to help people who are on their own and unwell", "Corrie Pubwatch", [agency("Corrie Pubwatch", kind_alt=["board", "team", "unknown"])], "October 2025", "2025-10-31", status="In progress"),
    Act("N3", "Keep a quiet room with first aid open until four", "Street Pastors", [agency("Street Pastors", kind_alt=["team", "placeholder", "post"])], "Ongoing", None, True, status="In progress"),
    Act("N4", "Test drinks for spiking and report within the hour", "Corrie Royal Infirmary", [agency("Corrie Royal Infirmary")], "TBC", None, status="Not started"),
    Act("N5", "Add a night bus on the hill route", "Kirsty MacAskill", [person("Kirsty MacAskill")], "31/12/2025", "2025-12-31", status="In progress"),
    Act("N6", "Check each venue's plan for a crowd that leaves at once", "Fire Safety Officer", [post("Fire Safety Officer")], "Feb 2026", "2026-02-28", status="Not started"),
    Act("N7", "Wash the square before seven each morning", "Street Scene", [team("Street Scene")], "Daily", None, True, status="In progress"),
    Act("N8", "Publish a page of figures on the night-time economy every quarter", "Business Improvement District", [agency("Business Improvement District")], "Quarterly", None, True, status="In progress"),
]  # fmt: skip

PLAN = Plan(
    ".txt",
    Paper(
        "Corrie evening economy plan",
        [
            Heading("Corrie Evening Economy Partnership"),
            Line("Action plan 2025"),
            table(
                ["Ref", "Action", "Lead", "Deadline", "Status"],
                *[[act.ref, act.action, act.who, act.by, act.status] for act in ACTS],
                widths=(0.7, 4.2, 2.6, 1.9, 1.3),
            ),
        ],
    ),
    ACTS,
    how={"fixed": 112},
)
