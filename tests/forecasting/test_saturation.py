"""Overlapping events: laws of the joint lift."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from forecasting.saturation import combine

LIFTS = st.lists(st.floats(0.0, 500.0), min_size=1, max_size=8)


@given(lifts=LIFTS, power=st.floats(1.0, 3.0))
def test_together_events_bring_at_least_the_biggest_and_at_most_their_sum(lifts: list[float], power: float) -> None:
    """A second match never takes contacts away, and never brings more than it would alone."""
    row = np.array([lifts])
    joint = combine(row, np.zeros(len(lifts), np.int64), power).sum()
    assert max(lifts) * 0.999 - 1e-6 <= joint <= sum(lifts) * 1.001 + 1e-6


def test_an_event_alone_keeps_its_lift_and_twins_share_equally() -> None:
    """Saturation is about overlap only."""
    cell = np.array([0, 1, 1])
    shared = combine(np.array([[10.0, 10.0, 10.0]]), cell, 1.2)[0]
    assert shared[0] == 10.0
    assert shared[1] == shared[2]
    assert np.isclose(shared[1:].sum(), 10.0 * 2 ** (1 / 1.2))


def test_falling_lifts_stay_as_they_are() -> None:
    """A maintenance that keeps contacts away does so whatever else is on."""
    shared = combine(np.array([[-4.0, 6.0]]), np.array([0, 0]), 1.5)
    assert np.allclose(shared, [[-4.0, 6.0]])


def test_four_hundred_simultaneous_events_stay_finite_and_fair() -> None:
    """A feed with every league of the world may list that many."""
    shared = combine(np.full((1, 400), 0.5), np.zeros(400, np.int64), 1.2)
    assert np.ptp(shared) == 0
    assert 0.5 < shared.sum() < 200
