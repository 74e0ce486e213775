"""What the program reads in a plan beside what a careful person reads in it, shared by tests and benchmarks.

In: a folder of plans, each with `<name>.expected.jsonl` beside it, one action a line. Out: for each plan a `Comparison`:
how many things of each kind were looked at, and every miss in words. Refuses a folder without such plans.

`<name>.entries.jsonl` holds what the tables beside the plan list, where there are any: `kind` (contact, agreement, member) and
words that stand in the row (`who` and `of`, or `name` and `parties`). A line of an expected file has the fields of tests/expected (see its README) and may have more: `name_alt` beside a lead's
`name`, `kind_alt` beside its `kind`, `"optional": true` on a lead that a reader may or may not count, and `due_alt`,
`rag_alt`, `status_alt`, `theme_alt`, `ongoing_alt` with further readings that are as good.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from partnergraph import readers, records, resolve
from partnergraph.errors import InputError
from partnergraph.model import Mention, Reading, Record

MEASURES = (
    *("row", "false row", "ref", "theme", "due", "ongoing", "status", "lead", "kind", "role", "of", "invented"),
    *("entry", "false entry", "cell"),
)
"""What is compared; `false row`, `false entry`, `invented` and `cell` are shares of what the program read, the others of what
a person read. An `entry` is a contact, an agreement or a seat; a `cell` is one that was given a meaning."""

Line = dict[str, Any]


@dataclass
class Comparison:
    """How one plan was read: of each measure how many were looked at, and the misses."""

    plan: str
    looked_at: Counter[str] = field(default_factory=Counter)
    misses: dict[str, list[str]] = field(default_factory=dict)
    accounting_holds: bool = False

    def say(self, measure: str, miss: str, *, right: bool) -> None:
        """Count one thing of a measure and keep the miss, if it is one."""
        self.looked_at[measure] += 1
        if not right:
            self.misses.setdefault(measure, []).append(f"{self.plan}, {miss}")

    def missed(self, measure: str) -> list[str]:
        """Return the misses of a measure."""
        return self.misses.get(measure, [])


def plans_in(folder: Path) -> list[Path]:
    """Return the plans of a folder that have an expected file beside them, by name.

    Raises:
        FileNotFoundError: There is none, or an expected file has no plan.
    """
    found = []
    for expected in sorted(folder.glob("*.expected.jsonl")):
        name = expected.name.removesuffix(".expected.jsonl")
        plans = [path for path in folder.glob(f"{name}.*") if path.suffix != ".jsonl"]
        if len(plans) != 1:
            raise FileNotFoundError(f"{expected.name} has {len(plans)} plans beside it.")
        found += [path for path in plans if path.suffix[1:] in readers.formats()]
    if not found:
        raise FileNotFoundError(f"No plan with an expected file is in {folder}.")
    return found


def plain(text: str | None) -> str:
    """Return words for comparison: case, spaces, dots, signs and straight or curly apostrophes do not matter."""
    text = unicodedata.normalize("NFKC", text or "").replace("’", "'").casefold().replace(".", " ")
    return " ".join(re.sub(r"[^\w'&/()+,:-]", " ", text).split())


def section(text: str | None) -> str:
    """Return a section's title for comparison: the innermost, without the number before it."""
    return plain((text or "").split(" > ")[-1].lstrip("0123456789. "))


