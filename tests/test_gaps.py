"""Rules find what they say, on every engine, and say out of how many."""

from __future__ import annotations

import pytest

from partnergraph import gaps, rules
from partnergraph.model import Engine

SHIPPED = rules.shipped()


def test_there_are_rules() -> None:
    """A run over no rules at all would prove nothing."""
    assert len(SHIPPED) >= 21


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.id)
def test_a_rule_compiles_fires_and_stays_silent(rule: rules.Rule, engine: Engine) -> None:
    """Its queries compile, and each of its cases has the findings, and the sentence, that the file promises."""
    assert rule.fires_on
    assert rule.silent_on
    assert gaps.try_rule(rule, engine) == []
