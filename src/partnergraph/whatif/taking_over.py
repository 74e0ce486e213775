"""Give what one entry leads to another, or make two entries one.

In: a register and two entries. Out: the register. Refuses: to merge things of two kinds, or anything with itself. Actions that
are done, closed or withdrawn stay as they are when others move.
"""

from __future__ import annotations

from typing import Any

from partnergraph.errors import InputError
from partnergraph.model import Named, Register, join_names, split_names
from partnergraph.register.naming import name_column
from partnergraph.register.sheets import PARTIES, SHEETS
from partnergraph.whatif.cells import replaced, rewritten, with_column
from partnergraph.whatif.naming import kind_of

_CLOSED = frozenset(("done", "closed", "withdrawn"))
_LEADS = ("Accountable", "Responsible", "Named")
_SEATS = ("chair", "deputy", "member", "adviser")
# Facts of a body that ends do not become those of the one that it joins.
_ITS_OWN = frozenset(("Valid from", "Valid to", "Replaced by", "Top", "Place", "Planned"))


def move(register: Register, named: Named, other: Named) -> tuple[Register, tuple[str, ...]]:
    """Return the register in which `other` leads the open actions that `named` led, and their ids.

    It leads those on which it is accountable or responsible, and those on which it is named and nobody has such a rank.

    Raises:
        InputError: One of them cannot lead, or both are the same.
    """
    for one in (named, other):
        if one.sheet not in PARTIES:
            raise InputError(f'"{one.name}" is an {kind_of(one)}, and leads nothing.', todo="Name who leads.")
    if other.sheet == "Placeholders":
        raise InputError(f'"{other.name}" is no owner.', todo="Name who is to lead.")
    _two(named, other)
    frame = register["Actions"]
    moved: list[str] = []
    columns: dict[str, list[Any]] = {heading: [] for heading in _LEADS}
    for row in frame.to_dict("records"):
        led = row["Status"] not in _CLOSED and any(named.name in split_names(row[heading]) for heading in _led(row))
        if led:
            moved.append(row["Id"])
        for heading in _LEADS:
            names = split_names(row[heading])
            if led and heading in _led(row) and named.name in names:
                new = join_names(dict.fromkeys(other.name if name == named.name else name for name in names))
                columns[heading].append(new)
            else:
                columns[heading].append(row[heading])
    for heading, cells in columns.items():
        frame = with_column(frame, heading, cells)
    return replaced(register, "Actions", frame), tuple(moved)


def _led(row: dict[Any, Any]) -> tuple[str, ...]:
    return _LEADS[:2] if row["Accountable"] or row["Responsible"] else _LEADS[2:]


def _two(named: Named, other: Named) -> None:
    if named == other:
        raise InputError(f'"{named.name}" stands there twice.', todo="Name two.")


def merge(register: Register, named: Named, other: Named) -> Register:
    """Return the register in which `named` has become part of `other`, under whose name everything stands.

    Raises:
        InputError: They are of two kinds, or the same.
    """
    if named.sheet != other.sheet:
        kinds = f'"{named.name}" ({kind_of(named)}) and "{other.name}" ({kind_of(other)})'
        raise InputError(f"{kinds} are of two kinds.", todo="Only two of one kind can be merged.")
    _two(named, other)
    made = rewritten(register, named.sheet, {named.name: other.name})
    made = _joined_posts(made, named, other) if named.sheet == "Posts" else _joined_rows(made, named, other)
    return _own_ends(_once(made, other), other)


def _joined_rows(register: Register, named: Named, other: Named) -> Register:
    """One row of two: blanks filled from the row that goes, lists put together, its name kept as another way of writing."""
    frame = register[named.sheet]
    key = name_column(named.sheet)
    names = list(frame[key])
    goes, stays = names.index(named.name), names.index(other.name)
    kinds = {column.heading: column.kind for column in SHEETS[named.sheet].columns}
    for heading in [heading for heading in frame.columns if heading != key and heading not in _ITS_OWN]:
        cells = list(frame[heading])
        first, second = cells[stays], cells[goes]
        if heading == "Also written as":
            aliases = (*split_names(first), *split_names(second), named.name)
            cells[stays] = join_names(name for name in dict.fromkeys(aliases) if name != other.name)
        elif kinds.get(heading) == "names" or heading == "Signed":
            cells[stays] = _together(first, second, heading)
        elif first is None:
            cells[stays] = second
        frame = with_column(frame, heading, cells)
    return replaced(register, named.sheet, frame.drop(index=frame.index[goes]))


def _together(first: str | None, second: str | None, heading: str) -> str | None:
    entries = dict.fromkeys((*split_names(first), *split_names(second)))
    if heading == "Signed":
        entries = dict.fromkeys({entry.rsplit(" (", 1)[0]: entry for entry in reversed(entries)}.values())
    return join_names(entries)


def _joined_posts(register: Register, named: Named, other: Named) -> Register:
    """The rows of one post under the other's name; once a holder, and none without where somebody holds it."""
    rows = [
        row | {"Post": other.name} if row["Post"] == named.name else row for row in register["Posts"].to_dict("records")
    ]
    held = {row["Holder"] for row in rows if row["Post"] == other.name and row["Holder"]}
    seen: set[Any] = set()
    keep = []
    for row in rows:
        mine = row["Post"] == other.name
        keep.append(not mine or (row["Holder"] not in seen and (bool(row["Holder"]) or not held)))
        if mine:
            seen.add(row["Holder"])
    frame = with_column(register["Posts"], "Post", [row["Post"] for row in rows])
    return replaced(register, "Posts", frame[keep])


def _once(register: Register, other: Named) -> Register:
    """Of two seats of one member on one board the higher, where one has become the other's; a post held once."""
    members, posts = register["Members"], register["Posts"]
    best: dict[tuple[Any, ...], tuple[int, int]] = {}
    for number, row in enumerate(members.to_dict("records")):
        rank = _SEATS.index(row["Role"]) if row["Role"] in _SEATS else len(_SEATS)
        concerned = other.name in {row["Board"], row["Member"]}
        seat = (row["Board"], row["Member"], None if concerned else number)
        best[seat] = min(best.get(seat, (rank, number)), (rank, number))
    seats = {number for _, number in best.values()}
    holdings = [
        (post, holder, None if holder == other.name else number)
        for number, (post, holder) in enumerate(zip(posts["Post"], posts["Holder"], strict=True))
    ]
    first = {holding: number for number, holding in reversed(list(enumerate(holdings)))}
    made = replaced(register, "Members", members[[number in seats for number in range(len(members))]])
    return replaced(made, "Posts", posts[[first[holding] == number for number, holding in enumerate(holdings)]])


def _own_ends(register: Register, other: Named) -> Register:
    """Nothing reports to itself, deputises for itself or is a contact of itself."""
    made = register
    if other.sheet in {"Boards", "Posts"}:
        frame = made[other.sheet]
        for column in SHEETS[other.sheet].columns:
            if column.kind == "names" and other.sheet in column.of:
                cells = [
                    join_names(one for one in split_names(cell) if one != name)
                    for name, cell in zip(frame[name_column(other.sheet)], frame[column.heading], strict=True)
                ]
                frame = with_column(frame, column.heading, cells)
        made = replaced(made, other.sheet, frame)
    contacts = made["Contacts"]
    ends = zip(contacts["Of"], contacts["Faces"], strict=True)
    return replaced(made, "Contacts", contacts[[not (of == faces == other.name) for of, faces in ends]])
