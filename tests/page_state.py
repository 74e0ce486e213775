"""What a page says of itself, waited for: a key or a click is answered in the page's own time."""

from __future__ import annotations

from time import monotonic

from playwright.sync_api import Page, expect

PATIENCE = 8.0  # seconds; a page on a busy machine is slow and not wrong


def holds(page: Page, expression: str, wanted: object = True) -> None:
    """Wait until an expression of the page has a value; what it had last is told if it never has."""
    end = monotonic() + PATIENCE
    while (got := page.evaluate(expression)) != wanted and monotonic() < end:
        page.wait_for_timeout(20)
    assert got == wanted, expression


def shows_text(page: Page, place: str, *texts: str) -> None:
    """Wait until a place of the page has all these words in it."""
    for text in texts:
        expect(page.locator(place)).to_contain_text(text, timeout=PATIENCE * 1000)


def says_status(page: Page, text: str) -> None:
    """Wait until the line of the page that says how much is shown reads so."""
    expect(page.locator("#status")).to_have_text(text, timeout=PATIENCE * 1000)


def is_drawn(page: Page) -> None:
    """Wait until all that was asked for is drawn: the second frame from when the library that draws maps is there."""
    holds(page, "typeof view === 'undefined' || state.view !== 'map' || view.painted?.key === view.key")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
