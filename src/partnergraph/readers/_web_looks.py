"""What a web page's own styles say of an element: whether it is shown, and the colour behind it.

In: the style rules that stand in the page, and an element's attributes. Out: a `Look`. Only rules whose selector is a
tag, classes or an id are understood; of a longer selector its last part alone, and then only for what cannot hide words.
Rules for other media (print, narrow screens) are not looked at. Refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color

Attributes = Mapping[str, str | None]

_MOST_STYLE = 1_000_000  # characters of the rules, and of all styles in attributes, that are looked at
_MOST_RULES = 50  # for one class, tag or id
_COST = 60  # in characters, of each style beside its length
_SIMPLE = re.compile(r"(?P<tag>[\w-]+)?(?P<rest>(?:[.#][\w-]+)*)")
_PART = re.compile(r"([.#])([\w-]+)")
_NOT_WRITTEN = "transparent none inherit initial unset"


@dataclass(frozen=True, slots=True)
class Look:
    """How an element is set.

    Attributes:
        fill: The colour behind it as six hex digits; empty where nothing is said, `none` where it is said to be none.
        display: The value of `display`; empty where nothing is said.
        hidden: Whether it is not shown.
        struck: Whether its words are struck out.
        bold: Whether its words are bold; None where nothing is said.
        kept: Whether line breaks in its source are shown.
        note: What Word says of it (`footnote`, `comment-list`, `list-mark`).
    """

    fill: str = ""
    display: str = ""
    hidden: bool = False
    struck: bool = False
    bold: bool | None = None
    kept: bool = False
    note: str = ""


_PLAIN = Look()


@dataclass(slots=True)
class _Rule:
    tag: str
    classes: frozenset[str]
    id: str
    alone: bool
    look: Look


@dataclass(slots=True)
class Looks:
    """The looks of the elements of one page; `sheets` are the texts of its style elements."""

    sheets: Iterable[str]
    by_key: dict[str, list[_Rule]] = field(init=False, default_factory=dict)
    known: dict[tuple[str | None, ...], Look] = field(init=False, default_factory=dict)
    left: int = field(init=False, default=_MOST_STYLE)

    def __post_init__(self) -> None:
        text = "\n".join(self.sheets)[:_MOST_STYLE]
        for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            if rule.type != "qualified-rule":
                continue
            look = _look(rule.content)
            if look == _PLAIN:
                continue
            for selector in tinycss2.serialize(rule.prelude).split(","):
                self._add(selector.split(), look)

    def _add(self, selector: list[str], look: Look) -> None:
        match = _SIMPLE.fullmatch(selector[-1]) if selector else None
        if match is None:
            return
        parts = _PART.findall(match["rest"])
        classes = frozenset(name for mark, name in parts if mark == ".")
        ids = [name for mark, name in parts if mark == "#"]
        tag = (match["tag"] or "").lower()
        if len(selector) > 1 and not classes and not ids:
            return  # "nav td" says nothing of cells elsewhere
        rule = _Rule(tag, classes, ids[0] if ids else "", len(selector) == 1, look)
        key = f".{min(classes)}" if classes else f"#{ids[0]}" if ids else tag
        rules = self.by_key.setdefault(key, [])
        rules.append(rule)
        del rules[:-_MOST_RULES]

    def of(self, tag: str, attributes: Attributes) -> Look:
        """Return the look of an element."""
        named = (tag, attributes.get("class"), attributes.get("style"), attributes.get("bgcolor"))
        key = (*named, attributes.get("id") if f"#{attributes.get('id')}" in self.by_key else None)
        if key not in self.known:
            self.known[key] = self._worked_out(tag, attributes)
        return self.known[key]

    def _worked_out(self, tag: str, attributes: Attributes) -> Look:
        look = _PLAIN
        if attributes.get("bgcolor"):
            value = str(attributes["bgcolor"])
            look = replace(look, fill=_colour(value) or _colour(f"#{value}"))
        classes = (attributes.get("class") or "").split()
        named = attributes.get("id") or ""
        found = [
            rule
            for key in (tag, *(f".{name}" for name in classes), f"#{named}")
            for rule in self.by_key.get(key, ())
            if rule.tag in {"", tag} and rule.classes <= set(classes) and rule.id in {"", named}
        ]
        # Python's sort keeps the order of the page among rules that are as telling.
        for rule in sorted(found, key=lambda rule: (bool(rule.id), len(rule.classes), bool(rule.tag))):
            look = _over(look, rule.look if rule.alone else _harmless(rule.look))
        style = attributes.get("style") or ""
        if style and self.left > 0:
            self.left -= len(style) + _COST
            look = _over(look, _look(tinycss2.parse_blocks_contents(style), own=True))
        return look


def _harmless(look: Look) -> Look:
    return replace(look, hidden=False, struck=False, display="" if look.hidden else look.display)


def _over(under: Look, over: Look) -> Look:
    return Look(
        fill=over.fill or under.fill,
        display=over.display or under.display,
        hidden=over.hidden or (under.hidden and not over.display),
        struck=over.struck or under.struck,
        bold=under.bold if over.bold is None else over.bold,
        kept=over.kept or under.kept,
        note=over.note or under.note,
    )


def _look(content: Any, own: bool = False) -> Look:
    """Return what declarations say; those of an element's own style are given as they were parsed."""
    if not own:
        content = tinycss2.parse_blocks_contents(content)
    said = {item.lower_name: item.value for item in content if item.type == "declaration"}
    values = {name: tinycss2.serialize(value).strip().lower() for name, value in said.items()}
    display = values.get("display", "")
    weight = values.get("font-weight", "")
    decoration = f"{values.get('text-decoration', '')} {values.get('text-decoration-line', '')}"
    list_mark = "list-mark" if values.get("mso-list") == "ignore" else ""
    fill = ""
    for name in ("background", "background-color"):
        if name in said:
            fill = next(filter(None, (_colour(tinycss2.serialize([token])) for token in said[name])), fill)
    return Look(
        fill=fill,
        display=display,
        hidden=display == "none"
        or values.get("visibility") in {"hidden", "collapse"}
        or values.get("mso-hide") == "all",
        struck="line-through" in decoration,
        bold=None if not weight else weight in {"bold", "bolder", "600", "700", "800", "900"},
        kept=values.get("white-space", "").startswith("pre"),
        note=list_mark or values.get("mso-element", ""),
    )


@lru_cache(maxsize=4096)
def _colour(value: str) -> str:
    """Return a colour as six hex digits, `none` for what is clear; empty where the value is no colour."""
    value = value.strip()
    if value.lower() in _NOT_WRITTEN.split():
        return "none"
    colour = parse_color(value)
    if colour is None or isinstance(colour, str):
        return ""
    try:
        *channels, alpha = (float(channel) for channel in colour.to("srgb"))
    except (TypeError, NotImplementedError):
        return ""
    # What is see-through shows the white of the page.
    levels = [round(255 * min(1.0, max(0.0, channel * alpha + 1 - alpha))) for channel in channels]
    return "none" if not alpha else "".join(f"{level:02X}" for level in levels)
