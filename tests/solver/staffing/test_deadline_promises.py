"""Percent targets of deferred work, doubt about arrivals, and what a plan keeps of its deadlines."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.errors import SolverError
from solver.staffing.deadlines import cautious_arrivals, idle_capacity, on_time_share, target_curve
from solver.staffing.deferred import due_curve, even_fill


@settings(max_examples=60, deadline=None)
@given(
    arrivals=st.lists(st.floats(0, 100), min_size=4, max_size=80),
    within=st.integers(0, 20),
    target=st.floats(0.0, 1.0),
)
def test_a_fill_of_the_target_curve_can_keep_the_promise(arrivals: list[float], within: int, target: float) -> None:
    """Served in the right order the promised share is on time, and by twice the deadline everything is done."""
    came = np.append(np.array(arrivals), np.zeros(2 * within + 2))
    fill = even_fill(came, target_curve(came, within, np.ones_like(came), target), np.ones_like(came))
    assert on_time_share(came, fill, within, late_last=True) >= target - 1e-6
    assert np.all(np.cumsum(fill) >= due_curve(came, 2 * within + 1, np.ones_like(came)) - 1e-6)


def test_a_hundred_percent_is_the_deadline_itself() -> None:
    """The whole due curve, and a fill of it is on time in any order that looks at due dates."""
    came = np.random.default_rng(5).gamma(0.5, 20.0, 60)
    due = due_curve(came, 6, np.ones(60), 12.0)
    np.testing.assert_array_equal(target_curve(came, 6, np.ones(60), 1.0, 12.0), due)
    fill = even_fill(came, due_curve(came, 6, np.ones(60)), np.ones(60))
    assert on_time_share(came, fill, 6) == pytest.approx(1.0)


def test_two_halves_of_the_promise() -> None:
    """100 at once, 95 % within 4 intervals: 95 by the end of the 5th interval, all by the end of the 10th."""
    came = np.zeros(12)
    came[0] = 100.0
    due = target_curve(came, 4, np.ones(12), 0.95)
    np.testing.assert_allclose(due, [0, 0, 0, 0, 95, 95, 95, 95, 95, 100, 100, 100])


def test_scaling_the_curve_alone_would_make_everything_late() -> None:
    """Ten an interval, 90 % of them worked in time in sum: oldest first, each is later than the one before."""
    came = np.full(100, 10.0)
    scaled = np.diff(0.9 * due_curve(came, 4, np.ones(100)), prepend=0.0)
    assert on_time_share(came, scaled, 4) < 0.1
    assert on_time_share(came, scaled, 4, late_last=True) >= 0.9 - 1e-9


def test_on_time_by_long_hand() -> None:
    """Six at once, two an interval, deadline one interval on: four in time, two late; then three in time."""
    came, worked = np.array([6.0, 0, 0, 3, 0, 0]), np.array([2.0, 2, 2, 2, 2, 2])
    assert on_time_share(came, worked, 1) == pytest.approx(7 / 9)
    # of what comes last only what falls due within the horizon counts
    assert on_time_share(np.array([6.0, 0, 0, 0, 0, 3]), worked, 1) == pytest.approx(4 / 6)


def test_late_items_first_drag_the_others_along() -> None:
    """Ten come, then two an interval for ever with room for two: strictly by due date nobody is in time again."""
    came = np.array([10.0] + [2.0] * 20)
    worked = np.full(21, 2.0)
    strict, last = on_time_share(came, worked, 1), on_time_share(came, worked, 1, late_last=True)
    assert strict == pytest.approx(4 / 48)
    assert last == pytest.approx(42 / 48)  # all but what ten at once leave behind for ever


def test_nothing_due_is_all_in_time() -> None:
    """No arrivals, or none whose deadline falls into the horizon."""
    assert on_time_share(np.zeros(5), np.ones(5), 1) == 1.0
    assert on_time_share(np.ones(5), np.zeros(5), 7) == 1.0
    assert on_time_share(np.ones(5), np.zeros(5), 1) == 0.0


def test_doubt_shrinks_over_the_window() -> None:
    """Independent intervals: the 90 % sum is far below the sum of 90 % intervals; doubt of the day stays."""
    rng = np.random.default_rng(2)
    alone = rng.gamma(4.0, 2.5, (2000, 48))
    together = np.repeat(rng.gamma(4.0, 2.5, (2000, 1)), 48, axis=1)
    for paths, low, high in ((alone, 1.05, 1.15), (together, 1.5, 1.9)):
        cautious = cautious_arrivals(paths, 0.9)
        assert np.all(cautious >= 0.0)
        assert low < cautious.sum() / paths.mean(axis=0).sum() < high
    assert np.quantile(alone, 0.9, axis=0).sum() > 1.5 * alone.mean(axis=0).sum()
    np.testing.assert_allclose(cautious_arrivals(np.ones((3, 5)), 0.9), 1.0)


def test_idle_time_takes_a_share_of_deferred_work() -> None:
    """40 % of what ten agents with eight at work have left; a crew that is short gives nothing."""
    np.testing.assert_allclose(idle_capacity(np.array([10.0, 5.0]), np.array([8.0, 6.0])), [0.8, 0.0])
    np.testing.assert_allclose(idle_capacity(np.array([10.0]), np.array([8.0]), 0.0), [0.0])


def test_promises_that_cannot_be_are_refused() -> None:
    """Shares are shares, work is finite, deadlines lie ahead."""
    one = np.ones(4)
    with pytest.raises(SolverError, match="share_invalid"):
        target_curve(one, 1, one, 1.2)
    with pytest.raises(SolverError, match="share_invalid"):
        idle_capacity(one, one, float("nan"))
    with pytest.raises(SolverError, match="share_invalid"):
        cautious_arrivals(np.ones((2, 4)), 1.0)
    with pytest.raises(SolverError, match="volume_not_finite"):
        on_time_share(np.array([1.0, np.nan]), one, 1)
    with pytest.raises(SolverError, match="volume_not_finite"):
        target_curve(-one, 1, one, 0.9)
    with pytest.raises(SolverError, match="deadline_invalid"):
        on_time_share(one, one, -1)
