"""Words put together from stretches of text and switches of style: what the readers of markup share.

In: words as they come, marks of list items, and where a style (struck, bold, raised) is turned on or off. Out: the
`Words` of a cell or line. Refuses nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from partnergraph.readers._words import clean

# Around the mark of a list item, until it is known whether the item brings its own.
_OPEN, _CLOSE = "\x01", "\x02"
_OWN_MARK = re.compile(
    rf"{_OPEN}[^{_CLOSE}]*{_CLOSE}\s*(?=[-–•*·]\s|\(?(?:\d{{1,3}}|[a-z]|[ivx]{{2,4}})[.)]\s|{_OPEN}|$)"
)
_OWN_WORDS = re.compile(rf"{_OPEN}([^{_CLOSE}]*){_CLOSE}\s*")
_MARKS = str.maketrans("", "", _OPEN + _CLOSE)
# A figure after a word is a footnote's; after one or two letters it may be a power, as in m2.
_TAKES_FOOTNOTE = re.compile(r"[^\W\d_]{3}[.,;:)'\"’”]*$")
_FOOTNOTE_MARK = re.compile(r"[\d,* †‡]+|\[\w{1,3}\]")


@dataclass(frozen=True, slots=True)
class Words:
    """What a piece of source says.

    Attributes:
        text: The words that are shown, clean.
        struck: The words that are struck out.
        bold: Whether all of the text is bold.
        comments: What stands in HTML comments.
        pictures: What pictures are said to show.
        unseen: Words that are there and not shown.
        raw: All words as they came.
    """

    text: str
    struck: str = ""
    bold: bool = False
    comments: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    raw: str = ""


@dataclass(slots=True)
class Part:
    """A stretch of words (`style` empty), or a switch that turns a style on or off."""

    text: str
    style: str = ""
    on: bool = True


@dataclass(slots=True)
class Parts:
    """Collects the parts of one piece of source in reading order."""

    parts: list[Part] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Add words; those that look like our own marks are taken off."""
        if text:
            self.parts.append(Part(text.translate(_MARKS)))

    def item(self, mark: str = "-") -> None:
        """Begin a list item with this mark, which gives way to a mark that the item brings itself."""
        self.parts.append(Part(f"{_OPEN}{mark}{_CLOSE}"))

    def switch(self, style: str, on: bool) -> None:
        """Turn a style on or off: `struck`, `bold`, `raised`, or `noted`, which is raised and surely a footnote."""
        self.parts.append(Part("", style, on))

    def at_line_start(self) -> bool:
        """Return whether nothing has been said since the last line break."""
        before = next((part.text for part in reversed(self.parts) if part.text.strip(" \t")), "\n")
        return before.rstrip(" \t").endswith("\n")

    @property
    def raw(self) -> str:
        """All words as they came, those struck out among them."""
        return _OWN_WORDS.sub(r"\1 ", "".join(part.text for part in self.parts)).strip("\n")

    def words(self) -> Words:
        """Return what was said."""
        depth = {"struck": 0, "bold": 0, "slanted": 0, "raised": 0, "noted": 0}
        shown: list[str] = []
        struck: list[str] = []
        all_bold = True
        begun = {"raised": 0, "noted": 0}
        for part in self.parts:
            if part.style:
                depth[part.style] = max(0, depth[part.style] + (1 if part.on else -1))
                if part.style in begun and part.on:
                    begun[part.style] = len(shown)
                elif part.style in begun:
                    _drop_footnote(shown, begun[part.style], sure=part.style == "noted")
            elif depth["struck"]:
                struck.append(part.text)
            else:
                shown.append(part.text)
                is_mark = part.text.startswith(_OPEN)
                all_bold = all_bold and (is_mark or depth["bold"] > 0 or not any(map(str.isalnum, part.text)))
        text = _listed("".join(shown))
        return Words(
            text,
            _listed("".join(struck)),
            all_bold and any(map(str.isalnum, text)),
            tuple(filter(None, self.comments)),
            tuple(self.pictures),
        )


def _drop_footnote(shown: list[str], start: int, *, sure: bool) -> None:
    raised = "".join(shown[start:]).strip()
    before = "".join(shown[max(0, start - 3) : start])
    if _FOOTNOTE_MARK.fullmatch(raised) and (_TAKES_FOOTNOTE.search(before) or (sure and before.strip())):
        del shown[start:]


def _listed(text: str) -> str:
    return clean(_OWN_WORDS.sub(r"\1 ", _OWN_MARK.sub("", text)) if _OPEN in text else text)
