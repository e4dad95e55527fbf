"""Leaves and totals agree: the formula by hand, coherence as a law, and the model that uses it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasting import Calendar, QueueTraits
from forecasting.models.overlay import Overlay
from forecasting.models.reconciled import NO_SAY, RECONCILED, Reconciled
from forecasting.panel import Panel
from forecasting.reconcile import daily, day_factors, dispersion, hierarchy, reconciled_leaves
from forecasting.setting import Setting, make_setting
from forecasting.slots import slot_grid
from tests.forecasting.worlds import CHAT, QUEUES, known_world, panel_of, params_for

MODEL = Reconciled("model", Overlay("inner", 0.5))
HOURS = ((480, 1320),) * 6 + ((0, 0),)


def column(*values: float) -> np.ndarray:
    """One day of several series."""
    return np.array(values, float)[:, None]


def test_the_gap_is_shared_by_variance() -> None:
    """Leaves 10 and 20 with variances 1 and 2, a total of 36 with variance 3: the gap of 6 is shared 1 : 2 : 3."""
    found = reconciled_leaves(column(10, 20), column(36), np.ones((1, 2)), (column(1, 2), column(3)))
    assert found[:, 0] == pytest.approx([11.0, 22.0])


def test_a_total_nobody_trusts_moves_nothing_and_a_sure_one_is_met() -> None:
    """The two ends: bottom-up, and leaves that fill a known total."""
    leaves, summing = column(10, 20), np.ones((1, 2))
    assert reconciled_leaves(leaves, column(36), summing, (column(1, 1), column(1e12)))[:, 0] == pytest.approx([10, 20])
    assert reconciled_leaves(leaves, column(36), summing, (column(1, 1), column(0.0)))[:, 0] == pytest.approx([13, 23])


variance = st.floats(0.1, 50.0)
count = st.floats(0.0, 500.0)


@given(st.lists(count, min_size=4, max_size=4), st.lists(count, min_size=2, max_size=2), st.data())
def test_it_is_weighted_least_squares_and_leaves_sum_to_their_totals(
    leaves: list[float], sums: list[float], data: st.DataObject
) -> None:
    """Against the normal equations as printed, S (S' W^-1 S)^-1 S' W^-1 y: every total is the sum of its leaves."""
    summing = np.array([[1.0, 1.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0]])
    weights = np.array(data.draw(st.lists(variance, min_size=6, max_size=6)))
    found = reconciled_leaves(column(*leaves), column(*sums), summing, (column(*weights[:4]), column(*weights[4:])))
    structure = np.vstack([summing, np.eye(4)])
    inverse = np.diag(1.0 / np.concatenate([weights[4:], weights[:4]]))
    base = np.array([*sums, *leaves])
    whole = structure @ np.linalg.solve(structure.T @ inverse @ structure, structure.T @ inverse @ base)
    assert found[:, 0] == pytest.approx(whole[2:], abs=1e-6)
    assert summing @ found[:, 0] == pytest.approx(whole[:2], abs=1e-6)


@given(st.lists(count, min_size=3, max_size=3), count, st.floats(1e-4, 2.0), st.floats(1e-4, 2.0))
def test_a_day_is_moved_within_bounds_and_a_closed_one_not_at_all(
    leaves: list[float], total: float, of_leaves: float, of_total: float
) -> None:
    """Counts stay counts: never negative, never a multiple, and nothing where a queue is shut."""
    shut = column(*leaves, 0.0)
    factor = day_factors(shut, column(total), np.ones((1, 4)), (np.full(4, of_leaves), np.array([of_total])))
    assert ((factor >= 0.5) & (factor <= 2.0)).all()
    assert factor[3, 0] == 1.0


def test_dispersion_is_what_poisson_noise_does_not_explain() -> None:
    """Days of 100 that miss by 20: 400 of variance, 100 of it noise, so 3 % of the square."""
    mean = np.full((1, 4), 100.0)
    assert dispersion(np.array([[120.0, 80.0, 120.0, np.nan]]), mean)[0] == pytest.approx(0.03)


def test_totals_stand_over_channel_and_language_and_over_all() -> None:
    """A group of one would be forecast twice for nothing; hours of a total hold those of its members."""
    shut = QueueTraits("phone-en", "phone", "en", "vip", HOURS)
    tree = hierarchy((*QUEUES, shut))
    assert [t.queue for t in tree.totals] == ["chat+tr", "*"]
    assert tree.summing.tolist() == [[1, 1, 0, 0], [1, 1, 1, 1]]
    short = hierarchy((replace(shut, queue="a"), replace(shut, queue="b", opening=((600, 1380),) * 7)))
    assert short.totals[0].opening == ((480, 1380),) * 6 + ((600, 1380),)
    assert hierarchy((CHAT,)).totals == ()


def ahead_of(panel: Panel, days: int = 14) -> Setting:
    """The days after a history."""
    grid = panel.setting.grid
    coming = slot_grid(grid.end_min, grid.end_min + days * 1440, grid.interval_min, grid.zone)
    return make_setting(panel.setting.queues, panel.setting.calendar, coming)


def test_leaves_move_towards_the_totals_and_the_part_says_by_how_much() -> None:
    """After agreeing, the distance to the totals that were forecast is smaller on every day."""
    w = known_world()
    panel = panel_of(w)
    setting = ahead_of(panel)
    fitted = MODEL.fit(panel, params_for(w))
    assert fitted.tree is not None
    parts = fitted.parts(setting)
    before, after = fitted.leaves.mean(setting), fitted.mean(setting)
    assert np.allclose(sum(parts.values()), after, atol=1e-6)
    assert np.allclose(after - before, parts[RECONCILED], atol=1e-6)
    wanted = daily(setting.grid, fitted.tree.fitted.mean(fitted.tree.of.setting(setting)))
    gaps = [np.abs(daily(setting.grid, m).sum(0) - wanted[-1]) for m in (before, after)]
    assert gaps[0].max() > 0
    assert gaps[1].sum() < 0.8 * gaps[0].sum()


def test_a_total_with_holes_has_no_say() -> None:
    """A queue that began last week must not leave the sum of all with a week of history."""
    w = known_world()
    panel = panel_of(w, Calendar(w.history.zone))
    young = panel.offered.copy()
    young[0, : -7 * 48] = np.nan
    fitted = MODEL.fit(replace(panel, offered=young), params_for(w))
    assert fitted.tree is not None
    assert (fitted.tree.dispersion[1] == NO_SAY).all()


def test_a_single_queue_agrees_with_itself() -> None:
    """No totals, no part, no error."""
    w = known_world()
    one = replace(w, queues=(CHAT,))
    panel = panel_of(one)
    fitted = MODEL.fit(panel, params_for(one))
    assert RECONCILED not in fitted.parts(ahead_of(panel))
    assert np.array_equal(fitted.mean(ahead_of(panel)), fitted.leaves.mean(ahead_of(panel)))
