"""The rules of a page that may be those of a table, put together from the strokes that were painted.

In: the rules, fills and glyphs of a page. Out: rules merged where strokes lie on one line, and groups of rules that touch;
lines through and under words are told apart and the letters marked. Refuses: more rules than a table has; the page is
then read without.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from partnergraph.readers._pdf_page import Fill, Glyph, Page, Rule

NEAR = 3.0  # points: how far apart strokes of one rule, or two rules that touch, may lie
_MOST_STROKES = 8_000  # of a page: a table of a hundred rows has some thousands
_MOST = 3_000  # rules that run one way, after strokes are merged


def table_rules(page: Page) -> list[Rule]:
    """Return the rules that are neither under nor through words, merged; letters struck through are marked.

    White rules count only where they part coloured areas: on white paper nobody sees them.
    """
    if len(page.rules) > _MOST_STROKES:
        page.crowded = True
        return []
    upright = sorted((glyph for glyph in page.glyphs if not glyph.turn), key=lambda glyph: glyph.base)
    bases = [glyph.base for glyph in upright]
    kept = []
    for rule in page.rules:
        if rule.colour == "FFFFFF" and not any(_touches(fill, rule) for fill in page.fills[:2000]):
            continue
        if not rule.flat or not _is_of_words(rule, upright, bases):
            kept.append(rule)
    return merged(kept)


def _touches(fill: Fill, rule: Rule) -> bool:
    if fill.colour in {"", "FFFFFF"}:
        return False
    x = (rule.start + rule.end) / 2 if rule.flat else rule.at
    y = rule.at if rule.flat else (rule.start + rule.end) / 2
    return fill.x0 - 1 <= x <= fill.x1 + 1 and fill.top - 1 <= y <= fill.bottom + 1


def _is_of_words(rule: Rule, glyphs: Sequence[Glyph], bases: Sequence[float]) -> bool:
    """Return whether a flat rule goes through words, which marks them, or lies right under them and ends with them."""
    over = []
    struck = False
    for glyph in glyphs[bisect_left(bases, rule.at - 6) : bisect_left(bases, rule.at + 30)]:
        share = (glyph.base - rule.at) / glyph.size
        if -0.28 <= share <= 0.55 and glyph.x1 > rule.start + 0.5 and glyph.x0 < rule.end - 0.5:
            over.append(glyph)
            if share >= 0.16:
                struck = True
    if not over:
        return False
    left, right = min(glyph.x0 for glyph in over), max(glyph.x1 for glyph in over)
    inside = rule.start >= left - 1.5 and rule.end <= right + 1.5
    if inside and struck:
        for glyph in over:
            middle = (glyph.x0 + glyph.x1) / 2
            glyph.struck = glyph.struck or rule.start - 0.5 <= middle <= rule.end + 0.5
    return inside


def merged(rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules with strokes on one line as one, in order; double lines become one as well."""
    result: list[Rule] = []
    for flat in (True, False):
        lines: list[list[Rule]] = []
        for rule in sorted((rule for rule in rules if rule.flat == flat), key=lambda rule: rule.at):
            if lines and rule.at - lines[-1][0].at <= NEAR:
                lines[-1].append(rule)
            else:
                lines.append([rule])
        for line in lines:
            at = sum(rule.at for rule in line) / len(line)
            begun: Rule | None = None
            for rule in sorted(line, key=lambda rule: rule.start):
                if begun is not None and rule.start <= begun.end + NEAR:
                    begun.end = max(begun.end, rule.end)
                else:
                    begun = replace(rule, at=at)
                    result.append(begun)
    return [rule for rule in result if rule.end - rule.start > NEAR]


def crowded(rules: Sequence[Rule]) -> bool:
    """Return whether a page has more rules than a table: a map or a chart."""
    return max(sum(rule.flat for rule in rules), sum(not rule.flat for rule in rules)) > _MOST


def touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the groups of rules that touch, from top to bottom; a rule that touches none is a group of its own."""
    flat = [rule for rule in rules if rule.flat]
    up = [rule for rule in rules if not rule.flat]
    parent = list(range(len(flat) + len(up)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    if flat and up:
        across = np.array([(rule.at, rule.start - NEAR, rule.end + NEAR) for rule in flat])
        along = np.array([(rule.at, rule.start - NEAR, rule.end + NEAR) for rule in up])
        for number, (at, start, end) in enumerate(along):
            meets = (across[:, 1] <= at) & (at <= across[:, 2]) & (start <= across[:, 0]) & (across[:, 0] <= end)
            for other in np.flatnonzero(meets):
                parent[root(int(other))] = root(len(flat) + number)
    groups: dict[int, list[Rule]] = {}
    for number, rule in enumerate((*flat, *up)):
        groups.setdefault(root(number), []).append(rule)
    return sorted(groups.values(), key=lambda group: min(rule.at if rule.flat else rule.start for rule in group))
