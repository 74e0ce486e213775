"""Findings as the network page holds them: short, since a register of a country has tens of thousands.

In: a Network. Out: values that JSON holds. Refuses nothing. What follows from something else is left out: the message of a
finding from its rule's words and the names in it, its evidence from the places of its nodes, its key from its rule and their
ids. `unpack.js` reads it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from partnergraph import views
from partnergraph.exporters._short import NUMBER, SLOT, Pool, numbers, signed
from partnergraph.model import Assessment, Finding
from partnergraph.views import Network, printable
from partnergraph.views.words import shown

DIFFERS = ("why", "fix", "agenda", "severity", "about", "waived", "life")
"""What may be said of a finding that does not follow from its rule and subject; its mask has a bit for each."""

_USUAL = DIFFERS[:3]
_LABEL, _DAY = "\x02", "\x03"  # no text of a page holds control characters
_MONTHS = "January February March April May June July August September October November December".split()
_DATED = re.compile(rf"(?<![0-9])([1-9][0-9]?) ({'|'.join(_MONTHS)}) ([1-9][0-9]{{3}})(?![0-9])|{NUMBER.pattern}")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MOST_NAMES = 99
_PLACE = "Where it stands"


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
            "basis": printable(views.basis(said)),
            "severity": said.severity,
            **{name: texts[_usual(said, name)] for name in _USUAL},
        }
        for said in assessments
    ]


def _usual(said: Assessment, name: str) -> str:
    counted = Counter(str(getattr(finding, name)) for finding in said.findings)
    return max(counted, key=lambda text: (counted[text], text), default="")


def findings(network: Network, found: Sequence[Finding], number: Mapping[str, int], texts: Pool) -> dict[str, Any]:
    """Return the findings in columns: rule and subject, each less the one before it; what differs; what is said.

    The last is for each its sentence and what stands in the sentence's gaps, its nodes, its evidence and its key, where
    0 stands for what follows from the rest.
    """
    place = {said.rule: position for position, said in enumerate(network.findings.assessments)}
    usual = {
        said.rule: {name: _usual(said, name) for name in _USUAL} | {"severity": said.severity}
        for said in network.findings.assessments
    }
    labels = {mark.id: mark.label for mark in network.marks}
    stands = {mark.id: dict(mark.facts).get(_PLACE, "") for mark in network.marks}
    sentences: dict[str, int] = {}
    masks, differing, said = [], [], []
    for finding in found:
        differs = _differing(finding, usual[finding.rule], labels)
        masks.append(sum(1 << DIFFERS.index(name) for name in differs))
        differing += [texts[text] for text in differs.values()]
        joined = [node for node in finding.nodes if node in number]
        words, gaps = _skeleton(printable(finding.message), [labels[node] for node in joined], network.as_of)
        said += [sentences.setdefault(words, len(sentences)), *gaps]
        said += _nodes(
            number.get(finding.subject, -1), [number[node] for node in joined], finding.subject in joined[:1]
        )
        evidence = [printable(text) for text in finding.evidence]
        known = list(dict.fromkeys(stands[node] for node in joined if stands[node]))
        said += [0] if evidence == known else [len(evidence) + 1, *(texts[text] for text in evidence)]
        said += _key(finding, joined, texts)
    return {
        "rules": _steps([place[finding.rule] for finding in found]),
        "subjects": _steps([number.get(finding.subject, -1) for finding in found]),
        "masks": numbers(masks),
        "differs": numbers(differing),
        "sentences": list(sentences),
        "said": numbers(said),
    }


def _steps(values: Sequence[int]) -> str:
    return numbers(signed(value - last) for last, value in pairwise([0, *values]))


def _differing(finding: Finding, usual: Mapping[str, str], labels: Mapping[str, str]) -> dict[str, str]:
    """What is said of a finding and is not what its rule says of most, in the order of `DIFFERS`."""
    differs = {name: text for name in DIFFERS[:4] if (text := str(getattr(finding, name))) != usual[name]}
    if printable(finding.subject_name) != labels.get(finding.subject):
        differs["about"] = finding.subject_name
    decided = (("waived", views.waived_words(finding)), ("life", views.life_words(finding)))
    return differs | {name: text for name, text in decided if text}


def _nodes(subject: int, joined: Sequence[int], begins: bool) -> list[int]:
    """0 where the subject is all, else how many and 1 more, and each less the one before it, the first less the subject."""
    if begins and len(joined) == 1:
        return [0]
    return [len(joined) + 1, *(signed(value - last) for last, value in pairwise([subject, *joined]))]


def _key(finding: Finding, joined: Sequence[str], texts: Pool) -> list[int]:
    """0 for the rule and the first node; else how many parts follow the rule and 1 more, each a node's place and 1 or 0 and a text.

    1 alone stands before a key that is a text as a whole.
    """
    rule, *parts = finding.key.split("|")
    if rule != finding.rule or not parts:
        return [1, texts[finding.key]]
    if parts == joined[:1]:
        return [0]
    told = [[joined.index(part) + 1] if part in joined else [0, texts[part]] for part in parts]
    return [len(parts) + 1, *(value for part in told for value in part)]


def _skeleton(message: str, names: Sequence[str], as_of: date) -> tuple[str, list[int]]:
    """Return the message with marks for the labels of its nodes, its days and its numbers; and these, days as from `as_of`."""
    gaps: list[int] = []
    for position, name in enumerate(names[:_MOST_NAMES]):
        if name and name in message and not _PRIVATE.search(name):
            message = message.replace(name, f"{_LABEL}{chr(0xE000 + position)}", 1)

    def gap(found: re.Match[str]) -> str:
        if found[4] is not None:
            gaps.append(int(found[4]))
            return SLOT
        try:
            told = date(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))
        except ValueError:
            return found[0]
        gaps.append(signed((told - as_of).days))
        return _DAY

    return _DATED.sub(gap, message), gaps
