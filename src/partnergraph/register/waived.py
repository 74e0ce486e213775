"""Check the sheet Waivers: decisions to live with a gap, written like minutes.

In: pages whose cells were read. Out: nothing. Refuses (as faults): a rule that is none, with the nearest that is; a decision about all
findings of a rule that has no last day; a last day before the decision; a number that several actions have. That nothing
is called as a subject says is no fault but a finding: what it was about may have gone since.
"""

from __future__ import annotations

import re
from collections import defaultdict

from rapidfuzz import fuzz, process

from partnergraph import rules
from partnergraph.register.faults import Faults
from partnergraph.register.page import Page
from partnergraph.rules.header import IDLE
from partnergraph.subjects import EVERYTHING, plain

_OWN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
_NEAR, _SAME = 60, 85  # of 100


def check_waivers(pages: dict[str, Page], faults: Faults) -> None:
    """Add to `faults` what is wrong with waivers."""
    page = pages["Waivers"]
    if not page.rows:
        return
    numbered: dict[str, set[str]] = defaultdict(set)
    for row in pages["Actions"].rows:
        numbered[plain(row.cells["Ref"] or "")].add(row.cells["Id"])
    for row in page.rows:
        rule, subject = row.cells["Rule"] or "", row.cells["Subject"] or ""
        wrong, nearest = _wrong(rule)
        if rule and wrong:
            faults.cell(page, row.number, "Rule", wrong, nearest)
        expires, decided = row.cells["Expires"], row.cells["Decided on"]
        if subject.strip() == EVERYTHING and expires is None:
            what = "a waiver of all findings of a rule needs a last day, on which it is decided again"
            faults.cell(page, row.number, "Expires", what)
        if expires is not None and decided is not None and expires < decided:
            faults.cell(page, row.number, "Expires", "the last day is before the day of the decision")
        if plain(subject) and len(numbered.get(plain(subject), ())) > 1:
            what = f'{len(numbered[plain(subject)])} actions have the number "{subject}"; write number and title, as findings show them'
            faults.cell(page, row.number, "Subject", what)


def _wrong(written: str) -> tuple[str, str]:
    """Why no finding can be of a rule that is written so, and the nearest; a rule of one's own may be."""
    known = {plain(name): rule for rule in rules.shipped() for name in (rule.id, rule.ref, rule.title) if name}
    found = known.get(plain(written))
    if found is not None:
        last = IDLE in rules.parameters(found.query)
        return ("this rule is about waivers themselves; delete the waiver that is no longer needed" if last else ""), ""
    ids = [rule.id for rule in rules.shipped()]
    near = process.extractOne(plain(written), ids, scorer=fuzz.ratio, score_cutoff=_SAME)
    if near is None and _OWN.fullmatch(written.strip()):
        return "", ""
    best = process.extractOne(plain(written), known.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    nearest = known[best[0]] if best else None
    name = "" if nearest is None else nearest.ref if best and plain(nearest.ref) == best[0] else nearest.id
    return f'no rule is called "{written}"; `partnergraph rules list` shows all', name
