"""The document read from top to bottom: sections opened, actions begun and continued, the rest set apart.

In: the blocks of a document, its tables as understood, its title. Out: `Draft`s in reading order; the ledger knows what
became of every cell and line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from partnergraph.model import Text
from partnergraph.records.accounts import Ledger
from partnergraph.records.drafts import Draft, meanings_at
from partnergraph.records.facts.entries import Entries
from partnergraph.records.headings import ALIKE, UNKNOWN, Columns, key
from partnergraph.records.lines import Filled, Line, Piece
from partnergraph.records.refs import Numbering, Ref, clean
from partnergraph.records.repair import mend
from partnergraph.records.rows import (
    cut_title,
    goes_on,
    is_note,
    is_struck,
    is_total,
    no_action_in,
    only_objective,
    own_ref,
    says_what,
    section_in,
    spans,
)
from partnergraph.records.rows_above import Given, facts_above, pairs_in
from partnergraph.records.sections import Themes, is_about, is_furniture, is_label, plain
from partnergraph.records.shapes import Pair
from partnergraph.records.sheets import Sheet, groups_columns, stands_out, usual_looks
from partnergraph.records.titles import Title
from partnergraph.records.vocabulary import Vocabulary

_SHEET, _CAPTION = 8, 9  # levels of a sheet's name and of a line right above a table: below every heading
_NO_NAME = re.compile(r"(?:sheet|table|page|tab)?\s*\d*", re.IGNORECASE)


@dataclass(slots=True)
class Walk:
    """The state of reading at one point of a document.

    Attributes:
        ledger: What became of each cell so far.
        vocabulary: The words of the document.
        numberings: How the actions under each set of headings are numbered.
        title: The title, which is no section.
        pages: How many sheets of a workbook hold actions.
        keys: Ids of the lines among the actions that only explain colours or letters.
        themes: The sections that are open.
        drafts: The actions so far.
        before: The action that the next row may go on with.
        broken: Whether a page, a table or a row of headings began right above.
        after_section: Whether the row above opened a section.
        headings: The headings now in force.
        page: The sheet of the workbook.
        empty: A section that has no action yet, and its line.
        given: What rows above the headings say of all actions below them ("Lead: ..."), by meaning.
        entries: What tables that list no actions say.
    """

    ledger: Ledger
    vocabulary: Vocabulary
    numberings: Mapping[tuple[str, ...], Numbering]
    title: Title
    pages: int = 0
    keys: frozenset[int] = frozenset()
    themes: Themes = field(default_factory=Themes)
    drafts: list[Draft] = field(default_factory=list)
    before: Draft | None = None
    broken: bool = False
    after_section: bool = False
    headings: tuple[str, ...] = ()
    page: str = ""
    empty: tuple[str, Line] | None = None
    given: Given = field(default_factory=Given)
    entries: Entries = field(default_factory=Entries)

    def text(self, text: Text, *, furniture: bool, caption: bool, above_title: bool) -> None:
        """Take in a line of text between tables."""
        if text is self.title.part or above_title:
            self.ledger.head(text)
        elif furniture:
            self.ledger.put_aside([text], text.aside or "part of the page")
        elif text.level or caption:
            self.ledger.head(text)
            title, done = mend(text.text, self.vocabulary)
            for sentence in done:
                self.ledger.note("repaired", sentence, text.place, text.text)
            if self.themes.heading(text.level or _CAPTION, title):
                self.before = None
                self.given.end(self.ledger)
        else:
            self.ledger.put_aside([text], "text around the tables")

    def sheet(self, sheet: Sheet) -> None:
        """Take in a table."""
        if sheet.kind == "objective":
            self.given.end(self.ledger)
            for line in sheet.lines:
                if found := pairs_in(line):
                    self._facts(line, found)
                else:
                    self.ledger.put_aside(line.cells, sheet.reason)
        if sheet.listing:
            self.entries.take(sheet.listing, sheet.lines, self.ledger)
            return
        if sheet.reason:
            for line in sheet.lines:
                self.ledger.put_aside(line.cells, sheet.reason)
            return
        if sheet.inferred:
            held = ", ".join(column.meanings[0] for column in sheet.columns[0])
            self.ledger.note(
                "unsure",
                f"The table has no headings; from what they hold its columns are taken to be: {held}.",
                sheet.lines[0].place,
                fix="Put a row of headings above the actions.",
            )
        self._open_sheet(sheet)
        self.broken = True
        self.after_section = False
        above = self._titles_above(sheet)
        facts = facts_above(sheet)
        usual = usual_looks(sheet)
        first = next(columns for columns in sheet.columns if columns)
        for index, line in enumerate(sheet.lines):
            if index in sheet.heads:
                for cell in line.cells:
                    self.ledger.head(cell)
                self._new_headings(sheet.columns[index], line)
                self.broken = True
            elif index in sheet.apart:
                self.ledger.put_aside(line.cells, sheet.apart[index])
            elif index + 1 in sheet.heads and groups_columns(line):
                for cell in line.cells:
                    self.ledger.head(cell)
            elif index in facts:
                if index - 1 not in facts:
                    self.given.end(self.ledger)
                self._facts(line, facts[index])
            elif line.filled:
                self._line(
                    line,
                    () if index in above and len(line.filled) == 1 else sheet.columns[index],
                    first,
                    may_open=bool(sheet.columns[index]) or index in above,
                    stands_out=stands_out(line, usual),
                )

    def _open_sheet(self, sheet: Sheet) -> None:
        """Begin anew where a table stands on another sheet of a workbook; the sheet's name is its section."""
        name = sheet.lines[0].place.sheet
        if name == self.page:
            return
        self.page, self.before = name, None
        self.themes.inner.clear()
        if self.pages > 1 and not is_label(name) and not _NO_NAME.fullmatch(name):
            self.themes.heading(_SHEET, name)

    def _titles_above(self, sheet: Sheet) -> set[int]:
        """Return the lines that stand right above the first headings and may open a section."""
        found: set[int] = set()
        for index in range(min(sheet.heads, default=0) - 1, -1, -1):
            line = sheet.lines[index]
            cut = len(line.filled) > 1 and self._cut_above(sheet, line)
            if not line.filled and not found and self.pages > 1:
                continue  # on sheets of a workbook the title often stands a row apart
            if not line.filled or (len(line.filled) > 1 and not cut) or line.cells[0] is self.title.part:
                break
            found.add(index)
        return found

    def _cut_above(self, sheet: Sheet, line: Line) -> str:
        return cut_title(line, sheet.columns[min(sheet.heads)], Numbering(""), self.vocabulary)

    def _new_headings(self, columns: Columns, line: Line) -> None:
        if key(columns) == self.headings:
            return
        # Another table: what its predecessor's last rows stood under has ended, unless just opened above it.
        if not self.after_section:
            self.themes.inner.clear()
        self.headings, self.before = key(columns), None
        for column in columns:
            by_cells = column.sure == UNKNOWN and column.heading and column.meanings in {("action",), ("lead",)}
            if column.sure == ALIKE or by_cells:
                self.ledger.note(
                    "unsure",
                    f'The heading "{column.heading}" is taken to mean: {", ".join(column.meanings)}.',
                    line.place,
                    column.heading,
                    "Correct the heading, or say what it means in a file beside the plan (docs/guide.md).",
                )

    def _line(self, line: Line, columns: Columns, first: Columns, *, may_open: bool, stands_out: str) -> None:
        if line.filled[0].piece.cell is self.title.part:
            self.ledger.head(line.cells[0])
            self.ledger.put_aside(line.cells[1:], "text above the headings")
            return
        if not any(character.isalnum() or character == "?" for text in line.texts for character in text):
            self.ledger.put_aside(line.cells, "a row of marks without words")
            return
        if id(line) in self.keys:
            self.ledger.put_aside(line.cells, "a key to colours or statuses")
            return
        if is_total(line):
            self.ledger.put_aside(line.cells, "a row of totals")
            return
        if self._is_running_head(line):
            self.ledger.put_aside(line.cells, "part of the page")
            return
        numbers = self.numberings.get(key(columns or first), Numbering(""))
        under = columns or (first if may_open and len(line.filled) > 1 else ())
        title, cut = section_in(
            line, under, numbers, self.before, self.vocabulary, broken=self.broken, stands_out=stands_out
        )
        if title and may_open and not self._is_front_matter(line, columns):
            self._section(line, title, cut=cut)
            return
        if not columns:
            self.ledger.put_aside(line.cells, "text above the headings")
            return
        if len(line.filled) == 1 and spans(line.filled[0], columns) and (self.before is None or not self.broken):
            self.ledger.put_aside(line.cells, "a note across the table")
            return
        if is_note(line, columns):
            self.ledger.put_aside(line.cells, "a note in the table")
            return
        self._row(line, columns, numbers)

    def _is_running_head(self, line: Line) -> bool:
        """Return whether a row is part of the page: "Page 1 of 3", or the title of the plan once more."""
        if len(line.filled) > 1 or self.before is None:
            return False
        words, title = plain(line.filled[0].text), plain(self.title.text)
        numbered = words[-1:].isdigit() and words[:1].isalpha() and is_furniture(words)
        return numbered or (len(title.split()) > 2 and title in words)

    def _is_front_matter(self, line: Line, columns: Columns) -> bool:
        """Return whether a line above the first headings only tells about the plan."""
        return not columns and (is_furniture(line.filled[0].text) or is_about(line.filled[0].text))

    def _section(self, line: Line, title: str, *, cut: bool) -> None:
        for cell in line.cells:
            self.ledger.head(cell)
        if self.themes.row(title, adjacent=self.after_section):
            if self.empty and self.empty[0] not in [open_ for _, open_ in self.themes.inner]:
                self._tell_empty()
            self.before = None
            self.empty = (self.themes.inner[-1][1], line)
            if cut:
                words = " | ".join(item.text for item in line.filled)
                self.ledger.note(
                    "repaired", f'A heading cut in {len(line.filled)} is read as "{title}".', line.place, words
                )
        self.after_section = True

    def _facts(self, line: Line, pairs: Sequence[Pair]) -> None:
        """Take in a row that says what the actions below it are for, or who leads them all."""
        title = self.given.take(pairs, self.ledger)
        if title:
            self._section(line, title, cut=False)

    def _tell_empty(self) -> None:
        if self.empty:
            title, line = self.empty
            fix = "Check whether it is a section without actions, or only a note."
            self.ledger.note("unsure", f'No action stands under "{title}".', line.place, title, fix)

    def _row(self, line: Line, columns: Columns, numbers: Numbering) -> None:
        if is_struck(line, columns) and not says_what(line, columns):
            self.ledger.put_aside(line.cells, "an action that was struck out")
            return
        if why := no_action_in(line, columns):
            self.ledger.put_aside(line.cells, why)
            return
        ref, ref_at = own_ref(line, columns, numbers, self.before)
        if ref is None and self.before and goes_on(line, columns, numbers, self.before, broken=self.broken):
            self._continue(self.before, line)
        elif only_objective(line, columns):
            self.ledger.put_aside(line.cells, "an objective without an action")
            words = " | ".join(item.text for item in line.filled)
            self.ledger.note("unsure", "No action stands beside this objective.", line.place, words, "Add its actions.")
        elif says_what(line, columns):
            self._begin(line, columns, ref, ref_at)
        else:
            for cell in line.cells:
                self.ledger.misread(
                    cell,
                    "A row without an action, and none above it that its words could belong to.",
                    "Write the action in this row, or take the row out.",
                )
        self.broken = self.after_section = False

    def _begin(self, line: Line, columns: Columns, ref: Ref | None, ref_at: Filled | None) -> None:
        columns, given = self.given.beside(columns, len(line.pieces))
        draft = Draft(line, columns, self.themes.theme)
        for number, piece in given:
            self._use(piece)
            draft.take(number, piece, self.vocabulary)
        for number, piece in _columns_of(line, columns):
            self._use(piece)
            if draft.meanings(number) == ("ref",):
                draft.ref, draft.ref_parts, draft.ref_column = clean(piece.text), [piece.cell], number
            else:
                draft.take(number, piece, self.vocabulary)
                if self.before is not None and number in self.before.texts and piece in self.before.pieces[number]:
                    # A cell that spans rows reads in each as in the first, where its number has been taken off.
                    draft.texts[number] = self.before.texts[number]
        if ref is not None and ref_at is not None and ref_at.column in draft.texts:
            draft.ref, draft.ref_parts, draft.ref_column = ref.ref, [ref_at.piece.cell], ref_at.column
            draft.texts[ref_at.column] = ref.rest
        if self.before is not None:
            _inherit(draft, self.before)
        self.before = draft
        self.drafts.append(draft)
        self.empty = None

    def _use(self, piece: Piece) -> None:
        for cell in piece.cells:
            self.ledger.use(cell)

    def _continue(self, draft: Draft, line: Line) -> None:
        for item in line.filled:
            draft.take(item.column, item.piece, self.vocabulary)
            self._use(item.piece)
        name = f"action {draft.ref}" if draft.ref else "the action above"
        words = " | ".join(" ".join(item.text.split()) for item in line.filled)
        why = "over the page" if self.broken else "in a row of its own"
        self.ledger.note("joined rows", f"The words go on {why}; they are read as part of {name}.", line.place, words)

    def end(self) -> list[Draft]:
        """Return the actions; tell of a last section without any."""
        self._tell_empty()
        self.given.end(self.ledger)
        return self.drafts


