"""Words that nobody sees on the page: white on white, invisible, or outside its edges.

In: a `Page`. Out: Issues; the letters are taken off the page. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from partnergraph.model import Issue, Place
from partnergraph.readers._pdf_lines import lines_of
from partnergraph.readers._pdf_page import Fill, Glyph, Page

_MOST_FILLS = 3_000


def removed(page: Page, place: Place) -> list[Issue]:
    """Take the letters that nobody sees off a page and return what they said."""
    covered = _is_scan(page)
    dark = [fill for fill in page.fills[:_MOST_FILLS] if fill.colour != "FFFFFF"] + page.pictures
    tests: tuple[tuple[str, Callable[[Glyph], bool]], ...] = (
        ("outside the edges of the page", lambda glyph: _outside(glyph, page)),
        ("invisible", lambda glyph: glyph.invisible and not covered),
        ("white on white", lambda glyph: glyph.colour == "FFFFFF" and not _on(glyph, dark)),
    )
    issues = []
    for how, test in tests:
        hidden = [glyph for glyph in page.glyphs if test(glyph)]
        if hidden:
            gone = set(map(id, hidden))
            page.glyphs = [glyph for glyph in page.glyphs if id(glyph) not in gone]
            words = "\n".join(line.text for line in lines_of(hidden))
            if words.strip():
                fix = "Print the document anew with these words shown, if they are part of the plan."
                issues.append(Issue("skipped", f"Words that are {how} are not read.", place, words[:500], fix))
    return issues


def unsure(page: Page, place: Place) -> list[Issue]:
    """Return an issue for what could not be read of a page: letters without meaning, more strokes than a table has."""
    issues = []
    if page.unknown:
        message = f"{page.unknown} letters have no meaning in the file; \ufffd stands for each."
        issues.append(Issue("unsure", message, place, fix="Compare the page with the printed plan."))
    if page.crowded:
        message = "The page has more strokes or letters than a table; it may not have been read to its end."
        issues.append(Issue("unsure", message, place, fix="Compare the page with the printed plan."))
    return issues


def _is_scan(page: Page) -> bool:
    """Return whether a picture covers most of the page, so that invisible letters are what a scanner read."""
    return any(
        (picture.x1 - picture.x0) * (picture.bottom - picture.top) >= 0.6 * page.width * page.height
        for picture in page.pictures
    )


def _outside(glyph: Glyph, page: Page) -> bool:
    return glyph.x1 < 0 or glyph.x0 > page.width or glyph.bottom < 0 or glyph.top > page.height


def _on(glyph: Glyph, fills: Sequence[Fill]) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return any(fill.x0 <= x <= fill.x1 and fill.top <= y <= fill.bottom for fill in fills)
