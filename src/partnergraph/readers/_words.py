"""Clean words: what a cell says, without the marks that only a page needs.

In: a string from any format. Out: the same words, white space folded to plain spaces and line breaks, list
marks as "- ". Control characters are taken off; the caller keeps the raw string.
"""

from __future__ import annotations

import re

_SPACES = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = "\r\v\f\x85\u2028\u2029"
# Joiners (U+200C, U+200D) and the marks of right-to-left text are part of words and stay.
_NOTHING = "\u200b\u2060\ufeff\xad\x7f"
_FOLD = (
    dict.fromkeys(range(0x20), None)
    | dict.fromkeys(range(0x80, 0xA0), None)
    | dict.fromkeys(map(ord, _NOTHING), None)
    | dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, _BREAKS), "\n")
    | {0x09: "\t", 0x0A: "\n"}
    # Ticks and crosses of the Wingdings font say something; other private letters are its list marks.
    | {0xF0FB: "✗", 0xF0FC: "✓", 0xF0FD: "☒", 0xF0FE: "☑"}
)
_BULLETS = "•▪■●◦○‣⁃∙·➢➤❖"
_PRIVATE_BULLET = re.compile(r"(?:^|(?<=\s))[\uf000-\uf0ff][ \t]*(?=\S)")
_BULLET = re.compile(rf"^[{_BULLETS}][ \t]*(?=\w)", re.MULTILINE)


def clean(text: str) -> str:
    """Return the words of `text`, one line a paragraph or list item.

    >>> clean(" Map needs {} • Share them ".format(chr(10))).splitlines()
    ['Map needs', '- Share them']
    """
    text = text.strip()
    if text.isprintable() and not text.startswith(tuple(_BULLETS)):
        return text
    text = text.replace("\r\n", "\n").translate(_FOLD)
    text = _PRIVATE_BULLET.sub("\n- ", text)
    lines = "\n".join(line for raw in text.split("\n") if (line := raw.strip()))
    return _BULLET.sub("- ", lines)
