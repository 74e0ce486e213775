"""A youth justice plan in Word: one recommendation over several actions, tracked changes, struck-out dates, a landscape page."""

from rendering import Box, Heading, Line, Paper, Turn
from sources import Act, Plan, agency, person, post, table, team

KEEP = "Keep children out of the formal system wherever that is safe"
COURT = "Give courts a report that says who the child is"
HOME = "Plan each return home from the first day in custody"

ACTS = [
    Act("YJ1", "Agree with the police a joint decision panel that sits each Tuesday", "Temitope Oyelaran, Diversion Manager", [person("Temitope Oyelaran"), post("Diversion Manager", optional=True)], "31 October 2025", "2025-10-31", status="In progress"),
    Act("YJ2", "Screen every child who is referred for speech, language and communication needs", "Speech and Language Therapy Service", [team("Speech and Language Therapy Service")], "Ongoing", None, True, status="In progress"),
    Act("YJ3", "Publish the eligibility rules for diversion in plain words", "Communications Officer", [post("Communications Officer")], "15 January 2026", "2026-01-15", status="Not started"),
    Act("YJ4", "Train report writers in the lived experience of care", "Gethin Rhydderch", [person("Gethin Rhydderch")], "December 2025", "2025-12-31", status="Not started"),
    Act("YJ5", "Ask the bench every six months what it needs from reports", "Court Team Manager", [post("Court Team Manager")], "Every six months", None, True, status="In progress"),
    Act("YJ6", "Hold a resettlement meeting within ten days of sentence", "Resettlement Worker / Children's Social Care", [post("Resettlement Worker"), team("Children's Social Care")], "From September 2025", None, True, status="In progress"),
    Act("YJ7", "Secure a protocol on accommodation with the two housing associations", "Hexley Homes and Fenside Housing Association", [agency("Hexley Homes"), agency("Fenside Housing Association")], "28/02/2026", "2026-02-28", status="Not started"),
    Act("YJ8", "Bring a named education offer to every release plan", "Virtual School Head", [post("Virtual School Head", kind_alt=["person"])], "1 September 2025", "2025-09-01", status="Completed"),
]  # fmt: skip


def _row(act: Act, goal: Box | None = None, when: Box | None = None) -> list[Box | str]:
    first: list[Box | str] = [goal] if goal else []
    return [*first, act.ref, act.action, act.who, when or act.by, act.status or ""]


A = ACTS
PLAN = Plan(
    ".docx",
    Paper(
        "Hexley Youth Justice Plan",
        [
            Heading("Hexley Youth Justice Plan 2025-2027"),
            Line("The management board answers for this plan and meets four times a year."),
            Turn(across=True),
            table(
                ["Recommendation", "Ref", "Action", "Lead", "Timescale", "Status"],
                _row(A[0], Box(KEEP, rows=3), Box("31 October 2025", struck="30 June 2025")),
                _row(A[1]),
                _row(A[2], None, Box("15", deleted="1 December 2025", inserted="January 2026")),
                _row(A[3], Box(COURT, rows=2)),
                _row(A[4]),
                _row(A[5], Box(HOME, rows=3)),
                _row(A[6]),
                _row(A[7]),
                widths=(3, 1, 5, 3, 2, 2),
            ),
            Turn(),
            Heading("How we measure", 2),
            table(
                ["Indicator", "Baseline 2024", "Target 2026"],
                ["First time entrants per 100,000", "182", "150"],
                ["Reoffending rate", "31.4 %", "28 %"],
                ["Children in custody on 31 March", "4", "2"],
            ),
        ],
        header="Hexley Youth Justice Partnership",
        footer="Youth Justice Plan",
    ),
    ACTS,
)
