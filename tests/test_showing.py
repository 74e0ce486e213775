"""Pages and pictures in notebooks, in a real browser: framed, quiet, and telling what was clicked."""

from __future__ import annotations

from dataclasses import replace

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbconvert import HTMLExporter
from playwright.sync_api import expect

import hand_made
from partnergraph import engines, pictures, showing
from partnergraph.errors import InputError

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


@pytest.fixture(scope="module")
def result():
    """A plan of 26 actions, with the pictures that its page shows."""
    made = hand_made.plan()
    with engines.open_engine("ladybug") as engine:
        engine.load(made.graph)
        return replace(made, pictures=pictures.whole(engine, made.as_of))


@pytest.fixture
def opened(browser):
    """Opens files; whatever else a page asks for is refused and listed."""
    pages, asked, errors = [], [], []

    def open_file(path, width=1400):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        page.goto(path if isinstance(path, str) else path.as_uri())
        pages.append(page)
        return page

    yield open_file
    for page in pages:
        page.close()
    assert [url for url in asked if not url.startswith(("file:", "about:", "data:", "blob:"))] == []
    assert errors == []


def notebook_of(*outputs):
    """A notebook as it is kept: a cell for each output, given by kind of content."""
    cells = []
    for data in outputs:
        cell = nbformat.v4.new_code_cell("result")
        cell.outputs = [nbformat.v4.new_output("display_data", data=data)]
        cells.append(cell)
    return nbformat.v4.new_notebook(cells=cells)


@pytest.mark.browser
def test_a_notebook_shows_the_page_in_a_frame_that_works_and_asks_for_nothing(result, opened, tmp_path):
    """Made a page by nbconvert, the notebook holds the page: search and pictures work in it, and no request leaves."""
    page = showing.page(result)
    paper = showing.picture(result, "who-leads-what")
    kept = notebook_of({"text/html": page._repr_html_()}, {"image/svg+xml": paper._repr_svg_()})
    text, _ = HTMLExporter(template_name="basic").from_notebook_node(kept)
    (tmp_path / "notebook.html").write_text(f"<!DOCTYPE html><title>Notebook</title>{text}", encoding="utf-8")
    shown = opened(tmp_path / "notebook.html")
    frame = shown.frame_locator("iframe")
    frame.locator("#search").fill("ann")
    frame.locator("#search").press("Enter")
    expect(frame.locator("#panel-title")).to_have_text("Ann Example")
    frame.locator("#panel a", has_text="Who leads what").click()
    expect(frame.locator("#view-pictures h2").first).to_be_visible()
    assert "allow-same-origin" not in shown.locator("iframe").get_attribute("sandbox")


@pytest.mark.browser
def test_the_widget_tells_which_item_was_chosen(result, opened):
    """Its script, run as a notebook runs it, sets `selected` to the id of what is clicked in the frame."""
    widget = showing.page(result).widget(height=600)
    assert widget.selected == ""
    shown = opened("about:blank")
    script = widget._esm if isinstance(widget._esm, str) else str(widget._esm)
    shown.evaluate(
        """([script, page]) => {
          const model = { values: { page, title: "Network", height: 600 }, get(name) { return this.values[name]; },
            set(name, value) { this.values[name] = value; }, save_changes() { document.title = this.values.selected; } };
          const el = document.body.appendChild(document.createElement("div"));
          new Function("model", "el", `${script.replace("export default { render };", "")}; return render({ model, el });`)(model, el);
        }""",
        [script, widget.page],
    )
    frame = shown.frame_locator("iframe")
    frame.locator("#search").fill("ann example")
    frame.locator("#search").press("Enter")
    expect(shown).to_have_title("person:0")


def test_a_page_too_large_for_a_notebook_says_so(result):
    """Above 2,000 items stands a note; the page itself is there to be saved."""
    page = replace(showing.page(result), nodes=2_001)
    assert "iframe" not in page._repr_html_()
    assert "2,001 items" in page._repr_html_()


def test_a_graph_alone_is_shown_too(result, tmp_path):
    """Without findings, and a picture of it; saved, the page is the file."""
    page = result.graph.view()
    assert page.save(tmp_path / "n.html").read_text(encoding="utf-8") == page.text
    assert result.graph.view("who-leads-what").text.count("data-named=") >= 1
    assert len(result.graph.to_pyvis().nodes) == len(result.graph)


def test_a_picture_is_saved_as_svg_or_png(result, tmp_path):
    """The ending says which."""
    paper = result.picture("who-leads-what")
    assert paper.save(tmp_path / "p.svg").read_text(encoding="utf-8") == paper.text
    assert paper.save(tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(InputError, match="nearest"):
        result.picture("who-leads-wht")


@pytest.mark.browser
@pytest.mark.parametrize("width", [1400, 390])
def test_axe_finds_no_barrier_in_the_pictures(result, opened, tmp_path, width):
    """Each picture in the page, wide and narrow; marks are reached with keys and open their facts."""
    path = showing.page(result).save(tmp_path / "n.html")
    for drawn in result.pictures:
        page = opened(f"{path.as_uri()}#view=pictures&named={drawn.id}", width)
        expect(page.locator(f"[data-named={drawn.id}] svg.picture")).to_be_visible()
        found = Axe().run(page, options={"runOnly": WCAG, "resultTypes": ["violations"]}).response["violations"]
        assert found == [], [(one["id"], one["nodes"][0]["html"]) for one in found]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    mark = page.locator("#view-pictures svg a:visible").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
