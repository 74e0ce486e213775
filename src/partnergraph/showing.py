"""Show a graph or a result: the network page in a notebook's frame, a named picture as SVG.

In: a Graph or a Result, the name of a picture and what it is about. Out: a Page, a Paper. Refuses: a picture or a name that there is
not, and a file that is neither `.html` nor `.svg`.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from partnergraph import engines, exporters, pictures
from partnergraph.errors import InputError
from partnergraph.exporters import network
from partnergraph.exporters._drawn import png
from partnergraph.exporters._svg import svg
from partnergraph.model import Drawn, Findings, Graph, Register, Result
from partnergraph.rules import sketches
from partnergraph.rules.sketches import Sketch
from partnergraph.views import to_pyvis
from partnergraph.views.named import scene

__all__ = ["MOST", "Page", "Paper", "check", "drawn", "named", "page", "picture", "sketch", "to_pyvis", "write"]

MOST = 2_000
"""Items up to which a notebook shows the page itself: each page that is shown stays in the notebook's file."""

_FRAME = (
    '<iframe title="{title}" sandbox="allow-scripts allow-forms allow-modals allow-downloads" srcdoc="{page}" '
    'width="100%" height="{height}" style="border:1px solid #c9d1d9"></iframe>'
)


@dataclass(frozen=True, slots=True)
class Page:
    """The network page. A notebook shows it in a frame that can reach neither the notebook nor a network.

    Attributes:
        title: The title of the result.
        nodes: How many items it holds.
        text: The page as HTML.
    """

    title: str
    nodes: int
    text: str

    def save(self, path: Path | str) -> Path:
        """Write the page to a file and return its path."""
        exporters.write_text(Path(path), self.text)
        return Path(path)

    def frame(self, height: int = 720) -> str:
        """Return the page as an element for another page: a frame that holds all of it."""
        return _FRAME.format(title=html.escape(f"{self.title}: network"), page=html.escape(self.text), height=height)

    def widget(self, height: int = 720) -> Any:
        """Return the page as a widget, whose `selected` is the id of the item that was clicked last.

        Raises:
            InputError: anywidget is not installed: `pip install partnergraph[widget]`.
        """
        try:
            import anywidget
            import traitlets
        except ImportError:
            raise InputError(
                "A widget needs anywidget.", todo="Install it: pip install partnergraph[widget]."
            ) from None

        class View(anywidget.AnyWidget):
            """The network page in a frame; `selected` is the id of the item that was chosen last."""

            _esm = (files("partnergraph.assets") / "widget.js").read_text(encoding="utf-8")
            page = traitlets.Unicode().tag(sync=True)
            title = traitlets.Unicode().tag(sync=True)
            height = traitlets.Int().tag(sync=True)
            selected = traitlets.Unicode("").tag(sync=True)

        return View(page=self.text, title=f"{self.title}: network", height=height)

    def _repr_html_(self) -> str:
        if self.nodes > MOST:
            return (
                f"<p>The network page of {html.escape(self.title)} holds {self.nodes:,} items, more than a notebook should carry. "
                "Write it with <code>.save(&quot;network.html&quot;)</code> and open it in a browser.</p>"
            )
        return self.frame()


@dataclass(frozen=True, slots=True)
class Paper:
    """A named picture as SVG, for a notebook, a page or a paper."""

    title: str
    text: str
    facts: tuple[str, ...]

    def save(self, path: Path | str) -> Path:
        """Write the picture to a file, `.svg` or `.png`, and return its path."""
        _write(self.text, Path(path))
        return Path(path)

    def _repr_svg_(self) -> str:
        return self.text


def page(shown: Graph | Result, picture: str = "", about: str = "") -> Page:
    """Return the network page.

    Args:
        shown: What to show; a graph alone has no findings.
        picture: A named picture to open the page with; `partnergraph view --pictures` lists them.
        about: What the picture is about, by name.

    Raises:
        InputError: There is no such picture, or nothing is called so.
    """
    result = with_pictures(_result(shown), picture, about)
    return Page(result.title or "Partnership action plan", len(result.graph), network.page(result))


def picture(shown: Graph | Result, picture: str, about: str = "") -> Paper:
    """Return a named picture.

    Args:
        shown: What to draw it of.
        picture: Its name.
        about: What it is about, by name; a finding by its key, or its rule and what it is about.

    Raises:
        InputError: There is no such picture, or nothing is called so.
    """
    result = _result(shown)
    laid_out = scene(result, drawn(result, picture, about))
    return Paper(laid_out.title, str(svg(laid_out)), tuple(laid_out.facts))


def drawn(result: Result, picture: str, about: str = "", *, engine: str = "ladybug") -> Drawn:
    """Return what a named picture shows, before it is laid out; see `picture`."""
    asked = pictures.named(picture)
    with engines.open_engine(engine) as database:
        database.load(result.graph)
        return pictures.draw(asked, database, result.graph, result.findings, about)


def named() -> tuple[Sketch, ...]:
    """Return the named pictures, those of the whole first."""
    return sketches.shipped()


def sketch(picture: str) -> Sketch:
    """Return a named picture by its name or title.

    Raises:
        InputError: There is no such picture.
    """
    return pictures.named(picture)


def with_pictures(result: Result, picture: str = "", about: str = "") -> Result:
    """Return the result with the pictures that its page shows, the one that is asked for first."""
    asked = pictures.named(picture) if picture else None
    with engines.open_engine("ladybug") as database:
        database.load(result.graph)
        whole = result.pictures or pictures.whole(database, result.as_of)
        if asked is None:
            return replace(result, pictures=whole)
        first = pictures.draw(asked, database, result.graph, result.findings, about)
    return replace(result, pictures=(first, *(one for one in whole if one.id != first.id)))


def check(picture: str, about: str, path: Path) -> Sketch:
    """Return the picture that is asked for, before any work is done.

    Raises:
        InputError: There is no such picture, it is about something and is not told about what, or the file is of no kind that a
            picture is written as.
    """
    if path.suffix.casefold() not in {".svg", ".png", ".html", ".htm"}:
        raise InputError("A picture is written as .svg or .png, or as .html with the whole page.", where=path.name)
    asked = pictures.named(picture)
    pictures.check(asked, about)
    return asked


def write(result: Result, picture: str, about: str, path: Path) -> None:
    """Write a named picture: alone as `.svg` or `.png`, or as the first of the network page as `.html`; see `check`."""
    check(picture, about, path)
    if path.suffix.casefold() in {".svg", ".png"}:
        _write(str(svg(scene(result, drawn(result, picture, about)))), path)
    else:
        exporters.write("network", with_pictures(result, picture, about), path)


def _write(text: str, path: Path) -> None:
    if path.suffix.casefold() != ".png":
        exporters.write_text(path, text)
        return
    made = png(text)
    if made is None:
        raise InputError("There are no fonts on this machine to draw words with.", todo="Write the picture as .svg.")
    exporters.write_bytes(path, made)


def _result(shown: Graph | Result) -> Result:
    if isinstance(shown, Result):
        return shown
    today = date.today()  # noqa: DTZ011 - a plan's day is the reader's own day
    return Result("", today, Register({}), shown, Findings(today, ()))
