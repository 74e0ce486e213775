"""The only module that knows the order of the stages.

    documents -> read -> record -> resolve -> register -> graph -> engine -> findings -> files

In: plans, or a register. Out: a Register, a Result, files. Refuses what its stages refuse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from partnergraph import (
    engines,
    exporters,
    gaps,
    graph,
    history,
    pictures,
    publication,
    register,
    resolve,
    rules,
    targets,
    views,
    whatif,
)
from partnergraph.errors import InputError
from partnergraph.intake import Plans, as_plan, read, record
from partnergraph.model import (
    Change,
    Decision,
    Engine,
    Findings,
    Graph,
    Progress,
    Reading,
    Register,
    Result,
    Rows,
    Scenario,
    quiet,
)
from partnergraph.rules import Rule

__all__ = [
    "REPORT",
    "Plans",
    "Report",
    "analyse",
    "as_plan",
    "assess",
    "day_of",
    "decisions_in",
    "for_publication",
    "graph_of",
    "open_register",
    "query",
    "read",
    "record",
    "report",
    "same_parties",
    "to_register",
    "what_if",
]

REPORT = ("map", "network", "findings", "graphml")
"""The exports that a report holds, in the order in which a person would open them."""

_LASTING = ("Waivers", "Seen", "Positions")  # They stay when plans are read anew: no plan says what they hold.


def to_register(plans: Plans, *, as_of: date | None = None, title: str = "") -> Register:
    """Return the register of plans that were read."""
    return register.build(plans.readings, plans.resolution, as_of=as_of, title=title, decisions=plans.decisions)


def same_parties(one: Register, other: Register) -> dict[str, str]:
    """Return for each name in `other` the name of the same party in `one`; what only `other` knows stands for itself.

    Both are resolved together, as plans that are read together are: a slip of a spelling and an initial for a first name are found so.
    """
    found = resolve.resolve([*register.as_readings(one, "1 "), *register.as_readings(other, "2 ")])
    parties: dict[str, dict[str, str]] = {"1": {}, "2": {}}
    for plan, leads in found.leads.items():
        for mention in (one for row in leads for one in row):
            if mention.party:
                parties[plan[0]].setdefault(mention.text, mention.party)
    called = {party: name for name, party in reversed(parties["1"].items())}
    joined = {name: called[party] for name, party in parties["2"].items() if party in called}
    people = Counter(resolve.bare_name(name) for name in one["People"]["Person"])
    known = {bare: name for name in one["People"]["Person"] if people[bare := resolve.bare_name(name)] == 1}
    for name in other["People"]["Person"]:
        # A rank or title that only one of them prints makes nobody else of a person.
        joined[name] = known.get(resolve.bare_name(name), joined.get(name, name))
    return register.same_names(one, other, joined)


def decisions_in(path: Path) -> tuple[Decision, ...]:
    """Return what people settled about names in the register at `path`; nothing where no register stands there.

    Raises:
        InputError: The register has mistakes, so that nobody can tell what was settled.
    """
    return register.decisions(register.load(path)) if register.is_register(path) else ()


def open_register(
    sources: Sequence[Path], *, as_of: date | None = None, public: bool = False, progress: Progress = quiet
) -> Register:
    """Return the register that `sources` name: one register (a workbook or a folder of CSV files), or plans.

    Args:
        sources: The files.
        as_of: The day against which dates are judged; see `day_of`.
        public: Whether to make a copy for publication of it, with posts in the place of people; see `publication`.
        progress: Told what is being done.

    Raises:
        InputError: A file cannot be read, or a register stands among plans.
    """
    opened = _opened(sources, as_of, progress)
    return for_publication(opened, as_of=as_of) if public else opened


def for_publication(opened: Register, *, as_of: date | None = None) -> Register:
    """Return a copy of a register that may be published; its sheet About says what was taken out."""
    return publication.public_copy(opened, day_of(opened, as_of)).register


def _opened(sources: Sequence[Path], as_of: date | None, progress: Progress) -> Register:
    registers = [path for path in sources if register.is_register(path)]
    if not registers:
        return to_register(read(sources, progress), as_of=as_of)
    if len(sources) > 1:
        raise InputError(
            "This is a register, and registers are read alone.",
            where=registers[0].name,
            todo="Name one register, or only plans.",
        )
    progress(f"Opening {registers[0].name}")
    return register.load(registers[0])


def day_of(opened: Register, as_of: date | None) -> date:
    """Return the day against which dates are judged: the option, else the register's setting, else today."""
    return as_of or register.as_of(opened) or date.today()  # noqa: DTZ011 - a plan's day is the reader's own day


