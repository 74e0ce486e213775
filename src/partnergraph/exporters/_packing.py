"""What a folder of pages or packs holds: a document and a mail for each, and an index in front.

In: entries, each with its document and mail. Out: files in a folder, written by `fill`. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from partnergraph.exporters import _web
from partnergraph.exporters._blocks import Column, Document, Paragraph, Row, Run, Table
from partnergraph.exporters._document import write_document
from partnergraph.exporters._files import write_text
from partnergraph.exporters._folders import LIST
from partnergraph.spreadsheet import csv_text
from partnergraph.views import day, shorten


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


def fill(folder: Path, entries: Iterable[Entry], form: str, title: str, as_of: date) -> None:
    """Write all entries into an empty folder, with `index.html` for people and `index.csv` for programs.

    Args:
        folder: The folder.
        entries: What to write; a `/` in a name is a folder inside.
        form: `docx` or `html`.
        title: What the index is called.
        as_of: The day against which dates are judged.
    """
    rows: list[Row] = []
    files: list[tuple[str, str, str]] = []
    for entry in entries:
        document, mail = f"{entry.name}.{form}", f"{entry.name}-mail.txt"
        (folder / document).parent.mkdir(parents=True, exist_ok=True)
        write_document(entry.document(), folder / document)
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
    _web.write(told, folder / "index.html")
    listed = [("index.html", "index", title), *files]
    write_text(folder / LIST, csv_text(("file", "kind", "whose"), listed))
