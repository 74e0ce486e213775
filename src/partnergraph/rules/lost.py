"""What the embedded engine loses: a value that is missing outside a subquery, asked for inside of it.

In: the tokens of a query. Out: each place where it does, and what to write instead. Refuses nothing itself.

The engine answers `EXISTS { }`, `COUNT { }` and `OPTIONAL MATCH` by joining on every value from outside that they read, and nothing
joins on what is missing. Mostly that changes no answer, for a comparison with what is missing is not true anyway; it does where
the query says what to take in its place. So `coalesce(a.due, ...)` and `a.due IS NULL` stand before, in a WITH.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnergraph.rules.cypher import Token

_ENDS = frozenset("MATCH OPTIONAL RETURN UNION UNWIND WITH".split())
_BEFORE_PATTERN = frozenset("AND MATCH NOT OR WHERE XOR".split())
_ALWAYS_THERE = frozenset({"id"})


@dataclass(slots=True)
class _Level:
    """A query or a subquery: the names that it has, and those that come from outside where it now is."""

    outside: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    optional: set[str] = field(default_factory=set)
    braces: int = 0


def lost(found: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield the line and the fault of each value from outside for which a subquery says what to take where it is missing."""
    levels = [_Level()]
    for number, token in enumerate(found):
        level = levels[-1]
        if token.text == "{":
            if _text(found, number - 1).upper() in {"EXISTS", "COUNT"} and _text(found, number + 1).upper() == "MATCH":
                levels.append(_Level(outside=level.outside | level.names))
            else:
                level.braces += 1
        elif token.text == "}":
            if level.braces:
                level.braces -= 1
            elif len(levels) > 1:
                levels.pop()
        elif _text(found, number - 1) == ".":
            continue
        elif token.word in _ENDS:
            _begin(level, found, number)
        elif token.kind in {"word", "name"}:
            if token.text in level.outside | level.optional and _asks_for_what_is_missing(found, number):
                yield token.line, _says(found, number)
            if _is_in_a_pattern(found, number):
                level.names.add(token.text)


def _is_in_a_pattern(found: Sequence[Token], number: int) -> bool:
    """Whether the name is that of a node or an edge: `(a` of `count(a)` is none."""
    opened = _text(found, number - 1)
    if _text(found, number + 1) not in {":", ")", "]", "{", "*"}:
        return False
    before = found[number - 2] if number > 1 else None
    called = before is not None and before.kind == "word" and before.word not in _BEFORE_PATTERN
    return opened == "[" or (opened == "(" and not called)


def _begin(level: _Level, found: Sequence[Token], number: int) -> None:
    """Note what a clause that begins takes over from those before it."""
    word = found[number].word
    if word == "OPTIONAL":
        level.optional = set(level.names)
    elif word != "MATCH" or _text(found, number - 1).upper() != "OPTIONAL":
        level.optional = set()
    if word == "WITH":
        handed = _handed_on(found, number + 1)
        level.names = level.names | handed if "*" in handed else handed
    elif word == "UNION":
        level.names = set()


def _handed_on(found: Sequence[Token], number: int) -> set[str]:
    """The names that a WITH hands on: the last word of each of its items."""
    names: set[str] = set()
    depth = 0
    last = ""
    for token in found[number:]:
        depth += (token.text in "([{") - (token.text in ")]}") if token.kind == "symbol" else 0
        if depth == 0 and token.word in _ENDS | {"WHERE", "ORDER"}:
            break
        if depth == 0 and token.text == ",":
            names.add(last)
        last = token.text
    return names | {last}


def _asks_for_what_is_missing(found: Sequence[Token], number: int) -> bool:
    after = number + 1
    if _text(found, after) == ".":
        if _text(found, number + 2) in _ALWAYS_THERE:
            return False
        after = number + 3
    taken_instead = _text(found, number - 1) == "(" and _text(found, number - 2).upper() == "COALESCE"
    return taken_instead or (_text(found, after).upper() == "IS" and _text(found, after + 1).upper() == "NULL")


def _says(found: Sequence[Token], number: int) -> str:
    name = found[number].text
    if _text(found, number + 1) == ".":
        name += f".{_text(found, number + 2)}"
    return (
        f"Where {name} is missing, the embedded engine finds nothing here: it comes from outside. "
        f"Say before, in a WITH, what to take instead: coalesce({name}, ...) AS a_name."
    )


def _text(found: Sequence[Token], number: int) -> str:
    return found[number].text if 0 <= number < len(found) else ""
