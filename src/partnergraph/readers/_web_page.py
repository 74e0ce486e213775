"""A web page as a browser understands it: its elements in reading order.

In: the text of a page. Out: a `Page` to be walked. Nothing in it is ever fetched or run. Refuses: a page of more
elements than any plan has, or one nested or marked up so that parsing it would not end.

Parsers were compared on pages as Word, LibreOffice and councils write them. lxml stops for good 2,048 levels down and
loses the rest, and lets a <b> that is never closed swallow the rows after it; html5lib reads as browsers do and needs
3 s for a table of 5,000 rows; selectolax (the Lexbor engine) reads as browsers do, in 0.1 s, at any depth. It does not
tell the lines of the source, so places count the lines that the page would have as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, Protocol

from selectolax.lexbor import LexborHTMLParser, LexborNode

from partnergraph.errors import InputError
from partnergraph.readers._web_looks import Look, Looks
from partnergraph.reference import rows

# What has no words for a reader of the page.
DROPPED = frozenset(
    "audio base canvas col colgroup datalist embed head iframe link map meta noframes noscript object param script source "
    "style svg template track video".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# The end of these may be left out, so that an open one says nothing about depth.
_ENDS_BY_ITSELF = frozenset("body colgroup dd dt head html li p tbody td tfoot th thead tr".split())
_STYLING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_START = re.compile(r"<(?:!--|(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+))")
_REST = re.compile(r"""(?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^>])*+>""")
_RAW = frozenset("script style textarea title".split())  # in these no tag is one
_QUOTED = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_SEPARATED = re.compile(r"[\s/]+[^\s/]")
_SELF_CLOSED = re.compile(r"<((?!(?:br|hr|img|input|col|meta|link)\b)[a-z][\w:-]*)(\s[^<>]*)?/>", re.IGNORECASE)
_PARTS = re.compile(r"[a-z]+")

_MOST_ELEMENTS = 1_000_000  # with their attributes
_MOST_OPEN = 500_000_000  # sum over all tags of the elements that are open around them
_MOST_STYLED = 2_000_000  # the same for elements of style, which a parser opens again in each paragraph
_MOST_COMPARED = 2_000_000_000  # sum of the squares of the numbers of attributes


@cache
def marked(kind: str) -> frozenset[str]:
    """Return the words of one kind in page_words.csv."""
    return frozenset(row["words"] for row in rows("page_words") if row["kind"] == kind)


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a page."""

    node: LexborNode
    name: str
    attributes: Mapping[str, str | None]
    look: Look

    def get(self, attribute: str) -> str:
        """Return an attribute's value without white space around it; empty where there is none."""
        return (self.attributes.get(attribute) or "").strip()

    def classed(self, kind: str) -> bool:
        """Return whether a word of its class or id is one of that kind in page_words.csv."""
        named = f"{self.get('class')} {self.get('id')}".lower()
        return not marked(kind).isdisjoint(_PARTS.findall(named))

    @property
    def role(self) -> str:
        """Its first ARIA role, in small letters."""
        return next(iter(self.get("role").lower().split()), "")

    @property
    def unseen(self) -> bool:
        """Whether only a screen reader speaks its words."""
        return not marked("unseen").isdisjoint(self.get("class").lower().split())

    @property
    def words(self) -> str:
        """All words in it, hidden or not, white space folded."""
        return " ".join((self.node.text(separator=" ") or "").split())

    def holds(self, selector: str) -> bool:
        """Return whether an element of that kind stands in it."""
        return any(found != self.node for found in self.node.css(selector)[:2])


class Visitor(Protocol):
    """What is told of the elements of a page in reading order."""

    def open(self, element: Element) -> bool:
        """Take in the beginning of an element; return whether its content is wanted."""

    def close(self, element: Element) -> None:
        """Take in the end of an element whose content was wanted."""

    def say(self, text: str) -> None:
        """Take in a stretch of text as it stands in the source."""


