"""Coverage loss by closed sets against assignment LPs, and what one more head is worth."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linprog

from solver.cover import Requirement
from solver.roster.coverage import PARTS, cover_table, loss_per_interval, marginal


def random_requirement(seed: int) -> Requirement:
    """Four groups, four rows, three intervals, needs in tenths."""
    rng = np.random.default_rng(seed)
    serves = rng.random((4, 4)) < 0.5
    serves[np.arange(4), rng.permutation(4)] = True
    need = np.round(np.cumsum(rng.uniform(0, 2, (3, 4, 3)), axis=0), 1)
    return Requirement(tuple((f"q{r}",) for r in range(4)), serves, need, (800, 300, 100), need[1])


def shortage(requirement: Requirement, level: int, interval: int, heads: np.ndarray) -> float:
    """Least total shortage when heads are dealt out to rows they can serve: a small LP."""
    pairs = [(g, r) for g in range(4) for r in range(4) if requirement.serves[g, r]]
    cost = [0.0] * len(pairs) + [1.0] * 4
    bounds = [(0, None)] * len(cost)
    rows = [[-1.0 * (r == row) for _, r in pairs] + [-1.0 * (k == row) for k in range(4)] for row in range(4)]
    rows += [[1.0 * (g == group) for g, _ in pairs] + [0.0] * 4 for group in range(4)]
    limits = [*(-requirement.need[level, :, interval]), *heads]
    return float(linprog(cost, A_ub=rows, b_ub=limits, bounds=bounds).fun)


def set_loss(requirement: Requirement, heads: np.ndarray) -> np.ndarray:
    """Loss per interval by the compiled closed-set form, the same heads in every interval."""
    table = cover_table(requirement)
    able = np.tile(heads.astype(np.int32) @ table.adds[:-1], (3, 1)).astype(np.int32)
    out = np.zeros(3)
    loss_per_interval(table, able, np.ones((3, table.parts.shape[1]), np.int32), 0, 3, out)
    return out


@pytest.mark.parametrize("seed", range(12))
def test_the_loss_is_the_cheapest_way_to_deal_heads_out(seed: int) -> None:
    """Hall's form over closed sets equals the flow optimum at every level; no flow variables are needed."""
    requirement, rng = random_requirement(seed), np.random.default_rng(100 + seed)
    heads = rng.integers(0, 4, 4)
    expected = [
        sum(step * shortage(requirement, level, t, heads) for level, step in enumerate((500, 200, 100)))
        for t in range(3)
    ]
    assert set_loss(requirement, heads) == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize("seed", range(4))
def test_a_marginal_is_the_loss_saved_by_one_more_head(seed: int) -> None:
    """The worth of a head is the difference of two losses, for every group and interval at once."""
    requirement, rng = random_requirement(seed), np.random.default_rng(seed)
    heads = rng.integers(0, 3, 4)
    table = cover_table(requirement)
    able = np.tile(heads.astype(np.int32) @ table.adds[:-1], (3, 1)).astype(np.int32)
    for group in range(4):
        out = np.zeros(3)
        marginal(table, able, np.ones((3, table.parts.shape[1]), np.int32), table.adds[group], 0, 3, out)
        more = heads + (np.arange(4) == group)
        assert out == pytest.approx(set_loss(requirement, heads) - set_loss(requirement, more), abs=0.05)


@pytest.mark.parametrize("heads", [0.1, 300.7, 30_000.3])
def test_parts_of_a_head_are_exact_to_a_hundred_thousandth(heads: float) -> None:
    """Whatever the size of the need: single precision would be off by a thousandth of a head at 30,000."""
    made = Requirement((("q",),), np.ones((1, 1), dtype=bool), np.full((1, 1, 1), heads), (100,), np.zeros((1, 1)))
    assert abs(cover_table(made).parts[0, 0, 0] / PARTS - heads) < 1e-5


def test_a_need_beyond_all_bounds_stays_a_need() -> None:
    """A need of 100,000 heads must not turn into a negative one."""
    made = Requirement((("q",),), np.ones((1, 1), dtype=bool), np.full((1, 1, 1), 1e5), (100,), np.zeros((1, 1)))
    assert cover_table(made).parts[0, 0, 0] == np.iinfo(np.int32).max


def test_closed_sets_are_fewer_than_all_sets_of_rows() -> None:
    """Only complements of unions of groups' rows can decide the loss: far fewer than two to the rows."""
    requirement = random_requirement(1)
    assert len(cover_table(requirement).need[0, 0]) == len(requirement.closed_sets()) < 16
