"""What was filled in or stuck on a page of a PDF: values of form fields, typed notes.

In: a page of pdfplumber's and the `Page` recorded of it. Out: the values as letters where they stand on the page, and an
Issue for each note that opens only at a click. Refuses nothing: what is damaged of a field is passed over.
"""

from __future__ import annotations

from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import decode_text

from partnergraph.model import Issue, Place
from partnergraph.readers._pdf_file import DAMAGE
from partnergraph.readers._pdf_page import Glyph, Page
from partnergraph.readers._words import clean

_MOST = 2_000  # fields and notes of a page
_TICK = "☑"


def filled_in(source: Any, page: Page, place: Place) -> list[Issue]:
    """Put the values of fields among the letters of a page and return an issue for each note."""
    try:
        found = source.annots[:_MOST]
    except DAMAGE:
        return []
    issues = []
    for box in found:
        kind = _name(box["data"].get("Subtype"))
        words = _text(box["data"].get("Contents"))
        if kind == "Widget":
            _write(_value(box["data"]), box, page)
        elif kind == "FreeText":
            _write(words, box, page)
        elif kind in {"Text", "Popup"} and words:
            fix = "Write it into the plan if it is part of it."
            issues.append(Issue("skipped", "A note that opens at a click is not read.", place, words[:500], fix))
    return issues


def _name(value: Any) -> str:
    value = resolve1(value)
    return str(literal_name(value)) if isinstance(value, PSLiteral) else ""


def _text(value: Any) -> str:
    value = resolve1(value)
    return clean(value if isinstance(value, str) else decode_text(value)) if isinstance(value, (bytes, str)) else ""


def _value(field: dict[str, Any]) -> str:
    """Return the value of a field, which a field with several boxes keeps in the one above it."""
    above = resolve1(field.get("Parent"))
    above = above if isinstance(above, dict) else {}
    value, kind = field.get("V", above.get("V")), _name(field.get("FT", above.get("FT")))
    if kind == "Btn":
        state = _name(field.get("AS")) or _name(value)
        return _TICK if state and state != "Off" else ""
    parts = resolve1(value)
    return ", ".join(filter(None, map(_text, parts))) if isinstance(parts, list) else _text(parts)


def _write(words: str, box: dict[str, Any], page: Page) -> None:
    """Put words among the letters of a page as they would fill the box."""
    lines = words.split("\n") if words else []
    for number, line in enumerate(lines):
        size = min(max((box["bottom"] - box["top"]) / len(lines) * 0.7, 4.0), 11.0)
        base = box["top"] + (box["bottom"] - box["top"]) * (number + 0.5) / len(lines) + 0.3 * size
        step = min(0.5 * size, (box["x1"] - box["x0"]) / (len(line) + 1))
        for at, letter in enumerate(line):
            x = box["x0"] + step * (at + 0.5)
            glyph = Glyph(letter, x, x + step, base, size, 0, False, "000000", False, None, False)
            glyph.top, glyph.bottom = base - 0.74 * size, base + 0.22 * size
            page.glyphs.append(glyph)
