"""What a network page of a register weighs and how quick it is: building, the first picture, a group's map, panning.

    python benchmarks/pages.py [--nodes 1000 5000 20000] [--seed 1]

The register is made by chance (`country.py`) and the rules are run on it. A page is opened in Chromium without a graphics card at
1400 x 900; a time is that from the start of loading, or from a choice, until a frame after the picture is whole. Exit code 1 where a
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

from partnergraph import gaps, rules
from partnergraph.engines import open_engine
from partnergraph.exporters import network
from partnergraph.model import Register, Result

OVERVIEW, MAP, FRAMES = 1.0, 1.5, 25.0
"""Seconds to the overview and to a map; frames a second while a map of 700 marks at most is panned."""

WEIGHT = {1_000: 1.0, 20_000: 6.0}
"""Megabytes of a page at most, by nodes."""

_FRAME = "new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
_COUNT = "(() => { window.drawn = 0; const count = () => { window.drawn += 1; requestAnimationFrame(count); }; count(); window.began = performance.now(); })()"


def _result(nodes: int, seed: int) -> Result:
    """A result on a register of about so many nodes."""
    partnerships = max(2, round(nodes / 310))
    left = nodes - 80 * partnerships - 30  # two nodes an action, and a waiver for the first 400 of them
    graph = country(partnerships, left // 3 if left < 1_200 else (left - 400) // 2, seed)
    with open_engine("ladybug") as engine:
        engine.load(graph)
        found = gaps.find(graph, engine, rules.shipped(), as_of=AS_OF, parameters={})
    return Result("A register of a country", AS_OF, Register({}), graph, found)


def _times(page: Page, address: str) -> dict[str, float]:
    """Seconds to the overview and to the largest map from it, and frames a second there."""
    page.goto(address)
    page.wait_for_selector(".overview a.group")
    first = float(page.evaluate(f"{_FRAME}")) / 1000
    largest = "DATA.pictures.reduce((best, entry) => (entry.at.length > best.at.length ? entry : best)).id"
    begun = float(page.evaluate("performance.now()"))
    page.evaluate(f"choose({{ view: 'map', picture: {largest} }})")
    mapped = (float(page.evaluate(_FRAME)) - begun) / 1000
    frames = _dragged(page)
    return {
        "overview": first,
        "map": mapped,
        "marks": float(page.evaluate("view.at.size")),
        "frames": frames,
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
    result = _result(nodes, seed)
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
            ("frames", times["frames"] < FRAMES),
        )
        if bad
    ]
    return (
        f"{size:7,} {len(result.findings.all):9,} {took:8.1f} {weight:7.2f} {times['overview']:9.2f} {times['map']:6.2f} {times['marks']:6.0f} {times['frames']:7.0f}",
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
    print("  nodes  findings  built s      MB  overview    map  marks  frames")
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
