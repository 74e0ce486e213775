"""The words of a paragraph in a Word document, as Word shows them.

In: a paragraph's XML. Out: its words, added to those of its place, with its level and whether it belongs to a table of
contents. Insertions are kept and deletions told; fields show their result, controls what they are set to. Refuses
nothing: what is unknown is looked into for words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from partnergraph.readers import _word_symbols
from partnergraph.readers._word_numbers import BULLET, Numbers
from partnergraph.readers._word_package import Package, R, W
from partnergraph.readers._word_styles import PLAIN, Look, Styles, is_on, look, number_of, paragraph_level, shade, value
from partnergraph.readers._word_words import Note, Words

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
ALTERNATE = f"{_MC}AlternateContent"
BOX = f"{W}txbxContent"
_TEXT = f"{W}t"
_SHOWS = (_TEXT, f"{W}sym", BOX)
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
# Nothing in these is shown at the place where they stand.
_SILENT = frozenset(
    W + name
    for name in "pPr rPr sdtPr sdtEndPr instrText delText delInstrText lastRenderedPageBreak proofErr bookmarkStart "
    "bookmarkEnd footnoteRef endnoteRef annotationRef rt fldData customXmlPr smartTagPr".split()
)
_WRAPPERS = frozenset(W + name for name in ("customXml", "ins", "moveTo", "smartTag"))
_PICTURES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_DRAWN = frozenset({"picture", "chart", "diagram"})
_TYPE_IT_IN = "Type in what it says, if it matters."


@dataclass(slots=True)
class _Field:
    """A field that is open: whether its result has begun, and what is shown if it has none."""

    result: bool = False
    contents: bool = False
    default: str = ""
    said: bool = False
    held: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """The state of reading a document: what its other parts say, and the fields that are open.

    Attributes:
        footnotes: Kinds and ids of the notes whose marks have come by.
        unfilled: How many controls showed only a prompt.
    """

    package: Package
    styles: Styles
    numbers: Numbers
    comments: dict[str, str] = field(default_factory=dict)
    fields: list[_Field] = field(default_factory=list)
    footnotes: dict[tuple[str, str], None] = field(default_factory=dict)
    unfilled: int = 0
    waiting: int = 0  # fields of which the result has not begun

    def open_field(self, opened: _Field) -> None:
        """Open a field; what follows is its instruction."""
        self.fields.append(opened)
        self.waiting += 1

    def begin_result(self) -> None:
        """Begin the result of the innermost field."""
        if self.fields and not self.fields[-1].result:
            self.fields[-1].result = True
            self.waiting -= 1

    def close_field(self) -> _Field | None:
        """Close the innermost field and return it."""
        if not self.fields:
            return None
        closed = self.fields.pop()
        self.waiting -= not closed.result
        if closed.result and self.fields:
            self.fields[-1].held += closed.held  # what it showed is part of the instruction around it
        return closed


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is known of a paragraph besides its words.

    Attributes:
        level: That of a heading, else 0.
        contents: Whether it belongs to a table of contents.
        joined: Whether a tracked change deletes its end, so that the next goes on with it.
    """

    level: int = 0
    contents: bool = False
    joined: bool = False


def paragraph(element: etree._Element, story: Story, words: Words, base: Look = PLAIN) -> Paragraph:
    """Add the words of a paragraph to those of its place, and return what else is known of it.

    Args:
        element: The paragraph.
        story: The state of reading.
        words: The words of its place so far.
        base: How its words are set where no style says otherwise.
    """
    properties = element.find(f"{W}pPr")
    style_id = (value(properties.find(f"{W}pStyle")) if properties is not None else "") or story.styles.default
    style = story.styles.get(style_id)
    scan = _Scan(story, words, base.under(style.look), style.contents or _in_contents(story))
    if properties is not None and (fill := shade(properties.find(f"{W}shd"))):
        scan.base = scan.base.under(Look(fill=fill))
    at, raw_at = len(words.shown), len(words.raw)
    scan.through(element)
    scan.give_back()
    ends = properties is not None and any(properties.find(f"{W}rPr/{tag}") is not None for tag in _GONE)
    empty = not "".join(words.raw[raw_at:]).strip()
    if not (ends and empty):
        mark = story.numbers.mark(properties, style_id)
        if mark and not (mark == BULLET and empty):
            words.put_mark(mark, at, raw_at)
    if not ends:
        words.end_line()
    level = paragraph_level(properties)
    contents = scan.contents or _in_contents(story)
    return Paragraph(style.level if level is None else level, contents, ends and not empty)


