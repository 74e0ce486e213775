"""The network as the page holds it: short, since a register of a country has tens of thousands of findings.

In: a Network. Out: values that JSON holds. Refuses nothing. Every text stands in the page once and is named by its number;
what follows from something else is left out: the message of a finding from its rule's words and the names in it, its
evidence from the places of its nodes, its key from its rule and their ids. `data.js` and `unpack.js` read it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from partnergraph import views
from partnergraph.model import Assessment, Finding
from partnergraph.views import Frame, Mark, Network, Picture, printable
from partnergraph.views.words import shown

_NUMBERS = re.compile(
    r"\d+(?: (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4})?"
)
_SLOT, _LABEL = "\x01", "\x02"  # no text of a page holds control characters
_LAST = re.compile(r"(.*?)([0-9]{1,9})([^0-9]*)", re.DOTALL)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MOST_NAMES = 99
_PLACE = "Where it stands"


class Pool:
    """Texts that stand in the page once, and are named by their number wherever they are used."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}

    def __getitem__(self, text: str) -> int:
        return self.texts.setdefault(printable(text), len(self.texts))

    def packed(self) -> tuple[list[Any], list[str]]:
        """Return the texts, and the stems that several have in common: such a text is the place of its stem and a number."""
        split = [_stem(text) for text in self.texts]
        used = Counter(stem for stem, _ in split if stem)
        stems = {stem: place for place, stem in enumerate(stem for stem, times in used.items() if times > 1)}
        texts = [
            [stems[stem], last] if stem in stems else text for text, (stem, last) in zip(self.texts, split, strict=True)
        ]
        return texts, list(stems)


def _stem(text: str) -> tuple[str, int]:
    """Return a text with a mark in the place of its last number, and that number; nothing where there is none."""
    found = _LAST.fullmatch(text)
    if not found or str(int(found[2])) != found[2]:
        return "", 0
    return f"{found[1]}{_SLOT}{found[3]}", int(found[2])


def nodes(
    network: Network, number: Mapping[str, int], labels: Pool, texts: Pool
) -> tuple[list[list[Any]], list[list[int]]]:
    """Return each item (kind, id, label, facts, agency, the words of its mark), and the labels of each kind's facts.

    Facts are a number whose bits say which of these labels they have, then a text for each. An id that begins with the kind is written without it; the words of a mark that are its label are left out.
    """
    made = []
    forms = [_form([mark for mark in network.marks if mark.kind == kind]) for kind in views.KINDS]
    for mark in network.marks:
        form = forms[views.KINDS.index(mark.kind)]
        said = sorted((form[label], texts[text]) for label, text in mark.facts)
        facts = [sum(1 << place for place, _ in said), *(text for _, text in said)]
        short = mark.id.removeprefix(f"{mark.kind.lower()}:")
        row = [views.KINDS.index(mark.kind), short if short != mark.id else [mark.id], mark.label, facts]
        row += [number[mark.body] if mark.body else -1, 0 if mark.words == (mark.label,) else _words(mark)]
        made.append(_trimmed(row, -1) if not row[-1] else row)
    return made, [[labels[label] for label in form] for form in forms]


def _form(marks: Sequence[Mark]) -> dict[str, int]:
    """Return the place of each label that facts of these items have, in an order that keeps theirs."""
    order: list[str] = []
    for labelled in dict.fromkeys(tuple(label for label, _ in mark.facts) for mark in marks):
        place = 0
        for label in labelled:
            if label in order:
                place = order.index(label) + 1
            else:
                order.insert(place, label)
                place += 1
    return {label: place for place, label in enumerate(order)}


def _words(mark: Mark) -> list[Any]:
    return [int(mark.seat == "in"), *mark.words]


def _trimmed(row: list[Any], nothing: Any) -> list[Any]:
    while len(row) > 1 and row[-1] in (0, nothing):
        row = row[:-1]
    return row


def edges(network: Network, number: Mapping[str, int], texts: Pool) -> list[list[int]]:
    """Return for each item that has any its number and its lines: head, number of ties, and each tie's kind and text."""
    kinds = {kind: place for place, kind in enumerate(views.RELATIONS)}
    made: dict[str, list[int]] = {}
    for line in network.lines:
        row = made.setdefault(line.tail, [number[line.tail]])
        row += [number[line.head], len(line.ties)]
        row += [value for tie in line.ties for value in (kinds[tie.kind], texts[tie.says])]
    return list(made.values())


def picture(shown: Picture, number: Mapping[str, int]) -> dict[str, Any]:
    """Return a picture; each seat is number, x and y, less those of the seat before it."""
    at, before = [], (0, 0, 0)
    for seat in sorted((number[item], int(x), int(y)) for item, (x, y) in shown.seats.at.items()):
        at += [value - last for value, last in zip(seat, before, strict=True)]
        before = seat
    return {
        "id": shown.id,
        "title": shown.title,
        "group": shown.group,
        "left": shown.left_out,
        "at": at,
        "frames": [_frame(frame, number) for frame in shown.seats.frames],
    }


