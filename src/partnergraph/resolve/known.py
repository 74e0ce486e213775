"""Names that are known: from the reference tables, from other cells of the plan.

In: a run of words. Out: readings of it as a known name, one under a place of its own, one that goes on, or a role.
"""

from __future__ import annotations

from collections.abc import Iterator

from partnergraph.resolve import lexicon
from partnergraph.resolve.areas import areas
from partnergraph.resolve.lexicon import Entry
from partnergraph.resolve.runs import ARTICLES, CARRIED, LINKS, Key, Run, Segment
from partnergraph.resolve.tokens import Token, key_of

_LEGAL_FORMS = frozenset(
    {
        ("nhs", "trust"),
        ("nhs", "foundation", "trust"),
        ("nhs", "ft"),
        ("ltd",),
        ("limited",),
        ("cic",),
        ("cio",),
        ("charity",),
    }
)
_EVERYBODY = frozenset({"all", "each", "every", "any", "relevant", "other", "various", "appropriate"})


def known(run: Run) -> Iterator[Segment]:
    """Yield the readings of a run as a name that the tables hold or another cell gives alone."""
    key, n = run.key, run.words + run.separators
    for entry in lexicon.entries().get(key, ()):
        if not entry.exact or entry.exact == run.text:
            term = entry.kind == "placeholder" and not entry.fact("owner") and not run.alone
            yield run.segment(
                entry.kind,
                # "Domestic Abuse" inside a longer name is a part of it.
                1.2 * n if term else 2.2 * n + 0.5 * run.separators + 1.0,
                0.7 if entry.ambiguous else 0.97,
                f"known name ({entry.source})" + (", which may mean something else" if entry.ambiguous else ""),
                entry=entry,
            )
    kind = lexicon.placeholders().get(key)
    if kind and not (kind == "generic" and _of_its_own(run)):
        yield run.segment("placeholder", 2.2 * n + 0.9, 0.95, "words that name nobody")
    if run.words > 2:
        yield from _carried_on(run, key)
        yield from _of_everybody(run, key)
    if key in run.evidence.people:
        yield run.segment("person", 2.2 * n + 1.0, 0.97, "the name stands alone elsewhere in the plan")


def _of_everybody(run: Run, key: Key) -> Iterator[Segment]:
    """Those who do one thing in every body, none of them named: "Comms leads from all agencies"."""
    at = next((at for at in range(1, len(key) - 1) if key[at] in {"from", "of", "in", "at"}), 0)
    heads = lexicon.head_words()
    if (
        at
        and not run.separators
        and not run.lines
        and key[at + 1] in {"all", "each", "every"}
        and key[at - 1].endswith("s")
        and heads.get(key[at - 1 : at], ("", ""))[0] in {"post", "placeholder"}
        and (lexicon.placeholders().get(key[at + 1 :]) == "generic" or _bodies_of_a_kind(key[-1]))
    ):
        yield run.segment("placeholder", 2.2 * run.words + 1.2, 0.9, "those of every body, none of them named")


def _bodies_of_a_kind(word: str) -> bool:
    """Whether a word ends what bodies of a kind are called, one or all of them: "agency", "schools"."""
    return any(
        (way,) in lexicon.placeholders() or way in {"agencies", "services"}
        for way in (word, f"{word}s", f"{word[:-1]}ies")
    )


def _of_its_own(run: Run) -> bool:
    """Whether a board that any partnership may have has words of its own before it: "Section 11 Task and Finish Group"."""
    before = run.all[run.start - 1] if run.start else None
    board = lexicon.head_words().get(run.key, ("", ""))[0] == "board"
    return board and before is not None and before.kind == "word" and (before.capital or before.text.isdigit())


def _carried_on(run: Run, key: Key) -> Iterator[Segment]:
    """A known name that goes on: "Police and Crime Commissioner for North Wales"."""
    for at in range(1, len(key) - 1 if "," not in key else 0):
        if key[at] in CARRIED and run.all[run.end - 1].capital:
            entry = next(
                (e for e in lexicon.entries().get(key[:at], ()) if e.kind in {"agency", "team", "post", "board"}),
                None,
            )
            if entry:
                yield run.segment(
                    entry.kind, 2.1 * (run.words + run.separators) + 0.5, 0.88, f'"{entry.name}" of a named field'
                )
            return


def area(run: Run) -> Iterator[Segment]:
    """An area that stands among partners: its council is meant. "Barnet; Enfield"."""
    if not run.alone or not run.tokens[0].capital or run.lines:
        return
    found = areas().get(" ".join(run.key))
    if found and found.council:
        entry = next(iter(lexicon.entries().get(key_of(found.council), ())), None)
        yield run.segment("agency", 2.2 * run.words + 0.9, 0.82, f"an area; {found.council} is meant", entry=entry)
    elif (found or " ".join(run.key) in lexicon.places()) and run.key[0] not in lexicon.first_names():
        yield run.segment("agency", 2.2 * run.words + 0.3, 0.7, "an area; its council is probably meant")


def with_more(run: Run) -> Iterator[Segment]:
    """A body that exists once, with a branch or service of its own: "Barnardo's Cymru", "Redthread Outreach"."""
    key = run.key
    for at in range(run.words - 1, 0, -1):
        entry = next((e for e in lexicon.entries().get(key[:at], ()) if e.scope == "national"), None)
        rest = run.tokens[at:]
        if (
            not entry
            or entry.kind != "agency"
            or entry.ambiguous
            or (entry.exact and entry.exact != run.tokens[0].text)
        ):
            continue
        service, heads = lexicon.service_words(), lexicon.head_words()
        if key[at:] in _LEGAL_FORMS:
            yield run.segment("agency", 2.2 * run.words + 1.0, 0.95, f'"{entry.name}" with its legal form', entry=entry)
            return
        if not any(
            heads.get(key[at + skip :], ("", ""))[0] == "post" or key[at + skip :] in lexicon.entries()
            for skip in range(len(rest))
        ) and all(t.capital and (t.key in service or run.is_place(t.key)) for t in rest):
            yield run.segment("agency", 2.1 * run.words, 0.82, f'"{entry.name}", a part of it')
        return


