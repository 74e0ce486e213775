"""A style sheet for Neo4j Browser, in the colours of the schema.

In: the schema. Out: the text of a GRASS file, which Browser takes by dragging it onto the window. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from partnergraph.schema import EDGES, NODES

_DARK = 140
"""Brightness, of 255, below which white letters are read more easily."""

_WIDE = {"Plan": 80, "Action": 50, "Board": 65, "Agency": 65}
_CAPTIONS = {"Action": "{label}", "Earlier": "{ref}", "Waiver": "{subject}", "Contact": "{topic}"}


def style_sheet() -> str:
    """Return a style sheet with each kind of node and edge of the schema."""
    blocks = [
        _block("node", {"diameter": "50px", "color": "#D9D9D9", "border-color": "#8C8C8C", "border-width": "2px"}),
        _block("relationship", {"color": "#8C8C8C", "shaft-width": "1px", "font-size": "8px", "padding": "3px"}),
        *_nodes(),
        *(_block(f"relationship.{kind}", {"caption": f'"{declared.says}"'}) for kind, declared in EDGES.items()),
    ]
    return "\n".join(blocks)


def _nodes() -> Iterator[str]:
    for kind, declared in NODES.items():
        red, green, blue = (int(declared.colour[at : at + 2], 16) for at in (1, 3, 5))
        light = 0.299 * red + 0.587 * green + 0.114 * blue
        edge = "#" + "".join(f"{int(part * 0.7):02X}" for part in (red, green, blue))
        yield _block(
            f"node.{kind}",
            {
                "color": declared.colour,
                "border-color": edge,
                "text-color-internal": "#FFFFFF" if light < _DARK else "#000000",
                "diameter": f"{_WIDE.get(kind, 40)}px",
                "caption": f'"{_CAPTIONS.get(kind, "{name}")}"',
            },
        )


def _block(selector: str, facts: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in facts.items())
    return f"{selector} {{\n{lines}}}\n"
