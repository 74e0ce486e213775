"""What a network page of a register weighs and how quick it is: building, the first picture, a group's map, panning.

    python benchmarks/pages.py [--nodes 1000 5000 20000] [--seed 1]

The register is made by chance (`country.py`), the rules are run on it and the named pictures drawn of it. A page is opened in Chromium without a graphics card at
1400 x 900; a time is that from the start of loading, or from a choice, until a frame after the picture is whole, or the longest table sorted. Exit code 1 where a
target is missed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from country import AS_OF, country
from playwright.sync_api import Page, sync_playwright

from partnergraph import gaps, pictures, rules
from partnergraph.engines import open_engine
from partnergraph.exporters import network
from partnergraph.model import Register, Result

OVERVIEW, MAP, TABLE, FRAMES = 1.0, 1.5, 1.0, 25.0
"""Seconds to the overview, to a map and to a sorted table; frames a second while a map of 700 marks at most is panned."""

WEIGHT = {1_000: 1.0, 20_000: 6.0}
"""Megabytes of a page at most, by nodes."""

_FRAME = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
_COUNT = "(() => { window.drawn = 0; const count = () => { window.drawn += 1; requestAnimationFrame(count); }; count(); window.began = performance.now(); })()"


def _result(nodes: int, seed: int) -> tuple[Result, float]:
    """A result on a register of about so many nodes, and the seconds in which its pictures were asked for."""
    partnerships = max(2, round(nodes / 310))
    left = nodes - 80 * partnerships - 30  # two nodes an action, and a waiver for the first 400 of them
    graph = country(partnerships, left // 3 if left < 1_200 else (left - 400) // 2, seed)
    with open_engine("ladybug") as engine:
        engine.load(graph)
        found = gaps.find(graph, engine, rules.shipped(), as_of=AS_OF, parameters={})
        begun = time.perf_counter()
        drawn = pictures.whole(engine, AS_OF)
        asked = time.perf_counter() - begun
    return Result("A register of a country", AS_OF, Register({}), graph, found, pictures=drawn), asked


def _times(page: Page, address: str) -> dict[str, float]:
    """Seconds to the overview, to the largest map from it and to a sorted table, and frames a second on the map."""
    page.goto(address)
    page.wait_for_selector(".overview a.group")
    first = float(page.evaluate(f"{_FRAME}")) / 1000
    largest = "DATA.pictures.reduce((best, entry) => (entry.marks > best.marks ? entry : best)).id"
    begun = float(page.evaluate("performance.now()"))
    page.evaluate(f"choose({{ view: 'map', picture: {largest} }})")
    while not page.evaluate("view.painted?.key === view.key"):
        page.wait_for_timeout(5)
    mapped = (float(page.evaluate(_FRAME)) - begun) / 1000
    marks = float(page.evaluate("view.at.size"))
    frames = _dragged(page)
    page.evaluate("choose({ view: 'findings' })")
    begun = float(page.evaluate("performance.now()"))
    page.evaluate("choose({ sort: '-finding' })")
    sorted_ = (float(page.evaluate(_FRAME)) - begun) / 1000
    return {
        "overview": first,
        "map": mapped,
        "marks": marks,
        "frames": frames,
        "table": sorted_,
    }


def _dragged(page: Page) -> float:
    """Frames a second while the map is dragged with the mouse."""
    box = page.locator("#drawing").bounding_box() or {"x": 0.0, "y": 0.0}
    x, y = box["x"] + 300, box["y"] + 8
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(_COUNT)
    for step in range(90):
        page.mouse.move(x + 2 * step, y + step)
    frames = float(page.evaluate("(window.drawn * 1000) / (performance.now() - window.began)"))
    page.mouse.up()
    return frames


def _measured(nodes: int, seed: int, opened: Callable[[], Page], folder: Path) -> tuple[str, list[str]]:
    """A line for the table, and the targets that are missed."""
    result, asked = _result(nodes, seed)
    begun = time.process_time()
    text = network.page(result)
    took = time.process_time() - begun
    path = folder / f"{nodes}.html"
    path.write_text(text, encoding="utf-8")
    weight = path.stat().st_size / 1e6
    size = sum(map(len, result.graph.nodes.values()))
    page = opened()
    times = _times(page, path.as_uri())
    page.close()
    missed = [
        f"{nodes:,} nodes: {what}"
        for what, bad in (
            ("weight", weight > WEIGHT.get(nodes, 99)),
            ("overview", times["overview"] > OVERVIEW),
            ("map", times["map"] > MAP),
            ("table", times["table"] > TABLE),
            ("frames", times["frames"] < FRAMES),
        )
        if bad
    ]
    return (
        f"{size:7,} {len(result.findings.all):9,} {asked:8.1f} {took:8.1f} {weight:7.2f} {times['overview']:9.2f} {times['map']:6.2f} {times['marks']:6.0f} {times['frames']:7.0f} {times['table']:6.2f}",
        missed,
    )


def main() -> int:
    """Make registers of several sizes, write and open their pages, print the table and what misses a target."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--nodes", type=int, nargs="+", default=[1_000, 5_000, 20_000])
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        print("no Chromium", file=sys.stderr)
        return 2
    missed: list[str] = []
    print("  nodes  findings  asked s  built s      MB  overview    map  marks  frames  table")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser: Any = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for nodes in options.nodes:
            line, bad = _measured(
                nodes, options.seed, lambda: browser.new_page(viewport={"width": 1400, "height": 900}), Path(folder)
            )
            print(line, flush=True)
            missed += bad
        browser.close()
    for what in missed:
        print(f"missed: {what}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
