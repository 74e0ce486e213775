"""Changes in plain sentences.

In: a change. Out: one sentence that names the action by number and short title. Refuses nothing.
"""

from __future__ import annotations

from partnergraph.versions.changes import Change
from partnergraph.wording import short_title

_TIMES = ("", "", "the second time", "the third time", "the fourth time", "the fifth time")


def sentence(change: Change) -> str:
    """Return a change as a sentence."""
    name = named(change)
    before, after = change.before or "nothing", change.after or "nothing"
    match change.kind:
        case "new":
            return f"{name} is new."
        case "returned":
            return f"{name} was in an earlier version and is back."
        case "dropped in silence":
            return f"{name} was open and is no longer in the plan; nothing says what became of it."
        case "left out":
            return f"{name} was closed and is no longer in the plan."
        case "closed":
            return f"{name} is {change.detail}" + (f': "{change.after}".' if change.after != change.detail else ".")
        case "reopened":
            return f'{name} was "{before}" and is "{after}" again.'
        case "split":
            return f"{_lines(before)} became {_lines(after)}."
        case "merged":
            return f"{_lines(before)} became one: {_lines(after)}."
        case "renumbered":
            return f'{before} is now {after}: "{short_title(change.title)}".'
        case "slipped":
            often = _TIMES[change.times] if change.times < len(_TIMES) else f"time number {change.times}"
            return f"{name} slipped from {before} to {after}, {_days(change.days)}" + (f", {often}." if often else ".")
        case "brought forward":
            return f"{name} was brought forward from {before} to {after}, {_days(-change.days)}."
        case "date given":
            return f"{name} is now due {after}" + (
                f'; it said "{change.before}".' if change.before else "; it had no date."
            )
        case "date lost":
            return f"{name} was due {before}" + (
                f' and now says "{change.after}".' if change.after else " and has no date now."
            )
        case "date reworded":
            return f'{name} said "{before}" for when and now says "{after}".'
        case "re-owned":
            return f"{name} was led by {change.before or 'nobody'} and is led by {change.after or 'nobody'}."
        case "partners":
            return f"{name} had {before} beside its lead and has {after}."
        case "reworded":
            return f'{_ref(change)} said "{_line(before)}" and says "{_line(after)}".'
        case "rag":
            return f"{name} went from {change.before or 'no rating'} to {change.after or 'no rating'} {change.detail}."
        case "outcome":
            return f'{name} was to bring "{_line(before)}" and is to bring "{_line(after)}".'
        case "status":
            return f'{name} was "{before}" and is "{after}".'
        case "note":
            return f'{name} is noted: "{_line(after)}".' if change.after else f"{name} has lost its note."
        case "moved":
            return f'{name} moved from "{before}" to "{after}".'
        case "section renamed":
            return f'The section "{before}" is called "{after}".'


def named(change: Change) -> str:
    """Return the action by number and short title: `4.2 (was 3.1) "Train the teachers"`."""
    title = f'"{short_title(change.title)}"'
    ref = _ref(change)
    return f"{ref} {title}" if ref else title


def _ref(change: Change) -> str:
    if change.old_ref and change.new_ref and change.old_ref != change.new_ref:
        return f"{change.new_ref} (was {change.old_ref})"
    return change.new_ref or change.old_ref


def _lines(listed: str) -> str:
    return " and ".join(f'"{short_title(line)}"' for line in listed.split("\n"))


def _line(text: str) -> str:
    return " ".join(text.split())


def _days(days: int) -> str:
    return f"{days} day" if days == 1 else f"{days} days"
