"""Rows that hold two actions, and sentences that end in the row below.

In: the drafts of a document. Out: the drafts, one an action. A row is taken apart only where its numbers go on with
the plan's own series; what cannot be told apart stands with each of the actions, and an Issue says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from partnergraph.records.accounts import Ledger
from partnergraph.records.drafts import Draft
from partnergraph.records.lines import begins_small, ends_open
from partnergraph.records.refs import following
from partnergraph.records.repair import joined
from partnergraph.records.vocabulary import Vocabulary, listed
from partnergraph.reference import rows

_BETWEEN_BODIES = re.compile(r"\s*(?:/|,|;|&|\+|\n|\band\b)\s*")
_POINT = re.compile(r"\s(?=[-–•▪]\s*[A-Z])")


def put_back(drafts: Sequence[Draft], vocabulary: Vocabulary, ledger: Ledger) -> None:
    """Move the end of a sentence that the layout put at the beginning of the next row back to where it belongs."""
    begun = [begins_small(draft.text("action")) for draft in drafts]
    # Where it is the plan's way to begin with a small letter, that proves nothing.
    unusual = sum(begun) * 10 <= len(begun) or sum(begun) == 1
    for before, draft in pairwise(drafts):
        if before.columns != draft.columns or before.theme != draft.theme:
            continue
        for number in draft.numbers("action"):
            text, above = draft.texts[number], before.texts.get(number, "")
            point = _POINT.search(text)
            broke_off = ends_open(above, listed("function")) or (unusual and above[-1:].isalnum())
            if point and begins_small(text) and broke_off:
                end = text[: point.start()].strip()
                before.texts[number] = joined(above, end, vocabulary)
                before.pieces[number] = [*before.pieces[number], *draft.pieces[number]]
                draft.texts[number] = text[point.end() :].strip()
                ledger.note(
                    "joined rows",
                    f'The sentence above goes on here: "{end}" is read as the end of {_name(before)}.',
                    draft.pieces[number][0].cell.place,
                    text,
                )


def _name(draft: Draft) -> str:
    return f"action {draft.ref}" if draft.ref else "the action above"


def take_apart(drafts: Sequence[Draft], ledger: Ledger) -> list[Draft]:
    """Return one draft an action, where a row holds several."""
    refs = {draft.ref for draft in drafts}
    series = [_refs_in(draft, refs) for draft in drafts]
    bodies = _bodies([draft for draft, found in zip(drafts, series, strict=True) if len(found) < 2])
    result: list[Draft] = []
    for draft, found in zip(drafts, series, strict=True):
        if len(found) < 2:
            result.append(draft)
            continue
        parts = [replace(draft, ref=ref, texts=dict(draft.texts)) for ref in found]
        told, both = _divide(draft, parts, found, bodies)
        result += parts
        words = f" What stands under {_listed(both)} is given to each, since it cannot be told apart." if both else ""
        where = f" What stands under {_listed(told)} was divided." if told else ""
        ledger.note(
            "shared row",
            f"{_listed(found)} stand in one row and are read as {len(found)} actions.{where}{words}",
            draft.place,
            " | ".join(" ".join(text.split()) for text in draft.texts.values()),
            "Check who leads each of them, and what each of them says.",
        )
    return result


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _refs_in(draft: Draft, refs: set[str]) -> list[str]:
    """Return the refs of the row: its own, and those that go on with its series inside a cell and stand nowhere else."""
    found = [draft.ref] if draft.ref else []
    at = draft.ref_column
    text = draft.texts.get(at, "") if at is not None and at in draft.texts else ""
    while found and text:
        after = following(found[-1])
        match = _place_of(after, text) if after and after not in refs else None
        if match is None:
            break
        found.append(after)
        text = text[match.end() :]
    return found if len(found) > 1 else _several(draft, refs)


def _several(draft: Draft, refs: set[str]) -> list[str]:
    """Return the refs of a number cell that holds a series: "3.2 and 3.3", "7/8"."""
    parts = re.split(r"\s*(?:,|&|/|;|\n|\band\b|\s)\s*", draft.ref)
    series = len(parts) > 1 and all(following(first) == second for first, second in pairwise(parts))
    return parts if series and not set(parts) & refs else [draft.ref]


def _place_of(ref: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<![\w.]){re.escape(ref)}[.:)]?\s+(?=[A-Z\"“'‘(])", text)


def _divide(
    draft: Draft, parts: Sequence[Draft], found: Sequence[str], bodies: frozenset[str]
) -> tuple[list[str], list[str]]:
    """Give each part its own words where they can be told; return the headings divided and those given to all."""
    told: list[str] = []
    both: list[str] = []
    for number, text in draft.texts.items():
        pieces = _by_ref(text, found, own_first=number == draft.ref_column)
        if not pieces and "lead" in draft.meanings(number):
            pieces = _by_body(text, len(found), bodies)
        if not pieces and text.count("\n") == len(found) - 1:
            pieces = [line.strip() for line in text.split("\n")]
        heading = draft.columns[number].heading if number < len(draft.columns) else ""
        (told if pieces else both).append(f'"{heading}"')
        for part, words in zip(parts, pieces, strict=False):
            part.texts[number] = words
    return told, both


def _by_ref(text: str, found: Sequence[str], *, own_first: bool) -> list[str]:
    """Return the words after each ref; the first ref has been cut off already where `own_first`."""
    cuts = [] if own_first else [_place_of(found[0], text)]
    cuts += [_place_of(ref, text) for ref in found[1:]]
    if not all(cuts):
        return []
    marks = [cut for cut in cuts if cut]
    starts = [0] * own_first + [mark.end() for mark in marks]
    ends = [*[mark.start() for mark in marks][not own_first :], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _bodies(drafts: Sequence[Draft]) -> frozenset[str]:
    """Return the names that stand between separators in the lead cells of the document, and those of the gazetteer."""
    names = {
        part.strip()
        for draft in drafts
        for number in draft.numbers("lead")
        for part in _BETWEEN_BODIES.split(draft.texts[number])
    }
    known = {row[column] for row in rows("gazetteer") for column in ("abbreviation", "full_name")}
    return frozenset(name.casefold() for name in names | known if name)


def _by_body(text: str, count: int, bodies: frozenset[str]) -> list[str]:
    """Return the groups of names between which no separator stands, if there are `count` of them.

    In "Community Safety Police / YOT" two names that the document knows follow each other without one.
    """
    groups: list[str] = []
    start = 0
    for segment in re.finditer(r"[^/,;&+\n]+", text):
        words = list(re.finditer(r"\S+", segment.group()))
        if segment.group().strip().casefold() in bodies or len(words) > 12:
            continue
        for cut in range(1, len(words)):
            first = segment.group()[: words[cut].start()].strip()
            second = segment.group()[words[cut].start() :].strip()
            if first.casefold() in bodies and second.casefold() in bodies:
                groups.append(text[start : segment.start() + words[cut].start()].strip())
                start = segment.start() + words[cut].start()
                break
    groups.append(text[start:].strip())
    return groups if len(groups) == count else []
