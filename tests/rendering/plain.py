"""Render to CSV, Markdown and text.

In: a `Paper`. Out: a file. A cell that covers several columns or rows is written once, at its first corner; a footnote has
its words at the end (Markdown, text) or is left out (CSV); words struck out stand between `~~` in Markdown and are left
out elsewhere; hidden rows and running lines are left out.
"""

from __future__ import annotations

import csv
import io
import textwrap
from pathlib import Path

from rendering.paper import Box, Grid, Heading, Paper, Turn, expanded, notes, width


def write(
    paper: Paper,
    path: Path,
    *,
    delimiter: str = ",",
    encoding: str = "utf-8",
    fixed: int = 0,
    page: int = 0,
) -> None:
    """Write a CSV, Markdown or text file.

    Args:
        paper: What stands on the page.
        path: Where to write; the suffix chooses the format.
        delimiter: Between the cells of a CSV file.
        encoding: Of the file; `utf-16` has a byte order mark.
        fixed: How many letters wide the tables of a text file are; tabs stand between cells if 0.
        page: After how many rows of a table a text file has a running line and the headings again; never if 0.
    """
    match path.suffix:
        case ".csv":
            text = _csv(paper, delimiter)
        case ".md":
            text = _markdown(paper)
        case _:
            text = _text(paper, fixed, page)
    path.write_bytes(text.encode(encoding))


def _visible(grid: Grid) -> list[list[Box | None]]:
    return [row for at, row in enumerate(expanded(grid), 1) if at not in grid.hidden]


def _csv(paper: Paper, delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    shown = [block for block in paper.blocks if not isinstance(block, Turn)]
    widest = max((width(block) for block in shown if isinstance(block, Grid)), default=1)
    for at, block in enumerate(shown):
        if not isinstance(block, Grid):
            if at and isinstance(shown[at - 1], Grid):
                writer.writerow([""] * widest)
            writer.writerow([block.text, *[""] * (widest - 1)])
        elif not block.hidden_sheet:
            if at:
                writer.writerow([""] * widest)
            rows = [[box.words if box else "" for box in row] for row in _visible(block)]
            writer.writerows([row + [""] * (widest - len(row)) for row in rows])
    return out.getvalue()


def _markdown(paper: Paper) -> str:
    out: list[str] = []
    number = 0
    for block in paper.blocks:
        if isinstance(block, Heading):
            out.append(f"{'#' * block.level} {block.text}\n")
        elif isinstance(block, Grid) and not block.hidden_sheet:
            lines = []
            for row in _visible(block):
                cells = []
                for box in row:
                    number += bool(box and box.note)
                    cells.append(_in_pipes(box, number) if box else "")
                lines.append(f"| {' | '.join(cells)} |")
            lines.insert(max(block.head, 1), "|---" * width(block) + "|")
            out.append("\n".join(lines) + "\n")
        elif not isinstance(block, (Grid, Turn)):
            out.append(f"{block.text}\n")
    out += [f"[^{number}]: {note}\n" for number, note in enumerate(notes(paper), 1)]
    return "\n".join(out)


def _in_pipes(box: Box, number: int) -> str:
    words = box.words.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "<br>")
    if box.bold and words:
        words = f"**{words}**"
    if box.struck:
        words = f"~~{box.struck}~~ {words}"
    return f"{words}[^{number}]" if box.note else words


def _text(paper: Paper, fixed: int, page: int) -> str:
    out: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Grid) and not block.hidden_sheet:
            rows = _visible(block)
            out += ["", *(_columns(rows, block, fixed) if fixed else _tabs(rows, block, paper, page)), ""]
        elif not isinstance(block, (Grid, Turn)):
            out.append(block.text)
    out += [f"{number} {note}" for number, note in enumerate(notes(paper), 1)]
    return "\n".join(out).strip("\n") + "\n"


def _tabs(rows: list[list[Box | None]], grid: Grid, paper: Paper, page: int) -> list[str]:
    """Return the rows as Word gives them when a table becomes text: a cell of several lines is quoted."""
    texts = [[box.words if box else "" for box in row] for row in rows]
    lines = ["\t".join(f'"{text}"' if "\n" in text else text for text in row) for row in texts]
    if not page:
        return lines
    head, body = lines[: grid.head], lines[grid.head :]
    pages = [body[at : at + page] for at in range(0, len(body), page)]
    out: list[str] = []
    for number, part in enumerate(pages, 1):
        running = [line for line in (f"{paper.footer}  Page {number} of {len(pages)}", paper.header) if line]
        out += [*head, *part, *running]
    return out


def _columns(rows: list[list[Box | None]], grid: Grid, fixed: int) -> list[str]:
    shares = grid.widths or (1.0,) * width(grid)
    wide = [max(6, int(fixed * share / sum(shares))) for share in shares]
    out: list[str] = []
    for row in rows:
        cells = [
            _wrapped(box, sum(wide[at : at + box.columns])) if box and box.words else [""] for at, box in enumerate(row)
        ]
        for at in range(max(map(len, cells))):
            line = ""
            for column, cell in enumerate(cells):
                words = cell[at] if at < len(cell) else ""
                line = line.ljust(sum(wide[:column])) + words if words else line
            out.append(line)
        out.append("")
    return out


def _wrapped(box: Box, room: int) -> list[str]:
    return [part for line in box.words.split("\n") for part in textwrap.wrap(line, room - 2, break_long_words=False)]
