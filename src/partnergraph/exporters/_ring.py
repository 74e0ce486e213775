"""The picture of who works with whom: parties on a ring, joined where the same action names both.

In: Joined. Out: SVG as text, with what it shows in words. Refuses nothing. Names stand beside the ring, each at a height of its
own, so that none covers another; the same register gives the same picture.
"""

from __future__ import annotations

from html import escape
from math import sqrt

from partnergraph.exporters._blocks import Picture, clean
from partnergraph.exporters._drawn import FONTS
from partnergraph.views import shorten
from partnergraph.views.fitted import Joined
from partnergraph.views.words import listed, number_of, wrap

_WIDTH, _ROW, _EDGE = 642, 34, 6  # of 96 an inch: 17 centimetres
_LETTERS = 27  # in a line of a name
_INK, _LINE = "#1F3864", "#7C8FA8"
_PER_CENTIMETRE = 96 / 2.54


def ring(told: Joined) -> Picture:
    """Return the picture of who works with whom."""
    order = _order(told)
    rows = -(-len(order) // 2)
    height = max(rows * _ROW, 2 * _ROW) + 2 * _EDGE
    at: dict[int, tuple[float, float, int]] = {}
    for place, number in enumerate(order):
        # Those who share most face each other, so that their line runs across the middle.
        row, right = place // 2, place % 2 == 1
        y = _EDGE + (row + 0.5) * _ROW
        middle = (y - height / 2) / (height / 2 + 12)
        x = _WIDTH / 2 + (1 if right else -1) * (58 + 62 * sqrt(max(0.0, 1 - middle * middle)))
        at[number] = (x, y, 1 if right else -1)
    most = max((count for _, _, count in told.ties), default=1)
    parts = [_tie(at, told, pair, most) for pair in reversed(told.ties)]
    parts += [_number(at, pair) for pair in reversed(told.ties) if pair[2] > 1]
    parts += [_party(told, number, *seat) for number, seat in at.items()]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height:.0f}" viewBox="0 0 {_WIDTH} {height:.0f}" '
        f'font-family="{FONTS}"><rect width="{_WIDTH}" height="{height:.0f}" fill="#FFFFFF"/>{"".join(parts)}</svg>'
    )
    return Picture(svg, _WIDTH / _PER_CENTIMETRE, height / _PER_CENTIMETRE, _words(told))


def _order(told: Joined) -> list[int]:
    """The parties so that those who share most stand beside each other."""
    shared = {(one, other): count for a, b, count in told.ties for one, other in ((a, b), (b, a))}
    left = list(range(len(told.columns)))
    order: list[int] = []
    while left:
        last = order[-1] if order else -1
        following = max(left, key=lambda number: (shared.get((last, number), 0), -number))
        left.remove(following)
        order.append(following)
    return order


def _tie(at: dict[int, tuple[float, float, int]], told: Joined, pair: tuple[int, int, int], most: int) -> str:
    one, other, count = pair
    (x, y, _), (u, v, _) = at[one], at[other]
    p, q = _bend(at, one, other)
    width = 1 + 4 * (count - 1) / max(most - 1, 1)
    ends = f"{clean(told.columns[one].name)} and {clean(told.columns[other].name)}: {number_of(count, 'action')}"
    return (
        f'<path d="M{x:.1f},{y:.1f} Q{p:.1f},{q:.1f} {u:.1f},{v:.1f}" fill="none" stroke="{_LINE}" stroke-width="{width:.1f}" '
        f'stroke-opacity="0.75"><title>{escape(shorten(ends, 200))}</title></path>'
    )


def _bend(at: dict[int, tuple[float, float, int]], one: int, other: int) -> tuple[float, float]:
    """The point to which a line bends: towards the middle, so that lines of one side do not run through its names."""
    (x, y, side), (u, v, opposite) = at[one], at[other]
    if side == opposite:
        return _WIDTH / 2 + side * max(0.0, 60 - abs(y - v) / 2), (y + v) / 2
    return (x + u) / 2, (y + v) / 2


def _number(at: dict[int, tuple[float, float, int]], pair: tuple[int, int, int]) -> str:
    one, other, count = pair
    (x, y, _), (u, v, _) = at[one], at[other]
    p, q = _bend(at, one, other)
    part = 0.35 if (one + other) % 2 else 0.6
    rest = 1 - part
    cx = rest * rest * x + 2 * rest * part * p + part * part * u
    cy = rest * rest * y + 2 * rest * part * q + part * part * v
    return (
        f'<text x="{cx:.1f}" y="{cy + 3.5:.1f}" font-size="10" font-weight="bold" text-anchor="middle" fill="{_INK}" '
        f'stroke="#FFFFFF" stroke-width="3" paint-order="stroke">{count}</text>'
    )


def _party(told: Joined, number: int, x: float, y: float, side: int) -> str:
    column = told.columns[number]
    lines = wrap(clean(column.name), _LETTERS, 2)
    anchor = "start" if side > 0 else "end"
    top = y + 4 - 6.5 * (len(lines) - 1)
    words = "".join(
        f'<text x="{x + side * 18:.1f}" y="{top + 13 * place:.1f}" font-size="11.5" text-anchor="{anchor}" '
        f'fill="#1D2733">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="12.5" fill="{_INK}" stroke="#FFFFFF" stroke-width="1.5"/>'
        f'<text x="{x:.1f}" y="{y + 4:.1f}" font-size="11" font-weight="bold" text-anchor="middle" fill="#FFFFFF">'
        f"{column.actions}</text>{words}"
    )


def _words(told: Joined) -> str:
    """What the picture shows, in words."""
    names = [shorten(clean(column.name), 60) for column in told.columns]
    said = [f"Network of {number_of(len(names), 'party', 'parties')}, joined where the same action names both."]
    strongest = [
        f"{names[one]} and {names[other]} ({number_of(count, 'action')})" for one, other, count in told.ties[:6]
    ]
    if strongest:
        said.append(f"The strongest ties: {'; '.join(strongest)}.")
    tied = {end for one, other, _ in told.ties for end in (one, other)}
    alone = [name for number, name in enumerate(names) if number not in tied]
    if alone:
        said.append(f"Joined to nobody here: {listed(alone)}.")
    return " ".join(said)
