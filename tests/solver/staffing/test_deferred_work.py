"""Deferred work: done before it is due, not before it comes, as evenly as that allows."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.staffing.deferred import due_curve, even_fill


def legal(fill: np.ndarray, arrivals: np.ndarray, due: np.ndarray) -> bool:
    done = np.cumsum(fill)
    return bool((done <= np.cumsum(arrivals) + 1e-6).all() and (done >= due - 1e-6).all() and (fill >= -1e-9).all())


@settings(max_examples=60, deadline=None)
@given(
    arrivals=st.lists(st.floats(0, 100), min_size=2, max_size=120),
    within=st.integers(0, 40),
    backlog=st.floats(0, 500),
)
def test_round_the_clock_the_fill_is_legal_and_does_all_the_work(
    arrivals: list[float], within: int, backlog: float
) -> None:
    """Between what has come and what is due at every moment; nothing is left and nothing invented."""
    came = np.array(arrivals)
    due = due_curve(came, within, np.ones_like(came), backlog)
    available = came.copy()
    available[0] += backlog
    fill = even_fill(available, due, np.ones_like(came))
    assert legal(fill, available, due)
    assert abs(fill.sum() - available.sum()) < 1e-6


def test_even_arrivals_are_worked_as_they_come() -> None:
    """No reason to bunch work: the peak is the mean."""
    arrivals = np.full(96, 10.0)
    fill = even_fill(arrivals, due_curve(arrivals, 32, np.ones(96)), np.ones(96))
    np.testing.assert_allclose(fill, 10.0)


def test_a_morning_rush_is_spread_to_its_deadline() -> None:
    """80 units at once, due within eight intervals, take ten in each of the nine intervals they may use."""
    arrivals = np.zeros(20)
    arrivals[4] = 90.0
    fill = even_fill(arrivals, due_curve(arrivals, 8, np.ones(20)), np.ones(20))
    np.testing.assert_allclose(fill[4:13], 10.0)
    assert fill[:4].sum() == fill[13:].sum() == 0.0


def test_no_legal_fill_has_a_smaller_peak() -> None:
    """The greatest mean rate that any stretch of deadlines forces is attained, not exceeded."""
    rng = np.random.default_rng(7)
    arrivals = rng.gamma(0.5, 20.0, 60)
    due = due_curve(arrivals, 6, np.ones(60))
    came = np.concatenate([[0.0], np.cumsum(arrivals)])
    due[-1] = came[-1]  # all is done by the end
    forced = max((due[j] - came[i]) / (j - i + 1) for i in range(60) for j in range(i, 60))
    fill = even_fill(arrivals, due, np.ones(60))
    assert fill.max() <= forced + 1e-6


def test_nothing_is_worked_in_closed_hours() -> None:
    """Open 8 to 20: what comes at night waits, and what would fall due at night is done before closing."""
    hour = np.arange(72) % 24
    weights = ((hour >= 8) & (hour < 20)).astype(float)
    arrivals = np.full(72, 5.0)
    due = due_curve(arrivals, 6, weights, 30.0)
    available = arrivals.copy()
    available[0] += 30.0
    fill = even_fill(available, due, weights)
    done = np.cumsum(fill)
    assert fill[weights == 0].sum() == 0.0
    closing = np.flatnonzero(hour == 19)
    reopening = closing[:-1] + 12
    assert bool((done[closing[:-1]] >= due[reopening] - 1e-9).all())
    assert bool((done[weights > 0] >= due[weights > 0] - 1e-6).all())


def test_backlog_falls_due_first() -> None:
    """Half of a backlog with a deadline of four intervals is due after two."""
    due = due_curve(np.zeros(10), 4, np.ones(10), 40.0)
    np.testing.assert_allclose(due[:5], [10, 20, 30, 40, 40])


def test_a_ring_fenced_minimum_works_ahead() -> None:
    """With somebody always on mail, work is done as it comes up to that rate."""
    arrivals = np.array([12.0, 0, 0, 0, 0, 0])
    fill = even_fill(arrivals, due_curve(arrivals, 5, np.ones(6)), np.ones(6), least=5.0)
    np.testing.assert_allclose(fill[:3], [5.0, 5.0, 2.0])


def test_no_work_and_no_hours_fill_nothing() -> None:
    """A queue that is empty or never open asks for nobody."""
    assert even_fill(np.zeros(5), np.zeros(5), np.ones(5)).sum() == 0.0
    assert even_fill(np.ones(5), np.zeros(5), np.zeros(5)).sum() == 0.0