def expected_of(plan: Path) -> list[Line]:
    """Return the lines of a person's reading."""
    text = plan.with_name(f"{plan.stem}.expected.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def entries_of(plan: Path) -> list[Line]:
    """Return the contacts, agreements and members that a person reads in the tables beside the plan."""
    path = plan.with_name(f"{plan.stem}.entries.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


@cache
def compare(plan: Path) -> Comparison:
    """Return how the program reads a plan beside how a person does."""
    lines, result = expected_of(plan), Comparison(plan.name)
    try:
        reading = records.record(readers.read(plan))
    except InputError as error:
        for line in lines:
            result.say("row", f"{_label(line)}: the plan was refused: {error}", right=False)
        return result
    resolution = resolve.resolve([reading])
    result.accounting_holds = reading.accounting.holds
    result.looked_at["cell"] = reading.accounting.read
    not_understood = [issue for issue in reading.issues if issue.kind == "not understood"]
    if not_understood:
        result.misses["cell"] = [f"{issue.place}: {issue.text!r} was not understood" for issue in not_understood]
    pairs = _paired(lines, reading)
    for number, record in enumerate(reading.records):
        right = number in pairs.values()
        result.say("false row", f"{record.place}: {record.ref} {record.action[:60]!r} is no action", right=right)
    for at, line in enumerate(lines):
        result.say("row", f"{_label(line)}: not found", right=at in pairs)
        if at in pairs:
            _fields(result, line, reading.records[pairs[at]])
            leads(result, line, resolution.leads[reading.plan][pairs[at]])
    _entries(result, entries_of(plan), reading)
    return result


def _label(line: Line) -> str:
    return f"{line['ref'] or ''} {line['action_starts']!r}".strip()


def _paired(lines: list[Line], reading: Reading) -> dict[int, int]:
    """Return for each line the record that holds it: its number and first words, else its first words alone."""
    pairs: dict[int, int] = {}
    for with_ref in (True, False):
        for at, line in enumerate(lines):
            first = plain(line["action_starts"])
            for number, record in enumerate(reading.records):
                begins = any(plain(text).startswith(first) for text in (record.action, record.recommendation))
                same = plain(record.ref) == plain(line["ref"]) or not with_ref
                if at not in pairs and number not in pairs.values() and begins and same:
                    pairs[at] = number
    return pairs


def _fields(result: Comparison, line: Line, record: Record) -> None:
    name = _label(line)
    result.say("ref", f"{name}: ref {record.ref!r}", right=plain(record.ref) == plain(line["ref"]))
    themes = {section(theme) for theme in (line["theme"], *line.get("theme_alt", ()))}
    result.say("theme", f"{name}: theme {record.theme!r}", right=section(record.theme) in themes)
    due = record.due.isoformat() if record.due else None
    right = due in (line["due"], *line.get("due_alt", ()))
    result.say("due", f"{name}: due {due}, not {line['due']} ({record.due_text!r})", right=right)
    right = record.ongoing in (line["ongoing"], *line.get("ongoing_alt", ()))
    result.say("ongoing", f"{name}: ongoing {record.ongoing} ({record.due_text!r})", right=right)
    if "status_alt" not in line or line["status"]:
        statuses = {plain(status) for status in (line["status"], *line.get("status_alt", ()))}
        result.say("status", f"{name}: status {record.status!r}", right=plain(record.status) in statuses)
    right = (record.rag or None) in (line["rag"], *line.get("rag_alt", ()))
    result.say("status", f"{name}: rag {record.rag!r}, not {line['rag']!r} ({record.rag_text!r})", right=right)


def _names(lead: Line) -> set[str]:
    return {plain(name) for name in (lead["name"], *lead.get("name_alt", ()))}


def leads(result: Comparison, line: Line, mentions: tuple[Mention, ...]) -> None:
    """Compare the names that a person reads in an action's lead cells with those of the program."""
    left = list(mentions)
    for lead in sorted(line["leads"], key=lambda lead: lead.get("optional", False)):
        same = [mention for mention in left if plain(mention.name) in _names(lead)]
        found = next((mention for mention in same if mention.role == lead["role"]), same[0] if same else None)
        if found:
            left.remove(found)
        if lead.get("optional"):
            continue
        label = f"{_label(line)}: {lead['name']}"
        among = [f"{mention.name} ({mention.kind})" for mention in mentions]
        result.say("lead", f"{label} ({lead['kind']}) not among {among}", right=found is not None)
        if found is None:
            continue
        kinds = (lead["kind"], *lead.get("kind_alt", ()))
        result.say("kind", f"{label} is {found.kind}, not {lead['kind']}", right=found.kind in kinds)
        role = (found.role, found.provisional)
        right = role == (lead["role"], lead["provisional"])
        result.say("role", f"{label} has {role}, not {lead['role']}, {lead['provisional']}", right=right)
        if lead["of"]:
            right = plain(found.of) == plain(lead["of"])
            result.say("of", f"{label} of {found.of!r}, not {lead['of']!r}", right=right)
    for mention in mentions:
        invented = any(mention is other for other in left)
        result.say("invented", f"{_label(line)}: {mention.name} ({mention.kind}) is no lead", right=not invented)


def _entries(result: Comparison, lines: list[Line], reading: Reading) -> None:
    """Compare rows of other tables: an entry is found where one row of its kind has the words of all that a person read."""
    found = {"contact": reading.contacts, "agreement": reading.agreements, "member": reading.seats}
    left = {kind: [plain(" ".join(quote.text for quote in entry.quotes)) for entry in found[kind]] for kind in found}
    for line in lines:
        words = [line["name"], *line["parties"]] if line["kind"] == "agreement" else [line["who"], line["of"]]
        same = [row for row in left[line["kind"]] if all(plain(word) in row for word in words)]
        if same:
            left[line["kind"]].remove(same[0])
            result.say("false entry", "", right=True)
        result.say("entry", f"{line['kind']} {words}: not found", right=bool(same))
    for kind, rows in left.items():
        for row in rows:
            result.say("false entry", f"{kind} {row!r} is none", right=False)
