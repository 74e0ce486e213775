"""Print a plan to PDF with a real program: what most published PDFs come from.

In: a paper. Out: a PDF as an office program makes it from a Word document, or a browser from a web page. Refuses to go on
where the program is not installed. The bytes differ from run to run, for programs write the hour into them.
"""

from __future__ import annotations

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

import browsers
from rendering import Paper, render

PROGRAMS = {"soffice": ("soffice", "libreoffice"), "chromium": browsers.NAMES}


def program(name: str) -> str:
    """Return the path of a program, or an empty string where it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS[name])), "")


def print_pdf(paper: Paper, path: Path, by: str, **how: Any) -> Path:
    """Write the paper as a PDF printed by `soffice` or `chromium`, and return the path.

    Raises:
        FileNotFoundError: The program is not installed.
    """
    found = program(by)
    if not found:
        raise FileNotFoundError(f"{by} is not installed.")
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}{'.docx' if by == 'soffice' else '.html'}"
        render(paper, source, **how)
        if by == "soffice":
            command = [found, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
            subprocess.run([*command, "--outdir", folder, str(source)], check=True, capture_output=True, timeout=120)
            shutil.copyfile(source.with_suffix(".pdf"), path)
        else:
            # In a thread of its own: the tests of pages may hold a browser open in this one, and a thread drives only one.
            with ThreadPoolExecutor(1) as threads:
                threads.submit(_browsed, found, source, paper.title, path).result()
    return path


def _browsed(found: str, source: Path, title: str, path: Path) -> None:
    """Print a page with the lines that a browser puts at the head and foot of each sheet."""
    line = '<div style="font-size:8px;width:100%;margin:0 40px;display:flex;justify-content:space-between">'
    head = f"{line}<span>02/06/2025, 09:14</span><span>{title}</span><span></span></div>"
    pages = '<span><span class="pageNumber"></span>/<span class="totalPages"></span></span>'
    foot = f"{line}<span>https://www.{source.stem}.example/plan</span>{pages}</div>"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(source.as_uri())
        margins = {"top": "60px", "bottom": "60px", "left": "40px", "right": "40px"}
        page.pdf(
            path=str(path),
            format="A4",
            landscape=True,
            display_header_footer=True,
            header_template=head,
            footer_template=foot,
            margin=margins,
        )
        browser.close()
