"""The section that an action stands under, and the lines of a page that belong to no action.

In: the lines of text around the tables and the section rows in them, in reading order. Out: the theme at each point,
`Outer > Inner` where sections nest. A section printed again after a page break is no new one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from partnergraph.records.refs import leading
from partnergraph.records.vocabulary import listed

_AGAIN = re.compile(
    r"[\s(\[]*\b(?:continued|cont(?:inued)?'?d?)\b[\s.)\]]*(?:overleaf|on next page)?[.)\]\s]*$", re.IGNORECASE
)
_ABOUT = re.compile(r"\s*([^:]{2,40}):")
_DATE_WORD = re.compile(
    r"[\d./]+(?:st|nd|rd|th)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|on|v|-|–|version",
    re.IGNORECASE,
)
_LONGEST = 120  # characters of a section's title


def plain(text: str) -> str:
    """Return a line for comparison: small letters, single spaces, no marks at its ends."""
    return " ".join(text.casefold().split()).strip(" :.-–—*")


def title_of(text: str) -> str:
    """Return a section's title on one line, without "(continued)" and a closing colon."""
    return _AGAIN.sub("", " ".join(text.split())).rstrip(" :")


def is_furniture(text: str) -> bool:
    """Return whether a line is part of the page and not of the plan: "Page 3 of 9", "Agenda Item 3 Appendix 1"."""
    words = re.sub(r"\d+", "#", text.casefold())
    tokens = re.findall(r"[^\W_]+|#", words)
    if not tokens or len(tokens) > 12:
        return not tokens
    phrases = {tuple(phrase.split()) for phrase in listed("furniture")}
    longest = max(len(phrase) for phrase in phrases)
    position = 0
    while position < len(tokens):
        size = next((size for size in range(longest, 0, -1) if tuple(tokens[position : position + size]) in phrases), 0)
        if not size:
            return False
        position += size
    return True


def is_about(text: str) -> bool:
    """Return whether a line tells something about the plan ("Last updated: ...", "Updated 14 May 2026") and so is no section."""
    match = _ABOUT.match(text)
    if match is not None and plain(match[1]) in listed("about"):
        return True
    words = text.split()
    return any(
        plain(" ".join(words[:size])) in listed("about") and all(_DATE_WORD.fullmatch(word) for word in words[size:])
        for size in range(1, min(4, len(words)))
    )


def is_title_like(text: str) -> bool:
    """Return whether a text is short and complete enough to be the title of a section."""
    text = " ".join(text.split())
    return (
        1 < len(text) <= _LONGEST
        and len(text.split()) <= 16
        and not text.endswith((".", ";", ","))
        and not is_about(text)
    )


def is_label(text: str) -> bool:
    """Return whether a line only labels a table ("Long term recommendations and actions")."""
    words = re.findall(r"[^\W_]+", text.casefold())
    numbered = words[:1] == ["table"]
    return all(word in listed("generic") or (numbered and word.isdigit()) for word in words)


def section_word(text: str) -> str:
    """Return the word by which a title says that it is one ("Priority", "Objective"); empty if it does not."""
    words = plain(text).split()
    for size in (2, 1):
        phrase = " ".join(words[:size]).rstrip(":.-")
        if phrase in listed("section") and re.match(
            r"\W*(?:\d|[a-z]\b|one|two|three|four|five|six|[:–-])", " ".join(words[size:])
        ):
            return phrase
    return ""


@dataclass(slots=True)
class Themes:
    """The sections that are open at a point of the document.

    `outer` are headings of the text, by level; `inner` are section rows in a table, by how they look.
    """

    outer: list[tuple[int, str]] = field(default_factory=list)
    inner: list[tuple[tuple[str, int], str]] = field(default_factory=list)

    def heading(self, level: int, text: str) -> bool:
        """Open the section of a heading; return whether it is a new one."""
        title = title_of(text)
        if any(plain(title) == plain(open_) for _, open_ in self.outer):
            return False
        self.outer = [(at, open_) for at, open_ in self.outer if at < level]
        self.outer.append((level, title))
        self.inner.clear()
        return True

    def row(self, text: str, *, adjacent: bool) -> bool:
        """Open the section of a row; return whether it is a new one.

        Args:
            text: Its title.
            adjacent: Whether the row before it was a section as well, so that it may stand inside that one.
        """
        title = title_of(text)
        if any(plain(title) == plain(open_) for _, open_ in self.inner):
            return False
        ref = leading(title)
        look = (section_word(title), ref.depth if ref else 0)
        if look[0]:
            # "Objective 2" in the table ends "Objective 1" in the text above it.
            same = next(
                (number for number, (_, open_) in enumerate(self.outer) if section_word(open_) == look[0]), None
            )
            del self.outer[len(self.outer) if same is None else same :]
        alike = next((number for number, (other, _) in enumerate(self.inner) if other == look), None)
        if alike is not None:
            del self.inner[alike:]
        elif not adjacent:
            self.inner.clear()
        self.inner.append((look, title))
        return True

    @property
    def theme(self) -> str:
        """The open sections, outer first; a mere label of the table only where there is nothing else."""
        titles = list(dict.fromkeys([title for _, title in self.outer] + [title for _, title in self.inner]))
        named = [title for title in titles if not is_label(title)]
        told = [title for number, title in enumerate(named) if not _says_again(title, named[:number])]
        # "W2", the name of a sheet, says nothing over "W2 Streets".
        begun = {plain(title) for title in told for other in told if plain(other).startswith(f"{plain(title)} ")}
        return " > ".join([title for title in told if plain(title) not in begun] or titles[-1:])


def _says_again(title: str, outer: Sequence[str]) -> bool:
    """Return whether a title only labels the table of the section around it ("Homes: actions" under "Priority 1: Homes")."""
    words = set(re.findall(r"[^\W_]+", title.casefold()))
    own = words - listed("generic")
    around = {word for other in outer for word in re.findall(r"[^\W_]+", other.casefold())}
    return bool(own) and own != words and own <= around
