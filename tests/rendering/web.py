"""Render to HTML, as a council's site publishes it: running lines become the page's header, navigation and footer.

In: a `Paper`. Out: a file. Everything has its place; footnotes stand in a section at the end.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from rendering.paper import Box, Framed, Grid, Heading, Paper, Turn, boxes, notes

_STYLE = "table{border-collapse:collapse}td,th{border:1px solid;vertical-align:top}.bare td,.bare th{border:0}"


def write(paper: Paper, path: Path, *, layout: str = "", navigation: tuple[str, ...] = ()) -> None:
    """Write a web page.

    Args:
        paper: What stands on the page.
        path: Where to write.
        layout: Words of a side column; the whole page then stands in a table, as old sites do it.
        navigation: The words of the links above the plan.
    """
    marks = iter(range(1, 1000))
    body = [_block(block, marks) for block in paper.blocks if not isinstance(block, Turn)]
    if layout:
        side = f'<td width="20%"><p>{escape(layout)}</p></td>'
        body = [f'<table role="presentation"><tr>{side}<td>', *body, "</td></tr></table>"]
    if found := notes(paper):
        items = "".join(f'<li id="fn{number}">{escape(note)}</li>' for number, note in enumerate(found, 1))
        body.append(f'<section class="footnotes" role="doc-endnotes"><ol>{items}</ol></section>')
    links = "".join(f'<li><a href="/{number}">{escape(words)}</a></li>' for number, words in enumerate(navigation, 1))
    parts = [
        f'<!DOCTYPE html>\n<html lang="en-GB">\n<head><meta charset="utf-8"><title>{escape(paper.title)}</title>',
        f"<style>{_STYLE}</style></head>\n<body>",
        f"<header>{escape(paper.header)}</header>" if paper.header else "",
        f"<nav><ul>{links}</ul></nav>" if links else "",
        "<main>",
        *body,
        "</main>",
        f"<footer>{escape(paper.footer)}</footer>" if paper.footer else "",
        "</body>\n</html>\n",
    ]
    path.write_text("\n".join(part for part in parts if part), encoding="utf-8")


def _block(block: object, marks: object) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Grid():
            return "" if block.hidden_sheet else _table(block, marks)
        case Framed():
            return f"<aside><p>{escape(block.text)}</p></aside>"
    return f"<p>{escape(block.text)}</p>"


def _table(grid: Grid, marks: object) -> str:
    rows = []
    for at, line in enumerate(boxes(grid)):
        cells = "".join(_cell(box, "th" if at < grid.head else "td", marks) for box in line)
        rows.append(f"<tr{' hidden' if at + 1 in grid.hidden else ''}>{cells}</tr>")
    head = f"<thead>{''.join(rows[: grid.head])}</thead>\n" if grid.head else ""
    body = "\n".join(rows[grid.head :])
    return f"<table{'' if grid.ruled else ' class=bare'}>\n{head}<tbody>\n{body}\n</tbody></table>"


def _cell(box: Box, tag: str, marks: object) -> str:
    lines = box.text.split("\n") if box.text else []
    words = escape(lines[0]) if len(lines) == 1 else "".join(f"<p>{escape(line)}</p>" for line in lines)
    if box.deleted:
        words = f"<del>{escape(box.deleted)}</del> {words}"
    if box.inserted:
        words += f" <ins>{escape(box.inserted)}</ins>"
    if box.struck:
        words = f"<s>{escape(box.struck)}</s> {words}"
    if box.bold and tag == "td":
        words = f"<b>{words}</b>"
    if box.note:
        number = next(marks)
        words += f'<sup><a href="#fn{number}">{number}</a></sup>'
    if box.items:
        words += f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in box.items)}</ul>"
    spans = (f' rowspan="{box.rows}"' if box.rows > 1 else "") + (
        f' colspan="{box.columns}"' if box.columns > 1 else ""
    )
    fill = f' style="background-color:#{box.fill}"' if box.fill else ""
    return f"<{tag}{spans}{fill}>{words}</{tag}>"
