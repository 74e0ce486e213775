"""A register of a whole country, made by chance from a seed, for benchmarks.

It is made straight as the tables that an engine loads, with every kind of node and edge; names repeat and facts lack as they do in real
plans: an action in six has nobody, every third no date.
"""

from __future__ import annotations

from country_actions import add_action, add_named
from country_tables import AS_OF, Country

from partnergraph.model import Graph

__all__ = ["AS_OF", "country"]


def country(partnerships: int, actions: int, seed: int) -> Graph:
    """Return the graph of a country: bodies of regions and of the nation, and one plan a partnership."""
    made = Country(seed)
    areas = [
        made.node("Area", str(n), f"Borough {n}", code=f"E{n:08}", area_kind="london_borough", command=f"Unit {n // 3}")
        for n in range(partnerships)
    ]
    for n, area in enumerate(areas):
        for step in (1, 2, 18):
            if n + step < partnerships:
                made.edge("BORDERS", area, areas[n + step], counted=made.often(0.9), border="land")
                made.edge("BORDERS", areas[n + step], area, counted=made.often(0.9), border="land")
    regional = {
        sector: [
            made.node(
                "Agency",
                f"{sector}{n}",
                f"{sector} {n}",
                sector=sector,
                svd_role="specified",
                component=0,
                between=0.01,
                cut=made.maybe(0.1, 3),
            )
            for n in range(max(1, partnerships // every))
        ]
        for sector, every in (("police", 8), ("health", 8), ("fire", 7), ("justice", 20))
    }
    national = [
        made.node(
            "Agency",
            f"national{n}",
            f"National body {n}",
            sector="voluntary",
            component=0,
            between=0.4 - n / 50,
            valid_to=made.maybe(0.2, made.day(-900, -1)),
        )
        for n in range(15)
    ]
    holders = [
        made.node("Placeholder", str(n), name)
        for n, name in enumerate(("TBC", "All partners", "Schools", "Partners", "Various"))
    ]
    begun = 0
    for n, area in enumerate(areas):
        last = actions * (n + 1) // partnerships
        _partnership(made, n, area, areas, regional, national, holders, range(begun, last))
        begun = last
    for n in range(min(400, actions)):
        made.node(
            "Waiver",
            str(n),
            f"Waiver {n}",
            rule=made.chance.choice(["OWN-01", "TIME-01", "overdue-action"]),
            subject=f"{n}.1 Action {n}",
            reason="agreed",
            decided_by="The board",
            decided_on=made.day(-300, -1),
            expires=made.day(),
        )
    for kind, share in (("Person", 40), ("Post", 60), ("Team", 80), ("Board", 90)):
        known = [row["id"] for row in made.nodes[kind]]
        for _ in range(len(known) // share):
            one, other = made.chance.choice(known), made.chance.choice(known)
            if one != other:
                made.edge("MAY_BE", one, other, score=0.9)
    return made.graph()


def _partnership(
    made: Country,
    n: int,
    area: str,
    areas: list[str],
    regional: dict[str, list[str]],
    national: list[str],
    holders: list[str],
    numbers: range,
) -> None:
    """Add a partnership: its bodies, boards, people, agreements, contacts and its plan."""
    chance = made.chance
    plan = made.node(
        "Plan",
        str(n),
        f"plan-{n}",
        title=f"Plan of borough {n}",
        file=f"plan-{n}.docx",
        partnership=f"Safer borough {n}",
        version=made.day(-500, -30),
        starts=made.day(-500, -200),
        ends=made.day(-20, 700),
        median_load=6.0,
    )
    made.edge("FOR_AREA", plan, area)
    council = made.node(
        "Agency", f"council{n}", f"Council {n}", sector="council", svd_role="specified", component=0, between=0.02
    )
    youth = made.node(
        "Agency", f"youth{n}", f"Youth Justice Service {n}", sector="justice", svd_role="specified", component=0
    )
    agencies = [
        council,
        youth,
        *(bodies[n * len(bodies) // max(1, len(areas)) % len(bodies)] for bodies in regional.values()),
        *chance.sample(national, 4),
    ]
    for agency in agencies[:6]:
        made.edge("SERVES", agency, area)
    teams = [made.node("Team", f"{n}-{t}", f"Team {t} of borough {n}") for t in range(8)]
    for team in teams:
        made.edge("PART_OF", team, chance.choice(agencies[:6]))
    posts = [
        made.node("Post", f"{n}-{p}", f"Head of Service {p}, borough {n}", vacant=made.maybe(0.1, True))
        for p in range(12)
    ]
    for number, post in enumerate(posts):
        made.edge("POST_IN", post, chance.choice([*agencies[:6], *teams]))
        if number:
            made.edge("REPORTS_TO", post, posts[(number - 1) // 3])
        if number > 6:
            made.edge("DEPUTISES", post, posts[number - 6])
    people = [made.node("Person", f"{n}-{p}", f"Person {p} of borough {n}") for p in range(20)]
    for number, person in enumerate(people):
        if number < 10:
            made.edge(
                "HOLDS",
                person,
                posts[number],
                since=made.day(-900, -1),
                until=made.maybe(0.2, made.day()),
                acting=made.maybe(0.1, True),
            )
        made.edge(
            "WORKS_FOR",
            person,
            chance.choice([*agencies, *teams]),
            since=made.day(-900, -1),
            until=made.maybe(0.1, made.day()),
        )
    boards = [
        made.node(
            "Board", f"{n}-{b}", f"Board {b} of borough {n}", top=b == 0, meets_every=91, last_met=made.day(-300, -1)
        )
        for b in range(5)
    ]
    made.edge("REPORTS_TO", plan, boards[0])
    for number, board in enumerate(boards):
        made.edge("FOR_AREA", board, area)
        if number:
            made.edge("REPORTS_TO", board, boards[0])
        for seat in (*chance.sample(agencies, 6), *chance.sample(people, 3), *chance.sample(posts, 2)):
            made.edge("SITS_ON", seat, board, role=chance.choice(["chair", "member", "member", "deputy"]))
    _papers(made, n, area, areas, agencies, people, posts)
    themes = [made.node("Theme", f"{n}-{t}", f"Priority {t}", multi_agency=made.maybe(0.4, True)) for t in range(8)]
    for theme in themes:
        made.edge("IN_PLAN", theme, plan)
    owners = [*people, *posts, *posts, *teams, *agencies, *boards[:2]]
    listed: list[str] = []
    for number, own in enumerate(numbers):
        listed.append(add_action(made, own, number, plan, themes, owners, holders, listed))
        add_named(made, listed[-1], area, areas, boards, agencies, people, f"{n}-")


def _papers(
    made: Country, n: int, area: str, areas: list[str], agencies: list[str], people: list[str], posts: list[str]
) -> None:
    """Add agreements and contacts."""
    chance = made.chance
    for number in range(6):
        agreement = made.node(
            "Agreement",
            f"{n}-{number}",
            f"Agreement {number} of borough {n}",
            planned=made.maybe(0.2, True),
            purpose="violence",
            purpose_class=made.maybe(0.6, "violence"),
            lawful_basis=made.maybe(0.6, "public task"),
            legal_power=made.maybe(0.6, "s.115"),
            covers=made.maybe(0.5, "special category; children"),
            dpia=made.maybe(0.5, "DPIA 1"),
            starts=made.day(-800, -1),
            review=made.maybe(0.8, made.day()),
            ends=made.maybe(0.3, made.day()),
        )
        for agency in chance.sample(agencies, chance.randint(1, 6)):
            made.edge("PARTY_TO", agency, agreement, signed=made.maybe(0.7, made.day(-800, -1)))
        if made.often(0.7):
            made.edge("OWNS", chance.choice([*people, *posts, *agencies]), agreement)
    for number in range(8):
        contact = made.node(
            "Contact",
            f"{n}-{number}",
            f"Contact {number} of borough {n}",
            topic=chance.choice(["relocation", "intelligence", "hospital"]),
            mailbox=made.maybe(0.5, "spoc@borough.example"),
            since=made.day(-800, -1),
            until=made.maybe(0.3, made.day()),
            assured=made.maybe(0.5, made.day(-800, -1)),
            planned=made.maybe(0.2, True),
        )
        made.edge("OF", contact, area if made.often(0.6) else chance.choice(agencies))
        made.edge(
            "FACES",
            contact,
            areas[(n + chance.choice([1, 2, 18])) % len(areas)] if made.often(0.8) else chance.choice(agencies),
        )
        if made.often(0.8):
            made.edge("HELD_BY", contact, chance.choice([*people, *posts]))
