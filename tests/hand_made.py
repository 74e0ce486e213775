"""Results made by hand: a plan of 26 actions with hostile names, and larger ones made by rule.

Nothing here comes from a reader or a rule, so that views and exporters are tested on their contract alone.
"""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from partnergraph.graph.leads import mark_leads
from partnergraph.model import Assessment, Finding, Findings, Graph, Register, Result
from partnergraph.register.sheets import SHEETS
from partnergraph.schema import EDGES, NODES

AS_OF = date(2026, 3, 31)

HOSTILE = {
    "script": "</script><script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "link": '<a href="javascript:alert(1)">here</a>',
    "template": "{{7*7}}${7*7}{% raw %}",
    "cdata": "]]><!-- --!>",
    "bidi": "Ann \u202eecila\u202c Example",
    "emoji": "👩🏽‍⚖️ Youth Panel 🚨",
    "long": "Very long name " * 333 + "ends",
    "control": "bell\x07 null\x00 tab\t escape\x1b half\ud83d",
    "formula": "=cmd|' /C calc'!A0",
    "quote": 'O\'Dwyer "Bridget" & Sons',
    "prototype": "__proto__",
}


def graph_of(nodes: list[tuple], edges: list[tuple]) -> Graph:
    """Return the graph of `(kind, id, name, facts)` and `(kind, tail, head, facts)`, with the columns of the schema."""
    rows: dict[str, list[dict]] = {kind: [] for kind in NODES}
    kinds = {}
    for kind, node_id, name, facts in nodes:
        kinds[node_id] = kind
        rows[kind].append({"id": node_id, "name": name, "place": f"plan.docx, table 1, row {len(kinds)}"} | facts)
    joined: dict[str, list[dict]] = {kind: [] for kind in EDGES}
    for kind, tail, head, facts in edges:
        ends = {"from": tail, "to": head, "from_kind": kinds[tail], "to_kind": kinds[head]}
        assert (kinds[tail], kinds[head]) in EDGES[kind].ends, (kind, kinds[tail], kinds[head])
        joined[kind].append(ends | {"place": "plan.docx, table 1"} | facts)
    mark_leads(joined["ASSIGNED"])

    def frame(columns: list[str], listed: list[dict], order: list[str]) -> pd.DataFrame:
        listed = sorted(listed, key=lambda row: [row[column] for column in order])
        assert all(row.keys() <= set(columns) for row in listed), "not in the schema"
        return pd.DataFrame({c: pd.Series([row.get(c) for row in listed], dtype=object) for c in columns})

    return Graph(
        {kind: frame([p.name for p in NODES[kind].properties], listed, ["id"]) for kind, listed in rows.items()},
        {
            kind: frame(
                ["from", "to", "from_kind", "to_kind", *(p.name for p in EDGES[kind].properties)],
                listed,
                ["from", "to"],
            )
            for kind, listed in joined.items()
        },
    )


def register_of(review: int = 0) -> Register:
    """Return a register whose sheets are empty, but for some rows to review."""
    sheets = {
        name: pd.DataFrame({column.heading: pd.Series([], dtype=object) for column in sheet.columns})
        for name, sheet in SHEETS.items()
    }
    if review:
        sheets["Review"] = pd.DataFrame(
            {c.heading: pd.Series([None] * review, dtype=object) for c in SHEETS["Review"].columns}
        )
    return Register(sheets)


