"""Draw a picture (SVG of ours) as PNG, without a browser.

In: SVG as text. Out: the bytes of a PNG, or None where the machine has no fonts, since a picture without its words tells
nothing. Refuses nothing. Nothing is fetched: the picture names no file.
"""

from __future__ import annotations

from functools import cache

import resvg_py

FONTS = "Arial, Liberation Sans, Helvetica, DejaVu Sans, Noto Sans, sans-serif"
"""The fonts of pictures; the first that is there is taken, and others for scripts that it lacks."""

_SCALE = 3.0  # marks of the picture an inch on paper: 96 of SVG's become 288


def png(svg: str) -> bytes | None:
    """Return a picture as PNG at three times its size; None where words cannot be drawn."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=_SCALE)) if _has_fonts() else None


@cache
def _has_fonts() -> bool:
    def drawn(word: str) -> bytes:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string='<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
                f'<text x="0" y="15" font-family="{FONTS}">{word}</text></svg>'
            )
        )

    return drawn("WWW") != drawn("")