def everybody(run: Run) -> Iterator[Segment]:
    """`All PSB members`: words that begin with "all" name nobody in particular."""
    last = run.tokens[-1]
    one = lexicon.head_words().get((last.key,), ("", ""))[0] == "agency"
    one = one and not (last.text.endswith("s") and last.text[:-1].isupper())  # "all PCNs"
    if run.words > 1 and run.tokens[0].key == "local" and not last.capital and last.key.endswith("s"):
        yield run.segment("placeholder", 1.5 * run.words + 0.6, 0.8, '"local" and a plural name nobody in particular')
    if run.words > 1 and run.tokens[0].key in _EVERYBODY and run.tokens[-1].key not in LINKS and not one:
        yield run.segment(
            "placeholder", 2.0 * run.words + 0.6, 0.88, f'"{run.tokens[0].text}" names nobody in particular'
        )


def placed(run: Run) -> Iterator[Segment]:
    """A known kind of body under a name of its own: "Mereshire Youth Justice Service", "Healthwatch Harrowmoor"."""
    if run.words < 2 or run.all[run.start].key in ARTICLES | lexicon.titles():
        return
    for at in range(run.start + 1, run.end):
        for first, body in (((run.start, at), (at, run.end)), ((at, run.end), (run.start, at))):
            entry = _body(run, body) if _a_name_of_its_own(run, *first) else None
            if entry and (first[0] == run.start or entry.kind == "agency"):
                confidence = 0.9 if first[0] == run.start else 0.85
                yield run.segment(
                    entry.kind,
                    2.2 * (run.words + run.separators) + 0.5,
                    confidence,
                    f'"{entry.name}" of a named place',
                )
                return


def _body(run: Run, part: tuple[int, int]) -> Entry | None:
    key = tuple("and" if t.kind == "and" else t.key for t in run.all[part[0] : part[1]] if t.kind != "newline")
    known = lexicon.entries().get(key, ())
    return next(
        (
            e
            for e in known
            if e.kind in {"agency", "team", "post", "board"}
            and not (e.ambiguous and e.scope == "national" and len(key) == 1)
            and e.belongs_to != "council_team"
            and (e.belongs_to or e.source != "local_bodies")
        ),
        None,
    )


def _a_name_of_its_own(run: Run, start: int, end: int) -> bool:
    """Whether a run is capitalised, no known name, no person's, and more than words of a service."""
    if start + 1 < end and run.all[start].key == "nhs":
        start += 1
    part = run.all[start:end]
    places = lexicon.places()
    if (
        len(part) > 2
        and all(t.key in places or t.kind == "and" for t in part)
        and {part[0].kind, part[-1].kind} == {"word"}
    ):
        # "Devon and Cornwall Police".
        return True
    if len(part) == 3 and part[1].kind == "and" and all(_no_other_name(run, t) for t in (part[0], part[2])):
        return True
    if any(t.kind != "word" or not t.capital or (t.key != "nhs" and (t.key,) in lexicon.entries()) for t in part):
        return False
    if any((t.key,) in lexicon.head_words() or t.key in run.evidence.parts for t in part) or len(part) > 3:
        return False
    if (
        start > run.start
        and len(part) == 1
        and part[0].key in lexicon.ordinary_words()
        and not run.is_place(part[0].key)
    ):
        # "CPS Rape and Serious Sexual Offences Unit".
        return False
    firsts, service = lexicon.first_names(), lexicon.service_words()
    person = len(part) > 1 and part[0].key in firsts and not run.is_place(part[1].key)
    return not person and any(t.key not in service or run.is_place(t.key) for t in part)


def _no_other_name(run: Run, token: Token) -> bool:
    """Whether a word can hardly be anything but a place that no list holds: "Thornshire & Ellmouth PDU"."""
    others = (lexicon.first_names(), lexicon.service_words(), run.evidence.parts)
    return (
        token.kind == "word"
        and token.text.istitle()
        and not any(token.key in names for names in others)
        and (token.key,) not in lexicon.entries()
        and (token.key,) not in lexicon.head_words()
    )


def role(run: Run) -> Iterator[Segment]:
    """Yield the reading of a run as words that say the role of the names after it, or of the one before it."""
    said = lexicon.role_words().get(run.key)
    if not said or run.lines:
        return
    if run.tokens[0].key == "to" and run.start:
        # "Police to lead": said of the name before it.
        yield run.segment("role", 2.4 * run.words + 1.5, 1.0, "role of the name before", role=said, free=True)
        return
    after = run.all[run.end] if run.end < len(run.all) else None
    carries = run.tokens[-1].key in {"by", "with", "from", "of", "previously", "formerly", "cc", "alongside"}
    labelled = after is not None and after.kind in {"colon", "dash"}
    carries = carries or (run.tokens[0].key == "main" and run.words > 1)
    carries = carries and after is not None and after.kind in {"word", "newline", "open"}
    # "Safeguarding Lead - Jo Hill" is a post; only words such as "supported by" may follow a name directly.
    before = run.all[run.start - 1] if run.start else None
    # "Highcliffe BC. Support: ..." begins another sentence.
    apart = before is None or before.kind != "word" or before.end - before.start > len(before.text)
    if carries or (labelled and apart):
        yield run.segment("role", 2.4 * run.words + 1.5, 1.0, "role", role=said, free=True)
