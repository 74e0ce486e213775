"""What letters of symbol fonts show: a tick in a status column is a letter of Wingdings.

In: a font and a letter set in it. Out: the character that a reader sees. Refuses nothing: a sign that is not in
`data/reference/symbols.csv` stays the private letter that Word stores for it.
"""

from __future__ import annotations

from functools import cache

from partnergraph import reference

_PRIVATE = 0xF000


def in_font(text: str, font: str) -> str:
    """Return text set in `font` as a reader sees it.

    >>> in_font("ü", "Wingdings")
    '✓'
    """
    name = font.strip().lower()
    if name not in _fonts():
        return text
    return "".join(_sign(ord(letter), name) for letter in text)


def sign(code: str, font: str) -> str:
    """Return the character that a symbol with this hexadecimal code shows; empty if it is no code."""
    try:
        return _sign(int(code, 16), font.strip().lower())
    except (ValueError, OverflowError):
        return ""


def _sign(code: int, font: str) -> str:
    if not (code < 0x100 or _PRIVATE <= code <= _PRIVATE + 0xFF) or code == 0x20:
        return chr(code)
    known = _signs().get((font, code & 0xFF))
    # Letters of the font "Symbol" are Greek, which nobody takes for something else.
    return known or (chr(code) if font == "symbol" or font not in _fonts() else chr(_PRIVATE | code & 0xFF))


@cache
def _signs() -> dict[tuple[str, int], str]:
    return {(row["font"], int(row["code"], 16)): row["character"] for row in reference.rows("symbols")}


@cache
def _fonts() -> frozenset[str]:
    return frozenset(font for font, _ in _signs())
