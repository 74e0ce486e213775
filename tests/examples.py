"""The example register and plan with what the rules find on them, analysed once for all tests that only look at them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from partnergraph import pipeline
from partnergraph.model import Result

PLANS = Path(__file__).parent.parent / "data" / "plans"
REGISTER = PLANS / "barnet-register"
DAY = date(2016, 10, 1)


@cache
def barnet() -> Result:
    """The example register, on its own day."""
    return pipeline.analyse(pipeline.open_register([REGISTER]))


@cache
def bromley() -> Result:
    """The example plan without dates."""
    return pipeline.analyse(pipeline.open_register([PLANS / "bromley-gangs-2012.txt"]), as_of=DAY)
