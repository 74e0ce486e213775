"""The form of a rule file: a header in a comment, then one query.

In: the text of a `.cypher` file and its name. Out: a Rule, or everything that is wrong with it. Refuses: unknown,
missing or repeated keys, kinds that the schema does not know, a query that does more than read (see `cypher`), words
of the message that the query does not return, and a rule without a case where it fires and one where it is silent.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any, NoReturn

from partnergraph.errors import RuleError
from partnergraph.model.finding import SEVERITIES
from partnergraph.rules import cases, cypher
from partnergraph.rules.cases import Case
from partnergraph.rules.cypher import Problem
from partnergraph.rules.header import FILE, GIVEN, IDLE, NAME, Header
from partnergraph.schema import EDGES, NODES, EdgeKind, NodeKind


@dataclass(frozen=True, slots=True)
class Rule:
    """A gap rule.

    Attributes:
        id: The file's name without its ending: what is missing, in words joined by hyphens.
        ref: The short number in the catalogue (OWN-01); empty for a rule of one's own.
        family: The group of rules it is shown with.
        title: What a finding of it is called.
        question: The question that it answers.
        severity: critical, high, medium, low or info.
        subject: The kinds of node that a finding may be about; its id is the first identity column.
        identity: The columns that tell one finding from another, from run to run.
        message: The sentence, with columns in braces.
        why: Why it matters.
        fix: What to do.
        agenda: The question to put on an agenda.
        sources: Where the rule comes from.
        of: What is counted, for one and for several: ("open action", "open actions").
        count: The query for how many were looked at, as the column `count`.
        query: The query that finds.
        columns: The columns that it returns. `nodes`, where there is one, lists ids of the nodes concerned: the picture
            of the finding, whose places are its evidence. `counted` says of how many of the things counted a finding tells, where
            not of one: of all open actions of a plan that has no dates.
        params: Thresholds with their defaults.
        needs: What must be in the graph for the rule to say anything, and the sentence to show where there is none: a
            kind, `Kind not flag`, `Kind with property` (one that is filled), `EDGE from Kind`, or a query for how many
            there are, as the column `count`.
        fires_on: Cases with findings.
        silent_on: Cases without.
        source: The file's text.
        picture: The query for what to draw of one finding, whose identity columns are its parameters: ids of nodes, as
            the column `id`. Empty where the finding's own nodes show the gap.
        replaces: The shipped rule in whose place a rule of one's own stands; empty if in none.
        file: The file of a rule of one's own, as it was named; empty for one that is shipped.
    """

    id: str
    ref: str
    family: str
    title: str
    question: str
    severity: Any
    subject: tuple[str, ...]
    identity: tuple[str, ...]
    message: str
    why: str
    fix: str
    agenda: str
    sources: tuple[str, ...]
    of: tuple[str, str]
    count: str
    query: str
    columns: tuple[str, ...]
    params: Mapping[str, Any]
    needs: Mapping[str, str]
    fires_on: tuple[Case, ...]
    silent_on: tuple[Case, ...]
    source: str
    picture: str = ""
    replaces: str = ""
    file: str = field(default="", compare=False)

    @property
    def origin(self) -> str:
        """The file of a rule of one's own and whose place it takes, as outputs say it; empty for one that is shipped."""
        place = f", in the place of {self.replaces}" if self.replaces else ""
        return f"own rule {'/'.join(PurePath(self.file).parts[-2:])}{place}" if self.file else ""


_NEED = re.compile(r"(?P<kind>\w+)(?: (?P<how>not|with|from) (?P<what>\w+))?")
_TEXTS = ("title", "question", "severity", "message", "why", "fix", "agenda", "count")
_LISTS = ("subject", "identity", "sources")
_CASES = ("fires_on", "silent_on")
_REQUIRED = (*_TEXTS, *_LISTS, *_CASES)
_OPTIONAL = ("ref", "family", "of", "params", "needs", "picture", "replaces")


