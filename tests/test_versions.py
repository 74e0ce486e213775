"""Two versions of a plan: which action is which, and what changed."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnergraph import comparing, pipeline, register
from partnergraph.versions import State, changes, match, sentence
from second_versions import second
from versions import make_pair

FOLDER = Path(__file__).parent / "versions"
SHELF = Path(__file__).parent / "shelf"
READ = sorted(path for path in SHELF.iterdir() if path.suffix in {".md", ".csv"} and path.name != "README.md")
PAIRS = [(one, other) for one in ("docx", "xlsx") for other in ("docx", "xlsx")]


@pytest.fixture(scope="module")
def shelf() -> list[list[State]]:
    """The actions of some plans of the shelf."""
    return [register.states(pipeline.to_register(pipeline.read([path]))) for path in READ]


@pytest.mark.parametrize(("before", "after"), PAIRS, ids=[" to ".join(pair) for pair in PAIRS])
def test_each_change_of_two_versions_is_named_and_nothing_else(before: str, after: str) -> None:
    """13 renumbered with old numbers given anew, 8 led by others, 8 slipped, 3 reworded, 4 closed, 2 new, 1 dropped."""
    found = comparing.diff(FOLDER / f"stannerby-2025.{before}", FOLDER / f"stannerby-2026.{after}", findings=False)
    told: dict[str, set[str]] = {}
    for change in found.changes:
        told.setdefault(change.kind, set()).add(change.new_ref or change.old_ref)
    assert told == make_pair.TRUTH
    assert len(found.changes) == sum(map(len, make_pair.TRUTH.values()))
    assert {kind: len(refs) for kind, refs in told.items()} == {
        "renumbered": 13, "re-owned": 8, "slipped": 8, "reworded": 3, "closed": 4, "new": 2, "dropped in silence": 1, "moved": 1,
    }  # fmt: skip


def test_the_pair_of_files_is_what_its_script_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files beside the script say what the script says."""
    monkeypatch.setattr("sys.argv", ["make_pair.py", str(tmp_path)])
    make_pair.main()
    for year in (2025, 2026):
        for form in ("docx", "xlsx"):
            name = f"stannerby-{year}.{form}"
            kept, made = (
                register.states(pipeline.to_register(pipeline.read([one / name]))) for one in (FOLDER, tmp_path)
            )
            assert kept == made


def test_second_versions_made_by_chance_are_matched(shelf: list[list[State]]) -> None:
    """Of actions that were renumbered, re-owned, moved and reworded hardly one is missed; of new ones hardly one is taken for old."""
    right = total = false = 0
    for seed in range(25):
        chance = random.Random(seed)
        chosen = [state for plan in chance.sample(shelf, len(shelf)) for state in plan]
        first = [replace(state, id=f"a{at}", ref=f"{at + 1}") for at, state in enumerate(chosen[:24])]
        made = second(first, chosen[24:], seed)
        found = match(first, made.states)
        answer: dict[int, set[int]] = {pair.after: {pair.before} for pair in found.pairs}
        for one, others in found.splits.items():
            for other in others:
                answer.setdefault(other, set()).add(one)
        for other, ones in found.merges.items():
            answer.setdefault(other, set()).update(ones)
        for at, truth in enumerate(made.before):
            said = answer.get(at, set())
            total += 1
            right += said == set(truth)
            false += bool(said - set(truth))
    assert right / total >= 0.99
    assert false / total <= 0.005


def test_numbers_given_anew_confuse_nothing() -> None:
    """Three actions change places and numbers; each is still itself."""
    texts = [
        "Train the teachers of all schools",
        "Put knife bins at the stations",
        "Pay for mentors of excluded children",
    ]
    before = [State(f"a{at}", text, ref=f"{at + 1}") for at, text in enumerate(texts)]
    after = [State(f"b{at}", text, ref=f"{at + 1}") for at, text in enumerate(texts[1:] + texts[:1])]
    assert [(pair.before, pair.after) for pair in match(before, after).pairs] == [(0, 2), (1, 0), (2, 1)]
    assert [(one.kind, one.old_ref, one.new_ref) for one in changes(before, after)] == [
        ("renumbered", "1", "3"),
        ("renumbered", "2", "1"),
        ("renumbered", "3", "2"),
    ]


def test_a_new_action_with_the_number_lead_and_date_of_a_dropped_one_is_new() -> None:
    """Number, lead and date alone never make two actions one."""
    day = date(2026, 3, 31)
    before = [
        State("a", "Train form tutors to notice exploitation", ref="2", owners=("Ann Lee",), due=day, theme="Schools")
    ]
    after = [
        State("b", "Count children who are missing from class", ref="2", owners=("Ann Lee",), due=day, theme="Schools")
    ]
    assert [one.kind for one in changes(before, after)] == ["new", "dropped in silence"]


