"""Read a Markdown file: pipe tables, tab-separated rows with HTML in their cells, raw HTML tables, and the text.

In: a path. Out: a Document with format `md`. Refuses: what `_file` refuses, and tables too large for a plan.
"""

from __future__ import annotations

from pathlib import Path

from partnergraph.model import Document
from partnergraph.readers import _file, _lines
from partnergraph.readers._blocks import Blocks


def read(path: Path, name: str) -> Document:
    """Return the document in the Markdown file at `path`, called `name` in every place.

    Raises:
        InputError: The file cannot be read as text.
    """
    text, issues = _file.text(path, name)
    blocks = Blocks(name, markup=True)
    _lines.read(text, blocks, by_position=False)
    if not blocks.tables:
        # Spaces mean nothing in Markdown, but some write their tables with nothing else.
        by_position = Blocks(name, markup=True)
        _lines.read(text, by_position, by_position=True)
        blocks = by_position if by_position.tables else blocks
    return blocks.document("md", issues)
