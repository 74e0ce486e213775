"""Print how long large plans take to read, beside what the library under each reader takes alone, in one run.

    python benchmarks/reading_speed.py [--pages 200] [--rows 5000] [FORMAT...]

"Alone" is the library going once over all that the file holds: letters and lines of each PDF page, each cell of a table. The
ratio is what finding tables, headings, repairs and places costs beside that.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import openpyxl
import pdfplumber
from bs4 import BeautifulSoup

TESTS = Path(__file__).parent.parent / "tests"
sys.path.insert(0, str(TESTS))

from partnergraph import readers, records  # noqa: E402 - the tests are no package
from rendering import Box, Grid, Heading, Paper, render  # noqa: E402

HEAD = ["Ref", "Action", "Lead", "By when", "Outcome", "RAG"]
LEADS = ("Head of Community Safety", "Probation Service", "Priya Raman (Public Health)", "Housing Options Team")
DAYS = ("30 June 2026", "Ongoing", "Q3 2025/26", "31/12/2025", "TBC")


def plan(rows: int) -> Paper:
    """Return a plan of so many actions, a section every twenty rows."""
    lines: list[list[str | Box]] = [[*HEAD]]
    for at in range(rows):
        if at % 20 == 0:
            lines.append([Box(f"Priority {at // 20 + 1}: safer streets", columns=6, bold=True)])
        action = f"Visit ward {at} with the youth service, ask what would help and report what was heard to the board"
        rag = ("Red", "Amber", "Green")[at % 3]
        lines.append([f"{at // 20 + 1}.{at % 20 + 1}", action, LEADS[at % 4], DAYS[at % 5], f"{at} visits made", rag])
    return Paper("A large plan", [Heading("A large plan 2025-26"), Grid(lines, widths=(1, 4, 2, 2, 2, 1))])


def of_pdf(path: Path) -> int:
    """Return how many letters and lines pdfplumber finds."""
    with pdfplumber.open(path) as document:
        found = 0
        for page in document.pages:
            found += len(page.chars) + len(page.lines) + len(page.rects)
            page.close()
    return found


def of_xlsx(path: Path) -> int:
    """Return how many values openpyxl finds."""
    book = openpyxl.load_workbook(path, read_only=True, rich_text=True)
    found = sum(cell.value is not None for sheet in book for row in sheet.iter_rows() for cell in row)
    book.close()
    return found


def of_docx(path: Path) -> int:
    """Return how many letters python-docx finds in the paragraphs of the document's cells."""
    return sum(len(text.text or "") for text in docx.Document(str(path)).element.iter("{*}t"))


def of_html(path: Path) -> int:
    """Return how many letters Beautiful Soup finds in cells."""
    soup = BeautifulSoup(path.read_bytes(), "lxml")
    return sum(len(cell.get_text()) for cell in soup.find_all(["td", "th"]))


def of_csv(path: Path) -> int:
    """Return how many cells the csv module finds."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(map(len, csv.reader(file)))


ALONE: dict[str, Callable[[Path], int]] = {
    "csv": of_csv,
    "docx": of_docx,
    "html": of_html,
    "pdf": of_pdf,
    "xlsx": of_xlsx,
}


def seconds(work: Callable[[], object]) -> float:
    """Return how long the processor is at a piece of work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="How long large plans take to read.")
    parser.add_argument("formats", nargs="*", metavar="FORMAT")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rows", type=int, default=5000)
    asked = parser.parse_args()
    print(f"{'format':8}{'size':>14}{'alone':>10}{'reader':>10}{'ratio':>8}{'records':>10}{'actions':>10}")
    with TemporaryDirectory() as folder:
        for name in asked.formats or sorted(ALONE):
            if name not in readers.formats():
                print(f"{name:8} is not read.")
                continue
            # A page across holds seventeen such rows.
            rows = asked.pages * 17 if name == "pdf" else asked.rows
            path = render(plan(rows), Path(folder) / f"plan.{name}")
            size = f"{asked.rows:,} rows"
            if name == "pdf":
                with pdfplumber.open(path) as document:
                    size = f"{len(document.pages)} pages"
            alone = seconds(lambda path=path, name=name: ALONE[name](path))
            began = time.process_time()
            document = readers.read(path)
            reader = time.process_time() - began
            began = time.process_time()
            found = len(records.record(document).records)
            rest = time.process_time() - began
            print(
                f"{name:8}{size:>14}{alone:>9.1f}s{reader:>9.1f}s{reader / alone:>8.1f}{rest:>9.1f}s{found:>10,}",
                flush=True,
            )


if __name__ == "__main__":
    main()
