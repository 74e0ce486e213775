"""The network page of large registers in a real browser: all that a small one does, as quick and as free of barriers."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

import hand_made
from page_state import PATIENCE, holds, is_drawn, shows_text
from partnergraph.exporters import network
from partnergraph.model import Bond, Drawn
from test_page_tables import saved
from test_pages import axe

pytestmark = pytest.mark.browser

WEIGHT = {1_000: 1.0, 5_000: 2.5, 20_000: 6.0}
"""Megabytes of a page at most, by nodes."""


@pytest.fixture(scope="module")
def opened(request, browser, tmp_path_factory):
    """A page of so many nodes, its context and address; it must have asked for nothing and said no error."""
    result = hand_made.synthetic(request.param)
    led = result.graph.edges["ASSIGNED"].query("role == 'accountable'")
    bonds = tuple(sorted(Bond(one, other, "", "", 1) for one, other in zip(led["from"], led["to"], strict=True)))
    result = replace(result, pictures=(Drawn("who-leads-what", "Who leads what", "Who leads?", "rows", bonds),))
    path = tmp_path_factory.mktemp("scale") / f"{request.param}.html"
    network.write(result, path)
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.set_default_timeout(4000 * PATIENCE)
    page = context.new_page()
    said = []
    context.on("request", lambda asked: None if asked.url.startswith(path.as_uri()) else said.append(asked.url))
    context.on("weberror", lambda error: said.append(str(error.error)))
    page.goto(path.as_uri())
    yield page, context, path
    context.close()
    assert said == []


def try_filters(page, context, count):
    """A filter narrows every view; its address, opened anew, shows the same; a word that nothing has is said to be none."""
    actions = page.locator("#status")
    page.select_option("#only-plan", index=1)
    expect(actions).not_to_contain_text(f"{count:,} of {count:,} actions")
    shared = context.new_page()
    shared.goto(page.url)
    expect(shared.locator("#status")).to_have_text(actions.text_content())
    shared.close()
    page.fill("#search", "qqqq")
    expect(actions).to_contain_text("Nothing is called “qqqq”. 0 of")
    page.click("#clear")
    expect(actions).to_contain_text(f"{count:,} of {count:,} actions")


def try_keys(page, count):
    """Keys alone: search, choose, facts, back."""
    page.locator("#search").press_sequentially(f"matter {count - 1}", delay=0)
    page.locator("#search").press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    shows_text(page, "#panel-title", f"matter {count - 1}")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    page.click("#clear")


def try_tables(page, count):
    """Long tables: in pages, sorted as a whole, saved as they are shown."""
    page.click("#views [data-view=actions]")
    rows = page.locator("#view-actions tbody tr")
    expect(rows).to_have_count(200)
    page.click("#view-actions [data-sort=due]")
    expect(page.locator("#view-actions th[aria-sort=ascending]")).to_have_attribute("data-title", "Due")
    expect(rows.first).to_contain_text("overdue")
    assert len(saved(page, page.get_by_role("button", name="Download as CSV"))) == count + 1
    page.evaluate("choose({ sort: '', agency: tails(ACTIONS[0], 'ASSIGNED').map(bodyOf)[0] })")
    expect(rows).not_to_have_count(200)
    assert axe(page) == [], "actions"
    page.click("#clear")


def try_path(page):
    """The way between two items, found with Enter."""
    page.click("#views [data-view=path]")
    for end, name in (("from", "Person 0 of"), ("to", "Agency 0 for")):
        page.fill(f"#way-{end}", name)
        expect(page.locator(f"#way-{end}-list [data-end]").first).to_contain_text(name)
        page.locator(f"#way-{end}").press("Enter")
        shows_text(page, f"#way-{end}-chosen", name)
    shows_text(page, "#way-result", "Person 0 of service to Agency 0 for safer places: 2 steps")
    assert axe(page) == [], "path"


def try_map(page):
    """The largest map, and around an item."""
    page.evaluate("choose({ view: 'map', from: '', to: '' })")
    is_drawn(page)
    holds(page, "view.at.size > 20 && view.at.size <= 700")
    assert axe(page) == [], "map"
    page.evaluate("choose({ view: 'around', item: 0 })")
    expect(page.locator(".around a.near").first).to_be_visible()


def try_picture(page):
    """A picture follows the filters: what does not pass is faded, and the page says so."""
    actions = page.locator("#status")
    page.evaluate("choose({ ...fresh(), view: 'pictures' })")
    expect(page.locator("#view-pictures a.faded")).to_have_count(0)
    page.select_option("#only-plan", index=1)
    expect(page.locator("#view-pictures a.faded").first).to_be_attached()
    expect(actions).to_contain_text("the others are faded")
    assert axe(page) == [], "pictures"


@pytest.mark.parametrize("opened", WEIGHT, indirect=True)
def test_a_large_register_is_worked_with_as_a_small_one(opened):
    """Weight, filters, search, keys, shared link, long tables, path, map and pictures; axe finds no barrier in any."""
    page, context, path = opened
    expect(page.locator("#status")).to_contain_text("actions and")
    count = page.evaluate("ACTIONS.length")
    assert path.stat().st_size < 1e6 * next(most for nodes, most in WEIGHT.items() if str(nodes) == path.stem)
    assert axe(page) == [], "overview"
    try_filters(page, context, count)
    try_keys(page, count)
    try_tables(page, count)
    try_path(page)
    try_map(page)
    try_picture(page)
