"""The two pages in a real browser: nothing fetched, nothing run, usable with keys alone, no barrier that axe finds."""

import re
from dataclasses import dataclass, field
from random import Random

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import hand_made
from page_state import holds, is_drawn, says_status, shows_text
from partnergraph import exporters, pipeline, views
from partnergraph.exporters import _short
from partnergraph.views import printable

pytestmark = pytest.mark.browser

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


@dataclass
class Visit:
    """An open page, and all that it did besides showing itself."""

    page: object
    requests: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    dialogs: list = field(default_factory=list)

    def quiet(self):
        return self.requests == self.errors == self.dialogs == []


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """The pages of an ordinary, a hostile and a large register."""
    folder = tmp_path_factory.mktemp("pages")
    results = {
        "plain": hand_made.plan(),
        "hostile": hand_made.plan(hostile=True),
        "large": hand_made.synthetic(1000),
    }
    made = {}
    for name, result in results.items():
        for exporter in ("map", "network"):
            made[exporter, name] = folder / f"{name}-{exporter}.html"
            exporters.write(exporter, result, made[exporter, name])
    return made


@pytest.fixture
def visit(browser, files):
    """Open a page; at the end of the test it must have fetched nothing, said no error and raised no dialog."""
    visits = []

    def start(exporter="network", result="plain", after="", width=1400, height=900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(8000)
        page = context.new_page()
        seen = Visit(page)
        visits.append((seen, context))
        uri = files[exporter, result].as_uri()

        def route(asked):
            if asked.request.url.split("#")[0] == uri:
                asked.continue_()
            else:
                seen.requests.append(asked.request.url)
                asked.abort()

        def dialog(shown):
            seen.dialogs.append(shown.message)
            shown.dismiss()

        page.route("**/*", route)
        page.on("console", lambda m: seen.errors.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        page.on("dialog", dialog)
        page.goto(uri + after)
        if exporter == "network":
            expect(page.locator("#status")).not_to_be_empty()
        return page

    yield start
    for seen, context in visits:
        context.close()
        assert seen.quiet(), (seen.requests, seen.errors, seen.dialogs)


def status(page):
    return page.text_content("#status")


def axe(page):
    """What axe-core finds against WCAG 2.0 to 2.2, A and AA."""
    # It would describe every element that is as it should be, too, which takes longer than to look.
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response
    assert len(found["passes"]) > 8, "axe looked at nothing"
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found["violations"]]


def fits(page):
    """Whether the page needs no sideways scrolling."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("exporter", ["map", "network"])
def test_a_page_fetches_nothing_and_runs_nothing_of_a_plan(visit, exporter):
    """The file itself is the only request; hostile names raise no dialog and no error, whatever is opened (see `visit`)."""
    page = visit(exporter, "hostile")
    if exporter == "network":
        for view in page.evaluate("VIEWS.map((entry) => entry.id)"):
            page.evaluate("(view) => choose({ view, item: 0 })", view)
        page.evaluate("choose({ view: 'map' })")
        holds(page, "view.at.size > 50")
        for item in range(0, page.evaluate("NODES.length"), 3):
            page.evaluate("(item) => openItem(item)", item)
        page.evaluate("for (const finding of DATA.findings.keys()) openFinding(finding)")
        page.click("#views a:has-text('All items')")
        page.mouse.move(480, 480)
    is_drawn(page)


def test_hostile_names_stand_on_the_map_as_text(visit):
    """Each name is to be read as it is written."""
    text = visit("map", "hostile").inner_text("body")
    for name, words in hand_made.HOSTILE.items():
        wanted = " ".join(printable(words).split())
        assert wanted in " ".join(text.split()), name


def test_hostile_names_stand_on_the_network_page_as_text(visit):
    """The facts of an item show its name in full, even 5,000 characters of it; a search finds it."""
    page = visit(result="hostile")
    for name, words in hand_made.HOSTILE.items():
        item = page.evaluate("(words) => NODES.findIndex((node) => node.label === words)", printable(words))
        assert item >= 0, name
        page.evaluate("(item) => openItem(item)", item)
        assert page.text_content("#panel-title") == printable(words), name
        page.evaluate("choose(fresh())")
        page.evaluate("choose({ view: 'map' })")
        page.fill("#search", printable(words)[:40])
        page.wait_for_selector(f"#item-list [data-item='{item}']")
        page.evaluate("choose(fresh())")


def test_the_policy_stops_a_script_that_gets_in_all_the_same(browser, files):
    """An element written into the page, an address on a link and an evaluated text do not run."""
    page = browser.new_page()
    page.goto(files["network", "plain"].as_uri())
    ran = page.evaluate(
        """() => {
            window.ran = 0;
            const script = document.createElement("script");
            script.textContent = "window.ran += 1";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran += 1'>");
            return new Promise((done) => setTimeout(() => done(window.ran), 200));
        }"""
    )
    page.close()
    assert ran == 0


def test_search_finds_by_name_number_and_other_spelling_as_one_types(visit):
    """Words in any order, numbers and abbreviations; marks that do not match fade, and the address holds the search."""
    page = visit(after="#view=map")
    page.fill("#search", "safety comm")
    expect(page.locator("#status")).to_have_text("2 of 61 items shown")
    holds(page, "location.hash.includes('q=safety')")
    page.fill("#search", "4.2")
    expect(page.locator("#status")).to_have_text("1 of 61 items shown")
    shows_text(page, "#item-list", "4.2")
    page.fill("#search", "mps")
    expect(page.locator("#item-list")).to_contain_text("Metropolitan Police Service")
    holds(page, "view.bright.size", 1)
    page.fill("#search", "no such thing")
    expect(page.locator("#item-note")).to_have_text("Nothing passes the filters.")
    page.click("#clear")
    says_status(page, "59 of 61 items shown")
    expect(page.locator("#search")).to_have_value("")


def test_search_takes_apostrophes_and_accents_as_one_types(browser, tmp_path):
    """A keyboard's straight apostrophe finds the curly one of a document, and the other way round; accents do not matter."""
    (tmp_path / "plan.csv").write_text(
        "No.,Action,Lead\n1,Train staff,Siân O’Brien\n2,Tell schools,Ann Lee\n", encoding="utf-8"
    )
    result = pipeline.analyse(pipeline.to_register(pipeline.read([tmp_path / "plan.csv"])), chosen=())
    exporters.write("network", result, tmp_path / "network.html")
    page = browser.new_page()
    page.goto((tmp_path / "network.html").as_uri())
    everything = "5 of 5 items shown"
    expect(page.locator("#status")).to_have_text(everything)
    for words in ("o'brien", "O’Brien", "Siân O`Brien", "sian o’brien"):
        page.fill("#search", words)
        expect(page.locator("#status")).to_contain_text("1 of ")
        expect(page.locator("#item-list")).to_contain_text("Siân O’Brien")
        page.fill("#search", "")
        expect(page.locator("#status")).to_have_text(everything)
    page.close()


def test_a_choice_in_the_list_opens_the_facts(visit):
    """Findings with message, why, fix, question and evidence; facts; neighbours that lead on; Back leads back."""
    page = visit(after="#view=map")
    page.click("#item-list button:has-text('5.2 Patrol')")
    shows_text(
        page,
        "#panel",
        "5.2 Patrol hot spots",
        "2 findings",
        "Why it matters",
        "Name one post.",
        "Who will take it",
        "row 11",
        "31 December 2025",
    )
    holds(page, "document.activeElement.id", "panel-title")
    page.click("#panel .joined button:has-text('Leadership')")
    shows_text(page, "#panel-title", "Leadership")
    page.go_back()
    expect(page.locator("#panel-title")).to_contain_text("5.2")
    page.click("#back")
    expect(page.locator("#item-list")).to_be_visible()
    holds(page, "location.hash.includes('Patrol')", wanted=False)


def test_a_click_on_a_mark_a_name_or_a_heading_opens_the_facts(visit):
    """The drawing answers the mouse as the list does; a click beside all marks lets go."""
    page = visit(after="#view=map")
    is_drawn(page)
    box = page.locator("#drawing").bounding_box()

    def click(item, dx=0):
        seat = page.evaluate("(id) => view.network.canvasToDOM(view.at.get(INDEX.get(id)))", item)
        page.mouse.click(box["x"] + seat["x"] + dx, box["y"] + seat["y"])

    click("person:0")
    expect(page.locator("#panel-title")).to_have_text("Ann Example")
    click("team:safety", dx=-60)
    expect(page.locator("#panel-title")).to_have_text("Community Safety")
    click("agency:fire", dx=50)
    expect(page.locator("#panel-title")).to_have_text("London Fire Brigade")
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] - 5)
    expect(page.locator("#panel")).to_be_hidden()


