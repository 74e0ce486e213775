"""The accountability score of a result: how many open actions have what makes somebody answerable for them.

In: a Result. Out: its Scores, and the sentence that tells the whole. Refuses nothing; where the rule on agreements did not run there is no score.
"""

from __future__ import annotations

from partnergraph.model import Result
from partnergraph.score import Score, earlier_scores, scores
from partnergraph.views.words import number_of

AGREEMENT_RULE = "ISA-01"
"""The number of the rule that looks for actions which share information under no agreement."""


def accountability(result: Result) -> tuple[Score, ...]:
    """Return the scores of now, all first, then those of earlier versions of the plans."""
    said = next((one for one in result.findings.assessments if one.number == AGREEMENT_RULE), None)
    if said is None:
        return ()
    without = None if said.not_assessed else {one.subject for one in said.findings}
    return (*scores(result.graph, without), *earlier_scores(result.graph))


def score_sentence(whole: Score) -> str:
    """Return the score of all plans as a sentence: of how many, how many have each part."""
    if not whole.open:
        return "There are no open actions."
    has = {part: have for part, (have, _) in whole.parts.items()}
    needed = whole.parts["agreement"][1]
    shared = (
        f", and of the {number_of(needed, 'action')} that {'shares' if needed == 1 else 'share'} personal data {has['agreement']:,} an agreement"
        if needed
        else ""
    )
    return (
        f"Of {number_of(whole.open, 'open action')}, {whole.whole:,} {'has' if whole.whole == 1 else 'have'} all that makes somebody answerable: "
        f"{has['one lead']:,} one lead who is a person or post, {has['date']:,} a date, {has['outcome']:,} an outcome, "
        f"{has['board']:,} a board that hears of it{shared}."
    )


def part_words(one: Score, part: str) -> str:
    """Return how many of how many have a part: `5 of 7`, `none needed`, `not known`."""
    if part not in one.parts:
        return "not known"
    have, should = one.parts[part]
    if not one.open:
        return "nothing open"
    return f"{have:,} of {should:,}" if should else "none needed"


def whole_words(one: Score) -> str:
    """Return how many of how many have all parts."""
    return "not known" if one.whole is None else f"{one.whole:,} of {one.open:,}"
