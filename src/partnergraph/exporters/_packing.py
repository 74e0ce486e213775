"""Pages for many people, as a folder or .zip with a document and a mail for each and an index in front, or as one document.

In: entries, each with its document and mail, or the one document. Out: files, whole or not at all. Refuses: more than anybody would send, an
ending that is none of a document's, and a folder that holds something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from partnergraph.errors import TooLargeError
from partnergraph.exporters import _web
from partnergraph.exporters._blocks import Column, Document, Paragraph, Row, Run, Table
from partnergraph.exporters._document import ENDINGS, check_ending, write_document
from partnergraph.exporters._files import write_text
from partnergraph.exporters._folders import LIST, check_ours, filling
from partnergraph.exporters._removed import removed
from partnergraph.model import Progress, Result
from partnergraph.spreadsheet import csv_text
from partnergraph.views import day, printable, shorten

MOST = 3000
"""Pages in a folder; more than anybody sends at once."""

MOST_TOGETHER = 300
"""Pages in one document; more are slow to open, and LibreOffice needs minutes to print them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document to write: its name without an ending, whose it is, in a few words what it holds, and its mail.

    `document` and `mail` are called when they are written, so that a thousand of them are never held together; `mail` takes
    the name of the document's file.
    """

    name: str
    whose: str
    kind: str
    holds: str
    document: Callable[[], Document]
    mail: Callable[[str], str]
    late: int


@dataclass(frozen=True, slots=True)
class Sheaf:
    """All that is to be written: how many pages, each as an entry (a `/` in its name is a folder inside), or all as one document.

    `what` says what they are in the plural, `narrow` how to ask for fewer.
    """

    pages: int
    entries: Callable[[], Iterator[Entry]]
    together: Callable[[], Document]
    what: str
    narrow: str


def check(path: Path) -> None:
    """Return when pages can be written there, before any work is done for them.

    Raises:
        InputError: The file's ending is none of a document's, or a folder is there that holds something else.
    """
    if path.suffix.casefold() in ENDINGS:
        check_ending(path)
    elif path.suffix.casefold() != ".zip":
        check_ours(path)


def write_all(sheaf: Sheaf, result: Result, path: Path, form: str, progress: Progress) -> None:
    """Write pages as what `path` names: a document where it ends like one, else a folder or .zip of documents in `form`.

    Raises:
        InputError: Nothing can be written there; see `check`.
        TooLargeError: There are too many pages.
    """
    check(path)
    one = path.suffix.casefold() in ENDINGS
    most = MOST_TOGETHER if one else MOST
    if sheaf.pages > most:
        where = "one document holds" if one else "a folder holds"
        folder = "Write a folder or a .zip instead, or name fewer" if one and sheaf.pages <= MOST else "Name fewer"
        raise TooLargeError(
            f"There are {sheaf.pages:,} {sheaf.what}, and {where} at most {most:,}.", todo=f"{folder}: {sheaf.narrow}."
        )
    if one:
        progress(f"Writing {path.name}")
        write_document(_noted(sheaf.together(), removed(result)), path)
        return
    with filling(path) as folder_made:
        _fill(folder_made, sheaf, result, form, progress)


def _noted(told: Document, gone: str) -> Document:
    """A document that says at its end what was taken out of a copy for publication."""
    return replace(told, blocks=(*told.blocks, Paragraph(gone, "note"))) if gone else told


def _fill(folder: Path, sheaf: Sheaf, result: Result, form: str, progress: Progress) -> None:
    """Write all entries into an empty folder, with `index.html` for people and `index.csv` for programs."""
    title, as_of, gone = printable(result.title) or sheaf.what.capitalize(), result.as_of, removed(result)
    rows: list[Row] = []
    files: list[tuple[str, str, str]] = []
    for entry in sheaf.entries():
        progress(f"Writing {sheaf.what}", len(rows), sheaf.pages)
        document, mail = f"{entry.name}.{form}", f"{entry.name}-mail.txt"
        (folder / document).parent.mkdir(parents=True, exist_ok=True)
        write_document(_noted(entry.document(), gone), folder / document)
        write_text(folder / mail, entry.mail(Path(document).name))
        files += [(document, entry.kind, entry.whose), (mail, "mail", entry.whose)]
        rows.append(
            Row(
                (
                    (Run(shorten(entry.whose, 120), to=document),),
                    entry.kind,
                    entry.holds,
                    f"{entry.late}" if entry.late else "none",
                    (Run("mail", to=mail),),
                )
            )
        )
    columns = (("Whose", 7.0), ("Kind", 2.0), ("What it holds", 4.5), ("Overdue", 1.8), ("Mail", 1.7))
    told = Document(
        title,
        f"{len(rows)} documents, as at {day(as_of)}",
        f"As at {day(as_of)}",
        as_of,
        (
            Paragraph("Each name leads to a document that can be sent as it is; beside it is the text of a mail."),
            Table(
                tuple(Column(name, width) for name, width in columns),
                tuple(rows),
                "The documents, whose they are, and their mails",
            ),
        ),
    )
    _web.write(_noted(told, gone), folder / "index.html")
    listed = [("index.html", "index", title), *files]
    write_text(folder / LIST, csv_text(("file", "kind", "whose"), listed))