def test_filters_take_kinds_and_lines_out_and_the_address_keeps_them(visit):
    """What is switched off is neither drawn nor listed, and a copied address opens the same."""
    page = visit(after="#view=map")
    lines = page.evaluate("view.lines.size")
    page.uncheck("#kinds input[value=Person]")
    says_status(page, "51 of 61 items shown")
    holds(page, f"view.lines.size < {lines}")
    page.check("#kinds input[value=Area]")
    page.check("#ties input[value=mentions]")
    says_status(page, "53 of 61 items shown")
    shown = page.evaluate("[view.at.size, view.lines.size, view.frames.length]")
    again = visit(after=page.evaluate("location.hash"))
    holds(again, "[view.at.size, view.lines.size, view.frames.length]", shown)
    expect(again.locator("#kinds input[value=Person]")).not_to_be_checked()
    page.click("#clear")
    expect(page.locator("#kinds input[value=Person]")).to_be_checked()
    holds(page, "location.hash", "#view=map")


def test_mentions_and_areas_are_not_drawn_at_first(visit):
    """They are true of almost everything, so they are shown when asked for."""
    page = visit(after="#view=map")
    expect(page.locator("#ties input[value=mentions]")).not_to_be_checked()
    expect(page.locator("#kinds input[value=Area]")).not_to_be_checked()
    holds(page, "[...view.at.keys()].filter((item) => NODES[item].kind === 'Area').length", 0)


