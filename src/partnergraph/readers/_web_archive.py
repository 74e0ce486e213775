"""Pages in a web archive, as browsers and Office write them: one file with the page and all that belongs to it.

In: the bytes of a file. Out: the pages in it, each with its encoding; a file that is no archive is one page itself.
Refuses: an archive without a page.
"""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.errors import MessageError

from partnergraph.errors import InputError

_ARCHIVE = re.compile(rb"\s*(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*?MIME-Version:", re.IGNORECASE)
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TODO = "Open the page in a browser and save it again as a web page."


def pages(data: bytes, name: str) -> list[tuple[bytes, str]]:
    """Return the pages in a file and the encoding that the archive states for each, if it does.

    Raises:
        InputError: It is a web archive without a page, or one that is damaged.
    """
    if not _ARCHIVE.match(data[:8192]):
        return [(data, "")]
    try:
        parts = [part for part in message_from_bytes(data, policy=policy.compat32).walk() if not part.is_multipart()]
        found = [
            (content, part.get_content_charset() or "")
            for part in parts
            if part.get_content_type() in _PAGES and isinstance(content := part.get_payload(decode=True), bytes)
        ]
    except (MessageError, ValueError, RecursionError) as problem:
        raise InputError(f"The web archive is damaged ({problem}).", where=name, todo=_TODO) from None
    found = [page for page in found if page[0].strip()]
    if not found:
        raise InputError("The web archive holds no page.", where=name, todo=_TODO)
    return found
