"""A web page from top to bottom: headings, paragraphs, list items, labels with their values, and tables.

In: a `Page`. Out: its blocks, added to `Blocks` in reading order. Texts are counted by the lines that they would stand on
if the page were text. Refuses: a table too large for a plan.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from partnergraph.model import Place, Text
from partnergraph.readers._blocks import Blocks
from partnergraph.readers._grid import lay_out
from partnergraph.readers._parts import Words
from partnergraph.readers._web_page import Element, Page, marked
from partnergraph.readers._web_tables import Found, found, is_layout, pieces
from partnergraph.readers._web_words import HEADINGS, Listing, Spoken, styles_of, words_in

_NAVIGATION = frozenset({"nav", "aside"})
_OF_THE_PAGE = frozenset({"header", "footer"})  # unless they belong to an article of it
_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_FOOTNOTE_ROLES = frozenset({"doc-endnotes", "doc-footnote", "doc-endnote"})
_FOOTNOTE_NOTES = frozenset({"footnote", "endnote", "footnote-list", "endnote-list"})
# Elements without a blank line above them.
_CLOSE = frozenset({"div", "li", "dt", "dd", "td", "tr", "tbody", "figcaption", "legend", "optgroup"})
_BLOCKS_INSIDE = "p, div, ul, ol, dl, table, h1, h2, h3, h4, h5, h6"
_MOST_INSIDE = 40  # levels of tables that are unwrapped
_LONGEST_LABEL = 60


@dataclass(slots=True)
class Flow:
    """A visitor that turns a page into blocks."""

    page: Page
    blocks: Blocks
    line: int = 0
    gap: bool = False
    label: str = ""
    spoken: Spoken = field(init=False)
    styled: list[Element] = field(default_factory=list)
    asides: list[tuple[Element, str]] = field(default_factory=list)
    inside: int = 0
    in_article: int = 0
    listings: list[Listing] = field(default_factory=list)
    title_in_header: bool = False

    def read(self) -> None:
        """Add the blocks of the page."""
        self.spoken = Spoken(self.page, listings=self.listings)
        self.line = max((block.place.line for block in self.blocks.blocks), default=0)
        self.title_in_header = not self.page.has("h1:not(header h1)")
        self.page.walk(self.page.body, self)
        self._flush()

    def open(self, element: Element) -> bool:
        """Take in the beginning of an element."""
        name = element.name
        if self.page.hidden(element):
            self.spoken.unseen += filter(None, [element.words])
            return False
        if name == "br":
            self._flush()
            return False
        aside = self._aside(element)
        if not self.spoken.breaks(element) and not aside:
            if self._is_label(element):
                self._begin_label(element)
                return False
            wanted = self.spoken.open(element)
            if wanted and styles_of(element):
                self.styled.append(element)
            return wanted
        return self._open_block(element, aside)

    def _open_block(self, element: Element, aside: str) -> bool:
        name = element.name
        self._flush()
        self.gap = self.gap or name not in _CLOSE
        table = found(self.page, element)
        if table is not None:
            self._table(element, table)
            return False
        if aside:
            self.asides.append((element, aside))
        if (name in HEADINGS or name == "summary") and not element.holds(_BLOCKS_INSIDE):
            self._heading(element)
            return False
        if name == "dt" or self._is_label(element):
            self._begin_label(element)
            return False
        if self.label and not element.holds("table, dl, h1, h2, h3, h4, h5, h6"):
            self._value(element)
            return False
        if name in _LISTS:
            self.listings.append(Listing.of(element))
        elif name == "li":
            self.spoken.parts.item(self.listings[-1].mark(element) if self.listings else "-")
        self.in_article += name in {"main", "article"}
        if styles_of(element):
            self.styled.append(element)
            self.spoken.style(element, on=True)
        return True

    def close(self, element: Element) -> None:
        """Take in the end of an element."""
        if self.styled and self.styled[-1] is element:
            self.styled.pop()
        set_aside = bool(self.asides) and self.asides[-1][0] is element
        if not self.spoken.breaks(element) and not set_aside:
            self.spoken.close(element)
            return
        self._flush()
        if element.name == "dl":
            self._end_label()
        self.spoken.style(element, on=False)
        self.gap = self.gap or element.name not in _CLOSE
        if element.name in _LISTS:
            self.listings.pop()
            self._begin_anew()
        self.in_article -= element.name in {"main", "article"}
        if set_aside:
            self.asides.pop()

    def say(self, text: str) -> None:
        """Take in a stretch of text."""
        self.spoken.say(text)

    def _begin_anew(self) -> None:
        self.spoken = Spoken(self.page, listings=self.listings)
        for element in self.styled:
            self.spoken.style(element, on=True)

    def _flush(self) -> None:
        """Add the words of the paragraph that ends here; the mark of an item waits for its words."""
        words = self.spoken.words()
        if words.text or words.struck or words.unseen or any(words.pictures):
            self._add(words)
            self._begin_anew()

    def _add(self, words: Words, level: int = 0) -> None:
        if self.label and words.text:
            words, self.label = replace(words, text=f"{self.label}: {words.text}", bold=False), ""
        self.line += 1 + self.gap
        self.gap = False
        place = Place(self.blocks.name, line=self.line)
        aside = self.asides[-1][1] if self.asides else ""
        if words.bold and len(words.text) > _LONGEST_LABEL * 3:
            words = replace(words, bold=False)  # a paragraph set in bold is no heading
        self.blocks.add_words(words, place, level, aside)
        self.blocks.tell(replace(words, pictures=() if aside else words.pictures), place)

    def _heading(self, element: Element) -> None:
        words = words_in(self.page, element)
        words = replace(words, text=" ".join(words.text.split()))
        self._end_label()
        self._add(words, HEADINGS.get(element.name, min(self.blocks.level + 1, 6)))
        self.gap = True

    def _is_label(self, element: Element) -> bool:
        """Return whether the classes of an element and of the next say that this one heads that one."""
        if not _ends_in(element, "label") or element.name in HEADINGS or element.holds(_BLOCKS_INSIDE):
            return False
        node = element.node.next
        while node is not None and not node.is_element_node:
            if (node.text_content or "").strip() and node.is_text_node:
                return False
            node = node.next
        return (
            node is not None and 0 < len(element.words) <= _LONGEST_LABEL and _ends_in(self.page.element(node), "value")
        )

    def _begin_label(self, element: Element) -> None:
        self._flush()
        self._end_label()
        words = words_in(self.page, element)
        self.label = " ".join(words.text.split()).rstrip(" :")
        self.blocks.tell(words, Place(self.blocks.name, line=self.line + 1))

    def _end_label(self) -> None:
        if self.label:
            label, self.label = self.label, ""
            self._add(Words(f"{label}:"))

    def _value(self, element: Element) -> None:
        words = words_in(self.page, element)
        if words.text or words.struck:
            self._add(words)
        else:
            self._end_label()

    def _aside(self, element: Element) -> str:
        """Return what an element says of its content where that is no part of the page's body."""
        if (
            element.look.note in _FOOTNOTE_NOTES
            or element.role in _FOOTNOTE_ROLES
            or "footnotes" in element.get("class")
        ):
            return "footnote"
        if element.name in HEADINGS or element.name in {"main", "article"}:
            return ""
        by_name = element.name in _NAVIGATION or (element.name in _OF_THE_PAGE and not self.in_article)
        if by_name or element.role in marked("navigation role"):
            keeps_title = self.title_in_header and element.holds("h1")
            return "" if keeps_title or element.holds("main") else "navigation"
        if element.name == "a" and element.get("href").startswith("#"):
            begins = element.words.lower().startswith
            return "navigation" if any(map(begins, marked("navigation words"))) else ""
        named = "class" in element.attributes or "id" in element.attributes
        if named and element.classed("navigation") and not element.holds("main, article, table, h1, h2"):
            return "navigation"
        return ""

    def _table(self, element: Element, table: Found) -> None:
        self._end_label()
        if self.inside < _MOST_INSIDE and is_layout(self.page, element, table):
            self.inside += 1
            for _, cells in table.rows:
                for cell in cells:
                    self.page.walk(cell, self)
                    self._flush()
            self.inside -= 1
            return
        for caption in table.captions:
            self._caption(caption)
        rows = lay_out(pieces(self.page, table), self.blocks.name)
        if any(piece.source or (piece.said and piece.said.text) for row in rows for piece in row):
            self.blocks.add_table(rows)
        if table.hidden:
            count = len(table.hidden)
            self.blocks.add_issue(
                "skipped",
                f"{count} hidden rows or cells are not read." if count > 1 else "A hidden row or cell is not read.",
                Place(self.blocks.name, table=self.blocks.tables),
                " | ".join(table.hidden)[:500],
            )
        self.gap = True

    def _caption(self, caption: Element) -> None:
        words = words_in(self.page, caption)
        self.line += 1 + self.gap
        self.gap = False
        place = Place(self.blocks.name, line=self.line)
        if words.text:
            text = " ".join(words.text.split())
            self.blocks.blocks.append(Text(text, place, min(self.blocks.level + 1, 6)))
        self.blocks.tell(words, place)


def _ends_in(element: Element, kind: str) -> bool:
    """Return whether one of the classes of an element ends in a word of that kind."""
    return any(
        name.replace("_", "-").rsplit("-", 1)[-1] in marked(kind) for name in element.get("class").lower().split()
    )
