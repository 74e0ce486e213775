"""Named pictures: one Cypher file each, in `cypher/views`, named by what it shows; its form is that of a rule.

In: the folder, or the text of a file. Out: Sketches. Refuses: unknown, missing or repeated keys, kinds and ways of drawing
that there are not, a query that does more than read or that the engines answer differently, and a picture without a case
that says what it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from partnergraph.errors import RuleError
from partnergraph.rules import cases, cypher
from partnergraph.rules.cases import Case
from partnergraph.rules.cypher import Problem
from partnergraph.rules.form import refuse
from partnergraph.rules.header import FILE, GIVEN, NAME, Header
from partnergraph.schema import NODES

WAYS = ("rows", "layers", "circle", "borders")
"""The ways in which a picture is drawn."""

COLUMNS = ("one", "other", "state", "says", "number")
"""What the query of a picture may return; `one` and `other` always. A row without `other` is a mark or an end."""

FINDING = "Finding"
"""What a picture is about that is drawn for a finding."""

_REQUIRED = ("title", "question", "drawn", "shows_on")
_OPTIONAL = ("about", "whole", "params", "order")
_CASE = ("when", "graph", "about", "nodes", "params", "shows")


@dataclass(frozen=True, slots=True)
class Shows:
    """A small graph and the rows (one, other, state) that the picture must have on it."""

    case: Case
    about: str
    nodes: tuple[str, ...]
    rows: frozenset[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Sketch:
    """A named picture.

    Attributes:
        id: The file's name without its ending.
        title: What it is called.
        question: The question that it answers.
        about: The kinds of item that it may be about, one of which must be named; empty where it shows the whole.
        whole: Whether it shows the whole where nothing is named; one that is about nothing does.
        drawn: How it is drawn, one of `WAYS`.
        order: Its place in lists.
        query: The query for what to draw; `$about` is the id of what it is about, `$nodes` what a finding concerns.
        params: Parameters with their defaults.
        shows_on: Cases.
        source: The file's text.
    """

    id: str
    title: str
    question: str
    about: tuple[str, ...]
    whole: bool
    drawn: str
    order: int
    query: str
    params: Mapping[str, Any]
    shows_on: tuple[Shows, ...]
    source: str


@cache
def shipped() -> tuple[Sketch, ...]:
    """Return the pictures of the folder `cypher/views`, those of the whole first.

    Raises:
        RuleError: One of them breaks the form of a picture.
    """
    found = [
        parse(entry.read_text(encoding="utf-8"), entry.name.removesuffix(".cypher"))
        for entry in files("partnergraph.cypher.views").iterdir()
        if entry.name.endswith(".cypher")
    ]
    return tuple(sorted(found, key=lambda one: (not one.whole, one.order, one.id)))


def parse(text: str, name: str) -> Sketch:
    """Return the picture that `text` holds, `name` being the file's name without its ending.

    Raises:
        RuleError: It breaks the form of a picture; the message names every way in which it does.
    """
    source = text.removeprefix("\ufeff").replace("\r\n", "\n")
    parts = FILE.fullmatch(source)
    if parts is None:
        raise RuleError(
            "A picture begins with /*--- on a line, its header, and ---*/ on a line; then the query.",
            where=f"{name}.cypher",
        )
    header = _Header(parts["header"])
    first = source.count("\n", 0, parts.start("query")) + 1
    header.problems += [
        *([] if NAME.fullmatch(name) else [Problem(1, f'"{name}" is no name: words in small letters, with hyphens.')]),
        *cypher.refused(parts["query"], first),
        *cypher.unportable(parts["query"], first),
    ]
    sketch = header.sketch(name, parts["query"].strip(), source) if header.complete else None
    problems = sorted(set(header.problems))
    if sketch is None or problems:
        refuse(problems, f"{name}.cypher")
    return sketch


class _Header(Header):
    """The header of a picture."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "a picture", _REQUIRED, _OPTIONAL)

    def sketch(self, name: str, query: str, source: str) -> Sketch:
        """Make the picture; what is wrong on the way is added to `problems`."""
        about = self.listed("about") if "about" in self.values else ()
        for kind in about:
            if kind not in NODES and kind != FINDING:
                self.problem("about", f'The schema has no kind of node called "{kind}".')
        if self.values["drawn"] not in WAYS:
            self.problem("drawn", f"drawn is one of {', '.join(WAYS)}.")
        returned = cypher.columns(cypher.tokens(query))
        if not {"one", "other"} <= {*returned} <= {*COLUMNS}:
            self.problem(
                "title", f"The query returns `one` and `other`, and of the rest only {', '.join(COLUMNS[2:])}."
            )
        params = self.params("params", self.values.get("params"))
        asked = cypher.parameters(query)
        given = GIVEN | ({"nodes"} if FINDING in about else {"about"} if about else set())
        for unknown in sorted(asked - params.keys() - given):
            self.problem("params", f"The query asks for ${unknown}: give it a default under params.")
        for idle in sorted(params.keys() - asked):
            self.problem("params", f"No query asks for ${idle}.")
        order = self.values.get("order", 99)
        return Sketch(
            id=name,
            title=self.text("title"),
            question=self.text("question"),
            about=about,
            whole=not about or self.values.get("whole") is True,
            drawn=str(self.values["drawn"]),
            order=order if isinstance(order, int) else 99,
            query=query,
            params=params,
            shows_on=tuple(self._cases(params)),
            source=source,
        )

    def _cases(self, params: Mapping[str, Any]) -> Iterator[Shows]:
        value, node = self.values["shows_on"], self.nodes["shows_on"]
        if not isinstance(value, list):
            self.problem("shows_on", f"shows_on is a list of cases, each with {', '.join(_CASE)}.")
            return
        for said, place in zip(value, node.value, strict=True):
            line = place.start_mark.line + 2
            rows = said.get("shows") if isinstance(said, dict) else None
            if (
                not isinstance(said, dict)
                or said.keys() - {*_CASE}
                or not isinstance(said.get("graph"), str)
                or (said.get("params") or {}).keys() - params.keys()
                or not isinstance(rows, list)
                or not all(isinstance(row, list) and len(row) == 3 for row in rows)
            ):
                self.problems.append(
                    Problem(
                        line, "A case has a graph, and shows: a list of [one, other, state]; see the other pictures."
                    )
                )
                continue
            self.problems += [Problem(line, says) for says in cases.more_than_creating(said["graph"])]
            yield Shows(
                cases.case({key: said[key] for key in ("when", "graph", "params") if key in said}, 0, line),
                str(said.get("about", "")),
                tuple(said.get("nodes", ())),
                frozenset((str(one), str(other or ""), str(state or "")) for one, other, state in rows),
            )
