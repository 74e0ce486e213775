"""Ask the named pictures of a graph what they show.

In: the pictures of `cypher/views`, an engine that holds the graph, what a picture is about. Out: Drawn pictures. Refuses: a
picture that there is not, one that is about something and is not told about what, and a name that nothing has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from rapidfuzz import fuzz, process

from partnergraph import gaps
from partnergraph import rules as rule_files
from partnergraph.errors import InputError
from partnergraph.model import Bond, Drawn, Engine, Finding, Findings, Graph
from partnergraph.rules import sketches
from partnergraph.rules.sketches import FINDING, Sketch
from partnergraph.subjects import Subjects, plain

_NEAR = 60  # of 100


def named(picture: str) -> Sketch:
    """Return the picture that is called so, by its name or title.

    Raises:
        InputError: There is none.
    """
    shipped = sketches.shipped()
    for sketch in shipped:
        if plain(picture) in {sketch.id, plain(sketch.title)}:
            return sketch
    near = process.extractOne(picture, [sketch.id for sketch in shipped], scorer=fuzz.ratio, score_cutoff=_NEAR)
    raise InputError(
        f'There is no picture called "{picture}"' + (f'; the nearest is "{near[0]}".' if near else "."),
        todo=f"The pictures are {', '.join(sketch.id for sketch in shipped)}.",
    )


def ask(
    sketch: Sketch, engine: Engine, as_of: date, *, about: str = "", nodes: Sequence[str] = (), **given: Any
) -> Drawn:
    """Return what a picture shows on the graph that `engine` holds.

    Args:
        sketch: The picture.
        engine: The engine.
        as_of: The day against which dates are judged.
        about: Id of what it is about.
        nodes: Ids of what a finding concerns.
        given: Parameters that overrule the picture's own.

    Raises:
        EngineError: The database failed.
    """
    values = {"as_of": as_of, "about": about, "nodes": [*nodes] or [""]}
    values |= rule_files.as_asked({name: given.get(name, default) for name, default in sketch.params.items()})
    asked = {name: values[name] for name in rule_files.parameters(sketch.query)}
    bonds = {
        Bond(
            str(row["one"]),
            str(row["other"] or ""),
            str(row.get("state") or ""),
            str(row.get("says") or ""),
            int(row.get("number") or 1),
        )
        for row in engine.run(sketch.query, asked).dicts()
    }
    return Drawn(sketch.id, sketch.title, sketch.question, sketch.drawn, tuple(sorted(bonds)), about)


def whole(engine: Engine, as_of: date) -> tuple[Drawn, ...]:
    """Return the pictures that are about nothing in particular, but for those that show nothing."""
    drawn = (ask(sketch, engine, as_of) for sketch in sketches.shipped() if sketch.whole)
    return tuple(one for one in drawn if one.bonds)


def check(sketch: Sketch, about: str) -> None:
    """Return when a picture is told what it is about, if it is about something.

    Raises:
        InputError: It is not, or is of the whole.
    """
    if about and not sketch.about:
        raise InputError(f'The picture "{sketch.id}" shows the whole.', todo="Leave out what it is about.")
    if not about and not sketch.whole:
        raise InputError(
            f'The picture "{sketch.id}" is about one {_either(sketch.about)}.', todo="Name it: --about NAME."
        )


def draw(
    sketch: Sketch,
    engine: Engine,
    graph: Graph,
    findings: Findings,
    about: str = "",
    parameters: Mapping[str, Any] | None = None,
) -> Drawn:
    """Return what a picture shows about what is called `about`.

    Args:
        sketch: The picture.
        engine: An engine that holds the graph.
        graph: The graph.
        findings: The findings on it.
        about: The name of an item as a person writes it; of a finding its key, or its rule and what it is about.
        parameters: Thresholds that overruled the rules' own.

    Raises:
        InputError: Nothing is called so, several are, or the picture is of the whole.
    """
    check(sketch, about)
    if not about:
        return ask(sketch, engine, findings.as_of)
    if FINDING in sketch.about:
        finding = _finding(findings, about)
        rule = next((rule for rule in rule_files.shipped() if rule.id == finding.rule), None)
        nodes = gaps.picture(rule, engine, finding, findings.as_of, parameters) if rule else finding.nodes
        drawn = ask(sketch, engine, findings.as_of, about=finding.subject, nodes=nodes)
        return replace(drawn, title=finding.title, sentence=finding.message)
    node = _item(graph, sketch.about, about)
    facts = graph.node(node)
    return replace(ask(sketch, engine, findings.as_of, about=node), sentence=str(facts.get("label") or facts["name"]))


def _things(graph: Graph, kinds: Sequence[str]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for kind in kinds:
        frame = graph.nodes[kind]
        for row in frame.to_dict("records"):
            yield row["id"], kind, {str(name): value for name, value in row.items() if isinstance(value, str)}


def _item(graph: Graph, kinds: Sequence[str], about: str) -> str:
    things = list(_things(graph, kinds))
    if any(node == about for node, _, _ in things):
        return about
    subjects = Subjects(things)
    found = sorted(subjects.find(about)[0]) if subjects.find(about) else []
    if len(found) == 1:
        return found[0]
    kind = _either(kinds)
    if found:
        raise InputError(f'Several are called "{about}".', todo=f"Name one by its id: {', '.join(found[:6])}.")
    near = subjects.nearest(about) or _part(about, [str(facts.get("name", "")) for _, _, facts in things])
    names = sorted(str(facts.get("name", "")) for _, _, facts in things)
    raise InputError(
        f'No {kind} is called "{about}"' + (f'; the nearest is "{near}".' if near else "."),
        todo=f"Among them are {', '.join(names[:8])}." if names else f"The register lists no {kind}.",
    )


def _either(kinds: Sequence[str]) -> str:
    """Return `person, post or team`."""
    *first, last = (kind.lower() for kind in kinds)
    return f"{', '.join(first)} or {last}" if first else last


def _part(about: str, names: Sequence[str]) -> str:
    """The name that holds most of the words, where none is near as a whole."""
    best = process.extractOne(about, names, scorer=fuzz.partial_ratio, processor=plain, score_cutoff=_NEAR + 20)
    return str(best[0]) if best else ""


def _finding(findings: Findings, about: str) -> Finding:
    """The finding whose key this is, or the only one whose rule, subject or both this names."""
    for finding in findings.all:
        if finding.key == about:
            return finding
    wanted = plain(about)
    names = {
        number: {
            plain(finding.message),
            plain(finding.subject_name),
            *(plain(f"{rule} {finding.subject_name}") for rule in (finding.rule, finding.ref, finding.title)),
        }
        for number, finding in enumerate(findings.all)
    }
    found = [findings.all[number] for number, known in names.items() if wanted in known]
    found = found or [finding for finding in findings.all if wanted in {finding.rule, plain(finding.ref)}]
    if len(found) == 1:
        return found[0]
    keys = [finding.key for finding in found or findings.all]
    near = process.extract(about, keys, scorer=fuzz.WRatio, limit=6)
    raise InputError(
        f'{"Several findings are" if found else "No finding is"} called "{about}".',
        todo=f"Name one by its key: {'; '.join(str(key) for key, _, _ in near)}." if near else "There are no findings.",
    )
