"""A body in full and by its initials is one party where the plan tells whose initials they are, and else two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cells_compared import plan_of
from partnergraph import resolve
from partnergraph.resolve.abbreviated import in_full, initials


@pytest.mark.parametrize(
    ("cells", "parties"),
    [
        # a table knows the words that are shortened
        (("Exham Hospitals NHS FT", "Exham Hospitals NHS Foundation Trust"), 1),
        (("Marrowdale HA", "Marrowdale Housing Association"), 1),
        (("Community Safety Mgr", "Community Safety Manager"), 1),
        (("Exham Hospitals NHS Trust", "Exham Hospitals NHS Foundation Trust"), 2),
        # initials that merely fit may be anybody's; a bracket says whose they are
        (("EHFT", "Exham Hospitals NHS Foundation Trust"), 2),
        (("MHA", "Mill Housing Association"), 2),
        (("MHA", "Mill Housing Association (MHA)"), 1),
        (("MHA", "MHA (Mill Housing Association)"), 1),
        (("MHA / Mill Housing Association", "Mill Housing Association (MHA)"), 2),
    ],
)
def test_a_body_in_full_and_in_short_is_one_only_where_that_is_sure(cells: tuple[str, ...], parties: int) -> None:
    """Words that a table explains are the same; initials are joined with the only body of the plan that has them."""
    found = resolve.resolve([plan_of(*cells)])
    ids = {mention.party for mentions in found.leads["plan"] for mention in mentions}
    assert len(ids) == parties, ids


def test_initials_that_the_words_of_a_plan_explain_are_joined_and_others_asked_about() -> None:
    """An action may say that ECC is Exham County Council; what no words explain is a question with the body as candidate."""
    plan = plan_of("ECC", "Exham County Council", title="Community Safety Plan")
    asked = resolve.resolve([plan])
    same = [one for one in asked.questions if one.why == "its initials"]
    assert [one.question for one in same] == ['Is "ECC" the same as "Exham County Council"?']
    first, *rest = plan.records
    told = replace(plan, records=(replace(first, action="Ask Exham County Council (ECC) for its figures"), *rest))
    found = resolve.resolve([told])
    assert len({mentions[0].party for mentions in found.leads["plan"]}) == 1
    assert not [one for one in found.questions if one.why == "its initials"]


def test_initials_leave_out_small_words_and_nhs() -> None:
    """Plans shorten a name with its small words or without them."""
    assert {"EHFT", "EHNFT"} <= initials("Exham Hospitals NHS Foundation Trust")
    assert {"EFRS", "EFARS"} <= initials("Exham Fire and Rescue Service")
    assert in_full("FT") == "FT"
    assert in_full("Exham FRS") == "Exham Fire And Rescue Service"