def test_an_action_in_wholly_other_words_is_known_by_its_neighbours() -> None:
    """Another number, lead and outcome, hardly a word the same: it stands between the same two, and nothing else is as near."""
    before = [
        State("a", "Put knife bins at the three stations", ref="1", owners=("Ann Lee",)),
        State(
            "b",
            "Visit the parents of each child found with a knife within two days",
            ref="2",
            owners=("Bo Hale",),
            outcome="All visited",
        ),
        State("c", "Pay for mentors of pupils who are often excluded", ref="3", owners=("Cy Dunn",)),
    ]
    other = "Home visits to parents of children who carry a blade, within 48 hours"
    after = [replace(state, ref=f"{at}") for at, state in enumerate(before, 7)]
    after[1] = State("n", other, ref="8", owners=("Di Eade",))
    assert [change.new_ref for change in changes(before, after) if change.kind == "reworded"] == ["8"]
    after[1] = replace(after[1], text="Count who is missing from school each term and tell the board")
    assert {change.kind for change in changes(before, after)} == {"renumbered", "new", "dropped in silence"}


def test_splits_and_merges_are_told_once() -> None:
    """One action that became two, and two that became one: neither new nor dropped, nor led by others where all leads stay."""
    whole = "Train front-line staff to notice exploitation and publish a directory of help for families"
    parts = ["Train front-line staff to notice exploitation", "Publish a directory of help for families"]
    one = [
        State("a", whole, ref="1", owners=("Ann Lee", "Bo Hale")),
        State("x", "Put knife bins at the stations", ref="2"),
    ]
    two = [
        State("b", parts[0], ref="1", owners=("Ann Lee",)),
        State("c", parts[1], ref="2", owners=("Bo Hale",)),
        State("x", "Put knife bins at the stations", ref="3"),
    ]
    assert [change.kind for change in changes(one, two)] == ["split", "renumbered"]
    assert [change.kind for change in changes(two, one)] == ["merged", "renumbered"]
    assert sentence(changes(one, two)[0]).count(" became ") == 1


def test_an_action_in_wholly_other_words_is_known_by_an_outcome_of_its_own() -> None:
    """Moved to another number, hardly a word the same, one dropped and two new beside it: nobody else has its outcome."""
    outcome, day = "No families beyond six weeks", date(2026, 3, 31)
    text, other = (
        "Reduce the number of families in bed and breakfast",
        "End the use of hotels for families with children",
    )
    before = [
        State("a", text, ref="13", owners=("Council",), due=day, outcome=outcome),
        State("b", "Expand the employment programme", ref="23", owners=("Youth Trust",), due=day, outcome="40 in work"),
    ]
    after = [
        State("c", "Offer reconnection support", ref="23", owners=("Outreach",), due=day, outcome="30 reconnected"),
        State("d", other, ref="24", owners=("Council",), due=day, outcome=outcome),
        State("e", "Give each household a plan to move on", ref="25", owners=("Council",), outcome="All have one"),
    ]
    told = [(change.kind, change.new_ref or change.old_ref) for change in changes(before, after)]
    assert told == [
        ("new", "23"), ("new", "25"), ("dropped in silence", "23"), ("reworded", "24"), ("renumbered", "24"),
    ]  # fmt: skip


def test_parts_that_differ_in_one_word_are_parts() -> None:
    """One action for doctors and for nurses became two, among others like them; a third of the kind is new."""
    like = [
        State(f"x{at}", f"Train {who} to ask and refer", ref=f"{at}")
        for at, who in enumerate(("dentists", "carers"), 7)
    ]
    one = [State("a", "Train doctors and nurses to ask and refer", ref="1"), *like]
    two = [
        State("b", "Train doctors to ask and refer", ref="1"),
        State("c", "Train nurses to ask and refer", ref="2"),
        *like,
    ]
    assert [change.kind for change in changes(one, two)] == ["split"]
    assert [change.kind for change in changes(two, one)] == ["merged"]
    third = State("d", "Train pharmacists to ask and refer", ref="3")
    assert [change.kind for change in changes(one, [*two, third])] == ["new", "split"]


def test_what_only_looks_otherwise_is_no_change() -> None:
    """Spaces, capitals, a point behind the number, another way to print the day, a section with another number."""
    day = date(2026, 3, 31)
    before = State(
        "a",
        "Train the  teachers",
        ref="3.1",
        theme="Theme 3: Schools",
        due=day,
        due_text="March 2026",
        owners=("Ann Lee",),
    )
    after = State(
        "b",
        "Train the teachers",
        ref="3.01.",
        theme="Theme 4: Schools",
        due=day,
        due_text="31/03/2026",
        owners=("ann lee",),
    )
    assert changes([before], [after]) == []


