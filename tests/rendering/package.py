"""Make an Office package the same bytes each time: entries dated alike, and the day of saving taken out.

In: a path. Out: the same file. Refuses what is no zip archive.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

MADE = (2025, 6, 2, 9, 0, 0)
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def settle(path: Path) -> None:
    """Write the package anew with fixed dates."""
    with zipfile.ZipFile(path) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            if name == "docProps/core.xml":
                content = _SAVED.sub(rb"\g<1>2025-06-02T09:00:00Z", content)  # noqa: PLW2901
            entry = zipfile.ZipInfo(name, MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, content)
