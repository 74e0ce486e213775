"""A hate crime plan on a web page: a table of labels and values for each action."""

from rendering import Box, Heading, Line, Paper
from sources import Act, Plan, agency, person, post, table, team

ACTS = [
    Act("HC1", "Open three reporting centres outside police stations", "Dunmorrow Equalities Team", [team("Dunmorrow Equalities Team", name_alt=["Equalities Team"])], "November 2025", "2025-11-30", status="In progress", more=["Centres open"]),
    Act("HC2", "Give call handlers a day's training by disabled people", "Inspector Jesús Fernández-Ortiz", [person("Jesús Fernández-Ortiz", name_alt=["Inspector Jesús Fernández-Ortiz"])], "15 October 2025", "2025-10-15", status="Not started", more=["All handlers trained"]),
    Act("HC3", "Bring restorative meetings to cases where the victim asks for one", "Dunmorrow Victim Care", [agency("Dunmorrow Victim Care", kind_alt=["team"])], "Ongoing", None, True, status="In progress", more=["Victims who say it helped"]),
    Act("HC4", "Write to each place of worship about grants for cameras and gates", "Community Cohesion Officer", [post("Community Cohesion Officer")], "30/09/2025", "2025-09-30", status="Complete", more=["Letters sent"]),
    Act("HC5", "Meet the Roma, Polish and Sudanese associations once a quarter", "Daniela Rostaş / Amna Elhassan", [person("Daniela Rostaş"), person("Amna Elhassan")], "Quarterly", None, True, status="In progress", more=["Notes of four meetings"]),
    Act("HC6", "Add hate crime to the induction of bus drivers", "Dunmorrow Buses", [agency("Dunmorrow Buses")], "March 2026", "2026-03-31", status="Not started", more=["In the handbook"]),
    Act("HC7", "Check that prosecutors ask for the uplift at sentence", "Crown Prosecution Service", [agency("Crown Prosecution Service")], "TBC", None, status="Not started", more=["Share of cases with uplift"]),
    Act("HC8", "Publish figures by ward on the same day each month", "Performance and Insight Team", [team("Performance and Insight Team")], "1 July 2025", "2025-07-01", status="Complete", more=["Twelve sets of figures"]),
]  # fmt: skip

_blocks: list = []
for _act in ACTS:
    _rows = [
        ["Ref", _act.ref],
        ["Action", _act.action],
        ["Lead", _act.who],
        ["By when", _act.by],
        ["How we will know", _act.more[0]],
        ["Status", _act.status],
    ]
    _blocks.append(table(*[[Box(label, bold=True), value] for label, value in _rows], head=0))

PLAN = Plan(
    ".html",
    Paper(
        "Hate crime action plan - Dunmorrow",
        [
            Heading("Hate crime action plan 2025-26"),
            Line("Eight promises by the Dunmorrow Hate Crime Partnership."),
            *_blocks,
            Line("If you have seen or lived through hate crime, you can report it here."),
        ],
        header="Safer Dunmorrow",
        footer="Contact the partnership office",
    ),
    ACTS,
)
