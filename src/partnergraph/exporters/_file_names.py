"""Names of files that every system takes, and that stay the same from run to run.

In: the kind, id and name of a party. Out: a name in small Latin letters, figures and hyphens, without an ending. Refuses nothing. Names that
are reserved somewhere (CON, NUL), end in a dot or differ only in capitals cannot come about: the kind stands before the name.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LONGEST = 60


def file_name(kind: str, party: str, name: str) -> str:
    """Return the name of a party's files: `person-ruth-adeyemi`.

    Where the name alone does not tell the party - letters of another script, a cut, an id that says more - six signs made
    from its id follow.
    """
    short = _plain(name)[:_LONGEST].strip("-")
    whole = short == party.partition(":")[2] and _all_told(name)
    return "-".join(filter(None, (kind.lower(), short, "" if whole else mark(party))))


def mark(party: str) -> str:
    """Return six signs that tell a party from every other."""
    return hashlib.sha256(party.encode("utf-8", errors="replace")).hexdigest()[:6]


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", folded.lower()).strip("-")


def _all_told(name: str) -> bool:
    """Whether no letter of another script is lost."""
    folded = unicodedata.normalize("NFKD", name)
    return all(character.isascii() or not character.isalnum() for character in folded)
