"""A named picture as SVG: small, printable, each mark and line with a name of its own.

In: a Scene. Out: the text of an SVG, alone or to stand in a page. Refuses nothing. Looks are attributes, not styles, so that
no page's policy stops them.
"""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from partnergraph.exporters._pages import environment
from partnergraph.schema import NODES
from partnergraph.views import printable, wrap
from partnergraph.views.named import Look, Scene

_KEY_LINE, _HEAD = 22, 18
_CHARACTER = 6.6


def svg(
    scene: Scene, *, links: bool = False, heading: bool = True, prefix: str = "", made: Environment | None = None
) -> Markup:
    """Return the picture.

    Args:
        scene: The picture.
        links: Whether marks lead to their items in the page around it.
        heading: Whether title and question stand in the picture; in a page they stand above it.
        prefix: What the ids in it begin with, where several stand in one page.
        made: The template environment, where one is at hand.
    """
    width = max(scene.width, 420)
    title = (*wrap(scene.title, int(width / 10), 2),) if heading else ()
    about = (*wrap(scene.sentence, int(width / 7.2), 3), *wrap(scene.question, int(width / 7.2), 2)) if heading else ()
    top = 26 * len(title) + 19 * len(about) + (18 if heading else 0)
    key, bottom = _key(scene, width)
    notes = [line for note in scene.notes for line in wrap(note, int(width / 6.6), 3)]
    template = (made or environment()).get_template("picture.svg")
    text = template.render(
        scene=scene,
        width=width,
        height=top + scene.height + bottom + 18 * len(notes) + 8,
        top=top,
        title=title,
        about=about,
        keys=key,
        key_top=top + scene.height,
        notes=notes,
        notes_top=top + scene.height + bottom,
        shapes={name: kind.shape for name, kind in NODES.items()},
        colours={name: kind.colour for name, kind in NODES.items()},
        links=links,
        prefix=prefix or scene.id,
        spoken=printable(f"{scene.title}: {scene.sentence or scene.question}"),
    )
    return Markup(text)  # noqa: S704 - every value was escaped by the template


def _key(scene: Scene, width: float) -> tuple[list[tuple[float, float, str, Look | None, str]], float]:
    """Where the entries of the key stand, and how high they are together."""
    placed: list[tuple[float, float, str, Look | None, str]] = []
    x, y = 12.0, 20.0
    for word, look in scene.key:
        room = 48 + len(word) * _CHARACTER + 18
        if x + room > width and x > 12:
            x, y = 12.0, y + _KEY_LINE
        placed.append((x, y, word, look if isinstance(look, Look) else None, look if isinstance(look, str) else ""))
        x += room
    return placed, (y + 16 if placed else 8)
