"""Write a document as a web page: one file that fetches nothing and runs nothing, and prints to A4.

In: a Document. Out: one .html. Refuses nothing. Every text is escaped by the template; colours are classes, since the page's own
policy forbids styles in its elements.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup

from partnergraph.exporters._blocks import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    NewPage,
    Paragraph,
    Picture,
    Table,
    clean,
    runs_of,
)
from partnergraph.exporters._files import write_text
from partnergraph.exporters._pages import environment, page_parts, styles


def write(told: Document, path: Path) -> None:
    """Write a document to `path`, whole or not at all.

    Raises:
        OSError: Nothing can be written there.
    """
    write_text(path, page(told))


def page(told: Document) -> str:
    """Return a document as HTML; the same document gives the same text."""
    looks: dict[tuple[str, str], str] = {}
    blocks = list(_blocks(told.blocks, looks))
    colours = "".join(f"\n.{name}{{background:{fill};color:{ink or '#1d2733'}}}" for (fill, ink), name in looks.items())
    return (
        environment()
        .get_template("document.html")
        .render(
            page=page_parts(styles("base.css", "document.css") + colours),
            title=clean(told.title),
            subtitle=clean(told.subtitle),
            foot=clean(told.foot),
            blocks=blocks,
        )
    )


def _blocks(blocks: tuple[Block, ...], looks: dict[tuple[str, str], str]) -> Iterator[dict[str, Any]]:
    turned = False
    for block in blocks:
        if isinstance(block, NewPage):
            turned = True
            continue
        if isinstance(block, Heading):
            # The document's title is the only heading of the first rank.
            yield {"kind": "heading", "text": clean(block.text), "level": block.level + 1, "new_page": turned}
            turned = False
        elif isinstance(block, Paragraph):
            yield {"kind": "paragraph", "runs": runs_of(block.words), "style": block.style}
        elif isinstance(block, Bullets):
            yield {"kind": "bullets", "entries": [runs_of(item) for item in block.items]}
        elif isinstance(block, Picture):
            # Ours, its texts escaped where it is drawn.
            yield {"kind": "picture", "svg": Markup(block.svg), "says": clean(block.says)}  # noqa: S704
        elif isinstance(block, Table):
            yield _table(block, looks)


def _table(block: Table, looks: dict[tuple[str, str], str]) -> dict[str, Any]:
    columns = [
        {
            "name": clean(column.name),
            "turned": column.turned,
            "look": " ".join(["turned"] * column.turned + ["centred"] * column.centred),
        }
        for column in block.columns
    ]
    rows = []
    for row in block.rows:
        cells = []
        for entry, column in zip(row.cells, block.columns, strict=False):
            cell = entry if isinstance(entry, Cell) else Cell(entry)
            look = ["centred"] * (column.centred and not row.section)
            if cell.fill:
                look.append(looks.setdefault((cell.fill, cell.ink), f"fill{len(looks)}"))
            cells.append({"runs": runs_of(cell.words, bold=cell.bold), "look": " ".join(look)})
        rows.append({"section": row.section, "cells": cells})
    return {"kind": "table", "columns": columns, "rows": rows, "says": clean(block.says), "small": block.small}
