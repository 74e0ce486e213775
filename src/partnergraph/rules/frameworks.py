"""Frameworks: named sets of rules, by what a law, a code or a practice asks for.

In: the tables `frameworks` and `framework_requirements` of the reference data, and the names of the rules. Out: Frameworks, whose
requirements name the rules that check them; what no rule can check is listed too, so that nobody takes silence for a pass.
Refuses: a requirement of no framework, a rule that there is not, a framework that asks for nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from partnergraph import reference
from partnergraph.errors import ReferenceDataError


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a framework asks for, where it says so, and the rules that check it: none where none can."""

    says: str
    source: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """A law, code or practice.

    Attributes:
        name: What is typed: small letters and hyphens.
        title: What it is called.
        version: Year and month in which its requirements were written down here.
        about: What it is, and how far it binds.
        requirements: What it asks for.
    """

    name: str
    title: str
    version: str
    about: str
    requirements: tuple[Requirement, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The names of all its rules, each once, in the order of its requirements."""
        return tuple(dict.fromkeys(rule for one in self.requirements for rule in one.rules))


def shipped(known: Collection[str]) -> tuple[Framework, ...]:
    """Return the frameworks of the reference data, whose rules must be among `known`.

    Raises:
        ReferenceDataError: They name a rule or framework that there is not.
    """
    return made(reference.rows("frameworks"), reference.rows("framework_requirements"), known)


def made(
    listed: Sequence[Mapping[str, str]], asked: Sequence[Mapping[str, str]], known: Collection[str]
) -> tuple[Framework, ...]:
    """Return the frameworks of two tables.

    Args:
        listed: The rows of `frameworks`.
        asked: The rows of `framework_requirements`.
        known: The names of all rules.

    Raises:
        ReferenceDataError: A row names a rule or framework that there is not, or a framework asks for nothing.
    """
    requirements: dict[str, list[Requirement]] = {row["framework"]: [] for row in listed}
    for number, row in enumerate(asked, start=2):
        where = f"framework_requirements.csv, row {number}"
        if row["framework"] not in requirements:
            raise ReferenceDataError(f'There is no framework "{row["framework"]}".', where=where)
        rules = tuple(name for part in row["rules"].split(";") if (name := part.strip()))
        for name in rules:
            if name not in known:
                raise ReferenceDataError(f'There is no rule "{name}".', where=where)
        requirements[row["framework"]].append(Requirement(row["requirement"], row["source"], rules))
    for name, some in requirements.items():
        if not some:
            raise ReferenceDataError(f'The framework "{name}" asks for nothing.', where="frameworks.csv")
    return tuple(
        Framework(row["framework"], row["title"], row["version"], row["about"], tuple(requirements[row["framework"]]))
        for row in listed
    )
