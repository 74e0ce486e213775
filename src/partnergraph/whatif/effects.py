"""What else changes would break: boards, contacts, agreements.

In: the worlds before and after. Out: Losses. Refuses nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping

from partnergraph.model import Loss
from partnergraph.views.items import Item
from partnergraph.views.words import listed, natural, number_of
from partnergraph.whatif.world import World

Same = Callable[[str], str]


def same_ids(same: Mapping[str, str]) -> Same:
    """Return what says under which id a thing would stand."""
    return lambda node: same.get(node, node)


def boards(before: World, after: World, same: Same) -> Iterator[Loss]:
    """Yield the boards that would lose all that reaches them or whoever chairs them, and what would reach no board."""
    reached = {same(board) for found in before.boards.values() for board in found}
    still = {board for found in after.boards.values() for board in found}
    for board in _by_name(before.items.of("Board")):
        now = same(board.id)
        if now not in after.items.by_id:
            hears = sum(1 for found in before.boards.values() if board.id in found)
            yield Loss(
                "board gone",
                board.label,
                f"It would be gone; {number_of(hears, 'open action')} {'reaches' if hears == 1 else 'reach'} it now.",
            )
            continue
        if now in reached and now not in still:
            yield Loss("board unreached", board.label, "No open action would reach it.")
        if _seated(before, board.id, "chair") and not _seated(after, now, "chair"):
            yield Loss("board without chair", board.label, "Nobody would chair it.")
        elif _seated(before, board.id) and not _seated(after, now):
            yield Loss("board without members", board.label, "Nobody would sit on it.")
    for action, found in before.boards.items():
        if found and action in after.actions and not after.boards[action]:
            names = listed([before.label(board) for board in sorted(found)])
            yield Loss("action without board", before.label(action), f"It reaches {names} now, and would reach none.")
    seats, left = _agencies_seated(before), _agencies_seated(after)
    for agency in _by_name(before.items.of("Agency")):
        now = same(agency.id)
        if agency.id in seats and now in after.items.by_id and now not in left:
            yield Loss("agency on no board", agency.label, "Nobody of it would sit on a board.")


def contacts(before: World, after: World, same: Same) -> Iterator[Loss]:
    """Yield the single points of contact that would be gone, or be held by nobody."""
    kept: dict[tuple[str, ...], bool] = defaultdict(bool)
    for contact in after.items.of("Contact"):
        kept[_ends(after, contact, lambda node: node)] |= _answered(after, contact)
    for contact in _by_name(before.items.of("Contact")):
        ends = _ends(before, contact, same)
        if contact.facts.get("planned") or not _answered(before, contact) or kept.get(ends) or ends[1] == ends[2] != "":
            continue
        held = listed([holder.label for holder in before.items.heads(contact.id, "HELD_BY")])
        gone = "It would be gone" if ends not in kept else "Nobody would hold it"
        yield Loss("contact lost", contact.label, f"{gone}; {held} {_holds(held)} it now." if held else f"{gone}.")


def agreements(before: World, after: World, same: Same) -> Iterator[Loss]:
    """Yield the agreements that would be gone, lose a party, or lose whoever looks after them."""
    for agreement in _by_name(before.items.of("Agreement")):
        parties = {same(one.id): one.label for one in before.items.tails(agreement.id, "PARTY_TO")}
        now = same(agreement.id)
        if now not in after.items.by_id:
            yield Loss(
                "agreement gone",
                agreement.label,
                f"It would be gone; its parties are {listed(sorted(parties.values())) or 'not given'}.",
            )
            continue
        left = {one.id for one in after.items.tails(now, "PARTY_TO")}
        lost = sorted((name for party, name in parties.items() if party not in left), key=natural)
        if lost:
            rest = (
                "nobody would be party to it" if not left else f"{number_of(len(left), 'party', 'parties')} would stay"
            )
            yield Loss(
                "agreement loses party", agreement.label, f"{listed(lost)} would be party to it no longer; {rest}."
            )
        if any(before.items.tails(agreement.id, "OWNS")) and not any(after.items.tails(now, "OWNS")):
            yield Loss("agreement without owner", agreement.label, "Nobody would look after it.")


def _by_name(items: Iterator[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (natural(item.label), item.id))


def _holds(names: str) -> str:
    return "hold" if " and " in names else "holds"


def _seated(world: World, board: str, role: str = "") -> bool:
    """Whether anybody who is there sits on a board, in that seat if one is asked for."""
    return any(
        tie.kind == "SITS_ON" and role in {"", tie.facts.get("role")} and not world.vacant(tie.tail)
        for tie in world.items.into.get(board, ())
    )


def _agencies_seated(world: World) -> Counter[str]:
    return Counter(
        world.agency[tie.tail] for tie in world.items.relations if tie.kind == "SITS_ON" and tie.tail in world.agency
    )


def _ends(world: World, contact: Item, same: Same) -> tuple[str, str, str]:
    """What a contact is known by: topic, for whom it speaks, whom it faces."""
    of = next((end.id for end in world.items.heads(contact.id, "OF")), "")
    faces = next((end.id for end in world.items.heads(contact.id, "FACES")), "")
    return str(contact.facts.get("topic", "")), same(of), same(faces)


def _answered(world: World, contact: Item) -> bool:
    """Whether somebody, or a shared mailbox, answers."""
    held = any(not world.vacant(holder.id) for holder in world.items.heads(contact.id, "HELD_BY"))
    return held or bool(contact.facts.get("mailbox"))
