"""The first half of the pipeline: plans as read, and who is who in them.

    documents -> read -> record -> resolve

In: files. Out: `Plans`. Refuses what its stages refuse. `pipeline` goes on from there; what only reads plans needs no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from partnergraph import readers, records, resolve
from partnergraph.errors import InputError
from partnergraph.model import Decision, Document, Issue, Place, Progress, Reading, Resolution, quiet
from partnergraph.wording import distinct


@dataclass(frozen=True, slots=True)
class Plans:
    """Plans as read and resolved together, with the documents they were read from."""

    readings: tuple[Reading, ...]
    resolution: Resolution
    documents: tuple[Document, ...] = ()
    decisions: tuple[Decision, ...] = ()


def read(plans: Sequence[Path], progress: Progress = quiet, *, decisions: Sequence[Decision] = ()) -> Plans:
    """Return the plans as read, and who is who in them.

    A plan's short name is its file's name without the ending; plans of one name are told apart by a number. What a
    person settled about a plan stands in a file beside it (`records.guide`).

    Args:
        plans: The files.
        progress: Told what is being done.
        decisions: What people settled about names (`register.decisions`).

    Raises:
        InputError: A file cannot be read, holds neither actions nor facts for the register, or is named twice.
    """
    readings: list[Reading] = []
    documents: list[Document] = []
    taken: set[str] = set()
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, path in enumerate(plans):
        if any(other.resolve() == path.resolve() for other in plans[:number]):
            raise InputError("This plan is named twice.", where=str(path), todo="Name it once.")
        document = readers.read_apart(path, progress)
        reading = records.record(document, plan=distinct(path.stem, taken), guide=records.guide_beside(path))
        same = alike[records.content_of(reading)]
        first = next((at for at in same if records.are_one(readings[at], reading)), None)
        if first is not None:
            readings[first] = _with_copy(readings[first], path)
            continue
        same.append(len(readings))
        documents.append(document)
        readings.append(reading)
    progress("Recognising names")
    resolution = resolve.resolve(readings, decisions)
    return Plans(tuple(readings), resolution, tuple(documents), tuple(decisions))


def record(path: Path, progress: Progress = quiet) -> tuple[Reading, Document]:
    """Return one plan as read, before anybody is recognised in it, and its document.

    Raises:
        InputError: The file cannot be read, or holds neither actions nor facts for the register.
    """
    document = readers.read_apart(path, progress)
    return records.record(document, plan=path.stem, guide=records.guide_beside(path)), document


def as_plan(reading: Reading, document: Document, name: str, decisions: Sequence[Decision] = ()) -> Plans:
    """Return a plan that was read as the plan `name`, with what people settled about the names of that plan.

    Decisions about other plans are left aside.
    """
    named = replace(reading, plan=name, records=tuple(replace(record, plan=name) for record in reading.records))
    here = tuple(one for one in decisions if one.plan in {"", name})
    return Plans((named,), resolve.resolve([named], here), (document,), here)


def _with_copy(reading: Reading, path: Path) -> Reading:
    """A plan with the note that it was given again, under another name or in another format."""
    what = f"{path.name} says the same as {reading.file}, so it was not read a second time."
    copy = Issue(
        "given twice", what, Place(path.name), fix="If they are two plans, give each its own title in a file beside it."
    )
    return replace(reading, issues=(*reading.issues, copy))