def analyse(
    opened: Register,
    *,
    as_of: date | None = None,
    chosen: Sequence[Rule] | None = None,
    parameters: Mapping[str, Any] | None = None,
    engine: str = "ladybug",
    draw: bool = False,
    first: Callable[[Result], object] | None = None,
    progress: Progress = quiet,
) -> Result:
    """Return the graph of a register and what the rules find on it.

    Args:
        opened: The register.
        as_of: The day against which dates are judged; see `day_of`.
        chosen: The rules to run; all shipped ones if None.
        parameters: Thresholds by name, which overrule the register's, which overrule the rules' own.
        engine: Name or address of the engine.
        draw: Whether to ask what the named pictures show, for a page.
        first: Shown the result without findings before any rule runs: what refuses a name need not wait for them.
        progress: Told what is being done.
    """
    progress("Building the graph")
    built = graph_of(opened)
    if first is not None:
        day = day_of(opened, as_of)
        first(Result(register.title(opened), day, opened, built, Findings(day, ())))
    with engines.open_engine(engine) as database:
        database.load(built)
        progress("Looking for gaps")
        result = assess(opened, built, database, as_of=as_of, chosen=chosen, parameters=parameters)
        return replace(result, pictures=pictures.whole(database, result.as_of)) if draw else result


def assess(
    opened: Register,
    built: Graph,
    database: Engine,
    *,
    as_of: date | None,
    chosen: Sequence[Rule] | None,
    parameters: Mapping[str, Any] | None,
) -> Result:
    """Return what the rules find on a graph that an engine holds; see `analyse`."""
    day, run = day_of(opened, as_of), rules.shipped() if chosen is None else tuple(chosen)
    thresholds = register.thresholds(opened, {name for rule in (*rules.shipped(), *run) for name in rule.params})
    given = {**thresholds, **(parameters or {})}
    set_by = {name: "set for this run" if name in (parameters or {}) else "set in the register" for name in given}
    found = gaps.find(built, database, run, as_of=day, parameters=given, set_by=set_by)
    return Result(register.title(opened), day, opened, built, history.marked(found, history.seen(opened)))


def graph_of(opened: Register) -> Graph:
    """Return the graph of a register under its settings."""
    return graph.build(opened, rivers=register.river_borders(opened), public=register.is_public(opened))


def what_if(
    opened: Register,
    changes: Sequence[Change],
    *,
    as_of: date | None = None,
    chosen: Sequence[Rule] | None = None,
    parameters: Mapping[str, Any] | None = None,
    progress: Progress = quiet,
) -> Scenario:
    """Return what changes to a register would do; nothing is written. `after.register` is the register as it would be.

    Args:
        opened: The register.
        changes: Who leaves, hands over, or becomes part of whom, one after the other.
        as_of: The day against which dates are judged; see `day_of`.
        chosen: The rules to run; all shipped ones if None.
        parameters: Thresholds by name; see `analyse`.
        progress: Told what is being done.

    Raises:
        InputError: A name is on no list or may be several; two cannot be merged; what should lead cannot.
    """
    changed, made = whatif.changed(opened, changes)
    before, after = (
        analyse(one, as_of=day_of(opened, as_of), chosen=chosen, parameters=parameters, progress=progress)
        for one in (opened, changed)
    )
    return whatif.compared(made, before, after)


