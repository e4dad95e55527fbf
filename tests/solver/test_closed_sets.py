"""The loss over closed sets is the least that any sharing-out of agents over queues leaves undone."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_flow

from solver.cover import FloatArray, IntArray, Requirement


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Requirement, IntArray]:
    """Up to five groups and six rows with needs at three rising levels, whole so that a flow can count them."""
    groups, rows = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    serves = np.array(
        draw(st.lists(st.lists(st.booleans(), min_size=rows, max_size=rows), min_size=groups, max_size=groups))
    )
    steps = draw(st.lists(st.lists(st.integers(0, 9), min_size=rows, max_size=rows), min_size=3, max_size=3))
    need = np.cumsum(np.array(steps, dtype=float), axis=0)[:, :, None]
    heads = np.array(draw(st.lists(st.integers(0, 12), min_size=groups, max_size=groups)))
    names = tuple((f"q{r}",) for r in range(rows))
    return Requirement(names, serves, need, (7, 3, 1), need[0]), heads


def missing(made: Requirement, need: FloatArray, heads: IntArray) -> float:
    """Largest shortfall over the closed sets."""
    worst = 0.0
    for inside in made.closed_sets():
        worst = max(worst, float(need[inside].sum() - heads[made.serves[:, inside].any(axis=1)].sum()))
    return worst


def unserved(serves: NDArray[np.bool_], need: FloatArray, heads: IntArray) -> int:
    """What a maximum flow from groups to rows leaves undone."""
    groups, rows = serves.shape
    graph = np.zeros((groups + rows + 2, groups + rows + 2), dtype=np.int32)
    graph[0, 1 : groups + 1] = heads
    graph[1 : groups + 1, groups + 1 : -1] = np.where(serves, 1000, 0)
    graph[groups + 1 : -1, -1] = need
    return int(need.sum()) - int(maximum_flow(csr_matrix(graph), 0, groups + rows + 1).flow_value)


@settings(max_examples=150, deadline=None)
@given(worlds())
def test_what_is_missing_is_what_the_best_sharing_out_leaves(world: tuple[Requirement, IntArray]) -> None:
    """Max-flow min-cut: no set outside the closed ones is needed, and none of them asks for too much."""
    made, heads = world
    for need in made.need[:, :, 0]:
        assert missing(made, need, heads) == unserved(made.serves, need, heads)


def loss(made: Requirement, heads: IntArray) -> float:
    """As stated in `Requirement.cents`."""
    falls = np.diff([*made.cents, 0]) * -1.0
    return float(sum(fall * missing(made, need, heads) for fall, need in zip(falls, made.need[:, :, 0], strict=True)))


def best_flow(made: Requirement, heads: IntArray) -> float:
    """Cheapest one sharing-out of agents over rows, every level priced on its own step of the row's need."""
    groups, rows = made.serves.shape
    steps = np.diff(made.need[:, :, 0], axis=0, prepend=0.0)
    levels = len(steps)
    pairs = [(g, r) for g in range(groups) for r in range(rows) if made.serves[g, r]]
    size = len(pairs) + levels * rows
    cost = np.zeros(size)
    bounds: list[tuple[float, float | None]] = [(0.0, None)] * len(pairs)
    worth = np.zeros((rows, size))
    for k in range(levels):
        for r in range(rows):
            cost[len(pairs) + k * rows + r] = -made.cents[k]
            bounds.append((0.0, float(steps[k, r])))
            worth[r, len(pairs) + k * rows + r] = 1.0
    present = np.zeros((groups, size))
    for i, (g, r) in enumerate(pairs):
        present[g, i], worth[r, i] = 1.0, -1.0
    found = linprog(cost, np.vstack([present, worth]), [*heads, *np.zeros(rows)], bounds=bounds)
    return float(found.fun + sum(made.cents[k] * steps[k].sum() for k in range(levels)))


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_levels_over_closed_sets_price_the_best_sharing_out(world: tuple[Requirement, IntArray]) -> None:
    """One plan of who does what is cheapest at all levels at once: telescoped levels lose nothing to it."""
    made, heads = world
    np.testing.assert_allclose(loss(made, heads), best_flow(made, heads), atol=1e-6)


def test_there_are_fewer_closed_sets_than_sets() -> None:
    """A chain of five two-skilled groups: 31 sets of queues, 17 of them closed."""
    serves = np.array([[q in (g, (g + 1) % 5) for q in range(5)] for g in range(5)])
    made = Requirement(tuple((f"q{r}",) for r in range(5)), serves, np.zeros((1, 5, 1)), (1,), np.zeros((5, 1)))
    sets = made.closed_sets()
    unions = {tuple(serves[list(pick)].any(axis=0).tolist()) for n in range(6) for pick in _subsets(5, n)}
    assert {tuple(inside) for inside in sets.tolist()} == {tuple(not one for one in u) for u in unions} - {(False,) * 5}
    assert len(sets) < 31


def _subsets(size: int, count: int) -> list[tuple[int, ...]]:
    from itertools import combinations

    return list(combinations(range(size), count))