def test_findings_are_filtered_by_severity_and_rule_and_mark_what_they_are_about(visit):
    """The list, the badges and what stands out follow both filters; a finding opens with all of its words."""
    page = visit(after="#view=map")
    page.click("#tab-findings")
    page.select_option("#only-severity", "high")
    expect(page.locator("#finding-list li")).to_have_count(3)
    page.select_option("#only-rule", label="Overdue")
    expect(page.locator("#finding-list li")).to_have_count(2)
    holds(page, "view.bright.size", 2)
    page.click("#finding-list button >> nth=0")
    shows_text(page, "#panel-title", "was found by overdue")
    says = ("Why it matters", "What to do", "Question for the agenda", "Where it stands", "TIME-03")
    shows_text(page, "#panel", *says)
    again = visit(after=page.evaluate("location.hash"))
    expect(again.locator("#panel-title")).to_have_text(page.text_content("#panel-title"))


def test_around_an_item_its_neighbours_stand_by_kind_each_a_link_with_a_full_name(visit):
    """One step is what it is joined to; two steps say of each what else it is joined to; a mark leads on, Back leads back."""
    page = visit(after="#team%3Asafety")
    expect(page.locator("#panel-title")).to_have_text("Community Safety")
    page.click("#panel [data-to=around]")
    holds(page, "state.view", "around")
    near = page.evaluate(
        "[...document.querySelectorAll('.around a.near')].map((mark) => NODES[mark.dataset.item].item)"
    )
    wanted = page.evaluate(
        "[...new Set(tiesOf(state.item).filter((tie) => tie.kind !== 'MENTIONS').map((tie) => tie.other))].map((item) => NODES[item].item)"
    )
    assert sorted(near) == sorted(wanted)
    says_status(page, f"{len(near)} of 61 items joined to it")
    first = page.locator(".around a.near").first
    assert first.get_attribute("aria-label").startswith(page.text_content(".joined-lists li a"))
    assert "finding" in first.get_attribute("aria-label")
    page.click(".choice a:has-text('2 steps')")
    holds(page, "document.querySelectorAll('.around a.near[aria-label*=\"joined to\"]').length > 3")
    again = visit(after=page.evaluate("location.hash"))
    expect(again.locator(".around .shape")).to_have_count(page.locator(".around .shape").count())
    page.locator(".around a.near").first.focus()
    page.keyboard.press("Enter")
    shows_text(page, "#panel-title", "1.1")
    page.go_back()
    expect(page.locator("#panel-title")).to_have_text("Community Safety")
    page.click("#up a")
    holds(page, "state.view", "map")


