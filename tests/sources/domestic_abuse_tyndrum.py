"""A domestic abuse plan on a web page, printed to PDF by a browser: the address and the date stand on each page."""

from rendering import Heading, Line, Paper
from sources import Act, Plan, agency, board, person, post, table, team

SAFE, CHILD = "Safe accommodation", "Children as victims"

ACTS = [
    Act("DA1", "Keep two family units free for people with large families", "Tyndrum Women's Aid", [agency("Tyndrum Women's Aid")], "31 March 2026", "2026-03-31", theme=SAFE, rag="amber", more=["Nobody is turned away for lack of room", "Amber"]),
    Act("DA2", "Fit locks, doors and alarms within three days of a referral", "Community Safety Team and Tyndrum Homes", [team("Community Safety Team"), agency("Tyndrum Homes")], "Ongoing", None, True, theme=SAFE, rag="green", more=["Nine in ten in time", "Green"]),
    Act("DA3", "Publish the needs assessment for safe accommodation", "Olena Kovalenko, Commissioning Officer", [person("Olena Kovalenko"), post("Commissioning Officer", optional=True)], "October 2025", "2025-10-31", theme=SAFE, rag="green", more=["Published in full", "Green"]),
    Act("DA4", "Review the panel on high-risk cases and its membership", "Domestic Abuse Partnership Board", [board("Domestic Abuse Partnership Board")], "by January 2026", "2026-01-31", theme=SAFE, rag="red", more=["Terms of reference signed", "Red"]),
    Act("DA5", "Offer a worker to every child who lives in a refuge", "Children's Services", [team("Children's Services")], "1 September 2025", "2025-09-01", theme=CHILD, rag="amber", more=["Worker in post", "Amber"]),
    Act("DA6", "Tell schools before the bell when police have been to the home", "PC Lachlan Munro", [person("Lachlan Munro", name_alt=["PC Lachlan Munro"])], "Daily", None, True, theme=CHILD, rag="green", more=["All calls made by nine", "Green"]),
    Act("DA7", "Run a group for mothers and children to recover together", "Barnardo's", [agency("Barnardo's")], "Spring term 2026", None, theme=CHILD, rag="red", more=["Two groups a year", "Red"]),
    Act("DA8", "Ask young people to write a page on healthy relationships", "Youth Parliament", [board("Youth Parliament", kind_alt=["agency", "team"])], "28.11.2025", "2025-11-28", theme=CHILD, rag="amber", more=["Page read a thousand times", "Amber"]),
]  # fmt: skip


def _table(theme: str) -> object:
    rows = [[act.ref, act.action, act.who, act.by, *act.more] for act in ACTS if act.theme == theme]
    return table(["Ref", "What we will do", "Who leads", "By when", "What success looks like", "RAG"], *rows)


PLAN = Plan(
    ".pdf",
    Paper(
        "Domestic abuse action plan - Tyndrum Council",
        [
            Heading("Domestic abuse action plan 2025 to 2027"),
            Line("This page sets out what the partnership has promised. It was last changed on 2 June 2025."),
            Heading(SAFE, 2),
            _table(SAFE),
            Heading(CHILD, 2),
            _table(CHILD),
        ],
        header="Tyndrum Council",
        footer="Contact us | Accessibility | Privacy",
    ),
    ACTS,
    how={"navigation": ("Home", "Council tax", "Bins", "Community safety")},
    printed_by="chromium",
)
