"""Find the blocks of a text, whatever way its tables are drawn.

In: the text of a file. Out: its tables and the lines between them, added to `Blocks` in reading order. Tables
are looked for as HTML, between tabs, between pipes and, in plain text, by position. Refuses nothing: what is
no table is text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from partnergraph.model import Place
from partnergraph.readers import _columns, _html, _pipes, _tabs
from partnergraph.readers._blocks import Blocks

_HASHES = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:(=)=+|--+)[ \t]*")
# Lines drawn by a program for terminals, as those typed by hand.
_DRAWN = str.maketrans(
    dict.fromkeys("│┃║", "|")
    | dict.fromkeys("─━═", "-")
    | dict.fromkeys("┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛┏┳┓┣╋┫┗┻┛┡╇┩╭╮╰╯", "+")
)
# A line of dashes or stars says nothing that the layout has not said.
_ORNAMENT = re.compile(r"[-=_*~+\s]{3,}")
_DEFINITION = re.compile(r"^ {0,3}:[ \t]+(?=\S)")
_LIST_MARK = re.compile(r"^(\s*)[*+-]\s+(?=\S)")


def read(text: str, blocks: Blocks, by_position: bool) -> None:
    """Add the tables and lines of `text` to `blocks`; columns set by position are looked for if `by_position`."""
    end = 0
    line = 1
    if "│" in text or "║" in text:
        text = text.translate(_DRAWN)
    if blocks.markup:
        text = _without_comments(text, blocks)
        for start, stop in _html.stretches(text):
            _read_lines(text[end:start], line, blocks, by_position)
            line += text.count("\n", end, start)
            loose, rows = _html.grid(text[start:stop], blocks.name)
            for words in loose:
                blocks.add_text(words, line)
            if rows:
                blocks.add_table(rows)
            line += text.count("\n", start, stop)
            end = stop
    _read_lines(text[end:], line, blocks, by_position)


def _without_comments(text: str, blocks: Blocks) -> str:
    """Return the text with comments of several lines blanked out, each put among the issues."""
    parts: list[str] = []
    end = at = 0
    line = 1
    while (start := text.find("<!--", at)) >= 0 and (close := text.find("-->", start + 4)) >= 0:
        line += text.count("\n", at, start)
        lines = text.count("\n", start, close)
        if lines:
            place = Place(blocks.name, line=line)
            words = text[start + 4 : close].strip()
            blocks.add_issue("skipped", "A comment that no reader sees is not read.", place, words)
            parts += [text[end:start], "\n" * lines]
            end = close + 3
        line += lines
        at = close + 3
    return "".join(parts) + text[end:]


def _read_lines(text: str, first: int, blocks: Blocks, by_position: bool) -> None:
    # In Markdown a cell never runs over several lines, so pipes there always mean what they show.
    flow = None if blocks.markup else _pipes.flow(text)
    lines = text.split("\n")
    if flow is None:
        _read_stretches(lines, first, blocks, by_position)
        return
    start, end, rows = flow
    _read_stretches(lines[:start], first, blocks, by_position)
    blocks.add_table(rows)
    blocks.add_issue(
        "unsure",
        "Rows that run over many lines were told apart by counting the pipes between their cells.",
        Place(blocks.name, table=blocks.tables),
        fix="Compare the first and the last action with the printed plan.",
    )
    _read_stretches(lines[end:], first + end, blocks, by_position)


def _read_stretches(lines: Sequence[str], first: int, blocks: Blocks, by_position: bool) -> None:
    usual = _tabs.usual_width(lines)
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
        elif _is_piped(lines[at]):
            at = _read_pipes(lines, at, first, blocks)
        elif _tabs.is_row(lines[at], after_row=False):
            at = _read_tabs(lines, at, first, blocks, usual)
        else:
            at = _read_prose(lines, at, first, blocks, by_position)


def _is_piped(line: str) -> bool:
    """Return whether pipes rather than tabs part the line."""
    return _pipes.has_pipe(line) and (line.lstrip().startswith(("|", "+")) or "\t" not in line.strip())


def _read_tabs(lines: Sequence[str], start: int, first: int, blocks: Blocks, usual: int) -> int:
    rows, joined, end = _tabs.stretch(lines, start, usual)
    if all(sum(bool(piece.source.strip()) for piece in row) < 2 for row in rows):
        # Tabs that end titles or stand before them make no table.
        for number in range(start, end):
            _add_line(lines[number], first + number, blocks)
        return end
    blocks.add_table(rows)
    for row in joined:
        blocks.add_issue(
            "joined rows",
            "A cell held a line break, so its row was put together from several lines.",
            Place(blocks.name, table=blocks.tables, row=row),
            " | ".join(piece.source for piece in rows[row - 1]),
            "Compare it with the printed plan.",
        )
    return end


def _read_pipes(lines: Sequence[str], start: int, first: int, blocks: Blocks) -> int:
    end = start
    for number in range(start, len(lines)):
        if _is_piped(lines[number]):
            end = number + 1
        elif lines[number].strip():
            break
    number = start
    for found in _pipes.grids(lines[start:end]):
        if isinstance(found, str):
            number = lines.index(found, number)
            _add_line(found, first + number, blocks)
            number += 1  # the same words may stand in the next line
        else:
            blocks.add_table(found)
    return end


def _read_prose(lines: Sequence[str], start: int, first: int, blocks: Blocks, by_position: bool) -> int:
    end = start
    while end < len(lines) and not (_is_piped(lines[end]) or _tabs.is_row(lines[end], after_row=False)):
        end += 1
    numbered = [(number, lines[number]) for number in range(start, end)]
    for found in _columns.grids(numbered) if by_position else [_columns.line_of(*line) for line in numbered]:
        if isinstance(found, list):
            blocks.add_table(found)
            continue
        below = lines[found.number + 1] if found.number + 1 < end else ""
        underline = None if _LIST_MARK.match(found.text) or not found.segments else _UNDERLINE.fullmatch(below)
        _add_line(lines[found.number], first + found.number, blocks, (1 if underline[1] else 2) if underline else 0)
    return end


def _add_line(line: str, number: int, blocks: Blocks, level: int = 0) -> None:
    hashes = _HASHES.fullmatch(line)
    if hashes:
        blocks.add_text(hashes[2], number, len(hashes[1]))
    elif _ORNAMENT.fullmatch(line) is None:
        # In Markdown a line that begins with a colon says what the term above it means.
        line = _DEFINITION.sub("", line) if blocks.markup else line
        blocks.add_text(_LIST_MARK.sub(r"\1- ", line), number, level)
