"""A cohesion plan in Markdown: actions grouped under headings, one pipe table a section, a table of services after them."""

from rendering import Heading, Line, Paper
from sources import Act, Plan, agency, board, nobody, person, post, table, team

MEET, CALM = "Places to meet", "Calm in tense times"
ACTS = [
    Act("1", "Keep the five community centres open on Sundays", "Community Centres Manager", [post("Community Centres Manager")], "October 2025", "2025-10-31", theme=MEET, more=["Doors open on fifty Sundays", "Fenwater Volunteers"]),
    Act("2", "Pay for bilingual classes in cooking and repair", "Fenwater College", [agency("Fenwater College")], "1 Sept 2025", "2025-09-01", theme=MEET, more=["Twelve classes", ""]),
    Act("3", "Share one calendar of festivals", "Interfaith Council", [board("Interfaith Council", kind_alt=["agency"])], "Ongoing", None, True, theme=MEET, more=["Calendar online", "Fenwater Libraries"]),
    Act("4", "Bring older and younger residents together to plant the verges", "Parks and Open Spaces Team", [team("Parks and Open Spaces Team")], "Spring 2026", None, theme=MEET, more=["Verges planted", ""]),
    Act("5", "Meet within a day when rumours spread, and answer them", "Tension Monitoring Group", [board("Tension Monitoring Group", kind_alt=["team"])], "As required", None, True, theme=CALM, more=["Notes of each meeting", "Fenwater Police"]),
    Act("6", "Write guidance for ward members on what to say and where", "Dafydd Iorwerth", [person("Dafydd Iorwerth")], "30 November 2025", "2025-11-30", theme=CALM, more=["Guidance with all members", ""]),
    Act("7", "Train forty people as mediators in their own streets", "Ngozi Chukwu; Simran Dhaliwal", [person("Ngozi Chukwu"), person("Simran Dhaliwal")], "by March 2026", "2026-03-31", theme=CALM, more=["Forty people trained", ""]),
    Act("8", "Ask schools how newly arrived children settle", "Head teachers", [nobody("Head teachers", kind_alt=["post"])], "Each term", None, True, theme=CALM, more=["A page a term", "Refugee Support Fenwater"]),
]  # fmt: skip
HELP = {
    "Fenwater Volunteers": agency("Fenwater Volunteers", kind_alt=["placeholder", "team", "post"]),
    "Fenwater Libraries": team("Fenwater Libraries"),
    "Fenwater Police": agency("Fenwater Police"),
    "Refugee Support Fenwater": agency("Refugee Support Fenwater", kind_alt=["team", "unknown"]),
}
for _act in ACTS:
    if _act.more[1]:
        _act.leads.append({**HELP[_act.more[1]], "role": "supports"})


def _table(theme: str) -> object:
    rows = [[act.ref, act.action, act.who, act.more[1], act.by, act.more[0]] for act in ACTS if act.theme == theme]
    return table(["No.", "Action", "Lead", "Supported by", "When", "How we will know"], *rows)


PLAN = Plan(
    ".md",
    Paper(
        "Fenwater cohesion plan",
        [
            Heading("Fenwater Community Cohesion Plan 2025-26"),
            Line("Agreed by the Fenwater Strategic Partnership on 20 May 2025."),
            Heading(MEET, 2),
            _table(MEET),
            Heading(CALM, 2),
            _table(CALM),
            Heading("Services that people can turn to", 2),
            table(
                ["Service", "Provider"],
                ["Advice on hate crime", "Stop Hate Fenwater"],
                ["English classes", "Fenwater College"],
            ),
        ],
    ),
    ACTS,
)
