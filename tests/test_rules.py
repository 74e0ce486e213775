"""A rule file is read as a compiler would: all that is wrong at once, each with its line."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hand_made import graph_of
from partnergraph import rules
from partnergraph.errors import QueryError, RuleError
from partnergraph.model import Engine
from partnergraph.rules import cypher
from partnergraph.schema import NODES

FOLDER = Path(__file__).parents[1] / "cypher" / "gaps"
SHIPPED = rules.shipped()

GOOD = """\
/*---
title: Overdue action with nobody leading it
question: Which late actions have nobody to ask?
severity: high
subject: Action
identity: [action_id]
message: "{title} was due {due} and names no lead."
why: A late action with no lead has nobody to ask.
fix: Name one accountable post, or close the action.
agenda: Who will take this action, and by when?
sources: [RACI, "one accountable per action"]
count: MATCH (a:Action) WHERE a.due < $as_of RETURN count(a) AS count
params: {}
fires_on: |
  CREATE (:Action {id: 'a1', name: 'Train staff', due: date('2025-06-30'), status: 'open'})
silent_on: |
  CREATE (:Action {id: 'a2', name: 'Train staff', due: date('2025-06-30'), status: 'open'})
         <-[:ASSIGNED {role: 'accountable'}]-(:Agency {id: 'g1', name: 'Health Board'})
---*/
MATCH (a:Action)
WHERE a.due < $as_of AND coalesce(a.status, 'open') <> 'done'
  AND NOT EXISTS { MATCH (a)<-[:ASSIGNED]-() }
