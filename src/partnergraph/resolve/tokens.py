"""Cut a text into words and separators.

In: the text of a cell. Out: Tokens, each with its place in the text. Refuses nothing: a character that is neither
word nor separator belongs to the word beside it, and so does what looks like code.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Marks of code, which no name has: a script, a tag, a formula, a call, an entity. They stay whole, a part of the word that they touch.
_CODE = r"""(?:<script\b[^\n]{0,400}?</script\s*>
      | </?(?!br\b)[A-Za-z!][\w-]*(?:\s+[\w-]+\s*=[^<>\n]*|\s*/)?>
      | (?<!\S)[=@+-][\w.]+\([^\n]{0,400}\)
      | (?<!\S)(?:=(?!>)|[@+-](?=[\w.]+[|!]))\S+
      | [$\#][({][^\n(){}]*[)}]
      | \b\w+\(\)
      | \#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)
      | &(?:lt|gt|quot|apos|nbsp|\#\w+);)"""
_IS_CODE = re.compile(_CODE, re.VERBOSE | re.IGNORECASE)
_ADDRESS = r"<?(?:mailto:)?[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+>?"
_IS_ADDRESS = re.compile(rf"(?<=\s){_ADDRESS}$")
_NO_BREAK = r"(?!<[Bb][Rr]\s*/?>)"
_LETTER = _NO_BREAK + r"[^\s,/|\\;:()\[\]&+•·▪●⁃→»]"
_RANK = r"(?:(?:[TA]/)?(?:[TACD]|DC)/(?=(?:DCI|DI|DS|CI|PS|D?Supt|D?Insp|D?Sgt|C/(?:Supt|Insp))\b))?"

# A dash between blanks separates; a hyphen inside a name does not. An ampersand joins like "and".
_PLAIN = rf"""(?P<newline>\s*\n\s*|\s*<[Bb][Rr]\s*/?>\s*)
      | (?P<number>(?:(?<=\s)|^)\d{{1,2}}[.)](?=\s+[^\W\d_]))
      | (?P<blank>[^\S\n]+)
      | (?P<open>[(\[])
      | (?P<close>[)\]])
      | (?P<comma>[,])
      | (?P<always>24/7\b)
      | (?P<slash>->|=>|(?<=\s)>(?=\s)|[/|\\;•·▪●⁃→»])
      | (?P<colon>:)
      | (?P<dash>(?:(?<=\s)|^)[-–—*](?=\s))
      | (?P<joiner>&amp;|&|\+(?=\w)|(?<=\s)\+)
      | (?P<word>HMP(?:/|\s?&\s?|\sand\s)H?M?YOI\b|(?<![^\W_])[A-Z]&[A-Z](?![^\W_])|{_RANK}(?:{_LETTER})+\+*(?!\w)|\+)
    """
_WITH_CODE = rf"""(?P<address>{_ADDRESS})
      | (?P<code>{_CODE}(?:{_CODE}|{_LETTER})*|(?:(?!{_CODE}){_LETTER})+{_CODE}(?:{_CODE}|{_LETTER})*)"""
_TOKEN = re.compile(_PLAIN.replace(_NO_BREAK, ""), re.VERBOSE)  # for texts that can hold none of that
_ODD_TOKEN = re.compile(rf"{_WITH_CODE}|{_PLAIN}", re.VERBOSE)
_MAY_BE_ODD = re.compile(r"[<=@$#]|\(\)|&\S*;|(?<!\S)[+-]\w")
_WORDS = frozenset({"joiner", "word", "code", "always"})


_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")

# What stands before a rank, with strokes: "T/DCI", "C/Insp", "T/DC/Insp".
_FOR_NOW = re.compile(r"^(?:[TACD]{1,2}/)+")

# The number of a footnote, run into the word it stands on: "Police1".
_FOOTNOTE = re.compile(r"(?<=[a-z]{4})[1-9]$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a separator.

    Attributes:
        text: As written, without a full stop at the end of an ordinary word.
        key: For look-ups: lower case, straight apostrophes, no accents.
        kind: word, and, comma, slash, newline, colon, dash, open, close, or address for one of mail.
        start: Where it begins in the text.
        end: Where it ends.
    """

    text: str
    key: str
    kind: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital or a digit, or is of a script that has none."""
        text = _IS_CODE.sub("", self.text) if "<" in self.text else self.text
        first = next((letter for letter in text if letter.isalnum()), "")
        return not first.islower() and bool(first)


STROKES = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae"})
"""Letters that Unicode does not take apart into a plain letter and a mark."""


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return a word for look-ups: lower case, straight apostrophes, no accents."""
    if word.isascii() and "`" not in word:
        return word.casefold()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").replace("‘", "'").replace("`", "'").translate(STROKES))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def tokenise(text: str) -> list[Token]:
    """Return the tokens of a text in order."""
    return list(_tokens(text))


@lru_cache(maxsize=20_000)
def _tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text: several readers ask for those of one text one after the other."""
    tokens: list[Token] = []
    for match in (_ODD_TOKEN if _MAY_BE_ODD.search(text) else _TOKEN).finditer(text):
        kind = match.lastgroup or "word"
        if kind == "blank":
            continue
        # A number before each name of a list parts them as a stroke does.
        kind = "slash" if kind == "number" else kind
        if kind == "address" and not (tokens and tokens[-1].kind in {"word", "close"}):
            kind = "word"  # it stands for whoever is meant
        found = match.group()
        if kind in _WORDS:
            found = found if _abbreviated(found) else found.rstrip(".…") or found
            # A rank held for the time being, "T/DCI", is looked up as the rank.
            key = _FOOTNOTE.sub("", fold(_FOR_NOW.sub("", found)))
            if key.startswith("hmp") and key.endswith("yoi"):
                key = "hmp/yoi"
            kind = "and" if kind == "joiner" or key == "and" else "word"
        else:
            key = found.strip()
        tokens.append(Token(found, key, kind, match.start(), match.end()))
    return tuple(tokens)


def _abbreviated(word: str) -> bool:
    """Whether the full stop belongs to the word: `J.`, `M.K.`, `St.`."""
    return word.endswith(".") and bool(_INITIALS.fullmatch(word))


def holds_code(text: str) -> bool:
    """Return whether a text holds what no name has: a tag, a formula, a call."""
    return _IS_CODE.search(text) is not None


def without_address(text: str) -> str:
    """Return a name without the address of mail after it."""
    return _IS_ADDRESS.sub("", text).rstrip() if "@" in text else text


def key_of(text: str) -> tuple[str, ...]:
    """Return the look-up key of a name: its words and the separators inside it."""
    return tuple("," if t.kind == "comma" else "and" if t.kind == "and" else t.key for t in tokenise(text))
