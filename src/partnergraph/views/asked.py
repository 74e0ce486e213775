"""Who must answer what: the questions of findings, gathered by the party that can answer them.

In: Items, findings. Out: Asked. Refuses nothing. An action's lead answers for it; where there is none, or several with none
before the others, the board or the partnership does, since nobody else can settle that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from partnergraph import reference
from partnergraph.model import SEVERITIES, Finding
from partnergraph.views import bodies
from partnergraph.views.items import Item, Items
from partnergraph.views.leading import leads
from partnergraph.views.words import natural, shorten

NOBODY = ""
"""The id of the one who answers where no party can: the board or the partnership itself."""

_SENTENCE = 200  # letters of a finding's sentence, for the one whom it is about
_VERBS = {
    "leads": "lead",
    "has": "have",
    "carries": "carry",
    "sits": "sit",
    "shares": "share",
    "works": "work",
    "is": "are",
}

_PARTIES = frozenset({"Agency", "Team", "Post", "Person"})
DECIDED_ABOVE = frozenset({"OWN-01", "OWN-02", "OWN-03", "OWN-04", "OWN-06", "GOV-01", "LOAD-01", "LOAD-02", "LOAD-03"})
"""Rules whose question only those can answer who stand over the parties: who leads, who hears of it, who carries too much."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, how severe the worst of its findings is, what it is about in short, and the findings."""

    text: str
    severity: str
    about: tuple[str, ...]
    findings: tuple[Finding, ...]

    def place(self, whose: str) -> str:
        """What it is about, for the one who is asked: where that is only their own name, the finding's sentence says more."""
        return shorten(self.findings[0].message, 110).rstrip(".") if self.is_on(whose) else where_words(self.about)

    def is_on(self, whose: str) -> bool:
        """Whether it is about nothing but the one who is asked."""
        return self.about == (shorten(whose, 60),)


def where_words(where: tuple[str, ...]) -> str:
    """Return where a gap is: as many places as a reader takes in at once, and how many more there are."""
    shown = list(where[:10])
    while len(shown) > 2 and len(", ".join(shown)) > 120:
        shown.pop()
    more = len(where) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def told(questions: Iterable[Question], whose: str) -> list[str]:
    """Return questions as lines, each with what it is about; those about the same things share a line."""
    gathered: dict[str, list[str]] = {}
    for question in questions:
        gathered.setdefault(question.place(whose), []).append(question.text)
    return [f"{' '.join(texts)} ({place})" for place, texts in gathered.items()]


def told_to(questions: Iterable[Question], whose: str) -> list[str]:
    """Return questions as lines to the one who is asked, what each is about first; those about the same things share a line."""
    gathered: dict[str, list[str]] = {}
    for question in questions:
        first = question.findings[0]
        if question.is_on(whose):
            about = to_you(shorten(first.message, _SENTENCE), whose)
        elif first.subject_kind == "Action":
            about = f"Action{'s' * (len(question.about) > 1)} {where_words(question.about)}:"
        else:
            about = f"{where_words(question.about)}:"
        gathered.setdefault(about, []).append(question.text)
    return [f"{about} {' '.join(texts)}" for about, texts in gathered.items()]


@dataclass(frozen=True, slots=True)
class Asked:
    """A party (`id` is `NOBODY` for the board or partnership) and the questions to it, the worst first."""

    id: str
    name: str
    kind: str
    questions: tuple[Question, ...]

    @property
    def number(self) -> int:
        """How many findings stand behind the questions."""
        return sum(len(question.findings) for question in self.questions)


def asked(items: Items, findings: Iterable[Finding], *, to_them: bool = False) -> tuple[Asked, ...]:
    """Return who must answer what: the board or partnership first, then those with the worst and most findings.

    Args:
        items: The items.
        findings: The findings.
        to_them: Whether a party is asked as one who is written to, not as one whom a board asks about.
    """
    marks = short_marks(items)
    gathered: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        for party in answering(items, finding):
            text = in_person().get(finding.rule, ("", ""))[0] if to_them and party else ""
            gathered[party][text or finding.agenda].append(finding)
    found = [
        Asked(
            party,
            items[party].label if party else "",
            items[party].kind if party else "",
            tuple(sorted((_question(text, one, marks) for text, one in texts.items()), key=_worst_question)),
        )
        for party, texts in gathered.items()
    ]
    found.sort(
        key=lambda one: (
            one.id != NOBODY,
            *_worst_question(one.questions[0])[:1],
            -one.number,
            natural(one.name),
            one.id,
        )
    )
    return tuple(found)


@cache
def in_person() -> dict[str, tuple[str, str]]:
    """Return for each rule what the one is asked whom its finding is about, and what that one can do; empty for what the rule says."""
    return {row["rule"]: (row["question"], row["do"]) for row in reference.rows("questions_to_leads")}


def to_you(sentence: str, name: str) -> str:
    """Return a sentence that begins with a name as said to the one who is called so: `You lead 3 open actions`."""
    if sentence.startswith(f"{name} and "):
        return f"You{sentence[len(name) :]}"
    verb, _, rest = sentence.removeprefix(f"{name} ").partition(" ")
    return f"You {_VERBS[verb]} {rest}" if sentence.startswith(f"{name} ") and verb in _VERBS else sentence


def answering(items: Items, finding: Finding) -> tuple[str, ...]:
    """Return the ids of who must answer a finding; `NOBODY` for the board or partnership."""
    subject = items.by_id.get(finding.subject)
    if subject is None or finding.ref in DECIDED_ABOVE:
        return (NOBODY,)
    found = list(dict.fromkeys(_answering(items, subject)))
    return tuple(found) if found and len(found) < 4 else (NOBODY,)


def _answering(items: Items, subject: Item) -> Iterator[str]:
    if subject.kind in _PARTIES:
        yield subject.id
    elif subject.kind == "Action":
        yield from leads(items, subject.id)
    elif subject.kind == "Agreement":
        yield from (owner.id for owner in items.tails(subject.id, "OWNS"))
    elif subject.kind == "Contact":
        held = [holder.id for holder in items.heads(subject.id, "HELD_BY")]
        yield from held or [body.id for body in items.heads(subject.id, "OF") if body.kind == "Agency"]


def _question(text: str, findings: list[Finding], marks: dict[str, str]) -> Question:
    about = dict.fromkeys(marks.get(finding.subject) or shorten(finding.subject_name, 60) for finding in findings)
    worst = min(findings, key=lambda finding: SEVERITIES.index(finding.severity)).severity
    return Question(text, worst, tuple(sorted(about, key=natural)), tuple(findings))


def _worst_question(question: Question) -> tuple[int, int, str]:
    return SEVERITIES.index(question.severity), -len(question.findings), question.text


def short_marks(items: Items) -> dict[str, str]:
    """Return a short mark for each action: its number; with its plan where two plans have it; its title where it has none."""
    refs = {action.id: str(action.facts.get("ref") or "") for action in items.of("Action")}
    times = Counter(refs.values())
    marks = {}
    for action, ref in refs.items():
        if not ref:
            marks[action] = f"“{shorten(str(items[action].facts.get('name') or items[action].label), 28)}”"
        elif times[ref] > 1:
            plan = next((str(head.facts.get("name") or head.label) for head in items.heads(action, "IN_PLAN")), "")
            marks[action] = f"{ref} ({shorten(plan, 24)})" if plan else ref
        else:
            marks[action] = ref
    return marks


def agency_of(items: Items) -> dict[str, str]:
    """Return the name of the agency of each team, post and person that has one."""
    return {party: items[body].label for party, body in bodies.agencies(items).items() if party != body}
