"""The run in a few plain sentences and counts, for the top of a page.

In: a Result. Out: Summary. Refuses nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from partnergraph.model import Result
from partnergraph.schema import NODES
from partnergraph.score import PARTS, Score
from partnergraph.views.items import Item, Items, found_by, index
from partnergraph.views.scores import accountability, part_words, score_sentence, whole_words
from partnergraph.views.words import day, listed, natural, number_of, shorten, shown
from partnergraph.wording import counted

_PARTIES = ("Agency", "Team", "Person", "Post", "Board")
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Source:
    """A plan or list that was read: its title, file, version and period as text, empty where not known."""

    plan: str
    title: str
    file: str
    version: str
    period: str


@dataclass(frozen=True, slots=True)
class Share:
    """A party and how many of the open actions name it; `percent` is of all open actions, rounded."""

    id: str
    name: str
    kind: str
    actions: int
    percent: int


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A row of the table of scores: what it is of, then "3 of 20" for all parts together and for each."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a reader should know first.

    Attributes:
        sentences: Plain sentences.
        kinds: (plural of the kind, number of items), in the order of the schema, none left out.
        severities: (severity, number of findings), worst first.
        busiest: The parties named on most open actions, at most ten.
        sources: The plans, then the lists beside them.
        scores: The accountability score: of all plans where there are several, of each plan, and of its earlier versions.
    """

    sentences: tuple[str, ...]
    kinds: tuple[tuple[str, int], ...]
    severities: tuple[tuple[str, int], ...]
    busiest: tuple[Share, ...]
    sources: tuple[Source, ...]
    scores: tuple[ScoreRow, ...] = ()


def summary(result: Result) -> Summary:
    """Return the summary of a result."""
    items = index(result)
    counts = Counter(item.kind for item in items.by_id.values())
    opened = [item for item in items.of("Action") if item.open]
    shares = _shares(items, opened)
    made = accountability(result)
    return Summary(
        tuple(_sentences(result, items, opened, shares, made)),
        tuple((kind.plural, counts[kind.name]) for kind in NODES.values()),
        tuple(result.findings.counts().items()),
        tuple(shares[:_SHOWN]),
        (
            *(_source(plan) for plan in sorted(items.of("Plan"), key=lambda plan: natural(plan.label))),
            *(Source(shown(row["Plan"]), shown(row["Title"]), shown(row["File"]), "", "") for row in _lists(result)),
        ),
        _score_rows(made, {plan.facts.get("name", ""): plan.label for plan in items.of("Plan")}),
    )


def _score_rows(made: tuple[Score, ...], labels: dict[str, str]) -> tuple[ScoreRow, ...]:
    """The scores of plans and their versions, and of all together where there are several plans."""
    several = sum(one.scope == "plan" and one.version is None for one in made) > 1
    shown_ones = [one for one in made if one.scope == "plan" or (one.scope == "all" and several)]
    return tuple(
        ScoreRow(
            replace(one, name=shorten(labels.get(one.name, one.name), 60)).called,
            (whole_words(one), *(part_words(one, part) for part in PARTS)),
        )
        for one in sorted(shown_ones, key=lambda one: (one.scope != "all", one.name, one.version or date.max))
    )


def _lists(result: Result) -> list[dict[str, Any]]:
    """The rows of lists beside the plans, which are sources and no plans."""
    frame = result.register.sheets.get("Plans")
    known = set(result.graph.nodes["Plan"]["name"])
    rows = [] if frame is None or "Kind" not in frame else frame.to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in rows if row["Kind"] and row["Plan"] not in known]


def _shares(items: Items, opened: list[Item]) -> list[Share]:
    named: Counter[str] = Counter()
    for action in opened:
        named.update({owner.id for owner in items.tails(action.id, "ASSIGNED") if owner.kind in _PARTIES})
    shares = [
        Share(party, items[party].label, items[party].kind, number, round(100 * number / len(opened)))
        for party, number in named.items()
    ]
    return sorted(shares, key=lambda share: (-share.actions, natural(share.name), share.id))


def _sentences(
    result: Result, items: Items, opened: list[Item], shares: list[Share], made: tuple[Score, ...]
) -> list[str]:
    plans = [None for _ in items.of("Plan")]
    lists = [row["Kind"] for row in _lists(result)]
    actions = sum(1 for _ in items.of("Action"))
    first = f"{number_of(actions, 'action')} in {counted([*plans, *lists]) or '0 plans'}, of which {len(opened):,} {_be(len(opened))} open"
    said = [f"{first}, read as at {day(result.as_of)}."]
    dated = [action for action in opened if isinstance(action.facts.get("due"), date)]
    late = sum(1 for action in dated if action.facts["due"] < result.as_of)
    ongoing = sum(1 for action in opened if action.facts.get("ongoing") and not action.facts.get("due"))
    rest = len(opened) - len(dated) - ongoing
    parts = [f"{len(dated):,} have a date ({late:,} of them passed)"] if dated else ["none has a date"]
    parts += [f"{ongoing:,} {_be(ongoing)} only ongoing"] * bool(ongoing)
    parts += [f"{rest:,} {_have(rest)} no date"] * bool(rest and dated)
    owners = [{owner.kind for owner in items.tails(action.id, "ASSIGNED")} for action in opened]
    personal = sum(1 for kinds in owners if kinds & {"Person", "Post"})
    found_by_rules = found_by(result)
    nominal = len(found_by_rules.get("OWN-04", [kinds for kinds in owners if kinds == {"Placeholder"}]))
    nobody = sum(1 for kinds in owners if not kinds)
    named = [f"{personal:,} name a person or post" if personal else "none names a person or post"]
    named += [f"{nominal:,} only an owner that is not one"] * bool(nominal)
    named += [f"{nobody:,} nobody who could be recognised"] * bool(nobody)
    if opened:
        said.append(f"Of the open actions {listed(parts)}.")
        said.append(f"Of the open actions {listed(named)}.")
    if made and opened:
        said.append(score_sentence(made[0]))
    if shares and shares[0].actions > 1:
        busiest = shares[0]
        said.append(
            f"{shorten(busiest.name, 120)} is named on most: {busiest.actions:,} of {number_of(len(opened), 'open action')} "
            f"({busiest.percent}%)."
        )
    found = result.findings.counts()
    total = sum(found.values())
    if total:
        said.append(
            f"The rules found {number_of(total, 'gap')}: "
            f"{listed([f'{number:,} {severity}' for severity, number in found.items() if number])}."
        )
    else:
        said.append("The rules found no gap.")
    waived = len(result.findings.waived)
    if waived:
        said.append(f"{number_of(waived, 'gap')} besides {_be(waived)} waived by a decision that is in force.")
    skipped = sum(1 for assessment in result.findings.assessments if assessment.not_assessed)
    if skipped:
        said.append(
            f"{number_of(skipped, 'rule')} could not be assessed, since the register holds nothing of that kind."
        )
    review = result.register.sheets.get("Review")
    if review is not None and len(review):
        said.append(
            f"{number_of(len(review), 'reading')} should be settled by a person: see the register, sheet Review."
        )
    return said


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


def _source(plan: Item) -> Source:
    facts = plan.facts
    period = " to ".join(filter(None, (shown(facts.get("starts")), shown(facts.get("ends")))))
    return Source(plan.label, shown(facts.get("title")), shown(facts.get("file")), shown(facts.get("version")), period)
