"""A pack for each agency: its part as a whole, a page for each of its leads, and the texts of mails.

In: a Result, some agencies if not all are wanted. Out: a folder or .zip with a folder for each agency - the whole pack as one document, and
each lead's page by itself - and an index, or one document (.docx, .html, .pdf). Refuses: what `_packing` refuses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from partnergraph.errors import InputError
from partnergraph.exporters import leads
from partnergraph.exporters._file_names import file_name
from partnergraph.exporters._lead import pack_document, packs_document
from partnergraph.exporters._mail import agency_mail
from partnergraph.exporters._packing import Entry, Sheaf, check, write_all
from partnergraph.model import Progress, Result, quiet
from partnergraph.views import printable
from partnergraph.views.agency_pack import AgencyPack, agency_packs, counted
from partnergraph.views.hearing import called
from partnergraph.views.items import index
from partnergraph.views.lead_page import apart, lead_pages

FILE = "packs.zip"

__all__ = ["FILE", "check", "named", "write"]


def named(result: Result, name: str) -> list[str]:
    """Return the ids of the agencies that are called so.

    Raises:
        InputError: None is, or nobody of it has an action.
    """
    ids = [item.id for item in called(index(result), name, "Agency")]
    packs = _packs(result)
    found = [one for one in ids if one in packs]
    if not found:
        raise InputError(
            f'Nobody of "{printable(name)[:80]}" is named on an action.', todo="Name another, or: --agency all."
        )
    return found


def write(
    result: Result,
    path: Path,
    chosen: Collection[str] | None = None,
    form: str = "docx",
    progress: Progress = quiet,
) -> None:
    """Write the packs of some agencies, by their ids, or of all."""
    packs = [pack for one, pack in _packs(result).items() if chosen is None or one in chosen]
    sheaf = Sheaf(
        sum(1 + len(pack.pages) for pack in packs),
        lambda: (entry for pack in packs for entry in _entries(result, pack)),
        lambda: packs_document(packs, result.title, result.as_of),
        "packs and pages for agencies",
        "--plan, --board or --agency NAME",
    )
    write_all(sheaf, result, path, form, progress)


def _packs(result: Result) -> dict[str, AgencyPack]:
    return agency_packs(result, apart(result, lead_pages(result)))


def _entries(result: Result, pack: AgencyPack) -> Iterator[Entry]:
    name = file_name("agency", pack.id, pack.name)
    yield Entry(
        f"{name}/pack",
        pack.name,
        "pack",
        counted(pack),
        lambda: pack_document(pack, result.title, result.as_of),
        lambda attached: agency_mail(pack, result.title, result.as_of, attached),
        len({task.action for page in pack.pages for task in page.late}),
    )
    yield from leads.entries(result, pack.pages, f"{name}/")
