"""Write plans to real files, in each format that is read: what tests and the shelf are made with.

In: a `Paper`, which says what stands on the page and nothing of a format. Out: a file whose suffix names the format, the
same bytes each time. Refuses a suffix that no renderer has. What a format has no place for (a footnote in CSV) is left
out or written as people do there; the module of the format says so.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from rendering.paper import Box, Framed, Grid, Heading, Line, Paper, Turn, boxes, placed

__all__ = ["Box", "Framed", "Grid", "Heading", "Line", "Paper", "Turn", "boxes", "placed", "render"]

_MODULES = {
    ".csv": "plain",
    ".docx": "word",
    ".html": "web",
    ".md": "plain",
    ".pdf": "pages",
    ".txt": "plain",
    ".xlsx": "workbook",
}


def render(paper: Paper, path: Path, **how: Any) -> Path:
    """Write the paper to `path` in the format that its suffix names, and return the path.

    Args:
        paper: What stands on the page.
        path: Where to write.
        how: What the renderer of the format can be told (`ruled` for PDF, `encoding` for CSV...).
    """
    import_module(f"rendering.{_MODULES[path.suffix]}").write(paper, path, **how)
    return path
