"""A health and wellbeing strategy's action log as a CSV file in UTF-16, as a reporting system saves it."""

from rendering import Paper
from sources import Act, Plan, agency, person, post, table, team

BEST, LIVE = "Best start", "Living well"
ACTS = [
    Act("HWB-01", "Weigh and measure every child in reception and year six", "School Nursing Service", [team("School Nursing Service")], "31/07/2026", "2026-07-31", theme=BEST, status="On track", rag="green", more=["Green", "Nine schools visited"]),
    Act("HWB-02", "Open family hubs in Aldbrook East and Millers Dale", "Sadia Hussain-Patel", [person("Sadia Hussain-Patel")], "01/10/2025", "2025-10-01", theme=BEST, status="Delayed", rag="amber", more=["Amber", "Lease signed; building work late"]),
    Act("HWB-03", "Train midwives to talk about smoking without blame", "Aldbrook Maternity Voices", [agency("Aldbrook Maternity Voices", kind_alt=["team", "board"])], "Ongoing", None, True, theme=BEST, status="On track", rag="green", more=["Green", ""]),
    Act("HWB-04", "Offer a dental van to schools in the valley", "NHS Aldbrook ICB", [agency("NHS Aldbrook ICB")], "Q3 2025/26", "2025-12-31", theme=BEST, status="Not started", rag="red", more=["Red", "No bids received"]),
    Act("HWB-05", "Send a link worker to every surgery", "Head of Primary Care", [post("Head of Primary Care")], "31/03/2026", "2026-03-31", theme=LIVE, status="On track", rag="green", more=["Green", "31 of 40"]),
    Act("HWB-06", "Pay the living wage in all council contracts", "Aldbrook Council – Procurement", [team("Procurement", "Aldbrook Council")], "01/04/2027", "2027-04-01", theme=LIVE, status="Not started", rag="amber", more=["Amber", ""]),
    Act("HWB-07", "Walk, wheel and cycle week in every ward", "Caitríona Nic Gabhann", [person("Caitríona Nic Gabhann")], "May 2026", "2026-05-31", theme=LIVE, status="Complete", rag="blue", more=["Blue", "“A success” – Cllr’s note"]),
    Act("HWB-08", "Cut the wait for talking therapies below six weeks", "Aldbrook Mental Health Trust", [agency("Aldbrook Mental Health Trust")], "TBC", None, theme=LIVE, status="Delayed", rag="red", more=["Red", ""]),
]  # fmt: skip

PLAN = Plan(
    ".csv",
    Paper(
        "Aldbrook health and wellbeing log",
        [
            table(
                ["Ref", "Priority area", "Action", "Lead", "Due date", "Status", "RAG", "Latest update"],
                *[[act.ref, act.theme or "", act.action, act.who, act.by, act.status or "", *act.more] for act in ACTS],
            )
        ],
    ),
    ACTS,
    how={"delimiter": "\t", "encoding": "utf-16"},
)
