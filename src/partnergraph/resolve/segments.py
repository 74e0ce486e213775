"""Every reading of every run of words in a cell.

In: the tokens of a cell and the evidence of its document. Out: for each run of words the kinds it may be, each with a
score and its evidence. The reading of the whole cell (`cell.py`) is the best-scored row of such runs, so a
comma inside a team's name and a comma between two teams are told apart by which reading explains more words.
"""

from __future__ import annotations

from collections.abc import Iterator

from partnergraph.resolve import bilingual, bodies, known, people, phrases, posts, units
from partnergraph.resolve.lexicon import LONGEST
from partnergraph.resolve.runs import BETWEEN_NAMES, Evidence, Run, Segment
from partnergraph.resolve.tokens import Token, holds_code


def segments(tokens: list[Token], start: int, evidence: Evidence) -> Iterator[Segment]:
    """Yield the readings of every run of words that begins at `start`.

    At most `LONGEST` words and four separators inside a name, so the work is linear in the cell.
    """
    yield from posts.of_two_fields(tokens, start, evidence)
    words = separators = lines = 0
    for end in range(start + 1, len(tokens) + 1):
        last = tokens[end - 1]
        if last.kind in {"comma", "and"}:
            separators += 1
        elif last.kind == "newline":
            lines += 1
        elif last.kind == "word":
            words += 1
        else:
            return
        if words > LONGEST or separators > 4 or lines > 1:
            return
        if last.kind == "word" and (words == 1 or tokens[start].text not in BETWEEN_NAMES):
            run = Run(tokens, start, end, words, separators, lines, evidence)
            yield from _readings(run)


def _readings(run: Run) -> Iterator[Segment]:
    yield from known.known(run)
    yield from known.placed(run)
    yield from known.role(run)
    yield from bodies.by_head_word(run)
    yield from units.of_a_body(run)
    yield from bilingual.welsh(run)
    if run.separators == 1 and run.words == 2 and not run.lines:
        yield from people.surname_first(run)
    if run.evidence.turned and run.separators == 1 and not run.lines:
        yield from people.turned(run)
    if not run.separators and not run.lines:
        yield from people.person(run)
        yield from people.abbreviation(run)
        yield from known.everybody(run)
        yield from known.area(run)
        if run.words > 1:
            yield from known.with_more(run)
    yield from phrases.by_vocabulary(run)
    yield from phrases.post_then_field(run)
    yield from phrases.post_over_fields(run)
    yield from phrases.post_of_a_body(run)
    yield from phrases.compound(run)
    yield from phrases.joined_words(run)
    yield from phrases.whole_place(run)
    if run.words == 1 and run.tokens[0].capital and run.alone and not holds_code(run.tokens[0].text):
        yield run.segment("agency", 0.7, 0.5, "a name that nothing explains")
    if run.words == 1:
        yield run.segment("unknown", 0.6 if run.tokens[0].capital else 0.1, 0.3, "not recognised")
