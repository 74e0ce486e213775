"""The text of a mail to a lead or an agency: a subject, and a body with the questions.

In: a page or pack. Out: plain text; the subject stands on the first line. Refuses nothing.
"""

from __future__ import annotations

from datetime import date
from textwrap import fill

from partnergraph.exporters._blocks import clean
from partnergraph.views import day, shorten
from partnergraph.views.agency_pack import AgencyPack
from partnergraph.views.asked import Question, told_to
from partnergraph.views.lead_page import LeadPage
from partnergraph.views.load import Task
from partnergraph.views.words import number_of

_WIDTH = 76
_MOST = 12


def lead_mail(page: LeadPage, title: str, as_of: date, attached: str) -> str:
    """Return the mail to a lead; `attached` is the name of the file with the page."""
    own = (*page.accountable, *page.deliver, *page.named)
    body = [
        f"Dear {_line(page.party.name, 120)},",
        f"As at {day(as_of)}, {_line(title, 100) or 'the plan'} names you on {number_of(len(page.party.tasks), 'action')}"
        + (f", of which {len(page.late)} {'is' if len(page.late) == 1 else 'are'} overdue." if page.late else "."),
    ]
    return _mail(_subject(title, len(page.late), page.questions), body, page.questions, own, page.party.name, attached)


def agency_mail(pack: AgencyPack, title: str, as_of: date, attached: str) -> str:
    """Return the mail to an agency."""
    late = {task.action for page in pack.pages for task in page.late}
    body = [
        f"Dear colleagues of {_line(pack.name, 120)},",
        f"As at {day(as_of)}, {_line(title, 100) or 'the plan'} names you and your people on "
        f"{number_of(pack.actions, 'action')}"
        + (f", of which {len(late)} {'is' if len(late) == 1 else 'are'} overdue." if late else "."),
    ]
    return _mail(_subject(title, len(late), pack.questions), body, pack.questions, (), pack.name, attached)


def _subject(title: str, late: int, questions: tuple[Question, ...]) -> str:
    said = [f"{late} overdue"] * bool(late) + [number_of(len(questions), "question")] * bool(questions)
    return f"Your actions: {_line(title, 60) or 'action plan'}" + (f" ({', '.join(said)})" if said else "")


def _mail(
    subject: str, body: list[str], questions: tuple[Question, ...], tasks: tuple[Task, ...], whose: str, attached: str
) -> str:
    lines = [f"Subject: {subject}", ""]
    for paragraph in body:
        lines += [fill(paragraph, _WIDTH), ""]
    if questions:
        lines += ["Please answer:", ""]
        for number, text in enumerate(told_to(questions, whose)[:_MOST], 1):
            lines.append(fill(f"{number}. {_line(text, 600)}", _WIDTH, subsequent_indent="   "))
        lines.append("")
    if tasks:
        lines += ["Your actions:", ""]
        for task in tasks[:_MOST]:
            late = ", overdue" if task.late else ""
            text = f"- {_line(f'{task.ref} {task.title}'.strip(), 140)}: {task.due}{late}; status {task.status}"
            lines.append(fill(text, _WIDTH, subsequent_indent="  "))
        if len(tasks) > _MOST:
            lines.append(f"- and {len(tasks) - _MOST} more on your page")
        lines.append("")
    lines += [
        fill(
            f"All of it is in the file {attached}. If something there is wrong, say so, and the register will be corrected.",
            _WIDTH,
        ),
        "",
    ]
    return "\n".join(lines)


def _line(text: str, limit: int) -> str:
    return shorten(clean(text), limit)
