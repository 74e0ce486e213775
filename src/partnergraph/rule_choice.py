"""Which rules run: the shipped ones, those of a register's own folder, those that a person names.

In: registers, plans, folders and names as typed. Out: Rules, or what is wrong with one. Refuses: a rule that is none, that breaks the form, or that is
called like another without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from partnergraph import engines, register, rules, trials
from partnergraph.errors import RuleError
from partnergraph.near_names import nearest
from partnergraph.rules import Framework, Problem, Rule


def rules_for(sources: Iterable[Path] = (), folder: Path | None = None) -> tuple[Rule, ...]:
    """Return the rules to run on a register or plans: the shipped ones, and those of the folders of one's own.

    Args:
        sources: A register, beside which a folder of rules may stand (`rules.beside`), or plans.
        folder: A folder of rules that a person named.

    Raises:
        RuleError: A rule breaks the form, or is called like another; see `rules.together`.
    """
    own = [rule for place in _folders(sources, folder) for rule in rules.load_folder(place)]
    return rules.together(rules.shipped(), own) if own else rules.shipped()


def left_out(sources: Iterable[Path] = (), folder: Path | None = None) -> tuple[Path, ...]:
    """Return the files of these folders that `rules_for` leaves out, since they are templates that nobody has filled in.

    Args:
        sources: A register, beside which a folder of rules may stand, or plans.
        folder: A folder of rules that a person named.
    """
    return tuple(path for place in _folders(sources, folder) for path in rules.unfinished(place))


def _folders(sources: Iterable[Path], folder: Path | None) -> list[Path]:
    beside = (place for source in sources if register.is_register(source) for place in rules.beside(source))
    # Two registers may stand beside one folder of rules.
    folders = list({place.resolve(): place for place in beside}.values())
    if folder is not None and not any(folder.exists() and place.samefile(folder) for place in folders):
        folders.append(folder)
    return folders


def chosen_rule(name: str, among: Sequence[Rule] | None = None) -> Rule:
    """Return a rule by its name or number, or a rule file of one's own.

    Raises:
        RuleError: There is no such rule.
    """
    if name.endswith(".cypher"):
        return rules.load(Path(name))
    known_rules = rules.shipped() if among is None else among
    known = {rule.id: rule for rule in known_rules}
    by_name = {rule.ref: rule for rule in known_rules if rule.ref} | known
    if name in by_name:
        return by_name[name]
    raise RuleError(f'There is no rule "{name}".', todo=f"{_nearest(name, known)} `partnergraph rules list` shows all.")


def chosen_framework(name: str) -> Framework:
    """Return a framework by its name.

    Raises:
        RuleError: There is no such framework.
    """
    known = {one.name: one for one in rules.frameworks()}
    if name not in known:
        raise RuleError(f'There is no framework "{name}".', todo=f"The frameworks are {', '.join(known)}.")
    return known[name]


def _nearest(name: str, known: Iterable[str]) -> str:
    best = nearest(name, known)
    return f'Did you mean "{best[0]}"?' if best else ""


def check(path: Path) -> tuple[list[Problem], list[Problem]]:
    """Return all that is wrong with a rule file, its queries tried on the embedded engine, and what is to be known of it.

    Raises:
        RuleError: The file cannot be read.
    """
    text = rules.read(path)
    rule, problems = rules.examine(text, path.stem)
    if rule is not None:
        # A rule that only lacks texts is tried as it is, so that what is wrong with its queries is told at once.
        with engines.open_engine("ladybug") as database:
            tried = trials.try_rule(rule, database, cases=all(one.says.endswith(" is missing.") for one in problems))
        problems = sorted({*problems, *tried})
    return problems, [] if rule is None or problems else _beside_others(replace(rule, file=str(path)))


def _beside_others(rule: Rule) -> list[Problem]:
    """Why a rule could not stand beside the shipped ones; alone it may be as it is."""
    if rule in rules.shipped():
        return []
    try:
        rules.together(rules.shipped(), [rule])
    except RuleError as error:
        said = str(error).removeprefix(f"{rule.file}: ")
        return [Problem(1, f"Note: in a folder of rules it would be refused. {said}")]
    return []
