"""The words of an element of a page: those that a reader sees, with what is struck out, bold, or only a picture.

In: the elements of a page in reading order. Out: `Words`. Refuses nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from partnergraph.readers._parts import Parts, Words
from partnergraph.readers._web_page import Element, Page

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(HEADINGS) | frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form header hr legend li main menu nav ol optgroup p pre search section summary table tbody tfoot thead tr ul".split()
)
_STRIKING = frozenset("s del strike".split())
_BOLD = frozenset(HEADINGS) | frozenset("b strong th".split())
_WHITE = re.compile(r"[ \t\n\r\f]+")
_NUMERALS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_SPACES = re.compile(r" {2,}")
_WORD = re.compile(r"\w")


@dataclass(slots=True)
class Listing:
    """An open list: how its next item is marked."""

    kind: str
    number: int
    step: int

    @classmethod
    def of(cls, element: Element) -> Listing:
        """Return the listing that a list element opens."""
        if element.name != "ol":
            return cls("", 0, 0)
        step = -1 if "reversed" in element.attributes else 1
        first = sum(1 for child in element.node.iter() if child.tag == "li") if step < 0 else 1
        return cls(element.get("type") or "1", _whole(element.get("start"), first), step)

    def mark(self, item: Element) -> str:
        """Return the mark of the next item."""
        if not self.kind:
            return "-"
        number = _whole(item.get("value"), self.number)
        self.number = number + self.step
        return f"{_numeral(self.kind, number)}."


def _whole(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else otherwise


def _numeral(kind: str, number: int) -> str:
    written = str(number)
    if kind in {"a", "A"} and 0 < number <= 26:
        written = chr(ord("a") + number - 1)
    elif kind in {"i", "I"} and 0 < number < 400:
        written, left = "", number
        for value, letters in _NUMERALS:
            written += letters * (left // value)
            left %= value
    return written.upper() if kind.isupper() else written


def styles_of(element: Element) -> list[str]:
    """Return the styles in which an element sets its words: `struck`, `bold`, `raised`, `noted`, `as typed`."""
    look, name = element.look, element.name
    styles = {
        "struck": name in _STRIKING or look.struck,
        "bold": look.bold is True or (name in _BOLD and look.bold is not False),
        "raised": name == "sup" or "footnotereference" in element.get("class").lower(),
        "noted": _refers_to_note(element),
        "as typed": name in {"pre", "textarea"} or look.kept,
    }
    return [style for style, so in styles.items() if so]


def _refers_to_note(element: Element) -> bool:
    """Return whether an element is a raised link to another place of the page, which only a footnote has."""
    if element.name == "sup":
        return bool(element.node.css("a[href^='#']"))
    if element.name != "a":
        return False
    if element.role == "doc-noteref":
        return True
    return element.get("href").startswith("#") and bool(element.node.css("sup"))


@dataclass(slots=True)
class Spoken:
    """A visitor of a page that collects words.

    Attributes:
        page: The page.
        parts: What was said.
        listings: The lists that are open.
        unseen: Words that are not shown.
        spoken_only: Words that only a screen reader speaks.
        kept: How many open elements show the line breaks of the source.
        as_typed: Whether there was any such.
    """

    page: Page
    parts: Parts = field(default_factory=Parts)
    listings: list[Listing] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    spoken_only: list[str] = field(default_factory=list)
    kept: int = 0
    as_typed: bool = False

    def open(self, element: Element) -> bool:
        """Take in the beginning of an element."""
        name = element.name
        if self.page.hidden(element):
            if element.words:
                self.unseen.append(element.words)
            return False
        if element.unseen:
            self.spoken_only.append(element.words)
            return False
        if name == "br" or self.breaks(element):
            self.parts.say("\n")
        if element.look.note == "list-mark":
            self._word_mark(element.words)
            return False
        if name in {"ol", "ul", "menu", "dir"}:
            self.listings.append(Listing.of(element))
        elif name == "li":
            self.parts.item(self.listings[-1].mark(element) if self.listings else "-")
        elif name in {"td", "th"}:
            self.parts.say(" ")
        elif name in {"img", "input", "select"}:
            return self._control(element)
        elif element.get("aria-label") and not element.words:
            self.parts.pictures.append(element.get("aria-label"))
        elif element.get("title") and not element.words:
            self.parts.pictures.append(element.get("title"))
        self.style(element, on=True)
        return True

    def close(self, element: Element) -> None:
        """Take in the end of an element."""
        self.style(element, on=False)
        if element.name in {"ol", "ul", "menu", "dir"}:
            self.listings.pop()
        if self.breaks(element):
            self.parts.say("\n")

    def say(self, text: str) -> None:
        """Take in a stretch of text."""
        self.parts.say(text if self.kept else _WHITE.sub(" ", text))

    def breaks(self, element: Element) -> bool:
        """Return whether an element begins a line of its own."""
        if element.look.display.startswith("inline"):
            return False
        return element.name in BLOCKS or element.look.display in {"block", "flex", "grid", "table", "table-row"}

    def words(self) -> Words:
        """Return the words so far."""
        words = self.parts.words()
        if not self.as_typed and ("  " in words.text or "  " in words.struck):
            words = replace(words, text=_SPACES.sub(" ", words.text), struck=_SPACES.sub(" ", words.struck))
        unseen = tuple(filter(None, (*self.unseen, *self.spoken_only)))
        return replace(words, unseen=unseen) if unseen else words

    def words_or_signs(self) -> Words:
        """Return the words; where there are none, those that stand for a picture or are for screen readers."""
        words = self.words()
        said = [text for text in (*self.spoken_only, *words.pictures) if text]
        if _WORD.search(words.text) or words.struck or not said:
            return words
        text = " ".join([*filter(None, [words.text]), *dict.fromkeys(said)])
        return replace(words, text=text, pictures=(), unseen=tuple(self.unseen))

    def style(self, element: Element, on: bool) -> None:
        """Turn the style of an element on or off."""
        for style in styles_of(element):
            if style == "as typed":
                self.kept += 1 if on else -1
                self.as_typed = True
            else:
                self.parts.switch(style, on)

    def _word_mark(self, mark: str) -> None:
        """Take in the mark of a list item as Word writes it: a letter of a symbol font, or a number."""
        self.parts.say("\n")
        self.parts.item(mark if any(map(str.isdigit, mark)) or (mark[:-1].isalpha() and mark[-1] in ".)") else "-")

    def _control(self, element: Element) -> bool:
        kind = element.get("type").lower()
        if element.name == "img":
            self.parts.pictures.append(element.get("alt"))
        elif element.name == "select":
            options = element.node.css("option")
            chosen = [option for option in options if "selected" in option.attributes] or options[:1]
            self.parts.say(", ".join(" ".join((option.text() or "").split()) for option in chosen))
        elif kind in {"checkbox", "radio"}:
            self.parts.say(" ☒ " if "checked" in element.attributes else " ☐ ")
        elif kind not in {"hidden", "password", "submit", "button", "reset", "image", "file"}:
            self.parts.say(f" {element.get('value')} ")
        return False


def words_in(page: Page, element: Element) -> Words:
    """Return the words in an element."""
    spoken = Spoken(page)
    spoken.style(element, on=True)
    page.walk(element, spoken)
    raw = " ".join(filter(None, (spoken.parts.raw, *spoken.parts.pictures, *spoken.spoken_only, *spoken.unseen)))
    return replace(spoken.words_or_signs(), raw=raw)