class Page:
    """A parsed page.

    Args:
        text: Its source.
        name: The file, for errors.

    Raises:
        InputError: It is too large or nested too deep to be parsed safely.
    """

    def __init__(self, text: str, name: str) -> None:
        if text.lstrip().startswith("<?xml"):
            text = _SELF_CLOSED.sub(r"<\1\2></\1>", text)
        _check(text, name)
        self._parser = LexborHTMLParser(text)
        self._looks = Looks([node.text() or "" for node in self._parser.css("style")])
        self._shown_on_demand = _controlled(self._parser)
        title = self._parser.css_first("head > title")
        self.title = " ".join((title.text() or "").split()) if title is not None else ""

    @property
    def body(self) -> Element:
        """The body; the page's root where it has none."""
        body = self._parser.body or self._parser.root
        assert body is not None  # noqa: S101 - a parsed page has a root, if only an empty one
        return self.element(body)

    def has(self, selector: str) -> bool:
        """Return whether such an element stands in the page."""
        return self._parser.css_first(selector) is not None

    def element(self, node: LexborNode) -> Element:
        """Return a node with what its attributes and the page's styles say of it."""
        attributes = node.attributes
        name = (node.tag or "").lower()
        return Element(node, name, attributes, self._looks.of(name, attributes))

    def children(self, element: Element) -> Iterator[Element]:
        """Yield the elements right under one."""
        node = element.node.child
        while node is not None:
            if node.is_element_node:
                yield self.element(node)
            node = node.next

    def hidden(self, element: Element) -> bool:
        """Return whether a reader of the page cannot come to see an element; what a click shows is seen."""
        out_of_sight = "hidden" in element.attributes or element.look.hidden
        if not out_of_sight or element.get("hidden") == "until-found":
            return False
        on_demand = element.get("id") in self._shown_on_demand or element.role == "tabpanel"
        return not on_demand and not (element.name in _FLOWING and element.classed("on demand"))

    def walk(self, element: Element, visitor: Visitor) -> None:
        """Tell a visitor what stands in an element, in reading order and at any depth."""
        stack: list[tuple[Element, LexborNode | None]] = [(element, element.node.child)]
        while stack:
            parent, node = stack[-1]
            if node is None:
                stack.pop()
                if stack:
                    visitor.close(parent)
                continue
            stack[-1] = (parent, node.next)
            if node.is_text_node:
                visitor.say(node.text_content or "")
            elif node.is_element_node:
                child = self.element(node)
                if child.name not in DROPPED and visitor.open(child):
                    stack.append((child, node.child))


_FLOWING = frozenset("article div dd li section ul".split())


def _controlled(parser: LexborHTMLParser) -> frozenset[str]:
    """Return the ids of the parts that a button or tab of the page shows."""
    found: set[str] = set()
    for node in parser.css("[aria-controls], [data-target], [data-bs-target], [role=tab][href]"):
        values = node.attributes
        for name in ("aria-controls", "data-target", "data-bs-target", "href"):
            found.update(word.removeprefix("#") for word in (values.get(name) or "").split())
    return frozenset(found)


class _Tag(NamedTuple):
    name: str
    ends: bool
    attributes: str


def _tags(text: str) -> Iterator[_Tag]:
    """Yield the tags of a page; what is never closed takes the rest of the page with it, as in a browser."""
    at = 0
    while start := _START.search(text, at):
        if start["name"] is None:
            at = text.find("-->", start.end()) + 3
            if at < 3:
                return
            continue
        rest = _REST.match(text, start.end())
        if rest is None:
            return
        tag = _Tag(start["name"].lower(), bool(start["end"]), rest[0])
        yield tag
        at = rest.end()
        if tag.name in _RAW and not tag.ends:
            close = re.compile(f"</{tag.name}", re.IGNORECASE).search(text, at)
            if close is None:
                return
            at = close.start()


@dataclass(slots=True)
class _Weight:
    """What parsing will cost, reckoned from the tags alone."""

    elements: int = 0
    around: int = 0
    styled_around: int = 0
    compared: int = 0
    open: dict[str, int] = field(default_factory=dict)
    depth: int = 0
    styling: dict[str, dict[str, int]] = field(default_factory=dict)
    styled: int = 0

    def begin(self, tag: _Tag) -> None:
        attributes = tag.attributes
        count = (
            len(_SEPARATED.findall(_QUOTED.sub("=", attributes))) if len(attributes) > 200 else attributes.count("=")
        )
        self.elements += 1 + count
        self.compared += count * count
        self.around += self.depth
        self.styled_around += self.styled
        if tag.name not in _VOID and tag.name not in _ENDS_BY_ITSELF:
            self.open[tag.name] = self.open.get(tag.name, 0) + 1
            self.depth += 1
        if tag.name in _STYLING:
            alike = self.styling.setdefault(tag.name, {})
            if alike.get(attributes, 0) < 3:  # of more the parser keeps three
                alike[attributes] = alike.get(attributes, 0) + 1
                self.styled += 1

    def end(self, tag: _Tag) -> None:
        self.around += self.depth
        if self.open.get(tag.name):
            self.open[tag.name] -= 1
            self.depth -= 1
            if not self.open[tag.name]:
                self.styled -= sum(self.styling.pop(tag.name, {}).values())


def _check(text: str, name: str) -> None:
    """Return if the page can be parsed in time."""
    weight = _Weight()
    for tag in _tags(text):
        if tag.ends:
            weight.end(tag)
        else:
            weight.begin(tag)
        if weight.elements > _MOST_ELEMENTS:
            raise _refusal(name, f"The page has more than {_MOST_ELEMENTS:,} elements and attributes.")
        if weight.around > _MOST_OPEN or weight.styled_around > _MOST_STYLED:
            raise _refusal(name, "The page opens thousands of elements that it never closes.")
        if weight.compared > _MOST_COMPARED:
            raise _refusal(name, "An element of the page has thousands of attributes.")


def _refusal(name: str, what: str) -> InputError:
    return InputError(what, where=name, todo="Copy its table into a spreadsheet and save that as .xlsx.")
