"""An anti-social behaviour plan on an old council site: the page stands in a layout table, links and notices around it."""

from rendering import Box, Heading, Line, Paper
from sources import Act, Plan, agency, person, post, section, table, team

TOWN, HOMES = "Town centre and parks", "Homes and neighbours"

ACTS = [
    Act("T1", "Renew the order that limits street drinking and consult on its edges", "Legal Services", [team("Legal Services")], "31 Oct 2025", "2025-10-31", theme=TOWN, status="On target", more=["Order in force before winter"]),
    Act("T2", "Open the bandstand to young people on Friday nights", "Parks Manager, with Quarrington Youth Trust", [post("Parks Manager"), agency("Quarrington Youth Trust", None, "supports")], "From April 2025", None, True, theme=TOWN, status="Complete", more=["Fifty young people a week"]),
    Act("T3", "Link the cameras of the bus station and the multi-storey", "Balbir Singh Sandhu, CCTV Manager", [person("Balbir Singh Sandhu"), post("CCTV Manager", optional=True)], "February 2026", "2026-02-28", theme=TOWN, status="At risk", more=["One control room"]),
    Act("T4", "Clear drug litter within two hours of a call", "Street Cleansing", [team("Street Cleansing")], "Ongoing", None, True, theme=TOWN, status="On target", more=["Calls closed in time"]),
    Act("N1", "Offer mediation before any notice is served", "Quarrington Homes", [agency("Quarrington Homes")], "Immediately", None, False, theme=HOMES, status="On target", more=["Cases settled"], alt={"ongoing_alt": [True]}),
    Act("N2", "Answer each request for a case review within ten working days", "Sgt. Rhiannon Pugh", [person("Rhiannon Pugh", name_alt=["Sgt. Rhiannon Pugh", "Sgt Rhiannon Pugh"])], "30 June 2025", "2025-06-30", theme=HOMES, status="Complete", more=["All in time"]),
    Act("N3", "Put victims' champions in the three estates with most calls", "Quarrington Tenants' Federation", [agency("Quarrington Tenants' Federation")], "Q4 25/26", "2026-03-31", theme=HOMES, status="Off target", more=["Six champions"]),
    Act("N4", "Seize vehicles that are ridden on footpaths", "Neighbourhood Policing Team", [team("Neighbourhood Policing Team")], "Summer 2025", None, theme=HOMES, status="On target", more=["Vehicles seized"]),
]  # fmt: skip

_rows: list = [["Ref", "Action", "Who is responsible", "When", "Outcome", "Status"]]
for _theme in (TOWN, HOMES):
    _rows.append(section(_theme, 6))
    _rows += [[act.ref, act.action, act.who, act.by, act.more[0], act.status] for act in ACTS if act.theme == _theme]

PLAN = Plan(
    ".html",
    Paper(
        "Anti-social behaviour action plan | Quarrington Borough Council",
        [
            Heading("Anti-social behaviour action plan 2025/26"),
            Line("Agreed by the Safer Quarrington Partnership in March 2025."),
            table(*_rows),
            Line("Last updated: 14 May 2025"),
            table(
                [Box("Report it", bold=True), "01632 960310"], [Box("Emergency", bold=True), "999"], head=0, ruled=False
            ),
        ],
        header="Quarrington Borough Council",
        footer="Accessibility statement. Privacy notice.",
    ),
    ACTS,
    how={
        "layout": "In this section: Report a problem, Noise, Fly-tipping",
        "navigation": ("Home", "Pay", "Report", "Apply"),
    },
)
