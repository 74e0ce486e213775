"""The life of findings: new, gone, returned or still there, and since when."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnergraph import history
from partnergraph.model import Assessment, Finding, Findings, Register

FIRST = date(2026, 1, 5)


def findings(day: date, *keys: str, blind: str = "") -> Findings:
    """Findings of a run, by key; the rule is what stands before the first bar."""
    rules = sorted({key.split("|")[0] for key in keys} | {"gap", "late"})
    return Findings(
        day,
        tuple(
            Assessment(
                rule, "", "", rule, "", "high", tuple(_finding(key) for key in keys if key.split("|")[0] == rule), 9,
                "the register lists none" if rule == blind else "", "", {},
            )
            for rule in rules
        ),
    )  # fmt: skip


def _finding(key: str) -> Finding:
    rule, subject = key.split("|", 1)
    return Finding(
        key, rule, "", "", rule, "high", subject, "Action", subject, f"{subject}: gap.", "", "", "", (), (), {}
    )


def keys(found: tuple[Finding, ...]) -> list[str]:
    return [finding.key for finding in found]


def test_findings_are_new_gone_or_still_there() -> None:
    """Two runs are compared by key, each finding in one place."""
    told = history.compare(
        history.past_of(findings(FIRST, "gap|a", "gap|b")), findings(FIRST + timedelta(30), "gap|b", "gap|c")
    )
    assert (keys(told.new), keys(told.still), [one.key for one in told.gone]) == (["gap|c"], ["gap|b"], ["gap|a"])
    assert told.still[0].first_seen == FIRST
    assert told.new[0].first_seen == FIRST + timedelta(30)
    assert list(told.frame()["state"]) == ["new", "still there", "gone"]


def test_what_a_rule_could_not_look_at_is_not_gone() -> None:
    """A rule that did not run, or could not look, says nothing of what it found before."""
    before = history.past_of(findings(FIRST, "gap|a", "late|b", "other|c"))
    told = history.compare(before, findings(FIRST, blind="late"))
    assert [one.key for one in told.gone] == ["gap|a"]
    assert [one.key for one in told.unlooked] == ["late|b", "other|c"]


def test_a_finding_that_was_gone_in_between_has_returned() -> None:
    """The sheet Seen tells what came back from what is new."""
    register = Register({})
    for number, run in enumerate((("gap|a", "gap|b"), ("gap|b",), ("gap|a", "gap|b", "gap|c"))):
        found = findings(FIRST + timedelta(number), *run)
        marks = {f.key: (f.state, f.first_seen) for f in history.marked(found, history.seen(register)).all}
        register = history.remember(register, found)
        again = {f.key: (f.state, f.first_seen) for f in history.marked(found, history.seen(register)).all}
    last = FIRST + timedelta(2)
    assert marks == {"gap|a": ("returned", FIRST), "gap|b": ("still there", FIRST), "gap|c": ("new", last)}
    assert again == marks, "a second run on the same day says the same"
    sheet = register["Seen"].set_index("Key")
    assert sheet.loc["gap|a", "Returned"] == last
    assert sheet.loc["gap|b", "Returned"] is None
    past = history.past_of(findings(FIRST + timedelta(1), "gap|b"), history.seen(register))
    assert keys(history.compare(past, findings(last, "gap|a", "gap|b")).returned) == ["gap|a"]


@pytest.mark.parametrize(("days", "state"), [(-1, "returned"), (0, "new"), (1, "new")])
def test_what_was_first_seen_after_the_earlier_run_is_new_since_then(days: int, state: str) -> None:
    """A register that remembers a finding of the day of the earlier run, or of later, has not seen it return since."""
    last = FIRST + timedelta(2)
    register = history.remember(Register({}), findings(FIRST + timedelta(days), "gap|a"))
    told = history.compare(history.past_of(findings(FIRST)), findings(last, "gap|a"), seen=history.seen(register))
    assert [finding.state for finding in (*told.new, *told.returned)] == [state]


def test_a_first_run_has_no_news() -> None:
    """Where nothing is remembered, nothing is new."""
    [only] = history.marked(findings(FIRST, "gap|a"), ()).all
    assert (only.state, only.first_seen) == ("", None)


def test_a_persons_own_columns_stay() -> None:
    """A column that a person added to the sheet keeps its cells beside their keys."""
    register = history.remember(Register({}), findings(FIRST, "gap|b"))
    own = register["Seen"].assign(Ours=["keep"])
    register = history.remember(Register({"Seen": own}), findings(FIRST, "gap|a"))
    assert list(register["Seen"]["Ours"]) == [None, "keep"]


def test_a_key_without_end_fits_a_cell() -> None:
    """Names without end make keys without end; they are remembered by a hash and found again."""
    long = "gap|" + "x" * 90_000
    register = history.remember(Register({}), findings(FIRST, long))
    assert register["Seen"].map(lambda cell: len(str(cell))).max().max() <= 1_000
    [only] = history.marked(findings(FIRST + timedelta(1), long), history.seen(register)).all
    assert only.state == "still there"


RUNS = st.lists(st.sets(st.sampled_from(["gap|a", "gap|b", "late|c", "late|d"])), min_size=1, max_size=6)


@given(RUNS)
def test_the_sheet_tells_of_every_run(runs: list[set[str]]) -> None:
    """Whatever came and went: first and last days are those of the runs, and a return is one after an absence."""
    register = Register({})
    for number, run in enumerate(runs):
        register = history.remember(register, findings(FIRST + timedelta(number), *run))
    rows = {row["Key"]: row for row in register["Seen"].to_dict("records")}
    assert rows.keys() == set().union(*runs)
    for key, row in rows.items():
        days = [FIRST + timedelta(number) for number, run in enumerate(runs) if key in run]
        assert (row["First seen"], row["Last seen"]) == (days[0], days[-1])
        # A run that finds nothing at all leaves no trace, so it is no absence.
        kept = [run for run in runs if run]
        held = [key in run for run in kept]
        came_back = any(held[at] and not held[at - 1] and any(held[:at]) for at in range(1, len(held)))
        assert pd.notna(row["Returned"]) == came_back


@given(RUNS, RUNS)
def test_a_comparison_holds_each_finding_once(first: list[set[str]], second: list[set[str]]) -> None:
    """New, returned and still there make up the findings of now; still there and gone those of before."""
    before, now = first[0], second[0]
    told = history.compare(history.past_of(findings(FIRST, *before)), findings(FIRST, *now))
    assert sorted(keys((*told.new, *told.returned, *told.still))) == sorted(now)
    assert sorted([*keys(told.still), *(one.key for one in (*told.gone, *told.unlooked))]) == sorted(before)
