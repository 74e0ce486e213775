"""Columns whose cells are marks: letters of a RASCI matrix, words such as "Lead", ticks under the names of bodies or states.

In: columns, the rows under them, and what a document says its letters stand for. Out: the same columns, those of bodies
with the part that each letter gives, those of states and dates with what a tick in them says. Refuses nothing: where the
marks do not tell, a column stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from partnergraph.model import Role
from partnergraph.records.dates import read_dates
from partnergraph.records.headings import ALIKE, UNKNOWN, Column, Columns, Scheme, exact, in_words
from partnergraph.records.lines import Line, text_at
from partnergraph.records.statuses import is_status, read_rag
from partnergraph.reference import rows

RASCI: Scheme = (
    ("R", "responsible"),
    ("A", "accountable"),
    ("S", "supports"),
    ("C", "consulted"),
    ("I", "informed"),
)
# What other letters mean where no key says so.
_USUAL: Scheme = (*RASCI, ("L", "accountable"), ("P", "supports"), ("D", "responsible"), ("O", "accountable"))
_CHECKS = frozenset("✓✔☑✅√")
_CROSSES = frozenset("☒✕✖✗✘❌")
_TICKS = _CHECKS | _CROSSES | frozenset("×•●■▪◆★") | {"x", "xx", "y", "yes", "tick", "1"}
_NONE = frozenset({"-", "–", "—", "n", "no", "n/a", "na", "none", "nil", "0", ".", "☐", "□"})
_FOOTNOTE = re.compile(r"[*†‡§^]+|\(\d\)|\[\d\]")
_SIGN = r"\(?(?<![\w.])([A-Z])\)?\s*(?:=|:|–|—|-|\bis\b|\bfor\b)"
# The words of one letter end where the next letter begins.
_KEY = re.compile(
    rf"{_SIGN}\s*([A-Za-z][A-Za-z /-]{{1,28}}?)(?=\s*(?:$|[^A-Za-z /-]|{_SIGN.replace('([A-Z])', '[A-Z]')}))"
)
_DONE = frozenset({"complete", "completed", "done", "achieved", "implemented", "status", "progress", "finished"})
_FEWEST = 3  # marks that prove a matrix


@cache
def _words() -> Mapping[str, Role]:
    return {row["words"]: row["role"] for row in rows("matrix_words")}  # type: ignore[misc]  # the table holds roles only


def scheme_of(texts: Iterable[str]) -> Scheme:
    """Return what the letters of a matrix stand for: as a key among the texts says, or as is usual.

    Args:
        texts: Every line and row of a document; a row with its cells joined by " = ".
    """
    said: dict[str, Role] = {}
    for text in texts:
        found = {letter: role for letter, words in _KEY.findall(text) if (role := _role_of(words))}
        # One letter with a meaning may be anything ("A - lead"), but not in a row of a table of its own.
        if len(found) > 1 or (len(found) == 1 and _KEY.fullmatch(text.strip())):
            said.update(found)
    # A letter that the key leaves out keeps its usual meaning.
    return tuple({**dict(_USUAL), **said}.items()) if len(said) > 1 else _USUAL


def _role_of(words: str) -> Role | None:
    plain = re.findall(r"[a-z]+", words.casefold())
    for size in (2, 1):
        role = _words().get(" ".join(plain[:size]))
        if role:
            return role
    return None


def parts_in(text: str, scheme: Scheme, *, crossed: bool = False) -> list[Role] | None:
    """Return the parts that a cell of a matrix gives a body; None where the cell is no mark at all.

    Args:
        text: The cell: "A", "A/R", "R*", "Lead", a tick.
        scheme: What letters stand for.
        crossed: Whether a cross says no, since ticks stand beside it.
    """
    small = _plain(text)
    if not small or is_no(text, crossed=crossed):
        return []
    if small in _TICKS:
        return ["named"]
    role = _words().get(small)
    if role:
        return [role]
    letters = dict(scheme)
    found: list[Role] = []
    for token in re.split(r"[\s/,&;+|()-]+|\band\b", _FOOTNOTE.sub("", text)):
        held = [letters.get(letter) for letter in token.upper()] if len(token) <= 5 else [None]
        role = _words().get(token.casefold())
        if role:
            found.append(role)
        elif token and all(held) and (token.isupper() or len(token) == 1):
            found += [one for one in held if one]
        elif token:
            return None
    return list(dict.fromkeys(found))


def is_yes(text: str) -> bool:
    """Return whether a cell is a mark which says that a column holds for a row."""
    return _plain(text) in _TICKS


def is_no(text: str, *, crossed: bool = False) -> bool:
    """Return whether a mark says that a column does not hold for a row; with `crossed`, a cross says so."""
    small = _plain(text)
    return small in _NONE or (crossed and small in _CROSSES)


def _plain(text: str) -> str:
    return " ".join(_FOOTNOTE.sub("", text).casefold().split())


def matrix(columns: Columns, lines: Sequence[Line], scheme: Scheme = _USUAL) -> Columns:
    """Return columns with those known whose cells are marks."""
    held: dict[int, list[str]] = {}
    for column in columns:
        texts = [text for line in lines if (text := text_at(line, column.number).strip())]
        if column.heading and texts and all(parts_in(text, scheme) is not None for text in texts):
            held[column.number] = texts
    crossed = any(_plain(text) in _CHECKS for texts in held.values() for text in texts)
    ticked = {number for number, texts in held.items() if all(_is_tick(text) for text in texts)}
    said = {column.number: _of_state(column, columns) for column in columns if column.number in ticked}
    states = {number: column for number, column in said.items() if column}
    if len(states) > 1 or any("due" not in column.meanings for column in states.values()):
        columns = tuple(
            replace(states[column.number], crossed=crossed) if column.number in states else column for column in columns
        )
    else:
        states = {}
    bodies = {
        number: texts
        for number, texts in held.items()
        if number not in states and _may_be_body(columns[number]) and not _only_levels(texts)
    }
    marks = [text for texts in bodies.values() for text in texts if not is_no(text, crossed=crossed)]
    letters = [text for text in marks if not _is_tick(text)]
    proven = len(marks) >= _FEWEST and (len(bodies) > 1 or any("A" in text or "R" in text for text in letters))
    if not proven or not (letters or _are_bodies([columns[number] for number in bodies])):
        return columns
    return tuple(
        replace(column, meanings=("rasci",), scheme=scheme, crossed=crossed) if column.number in bodies else column
        for column in columns
    )


def heads_matrix(columns: Columns, lines: Sequence[Line]) -> bool:
    """Return whether headings stand over the actions and over a matrix beside them, and nothing else is known of them."""
    if not any("action" in column.meanings and column.sure >= ALIKE for column in columns):
        return False
    return any(
        "rasci" in column.meanings for column in matrix(columns, [line for line in lines if len(line.filled) > 1])
    )


def _is_tick(text: str) -> bool:
    return is_yes(text) or is_no(text)


def _only_levels(texts: Sequence[str]) -> bool:
    """Return whether the letters of a column may be high, medium, low or red, amber, green rather than parts."""
    held = {text.strip().upper() for text in texts}
    return held <= {"H", "M", "L"} or (held <= {"R", "A", "G"} and "G" in held)


def _may_be_body(column: Column) -> bool:
    """Return whether a heading may name a body: it says nothing else, or who in words of second choice ("Service")."""
    if column.under and not exact(column.under):
        return set(column.meanings) <= {"lead", "extra"}
    if column.meanings == ("board",):
        return _is_body(column.heading)  # "Health Board" over marks: a column of boards would hold their names
    return (
        column.sure == UNKNOWN or column.meanings == ("extra",) or (column.meanings == ("lead",) and column.rank == 2)
    )


def _are_bodies(columns: Sequence[Column]) -> bool:
    """Return whether headings over ticks name bodies, and not themes or years: one of them is known for a body."""
    return any(
        (column.under and "lead" in column.meanings) or _is_body(column.under or column.heading) for column in columns
    )


def _is_body(heading: str) -> bool:
    words = in_words(heading).split()
    return " ".join(words) in _bodies() or any(" ".join(words[-size:]) in _bodies() for size in (1, 2, 3))


@cache
def _bodies() -> frozenset[str]:
    names = [row[name] for row in rows("gazetteer") for name in ("abbreviation", "full_name")]
    heads = [row["words"] for row in rows("head_words") if row["kind"] in {"agency", "team", "board", "post"}]
    return frozenset(in_words(name) for name in (*names, *heads))


def _of_state(column: Column, columns: Columns) -> Column | None:
    """Return what a tick in a column says: a status, a colour, a day; None where its heading names neither."""
    words = (column.under or column.heading).split()
    for start in range(len(words)):
        value = " ".join(words[start:])
        if value.casefold() in {"yes", "no", "y", "n"}:
            over = {in_words(word) for word in column.heading.split()}
            return replace(column, meanings=("status",), value=value) if over & _DONE else None
        if is_status(value):
            return replace(column, meanings=("status",), value=value)
        if read_rag(value):
            return replace(column, meanings=("rag",), value=value)
    dated = any("due" in other.meanings for other in columns)
    if not dated and (read_dates(column.heading).dates or column.meanings == ("progress",)):
        return replace(column, meanings=("due",), value=column.under or column.heading)
    return None