def test_around_a_busy_item_at_most_24_have_names_and_the_rest_is_a_list(visit):
    """Every kind keeps marks; "17 more actions" leads to the list, which holds all."""
    page = visit(result="large", after="#view=around&item=plan%3A0")
    expect(page.locator(".around a.near")).to_have_count(24)
    joined = page.evaluate("neighbours(state.item).reduce((sum, sector) => sum + sector.items.length, 0)")
    assert page.locator(".joined-lists li").count() == joined > 50
    more = page.locator(".around a.more")
    assert more.text_content() == f"{joined - 24} more actions"
    more.focus()
    page.keyboard.press("Enter")
    holds(page, "document.activeElement.id", "around-Action")


def test_an_address_that_makes_no_sense_opens_the_whole(visit):
    """Anything may stand in an address; what is not known is passed over."""
    page = visit(after="#item=none&view=map&steps=9&hide=Nothing&lines=x&show=y&rule=z&severity=__proto__")
    says_status(page, "61 of 61 items shown")
    for after in ("#%", "#__proto__", "#=", "#?&&", "#severity=toString&finding=constructor"):
        page.evaluate("choose({ view: 'map' })")
        page.evaluate("(after) => { location.hash = after; }", after)
        expect(page.locator("#panel")).to_be_hidden()
        says_status(page, "26 of 26 actions and 15 of 15 findings shown")
        holds(page, "toHash(state)", "")


def test_a_picture_of_one_theme_is_offered(visit):
    """The select offers groups, and the list follows the drawing."""
    page = visit(after="#view=map")
    page.select_option("#picture", label="Enforcement (17)")
    says_status(page, "17 of 61 items shown")
    holds(page, "view.at.size", 17)
    page.fill("#search", "1.1")
    expect(page.locator("#item-list")).to_contain_text("outside the drawing")


def test_a_large_register_shows_its_largest_group_and_says_so(visit):
    """No picture of everything is offered, and an item outside the drawing is drawn with what surrounds it."""
    page = visit(result="large", after="#view=map")
    shows_text(page, "#caption", "950 items are too many for one drawing")
    holds(page, "view.at.size <= 700")
    holds(page, "document.querySelectorAll('#picture option').length > 50")
    page.fill("#search", "matter 613")
    page.wait_for_selector("#item-list li.heading")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel-title")
    shows_text(page, "#panel-title", "matter 613")
    page.click("#panel [data-to=map]")
    holds(page, "view.at.has(state.item)")


def test_the_page_is_worked_with_keys_alone(visit):
    """Skip link, search, list, facts, neighbours, back: every step by key, the focus where a reader expects it."""
    page = visit(after="#view=map")
    focused = "document.activeElement.id || document.activeElement.textContent"
    page.keyboard.press("Tab")
    holds(page, focused, "Skip to the search")
    page.keyboard.press("Enter")
    page.keyboard.type("youth off")
    expect(page.locator("#status")).to_have_text("1 of 61 items shown")
    page.keyboard.press("ArrowDown")
    holds(page, f"({focused}).includes('Youth Offending Team')")
    page.keyboard.press("Enter")
    holds(page, focused, "panel-title")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    holds(page, "state.view", "path")
    page.go_back()
    expect(page.locator("#panel-title")).to_be_visible()
    page.focus("#back")
    page.keyboard.press("Escape")
    holds(page, f"({focused}).includes('Youth Offending Team')")
    page.keyboard.press("ArrowUp")
    holds(page, focused, "search")


def test_what_is_chosen_while_one_types_is_not_undone_by_the_search(visit):
    """The last letters count at once, and an item that was opened stays open when the search has caught up."""
    page = visit(after="#view=map")
    page.clock.install(time=0)
    page.clock.pause_at(1000)  # the page's timers run when the test says so
    page.fill("#search", "youth off")
    page.press("#search", "ArrowDown")
    holds(page, "document.activeElement.textContent.includes('Youth Offending Team')")
    page.keyboard.press("Enter")
    holds(page, "document.activeElement.id", "panel-title")
    page.clock.run_for(1000)
    holds(page, "[document.activeElement.id, state.q]", ["panel-title", "youth off"])
    page.click("#back")
    page.fill("#search", "fire")
    page.uncheck("#kinds input[value=Person]")
    page.clock.run_for(1000)
    expect(page.locator("#search")).to_have_value("fire")
    holds(page, "[state.q, state.hidden.has('Person')]", ["fire", True])


