"""The tables of the network page in a real browser: sorted, filtered, exported, worked with keys, read aloud, printed."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

import hand_made
from page_state import holds, says_status, shows_text
from partnergraph import exporters, views
from partnergraph.exporters import _map_tables
from partnergraph.exporters.map import page as map_of
from test_pages import axe, fits, visit  # noqa: F401 - a fixture
from test_views_tables import result  # noqa: F401

pytestmark = pytest.mark.browser

TABLES = ("findings", "actions", "rasci", "together", "spocs", "boards", "plans", "calendar", "load")
OPEN_AROUND = "#panel-title"


@pytest.fixture(scope="module")
def files(tmp_path_factory, result):  # noqa: F811
    """The pages of a small register with something in every table, a hostile and a large one."""
    folder = tmp_path_factory.mktemp("tables")
    made = {}
    for name, found in {
        "plain": result,
        "hostile": hand_made.plan(hostile=True),
        "large": hand_made.synthetic(1000),
    }.items():
        made["network", name] = folder / f"{name}.html"
        exporters.write("network", found, made["network", name])
    made["map", "plain"] = folder / "map.html"
    exporters.write("map", result, made["map", "plain"])
    return made


def begins(page, *rows, within="table.rows"):
    """Wait until the rows of a table begin with these words, in this order; there may be more rows."""
    first = page.locator(f"{within} tbody tr > :first-child")
    for number, words in enumerate(rows):
        expect(first.nth(number)).to_have_text(re.compile(rf"^\s*{re.escape(words)}"))


def rows_begin(page, *rows, within="table.rows"):
    """Wait until a table has these rows and no more."""
    expect(page.locator(f"{within} tbody tr")).to_have_count(len(rows))
    begins(page, *rows, within=within)


def saved(page, button):
    """The rows of the file that a button saves."""
    with page.expect_download() as waiting:
        button.click()
    text = waiting.value.path().read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_heading_sorts_one_way_the_other_way_and_not_at_all(visit):  # noqa: F811
    """What has no date comes last either way; the address keeps the order, and a screen reader is told it."""
    page = visit(after="#view=actions")
    heading = page.locator('[data-sort="due"]')
    heading.click()
    begins(page, "7 Do 7", "4 Do 4")
    expect(page.locator("th:has([data-sort=due])")).to_have_attribute("aria-sort", "ascending")
    holds(page, "location.hash.includes('sort=due')")
    expect(heading).to_be_focused()
    heading.click()
    rows_begin(page, *"51234768")
    expect(page.locator("th:has([data-sort=due])")).to_have_attribute("aria-sort", "descending")
    heading.click()
    rows_begin(page, *"12345678")


def test_tables_show_what_passes_the_filters_common_to_all_views(visit):  # noqa: F811
    """A theme leaves its actions in every table."""
    page = visit(after="#view=actions&theme=theme:a")
    rows_begin(page, *"1245")
    says_status(page, "4 of 8 actions shown")
    page.locator('#views [data-view="rasci"]').click()
    expect(page.locator("#view-rasci tbody th[scope=row]")).to_have_count(4)
    page.locator('#views [data-view="load"]').click()
    begins(page, "Head of Safety", within="#view-load table")


def test_the_letters_are_those_of_the_view(visit, result):  # noqa: F811
    """The matrix that the page works out is the one that is worked out for papers, with its checks."""
    page = visit(after="#view=rasci&columns=parties")
    matrix = views.rasci(result)
    heads = page.locator("#view-rasci th.turned").all_text_contents()
    assert [head.split(", ")[0] for head in heads] == [member.short for member in matrix.members]
    rows = page.locator("#view-rasci tbody tr:not(.section)")
    lines = [line for section in matrix.sections for line in section.lines]
    for number, line in enumerate(sorted(lines, key=lambda line: line.task.ref)):
        cells = [
            cell.strip()
            for cell in rows.nth(number)
            .locator("td")
            .evaluate_all("cells => cells.map(cell => (cell.querySelector('[aria-hidden]') ?? cell).textContent)")
        ]
        assert cells == [line.check, *(line.letters.get(member.id, "") for member in matrix.members)], line.task.ref


def test_what_is_shown_is_saved_and_no_cell_is_a_formula(visit):  # noqa: F811
    """The file holds the rows that pass, in their order, whatever page is shown; a spreadsheet runs none of its cells."""
    page = visit(after="#view=actions&sort=-due&theme=theme:a")
    rows = saved(page, page.get_by_role("button", name="Download as CSV"))
    assert [row[0] for row in rows] == ["Action", "5 Do 5", "1 Do 1", "2 Do 2", "4 Do 4"]
    page = visit(result="hostile", after="#view=load")
    rows = saved(page, page.get_by_role("button", name="Download as CSV"))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    assert any(cell.startswith("'=cmd") for row in rows for cell in row)


def test_a_cell_opens_what_it_is_about_and_the_focus_comes_back(visit):  # noqa: F811
    """With keys alone: from the name of an action to its facts and back to where one was."""
    page = visit(after="#view=actions")
    page.locator('#view-actions tbody [data-item="0"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator(OPEN_AROUND)).to_be_focused()
    expect(page.locator(OPEN_AROUND)).to_have_text("1 Do 1")
    page.keyboard.press("Escape")
    expect(page.locator('#view-actions tbody [data-item="0"]').first).to_be_focused()


def test_two_agencies_without_an_agreement_are_marked_and_the_mark_opens_the_finding(visit):  # noqa: F811
    """The cell says how many actions they share; in words as well as by colour."""
    page = visit(after="#view=together")
    mark = page.locator("#view-together td.gap button").first
    assert "Exham Council and MPS: 2 shared actions, no agreement, 1 joint board" in mark.text_content()
    mark.click()
    shows_text(page, OPEN_AROUND, "share 2 open actions")


def test_a_pair_without_a_finding_leads_to_its_row(visit):  # noqa: F811
    """The row tells which agreement, which boards, which actions."""
    page = visit(after="#view=together")
    page.locator("#view-together td.covered button").first.click()
    row = page.locator("#view-together .list-of tr:has(:focus)")
    expect(row).to_contain_text("New protocol")
    expect(row).to_contain_text("3 Do 3")


def test_borders_without_a_contact_stand_out_in_words(visit):  # noqa: F811
    """Each cell says its state; a missing one opens the finding, another the contact."""
    page = visit(after="#view=spocs")
    states = page.locator("#view-spocs .matrix .state-word").all_text_contents()
    assert sorted(states) == ["missing", "one-way", "stale", "vacant"]
    page.locator("#view-spocs .matrix .is-missing button").click()
    shows_text(page, OPEN_AROUND, "no single point of contact for its neighbour Zed")
    page.go_back()
    expect(page.locator(OPEN_AROUND)).to_be_hidden()
    page.locator("#view-spocs .matrix .is-vacant button").click()
    expect(page.locator(OPEN_AROUND)).to_have_text("Moves, Exham")


def test_the_calendar_has_a_line_for_today_and_marks_crowded_days(visit):  # noqa: F811
    """A day leads to its rows; what is without a date is listed."""
    page = visit(after="#view=calendar")
    assert "March 2026" in page.text_content("#view-calendar tr.now th")
    crowded = page.locator("#view-calendar td.crowded button")
    assert crowded.text_content() == "330 June 2026: 3 × action due, many on one day"
    crowded.click()
    expect(page.locator("#view-calendar .list-of tr:has(:focus) th")).to_have_text("30 June 2026")
    shows_text(page, "#view-calendar .undated", "8 Do 8")


def test_the_plan_tree_folds(visit):  # noqa: F811
    """Plan, theme and recommendation are headings; what is folded is filled when it is opened."""
    page = visit(after="#view=plans")
    assert page.locator("#view-plans h3").all_text_contents()[:2] == ["Prevention", "No theme"]
    assert "Do both" in page.text_content("#view-plans h4")
    page.get_by_role("button", name="Fold all", exact=True).click()
    expect(page.locator("#view-plans table").first).to_be_hidden()
    page.locator("#view-plans summary").first.press("Enter")
    expect(page.locator("#view-plans details[open]")).to_have_count(1)


def test_a_long_table_is_shown_in_pages_and_sorted_as_a_whole(visit):  # noqa: F811
    """The pages of many rows turn at once; a page begins anew when the order changes."""
    page = visit(result="large", after="#view=actions")
    total = int(page.locator("#view-actions .tools p").text_content().split(" of ")[1].split()[0].replace(",", ""))
    assert total > 400
    assert page.locator("#view-actions tbody tr").count() == 200
    page.get_by_role("button", name="Next").click()
    shows_text(page, "#view-actions .tools p", "Rows 201 to 400 of")
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    spent = page.evaluate(
        "() => { const t = performance.now(); choose({ sort: '-due' }); return performance.now() - t; }"
    )
    shows_text(page, "#view-actions .tools p", "Rows 1 to 200 of")
    assert spent < 1500
    assert len(saved(page, page.get_by_role("button", name="Download as CSV"))) == total + 1


@pytest.mark.parametrize("width", [1400, 320])
def test_axe_finds_no_barrier_in_any_table_and_no_page_scrolls_sideways(visit, width):  # noqa: F811
    """All tables, wide and narrow."""
    page = visit(width=width)
    for name in TABLES:
        page.evaluate(f"choose({{ view: '{name}' }})")
        assert page.locator(f"#view-{name} table").count() > 0, name
        # What a narrow page has of its own are rows as cards and matrices that scroll.
        assert (width == 320 and name not in {"actions", "rasci"}) or axe(page) == [], name
        assert fits(page), name


def test_hostile_names_stand_in_the_tables_as_text(visit):  # noqa: F811
    """Nothing of a plan is run in any of them."""
    page = visit(result="hostile")
    for name in TABLES:
        page.evaluate(f"choose({{ view: '{name}' }})")
        assert page.locator(f"#view-{name} img, #view-{name} script").count() == 0
    assert "<img src=x onerror=alert(1)>" in page.text_content("#view-load")


def test_a_heading_that_stays_does_not_cover_what_has_the_focus(visit):  # noqa: F811
    """Going through a long table with the Tab key, each stop is seen whole."""
    page = visit(result="large", after="#view=actions", height=700)
    page.locator("#view-actions tbody button").nth(40).focus()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        holds(
            page,
            """() => { const box = document.activeElement.getBoundingClientRect();
            const head = document.querySelector('#view-actions thead').getBoundingClientRect();
            return box.top < head.bottom - 1 && document.activeElement.closest('tbody') !== null; }""",
            wanted=False,
        )


def test_a_table_is_printed_whole(visit):  # noqa: F811
    """On paper there are all rows and not a page of them."""
    page = visit(result="large", after="#view=actions")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#view-actions tbody tr").count() > 200
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#view-actions tbody tr").count() == 200
    page.evaluate("choose({ view: 'rasci' }); dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#view-rasci tbody tr:not(.section)")).to_have_count(page.evaluate("ACTIONS.length"))


def test_the_boards_are_those_of_the_view(visit, result):  # noqa: F811
    """Each board under the one that it reports to, with who chairs it, and where the chain breaks off."""
    page = visit(after="#view=boards")
    rows = page.evaluate(
        "[...document.querySelectorAll('#view-boards tbody tr')].map((row) => [...row.children].map((cell) => cell.innerText.trim()))"
    )
    for seen, branch in zip(rows, views.board_tree(result).branches, strict=True):
        assert branch.name in seen[0]
        assert [words in seen[0] for words in ("the highest", "see above")] == [branch.top, branch.again]
        assert all(words in seen[0] for words in branch.breaks)
        assert seen[1].split("\n") == list(branch.chairs or ("not given",))
        assert seen[2] == str(branch.members or "none listed")


def test_the_map_holds_the_same_tables_without_a_script(visit, result):  # noqa: F811
    """The letters, pairs, states, boards, dates and loads of the views, for readers of paper and where no script runs."""
    page = visit("map", java_script_enabled=False)
    sections = {name: page.inner_text(f"section[aria-labelledby={name}]") for name in ("rasci", "together", "contacts")}
    matrix = views.rasci(result)
    letters = page.locator("section[aria-labelledby=rasci] td.letter").all_inner_texts()
    assert sorted(letters) == sorted(
        said for part in matrix.sections for line in part.lines for said in line.letters.values()
    )
    assert page.locator("section[aria-labelledby=rasci] tbody .check").all_inner_texts() == [
        line.check for part in matrix.sections for line in part.lines if line.check
    ]
    assert "2 !" in sections["together"]
    assert "Exham Council and Metropolitan Police Service" in sections["together"]
    assert page.locator("section[aria-labelledby=contacts] td.spoc b").all_inner_texts() == [
        "vacant",
        "missing",
        "stale",
        "one-way",
    ]
    assert page.locator("section[aria-labelledby=boards] .check").all_inner_texts() == [
        "reports nowhere",
        *["in a circle"] * 3,
    ]
    assert "today is 31 March 2026" in page.inner_text("section[aria-labelledby=calendar] tr.now")
    assert "3, 0, 0" in page.inner_text("section[aria-labelledby=workload]")


@pytest.mark.parametrize("width", [1400, 320])
def test_axe_finds_no_barrier_in_the_tables_of_the_map(visit, width):  # noqa: F811
    """Wide and narrow, and nothing scrolls sideways but a matrix within itself."""
    page = visit("map", width=width)
    assert axe(page) == []
    assert fits(page)


def test_a_table_that_is_too_large_for_the_map_is_left_out_and_a_sentence_says_so(result, monkeypatch):  # noqa: F811
    """The network page holds it; what is not too large is there."""
    monkeypatch.setattr(_map_tables, "_ACTIONS", 7)
    monkeypatch.setattr(_map_tables, "_BARS", 2)
    text = map_of(result)
    assert (
        "8 actions by 5 parties are too many for a table here. The network page of the same report holds all of them."
        in text
    )
    assert "The first 2 of 3 parties that lead most." in text
    assert "Head of Safety" in text
