"""The only module that knows the order of the stages.

    documents -> read -> record -> resolve -> register -> graph -> engine -> findings -> files

In: plans, or a register. Out: a Register, a Result, files. Refuses what its stages refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from partnergraph import engines, exporters, gaps, graph, readers, records, register, resolve, rules
from partnergraph.errors import InputError
from partnergraph.model import Engine, Graph, Reading, Register, Resolution, Result, Rows
from partnergraph.rules import Rule

REPORT = ("map", "network", "findings", "graphml")
"""The exports that a report holds, in the order in which a person would open them."""

Progress = Callable[[str], None]
"""Called with what is being done now; for a person who waits."""


def _quiet(_: str) -> None:
    """Report to nobody."""


@dataclass(frozen=True, slots=True)
class Plans:
    """Plans as read and resolved together."""

    readings: tuple[Reading, ...]
    resolution: Resolution


def read(plans: Sequence[Path], progress: Progress = _quiet) -> Plans:
    """Return the plans as read, and who is who in them.

    A plan's short name is its file's name without the ending; plans of one name are told apart by a number.

    Raises:
        InputError: A file cannot be read, or holds no action table.
    """
    readings: list[Reading] = []
    for path in plans:
        progress(f"Reading {path.name}")
        reading = records.record(readers.read(path))
        taken = sum(1 for other in readings if other.file == reading.file or other.plan == reading.plan)
        readings.append(_renamed(reading, f"{reading.plan}-{taken + 1}") if taken else reading)
    progress("Recognising names")
    return Plans(tuple(readings), resolve.resolve(readings))


def _renamed(reading: Reading, plan: str) -> Reading:
    return replace(reading, plan=plan, records=tuple(replace(record, plan=plan) for record in reading.records))


def to_register(plans: Plans, *, as_of: date | None = None, title: str = "") -> Register:
    """Return the register of plans that were read."""
    return register.build(plans.readings, plans.resolution, as_of=as_of, title=title)


def open_register(sources: Sequence[Path], *, as_of: date | None = None, progress: Progress = _quiet) -> Register:
    """Return the register that `sources` name: one register (a workbook or a folder of CSV files), or plans.

    Raises:
        InputError: A file cannot be read, or a register stands among plans.
    """
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
    progress: Progress = _quiet,
) -> Result:
    """Return the graph of a register and what the rules find on it.

    Args:
        opened: The register.
        as_of: The day against which dates are judged; see `day_of`.
        chosen: The rules to run; all shipped ones if None.
        parameters: Thresholds by name, which overrule the rules' own.
        engine: Name or address of the engine.
        progress: Told what is being done.
    """
    day = day_of(opened, as_of)
    progress("Building the graph")
    built = graph.build(opened)
    with engines.open_engine(engine) as database:
        database.load(built)
        progress("Looking for gaps")
        found = gaps.find(
            built,
            database,
            rules.shipped() if chosen is None else tuple(chosen),
            as_of=day,
            parameters=parameters or {},
        )
    return Result(register.title(opened), day, opened, built, found)


@contextmanager
def engine_on(opened: Register, engine: str = "ladybug") -> Iterator[tuple[Engine, Graph]]:
    """Give an engine that holds the graph of a register, for queries."""
    built = graph.build(opened)
    with engines.open_engine(engine) as database:
        database.load(built)
        yield database, built


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
    with engine_on(opened, engine) as (database, _):
        given = {**(parameters or {})}
        if "$as_of" in cypher:
            given.setdefault("as_of", day_of(opened, as_of))
        return database.run(cypher, given, limit=limit)


@dataclass(frozen=True, slots=True)
class Report:
    """What `report` made: the result and the files, in the order in which a person would open them."""

    result: Result
    files: tuple[Path, ...]
    readings: tuple[Reading, ...] = ()


def report(
    sources: Sequence[Path],
    out: Path,
    *,
    as_of: date | None = None,
    parameters: Mapping[str, Any] | None = None,
    progress: Progress = _quiet,
) -> Report:
    """Do the main job: read, build, find gaps, and write the register and every export into the folder `out`.

    Raises:
        InputError: A file cannot be read, or `out` is a file.
    """
    if out.exists() and not out.is_dir():
        raise InputError("This is a file, not a folder.", where=str(out), todo="Name a folder for the results.")
    plans: Plans | None = None
    if any(register.is_register(path) for path in sources):
        opened = open_register(sources, as_of=as_of, progress=progress)
    else:
        plans = read(sources, progress)
        opened = to_register(plans, as_of=as_of)
    result = analyse(opened, as_of=as_of, parameters=parameters, progress=progress)
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for name in REPORT:
        path = out / exporters.file_name(name)
        progress(f"Writing {path.name}")
        exporters.write(name, result, path)
        files.append(path)
    progress("Writing register.xlsx")
    register.save(opened, out / "register.xlsx")
    return Report(result, (*files, out / "register.xlsx"), plans.readings if plans else ())


def save(opened: Register, out: Path) -> None:
    """Write a register as a workbook (`.xlsx`) or a folder of CSV files."""
    register.save(opened, out)


def check_rule(text: str, name: str) -> list[str]:
    """Return all that is wrong with the text of a rule, its query tried on the embedded engine."""
    problems = rules.check(text, name)
    if problems:
        return problems
    with engines.open_engine("ladybug") as database:
        return gaps.try_rule(rules.parse(text, name), database)