def test_tabs_and_lists_follow_the_arrows(visit):
    """A list is one stop of the Tab key; Home and End go to its ends; the arrows change the tab."""
    page = visit(after="#view=map")
    holds(page, "document.querySelectorAll('#item-list button[tabindex=\"0\"]').length", 1)
    page.focus("#item-list button")
    page.keyboard.press("End")
    holds(page, "document.activeElement === [...document.querySelectorAll('#item-list [data-item]')].at(-1)")
    page.keyboard.press("Home")
    holds(page, "document.activeElement === document.querySelector('#item-list button')")
    page.focus("#tab-items")
    page.keyboard.press("ArrowRight")
    holds(page, "document.activeElement.id", "tab-findings")
    expect(page.locator("#findings")).to_be_visible()


def test_nothing_in_the_drawing_takes_the_focus(visit):
    """The canvas is an image with a name; the lists hold what it shows."""
    page = visit(after="#view=map")
    assert page.get_attribute("#drawing", "role") == "img"
    assert page.get_attribute("#drawing", "aria-label")
    holds(page, "document.querySelectorAll('#drawing [tabindex]').length", 0)


@pytest.mark.parametrize(
    ("after", "width"),
    [
        ("", 1400),
        ("#view=items", 1400),
        ("#team%3Asafety", 1400),
        ("#view=around&item=team%3Asafety", 390),
        ("#view=around&item=team%3Asafety&steps=2", 1400),
        ("#view=path&from=person%3A0&to=agency%3Afire", 1400),
        ("#view=map", 1400),
        ("#view=map&list=findings&severity=high", 1400),
    ],
)
def test_axe_finds_no_barrier_on_the_network_page(visit, after, width):
    """WCAG 2.0 to 2.2, A and AA: no violation, whatever is open."""
    page = visit(after=after, width=width)
    page.evaluate("document.getElementById('filters').open = true")
    assert axe(page) == []


@pytest.mark.parametrize(("result", "width"), [("plain", 1400), ("hostile", 390)])
def test_axe_finds_no_barrier_on_the_map(visit, result, width):
    """WCAG 2.0 to 2.2, A and AA: no violation."""
    assert axe(visit("map", result, width=width)) == []


@pytest.mark.parametrize("exporter", ["map", "network"])
@pytest.mark.parametrize("result", ["plain", "hostile", "large"])
def test_no_page_scrolls_sideways_at_320_pixels(visit, exporter, result):
    """Tables that are wide scroll inside a region that takes the focus."""
    page = visit(exporter, result, width=320)
    assert fits(page)
    if exporter == "network":
        page.evaluate("document.getElementById('filters').open = true")
        page.select_option("#view-choice", "items")
        holds(page, "state.view", "items")
        assert fits(page)
        page.evaluate(
            "openItem(NODES.reduce((best, node, n) => (node.label.length > NODES[best].label.length ? n : best), 0))"
        )
        assert fits(page)
    for region in page.locator(".wide-table").all():
        assert region.get_attribute("tabindex") == "0"


def test_the_table_holds_the_facts_of_all_that_is_shown(visit):
    """Without the drawing: kind, name, facts, relations and findings of each item, following the filters."""
    page = visit(after="#view=items")
    expect(page.locator(".items tbody tr")).to_have_count(59)
    row = page.locator(".items tbody tr", has=page.locator("th", has_text="5.2 Patrol"))
    for words in ("Action", "31 December 2025", "Leadership, Partnership and Coordination", "critical:"):
        expect(row).to_contain_text(words)
    page.click("#views a:has-text('Map')")
    page.uncheck("#kinds input[value=Action]")
    page.click("#views a:has-text('All items')")
    expect(page.locator(".items tbody tr")).to_have_count(33)


