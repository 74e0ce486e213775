"""How somebody is reached: mailboxes and telephone numbers in the words of a cell.

In: the words of a cell. Out: addresses, numbers, and the words that are neither. Refuses nothing.
"""

from __future__ import annotations

import re

from partnergraph.resolve import lexicon
from partnergraph.resolve.tokens import fold

_MAILBOX = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:\+\d{1,3}|\(?0\d)[\d\s()-]{6,16}\d(?:\s*(?:ext(?:ension)?|x)\.?\s*\d{1,6})?", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:^|(?<=[\s,;|(]))(?:e-?mail|mail|tel(?:ephone)?|phone|mob(?:ile)?|[etm])\s*[:.]+\s*", re.IGNORECASE
)
_FEWEST = 3  # letters of a name that tell in an address


def apart(text: str) -> tuple[list[str], list[str], str]:
    """Return the mailboxes and the telephone numbers in a text, and its other words line by line."""
    boxes = _MAILBOX.findall(text)
    rest = _MAILBOX.sub(" ", text)
    numbers = [" ".join(number.split()) for number in _PHONE.findall(rest)]
    rest = _LABEL.sub(" ", _PHONE.sub(" ", rest))
    lines = (" ".join(line.split()).strip(" ,;|/-–—<>()") for line in rest.splitlines())
    return (
        boxes,
        numbers,
        "\n".join(line if line.count("(") == line.count(")") else f"{line})" for line in lines if line),
    )


def is_personal(address: str, people: list[str]) -> bool:
    """Return whether an address is one person's: it holds a name of the row's people, or is a first name and a surname."""
    words = re.findall(r"[a-z]+", fold(address.partition("@")[0]))
    whole = "".join(words)
    names = [word for person in people for word in re.findall(r"[a-z]+", fold(person)) if len(word) >= _FEWEST]
    plain = len(words) != 2 or words[1] in lexicon.service_words() or (words[1],) in lexicon.head_words()
    return any(name in whole for name in names) or (not plain and words[0] in lexicon.first_names())