@pytest.mark.parametrize(
    ("field", "old", "new", "kind", "words"),
    [
        ("due", date(2026, 3, 31), date(2026, 6, 30), "slipped", "slipped from 31 March 2026 to 30 June 2026, 91 days, the third time"),
        ("due", date(2026, 3, 31), date(2026, 3, 30), "brought forward", "from 31 March 2026 to 30 March 2026, 1 day"),
        ("due", None, date(2026, 3, 31), "date given", "is now due 31 March 2026"),
        ("due", date(2026, 3, 31), None, "date lost", "was due 31 March 2026 and has no date now"),
        ("due_text", "TBC", "Ongoing", "date reworded", '"TBC" for when and now says "Ongoing"'),
        ("owners", ("Ann Lee",), (), "re-owned", "was led by Ann Lee and is led by nobody"),
        ("status", "open", "done", "closed", "is done"),
        ("status", "closed", "open", "reopened", 'was "closed" and is "open" again'),
        ("rag", "red", "green", "rag", "went from red to green and its note is the same"),
        ("outcome", "Fewer", "More", "outcome", 'was to bring "Fewer" and is to bring "More"'),
        ("progress", "Begun", "Half done", "note", 'is noted: "Half done"'),
        ("partners", ("Police",), (), "partners", "had Police beside its lead and has nothing"),
        ("theme", "Schools", "Streets", "moved", 'moved from "Schools" to "Streets"'),
    ],
)  # fmt: skip
def test_each_kind_of_change_is_told_in_a_sentence(field: str, old: object, new: object, kind: str, words: str) -> None:
    """One change gives one sentence that names the action by number and title."""
    other = [
        State("x", "Put bins at the stations", ref="9", theme="Schools"),
        State("y", "Ask pupils", ref="8", theme="Streets"),
    ]
    state = State("a", "Train the teachers of all schools", ref="4", theme="Schools", progress="Begun")
    before, after = replace(state, **{field: old}), replace(state, **{field: new})
    (change,) = changes([before, *other], [after, *other], slips={"a": 2})
    assert change.kind == kind
    assert sentence(change).startswith('4 "Train the teachers of all schools"')
    assert words in sentence(change)


def test_a_section_with_another_name_is_told_once() -> None:
    """All actions of a section are under another heading: the section was renamed, nothing moved."""
    before = [
        State(str(at), text, ref=str(at), theme="Prevention")
        for at, text in enumerate(("Train teachers", "Ask pupils"))
    ]
    after = [replace(state, theme="Act early") for state in before]
    (change,) = changes(before, after)
    assert sentence(change) == 'The section "Prevention" is called "Act early".'


@pytest.mark.parametrize("label", ["Priority: ", "Priority 2 - ", "Objective B: ", "3. "])
def test_a_label_before_a_section_is_no_other_name(label: str) -> None:
    """The word for a section, and its number, are no part of its name."""
    before = [State("a", "Train teachers", theme="Prevention")]
    assert not changes(before, [replace(before[0], theme=f"{label}Prevention")])


def test_thousands_of_actions_are_matched_in_seconds(shelf: list[list[State]]) -> None:
    """1,000 actions with 1,000: as many pairs, in less than three seconds of the processor."""
    from time import process_time

    pool = [state for plan in shelf for state in plan]
    before = [
        replace(
            pool[at % len(pool)],
            id=f"a{at}",
            ref=f"{at}",
            text=f"{pool[at % len(pool)].text} in ward {at // len(pool)}",
        )
        for at in range(1000)
    ]
    began = process_time()
    found = match(before, before[::-1])
    assert process_time() - began < 3
    assert all(before[pair.before].text == before[::-1][pair.after].text for pair in found.pairs)
    assert len(found.pairs) == 1000


words = st.text(alphabet="abcdefg  ", max_size=30)
plans = st.lists(
    st.builds(
        State, id=st.just("x"), text=words, ref=st.sampled_from(["", "1", "2", "1.1"]), theme=words, outcome=words
    ),
    max_size=8,
).map(lambda states: [replace(state, id=str(at)) for at, state in enumerate(states)])


@settings(deadline=None)
@given(plans, plans)
def test_every_action_has_one_fate(before: list[State], after: list[State]) -> None:
    """Each earlier action goes on, is part of a merger, or is gone; each later one goes on with one, is a part, or is new."""
    found = match(before, after)
    went = {pair.before for pair in found.pairs} | {one for ones in found.merges.values() for one in ones}
    came = {pair.after for pair in found.pairs} | {other for others in found.splits.values() for other in others}
    assert sorted([*went, *found.gone]) == list(range(len(before)))
    assert sorted([*came, *found.new]) == list(range(len(after)))
    assert len({pair.before for pair in found.pairs}) == len({pair.after for pair in found.pairs}) == len(found.pairs)


@settings(deadline=None)
@given(plans)
def test_a_plan_compared_with_itself_has_not_changed(states: list[State]) -> None:
    """The same version twice gives no changes, whatever stands in it."""
    assert changes(states, states) == []
