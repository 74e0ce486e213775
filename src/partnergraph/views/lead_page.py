"""One page per lead: what a party answers for, delivers and supports, what is wrong, who depends on it, what it is asked.

In: a Result. Out: LeadPages by party. Refuses nothing. A person's page holds the actions of the posts that the person holds, so such
a post has no page of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from partnergraph.model import SEVERITIES, Finding, Result
from partnergraph.views import bodies
from partnergraph.views.asked import Asked, Question, asked, in_person, short_marks
from partnergraph.views.items import Items, index
from partnergraph.views.leading import boards as heard_by
from partnergraph.views.leading import leads
from partnergraph.views.load import Party, Task, load
from partnergraph.views.words import listed, natural, shorten

KINDS = ("Person", "Post", "Team", "Agency", "Board")
_ROLES = {0: "accountable", 1: "deliver", 5: "named"}


@dataclass(frozen=True, slots=True)
class Gap:
    """A kind of gap: how severe it is, where it was found in short, what to do about it."""

    severity: str
    title: str
    where: tuple[str, ...]
    fix: str


@dataclass(frozen=True, slots=True)
class LeadPage:
    """What one lead should know.

    Attributes:
        party: The party, with all its actions.
        agency: The name of its agency; empty if it has none or is one.
        agency_id: The agency's id, likewise.
        accountable: The actions for which it answers.
        deliver: Those that it delivers.
        named: Those that name it and do not say for what.
        support: Those that it supports, or on which it is consulted or informed.
        depends: Who depends on it, in sentences.
        boards: (board, why it matters to this lead).
        questions: What it is asked, the worst first.
        gaps: What the standing findings about it and about the actions that it leads come to, by kind, worst first.
    """

    party: Party
    agency: str
    agency_id: str
    accountable: tuple[Task, ...]
    deliver: tuple[Task, ...]
    named: tuple[Task, ...]
    support: tuple[Task, ...]
    depends: tuple[str, ...]
    boards: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]
    gaps: tuple[Gap, ...]

    @property
    def late(self) -> tuple[Task, ...]:
        """The actions it leads or delivers that are overdue."""
        return tuple(task for task in (*self.accountable, *self.deliver, *self.named) if task.late)


def lead_pages(result: Result) -> dict[str, LeadPage]:
    """Return the page of each person, post, team, agency and board that an action names, by id: people first, by name."""
    items = index(result)
    told = load(result)
    parties = {party.id: party for party in told.people}
    for party in (*(party for body in told.bodies for party in body.parties), *told.others):
        parties.setdefault(party.id, party)
    asking = {one.id: one for one in asked(items, result.findings.standing, to_them=True)}
    marks = short_marks(items)
    agency = bodies.agencies(items)
    order = sorted(
        (party for party in parties.values() if party.kind in KINDS),
        key=lambda party: (KINDS.index(party.kind), natural(party.name), party.id),
    )
    return {party.id: _page(items, party, asking, marks, agency) for party in order}


def apart(result: Result, pages: dict[str, LeadPage]) -> list[LeadPage]:
    """Return the pages that all leads together need: without posts whose holder has a page."""
    items = index(result)
    held = {post for party in pages if items[party].kind == "Person" for post in _posts(items, party)}
    return [page for party, page in pages.items() if party not in held]


def _page(
    items: Items, party: Party, asking: dict[str, Asked], marks: dict[str, str], agency: dict[str, str]
) -> LeadPage:
    mine = (party.id, *_posts(items, party.id))
    parts: dict[str, list[Task]] = defaultdict(list)
    for task in party.tasks:
        parts[_ROLES.get(task.rank, "support")].append(task)
    body = agency.get(party.id, "")
    body = "" if body == party.id else body
    own = [task for task in party.tasks if not set(mine).isdisjoint(leads(items, task.action))]
    findings = [finding for one in mine for finding in items[one].findings if finding.waived is None]
    findings += [finding for task in own for finding in task.findings if finding.waived is None]
    return LeadPage(
        party,
        items[body].label if body else "",
        body,
        tuple(parts["accountable"]),
        tuple(parts["deliver"]),
        tuple(parts["named"]),
        tuple(parts["support"]),
        tuple(_depends(items, mine, own, marks)),
        tuple(_boards(items, mine, party, marks)),
        tuple(question for one in mine if one in asking for question in asking[one].questions),
        tuple(_gaps(findings, {**marks, **dict.fromkeys(mine, "you")})),
    )


def _gaps(findings: list[Finding], marks: dict[str, str]) -> Iterator[Gap]:
    gathered: dict[tuple[int, str], dict[str, Finding]] = defaultdict(dict)
    for finding in findings:
        gathered[SEVERITIES.index(finding.severity), finding.rule][finding.key] = finding
    for _, found in sorted(gathered.items(), key=lambda one: (one[0][0], -len(one[1]), one[0][1])):
        first = next(iter(found.values()))
        where = dict.fromkeys(
            marks.get(finding.subject) or shorten(finding.subject_name, 50) for finding in found.values()
        )
        fix = in_person().get(first.rule, ("", ""))[1] or first.fix
        yield Gap(first.severity, first.title, tuple(sorted(where, key=natural)), fix)


def _posts(items: Items, party: str) -> tuple[str, ...]:
    return tuple(
        relation.head for relation in items.out.get(party, ()) if relation.kind == "HOLDS" and items.current(relation)
    )


def _depends(items: Items, mine: tuple[str, ...], own: list[Task], marks: dict[str, str]) -> Iterator[str]:
    for task in own:
        for waiting in items.tails(task.action, "DEPENDS_ON"):
            who = [items[lead].label for lead in leads(items, waiting.id)]
            whose = f" ({shorten('; '.join(who), 80)})" if who else ""
            yield f"Action {marks[waiting.id]}{whose} waits for {marks[task.action]}."
    beside: dict[str, list[str]] = defaultdict(list)
    for task in own:
        for other in items.tails(task.action, "ASSIGNED"):
            if other.id not in mine and other.kind != "Placeholder" and marks[task.action] not in beside[other.id]:
                beside[other.id].append(marks[task.action])
    others = [
        f"{shorten(items[other].label, 60)} ({', '.join(actions[:6])})"
        for other, actions in sorted(beside.items(), key=lambda one: (-len(one[1]), natural(items[one[0]].label)))
    ]
    if others:
        more = [f"{len(others) - 10} more"] if len(others) > 10 else []
        yield f"On the actions you lead, with you: {listed([*others[:10], *more])}."
    for one in mine:
        for deputy in items.tails(one, "DEPUTISES"):
            yield f"{deputy.label} stands in for you."


def _boards(items: Items, mine: tuple[str, ...], party: Party, marks: dict[str, str]) -> Iterator[tuple[str, str]]:
    why: dict[str, list[str]] = defaultdict(list)
    for one in mine:
        for relation in items.out.get(one, ()):
            if relation.kind == "SITS_ON":
                role = str(relation.facts.get("role") or "member")
                why[relation.head].append({"chair": "you chair it"}.get(role, f"you sit on it ({role})"))
    heard: dict[str, list[str]] = defaultdict(list)
    for task in party.tasks:
        for board in heard_by(items, task.action):
            if board not in mine:
                heard[board].append(marks[task.action])
    for board, actions in heard.items():
        more = f" and {len(actions) - 8} more" if len(actions) > 8 else ""
        why[board].append(f"hears of {', '.join(actions[:8])}{more}")
    alike: dict[str, list[str]] = defaultdict(list)
    for board in sorted(why, key=lambda board: natural(items[board].label)):
        alike["; ".join(dict.fromkeys(why[board]))].append(items[board].label)
    for words, names in alike.items():
        yield listed(names), words.replace("hears of", "hear of") if len(names) > 1 else words
