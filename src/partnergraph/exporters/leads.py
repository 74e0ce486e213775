"""A page for each lead: what they answer for, with dates, findings and questions, and the text of a mail.

In: a Result, some leads if not all are wanted. Out: a folder or .zip with a document and a mail for each lead and an index, or one
document (.docx, .html, .pdf) with a page for each. Refuses: what `_packing` refuses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from partnergraph.errors import InputError
from partnergraph.exporters._file_names import file_name
from partnergraph.exporters._lead import lead_document, leads_document
from partnergraph.exporters._mail import lead_mail
from partnergraph.exporters._packing import Entry, Sheaf, check, write_all
from partnergraph.model import Progress, Result, quiet
from partnergraph.views import printable
from partnergraph.views.hearing import called
from partnergraph.views.items import index
from partnergraph.views.lead_page import KINDS, LeadPage, apart, lead_pages
from partnergraph.views.words import number_of

FILE = "leads.zip"

__all__ = ["FILE", "check", "entries", "named", "write"]


def named(result: Result, name: str) -> list[str]:
    """Return the ids of the leads that are called so; two people of one name are both meant.

    Raises:
        InputError: Nobody is, or none of them has an action.
    """
    ids = [item.id for item in called(index(result), name, *KINDS)]
    pages = lead_pages(result)
    found = [one for one in ids if one in pages]
    if not found:
        raise InputError(
            f'"{printable(name)[:80]}" is named on no action.', todo="Name somebody who is, or: --lead all."
        )
    return found


def write(
    result: Result,
    path: Path,
    chosen: Collection[str] | None = None,
    form: str = "docx",
    progress: Progress = quiet,
) -> None:
    """Write the pages of some leads, by their ids, or of all."""
    pages = lead_pages(result)
    wanted = apart(result, pages) if chosen is None else [page for one, page in pages.items() if one in chosen]
    sheaf = Sheaf(
        len(wanted),
        lambda: entries(result, wanted),
        lambda: leads_document(wanted, result.title, result.as_of),
        "pages for leads",
        "--plan, --board, --agency or --lead NAME",
    )
    write_all(sheaf, result, path, form, progress)


def entries(result: Result, pages: Iterable[LeadPage], folder: str = "") -> Iterator[Entry]:
    """Yield what to write for each lead; with `folder`, into a folder of that name."""
    for page in pages:
        party = page.party
        yield Entry(
            folder + file_name(party.kind, party.id, party.name),
            party.name,
            party.kind.lower(),
            number_of(len(party.tasks), "action"),
            lambda page=page: lead_document(page, result.title, result.as_of),  # type: ignore[misc]
            lambda attached, page=page: lead_mail(page, result.title, result.as_of, attached),  # type: ignore[misc]
            len(page.late),
        )
