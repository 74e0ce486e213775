"""The words of a Cypher text, and what may not be among them.

In: a query, by us or by a user. Out: its tokens, its parameters, its columns, and every reason to refuse it, each with
its line. Refuses nothing itself.

The engines check meaning (see `Engine.compile`). This checks what they let pass: words that write or reach files,
which the embedded engine obeys even on a read-only database, and what the two engines answer differently. Comments,
strings and names in back-ticks are told from words first, so that neither hides the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from partnergraph.rules.lost import lost

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<name>`[^`]*`)
      | (?P<unclosed>(?:/\*|['"`]).*)
      | (?P<parameter>\$[^\W\d]\w*)
      | (?P<number>\d\w*(?:\.\d\w*)?)
      | (?P<word>[^\W\d]\w*)
      | (?P<space>\s+)
      | (?P<symbol>.)""",
    re.VERBOSE | re.DOTALL,
)


_REMEMBERED = 512
"""Queries of which it is remembered what they ask for: a rule is run many times, and its words do not change."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query that means something.

    `kind` is word, name, string, number, parameter, symbol, or unclosed: all that follows a quote that is not closed.
    """

    kind: str
    text: str
    line: int

    @property
    def word(self) -> str:
        """The word in capitals; empty for anything but a word."""
        return self.text.upper() if self.kind == "word" else ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Why a text is refused; `line` counts from 1, and is 0 where nobody knows."""

    line: int
    says: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.says}" if self.line else self.says

    def at(self, file: str) -> str:
        """Return the problem as a compiler tells it: `file:line: what`."""
        return f"{file}:{self.line}: {self.says}" if self.line else f"{file}: {self.says}"


def tokens(text: str, first_line: int = 1) -> tuple[Token, ...]:
    """Return the tokens of `text` without its comments and blanks, `first_line` being the line of the first."""
    found = []
    line = first_line
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "symbol"
        if kind not in {"comment", "space"}:
            found.append(Token(kind, match[0], line))
        line += match[0].count("\n")
    return tuple(found)


@lru_cache(_REMEMBERED)
def parameters(text: str) -> frozenset[str]:
    """Return the names of the parameters that a query asks for, without `$`."""
    return frozenset(token.text[1:] for token in tokens(text) if token.kind == "parameter")


def columns(found: Sequence[Token]) -> tuple[str, ...]:
    """Return the columns that a query returns: what follows AS, else the expression as written."""
    starts = [number for number, token in enumerate(found) if token.word == "RETURN"]
    if not starts:
        return ()
    items: list[list[Token]] = [[]]
    depth = 0
    for token in found[starts[-1] + 1 :]:
        depth += (token.text in "([{") - (token.text in ")]}") if token.kind == "symbol" else 0
        if depth == 0 and token.word in {"ORDER", "SKIP", "LIMIT", "UNION"}:
            break
        if depth == 0 and token.text == ",":
            items.append([])
        elif not (token.word == "DISTINCT" and not items[-1]):
            items[-1].append(token)
    return tuple(_column(item) for item in items if item)


def _column(item: list[Token]) -> str:
    named = len(item) > 2 and item[-2].word == "AS"
    if named:
        return item[-1].text.strip("`")
    # Words need a blank between them; symbols do not.
    parted = [" " if one.kind != "symbol" and other.kind != "symbol" else "" for one, other in pairwise(item)]
    return "".join(token.text + blank for token, blank in zip(item, [*parted, ""], strict=True))


# A statement of either engine begins with one of these, or one of them may stand within a query.
_WRITES = frozenset("ALTER ANALYZE CREATE DELETE DETACH DROP FOREACH INSERT MERGE NODETACH REMOVE SET UPDATE".split())
_FILES = frozenset("ATTACH COPY EXPORT IMPORT INSTALL LOAD UNINSTALL".split())
_OTHER = frozenset("BEGIN CALL CHECKPOINT COMMIT EXPLAIN FORCE PROFILE ROLLBACK TERMINATE USE".split())
STATEMENTS = _WRITES | _FILES | _OTHER
"""Words that a query does not use, in capitals."""

_OPENINGS = ("MATCH", "OPTIONAL MATCH", "UNWIND", "WITH", "RETURN")


def refused(text: str, first_line: int = 1) -> list[Problem]:
    """Return why a text is no single, read-only query, in the order of its lines; empty if it is one."""
    found = tokens(text, first_line)
    problems = [*shape(text, found, first_line), *_words(found)]
    opening = " ".join(token.word for token in found[:2])
    if not found:
        problems.append(Problem(first_line, "There is no query."))
    elif opening != "OPTIONAL MATCH" and found[0].word not in _OPENINGS:
        problems.append(Problem(found[0].line, f"A query begins with {', '.join(_OPENINGS[:-1])} or {_OPENINGS[-1]}."))
    return sorted(set(problems))


def shape(text: str, found: Sequence[Token], first_line: int) -> Iterator[Problem]:
    """What would make an engine split the text into other tokens than ours."""
    if escape := re.search(r"\\u", text, re.IGNORECASE):
        # Neo4j resolves these before it looks for comments and strings, so one of them may end either.
        yield Problem(
            first_line + text.count("\n", 0, escape.start()), "Write the letter itself, not \\u and its number."
        )
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "string" and (odd := next(filter(_unseen, match[0].replace("\r\n", "\n")), "")):
            line = first_line + text.count("\n", 0, match.start())
            yield Problem(line, f"An unseen character (U+{ord(odd):04X}) stands here. Take it out.")
    for number, token in enumerate(found):
        following = found[number + 1].text if number + 1 < len(found) else ""
        if token.kind == "unclosed":
            what = {"/": "comment", "`": "back-tick"}.get(token.text[0], "string")
            yield Problem(token.line, f"A {what} is not closed.")
        if token.kind != "symbol":
            continue
        if token.text == "\\":
            yield Problem(token.line, "A backslash may stand in a string only.")
        elif token.text == "$":
            yield Problem(token.line, "A parameter is a $ and a name, with nothing between.")
        elif token.text == ";" and following:
            yield Problem(token.line, "One statement at a time: nothing may follow the semicolon.")


@lru_cache(1024)
def _unseen(character: str) -> bool:
    return character not in "\n\t" and unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp", "Cs"}


def _words(found: Sequence[Token]) -> Iterator[Problem]:
    for number, token in enumerate(found):
        if is_property(found, number):
            if number + 1 < len(found) and found[number + 1].text == "(":
                # Functions of plug-ins have dots in their names, and a plug-in may do anything.
                yield Problem(token.line, f"{token.text}() belongs to a plug-in, and a query uses Cypher only.")
            continue
        does = (
            "writes"
            if token.word in _WRITES
            else "reaches files"
            if token.word in _FILES
            else "is not for reading"
            if token.word in _OTHER
            else ""
        )
        if does:
            yield Problem(token.line, f"{token.word} {does}, and a query only reads. If it is a name, use back-ticks.")


def is_property(found: Sequence[Token], number: int) -> bool:
    """Whether the token is the `start` of `a.start`."""
    if number < 2 or found[number - 1].text != ".":
        return False
    owner = found[number - 2]
    return owner.kind in {"word", "name", "parameter"} or owner.text in {")", "]"}


_FUNCTIONS = frozenset(
    "ABS ALL ANY AVG COALESCE COLLECT COUNT MAX MIN NODES NONE ROUND SINGLE SIZE SUM TOLOWER TOUPPER TRIM REPLACE".split()
)
_BEFORE_BRACKET = frozenset(
    "AND AS BY CASE CONTAINS DISTINCT ELSE IN IS MATCH NOT ON OR RETURN THEN UNWIND WHEN WHERE WITH XOR".split()
)
_UNPORTABLE = {
    "LABELS": "labels() is a list on one engine and a text on the other",
    "TYPE": "type() is not known to both engines",
    "DATE": "a date is data: compare with $as_of or a parameter",
    "SUBSTRING": "substring() counts from 1 on one engine and from 0 on the other",
}
_CUTS = frozenset("LIMIT SKIP OFFSET".split())


def _is_named_list(found: Sequence[Token]) -> bool:
    return len(found) > 1 and found[0].kind in {"word", "name"} and found[1].word == "AS"


def unportable(text: str, first_line: int = 1) -> list[Problem]:
    """Return what both engines would not answer alike, or what a rule may not hold: dates, LIMIT, unbounded paths."""
    found = tokens(text, first_line)
    problems: list[Problem] = []
    for number, token in enumerate(found):
        before = found[number - 1] if number else None
        after = found[number + 1] if number + 1 < len(found) else None
        following = after.text if after else ""
        says = ""
        if is_property(found, number):
            continue
        if token.word in _CUTS:
            says = f"{token.word} would hide findings."
        elif token.word in {"EXISTS", "COUNT", "COLLECT"} and following == "{":
            opened = found[number + 2].word if number + 2 < len(found) else ""
            if token.word == "COLLECT" or opened != "MATCH":
                says = f"Only EXISTS {{ MATCH ... }} and COUNT {{ MATCH ... }} are the same on both engines, not {token.text} {{."
        elif token.word == "EXISTS":
            says = "Write EXISTS { MATCH ... }."
        elif token.word == "UNWIND" and not following.startswith("$") and not _is_named_list(found[number + 1 :]):
            says = "UNWIND takes a parameter, or a list that has a name; a list written out is not the same on both engines."
        elif token.kind in {"word", "name"} and following == "(":
            if token.word not in _FUNCTIONS | _BEFORE_BRACKET:
                reason = _UNPORTABLE.get(token.word, f"{token.text}() is not known to give the same on both engines")
                says = f"{reason[0].upper()}{reason[1:]}."
        elif token.text == "[" and before and _is_value(before):
            says = "An index such as list[0] counts from 1 on one engine."
        elif token.text == "[" and after and after.kind == "word" and _word_at(found, number + 2) == "IN":
            says = "A list comprehension is not the same on both engines."
        elif token.text == "+" and following == "=":
            says = "+= writes."
        elif token.kind == "string" and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", token.text[1:-1]):
            says = f"{token.text} is a date, and dates are data: use $as_of or a parameter."
        elif token.text == ";":
            says = "A rule has no semicolon."
        if says:
            problems.append(Problem(token.line, says))
    return sorted({*problems, *_unbounded(found), *(Problem(*place) for place in lost(found))})


def _is_value(token: Token) -> bool:
    if token.kind == "word":
        return token.word not in _BEFORE_BRACKET
    return token.kind in {"name", "parameter", "string"} or token.text in {")", "]"}


def _word_at(found: Sequence[Token], number: int) -> str:
    return found[number].word if number < len(found) else ""


def _unbounded(found: Sequence[Token]) -> Iterator[Problem]:
    """Yield a problem for each path such as `-[:X*]-` or `-[:X*2..]-`, which may go on for ever."""
    opened = False
    for number, token in enumerate(found):
        if token.text == "[":
            opened = number > 0 and found[number - 1].text == "-"
        elif token.text == "]":
            opened = False
        elif opened and token.text == "*":
            bound = [t.text if t.kind == "symbol" else t.kind for t in found[number + 1 : number + 5]]
            one_length = bound[:1] == ["number"] and bound[1:2] != ["."]
            if not one_length and bound != ["number", ".", ".", "number"]:
                yield Problem(token.line, "A path of any length has no end: write its bounds, such as *1..3.")


def pieces(text: str) -> Iterator[str]:
    """Yield a text piece by piece, comments as a blank, so that a semicolon that ends a statement stands alone."""
    for match in _TOKEN.finditer(text):
        yield " " if match.lastgroup == "comment" else match[0]
