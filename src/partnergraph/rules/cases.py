"""The cases of a rule: a small graph each, and how many findings the rule must have on it.

In: a case as the header of a rule file gives it. Out: a Case, or what is wrong with it. Refuses a graph whose
statements do more than create: a rule file may come from anybody, and its cases are run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from partnergraph.rules import cypher

_KEYS = ("when", "graph", "findings", "says", "params")


@dataclass(frozen=True, slots=True)
class Case:
    """A small graph and how many findings the rule must have on it.

    Attributes:
        graph: The statements that make it.
        findings: The number of findings.
        when: What the case is about, in a few words.
        says: The message of the first finding, where the case holds it to one.
        params: Parameters that differ from the rule's own.
        line: The line of the file at which it stands.
    """

    graph: tuple[str, ...]
    findings: int
    when: str = ""
    says: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    line: int = 0


def case(said: Mapping[str, Any], findings: int, line: int) -> Case:
    """Return the case that a header gives at `line`; `findings` is the number where it says none."""
    statements: list[str] = [""]
    for piece in cypher.pieces(said["graph"]):
        if piece == ";":
            statements.append("")
        else:
            statements[-1] += piece
    return Case(
        tuple(statement.strip() for statement in statements if statement.strip()),
        said.get("findings", findings),
        str(said.get("when", "")),
        str(said.get("says", "")),
        said.get("params") or {},
        line,
    )


def problems(said: Any, key: str, params: set[str]) -> Iterator[str]:
    """Yield what is wrong with a case; its graph may only create."""
    if not isinstance(said, dict) or not isinstance(said.get("graph"), str) or said.keys() - {*_KEYS}:
        yield f"A case of {key} is a text that makes a graph, or has the keys {', '.join(_KEYS)}."
        return
    findings = said.get("findings", 1)
    if type(findings) is not int or findings < 1 or (key == "silent_on" and "findings" in said):
        yield "findings is the number of findings of a case that fires."
    if not isinstance(said.get("params") or {}, dict) or (said.get("params") or {}).keys() - params:
        yield "params of a case are parameters of the rule."
    yield from more_than_creating(said["graph"])


def more_than_creating(text: str) -> Iterator[str]:
    """Yield why a text does more than create nodes and edges, which is all that a rule's example may do."""
    found = cypher.tokens(text)
    for problem in cypher.shape(text, [token for token in found if token.text != ";"], 1):
        yield problem.says
    starts = [found[0], *(t for before, t in pairwise(found) if before.text == ";")] if found else []
    if not starts or any(token.word != "CREATE" for token in starts):
        yield "The statements of a case begin with CREATE."
    for number, token in enumerate(found):
        calls = token.kind in {"word", "name"} and number + 1 < len(found) and found[number + 1].text == "("
        if token.word == "CREATE" and not calls:
            yield "CREATE is followed by a node in brackets."
        if token.kind == "parameter":
            yield f"A case has no parameters: {token.text}."
        elif token.word in cypher.STATEMENTS - {"CREATE"} and not cypher.is_property(found, number):
            yield f"A case only creates: {token.word} is not for it."
        elif calls and token.word not in {"CREATE", "DATE"}:
            yield f"A case calls nothing but date(): {token.text}() is not for it."