def test_what_the_page_unpacks_is_what_was_found(visit):
    """Items, relations, findings and seats come back whole from the short form in the page, however hostile their words."""
    for name, result in (("plain", hand_made.plan()), ("hostile", hand_made.plan(hostile=True))):
        page = visit(result=name)
        found = page.evaluate(
            """DATA.findings.map((one) => [one.key, one.message, one.about, one.severity, ...["why", "fix", "agenda"].map((part) => DATA.texts[one[part]]),
               one.evidence.map((place) => DATA.texts[place]), one.nodes.map((node) => NODES[node].item)])"""
        )
        for seen, finding in zip(found, result.findings.all, strict=True):
            words = (finding.key, finding.message, finding.subject_name, finding.severity, finding.why, finding.fix)
            assert seen[:7] == [printable(text) for text in (*words, finding.agenda)]
            assert seen[7:] == [[printable(place) for place in finding.evidence], list(finding.nodes)]
        network = views.network(result)
        items = page.evaluate(
            "NODES.map((one) => [one.item, one.kind, one.label, one.body < 0 ? '' : NODES[one.body].item, one.seat, one.words, one.facts])"
        )
        for seen, mark in zip(items, network.marks, strict=True):
            facts = [[label, text] for label, text in mark.facts]
            assert seen == [mark.id, mark.kind, mark.label, mark.body, mark.seat, list(mark.words), facts]
        ties = page.evaluate(
            "NODES.flatMap((one) => tiesOf(one.number).filter((tie) => tie.out).map((tie) => [one.item, NODES[tie.other].item, tie.kind, tie.says]))"
        )
        assert sorted(ties) == sorted(
            [line.tail, line.head, tie.kind, tie.says] for line in network.lines for tie in line.ties
        )
        assert len(ties) == page.evaluate("NODES.flatMap((one) => tiesOf(one.number).filter((tie) => !tie.out)).length")
        pictures = page.evaluate(
            """DATA.pictures.map((one) => [Object.fromEntries(Array.from({ length: one.marks }, (_, n) => [NODES[one.at[3 * n]].item, [one.at[3 * n + 1], one.at[3 * n + 2]]])),
               one.frames.map((box) => [box.x, box.y, box.width, box.height, box.title, box.item < 0 ? "" : NODES[box.item].item, box.level, box.mirrored])])"""
        )
        for (seats, boxes), picture in zip(pictures, network.pictures, strict=True):
            assert seats == {item: [round(x), round(y)] for item, (x, y) in picture.seats.at.items()}
            assert boxes == [
                [*map(round, (f.x, f.y, f.width, f.height)), list(f.title), f.item, f.level, f.mirrored]
                for f in picture.seats.frames
            ]


def test_numbers_and_texts_written_short_come_back(visit):
    """Whatever texts and numbers: leading zeros, other scripts' digits, many numbers in one, none at all."""
    chance = Random(1)
    pieces = [
        "0",
        "7",
        "07",
        "12",
        "1000000000",
        "123456789",
        "٣",
        "row ",
        ", page ",
        "–",
        " 12 May 2020",
        "\U0001f600",
        "-",
        "é",
    ]
    texts = ["", *("".join(chance.choices(pieces, k=chance.randrange(6))) for _ in range(400))]
    numbers = [chance.getrandbits(chance.randrange(31)) * chance.choice((1, -1)) for _ in range(400)]
    page = visit()
    assert page.evaluate("(short) => textsIn(short)", _short.packed(texts)) == texts
    written = _short.numbers(map(_short.signed, numbers))
    assert page.evaluate("(text) => Array.from(numbersIn(text), signed)", written) == numbers


def test_a_mark_of_the_overview_leads_to_the_map_of_its_group_and_back(visit):
    """Circles are links that say their counts; Enter goes down a level, Back and Up go up; the matrix leads to findings."""
    page = visit()
    says_status(page, "26 of 26 actions and 15 of 15 findings shown")
    mark = page.locator(".overview a.group", has_text="Enforcement")
    assert mark.get_attribute("aria-label") == "Enforcement: 5 actions, 3 findings"
    mark.focus()
    expect(page.locator(".overview .shared.on")).to_have_count(4)
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_have_text("17 of 61 items shown")
    expect(page.locator("#up")).to_have_text("Up: overview")
    page.go_back()
    expect(page.locator(".overview")).to_be_visible()
    page.click(".choice a:has-text('Boards')")
    expect(page.locator(".overview a.group")).to_have_count(3)
    page.click(".choice a:has-text('Themes')")
    page.locator(".families tbody tr", has_text="Identification").locator("td a").first.click()
    holds(page, "[state.view, state.family]", ["findings", "load"])
    holds(page, "passed().findings.length", 1)


