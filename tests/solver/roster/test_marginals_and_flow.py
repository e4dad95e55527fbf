"""Marginals and loss against one cheapest flow per interval, value classes and groups that serve nothing included."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import linprog

from solver.cover import Requirement
from solver.duties import Roster
from solver.roster.coverage import CoverTable, cover_table, loss_per_interval, marginal
from solver.roster.evaluate import coverage_cents, group_heads
from tests.solver.roster.tiny_cases import THREE, bare, past_of
from tests.solver.roster.worlds import duty_of

GROUPS, ROWS, INTERVALS, LEVELS = 4, 4, 5, 3
CENTS = (800, 300, 100)
CLOSE = 0.05  # cents: needs are held in single precision


def classes(seed: int) -> Requirement:
    """Needs in tenths; a row of value class k asks for nobody above level k. The last group serves nothing."""
    rng = np.random.default_rng(seed)
    serves = rng.random((GROUPS, ROWS)) < 0.5
    serves[-1] = False
    need = np.round(np.cumsum(rng.uniform(0, 2, (LEVELS, ROWS, INTERVALS)), axis=0), 1)
    for row, worth in enumerate(rng.integers(LEVELS, size=ROWS)):
        need[:worth, row] = 0
    return Requirement(tuple((f"q{r}",) for r in range(ROWS)), serves, need, CENTS, need[0])


def crowd(seed: int) -> np.ndarray:
    """Heads of each group in each interval."""
    return np.random.default_rng(seed + 1000).integers(0, 4, (GROUPS, INTERVALS)).astype(float)


def able(table: CoverTable, heads: np.ndarray) -> np.ndarray:
    """Heads that count for each closed set, in parts, interval by interval."""
    return (heads.T @ table.adds[:-1]).astype(np.int32)


def unknown(table: CoverTable) -> np.ndarray:
    """Largest gaps of which nothing is known yet."""
    return np.ones((INTERVALS, table.parts.shape[1]), dtype=np.int32)


def losses(made: Requirement, heads: np.ndarray) -> np.ndarray:
    """Loss of each interval by the compiled form over closed sets."""
    table, out = cover_table(made), np.zeros(INTERVALS)
    loss_per_interval(table, able(table, heads), unknown(table), 0, INTERVALS, out)
    return out


def cheapest_flow(made: Requirement, heads: np.ndarray, t: int) -> float:
    """What is lost when each head is dealt to one row it serves and each row's dearest steps are met first."""
    levels = len(made.cents)
    steps = np.diff(made.need[:, :, t], axis=0, prepend=0.0)
    groups, rows = made.serves.shape
    pairs = [(g, r) for g in range(groups) for r in range(rows) if made.serves[g, r]]
    cost = np.array([0.0] * len(pairs) + [-float(c) for c in made.cents for _ in range(rows)])
    bounds = [(0.0, None)] * len(pairs) + [(0.0, float(steps[k, r])) for k in range(levels) for r in range(rows)]
    dealt = np.array([[float(g == one) for one, _ in pairs] + [0.0] * (levels * rows) for g in range(groups)])
    used = np.array([[-float(r == one) for _, one in pairs] for r in range(rows)])
    met = np.hstack([used, np.tile(np.eye(rows), levels)])
    found = linprog(cost, np.vstack([dealt, met]), [*heads[:, t], *np.zeros(rows)], bounds=bounds)
    return float(found.fun + (np.array(made.cents) @ steps).sum())


@pytest.mark.parametrize("seed", range(12))
def test_the_loss_is_the_cheapest_flow_of_every_interval(seed: int) -> None:
    """One plan of who works for what is best at all levels at once, whatever value classes rows have."""
    made, heads = classes(seed), crowd(seed)
    expected = [cheapest_flow(made, heads, t) for t in range(INTERVALS)]
    np.testing.assert_allclose(losses(made, heads), expected, atol=CLOSE)


