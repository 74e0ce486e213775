"""Which row of a sheet became which, when a register was changed.

In: the rows of a sheet as they were and as they are. Out: for each row that is, the one that it was, if any. Refuses
nothing. Linear in rows.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from typing import Any

_ALIKE = 0.5  # share of the filled cells by which a row with another name is still the same


def match_rows(old: Sequence[Sequence[Any]], new: Sequence[Sequence[Any]], keys: Sequence[int]) -> list[int | None]:
    """Return for each row of `new` the number of the row of `old` that it was; None for one that was not there.

    Args:
        old: The rows as they were.
        new: The rows as they are.
        keys: The columns by which a row is known though its other cells were changed.
    """
    found: list[int | None] = [None] * len(new)
    free = dict.fromkeys(range(len(old)))

    def pair(key: Callable[[Sequence[Any]], Hashable]) -> None:
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for number in free:
            waiting[key(old[number])].append(number)
        for number, row in enumerate(new):
            if found[number] is None and (queue := waiting.get(key(row))):
                found[number] = queue.popleft()
                del free[found[number]]  # type: ignore[arg-type]

    pair(tuple)
    pair(lambda row: tuple(row[key] for key in keys))
    # A row whose name was changed stands where it stood.
    for number, row in enumerate(new):
        before = -1 if number == 0 else found[number - 1]
        if found[number] is None and before is not None and before + 1 in free and _is_alike(old[before + 1], row):
            found[number] = before + 1
            del free[before + 1]
    return found


def _is_alike(old: Sequence[Any], new: Sequence[Any]) -> bool:
    filled = [pair for pair in zip(old, new, strict=False) if pair[0] is not None]
    return sum(bool(was == now) for was, now in filled) >= max(1, len(filled) * _ALIKE)
