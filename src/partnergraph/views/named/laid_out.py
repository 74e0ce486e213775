"""Lay a named picture out in the way that its file names.

In: a Result and what the picture shows. Out: a Scene. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from partnergraph.model import Drawn, Result
from partnergraph.views.items import Items, index
from partnergraph.views.named.borders import borders
from partnergraph.views.named.circle import circle
from partnergraph.views.named.layers import layers
from partnergraph.views.named.rows import rows
from partnergraph.views.named.scene import Scene

_WAYS: dict[str, Callable[[Scene, Items, Drawn], None]] = {
    "rows": rows,
    "layers": layers,
    "circle": circle,
    "borders": borders,
}


def scene(result: Result, drawn: Drawn, items: Items | None = None) -> Scene:
    """Return a picture with every mark in its place; the same result gives the same scene."""
    made = Scene(drawn.id, drawn.title, drawn.question, drawn.sentence)
    _WAYS[drawn.way](made, items or index(result), drawn)
    made.width, made.height, made.dx, made.dy = map(round, (made.width, made.height, made.dx, made.dy))
    made.key = [*dict.fromkeys(made.key)]
    return made
