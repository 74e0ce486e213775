"""What a colour is called: `FFC000` is amber.

In: six hex digits. Out: the name, or nothing for a colour between two names. Refuses nothing.
"""

from __future__ import annotations

import colorsys
from functools import lru_cache

NAMES = (
    *("red", "amber", "green", "blue", "yellow", "orange", "purple", "pink", "grey", "gray", "white", "black", "brown"),
    *("light green", "dark green", "light blue", "dark blue", "no colour", "blank", "clear"),
)
"""Names by which keys call colours."""
# Where each hue begins, in degrees; up to the next.
_HUES = ((0, "red"), (16, "amber"), (66, "green"), (172, "blue"), (258, "purple"), (300, "pink"), (338, "red"))
_FAINT = 0.12  # of saturation: a tint paler than this is grey or white
_DARK = 0.25
_BROWN = 0.6


@lru_cache(maxsize=1024)
def hue_of(fill: str) -> str:
    """Return the plain name of a colour; empty for none."""
    if len(fill) != 6:
        return ""
    hue, saturation, value = colorsys.rgb_to_hsv(*(int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    if value < _DARK:
        return "black"
    if saturation < _FAINT:
        return "grey" if value < 1 - _FAINT / 2 else "white"
    name = [name for start, name in _HUES if start <= hue * 360][-1]
    return "brown" if name == "amber" and value < _BROWN else name
