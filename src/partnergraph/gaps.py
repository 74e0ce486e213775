"""Run the gap rules on an engine that holds a graph.

In: a Graph, the engine that holds it, Rules, the day. Out: Findings: one Assessment a rule, with its findings out of
how many, or why it could not look. Refuses: a rule that does not compile, that does not return what it promises,
whose rows share an identity, or that finds more than it counted; a threshold that no rule has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from partnergraph import rules as rule_files
from partnergraph.asked_once import AskedOnce
from partnergraph.errors import QueryError, RuleError
from partnergraph.model import Answers, Assessment, Engine, Finding, Findings, Graph, Rows
from partnergraph.rules import Problem, Rule, days
from partnergraph.rules.header import IDLE
from partnergraph.schema import NODES
from partnergraph.sentences import filled, listed
from partnergraph.uncollected import uncollected
from partnergraph.waivers import Waivers

_NUMBERS = re.compile(r"(\d{1,18})")

_NAMED = frozenset({"Agency", "Team", "Person", "Post", "Board", "Placeholder", "Area"})
"""Kinds whose own place is where some plan first names them: no evidence where what they are named on has a place."""


@dataclass(frozen=True, slots=True)
class _About:
    """What a finding tells of a node."""

    kind: str
    name: str
    place: str | None


_NO_ROWS = Rows((), ())

_OWN_COLUMNS: tuple[tuple[str, Callable[[Any], bool], str], ...] = (
    ("nodes", lambda value: type(value) is list, "a list of ids"),
    (
        "counted",
        lambda value: type(value) is int and value > 0,
        "how many of the things that `count` counts a finding tells of, 1 or more",
    ),
)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What an engine answers for a rule: out of how many, and the rows; or what the graph lacks."""

    params: dict[str, Any]
    total: int = 0
    rows: Rows = _NO_ROWS
    lacking: str = ""


@uncollected()
def find(
    graph: Graph,
    engine: Engine,
    rules: Sequence[Rule],
    as_of: date,
    parameters: Mapping[str, Any] | None = None,
    set_by: Mapping[str, str] | None = None,
) -> Findings:
    """Return what `rules` find on the graph that `engine` holds.

    Args:
        graph: The same graph, for the names and places of the nodes.
        engine: An engine that has loaded it.
        rules: The rules to run; the assessments come in this order.
        as_of: The day against which dates are judged, `$as_of` in the queries.
        parameters: Thresholds by name, which overrule the rules' own; one name means the same in every rule.
        set_by: Who set these, by name, as outputs say it.

    Raises:
        RuleError: A rule breaks its promise, or a threshold is unknown or of the wrong kind.
        EngineError: The database failed.
    """
    given = dict(parameters or {})
    _check_names(given, rules)
    once = AskedOnce(engine)
    asking = ThreadPoolExecutor(engine.asked_at_once)
    try:
        # While sentences are made of what the engine answered for one rule, it answers for the next ones.
        answers = asking.map(lambda rule: None if _is_last(rule) else _ask(rule, once, as_of, given), rules)
        about = dict(_about(graph))
        accepted = Waivers(graph, as_of)
        found = [
            accepted.mark(_told(rule, answer, about), rule) if answer else None
            for rule, answer in zip(rules, answers, strict=True)
        ]
    finally:
        asking.shutdown(cancel_futures=True)
    if None in found:
        # Whether a waiver is about anything is known only when the rule has run that it names.
        ran = {rule.id for rule in rules}
        for rule in rule_files.shipped():
            if rule.id not in ran and not _is_last(rule) and accepted.concern(rule):
                accepted.mark(assess(rule, once, as_of, given, about), rule)
    last = given | {IDLE: accepted.idle()}
    said = (one or assess(rule, once, as_of, last, about) for rule, one in zip(rules, found, strict=True))
    by = set_by or {}
    return Findings(
        as_of, tuple(replace(one, set_by={name: by[name] for name in one.parameters if name in by}) for one in said)
    )


def _is_last(rule: Rule) -> bool:
    return IDLE in rule_files.parameters(rule.query)


def _check_names(given: Mapping[str, Any], rules: Sequence[Rule]) -> None:
    known = {name for rule in (*rules, *rule_files.shipped()) for name in rule.params} if given else set()
    for name in given:
        if name not in known:
            raise RuleError(
                f'No rule has a threshold called "{name}".', todo=f"The thresholds are {', '.join(sorted(known))}."
            )


def _about(graph: Graph) -> Iterator[tuple[str, _About]]:
    for kind, frame in graph.nodes.items():
        names = frame["label"].where(frame["label"].notna(), frame["name"]) if "label" in frame else frame["name"]
        for node, name, place in zip(frame["id"], names, frame["place"], strict=True):
            yield node, _About(kind, name or node, place)