def parse(text: str, name: str, file: str = "") -> Rule:
    """Return the rule that `text` holds, `name` being the file's name without its ending.

    `file` is how a person named the file of a rule of their own.

    Raises:
        RuleError: It breaks the form of a rule; the message names every way in which it does, as a compiler would.
    """
    rule, problems = examine(text, name)
    if rule is None or problems:
        refuse(problems, file or f"{name}.cypher")
    return replace(rule, file=file) if file else rule


def refuse(problems: Sequence[Problem], file: str) -> NoReturn:
    """Refuse a file for its problems, each told as `file:line: what`.

    Raises:
        RuleError: Always.
    """
    first, *others = problems
    if not others:
        raise RuleError(first.says, where=f"{file}:{first.line}")
    raise RuleError(f"{len(problems)} things are wrong.", where=file, details=(one.at(file) for one in problems))


def check(text: str, name: str) -> list[Problem]:
    """Return all that is wrong with the form of a rule at once, each with its line; empty if nothing is."""
    return examine(text, name)[1]


def examine(text: str, name: str) -> tuple[Rule | None, list[Problem]]:
    """Return a rule as far as it can be made out, and all that is wrong with its form; None where there is no telling."""
    source = text.removeprefix("\ufeff").replace("\r\n", "\n")
    parts = FILE.fullmatch(source)
    if parts is None:
        return None, [
            Problem(1, "A rule begins with /*--- on a line, its header, and ---*/ on a line; then the query.")
        ]
    header = _Header(parts["header"])
    header.problems += [
        *([] if NAME.fullmatch(name) else [Problem(1, f'"{name}" is no name: words in small letters, with hyphens.')]),
        *cypher.refused(parts["query"], _line_of(source, parts.start("query"))),
        *cypher.unportable(parts["query"], _line_of(source, parts.start("query"))),
    ]
    if "*/" in parts["header"]:
        header.problem("", "*/ in the header would end the comment.")
    rule = header.rule(name, parts["query"].strip(), source) if header.values else None
    return rule, sorted(set(header.problems))


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


