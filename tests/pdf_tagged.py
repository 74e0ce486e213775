"""PDFs with a structure tree, made by the tests: by Chromium, by LibreOffice, and by hand for trees that no program writes."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from browsers import CHROMIUM

_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def chromium(path: Path, page: str) -> Path:
    """Return the PDF that Chromium prints of a page; the test is skipped where there is none."""
    if CHROMIUM is None:
        _lacking("PARTNERGRAPH_REQUIRE_BROWSER", "Chromium is not installed; the package is called chromium.")
    source = path.with_suffix(".html")
    source.write_text(f"<!doctype html><meta charset='utf-8'><title>Plan</title>{page}", encoding="utf-8")
    options = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync"
    command = [CHROMIUM, *options.split(), f"--user-data-dir={path.parent / 'browser'}"]
    subprocess.run([*command, f"--print-to-pdf={path}", source.as_uri()], capture_output=True, timeout=90, check=True)
    return path


def libreoffice(path: Path) -> Path:
    """Return the tagged PDF that LibreOffice makes of a document; the test is skipped where there is none."""
    program = shutil.which("soffice")
    if program is None:
        _lacking("PARTNERGRAPH_REQUIRE_OFFICE", "LibreOffice is not installed; its program is called soffice.")
    home = f"-env:UserInstallation={(path.parent / 'office').as_uri()}"
    command = [str(program), home, "--headless", "--convert-to", _TAGGED, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    return path.with_suffix(".pdf")


def marked(path: Path, words: Sequence[tuple[float, float, str]], tree: Sequence[str], roles: str = "") -> Path:
    """Return a PDF of one page with a structure tree.

    Args:
        path: Where to write.
        words: Words with the place where each stands; the first has the mark 0. Those that begin with `~` have none.
        tree: The elements: the first is object 10 and stands below the root, the others follow.
        roles: What the writer's own kinds of elements are.
    """
    content = "BT /F1 10 Tf "
    for mark, (x, y, text) in enumerate(words):
        shown = f"1 0 0 1 {x} {y} Tm ({text.removeprefix('~')}) Tj "
        content += shown if text.startswith("~") else f"/P <</MCID {mark}>> BDC {shown}EMC "
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        4: f"<</Length {len(content) + 2}>>stream\n{content}ET\nendstream",
        5: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        6: f"<</Type/StructTreeRoot/K 10 0 R/RoleMap<<{roles}>>>>",
        **dict(enumerate(tree, 10)),
    }
    data, table = b"%PDF-1.7\n", "0 1\n0000000000 65535 f \n"
    for number, text in objects.items():
        table += f"{number} 1\n{len(data):010d} 00000 n \n"
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    end = f"xref\n{table}trailer<</Size {max(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    path.write_bytes(data + end.encode())
    return path


def _lacking(required: str, message: str) -> None:
    if os.environ.get(required) == "1":
        pytest.fail(message)
    pytest.skip(message)
