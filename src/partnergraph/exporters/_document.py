"""Write a document in the format that the ending of its file names.

In: a Document and a path. Out: one file, whole or not at all. Refuses: an ending that is none of ours, and a PDF where LibreOffice
is not installed or cannot make it.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from partnergraph import office
from partnergraph.errors import InputError
from partnergraph.exporters import _web, _word
from partnergraph.exporters._blocks import Document
from partnergraph.exporters._files import replacing

ENDINGS = (".docx", ".html", ".pdf")
_SECONDS, _MEMORY = 90.0, 900 * 1024 * 1024


def check_ending(path: Path) -> None:
    """Return when a document can be written to a file of this name.

    Raises:
        InputError: The ending is none of ours, or LibreOffice would be needed and is not installed.
    """
    ending = _ending(path)
    if ending not in ENDINGS:
        raise InputError(
            f"A document is written as {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}.",
            where=path.name,
            todo="Give the file one of these endings.",
        )
    if ending == ".pdf" and office.found() is None:
        raise InputError(
            "A PDF is made by LibreOffice, which is not installed here.",
            where=path.name,
            todo="Install LibreOffice, or write a .docx and save that as PDF in Word.",
        )


def write_document(told: Document, path: Path) -> None:
    """Write a document as .docx, .html or .pdf.

    Raises:
        InputError: The ending is another, or a PDF cannot be made here.
        OSError: Nothing can be written there.
    """
    check_ending(path)
    ending = _ending(path)
    if ending == ".html":
        _web.write(told, path)
    elif ending == ".docx":
        _word.write(told, path)
    else:
        _write_pdf(told, path, office.found() or "")


def _ending(path: Path) -> str:
    return path.suffix.casefold() or ".docx"


def _write_pdf(told: Document, path: Path, program: str) -> None:
    with (
        replacing(path) as temporary,
        # Windows holds files for a moment after their program has ended.
        tempfile.TemporaryDirectory(prefix="partnergraph-", ignore_cleanup_errors=True) as name,
    ):
        folder = Path(name)
        source = folder / "paper.docx"
        _word.write(told, source)
        made = office.convert(program, [source], _FORM, folder, seconds=_SECONDS, memory=_MEMORY)
        printed = made.folder / "paper.pdf"
        if made.ended or not printed.is_file():
            raise InputError(
                made.ended or "LibreOffice could not make a PDF of it.",
                where=path.name,
                todo="Write a .docx and save that as PDF in Word.",
            )
        shutil.copyfile(printed, temporary)


# Tagged, so that a program that reads aloud finds headings and tables; with its headings as bookmarks.
_FORM = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