def _frame(frame: Frame, number: Mapping[str, int]) -> list[Any]:
    """A box as the page reads it; a cell that an item heads has the item's words, a plan its own."""
    head = number[frame.item] if frame.item else frame.title
    said = [frame.x, frame.y, frame.width, frame.height, head, frame.level + 2 * frame.mirrored]
    return said if frame.level or not frame.item else [*said, frame.title]


def rules(assessments: Sequence[Assessment], texts: Pool) -> list[dict[str, Any]]:
    """Return each rule with what most of its findings say of why, what to do and what to ask."""
    return [
        {
            "id": said.rule,
            "title": printable(said.title),
            "ref": said.ref,
            "family": printable(said.family),
            "says": printable(said.sentence),
            "query": printable(said.query) if said.findings else "",
            "given": [f"{name} = {shown(value)}" for name, value in sorted(said.parameters.items())],
            "severity": said.severity,
            **{name: texts[_usual(said, name)] for name in ("why", "fix", "agenda")},
        }
        for said in assessments
    ]


def _usual(said: Assessment, name: str) -> str:
    counted = Counter(str(getattr(finding, name)) for finding in said.findings)
    return max(counted, key=lambda text: (counted[text], text), default="")


def findings(network: Network, number: Mapping[str, int], texts: Pool) -> tuple[list[list[Any]], list[str]]:
    """Return each finding (rule, subject, words, what stands in their gaps, nodes, evidence, key, what else differs), and all words.

    Zeros are left out at the end; beyond the words they stand for what follows from the rest.
    """
    place = {said.rule: position for position, said in enumerate(network.findings.assessments)}
    usual = {
        said.rule: {name: _usual(said, name) for name in ("why", "fix", "agenda")}
        for said in network.findings.assessments
    }
    severities = {said.rule: said.severity for said in network.findings.assessments}
    labels = {mark.id: mark.label for mark in network.marks}
    stands = {mark.id: dict(mark.facts).get(_PLACE, "") for mark in network.marks}
    made = []
    sentences: dict[str, int] = {}
    for finding in network.findings.all:
        joined = [node for node in finding.nodes if node in number]
        words, gaps = _skeleton(printable(finding.message), [labels[node] for node in joined])
        differs: dict[str, Any] = {
            name: texts[text]
            for name in ("why", "fix", "agenda")
            if (text := getattr(finding, name)) != usual[finding.rule][name]
        }
        if finding.severity != severities[finding.rule]:
            differs["severity"] = finding.severity
        if printable(finding.subject_name) != labels.get(finding.subject):
            differs["about"] = printable(finding.subject_name)
        differs |= {
            name: texts[says]
            for name, says in (("waived", views.waived_words(finding)), ("life", views.life_words(finding)))
            if says
        }
        row: list[Any] = [
            place[finding.rule],
            number.get(finding.subject, -1),
            sentences.setdefault(words, len(sentences)),
            gaps or 0,
            0 if joined == [finding.subject] else [number[node] for node in joined],
            0 if _places(finding) == _known(stands, joined) else [texts[text] for text in finding.evidence],
            _key(finding, joined),
            differs or 0,
        ]
        made.append(_trimmed(row, 0))
    return made, list(sentences)


def _places(finding: Finding) -> list[str]:
    return [printable(text) for text in finding.evidence]


def _known(stands: Mapping[str, str], joined: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(stands[node] for node in joined if stands[node]))


def _key(finding: Finding, joined: Sequence[str]) -> int | str:
    """How many of the first nodes' ids stand in the key after the rule, nothing for one; else all of the key."""
    parts = finding.key.split("|")
    if parts != [finding.rule, *joined[: len(parts) - 1]]:
        return printable(finding.key)
    return len(parts) - 1 if len(parts) != 2 else 0


def _skeleton(message: str, names: Sequence[str]) -> tuple[str, list[Any]]:
    """Return the message with marks for the labels of its nodes and for its numbers and days, and what stands there."""
    gaps: list[Any] = []
    for position, name in enumerate(names[:_MOST_NAMES]):
        if name and name in message and not _PRIVATE.search(name):
            message = message.replace(name, f"{_LABEL}{chr(0xE000 + position)}", 1)

    def gap(found: re.Match[str]) -> str:
        gaps.append(
            int(found[0])
            if found[0].isascii() and found[0].isdecimal() and str(int(found[0])) == found[0] and len(found[0]) < 16
            else found[0]
        )
        return _SLOT

    return _NUMBERS.sub(gap, message), gaps
