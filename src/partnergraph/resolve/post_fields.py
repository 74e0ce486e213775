"""What a post is for, where it stands apart from the post: after a comma, a dash or in brackets.

In: the names read beside each other. Out: whether the second is the field of the first, and both as one name. Refuses nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from partnergraph.resolve import lexicon
from partnergraph.resolve.named import Name
from partnergraph.resolve.runs import PLAIN
from partnergraph.resolve.tokens import key_of

WEAK = frozenset({"a name that nothing explains"})
_TEAMS = frozenset({"team", "teams", "unit", "hub"})


def generic_post(name: str) -> bool:
    """Whether a post's name says nothing of its field: "Head of Service", "Assistant Director"."""
    heads = lexicon.head_words()
    return all(
        word in PLAIN or word in {"of", "and"} or heads.get((word,), ("", ""))[0] == "post" for word in key_of(name)
    )


def its_field(post: Name, name: Name) -> bool:
    """Whether what follows a post that says nothing of its field is the field: "Corporate Director - People"."""
    if post.kind != "post" or name.kind not in {"agency", "team", "placeholder"} or not generic_post(post.name):
        return False
    if name.why in WEAK and key_of(name.name)[0] in lexicon.ordinary_words():
        # "Matron, Medicine".
        return True
    heads = lexicon.head_words()
    known = name.kind == "agency" and (
        name.entry is not None or heads.get(key_of(name.name)[-1:], ("", ""))[0] == "agency"
    )
    return not known and not called_team(name.name) and _field(name.name)


def says_field(post: Name, name: Name) -> bool:
    """Whether the bracket after a post is its field, "Commissioning Manager (Autism)", and not the body that it is of."""
    words = name.kind in {"team", "agency", "unknown", "placeholder"} and _field(name.name)
    return words and not name.name.isupper() and (its_field(post, name) or name.entry is None)


def called_team(name: str) -> bool:
    """Whether a name ends as those of teams do."""
    return key_of(name)[-1] in _TEAMS


def with_field(post: Name, joint: str, field: Name) -> Name:
    """A post with its field as one name."""
    return replace(
        post,
        text=f"{post.text}{joint}{field.text}",
        name=f"{post.name}{joint}{field.name}",
        confidence=min(post.confidence, 0.85),
    )


def _field(name: str) -> bool:
    """Whether a name has only words of services, so that it may be what a post is for."""
    service = lexicon.service_words()
    return all(word in service or word in {",", "and", "of", "for"} for word in key_of(name))


def head_then_field(name: str) -> bool:
    """Whether a name is a generic post, a comma and its field: "Assistant Director, Housing"."""
    head, *field = re.split(r", | [-–—] ", name, maxsplit=1)
    return bool(field) and generic_post(head)
