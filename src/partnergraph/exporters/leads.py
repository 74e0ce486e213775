"""A page for each lead: what they answer for, with dates, findings and questions, and the text of a mail.

In: a Result, some leads if not all are wanted. Out: a folder or .zip with a document and a mail for each lead and an index, or one
document (.docx, .html, .pdf) with a page for each. Refuses: more leads than anybody would send to, and what `_folders` refuses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from partnergraph.errors import InputError
from partnergraph.exporters._document import ENDINGS, check_ending, write_document
from partnergraph.exporters._file_names import file_name
from partnergraph.exporters._folders import check_ours, filling
from partnergraph.exporters._lead import lead_document, leads_document
from partnergraph.exporters._mail import lead_mail
from partnergraph.exporters._packing import Entry, fill
from partnergraph.model import Result
from partnergraph.views import printable
from partnergraph.views.hearing import called
from partnergraph.views.items import index
from partnergraph.views.lead_page import KINDS, LeadPage, apart, lead_pages
from partnergraph.views.words import number_of

FILE = "leads.zip"
MOST = 3000


def check(path: Path) -> None:
    """Return when pages can be written there, before any work is done for them.

    Raises:
        InputError: The file's ending is none of a document's, or a folder is there that holds something else.
    """
    if path.suffix.casefold() in ENDINGS:
        check_ending(path)
    elif path.suffix.casefold() != ".zip":
        check_ours(path)


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


def write(result: Result, path: Path, chosen: Collection[str] | None = None, form: str = "docx") -> None:
    """Write the pages of some leads, by their ids, or of all."""
    check(path)
    pages = lead_pages(result)
    wanted = apart(result, pages) if chosen is None else [page for one, page in pages.items() if one in chosen]
    if len(wanted) > MOST:
        raise InputError(f"There are {len(wanted):,} leads.", todo="Name an agency or a lead: --agency, --lead.")
    if path.suffix.casefold() in ENDINGS:
        write_document(leads_document(wanted, result.title, result.as_of), path)
        return
    with filling(path) as folder:
        fill(folder, entries(result, wanted), form, printable(result.title) or "Pages for leads", result.as_of)


def entries(result: Result, pages: list[LeadPage], folder: str = "") -> Iterator[Entry]:
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