class _Header(Header):
    """The header of a rule."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "a rule", _REQUIRED, _OPTIONAL)

    def rule(self, name: str, query: str, source: str) -> Rule:
        """Make the rule; what is wrong on the way is added to `problems`."""
        texts = {key: self.text(key) for key in (*_TEXTS, "ref", "family", "picture", "replaces")}
        lists = {key: self.listed(key) for key in _LISTS}
        params = self.params("params", self.values.get("params"))
        returned = cypher.columns(cypher.tokens(query))
        if texts["severity"] and texts["severity"] not in SEVERITIES:
            self.problem("severity", f'severity "{texts["severity"]}" is none of {", ".join(SEVERITIES)}.')
        for kind in lists["subject"]:
            if kind not in NODES:
                self.problem("subject", f'The schema has no kind of node called "{kind}".')
        for column in lists["identity"]:
            if column not in returned:
                self.problem("identity", f'The query returns no "{column}".')
        self._message(texts["message"], returned)
        if texts["count"]:
            self._only_column("count", "count", texts["count"])
        if texts["picture"]:
            self._only_column("picture", "id", texts["picture"])
        needs = self._needs()
        self._asked(
            (query, texts["count"], *(n for n in needs if n.startswith("MATCH "))),
            texts["picture"],
            lists["identity"],
            params,
        )
        return Rule(
            id=name,
            ref=texts["ref"],
            family=texts["family"],
            title=texts["title"],
            question=texts["question"],
            severity=texts["severity"],
            subject=lists["subject"],
            identity=lists["identity"],
            message=texts["message"],
            why=texts["why"],
            fix=texts["fix"],
            agenda=texts["agenda"],
            sources=lists["sources"],
            of=self._of(lists["subject"]),
            count=texts["count"],
            query=query,
            columns=returned,
            params=params,
            needs=needs,
            fires_on=self._cases("fires_on", 1, params),
            silent_on=self._cases("silent_on", 0, params),
            source=source,
            picture=texts["picture"],
            replaces=texts["replaces"],
        )

    def _of(self, subject: tuple[str, ...]) -> tuple[str, str]:
        if "of" in self.values:
            said = self.listed("of")
            if len(said) != 2:
                self.problem("of", "of has two texts, for one and for several: [open action, open actions].")
                return ("", "")
            return (said[0], said[1])
        known = NODES.get(subject[0]) if subject else None
        return (known.name.lower(), known.plural) if known else ("", "")

    def _needs(self) -> dict[str, str]:
        value = self.values.get("needs") or {}
        if isinstance(value, list):
            value = dict.fromkeys(value, "")
        if not isinstance(value, dict):
            self.problem("needs", "needs are kinds with a sentence: {Agreement: the register lists no agreements}.")
            return {}
        needs = {}
        for need, sentence in value.items():
            if str(need).startswith("MATCH "):
                self._need_query(str(need))
                needs[str(need)] = str(sentence or "the register holds nothing of that kind")
                continue
            match = _NEED.fullmatch(str(need))
            kind = NODES.get(match["kind"]) or EDGES.get(match["kind"]) if match else None
            if match is None or kind is None:
                self.problem("needs", f'The schema has no kind called "{need}".')
            elif match["how"] and match["what"] not in _parts(kind, match["how"]):
                self.problem("needs", f'{kind.name} has no {_PARTS[match["how"]]} called "{match["what"]}".')
            else:
                needs[str(need)] = str(sentence or f"the register lists no {getattr(kind, 'plural', kind.name)}")
        return needs

    def _need_query(self, query: str) -> None:
        line = self.lines["needs"]
        self.problems += [*cypher.refused(query, line), *cypher.unportable(query, line)]
        if cypher.columns(cypher.tokens(query)) != ("count",):
            self.problem("needs", "A need that is a query returns one number: ... AS count.")

    def _message(self, message: str, returned: tuple[str, ...]) -> None:
        try:
            parts = list(string.Formatter().parse(message))
        except ValueError as error:
            self.problem("message", f"The braces of the message do not match ({error}).")
            return
        for _, name, form, conversion in parts:
            if name is not None and (form or conversion or name not in returned):
                self.problem("message", f'The message shows {{{name}}}, and the query returns no "{name}".')

    def _only_column(self, key: str, column: str, query: str) -> None:
        line = self.lines[key] + (getattr(self.nodes[key], "style", None) in {"|", ">"})
        self.problems += [*cypher.refused(query, line), *cypher.unportable(query, line)]
        if cypher.columns(cypher.tokens(query)) != (column,):
            self.problem(key, f"The query of {key} returns one column: ... AS {column}.")

    def _asked(self, queries: Iterable[str], picture: str, identity: Iterable[str], params: Mapping[str, Any]) -> None:
        asked = {name for query in queries for name in cypher.parameters(query)}
        for name in sorted(asked - params.keys() - GIVEN):
            self.problem("params", f"The query asks for ${name}: give it a default under params.")
        drawn = cypher.parameters(picture)
        for name in sorted(drawn - params.keys() - GIVEN - {*identity}):
            self.problem(
                "picture", f"The picture asks for ${name}, which is no column of identity and under no params."
            )
        for name in sorted(params.keys() - asked - drawn):
            self.problem("params", f"No query asks for ${name}.")

    def _cases(self, key: str, findings: int, params: Mapping[str, Any]) -> tuple[Case, ...]:
        if self.values.get(key) in (None, "", []):
            return ()
        value, node = self.values[key], self.nodes[key]
        items = value if isinstance(value, list) else [value]
        nodes = node.value if isinstance(value, list) else [node]
        made = []
        for item, item_node in zip(items, nodes, strict=True):
            line = item_node.start_mark.line + 2
            said = {"graph": item} if isinstance(item, str) else item
            wrong = list(cases.problems(said, key, {*params, IDLE}))
            self.problems += [Problem(line, problem) for problem in wrong]
            if not wrong:
                made.append(cases.case(said, findings, line))
        return tuple(made)


_PARTS = {"not": "yes-or-no property", "with": "property", "from": "tail"}


def _parts(kind: NodeKind | EdgeKind, how: str) -> set[str]:
    """What may stand after `not`, `with` or `from` in a need."""
    if how == "from":
        return {tail for tail, _ in kind.ends} if isinstance(kind, EdgeKind) else set()
    return {p.name for p in kind.properties if how == "with" or p.type == "BOOLEAN"}