def assess(
    rule: Rule, engine: Answers, as_of: date, given: Mapping[str, Any], about: Mapping[str, _About]
) -> Assessment:
    """Return what one rule says; `about` may lack nodes, which are then called by their ids.

    Raises:
        RuleError: The rule breaks its promise.
        EngineError: The database failed.
    """
    return _told(rule, _ask(rule, engine, as_of, given), about)


def _ask(rule: Rule, engine: Answers, as_of: date, given: Mapping[str, Any]) -> _Answer:
    params = {name: _fitting(rule, name, given.get(name, default)) for name, default in rule.params.items()}
    asks = rule.count
    try:
        values = params | {IDLE: given.get(IDLE, [])}
        lacking = [sentence for need, sentence in rule.needs.items() if not _there(engine, need, as_of, values)]
        if lacking:
            return _Answer(params, lacking=" and ".join(lacking))
        total = _total(rule, engine, as_of, values)
        asks = rule.query
        return _Answer(params, total, engine.run(rule.query, asked(rule.query, as_of, values)))
    except QueryError as error:
        told = located(rule, asks, error)
        raise RuleError(told.says, where=f"{_file(rule)}:{told.line}" if told.line else _file(rule)) from None


def _told(rule: Rule, answer: _Answer, about: Mapping[str, _About]) -> Assessment:
    if answer.lacking:
        return _assessment(rule, answer.params, not_assessed=answer.lacking)
    findings = tuple(_finding(rule, row, about) for row in _rows(rule, answer.rows))
    if (told := sum(finding.counted for finding in findings)) > answer.total:
        raise RuleError(
            f"The rule finds {told} and counts only {answer.total} {rule.of[1]}.",
            where=_file(rule),
            todo="Let `count` count all that may be found.",
        )
    return _assessment(rule, answer.params, findings=findings, total=answer.total)


def picture(
    rule: Rule, engine: Engine, finding: Finding, as_of: date, given: Mapping[str, Any] | None = None
) -> tuple[str, ...]:
    """Return the ids of what to draw for a finding: its subject, what its row names, and what its rule's picture adds.

    Args:
        rule: Its rule.
        engine: An engine that holds the graph on which it was found.
        finding: The finding.
        as_of: The day against which it was found.
        given: Thresholds that overruled the rule's own.
    """
    if not rule.picture:
        return finding.nodes
    more = drawn(rule, engine, finding, as_of, given)
    return tuple(dict.fromkeys((finding.subject, *finding.nodes, *sorted(more))))


def drawn(rule: Rule, engine: Engine, finding: Finding, as_of: date, given: Mapping[str, Any] | None) -> set[str]:
    """Return the ids of what the picture of a rule holds for a finding; arguments as of `picture`."""
    identity = {column: finding.values[column] for column in rule.identity}
    params = identity | {name: (given or {}).get(name, default) for name, default in rule.params.items()}
    answer = engine.run(rule.picture, asked(rule.picture, as_of, params))
    return {row[0] for row in answer.rows if row[0] is not None}


def _file(rule: Rule) -> str:
    return rule.file or f"{rule.id}.cypher"


def located(rule: Rule, query: str, error: QueryError) -> Problem:
    """Return what an engine says of one of a rule's queries, with the line of the file; 0 where the engine names none."""
    first = rule.source.rfind(query) if query == rule.query else rule.source.find(query.split("\n", 1)[0])
    line = rule.source.count("\n", 0, first) + error.line if first >= 0 and error.line else 0
    return Problem(line, str(error))


def _fitting(rule: Rule, name: str, value: Any) -> Any:
    default = rule.params[name]
    numbers = isinstance(default, int | float) and isinstance(value, int | float)
    other = type(value) is not type(default) and (not numbers or isinstance(default, bool) or isinstance(value, bool))
    less = numbers and not other and default >= 0 > value
    if other or less or not days.fits(name, value):
        raise RuleError(
            f'The threshold {name} cannot be "{value}".', where=rule.id, todo=f'It is a value like "{default}".'
        )
    return value


def _there(engine: Answers, need: str, as_of: date, params: Mapping[str, Any]) -> bool:
    """Whether the engine holds what a rule needs; `Agreement not planned` passes over what is only promised."""
    if need.startswith("MATCH "):
        return bool(engine.run(need, asked(need, as_of, params)).rows[0][0])
    kind, how, what = [*need.split(), "", ""][:3]
    tail = f":`{what}`" if how == "from" else ""
    pattern = f"(x:`{kind}`)" if kind in NODES else f"({tail})-[x:`{kind}`]->()"
    where = {"not": f"WHERE coalesce(x.`{what}`, false) = false ", "with": f"WHERE x.`{what}` IS NOT NULL "}.get(
        how, ""
    )
    return bool(engine.run(f"MATCH {pattern} {where}RETURN count(x) AS count").rows[0][0])