def assessment(
    rule: str, ref: str, family: str, title: str, severity: str, graph: Graph, about: list[str], total: int = 0, **facts
) -> Assessment:
    """Return what a rule said about the nodes `about`; `facts` overrule the words of each finding."""
    found = []
    for node_id in about:
        node = graph.node(node_id)
        name = node.get("label") or node["name"]
        words = {
            "message": f"{name} was found by {title.lower()}.",
            "why": f"It matters that {title.lower()}.",
            "fix": "Name one post.",
            "agenda": "Who will take it, and by when?",
            "evidence": (node["place"], 'register.xlsx, sheet "Actions", row 4'),
            "nodes": (node_id,),
            "values": {"id": node_id},
        } | facts
        found.append(
            Finding(f"{rule}|{node_id}", rule, ref, family, title, severity, node_id, node["kind"], name, **words)
        )
    total = total or len(about) + 3
    return Assessment(
        rule,
        ref,
        family,
        title,
        f"Is there {title.lower()}?",
        severity,
        tuple(found),
        total,
        "",
        f"{len(found)} of {total} open actions",
        {"most": 5, "share": 0.2},
    )


def plan(hostile: bool = False, review: int = 4) -> Result:
    """Return a result on a plan of 26 actions in five themes; with `hostile`, the worst names stand in every text."""
    people = [
        "Ann Example",
        "Ben Sample",
        "Cara Probe",
        "Dev Token",
        "Eve Trial",
        "Femi Proof",
        "Gia Test",
        "Hal Draft",
    ]
    nodes: list[tuple] = [
        (
            "Plan",
            "plan:exham",
            "exham-2026",
            {
                "title": "Exham Violence Reduction Action Plan 2026",
                "file": "exham.docx",
                "partnership": "Safer Exham",
                "version": date(2025, 11, 30),
                "starts": date(2026, 1, 1),
                "ends": date(2027, 12, 31),
            },
        ),
        (
            "Agency",
            "agency:council",
            "Exham Council",
            {"abbreviation": "EC", "sector": "council", "svd_role": "specified"},
        ),
        ("Agency", "agency:police", "Metropolitan Police Service", {"abbreviation": "MPS", "sector": "police"}),
        ("Agency", "agency:health", "Exham Integrated Care Board", {"sector": "health"}),
        ("Agency", "agency:fire", "London Fire Brigade", {"sector": "fire"}),
        ("Agency", "agency:victims", "Victim Support", {"sector": "voluntary"}),
        ("Team", "team:safety", "Community Safety", {"aliases": "CST; Community Safety Team"}),
        ("Team", "team:yot", "Youth Offending Team", {}),
        ("Team", "team:lost", "Clinic Outreach", {}),
        ("Post", "post:head", "Head of Community Safety", {}),
        ("Post", "post:sgt", "Gangs Sergeant", {}),
        ("Placeholder", "placeholder:neighbours", "Neighbouring boroughs", {}),
        ("Placeholder", "placeholder:tbc", "To be confirmed", {}),
        ("Board", "board:csp", "Safer Exham Partnership Board", {"top": True, "meets_every": 91}),
        ("Board", "board:yot", "YOT Management Board", {"last_met": date(2025, 9, 2)}),
        ("Board", "board:cse", "CSE, Missing and Gangs Strategic Board", {}),
        (
            "Agreement",
            "agreement:gangs",
            "Gang nominals information-sharing agreement",
            {"planned": True, "purpose": "Sharing of the list", "review": date(2025, 6, 30)},
        ),
        ("Agreement", "agreement:hospital", "Hospital agreement", {"lawful_basis": "public task"}),
        (
            "Contact",
            "contact:1",
            "Relocation: Exham to Whyborough",
            {"topic": "Relocation", "mailbox": "spoc@exham.example"},
        ),
        ("Contact", "contact:2", "Hospital: Exham to Police", {"topic": "Hospital", "planned": True}),
        ("Area", "area:exham", "Exham", {"code": "E09000099", "area_kind": "london_borough"}),
        ("Area", "area:why", "Whyborough", {"area_kind": "london_borough"}),
    ]
    nodes += [("Person", f"person:{n}", name, {}) for n, name in enumerate(people)]
    themes = ["Identification", "Prevention", "Intervention", "Enforcement", "Leadership, Partnership and Coordination"]
    nodes += [("Theme", f"theme:{n}", name, {}) for n, name in enumerate(themes)]
    edges: list[tuple] = [("IN_PLAN", f"theme:{n}", "plan:exham", {}) for n in range(len(themes))]
    titles = [
        "Map the groups at risk",
        "Train school staff",
        "Run a monthly panel",
        "Patrol hot spots",
        "Draw up a referral route",
        "Open a mentoring scheme",
    ]
    for n in range(26):
        theme = n % 5 if n < 25 else None
        due = [date(2026, 6, 30), date(2025, 12, 31), None, date(2026, 9, 30)][n % 4]
        title = f"{titles[n % 6]} in {['north', 'south', 'east', 'west', 'central'][n % 5]} Exham"
        ref = "" if n >= 24 else f"{(theme or 0) + 1}.{n // 5 + 1}"
        nodes.append(
            (
                "Action",
                f"action:exham/{n}",
                title,
                {
                    "ref": ref or None,
                    "label": f"{ref} {title}".strip(),
                    "text": f"{title}, with every partner of the panel.",
                    "lead_text": "Community Safety / YOT",
                    "due": due,
                    "due_text": "June 2026" if due else "Ongoing",
                    "ongoing": due is None and n % 8 == 2,
                    "status": ["open", None, "open", "done", "open"][n % 5],
                    "rag": ["green", "amber", None, "blue", "red"][n % 5],
                    "outcome": "70% of young people take part" if n % 3 else None,
                    "measurable": bool(n % 3),
                    "due_precision": "day",
                    "shares_data": n % 4 == 0,
                    "cross_border": False,
                    "place": f"exham.docx, table 1, row {n + 2}",
                },
            )
        )
        action = f"action:exham/{n}"
        edges.append(("IN_PLAN", action, "plan:exham", {}))
        if theme is not None:
            edges.append(("IN_THEME", action, f"theme:{theme}", {}))
        owners = (
            [
                ["team:safety"],
                ["person:0", "team:yot"],
                ["agency:police", "team:safety"],
                ["post:head"],
                [f"person:{n % 8}"],
                ["team:lost"],
                ["placeholder:neighbours"],
            ][n % 7]
            if n not in {9, 17}
            else []
        )
        for rank, owner in enumerate(owners):
            edges.append(
                (
                    "ASSIGNED",
                    owner,
                    action,
                    {
                        "role": "supports" if rank else "accountable",
                        "provisional": n % 6 == 0,
                        "text": "Community Safety",
                        "confidence": 0.9,
                    },
                )
            )
        if n % 3 == 0:
            edges.append(("REPORTS_TO", action, "board:yot" if n % 2 else "board:cse", {}))
        if n % 5 == 0:
            edges.append(("MENTIONS", action, "agency:health", {"text": "health partners"}))
    edges += [
        ("ASSIGNED", "agency:police", "action:exham/2", {"role": "informed"}),
        ("PART_OF", "team:safety", "agency:council", {}),
        ("PART_OF", "team:yot", "agency:council", {}),
        ("POST_IN", "post:head", "team:safety", {}),
        ("POST_IN", "post:sgt", "agency:police", {}),
        ("HOLDS", "person:1", "post:head", {"since": date(2025, 1, 1), "acting": True}),
        ("HOLDS", "person:7", "post:head", {"until": date(2024, 12, 31)}),
        ("WORKS_FOR", "person:2", "team:yot", {}),
        ("WORKS_FOR", "person:3", "agency:police", {}),
        ("WORKS_FOR", "person:4", "agency:police", {"until": date(2025, 1, 1)}),
        ("REPORTS_TO", "board:yot", "board:csp", {}),
        ("REPORTS_TO", "board:cse", "board:csp", {}),
        ("REPORTS_TO", "plan:exham", "board:csp", {}),
        ("SITS_ON", "agency:police", "board:csp", {"role": "member"}),
        ("SITS_ON", "post:head", "board:csp", {"role": "chair"}),
        ("SITS_ON", "agency:fire", "board:csp", {"role": "member"}),
        ("SITS_ON", "team:yot", "board:yot", {"role": "chair"}),
        ("PARTY_TO", "agency:police", "agreement:gangs", {"signed": date(2024, 6, 30)}),
        ("PARTY_TO", "team:safety", "agreement:gangs", {}),
        ("PARTY_TO", "agency:health", "agreement:hospital", {}),
        ("OWNS", "post:head", "agreement:gangs", {}),
        ("OF", "contact:1", "area:exham", {}),
        ("FACES", "contact:1", "area:why", {}),
        ("HELD_BY", "contact:1", "post:sgt", {}),
        ("OF", "contact:2", "area:exham", {}),
        ("FACES", "contact:2", "agency:police", {}),
        ("FOR_AREA", "plan:exham", "area:exham", {}),
        ("SERVES", "agency:council", "area:exham", {}),
        ("BORDERS", "area:exham", "area:why", {"counted": True, "border": "land"}),
        ("DEPENDS_ON", "action:exham/4", "action:exham/3", {}),
    ]
    if hostile:
        nodes, edges = _spoilt(nodes, edges)
    graph = graph_of(nodes, edges)
    words = HOSTILE["script"] + HOSTILE["image"] + HOSTILE["template"]
    worst = dict.fromkeys(("message", "why", "fix", "agenda"), words) | {"evidence": (words,)} if hostile else {}
    worst = worst if hostile else {}
    title = HOSTILE["script"] if hostile else "Safer Exham"
    rule = (lambda text: f"{text} {HOSTILE['image']}") if hostile else str
    findings = Findings(
        AS_OF,
        (
            assessment(
                "action-without-owner",
                "OWN-01",
                rule("ownership"),
                rule("No owner"),
                "critical",
                graph,
                ["action:exham/9", "action:exham/17"],
                25,
                **worst,
            ),
            assessment(
                "overloaded-lead",
                "LOAD-01",
                "load",
                rule("Overloaded lead"),
                "high",
                graph,
                ["team:safety"],
                31,
                **(worst | {"nodes": ("team:safety", "action:exham/0", "action:exham/7")}),
            ),
            assessment(
                "late-action",
                "TIME-03",
                "dates",
                rule("Overdue"),
                "high",
                graph,
                ["action:exham/1", "action:exham/5"],
                25,
                **worst,
            ),
            assessment(
                "action-without-outcome",
                "OUT-01",
                "outcomes",
                rule("No desired outcome"),
                "medium",
                graph,
                [f"action:exham/{n}" for n in range(0, 25, 3)],
                25,
                **worst,
            ),
            assessment(
                "board-without-chair",
                "GOV-02",
                "boards",
                rule("Board with no chair"),
                "low",
                graph,
                ["board:cse"],
                3,
                **worst,
            ),
            Assessment(
                "contact-one-way",
                "XB-02",
                "cross-border",
                rule("One-way SPOC"),
                "Can they call back?",
                "medium",
                (),
                0,
                "the register lists no contacts",
                "not assessed: the register lists no contacts",
                {},
            ),
        ),
    )
    return Result(title, AS_OF, register_of(review), graph, findings)


