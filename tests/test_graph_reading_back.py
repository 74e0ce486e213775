"""A graph can be turned back into a register, and the register into the same graph."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
from hypothesis import HealthCheck, Phase, given, settings

from partnergraph import graph, pipeline, register, serving
from partnergraph.model import Graph, Register
from test_register_laws import registers

# The words around a name may have come from columns of the plan that no graph holds.
QUOTED = {("REPORTS_TO", "text"), ("MENTIONS", "text")}


def difference(found: Graph, wanted: Graph) -> str:
    """Where two graphs differ first, places that are rows of a register aside."""
    for of, one, other in (("nodes", found.nodes, wanted.nodes), ("edges", found.edges, wanted.edges)):
        for kind, frame in other.items():
            left, right = (_plain(kind, table) for table in (one[kind], frame))
            if left != right:
                lacks, more = [row for row in right if row not in left], [row for row in left if row not in right]
                return f"{of} {kind}: {lacks[:2]} became {more[:2]}"
    return ""


def _plain(kind: str, frame: pd.DataFrame) -> list[str]:
    rows = frame.to_dict("records")
    for row in rows:
        if str(row["place"]).startswith("register, sheet "):
            row["place"] = None
    return sorted(str({key: value for key, value in row.items() if (kind, key) not in QUOTED}) for row in rows)


def there_and_back(held: Register) -> None:
    rivers = register.river_borders(held)
    built = graph.build(held, rivers=rivers, public=bool(register.setting(held, "public", "yes/no")))
    back = serving.from_graph(built)
    assert not difference(pipeline.graph_of(back), built)


def test_the_graph_of_the_example_comes_back(tmp_path: Path) -> None:
    """Actions, people, posts, boards, agreements, contacts and borders, with the places in the plan; it can be saved."""
    held = register.load(Path("data/plans/barnet-register"))
    there_and_back(held)
    back = serving.from_graph(pipeline.graph_of(held))
    for sheet, key in (("Actions", "Id"), ("People", "Person"), ("Boards", "Board"), ("Agencies", "Agency")):
        assert set(back[sheet][key]) == set(held[sheet][key])
    old, new = (one["Actions"].set_index("Id") for one in (held, back))
    for heading in ("Plan", "Ref", "Theme", "Action", "Due", "Due as published", "Outcome", "Place"):
        assert new[heading].reindex(old.index).equals(old[heading]), heading
    register.save(back, tmp_path / "back.xlsx")
    assert register.load(tmp_path / "back.xlsx").equals(back)


def test_what_a_person_adds_comes_back() -> None:
    """Earlier states, waivers, doubts, deputies, vacancies, signatures, borders of one's own and settings."""
    rows = {
        "About": [{"Setting": "river borders", "Value": "land"}, {"Setting": "public", "Value": "yes"}],
        "Plans": [{"Plan": "p", "Area": "A", "Version": date(2026, 1, 1)}],
        "Themes": [{"Plan": "p", "Theme": "Empty", "Place": "p.docx, line 3"}, {"Plan": "p", "Theme": "T", "Multi-agency": True}],
        "Actions": [
            {"Plan": "p", "Ref": "1", "Action": "Do", "Id": "p/1", "Accountable": "Ann; TBC", "Theme": "T", "Provisional": True},
            {"Plan": "p", "Ref": "2", "Action": "Go", "Id": "p/2", "Depends on": "1", "Weight": 2.5, "Named": "Head"},
        ],
        "Earlier": [
            {"Plan": "p", "Version": date(2025, 1, 1), "Action id": "p/1", "Action": "Did", "Status": "open"},
            {"Plan": "p", "Version": date(2025, 1, 1), "Action id": "p/1", "Action": "Did so"},
        ],
        "People": [{"Person": "Ann", "Works for": "Police"}, {"Person": "Anne"}],
        "Posts": [
            {"Post": "Head", "In": "Police", "Holder": "Ann", "Since": date(2024, 1, 1), "Deputy": "Anne", "Reports to": "Chief"},
            {"Post": "Head", "Holder": "Anne", "Acting": True},
            {"Post": "Chief", "Vacant": True},
        ],
        "Agencies": [{"Agency": "Police"}, {"Agency": "Health"}],
        "Boards": [{"Board": "Panel; weekly", "Meets every": 30.0, "Top": True}],
        "Members": [{"Board": "Panel; weekly", "Member": "Ann", "Role": "chair"}],
        "Agreements": [{"Agreement": "ISA", "Parties": "Police; Health", "Signed": "Police (2025-02-03)", "Owner": "Ann"}],
        "Contacts": [{"Topic": "x", "Of": "A"}, {"Topic": "x", "Of": "A", "Faces": "B"}, {"Topic": "x", "Of": "A"}],
        "Areas": [{"Area": "A", "Borders on": "B"}, {"Area": "B"}],
        "Placeholders": [{"Placeholder": "TBC"}],
        "Names": [{"As written": "A. Lee", "Plan": "p", "Party": "Ann", "Kind": "person", "Confidence": 0.6}],
        "Waivers": [{"Rule": "OWN-01", "Subject": "1 Do", "Reason": "agreed", "Decided by": "Board"}],
        "Review": [{"Question": "?", "As written": "Anne", "Candidates": "Ann"}],
    }  # fmt: skip
    held = register.from_rows(rows)
    there_and_back(held)
    back = serving.from_graph(pipeline.graph_of(held))
    assert list(back["Posts"]["Holder"]) == [None, "Ann", "Anne"]
    assert list(back["Agreements"]["Signed"]) == ["Police (2025-02-03)"]
    assert list(back["Earlier"]["Action"]) == ["Did", "Did so"]


@settings(
    max_examples=10,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(registers())
def test_any_graph_comes_back(held: Register) -> None:
    """Register, graph, register, graph: the second graph is the first."""
    there_and_back(held)
