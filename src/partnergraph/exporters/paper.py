"""The board paper: who is accountable for what a board hears of, exceptions first, in Word, PDF or as a web page.

In: a Result, a board or plan if not all is wanted. Out: one .docx, .pdf or .html, as the name of the file says. Refuses: another
ending, and a PDF where LibreOffice is not installed.
"""

from __future__ import annotations

from pathlib import Path

from partnergraph.exporters._document import check_ending, write_document
from partnergraph.exporters._paper import MOST_ACTIONS, document
from partnergraph.model import Result
from partnergraph.views.hearing import Part, whole

FILE = "paper.docx"

__all__ = ["FILE", "MOST_ACTIONS", "check", "write"]


def check(path: Path) -> None:
    """Return when a paper can be written to a file with this ending, before any work is done for it.

    Raises:
        InputError: The ending is none of a paper's, or a PDF cannot be made here.
    """
    check_ending(path)


def write(result: Result, path: Path, part: Part | None = None) -> None:
    """Write the paper on a part of a register, or on all of it."""
    write_document(document(result, part or whole(result)), path)