RETURN a.id AS action_id, a.name AS title, a.due AS due
ORDER BY action_id
"""


def test_the_folder_is_the_list() -> None:
    """Every file is a rule and every rule a file, in the order of the catalogue."""
    assert {rule.id for rule in SHIPPED} == {path.stem for path in FOLDER.glob("*.cypher")} != set()
    families = list(rules.FAMILIES)
    order = [(families.index(rule.ref.split("-")[0]), rule.ref) for rule in SHIPPED]
    assert order == sorted(order)
    assert len({rule.ref for rule in SHIPPED}) == len(SHIPPED)


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.id)
def test_a_shipped_rule_is_complete(rule: rules.Rule) -> None:
    """It has its number and family, speaks in whole sentences, and lists what it concerns."""
    assert rules.FAMILIES[rule.ref.split("-")[0]] == rule.family
    assert rule.question.endswith("?")
    assert rule.agenda.endswith("?")
    assert all(sentence.endswith(".") for sentence in (rule.message, rule.why, rule.fix))
    assert not rule.title.endswith(".")
    assert rule.source == (FOLDER / f"{rule.id}.cypher").read_text(encoding="utf-8")
    assert len(rule.fires_on) + len(rule.silent_on) >= 4
    assert rules.load(FOLDER / f"{rule.id}.cypher") == rule


def test_a_rule_has_what_its_file_says() -> None:
    """Texts, lists, cases and columns come out as they stand; what may be left out has a sensible value."""
    rule = rules.parse(GOOD, "overdue-action-without-owner")
    assert (rule.id, rule.ref, rule.family, rule.severity) == ("overdue-action-without-owner", "", "", "high")
    assert (rule.subject, rule.identity, rule.of) == (("Action",), ("action_id",), ("action", "actions"))
    assert rule.sources == ("RACI", "one accountable per action")
    assert rule.columns == ("action_id", "title", "due")
    assert rule.query.startswith("MATCH (a:Action)\nWHERE")
    assert (len(rule.fires_on), rule.fires_on[0].findings, rule.silent_on[0].findings) == (1, 1, 0)
    assert rule.fires_on[0].graph[0].startswith("CREATE (:Action {id: 'a1'")
    assert rules.check(GOOD, "overdue-action-without-owner") == []


def test_windows_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    """A rule written in a Windows editor is the same rule."""
    assert rules.parse("\ufeff" + GOOD.replace("\n", "\r\n"), "a-rule") == rules.parse(GOOD, "a-rule")


def test_a_case_may_say_more() -> None:
    """A list of cases; several statements in one; numbers of findings, sentences and thresholds of its own."""
    text = GOOD.replace(
        "fires_on: |\n",
        "fires_on:\n"
        "  - when: two of them\n    findings: 2\n    says: Something.\n    params: {most: 3}\n"
        "    graph: |\n      CREATE (:Action {id: ';'}); // and\n      CREATE (:Action {id: 'b'});\n  - |\n  ",
    )
    text = text.replace("params: {}", "params: {most: 6}").replace("ORDER BY", "ORDER BY $most +")
    text = text.replace("    CREATE (:Action {id: 'a1'", "    CREATE (:Action {id: 'a1'")
    rule = rules.parse(text, "a-rule")
    first = rule.fires_on[0]
    assert (first.when, first.findings, first.says, first.params) == ("two of them", 2, "Something.", {"most": 3})
    assert first.graph == ("CREATE (:Action {id: ';'})", "CREATE (:Action {id: 'b'})")
    assert (first.line, len(rule.fires_on)) == (15, 2)


QUERY_LINE = 20

CHANGES = [
    ("title: Overdue action with nobody leading it\n", "", 1, "title is missing"),
    ("title: Overdue", "titel: x\ntitle: Overdue", 2, "titel is no key of a rule"),
    ("title: Overdue", "title: x\ntitle: Overdue", 3, "title stands here for the second time"),
    ("why: A late action with no lead has nobody to ask.", "why:", 8, "why is missing"),
    ("why: A late", "why: [A late", 9, "not YAML"),
    ("severity: high", "severity: huge", 4, 'severity "huge" is none of critical, high, medium, low, info'),
    ("severity: high", "severity: 3", 4, "severity is a text"),
    ("subject: Action", "subject: Acton", 5, 'no kind of node called "Acton"'),
    ("subject: Action", "subject: {a: b}", 5, "subject is a list of texts"),
    ("identity: [action_id]", "identity: [action_id, who]", 6, 'returns no "who"'),
    ("{title} was", "{who} was", 7, 'shows {who}, and the query returns no "who"'),
    ("{title} was", "{title.__class__} was", 7, "the query returns no"),
    ("{title} was", "{title!r} was", 7, "the query returns no"),
    ("{title} was", "{title:>99999} was", 7, "the query returns no"),
    ("{title} was", "{} was", 7, "the query returns no"),
    ("{title} was", "{title was", 7, "braces of the message do not match"),
    ("RETURN count(a) AS count", "RETURN count(a) AS number", 12, "... AS count"),
    ("RETURN count(a) AS count", "SET a.due = 1 RETURN count(a) AS count", 12, "SET writes"),
    ("count: MATCH", "count: |\n  MATCH (b)\n  CREATE", 14, "CREATE writes"),
    ("params: {}", "params: {most: 6}", 13, "No query asks for $most"),
    ("params: {}", "params: {as_of: 6}", 13, "$as_of is given to every query"),
    ("params: {}", "params: [6]", 13, "params are names with a number"),
    ("params: {}", "needs: {Agrement: x}", 13, 'no kind called "Agrement"'),
    ("params: {}", "needs: {Agreement not signed: x}", 13, 'no yes-or-no property called "signed"'),
    ("params: {}", "needs: {Action with colour: x}", 13, 'no property called "colour"'),
    ("params: {}", "needs: {REPORTS_TO from Area: x}", 13, 'no tail called "Area"'),
    ("params: {}", "params: {late_days: -1}", 13, "params are names with a number"),
    ("params: {}", "needs: 3", 13, "needs are kinds with a sentence"),
    ("params: {}", "of: actions", 13, "of has two texts"),
    ("fires_on: |", "fires_on: 3\nsilent_on: |", 17, "second time"),
    ("fires_on: |\n  CREATE", "fires_on: []\nparams: |\n  CREATE", 14, "fires_on is missing"),
    ("silent_on: |\n  CREATE", "silent_on: |\n  MATCH (n) CREATE", 16, "begin with CREATE"),
    ("silent_on: |\n  CREATE", "silent_on: |\n  COPY x TO 'y'; CREATE", 16, "COPY is not for it"),
    ("silent_on: |\n  CREATE", "silent_on: |\n  CREATE (:Plan {id: $x}), ", 16, "A case has no parameters"),
    ("silent_on: |\n  CREATE", "silent_on: |\n  CREATE (:Plan {id: file('x')}), ", 16, "A case calls nothing but date()"),
    ("silent_on: |\n  CREATE", "silent_on: |\n  CREATE (:Plan {id: '\\u0027'}), ", 16, "not \\u and its number"),
    ("silent_on: |\n  CREATE", "silent_on: |\n  CREATE NODE TABLE X (id STRING); CREATE", 16, "a node in brackets"),
    ("silent_on: |\n  CREATE", "silent_on:\n  - case: x\n    graph: CREATE (x)\n  - |\n   CREATE", 17, "has the keys"),
    ("silent_on: |\n  CREATE", "silent_on:\n  - findings: 1\n    graph: CREATE (x)\n  - |\n   CREATE", 17, "of a case that fires"),
    ("silent_on: |\n  CREATE", "silent_on:\n  - params: {x: 1}\n    graph: CREATE (x)\n  - |\n   CREATE", 17, "parameters of the rule"),
    ("why: A late", "why: '*/ A late", 15, "not YAML"),
    ("why: A late", "why: A */ late", 1, "would end the comment"),
    ("'done'", "'2025-06-30'", QUERY_LINE + 1, "dates are data"),
    ("<> 'done'", "< date('2025-06-30')", QUERY_LINE + 1, "A date is data"),
    ("ORDER BY action_id", "ORDER BY action_id LIMIT 5", QUERY_LINE + 4, "LIMIT would hide findings"),
    ("ORDER BY action_id", "ORDER BY action_id SKIP 5", QUERY_LINE + 4, "SKIP would hide findings"),
    ("ORDER BY action_id", "; MATCH (b) RETURN b", QUERY_LINE + 4, "One statement at a time"),
    ("ORDER BY action_id", ";", QUERY_LINE + 4, "A rule has no semicolon"),
    ("a.due AS due", "$most AS due", 13, "The query asks for $most"),
    ("a.due AS due", "labels(a) AS due", QUERY_LINE + 3, "Labels() is a list"),
    ("a.due AS due", "toString(a.due) AS due", QUERY_LINE + 3, "ToString() is not known"),
    ("a.due AS due", "duration('P1D') AS due", QUERY_LINE + 3, "not known to give the same"),
    ("a.due AS due", "substring(a.name, 1) AS due", QUERY_LINE + 3, "counts from 1"),
    ("a.due AS due", "split(a.name, ' ')[0] AS due", QUERY_LINE + 3, "An index"),
    ("a.due AS due", "$as_of[0] AS due", QUERY_LINE + 3, "An index"),
    ("a.due AS due", "[x IN ['a'] | x] AS due", QUERY_LINE + 3, "A list comprehension"),
    ("a.due AS due", "apoc.load.json('x') AS due", QUERY_LINE + 3, "belongs to a plug-in"),
    ("EXISTS { MATCH (a)", "EXISTS { (a)", QUERY_LINE + 2, "Only EXISTS { MATCH"),
    ("EXISTS { MATCH (a)<-[:ASSIGNED]-() }", "exists((a)<-[:ASSIGNED]-())", QUERY_LINE + 2, "Write EXISTS { MATCH"),
    ("-[:ASSIGNED]-", "-[:ASSIGNED*]-", QUERY_LINE + 2, "has no end"),
    ("-[:ASSIGNED]-", "-[:ASSIGNED*2..]-", QUERY_LINE + 2, "has no end"),
    ("-[:ASSIGNED]-", "-[:ASSIGNED*..2]-", QUERY_LINE + 2, "has no end"),
    ("MATCH (a:Action)\n", "UNWIND [1] AS x MATCH (a:Action)\n", QUERY_LINE, "UNWIND takes a parameter"),
    ("MATCH (a:Action)\n", "UNWIND collect(1) AS x MATCH (a:Action)\n", QUERY_LINE, "UNWIND takes a parameter"),
    ("MATCH (a:Action)\n", "CALL { MATCH (a:Action) RETURN a }\n", QUERY_LINE, "CALL is not for reading"),
    ("MATCH (a:Action)\n", "LOAD FROM 'x' RETURN 1 MATCH (a:Action)\n", QUERY_LINE, "LOAD reaches files"),
    ("ORDER BY action_id", "SET a += {x: 1}", QUERY_LINE + 4, "+= writes"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "says"), CHANGES, ids=[says for *_, says in CHANGES])
def test_what_breaks_the_form_is_named_with_its_line(old: str, new: str, line: int, says: str) -> None:
    """One slip in a good rule: the problem is among those listed, at its line, and the rule is refused."""
    assert old in GOOD
    text = GOOD.replace(old, new, 1) if line < QUERY_LINE or old not in GOOD.split("---*/")[1] else _in_query(old, new)
    problems = [str(problem) for problem in rules.check(text, "a-rule")]
    assert any(problem.startswith(f"line {line}: ") and says in problem for problem in problems), problems
    with pytest.raises(RuleError, match=r"^a-rule\.cypher:"):
        rules.parse(text, "a-rule")


LOST = [
    ("MATCH (a:Action) WHERE EXISTS { MATCH (a)-[:WAS]->(e:Earlier) WHERE coalesce(a.rag, '') <> e.rag } RETURN a.id", "a.rag"),
    ("MATCH (a:Action)\nWHERE NOT EXISTS { MATCH (a)-[:WAS]->(e) WHERE e.due = a.due OR a.due IS NULL } RETURN a.id", "a.due"),
    ("MATCH (a:Action) WITH a, a.due AS d WHERE COUNT { MATCH (a)-[:WAS]->() WHERE d IS NULL } > 0 RETURN a.id", "d"),
    ("MATCH (a:Action) OPTIONAL MATCH (a)-[:WAS]->(e) WHERE a.due IS NULL RETURN a.id, e.id", "a.due"),
]  # fmt: skip

KEPT = [
    "MATCH (a:Action) WITH a, coalesce(a.rag, '') AS rag WHERE EXISTS { MATCH (a)-[:WAS]->(e:Earlier) WHERE rag <> e.rag } RETURN a.id",
    "MATCH (a:Action) OPTIONAL MATCH (a)-[:WAS]->(e) WHERE e.due IS NULL WITH a, count(e) AS n OPTIONAL MATCH (a)-[:WAS]->(e) WHERE coalesce(e.rag, '') = '' RETURN a.id, n, count(e)",
    "MATCH (a:Action) WHERE EXISTS { MATCH (a)-[:WAS]->(e) WHERE e.due < a.due } AND a.rag IS NULL RETURN coalesce(a.label, a.name)",
    "MATCH (a:Action) OPTIONAL MATCH (a)-[:WAS]->(e) RETURN a.id, a.due IS NULL, coalesce(e.due, a.due)",
]


@pytest.mark.parametrize(("query", "name"), LOST, ids=[name for _, name in LOST])
def test_what_the_embedded_engine_would_lose_is_refused(query: str, name: str, ladybug: Engine) -> None:
    """A question that says what to take for a missing value from outside a subquery finds nothing there, so it says so instead."""
    with pytest.raises(QueryError, match=rf"^query, line {1 + query.count(chr(10))}: Where {name} is missing"):
        ladybug.run(query)
    text = _in_query("MATCH (a:Action)\n", f"{query} UNION MATCH (a:Action)\n")
    assert any(f"Where {name} is missing" in str(problem) for problem in rules.check(text, "a-rule"))


@pytest.mark.parametrize("query", KEPT)
def test_what_both_engines_answer_alike_passes(query: str, engine: Engine) -> None:
    """A name of its own, a clause before or after, and a comparison that what is missing never meets are no mistake."""
    was = [("WAS", "a", "e", {}), ("WAS", "b", "f", {})]
    facts = [
        ("Action", "a", {"rag": "red"}),
        ("Action", "b", {}),
        ("Earlier", "e", {}),
        ("Earlier", "f", {"rag": "red"}),
    ]
    engine.load(graph_of([(kind, node, node, given) for kind, node, given in facts], was))
    found = {tuple(row) for row in engine.run(query).rows}
    told = [{("b",)}, {("a", 1, 1), ("b", 1, 0)}, set(), {("a", True, None), ("b", True, None)}]
    assert found == told[KEPT.index(query)]


def _in_query(old: str, new: str) -> str:
    header, query = GOOD.split("---*/")
    return f"{header}---*/{query.replace(old, new, 1)}"


def test_all_problems_are_told_at_once() -> None:
    """Three slips give three problems, and the error counts and lists them."""
    text = GOOD.replace("severity: high", "severity: huge").replace("Action\n", "Acton\n", 1).replace("{due}", "{when}")
    problems = rules.check(text, "a-rule")
    assert [problem.line for problem in problems] == [4, 5, 7]
    with pytest.raises(RuleError, match="3 things are wrong") as refused:
        rules.parse(text, "a-rule")
    assert str(refused.value).splitlines()[1:] == [problem.at("a-rule.cypher") for problem in problems]


@pytest.mark.parametrize(
    "text",
    ["", "MATCH (a:Action) RETURN a", "/*---\n---*/\n", "/*---\n- a\n---*/\nRETURN 1", "/*---\ntitle: x\n---*/\n"],
)
def test_what_is_no_rule_at_all_is_refused(text: str) -> None:
    """A file without a header, with a list for a header, or without a query, says what a rule is."""
    assert rules.check(text, "a-rule")


@pytest.mark.parametrize("header", ["[" * 5000, "a: &a [*a, *a]\nb: !!python/object:os.system {}", "x: 2025-99-99"])
def test_hostile_headers_are_refused(header: str) -> None:
    """Nesting without end, tags that would run code and dates that are none are problems like any other."""
    assert rules.check(f"/*---\n{header}\n---*/\nMATCH (a) RETURN a", "a-rule")


@pytest.mark.parametrize("name", ["Overdue", "over due", "../over", "", "1st", "over-", "over_due"])
def test_a_rule_is_named_in_plain_words(name: str) -> None:
    """The file's name is the rule's id."""
    assert any("is no name" in problem.says for problem in rules.check(GOOD, name))
    with pytest.raises(RuleError, match="no name for a rule"):
        rules.template(name)


def test_the_template_is_a_rule_once_it_is_filled_in() -> None:
    """It is refused until the texts and the silent case are written, and a good rule then."""
    text = rules.template("my-rule")
    assert {problem.says for problem in rules.check(text, "my-rule")} >= {
        f"{key} is missing." for key in ("title", "question", "why", "fix", "agenda", "silent_on")
    }
    for key in ("title", "question", "why", "fix", "agenda"):
        text = text.replace(f"\n{key}:\n", f"\n{key}: Some words\n")
    text = text.replace("silent_on:\n", "silent_on: |\n  CREATE (:Action {id: 'a2', name: 'Tell', status: 'done'})\n")
    assert rules.check(text, "my-rule") == []


def test_a_file_that_cannot_be_read_gives_one_line(tmp_path: Path) -> None:
    """A missing file and a file of another encoding are named."""
    with pytest.raises(RuleError, match="cannot be read"):
        rules.load(tmp_path / "none.cypher")
    path = tmp_path / "a-rule.cypher"
    path.write_bytes(GOOD.replace("late", "sp\xe4t").encode("latin-1"))
    with pytest.raises(RuleError, match="UTF-8"):
        rules.load(path)
    path.write_text(GOOD, encoding="utf-8")
    assert rules.load(path).id == "a-rule"


def quoted(text: str) -> str:
    """The text as a string of Cypher."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


