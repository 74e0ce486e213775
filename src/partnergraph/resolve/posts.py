"""Posts that say two fields with a stroke between them.

In: the tokens of a cell. Out: readings of a run that a stroke would part as one post.
"""

from __future__ import annotations

from collections.abc import Iterator

from partnergraph.resolve import lexicon
from partnergraph.resolve.lists import heads_a_post, is_a_field
from partnergraph.resolve.runs import Evidence, Run, Segment
from partnergraph.resolve.tokens import Token

_LONGEST = 5  # words from the first field to the head word
_OF_A_FIELD = 2  # letters of an abbreviation that nothing explains and that is hardly a body's


def of_two_fields(tokens: list[Token], start: int, evidence: Evidence) -> Iterator[Segment]:
    """Yield the reading of "HE/FE Coordinator" or "IT/Digital Lead": fields and a stroke with no blank, neither of them a body."""
    if len(tokens) < start + 4 or not _joined(tokens[start : start + 3]) or evidence.initials:
        return
    first, second = tokens[start], tokens[start + 2]
    if evidence.stands_alone((first.key,)) or not (_field(first) and _field(second)):
        return
    for end in range(start + 4, min(len(tokens), start + 3 + _LONGEST) + 1):
        last = tokens[end - 1]
        if last.kind != "word" or not last.capital:
            return
        if _ends_a_post(tokens, end):
            words = end - start - 1
            run = Run(tokens, start, end, words, 0, 0, evidence)
            yield run.segment("post", 2.2 * words + 1.6, 0.82, "a post of two fields with a stroke between them")
            return


def _joined(tokens: list[Token]) -> bool:
    """Whether a stroke stands between two words with no blank on either side."""
    first, stroke, second = tokens
    return (
        (first.kind, stroke.text, second.kind) == ("word", "/", "word")
        and first.end == stroke.start
        and stroke.end == second.start
    )


def _field(token: Token) -> bool:
    if is_a_field(token):
        # "Licensing/Trading Standards Officer": a team that is known, written in full, may lead beside an officer.
        return token.capital and (token.text.isupper() or (token.key,) not in lexicon.entries())
    unknown = (token.key,) not in lexicon.entries() and token.key not in lexicon.titles() | lexicon.before_ranks()
    return unknown and token.text.isupper() and token.text.isalpha() and len(token.text) == _OF_A_FIELD


def _ends_a_post(tokens: list[Token], end: int) -> bool:
    """Whether a post's head word ends here, and no other goes on with it."""
    head = heads_a_post(tokens[end - 1]) and lexicon.head_words()[(tokens[end - 1].key,)][0] == "post"
    return head and not (end < len(tokens) and heads_a_post(tokens[end]))
