"""Gap rules: one Cypher file each, in `cypher/gaps`, named by what is missing.

In: the folder, or a file of one's own. Out: Rules. Refuses a file that breaks the form of a rule, with every problem
and its line at once, and a user's query that does more than read.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from partnergraph.errors import QueryError, RuleError
from partnergraph.rules import cypher
from partnergraph.rules import frameworks as framework_tables
from partnergraph.rules.cases import Case
from partnergraph.rules.cypher import Problem, parameters
from partnergraph.rules.days import as_asked
from partnergraph.rules.form import Rule, check, examine, parse
from partnergraph.rules.frameworks import Framework, Requirement
from partnergraph.rules.header import GIVEN
from partnergraph.rules.lost import lost
from partnergraph.rules.own import FOLDER, beside, is_unfinished, rule_files, together
from partnergraph.rules.template import TEMPLATE

__all__ = [
    "FAMILIES",
    "FOLDER",
    "GIVEN",
    "Case",
    "Framework",
    "Problem",
    "Requirement",
    "Rule",
    "as_asked",
    "beside",
    "check",
    "examine",
    "frameworks",
    "headings",
    "line_of",
    "load",
    "load_folder",
    "number",
    "parameters",
    "parse",
    "read",
    "refuse_lost",
    "refuse_query",
    "shipped",
    "template",
    "together",
    "unfinished",
]

FAMILIES = {
    "OWN": "ownership",
    "LOAD": "load",
    "TIME": "dates and status",
    "OUT": "outcomes and themes",
    "GOV": "boards and governance",
    "ISA": "information sharing",
    "XB": "cross-borough",
    "NET": "network shape",
    "DQ": "data quality and privacy",
}
"""The families of the catalogue in its order, by the letters of their numbers."""


def number(rule: Rule) -> str:
    """Return the number of a rule in the catalogue; of one of one's own that takes a shipped one's place, the number of that."""
    taken = next((one for one in shipped() if rule.replaces and rule.replaces in {one.id, one.ref}), rule)
    return taken.ref


def load(path: Path) -> Rule:
    """Return the rule in the file at `path`.

    Raises:
        RuleError: The file cannot be read, or breaks the form of a rule.
    """
    return parse(read(path), path.stem, str(path))


def load_folder(folder: Path) -> tuple[Rule, ...]:
    """Return the rules in a folder of one's own, but for those that nobody has filled in yet; see `unfinished`.

    Raises:
        RuleError: There is no such folder or no rule in it, or a rule breaks the form; all that is wrong is told at once.
    """
    found: list[Rule] = []
    wrong: list[str] = []
    for path in rule_files(folder):
        try:
            if not is_unfinished(read(path)):
                found.append(load(path))
        except RuleError as error:
            wrong += error.details or (str(error),)
    if len(wrong) == 1:
        raise RuleError(wrong[0])
    if wrong:
        raise RuleError(f"{len(wrong)} things are wrong with these rules.", where=str(folder), details=wrong)
    return tuple(found)


def unfinished(folder: Path) -> tuple[Path, ...]:
    """Return the files in a folder of one's own that are templates still, which `load_folder` leaves out.

    Raises:
        RuleError: There is no such folder or no rule in it, or a file cannot be read.
    """
    return tuple(path for path in rule_files(folder) if is_unfinished(read(path)))


def read(path: Path) -> str:
    """Return the text of the rule file at `path`.

    Raises:
        RuleError: The file cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise RuleError("This is not a text in UTF-8.", where=str(path), todo="Save it as UTF-8.") from None
    except OSError as error:
        raise RuleError(f"The file cannot be read ({error.strerror}).", where=str(path)) from None


@cache
def shipped() -> tuple[Rule, ...]:
    """Return the rules of the folder `cypher/gaps`, in the order of the catalogue.

    Raises:
        RuleError: One of them breaks the form of a rule.
    """
    folder = files("partnergraph.cypher.gaps")
    found = [
        parse(entry.read_text(encoding="utf-8"), entry.name.removesuffix(".cypher"))
        for entry in folder.iterdir()
        if entry.name.endswith(".cypher")
    ]
    return tuple(sorted(found, key=_order))


@cache
def frameworks() -> tuple[Framework, ...]:
    """Return the frameworks that are shipped: what a law, code or practice asks for, and the rules that check it.

    Raises:
        ReferenceDataError: They name a rule that there is not.
    """
    return framework_tables.shipped({rule.id for rule in shipped()})


def _order(rule: Rule) -> tuple[int, int, str]:
    letters, _, number = rule.ref.partition("-")
    families = list(FAMILIES)
    place = families.index(letters) if letters in FAMILIES else len(families)
    return place, int(number) if re.fullmatch(r"\d+", number) else 0, rule.id


def template(name: str) -> str:
    """Return the text with which a rule called `name` begins.

    Raises:
        RuleError: `name` cannot be a rule's name.
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        raise RuleError(
            f'"{name}" is no name for a rule.',
            todo="Say what is missing in small letters, with hyphens: action-without-owner.",
        )
    return TEMPLATE


def headings(query: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a person wrote after RETURN in the place of an engine's own names for the columns, where that tells them apart."""
    written = cypher.columns(cypher.tokens(query))
    as_it_was = len(written) != len(columns) or "*" in written or len(set(written)) < len(written)
    return columns if as_it_was else written


def line_of(query: str, word: str) -> int:
    """Return the first line of a query on which a word stands as such, counted from 1; 0 where it stands on none."""
    return next((one.line for one in cypher.tokens(query) if one.text.strip("`").casefold() == word.casefold()), 0)


def refuse_query(text: str) -> None:
    """Let a single read-only query pass.

    Raises:
        QueryError: The text is not one; the message says where and why.
    """
    problems = _refused(text)
    if problems:
        raise QueryError(problems[0].says, where=f"query, line {problems[0].line}")


def refuse_lost(text: str) -> None:
    """Let a query pass unless the embedded engine would lose what is missing in it; see `rules.lost`.

    Raises:
        QueryError: It would; the message says where and what to write.
    """
    for line, says in _lost(text):
        raise QueryError(says, where=f"query, line {line}")


@lru_cache(512)
def _lost(text: str) -> tuple[tuple[int, str], ...]:
    return tuple(lost(cypher.tokens(text)))


@lru_cache(512)
def _refused(text: str) -> tuple[cypher.Problem, ...]:
    """Why a text is refused, remembered: a rule is run many times, and its words do not change."""
    return tuple(cypher.refused(text))
