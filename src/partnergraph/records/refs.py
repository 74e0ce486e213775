"""The numbers by which plans call their actions: 7, 1.1, 3.2a, (A), Ai, P1-03.

In: a cell of the number column, or the beginning of an action. Out: the ref as printed, without a closing full stop,
and what follows it. A bare number is a ref only where the column or the rows around it say so ("16 Days of Action").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from partnergraph.records.vocabulary import listed

_UNITS = "|".join(sorted((re.escape(word) for word in listed("unit")), key=len, reverse=True))
_AHEAD = rf"(?=\S)(?!(?:{_UNITS})(?:\W|$))"
_END = rf"(?:\s+{_AHEAD}|$)"
# Certain by their form: several levels, or closed by a stop or bracket.
_KINDS = "action|recommendation|rec|task|item|milestone|objective|obj|aim|priority|outcome|goal|theme|strand|step|ref|no|number"
_PLAIN = re.compile(
    rf"""\s*(?:
        (?:action|recommendation|rec|task|item|milestone)\s*(?:no\.?\s*)?(?P<said>\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?)\s*(?:[.:)]|[-–—]\s)\s*
      | (?P<levels>(?:[A-Za-z]{{0,3}}\d{{1,3}}|[A-Z])(?:\.\d{{1,3}})+\.?[a-z]?)(?:[.:)]|\s?[-–—](?=\s))?{_END}
      | (?P<inner>\d{{1,3}}(?:\.\d{{1,3}})*\s?\([a-z]{{1,4}}\))[.:]?{_END}
      | \(?(?P<closed>\d{{1,3}}[a-z]?)(?:[.)]|:(?=\s)){_END}
      | (?P<letter>\([A-Za-z]{{1,2}}\)|\([ivx]{{3,5}}\)|[ivx]{{2,5}}[.)](?=\s)|[A-Z]\)|[A-Z][ivx]{{1,4}}\)|[A-Z]\.(?=\s)(?!\s[A-Z]\.)){_END}
      | (?P<code>[A-Z]{{1,4}}\d{{0,4}}(?:[-/.](?:[A-Z]{{0,4}}\d{{1,4}}[a-z]?)){{1,3}}|[A-Z]{{1,4}}\d{{1,3}}(?=[.:)]))[.:)]?{_END}
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# Likely only where the rows around it begin so as well: "7 Train staff", "A1 Train staff", "Action 7 Train staff".
_BARE = re.compile(
    rf"\s*(?P<bare>\d{{1,3}}[a-z]?|[A-Z]{{1,3}}\d{{1,3}}|[Aa]ction\s\d{{1,3}}[a-z]?|#\d{{1,3}})(?:\s?[-–—]\s|\s+|$)(?=[A-Z(\"'“‘•]|$){_AHEAD}?"
)
_IN_COLUMN = re.compile(r"[#\w(\[][\w().\-–/# ,&:+\[\]]{0,17}")
# "Recommendation 1 (Action 2)", "Aim 1 / Action 2".
_NAMED = re.compile(rf"(?:\(?(?:{_KINDS})\.?\s*[\w.]{{1,6}}\)?[\s/,&:–-]*){{1,3}}", re.IGNORECASE)
_AFTER = "*†‡.:"
_LONG_WORD = re.compile(r"[:,&+]\s?[^\W\d_]{3,}")  # "1: Prevention" is the title of a section

_IN_A_TITLE = re.compile(r"\b[A-Za-z][a-z]{2,}\b")  # two such words: "Second part A1" is the title of a section


@dataclass(frozen=True, slots=True)
class Ref:
    """A ref at the head of a text: the number, and the text after it."""

    ref: str
    rest: str

    @property
    def depth(self) -> int:
        """How many levels it has: 1 for "3", 2 for "3.1"."""
        return len(re.findall(r"\d+|[A-Za-z]+", self.ref))


def clean(text: str) -> str:
    """Return a ref as printed, without brackets around it or a stop after it; `1` for Excel's `1.0`."""
    text = " ".join(text.split()).rstrip(_AFTER)
    while text[:1] in {"(", "["} and text[-1:] in {")", "]"} and not re.search(r"[()\[\]]", text[1:-1]):
        text = text[1:-1].strip().rstrip(_AFTER)
    if text.endswith(")") and "(" not in text:
        text = text.rstrip(").")
    if text.startswith("(") and ")" not in text:
        text = text.lstrip("(")
    return re.sub(r"^(\d+)\.0$", r"\1", text)


def in_column(text: str) -> bool:
    """Return whether the text of a number column is a number or letter, and not the title of a section."""
    text = " ".join(text.split()).rstrip("*†‡")
    if _NAMED.fullmatch(text) and re.search(r"\d", text):
        return True
    if not _IN_COLUMN.fullmatch(text) or _LONG_WORD.search(text) or len(_IN_A_TITLE.findall(text)) > 1:
        return False
    return bool(re.search(r"\d", text)) or len(text.strip("(). ")) <= 4


def leading(text: str, *, bare: bool = False) -> Ref | None:
    """Return the ref at the head of a text, or None.

    Args:
        text: An action or recommendation.
        bare: Whether a number without stop or bracket counts as well.
    """
    match = _PLAIN.match(text) or (_BARE.match(text) if bare else None)
    if match is None:
        return None
    ref = clean(next(group for group in match.groups() if group))
    rest = text[match.end() :].strip()
    return Ref(ref, rest) if ref else None


def following(ref: str) -> str:
    """Return the ref that comes after this one in its series: 3.3 after 3.2; empty where that cannot be told."""
    match = re.fullmatch(r"(.*?)(\d+)", ref)
    return f"{match[1]}{int(match[2]) + 1}" if match else ""


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a table numbers its actions.

    Attributes:
        where: `column`, `text` (at the head of recommendation or action) or empty where they have no number.
        depth: The usual number of levels.
        bare: Whether numbers without stop or bracket are refs.
        known: Every ref of the table.
    """

    where: str
    depth: int = 0
    bare: bool = False
    known: frozenset[str] = frozenset()


def numbering(column: Sequence[str], heads: Sequence[str]) -> Numbering:
    """Return how rows are numbered.

    Args:
        column: The cell of the number column of each row with several filled cells; empty strings where there is none.
        heads: The recommendation or action of each of the same rows.
    """
    filled = [text for text in column if text.strip() and in_column(text)]
    if filled and len(filled) * 3 >= len(column):
        refs = [Ref(clean(text), "") for text in filled]
        return Numbering("column", _usual(refs), known=frozenset(ref.ref for ref in refs))
    for bare in (False, True):
        found = [ref for head in heads if (ref := leading(head, bare=bare))]
        distinct = {ref.ref for ref in found}
        # Numbers that start again in each row count the points of a list, not the actions.
        if len(found) * 2 >= len(heads) and found and len(distinct) * 2 > len(found):
            return Numbering("text", _usual(found), bare, frozenset(distinct))
    return Numbering("")


def _usual(refs: Sequence[Ref]) -> int:
    """Return the commonest number of levels; of two as common, the deeper, since the other is that of sections."""
    counts = Counter(ref.depth for ref in refs)
    return max(counts, key=lambda depth: (counts[depth], depth))
