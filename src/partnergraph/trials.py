"""Try a rule on the cases that it brings: graphs on which it must find something, and graphs on which it must not.

In: a Rule, an engine that may be emptied. Out: what is wrong with the rule, each with its line. Refuses nothing: a query that fails is a problem.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from partnergraph import gaps
from partnergraph.errors import EngineError, QueryError, RuleError
from partnergraph.model import Engine
from partnergraph.rules import GIVEN, Case, Problem, Rule, cypher

CASE_DAY = date(2026, 1, 1)
"""The day against which a rule's own cases are judged."""

_ACTS_FOR = (
    "MATCH (x:Agency) CREATE (x)-[:ACTS_FOR]->(x)",
    "MATCH (x:Team) CREATE (x)-[:ACTS_FOR]->(x)",
    *(
        f"MATCH (x:{tail})-[:{path}]->(y:{head}) WITH DISTINCT x, y CREATE (x)-[:ACTS_FOR]->(y)"
        for tail, path in (("Post", "POST_IN|PART_OF*1..2"), ("Person", "WORKS_FOR|HOLDS|POST_IN|PART_OF*1..4"))
        for head in ("Agency", "Team")
    ),
    "MATCH (x:Team)-[:PART_OF]->(y:Agency) WITH DISTINCT x, y CREATE (x)-[:ACTS_FOR]->(y)",
)
_LEADS = (
    "MATCH ()-[r:ASSIGNED]->(a:Action) SET r.leads = (r.role = 'accountable')",
    (
        "MATCH ()-[r:ASSIGNED {role: 'named'}]->(a:Action) WHERE NOT EXISTS { MATCH (a)<-[s:ASSIGNED]-() "
        "WHERE s.role IN ['accountable', 'responsible'] } SET r.leads = true"
    ),
)
_WORKED_OUT = {"ACTS_FOR": _ACTS_FOR, "leads": _LEADS}
"""What `graph.build` works out in a graph, for cases of rules that ask for it: for whom each party acts, and who leads."""


def try_rule(rule: Rule, engine: Engine, *, cases: bool = True) -> list[Problem]:
    """Return what is wrong with a rule when its queries and its cases are tried on `engine`; empty if nothing is.

    The cases replace whatever the engine holds; they are judged as of `CASE_DAY`. What may not be asked, or asks for parameters
    that the rule does not have, is not tried: the form says so.

    Args:
        rule: The rule.
        engine: The engine.
        cases: Whether its cases are tried, where its queries can be run.
    """
    problems: list[Problem] = []
    # An identity is compiled as a text, which it is but for a date or a number.
    given = {**dict.fromkeys(rule.identity, ""), **rule.params}
    queries = [query for query in (rule.count, rule.query, rule.picture) if query]
    for query in queries:
        if cypher.refused(query) or {*cypher.parameters(query)} - {*given, *GIVEN}:
            continue
        try:
            engine.compile(query, gaps.asked(query, CASE_DAY, given))
        except QueryError as error:
            problems.append(gaps.located(rule, query, error))
    if cases and not problems and rule.count and rule.query:
        problems += [
            Problem(case.line, problem)
            for case in (*rule.fires_on, *rule.silent_on)
            for problem in _try(rule, case, engine)
        ]
    engine.clear()
    return problems


def _try(rule: Rule, case: Case, engine: Engine) -> Iterator[str]:
    about = f" ({case.when})" if case.when else ""
    try:
        engine.clear()
        asks = " ".join((rule.count, rule.query, *rule.needs))
        engine.execute((*case.graph, *(one for word, made in _WORKED_OUT.items() if word in asks for one in made)))
        found = gaps.assess(rule, engine, CASE_DAY, case.params, {}).findings
        undrawn = [
            one
            for one in found
            if rule.picture and one.subject not in gaps.drawn(rule, engine, one, CASE_DAY, case.params)
        ]
    except (RuleError, EngineError, QueryError) as error:
        yield f"The case{about} fails: {error}"
        return
    if len(found) != case.findings:
        said = "".join(f" {finding.message}" for finding in found)
        yield f"The case{about} has {len(found)} findings, not {case.findings}.{said}"
    elif case.says and found[0].message != case.says:
        yield f'The case{about} says "{found[0].message}", not "{case.says}".'
    if undrawn:
        yield f"The case{about} has a picture without its subject, {undrawn[0].subject_name}."