HARMLESS = st.text(st.characters(exclude_categories=["Cs"])).filter(
    lambda text: not re.search(r"\\u", quoted(text), re.IGNORECASE)
)


@given(HARMLESS)
def test_no_string_is_taken_for_a_statement(text: str) -> None:
    """Whatever stands in a string is a string: CREATE, quotes, comments, semicolons."""
    for words in (text, f"CREATE {text}", f"{text}; DROP"):
        query = f"MATCH (a) WHERE a.name = {quoted(words)} RETURN a"
        assert [token.text for token in cypher.tokens(query) if token.kind == "string"] == [quoted(words)]
        assert cypher.refused(query) == []


# What an engine skips, or takes as one piece: a writing word after any of it is still a word.
_PIECES = st.lists(
    st.one_of(
        HARMLESS.map(quoted),
        st.text("abc*/ \n'`\"\\$", max_size=8).filter(lambda t: "*/" not in t).map(lambda t: f"/*{t}*/"),
        st.text("abc*/ '`\"\\$", max_size=8).map(lambda t: f"//{t}\n"),
        st.text("abc*/ '\"$;", min_size=1, max_size=8).map(lambda t: f"`{t}`"),
        st.sampled_from([" ", "\n", "x", "1", ",", "$p", "(", ")", "="]),
    ),
    max_size=12,
).map(" ".join)