def _columns_of(line: Line, columns: Columns) -> list[tuple[int, Piece]]:
    """Return each cell with words that covers a line, and of the columns it spans the one that tells most about it."""
    covered: dict[int, list[int]] = {}
    for number, piece in enumerate(line.pieces):
        if not piece.blank:
            covered.setdefault(id(piece), []).append(number)
    chosen = [
        min(numbers, key=lambda number: (_telling(meanings_at(columns, number)), number))
        for numbers in covered.values()
    ]
    return [(number, line.pieces[number]) for number in sorted(chosen)]


def _telling(meanings: tuple[str, ...]) -> int:
    for rank, meaning in enumerate(("action", "recommendation", "step")):
        if meaning in meanings:
            return rank
    return 4 if meanings[0] in {"extra", "beyond", "ref"} else 3


def _inherit(draft: Draft, before: Draft) -> None:
    """Give an action the number, recommendation and theme that are printed once for several rows."""
    if draft.columns != before.columns:
        return
    own_objective = any(
        number in draft.texts and draft.pieces[number] != before.pieces[number]
        for number in before.numbers("recommendation")
    )
    for number in (*before.numbers("recommendation"), *before.numbers("theme")):
        if number not in draft.texts and "action" not in draft.meanings(number):
            draft.texts[number] = before.texts[number]
            draft.pieces[number] = list(before.pieces[number])
    at = before.ref_column
    if (
        not draft.ref
        and before.ref
        and at is not None
        and not own_objective
        and set(draft.meanings(at)) & {"ref", "recommendation"}
    ):
        draft.ref, draft.ref_parts, draft.ref_column = before.ref, list(before.ref_parts), at
