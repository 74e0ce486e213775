"""The action plan of a domestic homicide review in Word: a block of labels and values for each action."""

from rendering import Box, Heading, Line, Paper
from sources import Act, Plan, agency, board, person, post, supports, table, team

ACTS = [
    Act("1", "Add a prompt on coercive control to the triage form", "Named Nurse for Safeguarding, Carrick Vale NHS Trust", [post("Named Nurse for Safeguarding", "Carrick Vale NHS Trust")], "30 November 2025", "2025-11-30", theme="Health", status="In progress", more=["Revised form in use on every ward"]),
    Act("2", "Audit forty sets of notes for evidence that the patient was seen alone", "Dr Fatima Siddiqui", [person("Fatima Siddiqui", name_alt=["Dr Fatima Siddiqui"])], "March 2026", "2026-03-31", theme="Health", status="Not started", more=["Audit report with a rate above 90 per cent"]),
    Act("3", "Rewrite the policy on leavers so that open safeguarding concerns are handed over", "NHS Carrick and Isles ICB", [agency("NHS Carrick and Isles ICB")], "Q4 2025/26", "2026-03-31", theme="Health", status="Not started", more=["Policy published"]),
    Act("4", "Brief every response officer on risk after separation", "Superintendent Callum Farquharson", [person("Callum Farquharson", name_alt=["Superintendent Callum Farquharson"])], "31/01/2026", "2026-01-31", theme="Police", status="In progress", more=["Attendance at 95 per cent"]),
    Act("5", "Check the quality of risk assessments each month by dip sample", "Public Protection Unit", [team("Public Protection Unit")], "Monthly", None, True, theme="Police", status="In progress", more=["Sample results to the board"]),
    Act("6", "Offer housing officers a half-day course on economic abuse", "Housing Options Manager", [post("Housing Options Manager")], "by 15 December 2025", "2025-12-15", theme="Council", status="Complete", more=["Forty officers trained"]),
    Act("7", "Publish the local directory of specialist services in five languages", "Communications Team", [team("Communications Team")], "September 2025", "2025-09-30", theme="Council", status="Complete", more=["Directory online"]),
    Act("8", "Report on the delivery of this plan twice a year", "Carrick Vale Community Safety Partnership", [board("Carrick Vale Community Safety Partnership", kind_alt=["agency", "board"])], "June 2026", "2026-06-30", theme="Council", status="Not started", more=["Minutes"]),
]  # fmt: skip
WITH = {"1": ("Carrick Women's Aid", agency), "6": ("Shelter Carrick", agency), "7": ("Polish Family Centre", agency)}
for _act in ACTS:
    if _act.ref in WITH:
        _act.leads.append(supports(agency(WITH[_act.ref][0])))

_blocks: list = []
for _theme in ("Health", "Police", "Council"):
    _blocks.append(Heading(_theme, 2))
    for _act in ACTS:
        if _act.theme == _theme:
            _rows = [
                ["Recommendation number", _act.ref],
                ["Action", _act.action],
                ["Lead", _act.who],
                ["Supported by", WITH.get(_act.ref, ("",))[0]],
                ["Target date", _act.by],
                ["Measure of success", _act.more[0]],
                ["Status", _act.status or ""],
            ]
            _blocks += [
                table(*[[Box(label, bold=True), value] for label, value in _rows], head=0, widths=(1, 3)),
                Line(""),
            ]

PLAN = Plan(
    ".docx",
    Paper(
        "Domestic Homicide Review: action plan",
        [
            Heading("Domestic Homicide Review: action plan"),
            Line("Carrick Vale Community Safety Partnership, July 2025"),
            Line("The names of the family are not used in this plan."),
            *_blocks,
        ],
        footer="Official",
    ),
    ACTS,
)
