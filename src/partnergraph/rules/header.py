"""The header of a query file: keys and values in YAML, each with its line.

In: the text between the marks of a header. Out: its values, and everything that is wrong with them. Refuses: text that is no
YAML; unknown, missing and repeated keys.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

from partnergraph.rules import days
from partnergraph.rules.cypher import Problem

IDLE = "idle_waivers"
"""The parameter that holds the ids of waivers that no finding is about; a rule that asks for it runs after all others."""

# The one written in C, where PyYAML brings it, reads the headers of all rules in a fifth of the time.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

GIVEN = frozenset({"as_of", IDLE})
"""Parameters that every query may ask for without declaring them."""

FILE = re.compile(r"/\*---\n(?P<header>.*?)\n---\*/[ \t]*\n(?P<query>.*)", re.DOTALL)
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Header:
    """Reads a header key by key and keeps what is wrong; one use."""

    def __init__(self, text: str, what: str, required: Sequence[str], optional: Sequence[str]) -> None:
        self.problems: list[Problem] = []
        self.required = tuple(required)
        self.values: dict[str, Any] = {}
        self.nodes: dict[str, yaml.Node] = {}
        self.lines: dict[str, int] = {}
        try:
            root, values = _read(text)
        except yaml.MarkedYAMLError as error:
            # What was begun and does not end is wrong where it begins.
            begun = error.context_mark if (error.context or "").startswith("while scanning") else None
            mark = begun or error.problem_mark
            line = mark.line + 2 if mark else 1
            self.problems.append(Problem(line, f"The header is not YAML: {error.problem}."))
            return
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            self.problems.append(Problem(1, f"The header is not YAML: {' '.join(str(error).split())}."))
            return
        if not isinstance(root, yaml.MappingNode) or not isinstance(values, dict):
            self.problems.append(Problem(2, "The header is a list of keys and values: `title: ...`."))
            return
        for key, value in root.value:
            line = key.start_mark.line + 2
            if key.value in self.lines:
                self.problems.append(Problem(line, f"{key.value} stands here for the second time."))
            self.lines[key.value], self.nodes[key.value] = line, value
        self.values = {str(key): value for key, value in values.items()}
        for key in self.values.keys() - {*required, *optional}:
            self.problem(key, f"{key} is no key of {what}. The keys are {', '.join((*required, *optional))}.")
        for key in required:
            if self.values.get(key) in (None, "", [], {}):
                self.problem(key, f"{key} is missing.")

    @property
    def complete(self) -> bool:
        """Whether every required key has a value."""
        return all(self.values.get(key) not in (None, "", [], {}) for key in self.required)

    def problem(self, key: str, says: str) -> None:
        """Note what is wrong with the value of `key`, at its line."""
        self.problems.append(Problem(self.lines.get(key, 1), says))

    def text(self, key: str) -> str:
        """Return the text under `key`; empty, with a problem, where it is none."""
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.problem(key, f"{key} is a text: put it in quotes.")
            return ""
        return value.strip()

    def listed(self, key: str) -> tuple[str, ...]:
        """Return the texts under `key`; a single one is a list of one."""
        value = self.values.get(key)
        if value in (None, "", []):
            # A key that has to be there is told as missing.
            return ()
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) and item.strip() for item in items):
            self.problem(key, f"{key} is a list of texts.")
            return ()
        return tuple(items)

    def params(self, key: str, value: Any) -> dict[str, Any]:
        """Return parameters with their defaults, `value` being what stands under `key`."""
        if value is None:
            return {}
        good = isinstance(value, dict) and all(
            isinstance(name, str) and re.fullmatch(r"[^\W\d]\w*", name) and _plain(default) and days.fits(name, default)
            for name, default in value.items()
        )
        if not good:
            self.problem(
                key, "params are names with a number, a text, yes or no, or a list of them: {most: 6, stale_days: 92}."
            )
            return {}
        for name in sorted(GIVEN & value.keys()):
            self.problem(key, f"${name} is given to every query: it is no parameter of a rule.")
        return dict(value)


def _read(text: str) -> tuple[yaml.Node | None, Any]:
    """The nodes of a text in YAML, which know their lines, and the values that they stand for."""
    loader = _LOADER(text)
    try:
        root = loader.get_single_node()
        return root, None if root is None else loader.construct_document(root)
    finally:
        loader.dispose()


def _plain(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and all(_plain(item) and not isinstance(item, list) for item in value)
    return isinstance(value, str | int | float)