def test_filters_are_common_to_all_views(visit):
    """A filter set in one view holds in every other, and Clear takes it away; what is left out fades in the map."""
    page = visit()
    page.select_option("#only-theme", label="Prevention")
    shows_text(page, "#status", "5 of 26 actions and ")
    page.click("#views a:has-text('Map')")
    holds(page, "[view.bright.size < view.at.size, view.at.size]", [True, 59])
    page.click("#views a:has-text('Actions')")
    holds(page, "passed().actions.length", 5)
    page.select_option("#only-status", "open")
    holds(page, "passed().actions.every((item) => statusOf(item) === 'open')")
    page.click("#clear")
    holds(page, "passed().all")


def test_the_path_between_two_items_is_a_chain_and_sentences(visit):
    """Both ends by search; the shortest way over who does what, as a drawing of links and as a list that says the same."""
    page = visit(after="#view=path")
    for end, words in (("from", "ann ex"), ("to", "fire brig")):
        page.fill(f"#way-{end}", words)
        page.click(f"#way-{end}-list button")
    holds(page, "document.activeElement.id", "way-result")
    steps = page.locator(".ways ol").first.locator("li").all_inner_texts()
    expect(page.locator("#way-result")).to_have_text(f"Ann Example to London Fire Brigade: {len(steps)} steps")
    assert "Ann Example" in steps[0]
    assert "London Fire Brigade" in steps[-1]
    assert page.locator(".way").first.locator("a.near").count() == len(steps) + 1
    again = visit(after=page.evaluate("location.hash"))
    assert again.locator(".ways ol").first.locator("li").all_inner_texts() == steps


def test_a_finding_shows_its_rule_in_cypher_to_be_copied(browser, tmp_path):
    """The query stands in the page as the rule file has it, with the day that it was asked for."""
    (tmp_path / "plan.csv").write_text("No.,Action,Lead\n1,Train staff,\n", encoding="utf-8")
    result = pipeline.analyse(pipeline.to_register(pipeline.read([tmp_path / "plan.csv"])))
    exporters.write("network", result, tmp_path / "network.html")
    page = browser.new_page()
    page.goto((tmp_path / "network.html").as_uri())
    page.evaluate("openFinding(DATA.findings.findIndex((one) => one.key.startsWith('action-without-owner')))")
    page.click(".cypher summary")
    expect(page.locator(".cypher pre")).to_be_visible()
    text = page.text_content(".cypher pre")
    asked = next(said.query for said in result.findings.assessments if said.rule == "action-without-owner")
    assert text.endswith(asked)
    assert result.as_of.isoformat() in text
    page.click(".cypher .copy")
    expect(page.locator(".cypher [role=status]")).not_to_be_empty()
    page.close()


def test_both_pages_print_to_a4(visit):
    """The map prints as a drawing of lines with what was filtered and its items as a table; the sections of the other page are numbered."""
    for exporter in ("map", "network"):
        page = visit(exporter)
        if exporter == "network":
            page.evaluate("choose({ view: 'map', severity: 'high' })")
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            assert page.text_content("#on-paper") == f"Map. {status(page)} (severity: high)."
            expect(page.locator("#map-on-paper .shape")).to_have_count(59)
            expect(page.locator("#map-on-paper tbody tr")).to_have_count(page.evaluate("listed().inside.length"))
            page.evaluate("choose({ severity: '' })")
        pdf = page.pdf(prefer_css_page_size=True)
        boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf))
        assert {tuple(round(float(side)) for side in box) for box in boxes} <= {(595, 842), (842, 595), (612, 792)}
        assert len(re.findall(rb"/Type /Page\b", pdf)) >= 3


def test_a_reader_who_wants_less_motion_gets_none(visit):
    """No movement when the system asks for none; the chosen item is brought into view all the same."""
    page = visit(after="#view=map&item=area%3Aexham", reduced_motion="reduce", width=390)
    page.evaluate("choose({ hidden: new Set(), item: INDEX.get('area:exham') })")
    is_drawn(page)
    seat = page.evaluate("view.network.canvasToDOM(view.at.get(state.item))")
    assert 0 < seat["x"] < 390