@given(_PIECES, st.sampled_from(["CREATE", "create", "SeT", "MERGE", "LOAD", "COPY", "CALL", "DELETE"]))
def test_no_writing_word_is_hidden(before: str, word: str) -> None:
    """Comments, strings and names before a word, closed as they should be, do not swallow it."""
    query = f"MATCH (n) RETURN {before} {word} (m)"
    assert any(word.upper() in str(problem) for problem in cypher.refused(query)), query


@given(st.text(max_size=60))
def test_any_text_is_judged_without_a_crash(text: str) -> None:
    """A query, a rule and a header of any text are refused or pass, and nothing else."""
    cypher.refused(text)
    cypher.unportable(text)
    cypher.columns(cypher.tokens(text))
    assert rules.check(text, "a-rule")
    assert rules.check(f"/*---\n{text}\n---*/\n{text}", "a-rule")


@pytest.mark.parametrize("text", ["/* ", "' \\' ", "` ", '" ', "MATCH (a) ", "'a' /* */ `b` // \n", "((((", "[:A*"])
def test_a_text_of_any_length_is_judged_at_once(text: str) -> None:
    """Long texts, closed or not, take a time that grows with their length alone."""
    long = "RETURN 1 AS one " + text * 10_000
    began = time.process_time()
    cypher.refused(long)
    cypher.unportable(long)
    rules.check(GOOD.replace("silent_on: |\n", f"silent_on: |\n  {text * 10_000}\n"), "a-rule")
    assert time.process_time() - began < 10


def test_parameters_are_those_outside_of_strings_and_comments() -> None:
    """A dollar in words asks for nothing."""
    assert rules.parameters("MATCH (a) // $no\nWHERE a.x = '$no' AND a.y = $yes AND a.z IN $all RETURN `$no`") == {
        "yes",
        "all",
    }


def test_a_query_is_refused_in_one_line_that_says_where() -> None:
    """The line counts from 1, and the word is named."""
    with pytest.raises(QueryError, match=r"^query, line 2: SET writes, and a query only reads\."):
        rules.refuse_query("MATCH (a)\nSET a.x = 1")
    rules.refuse_query("MATCH (a) RETURN a.start AS `set`;")


def test_every_property_and_kind_may_be_asked_for() -> None:
    """No name of the schema is a word that a query may not use."""
    for kind, declared in NODES.items():
        rules.refuse_query(f"MATCH (n:{kind}) RETURN " + ", ".join(f"n.{p.name}" for p in declared.properties))