def asked(query: str, as_of: date, params: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that a query asks for: the day, thresholds, and what the rules themselves tell."""
    values = {"as_of": as_of, IDLE: []} | rule_files.as_asked(params)
    values[IDLE] = values[IDLE] or [""]  # a list of none has no type, and an engine wants one
    return {name: values[name] for name in rule_files.parameters(query) if name in values}


def _total(rule: Rule, engine: Answers, as_of: date, params: Mapping[str, Any]) -> int:
    answer = engine.run(rule.count, asked(rule.count, as_of, params))
    if len(answer.rows) != 1 or answer.columns != ("count",) or not isinstance(answer.rows[0][0], int):
        raise RuleError("`count` must answer with one number.", where=_file(rule))
    return int(answer.rows[0][0])


def _rows(rule: Rule, answer: Rows) -> list[dict[str, Any]]:
    for column in rule.identity:
        if column not in answer.columns:
            raise RuleError(f"The identity column {column} is not returned.", where=_file(rule))
    at = [answer.columns.index(column) for column in rule.identity]
    identities = [tuple([row[number] for number in at]) for row in answer.rows]
    _check_identities(rule, identities)
    # The two engines answer in orders of their own.
    keys = [[_natural(value) for value in identity] for identity in identities]
    return [
        {
            column: _sorted(value) if type(value) is list else value
            for column, value in zip(answer.columns, answer.rows[number], strict=True)
        }
        for number in sorted(range(len(keys)), key=keys.__getitem__)
    ]


def _check_identities(rule: Rule, identities: Sequence[tuple[Any, ...]]) -> None:
    times = Counter(identities)
    for identity in identities:
        if identity[0] is None or times[identity] > 1:
            words = ", ".join(str(value) for value in identity)
            says = "has a row without a subject" if identity[0] is None else f"has two rows for one finding ({words})"
            raise RuleError(f"The answer {says}.", where=_file(rule))


def _sorted(values: list[Any]) -> list[Any]:
    return list(dict.fromkeys(sorted(values, key=_natural))) if len(values) > 1 else values


def _natural(value: object) -> tuple[str, str]:
    """A key that puts 2.10 after 2.9, and what is missing first."""
    text = "" if value is None else str(value)
    # Numbers stand in the same width and apart from text, so that keys are compared as fast as text is.
    parts = _NUMBERS.split(text)
    parts[1::2] = [number.zfill(18) for number in parts[1::2]]
    return "\0".join(parts), text


def _finding(rule: Rule, row: dict[str, Any], about: Mapping[str, _About]) -> Finding:
    for column, fits, what in _OWN_COLUMNS:
        if row.get(column) is not None and not fits(row[column]):
            raise RuleError(f'The column {column} holds "{row[column]}".', where=_file(rule), todo=f"It is {what}.")
    identity = [row[column] for column in rule.identity]
    subjects = [value for value in identity if value in about]
    nodes = tuple(dict.fromkeys((identity[0], *(row.pop("nodes", None) or ()), *subjects)))
    concerned = [about[node] for node in nodes if node in about]
    places = [one.place for one in concerned if one.kind not in _NAMED] or [one.place for one in concerned]
    subject = about.get(identity[0]) or _About(rule.subject[0], str(identity[0]), None)
    if subject.kind not in rule.subject:
        raise RuleError(
            f"A finding is about {subject.kind} {subject.name}, and the subject is {listed(rule.subject)}.",
            where=_file(rule),
        )
    return Finding(
        key="|".join([rule.id, *(_escaped(value) for value in identity)]),
        rule=rule.id,
        ref=rule.ref,
        family=rule.family,
        title=rule.title,
        severity=rule.severity,
        subject=identity[0],
        subject_kind=subject.kind,
        subject_name=subject.name,
        message=filled(rule.message, row),
        why=rule.why,
        fix=rule.fix,
        agenda=rule.agenda,
        evidence=tuple(dict.fromkeys(place for place in places if place)),
        nodes=nodes,
        values=row,
    )


def _escaped(value: object) -> str:
    return "" if value is None else str(value).replace("%", "%25").replace("|", "%7C")


def _assessment(
    rule: Rule,
    params: dict[str, Any],
    *,
    findings: tuple[Finding, ...] = (),
    total: int = 0,
    not_assessed: str = "",
) -> Assessment:
    sentence = f"{sum(one.counted for one in findings)} of {total} {rule.of[0] if total == 1 else rule.of[1]}"
    if not_assessed:
        sentence = f"not assessed: {not_assessed}"
    elif not total:
        sentence = f"there are no {rule.of[1]}"
    return Assessment(
        rule=rule.id,
        ref=rule.ref,
        family=rule.family,
        title=rule.title,
        question=rule.question,
        severity=rule.severity,
        findings=findings,
        total=total,
        not_assessed=not_assessed,
        sentence=sentence,
        parameters=params,
        origin=rule.origin,
        query=rule.query,
        instead_of=rule_files.number(rule) if rule.replaces else "",
    )
