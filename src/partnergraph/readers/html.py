"""Read a web page saved to disk (.html, .htm, .xhtml) or as one file (.mht, .mhtml): its tables and the text around them.

In: a path. Out: a Document with format `html`. Cells are read as a browser shows them; navigation is set aside, and what
the page hides is told as an Issue, once a place. Nothing is fetched or run. Refuses: what `_file` and `_web_page` refuse, an
archive without a page in it, and a table too large for a plan.
"""

from __future__ import annotations

import re
from pathlib import Path

from partnergraph.model import Document, Issue
from partnergraph.readers import _file, _web_archive
from partnergraph.readers._blocks import Blocks
from partnergraph.readers._web_flow import Flow
from partnergraph.readers._web_page import Page

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page states its encoding


def read(path: Path, name: str) -> Document:
    """Return the document in the web page at `path`, called `name` in every place.

    Raises:
        InputError: The file cannot be read as a page.
    """
    data = _file.content(path)
    blocks = Blocks(name, markup=False)
    pages = _web_archive.pages(data, name)
    issues: list[Issue] = []
    title = ""
    for source, encoding in pages:
        text, mended = _file.decoded(source, name, encoding or _stated(source))
        issues += mended
        page = Page(text, name)
        title = title or page.title
        Flow(page, blocks).read()
    return blocks.document("html", issues, title)


def _stated(source: bytes) -> str:
    match = _XML.match(source.lstrip()[:_HEAD]) or _META.search(source[:_HEAD])
    return match[1].decode("ascii", "ignore") if match else ""
