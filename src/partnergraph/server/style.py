"""A style sheet for Neo4j Browser, in the colours of the schema.

In: the schema. Out: the text of a GRASS file, which Browser takes by dragging it onto the window. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from partnergraph.schema import EDGES, NODES

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
        parts = [int(declared.colour[at : at + 2], 16) for at in (1, 3, 5)]
        edge = "#" + "".join(f"{int(part * 0.7):02X}" for part in parts)
        yield _block(
            f"node.{kind}",
            {
                "color": declared.colour,
                "border-color": edge,
                "text-color-internal": "#000000" if _is_light(parts) else "#FFFFFF",
                "diameter": f"{_WIDE.get(kind, 40)}px",
                "caption": f'"{_CAPTIONS.get(kind, "{name}")}"',
            },
        )


def _is_light(parts: Sequence[int]) -> bool:
    """Whether black letters stand out more than white ones: the luminance of WCAG 2, at which both have the same contrast."""
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in (p / 255 for p in parts)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] > 0.179


def _block(selector: str, facts: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in facts.items())
    return f"{selector} {{\n{lines}}}\n"
