"""Rules of one's own, beside those that are shipped.

In: folders; rules of one's own and the shipped ones. Out: the files to read, those that nobody has filled in yet; all rules together. Refuses a folder that is not there or holds
no rule, and a rule that bears another's name, number or title without a word: it says `replaces`, or is called otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from partnergraph.errors import RuleError
from partnergraph.rules.form import Rule

FOLDER = "rules"
"""The folder of a register's own rules: in the register's folder, or beside its workbook or folder."""

_BLANK = re.compile(r"^(?:title|question|why|fix|agenda):[ \t]*\n(?![ \t])", re.MULTILINE)


def is_unfinished(text: str) -> bool:
    """Return whether a rule is a template that nobody has filled in: one of its texts is blank."""
    return _BLANK.search(text) is not None


def beside(register: Path) -> tuple[Path, ...]:
    """Return the folders of rules that belong to a register, those without a rule left out."""
    places = (
        [register / FOLDER, register.absolute().parent / FOLDER] if register.is_dir() else [register.with_name(FOLDER)]
    )
    return tuple(place for place in places if place.is_dir() and any(place.glob("*.cypher")))


def rule_files(folder: Path) -> list[Path]:
    """Return the files of rules in a folder, by name.

    Raises:
        RuleError: There is no such folder, or no rule in it.
    """
    if not folder.is_dir():
        raise RuleError("There is no such folder of rules.", where=str(folder), todo="Check its name.")
    found = sorted(path for path in folder.glob("*.cypher") if path.is_file())
    if not found:
        raise RuleError(
            "There is no rule in this folder.", where=str(folder), todo="A rule is a file that ends in .cypher."
        )
    return found


def together(shipped: Sequence[Rule], own: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return all rules: the shipped ones, each replaced by the one of `own` that says so, then the others of `own`.

    Raises:
        RuleError: A rule of `own` is called like another, or replaces none that is shipped; both files are named.
    """
    by_name = {name: rule for rule in shipped for name in (rule.id, rule.ref) if name}
    problems: list[str] = []
    instead: dict[str, Rule] = {}
    for rule in own:
        if not rule.replaces:
            continue
        meant = by_name.get(rule.replaces)
        if meant is None:
            problems.append(f'{rule.file}: It replaces "{rule.replaces}", and no shipped rule is called so.')
        elif meant.id in instead:
            problems.append(f"{rule.file}: It replaces {meant.id}, and so does {instead[meant.id].file}.")
        else:
            instead[meant.id] = rule
    standing = [rule for rule in shipped if rule.id not in instead]
    problems += _shadows(standing, own)
    if problems:
        raise (
            RuleError("\n".join(problems))
            if len(problems) == 1
            else RuleError(f"{len(problems)} rules cannot stand beside the others.", details=problems)
        )
    placed = [instead.get(rule.id, rule) for rule in shipped]
    return (*placed, *(rule for rule in own if rule not in placed))


def _shadows(standing: Iterable[Rule], own: Iterable[Rule]) -> Iterator[str]:
    """Yield why a rule may not be called as it is: its name, number or title is another rule's."""
    taken: dict[str, Rule] = {}
    for rule in standing:
        taken.update(dict.fromkeys(_names(rule), rule))
    for rule in own:
        for what, name in zip(("name", "number", "title"), _names(rule), strict=False):
            other = taken.get(name)
            if other is not None and name:
                whose = other.file or f"the shipped rule cypher/gaps/{other.id}.cypher"
                todo = (
                    f"Choose another {what}."
                    if other.file
                    else f"Choose another {what}, or write `replaces: {other.id}` in its header."
                )
                yield f"{rule.file}: Its {what} is that of {whose}. {todo}"
                break
        taken.update({name: rule for name in _names(rule) if name not in taken})


def _names(rule: Rule) -> tuple[str, str, str]:
    return (rule.id.casefold(), rule.ref.casefold(), " ".join(rule.title.casefold().split()))