def _spoilt(nodes: list[tuple], edges: list[tuple]) -> tuple[list[tuple], list[tuple]]:
    """Put a hostile text into each text of each node and edge, in turn, and one of each into the names of actions."""
    texts = list(HOSTILE.values())
    free = {"id", "due_precision", "status", "rag", "role", "place"}
    turn = 0
    for number, (kind, node_id, name, facts) in enumerate(nodes):
        known = {p.name for p in NODES[kind].properties if p.type == "STRING"} - free
        spoilt = {}
        for key in sorted(known - {"name", "ref"}):
            spoilt[key] = texts[turn % len(texts)]
            turn += 1
        if kind == "Action":
            spoilt["ref"] = texts[number % len(texts)][:4] if number % 2 else None
            spoilt["label"] = f"{name} {texts[number % len(texts)]}"
        nodes[number] = (
            kind,
            node_id,
            texts[number % len(texts)],
            facts | spoilt | {"place": texts[number % len(texts)]},
        )
    for number, (kind, tail, head, facts) in enumerate(edges):
        known = {p.name for p in EDGES[kind].properties if p.type == "STRING"} - free
        edges[number] = (kind, tail, head, facts | dict.fromkeys(known, texts[number % len(texts)]))
    return nodes, edges


def synthetic(size: int = 1000) -> Result:
    """Return a result on a graph of about `size` nodes: plans of 60 actions, agencies with teams and people."""
    nodes: list[tuple] = []
    edges: list[tuple] = []
    actions = round(size * 0.62)
    plans = max(actions // 60, 1)
    agencies = max(size * 8 // 100, 2)
    people = max(size * 16 // 100, 2)
    boards = max(size * 4 // 100, 1)
    nodes += [("Agency", f"agency:{a}", f"Agency {a} for safer places", {"sector": "council"}) for a in range(agencies)]
    for p in range(people):
        nodes.append(("Person", f"person:{p}", f"Person {p} of service", {}))
        if p % 3:
            edges.append(("WORKS_FOR", f"person:{p}", f"agency:{p % agencies}", {}))
    for b in range(boards):
        nodes.append(("Board", f"board:{b}", f"Board {b} of partners", {}))
        if b:
            edges.append(("REPORTS_TO", f"board:{b}", f"board:{(b - 1) // 3}", {}))
    for p in range(plans):
        nodes.append(("Plan", f"plan:{p}", f"plan-{p}", {"title": f"Plan of partnership {p}"}))
        for t in range(4):
            nodes.append(("Theme", f"theme:{p}-{t}", f"Theme {t} of plan {p}", {}))
            edges.append(("IN_PLAN", f"theme:{p}-{t}", f"plan:{p}", {}))
    for a in range(actions):
        p = a % plans
        title = f"Bring partners together on matter {a}"
        nodes.append(
            (
                "Action",
                f"action:{p}/{a}",
                title,
                {
                    "ref": f"{a // plans + 1}",
                    "label": f"{a // plans + 1} {title}",
                    "text": f"{title}, agree who does what, and tell the board each quarter how many took part.",
                    "due": AS_OF + timedelta(days=a % 400 - 100),
                    "due_text": "by then",
                    "outcome": "90% of partners attend",
                    "lead_text": f"Agency {a % agencies}",
                    "status": "open",
                    "rag": ["red", "amber", "green"][a % 3],
                    "place": f"plan-{p}.docx, table 1, row {a + 2}",
                },
            )
        )
        edges += [
            ("IN_PLAN", f"action:{p}/{a}", f"plan:{p}", {}),
            ("IN_THEME", f"action:{p}/{a}", f"theme:{p}-{(a // plans) % 4}", {}),
            ("ASSIGNED", f"person:{a * 7 % people}", f"action:{p}/{a}", {"role": "accountable"}),
        ]
        if a % 3 == 0:
            edges.append(("ASSIGNED", f"agency:{a * 5 % agencies}", f"action:{p}/{a}", {"role": "supports"}))
        if a % 4 == 0:
            edges.append(("REPORTS_TO", f"action:{p}/{a}", f"board:{p % boards}", {}))
    graph = graph_of(nodes, edges)
    late = [f"action:{a % plans}/{a}" for a in range(actions) if a % 400 < 100]
    found = Findings(
        AS_OF,
        (
            assessment(
                "late-action",
                "TIME-03",
                "dates",
                "Overdue",
                "high",
                graph,
                late[:200],
                actions,
                evidence=("plan.docx, table 1, row 9",),
            ),
        ),
    )
    return Result("A national register", AS_OF, register_of(), graph, found)
