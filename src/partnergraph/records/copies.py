"""Whether two readings are of one plan: the same file under another name, or a copy of it in another format.

In: readings. Out: yes or no. Refuses nothing: plans that say the same under different titles are two.
"""

from __future__ import annotations

from partnergraph.model import Reading

Content = tuple[str, ...]


def content_of(reading: Reading) -> Content:
    """Return the words of a plan's actions and facts, without what its format makes of them."""
    actions = (
        (
            one.ref,
            one.recommendation,
            one.action,
            *(lead.text for lead in one.leads),
            one.due_text,
            one.outcome,
            one.status,
        )
        for one in reading.records
    )
    facts = (
        (quote.text for quote in entry.quotes) for entry in (*reading.contacts, *reading.agreements, *reading.seats)
    )
    return tuple(_plain(" ".join(words)) for words in (*actions, *facts))


def are_one(one: Reading, other: Reading) -> bool:
    """Return whether two readings of the same content are of one plan: a format may hold no title, but no other one."""
    titles = {_plain(reading.title) for reading in (one, other) if _plain(reading.title) != _plain(reading.plan)}
    return len(titles) < 2 and one.version in {other.version, None} | (
        {one.version} if other.version is None else set()
    )


def _plain(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