def parts_of(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of an element, those of wrappers (controls, insertions, alternatives) in their place.

    What a tracked change deletes is yielded as the deletion.
    """
    for child in element:
        if child.tag in _WRAPPERS:
            yield from parts_of(child)
        elif child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from parts_of(content)
        elif child.tag == ALTERNATE:
            branch = alternative(child)
            if branch is not None:
                yield from parts_of(branch)
        else:
            yield child


def alternative(element: etree._Element) -> etree._Element | None:
    """Return the one branch of an alternative that is to be read: the first with words, else the first with anything."""
    branches = [child for child in element if child.tag in {f"{_MC}Choice", f"{_MC}Fallback"}]
    worded = [branch for branch in branches if next(branch.iter(*_SHOWS), None) is not None]
    return next(iter([*worded, *(branch for branch in branches if len(branch))]), None)


def plain(element: etree._Element) -> str:
    """Return all words in an element, whatever they stand in: a line a paragraph."""
    parts = element.iter(f"{W}p", _TEXT, f"{W}delText")
    pieces = ["\n" if each.tag == f"{W}p" else each.text or "" for each in parts]
    return "\n".join(line for line in "".join(pieces).split("\n") if line.strip())


def _in_contents(story: Story) -> bool:
    return any(opened.contents for opened in story.fields[:50])


@dataclass(slots=True)
class _Scan:
    """One way through a paragraph."""

    story: Story
    words: Words
    base: Look
    contents: bool

    def through(self, element: etree._Element) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self.run(child)
            elif tag in _SILENT:
                continue
            elif tag in _GONE:
                self.words.deleted.append(plain(child))
            elif tag == f"{W}sdt":
                self.control(child)
            elif tag == ALTERNATE:
                branch = alternative(child)
                if branch is not None:
                    self.through(branch)
            elif tag == f"{_MATH}t":
                self.say(child.text or "", self.base)
            elif tag in _SIGNS or tag == _TEXT or tag in _PICTURES:
                self.part(child, self.base)
            elif len(child):
                self.through(child)

    def control(self, element: etree._Element) -> None:
        properties, content = element.find(f"{W}sdtPr"), element.find(f"{W}sdtContent")
        prompt = None if properties is None else properties.find(f"{W}showingPlcHdr")
        if content is None:
            return
        if prompt is not None and is_on(value(prompt) or "1"):
            self.story.unfilled += 1
        else:
            self.through(content)

    def run(self, element: etree._Element) -> None:
        properties = element.find(f"{W}rPr")
        shown = self.base
        if properties is not None and len(properties):
            style = value(properties.find(f"{W}rStyle"))
            if style:
                shown = _toggled(shown, self.story.styles.get(style).look)
            shown = shown.under(look(properties))
        for child in element:
            self.part(child, shown)

    def part(self, child: etree._Element, shown: Look) -> None:
        tag = child.tag
        if tag == _TEXT:
            text = child.text or ""
            self.say(_word_symbols.in_font(text, shown.font) if shown.font else text, shown)
        elif tag in _SIGNS:
            self.say(_SIGNS[tag], shown)
        elif tag == f"{W}sym":
            self.say(_word_symbols.sign(child.get(f"{W}char", ""), child.get(f"{W}font", "")), shown)
        elif tag == f"{W}fldChar":
            self.field_mark(child, shown)
        elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            self.story.footnotes[tag.removeprefix(W).removesuffix("Reference"), child.get(f"{W}id", "")] = None
        elif tag == f"{W}commentReference":
            said = self.story.comments.get(child.get(f"{W}id", ""), "")
            if said:
                self.words.notes.append(Note("A comment is not read.", said, "Move it into the text, if it matters."))
        elif tag in _PICTURES:
            self.picture(child)
        elif tag == ALTERNATE:
            branch = alternative(child)
            for each in () if branch is None else branch:
                self.part(each, shown)
        elif tag == f"{W}instrText":
            if self.story.fields and (child.text or "").strip().upper().startswith("TOC "):
                self.story.fields[-1].contents = self.contents = True
        elif tag not in _SILENT and len(child):
            self.through(child)

    def say(self, text: str, shown: Look) -> None:
        if self.story.waiting:
            self.story.fields[-1].held.append(text)
            return
        if self.story.fields:
            self.story.fields[-1].said = True
        self.words.say(text, shown)

    def field_mark(self, element: etree._Element, shown: Look) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.story.open_field(_Field(default=_form_field(element.find(f"{W}ffData"))))
        elif kind == "separate":
            self.story.begin_result()
        elif kind == "end" and (closed := self.story.close_field()):
            if closed.default and not closed.said:
                self.say(closed.default, shown)
            elif not closed.result:  # all of it is an instruction, whatever stands there
                self.words.hidden += closed.held

    def give_back(self) -> None:
        """Show what was taken for the instruction of a field that never shows a result: the field is broken."""
        if not self.story.waiting:
            return
        held = [text for opened in self.story.fields for text in opened.held]
        self.story.fields.clear()
        self.story.waiting = 0
        for text in held:
            self.words.say(text, self.base)

    def picture(self, element: etree._Element) -> None:
        found = len(self.words.boxes)
        says = ""
        linked = ""
        kind = ""
        waiting = [element]
        while waiting:
            each = waiting.pop()
            if each.tag == BOX:
                self.words.boxes.append(each)
                continue
            says = says or (each.get("descr") or each.get("title") or each.get("alt") or "").strip()
            if each.tag == f"{_VML}textpath":
                self.say(f"{each.get('string', '')}\n", self.base)
            elif each.tag in {f"{_VML}imagedata", f"{_DRAWING}blip"}:
                kind = kind or "picture"
            elif each.tag == f"{_DRAWING}graphicData" and (uri := each.get("uri", "").rpartition("/")[2]) in _DRAWN:
                kind = uri
            elif each.tag.endswith("}relIds"):
                linked = each.get(f"{R}dm", "")
            elif each.tag.endswith("}OLEObject"):
                kind, says = "embedded document", each.get("ProgID", "")
            branch = alternative(each) if each.tag == ALTERNATE else each
            waiting += reversed(() if branch is None else list(branch))
        if len(self.words.boxes) == found and kind:
            diagram = self.story.package.linked(linked) if linked else None
            if diagram is not None:
                says = " | ".join(text.text for text in diagram.iter(f"{_DRAWING}t") if text.text) or says
            article = "An" if kind[0] in "aeiou" else "A"
            self.words.notes.append(Note(f"{article} {kind} is not read.", says, _TYPE_IT_IN))


def _toggled(base: Look, style: Look) -> Look:
    """Return the look of a character style in a paragraph: bold on bold is not bold, as in Word."""
    over = base.under(style)
    if style.bold and base.bold:
        return over.under(Look(bold=False))
    return over


def _form_field(data: etree._Element | None) -> str:
    """Return what a box to tick or a list of an old form is set to."""
    if data is None:
        return ""
    box = data.find(f"{W}checkBox")
    if box is not None:
        mark = box.find(f"{W}checked")
        if mark is None:
            mark = box.find(f"{W}default")
        return "☒" if mark is not None and is_on(value(mark) or "1") else "☐"
    choices = data.find(f"{W}ddList")
    if choices is None:
        return ""
    entries = [value(entry) for entry in choices.iterchildren(f"{W}listEntry")]
    chosen = number_of(choices.find(f"{W}result"))
    if chosen is None:
        chosen = number_of(choices.find(f"{W}default")) or 0
    return entries[chosen] if 0 <= chosen < len(entries) else ""
