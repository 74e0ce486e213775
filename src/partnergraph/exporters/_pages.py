"""Put a web page together: one file that fetches nothing and runs nothing but its own script.

In: a template of ours, its values, styles and scripts. Out: the text of the page. Refuses: a script or style that
could end its own element. Every value is escaped by the template engine, and the policy in the page's head names the
hashes of its scripts and styles, so that a browser refuses all others.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from partnergraph.errors import PartnergraphError
from partnergraph.exporters._look import SEVERITY
from partnergraph.schema import NODES
from partnergraph.views import day, life_words, printable, shorten, waived_words

_ENDINGS = ("</script", "</style", "<!--")


class _Compiled(BytecodeCache):
    """What templates were compiled to, so that each is compiled once, however many pages are written."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._codes:
            bucket.bytecode_from_string(self._codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def environment() -> Environment:
    """Return a template environment over partnergraph/assets in which every value is escaped."""
    made = Environment(
        loader=PackageLoader("partnergraph", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
        bytecode_cache=_COMPILED,
    )
    made.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":"), "allow_nan": False}
    made.filters |= {
        "day": day,
        "shorten": shorten,
        "capitalise": _capitalise,
        "life": life_words,
        "decision": waived_words,
        "as_address": _as_address,
    }
    made.globals["kinds"] = NODES
    return made


def _finalize(value: Any) -> Any:
    # Half a surrogate pair cannot be written as UTF-8, and control characters are forbidden in HTML.
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _as_address(item: str) -> str:
    """What stands after the # of a network page that shows an item."""
    return urlencode({"item": item}, errors="replace")


@cache
def asset(name: str) -> str:
    """Return the text of a file in partnergraph/assets, without indents and lines that only comment."""
    lines = (files("partnergraph.assets") / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line.strip() for line in lines if line.strip() and not line.lstrip().startswith(("//", "/*")))


def styles(*names: str) -> str:
    """Return style sheets as one, after the colours of severities and kinds as variables."""
    colours = [f"--{name}:{fill};--{name}-ink:{ink}" for name, (fill, ink) in SEVERITY.items()]
    colours += [f"--{kind.name.lower()}:{kind.colour}" for kind in NODES.values()]
    return "\n".join([f":root{{{';'.join(colours)}}}", *map(asset, names)])


def page_parts(style: str, scripts: Sequence[str] = (), later: Sequence[str] = ()) -> dict[str, Any]:
    """Return what the frame of a page needs: `style`, `scripts`, and the `policy` that allows them and nothing else.

    Args:
        style: The style sheet.
        scripts: What stands in the page as scripts.
        later: Scripts that those may add.

    Raises:
        PartnergraphError: A script or style holds what would end its element.
    """
    for text in (style, *scripts):
        if any(ending in text.lower() for ending in _ENDINGS):
            raise PartnergraphError("A script or style of a page ends its own element.", where="partnergraph/assets")
    policy = ["default-src 'none'", f"style-src {_hash(style)}"]
    if scripts:
        policy.append("script-src " + " ".join(map(_hash, (*scripts, *later))))
    policy += ["base-uri 'none'", "form-action 'none'"]
    return {
        "style": Markup(style),  # noqa: S704 - ours, and checked above
        "scripts": [Markup(script) for script in scripts],  # noqa: S704 - ours, and checked above
        "policy": "; ".join(policy),
    }


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
