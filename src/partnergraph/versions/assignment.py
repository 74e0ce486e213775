"""The pairs that are best taken all together, each action in at most one.

In: scored pairs. Out: those of the best whole. Refuses nothing.

The best whole is not the best pair first: where an action is like two others, the one goes to which the other has no better answer.
Sparse, so that thousands of actions cost what their candidates cost (`scipy.sparse.csgraph.min_weight_full_bipartite_matching`).
"""

from __future__ import annotations

from collections.abc import Mapping


def best_pairs(scores: Mapping[tuple[int, int], float], enough: float) -> list[tuple[int, int]]:
    """Return the pairs whose scores above `enough` have the greatest sum, each position once, in order."""
    held = sorted(pair for pair, score in scores.items() if score >= enough)
    if not held:
        return []
    # Imported here: it takes longer than most commands, which compare no versions.
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    ones = {one: at for at, one in enumerate(dict.fromkeys(one for one, _ in held))}
    others = {other: at for at, other in enumerate(dict.fromkeys(other for _, other in held))}
    tails = np.array([ones[one] for one, _ in held])
    heads = np.array([others[other] for _, other in held])
    gain = np.array([scores[pair] - enough for pair in held])
    top = float(gain.max()) + 1.0
    # Each action may also go with a stand-in of its own, at no gain; stand-ins of a pair go with one another.
    rows = np.concatenate([tails, np.arange(len(ones)), len(ones) + heads, len(ones) + np.arange(len(others))])
    columns = np.concatenate([heads, len(others) + np.arange(len(ones)), len(others) + tails, np.arange(len(others))])
    costs = np.concatenate([top - gain, np.full(len(ones), top), np.full(len(held), top), np.full(len(others), top)])
    size = len(ones) + len(others)
    found = min_weight_full_bipartite_matching(coo_array((costs, (rows, columns)), shape=(size, size)).tocsr())
    by_row, by_column = list(ones), list(others)
    taken = zip(*found, strict=True)
    return sorted((by_row[row], by_column[column]) for row, column in taken if row < len(ones) and column < len(others))