@pytest.mark.parametrize("seed", range(6))
def test_a_marginal_is_the_flow_saved_by_one_more_head(seed: int) -> None:
    """Of every group, in every interval, against two flows."""
    made, heads = classes(seed), crowd(seed)
    table = cover_table(made)
    for group in range(GROUPS):
        out, more = np.zeros(INTERVALS), heads + (np.arange(GROUPS) == group)[:, None]
        marginal(table, able(table, heads), unknown(table), table.adds[group], 0, INTERVALS, out)
        saved = [cheapest_flow(made, heads, t) - cheapest_flow(made, more, t) for t in range(INTERVALS)]
        np.testing.assert_allclose(out, saved, atol=CLOSE)


@pytest.mark.parametrize("seed", range(20))
def test_marginals_fall_with_heads_and_end_at_the_dearest_level(seed: int) -> None:
    """A second head of a kind is worth no more than the first, none more than the top price, and none less than 0."""
    made, heads = classes(seed), crowd(seed)
    table = cover_table(made)
    for group in range(GROUPS):
        worth, added = [], np.zeros_like(heads)
        added[group] = 1
        for k in range(12):
            out = np.zeros(INTERVALS)
            marginal(table, able(table, heads + k * added), unknown(table), table.adds[group], 0, INTERVALS, out)
            worth.append(out)
        assert (np.diff(worth, axis=0) <= CLOSE).all()
        assert (np.array(worth) >= -CLOSE).all()
        assert (worth[0] <= CENTS[0] + CLOSE).all()
        saved = losses(made, heads) - losses(made, heads + 12 * added)
        np.testing.assert_allclose(np.sum(worth, axis=0), saved, atol=12 * CLOSE)


def test_who_serves_nothing_is_worth_nothing() -> None:
    """A group without rows, and people of no group (the table's last), save nothing."""
    made, heads = classes(3), crowd(3)
    table = cover_table(made)
    for group in (GROUPS - 1, GROUPS):
        out = np.full(INTERVALS, -1.0)
        marginal(table, able(table, heads), unknown(table), table.adds[group], 0, INTERVALS, out)
        assert out.tolist() == [0.0] * INTERVALS


def test_only_the_intervals_asked_for_are_written() -> None:
    """A move looks at a week; what stands beside it is left alone."""
    made, heads = classes(1), crowd(1)
    table = cover_table(made)
    out = np.full(INTERVALS, -1.0)
    marginal(table, able(table, heads), unknown(table), table.adds[0], 1, 3, out)
    assert (out[[0, 3, 4]] == -1).all()
    assert (out[1:3] >= 0).all()


def test_without_rows_nothing_is_lost() -> None:
    """No cover rows: no sets, no loss, and no head worth anything."""
    made = replace(classes(0), rows=(), serves=np.zeros((GROUPS, 0), dtype=bool), need=np.zeros((LEVELS, 0, INTERVALS)))
    table, out = cover_table(made), np.full(INTERVALS, -1.0)
    marginal(table, np.zeros((INTERVALS, 1), dtype=np.int32), unknown(table), table.adds[0], 0, INTERVALS, out)
    assert out.tolist() == [0.0] * INTERVALS
    assert losses(made, crowd(0)).tolist() == [0.0] * INTERVALS


@pytest.mark.parametrize("seed", range(4))
def test_the_stated_loss_of_a_roster_is_its_flow(seed: int) -> None:
    """What a result says of coverage, the first night's supply from the past included, is the sum of all flows."""
    rng = np.random.default_rng(seed)
    case = bare(rng, *THREE[0])
    case = replace(case, opening=past_of(rng, case))
    duties = [duty_of(case, a.id, case.grid.days[0], case.templates[0]) for a in case.agents if rng.random() < 0.7]
    roster = Roster(tuple(duties))
    heads = group_heads(case, roster)
    lost = sum(cheapest_flow(case.requirement, heads, t) for t in range(case.grid.intervals))
    assert coverage_cents(case, roster) == pytest.approx(lost, abs=1.0)
