"""The lines of text around the tables: which belong to the page, which stand above the title, which caption a table.

In: the blocks of a document, its tables as understood, its title. Out: ids of lines. Refuses nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from partnergraph.model import Document, Table, Text
from partnergraph.records.lines import begins_small, is_bullet
from partnergraph.records.sections import is_about, is_furniture, is_title_like, plain, section_word
from partnergraph.records.sheets import Sheet
from partnergraph.records.titles import Title, is_dated

_DEEPER = 7  # than any heading

_PAGE = re.compile(r"\bpage\s*\d+(?:\s*(?:of|/)\s*\d+)?")


def _but_page(text: str) -> str:
    """Return a line for comparison with others of the kind, whatever page it counts."""
    return _PAGE.sub("page", plain(text))


def furniture_in(document: Document) -> set[int]:
    """Return the ids of the lines of text that belong to the page: said or known to, or printed over and over."""
    texts = [block for block in document.blocks if isinstance(block, Text)]
    counts = Counter(_but_page(text.text) for text in texts)
    tables = len(document.tables)
    return {
        id(text)
        for text in texts
        if text.aside
        or is_furniture(text.text)
        or (not text.level and counts[_but_page(text.text)] >= 3 and counts[_but_page(text.text)] * 5 >= tables * 3)
    }


def above_title_in(document: Document, title: Title) -> set[int]:
    """Return the ids of the headings above the title: the body's name or the report's, but no sections of the plan."""
    lines = [block for block in document.blocks if isinstance(block, Text) and (block.level or block is title.part)]
    at = next((number for number, line in enumerate(lines) if line is title.part), 0)
    below = {line.level for line in lines[at + 1 :]}
    # A title in plain type may stand below the body's name in a heading, and then says nothing of levels.
    level = lines[at].level or _DEEPER if lines else 0
    return {id(line) for line in lines[:at] if line.level >= level or line.level not in below}


def captions_in(document: Document, furniture: set[int], sheets: Sequence[Sheet]) -> set[int]:
    """Return the ids of the short lines that stand right above tables of actions.

    One alone above the first of them says what the document is, or who wrote it: captions come with table after table, or
    say that they head a section.
    """
    found: list[Text] = []
    front = 0
    listed = 0
    nearest: Text | None = None
    tables = iter(sheets)
    for block in document.blocks:
        if isinstance(block, Table):
            sheet = next(tables)
            if nearest is not None and not sheet.reason:
                found.append(nearest)
                front = id(nearest) if not listed else front
            listed += not sheet.reason
            nearest = None
        elif id(block) not in furniture and block.text.strip() and not is_about(block.text):
            bare = not block.level and is_title_like(block.text) and len(block.text) <= 100 and not is_dated(block.text)
            nearest = block if bare and not is_bullet(block.text) and not begins_small(block.text) else None
    return {id(text) for text in found if len(found) > 1 or id(text) != front or section_word(text.text)}
