"""Who is meant: the entry of a register that a person names.

In: words as typed, perhaps a kind. Out: the entry. Refuses: a name that no sheet lists, with the nearest that is listed, and one
that two entries have, with how to say which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from partnergraph.errors import InputError
from partnergraph.model import Named, Register, split_names
from partnergraph.near_names import nearest
from partnergraph.register.naming import alike, name_column
from partnergraph.register.values import tidy

KINDS = {
    "person": "People",
    "post": "Posts",
    "team": "Teams",
    "agency": "Agencies",
    "board": "Boards",
    "agreement": "Agreements",
    "placeholder": "Placeholders",
}
_KIND_OF = {sheet: kind for kind, sheet in KINDS.items()}


def kind_of(named: Named) -> str:
    """Return what an entry is, as a person would say it: person, post, agency..."""
    return _KIND_OF[named.sheet]


def find(register: Register, words: str, kind: str = "") -> Named:
    """Return the entry that `words` name: its name, the same but for capitals and spacing, or another way of writing it.

    Raises:
        InputError: There is none, or there are several; one line says which are near, or how to tell them apart.
    """
    if kind and kind not in KINDS:
        raise InputError(f'"{kind}" is no kind.', todo=f"The kinds are {', '.join(KINDS)}.")
    if not tidy(words):
        raise InputError("The name is empty.", todo="Write it as the register does.")
    exact, names, aliases = _spellings(register)
    for found in (exact.get(tidy(words), ()), names.get(alike(words), ()), aliases.get(alike(words), ())):
        meant = list(dict.fromkeys(one for one in found if kind in {"", kind_of(one)}))
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise _doubtful(words, meant)
    raise _unknown(words, kind, (*names.items(), *aliases.items()))


def _spellings(
    register: Register,
) -> tuple[dict[str, list[Named]], dict[str, list[Named]], dict[str, list[Named]]]:
    """Every entry by its exact name, by its name as a reader takes it, and by the other ways of writing it."""
    exact: dict[str, list[Named]] = defaultdict(list)
    names: dict[str, list[Named]] = defaultdict(list)
    aliases: dict[str, list[Named]] = defaultdict(list)
    for sheet in KINDS.values():
        for row in register[sheet].to_dict("records"):
            name = row[name_column(sheet)]
            if not name:
                continue
            exact[name].append(Named(sheet, name))
            names[alike(name)].append(Named(sheet, name))
            for alias in (*split_names(row.get("Also written as")), row.get("Abbreviation")):
                if alias:
                    aliases[alike(alias)].append(Named(sheet, name))
    return exact, names, aliases


def _doubtful(words: str, meant: list[Named]) -> InputError:
    kinds = sorted({kind_of(one) for one in meant})
    if len(kinds) > 1:
        said = " and ".join(f'"{one.name}" ({kind_of(one)})' for one in meant)
        options = " or ".join(f"--kind {kind}" for kind in kinds)
        return InputError(f'"{words}" may be {said}.', todo=f"Say which: {options}.")
    said = " or ".join(f'"{one.name}"' for one in meant)
    return InputError(f'"{words}" may be {said}.', todo="Write which.")


def _unknown(words: str, kind: str, spellings: Iterable[tuple[str, list[Named]]]) -> InputError:
    listed: dict[str, list[Named]] = defaultdict(list)
    for spelling, entries in spellings:
        listed[spelling] += entries
    other = next((one for one in listed.get(alike(words), ())), None)
    if kind and other is not None:
        return InputError(f'"{words}" is no {kind}.', todo=f"The register has it as {_a(kind_of(other))}.")
    wanted = {spelling: e for spelling, e in listed.items() if any(kind in {"", kind_of(one)} for one in e)}
    best = nearest(words, wanted)
    todo = "Write it as the register does."
    if best:
        near = next(one for one in wanted[best[0]] if kind in {"", kind_of(one)})
        todo = f'Did you mean "{near.name}" ({kind_of(near)})?'
    what = f"no {kind}" if kind else "nothing"
    return InputError(f'The register lists {what} called "{words}".', todo=todo)


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
