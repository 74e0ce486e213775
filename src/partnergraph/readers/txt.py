"""Read a plain text as it falls out of Word or a PDF: cells parted by tabs, pipes, position or commas, and the text.

In: a path. Out: a Document with format `txt`. A text that holds Markdown or HTML is read as such; in any other,
every character stands for itself. Refuses: what `_file` refuses, and tables too large for a plan.
"""

from __future__ import annotations

from pathlib import Path

from partnergraph.model import Document
from partnergraph.readers import _file, _lines, _markup, _separated, csv
from partnergraph.readers._blocks import Blocks


def read(path: Path, name: str) -> Document:
    """Return the document in the text file at `path`, called `name` in every place.

    Raises:
        InputError: The file cannot be read as text.
    """
    text, issues = _file.text(path, name)
    blocks = Blocks(name, markup=_markup.present(text))
    _lines.read(text, blocks, by_position=True)
    if not blocks.tables and _separated.is_separated(text):
        blocks = csv.table(text, name)
    return blocks.document("txt", issues)
