"""Words out of markup: the HTML and Markdown that stand inside cells and lines of text.

In: the source of a cell or line. Out: its words, the words that are struck out, whether all is bold, and
what is not shown (comments, pictures). Only tags that set type are markup: `<script>`, `a < b` and
everything else that looks like a tag was typed by somebody and stays text. Refuses nothing; one pass over
the source, and one over its parts to pair the marks of emphasis.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from partnergraph.readers._parts import Part, Parts, Words


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
_BREAKING = _HEADINGS | _tags("p div br li ul ol dl dt dd blockquote pre center hr table thead tbody tr")
_STRIKING = _tags("s del strike")
_BOLD = _HEADINGS | _tags("b strong th")
_SILENT = _tags("i em u ins span font small big sub sup a mark code tt abbr cite td")
_TAGS = "|".join(sorted(_BREAKING | _STRIKING | _BOLD | _SILENT, key=lambda tag: (-len(tag), tag)))

# Attributes have values: in `x <b and c> y` nothing is a tag.
ATTRIBUTES = r"(?:\s+[A-Za-z_:][\w:.-]*\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+)|\s+nowrap)*+\s*"
TAG = rf"</?(?:{_TAGS}){ATTRIBUTES}/?>"
# An address has no spaces, but for the {{ placeholders }} of site generators; a title may follow in quotes.
_TARGET = r"\(\s*+(?:\{\{[^{}\n]{0,200}\}\}|[^\s()]|\([^\s()]{0,2000}\))*+(?:\s+[\"'][^\"'\n]{0,500}[\"'])?\s*\)"
_TOKEN = re.compile(
    rf"""(?P<escape>\\[!-/:-@\[-`{{-~])
    |(?P<comment><!--)
    |(?P<tag><(?P<end>/)?(?P<name>{_TAGS}){ATTRIBUTES}/?>)
    |(?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
    |(?P<picture>!\[(?P<shows>[^\[\]]*)\]{_TARGET})
    |(?P<link>\[(?P<says>[^\[\]]+)\](?P<target>{_TARGET}))
    |(?P<footnote>\[\^[^\[\]\s]{{1,40}}\](?!:))
    |(?P<emphasis>\*+|_+|~+)""",
    re.VERBOSE | re.IGNORECASE,
)
_PRESENT = re.compile(
    rf"</(?:{_TAGS})\s*>|<br\s*/?>|(?<!\*)\*\*(?=\w)[^*\n]{{1,200}}\*\*(?!\*)|^[ ]*+\|?[ ]*+:?-{{3,}}:?[ ]*\|",
    re.IGNORECASE | re.MULTILINE,
)


def present(text: str) -> bool:
    """Return whether a plain text holds markup: a formatting tag, bold words or the rule of a pipe table."""
    return _PRESENT.search(text) is not None


def words(source: str) -> Words:
    """Return the words of `source` with its markup understood.

    >>> words("<p>1<sup>st</sup> of <b>all</b></p> <p>a &lt; b</p>").text.splitlines()
    ['1st of all', 'a < b']
    """
    scan = _Scan(source=source)
    scan.run()
    return scan.words()


@dataclass(slots=True)
class _Scan(Parts):
    source: str = ""
    open: dict[str, list[int]] = field(default_factory=dict)
    comments_close: bool = True

    def run(self) -> None:
        source = self.source
        end = 0
        while token := _TOKEN.search(source, end):
            self.say(source[end : token.start()])
            end = self.take(token, source)
        self.say(source[end:])

    def take(self, token: re.Match[str], source: str) -> int:
        kind = token.lastgroup if token.lastgroup in {"escape", "comment", "entity", "emphasis", "footnote"} else ""
        if kind == "escape":
            self.say(token[0][1])
        elif kind == "entity":
            self.say(html.unescape(token[0]))
        elif kind == "emphasis":
            self.emphasise(token, source)
        elif kind == "comment":
            return self.comment(token, source)
        elif token["tag"]:
            self.tag(token["name"].lower(), token["end"] is None)
        elif token["picture"]:
            self.pictures.append(token["shows"].strip())
        elif token["link"]:
            inner = _Scan(source=token["says"])
            inner.run()
            self.parts += inner.parts
        return token.end()

    def comment(self, token: re.Match[str], source: str) -> int:
        end = source.find("-->", token.end()) if self.comments_close else -1
        if end < 0:
            self.comments_close = False  # nor does any later one, so that none is looked for again
            self.say(token[0])
            return token.end()
        self.comments.append(source[token.end() : end].strip())
        return end + 3

    def tag(self, name: str, opens: bool) -> None:
        if name in _BREAKING:
            self.say("\n")
        if name == "li" and opens:
            self.item()
        if name == "td":
            self.say(" ")
        if name in _STRIKING:
            self.switch("struck", opens)
        if name in _BOLD:
            self.switch("bold", opens)
        if name == "sup":
            self.switch("raised", opens)

    def emphasise(self, token: re.Match[str], source: str) -> None:
        run = token[0]
        mark = run[0]
        before = source[token.start() - 1 : token.start()] or " "
        after = source[token.end() : token.end() + 1] or " "
        opens = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
        closes = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after))
        if mark == "_":
            opens, closes = opens and (not closes or _is_mark(before)), closes and (not opens or _is_mark(after))
        sum_of_figures = before.isdigit() and after.isdigit()
        if run == "*" and after in " \t" and token.end() < len(source) and self.at_line_start():
            self.item()
            return
        if sum_of_figures or len(run) > 3 or (mark == "~" and len(run) != 2):
            opens = closes = False
        pieces = [mark * 2, mark] if len(run) == 3 else [run]
        for piece in pieces:
            style = "struck" if mark == "~" else "bold" if len(piece) == 2 else "slanted"
            waiting = self.open.setdefault(piece, [])
            if closes and waiting:
                opener = self.parts[waiting.pop()]
                opener.text, opener.style = "", style
                self.parts.append(Part("", style, on=False))
            else:
                if opens:
                    waiting.append(len(self.parts))
                self.parts.append(Part(piece))


def _is_mark(character: str) -> bool:
    return not character.isalnum() and not character.isspace()