def query(
    opened: Register,
    cypher: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    as_of: date | None = None,
    engine: str = "ladybug",
    limit: int | None = None,
) -> Rows:
    """Return the answer to a user's read-only query; `$as_of` is given.

    Raises:
        QueryError: The query writes, reads files, holds several statements, names what the schema does not
            know, or asks for a parameter that was not given.
    """
    rules.refuse_query(cypher)
    with engines.open_engine(engine) as database:
        database.load(graph_of(opened))
        given = {"as_of": day_of(opened, as_of), **rules.as_asked(parameters or {})}
        answer = database.run(cypher, given, limit=limit)
    return replace(answer, columns=rules.headings(cypher, answer.columns))


@dataclass(frozen=True, slots=True)
class Report:
    """What `report` made.

    Attributes:
        result: The register, its graph and the findings.
        files: The files, in the order in which a person would open them.
        readings: The plans as read, none where the source was a register.
        kept: Where another register that stood in the folder was kept, if one did.
        answers: How many answers in a register that was the source wait for the next reading of its plans.
        left_out: The files that would be too large, each with how to have a part of it.
    """

    result: Result
    files: tuple[Path, ...]
    readings: tuple[Reading, ...] = ()
    kept: Path | None = None
    answers: int = 0
    left_out: Mapping[Path, str] = field(default_factory=dict)


def report(
    sources: Sequence[Path],
    out: Path,
    *,
    as_of: date | None = None,
    chosen: Sequence[Rule] | None = None,
    parameters: Mapping[str, Any] | None = None,
    public: bool = False,
    fresh_positions: bool = False,
    progress: Progress = quiet,
) -> Report:
    """Do the main job: read, build, find gaps, and write the register and every export into the folder `out`.

    What people settled about names in a register that stands in `out` holds in this reading too, its waivers stay, and it
    knows since when there are its findings; marks of pictures stay where they were, but with `fresh_positions`. With `public`, all of it is made of a copy for publication.

    Raises:
        InputError: A file cannot be read, or `out` is a file; with `public`, a register that is no such copy stands there.
    """
    if out.exists() and not out.is_dir():
        raise InputError("This is a file, not a folder.", where=str(out), todo="Name a folder for the results.")
    book = out / "register.xlsx"
    if public:
        targets.check_public(book)
    plans: Plans | None = None
    if any(register.is_register(path) for path in sources):
        opened = open_register(sources, as_of=as_of, progress=progress)
    else:
        stood = register.load(book) if not public and register.is_register(book) else None
        plans = read(sources, progress, decisions=register.decisions(stood) if stood else ())
        opened = to_register(plans, as_of=as_of)
        if stood is not None:
            opened = Register({**opened.sheets, **{name: stood[name] for name in _LASTING}})
    if public:
        opened = for_publication(opened, as_of=as_of)
    drawn = exporters.fits("network", len(opened["Actions"]))
    found = analyse(opened, as_of=as_of, chosen=chosen, parameters=parameters, draw=drawn, progress=progress)
    result = _remembered(found)
    result = replace(result, register=views.remember_positions(result, fresh=fresh_positions))
    files = tuple(out / exporters.file_name(name) for name in REPORT)
    for path in () if (new := not out.exists()) else files:
        targets.check_target(path, sources)
    out.mkdir(parents=True, exist_ok=True)
    progress("Writing register.xlsx")
    try:
        # First, since only a register can be refused: too long for a workbook, or in the place of another file.
        if public:
            # Written anew: a workbook that is changed keeps the notes and the properties of whoever had it open.
            book.unlink(missing_ok=True)
        kept = targets.save(result.register, book)
    except InputError:
        if new:
            out.rmdir()
        raise
    left_out = exporters.write_fitting(dict(zip(REPORT, files, strict=True)), result, progress)
    waiting = 0 if plans else sum(bool(answer) for answer in opened["Review"]["Answer"])
    written = tuple(path for path in (*files, book) if path not in left_out)
    return Report(result, written, plans.readings if plans else (), kept, waiting, left_out)


def _remembered(result: Result) -> Result:
    """The result with its findings in the sheet Seen, each with the day on which it was first seen."""
    kept = history.remember(result.register, result.findings)
    return replace(result, register=kept, findings=history.marked(result.findings, history.seen(kept)))
