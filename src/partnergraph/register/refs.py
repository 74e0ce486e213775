"""The numbers and Ids of actions.

In: the sheet of actions as it was read. Out: the same with Ids filled in and the numbers that come first put in order.
Refuses (as faults): a number that a person gave twice, one that no action of the plan has, and an Id of no action. Numbers that the plan
itself gives twice are no mistake of the register; a rule finds them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from partnergraph.model import join_names, split_names
from partnergraph.register.faults import Faults
from partnergraph.register.identity import action_id
from partnergraph.register.page import Page, Row
from partnergraph.wording import distinct

_AGAIN = re.compile(r"-\d+$")


def fill_ids(actions: Page) -> None:
    """Give an Id to each action that has none."""
    taken = {row.cells["Id"] for row in actions.rows if row.cells["Id"]}
    for row in actions.rows:
        if not row.cells["Id"]:
            row.cells["Id"] = distinct(_id_by_ref(row), taken)


def _id_by_ref(row: Row) -> str:
    return action_id(*(row.cells[heading] or "" for heading in ("Plan", "Ref", "Action")))


def check_refs(pages: Mapping[str, Page], faults: Faults) -> None:
    """Refuse a number that a person typed and another action of the same plan has.

    Actions that are no longer in the plan keep their number, and so do those that were renumbered by a later version.
    """
    page = pages["Actions"]
    renumbered = {row.cells["Action id"] for row in pages["Earlier"].rows}
    rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in page.rows:
        ref = (row.cells["Ref"] or "").strip()
        if ref and not row.cells.get("Last in plan"):
            rows[row.cells["Plan"] or "", ref].append(row)
    for (_, ref), alike in rows.items():
        for row in alike if len(alike) > 1 else ():
            own = row.cells["Id"]
            by_ref = _id_by_ref(row)
            changed = own not in renumbered and by_ref not in {own, _AGAIN.sub("", own or "")}
            if changed or not row.cells["Place"]:
                other = next(one.number for one in alike if one is not row)
                what = (
                    f'another action of the plan has the number "{ref}" (row {other}); give this one its own, or none'
                )
                faults.cell(page, row.number, "Ref", what)
                break


def settle_order(actions: Page, faults: Faults) -> None:
    """Put the numbers under Depends on in order; refuse those that no action of the plan has."""
    refs: dict[str | None, set[str]] = defaultdict(set)
    for row in actions.rows:
        if row.cells["Ref"]:
            refs[row.cells["Plan"]].add(row.cells["Ref"])
    for row in actions.rows:
        known = refs[row.cells["Plan"]]
        found = []
        for ref in split_names(row.cells["Depends on"]):
            if ref in known:
                found.append(ref)
            else:
                nearest = process.extractOne(ref, sorted(known), scorer=fuzz.ratio, score_cutoff=50)
                what = f'no action of the plan has the number "{ref}"'
                faults.cell(actions, row.number, "Depends on", what, nearest[0] if nearest else "")
        row.cells["Depends on"] = join_names(found)


def check_earlier(pages: Mapping[str, Page], faults: Faults) -> None:
    """Refuse an earlier state of an action that is not there."""
    known = {row.cells["Id"] for row in pages["Actions"].rows}
    for row in pages["Earlier"].rows:
        if (action := row.cells["Action id"]) and action not in known:
            what = f'no action has the Id "{action}"; delete this row if the action is gone'
            faults.cell(pages["Earlier"], row.number, "Action id", what)
