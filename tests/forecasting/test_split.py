"""Coarse history is split by a smooth shape that sums back without loss."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from forecasting.split import split_shares


@given(
    means=st.lists(st.floats(0.0, 1000.0), min_size=2, max_size=20),
    parts=st.sampled_from([2, 3, 4]),
)
def test_parts_add_to_the_whole_and_none_is_negative(means: list[float], parts: int) -> None:
    """A contact lost in every hour is an agent short by evening."""
    mean = np.array([means])
    share = split_shares(mean, parts, np.ones((1, len(means) * parts), bool))
    fine = np.repeat(mean, parts, axis=1) * share
    assert (fine >= 0).all()
    assert np.allclose(fine.reshape(len(means), parts).sum(1), means)


def test_a_rising_morning_rises_within_the_hour_and_closed_parts_get_nothing() -> None:
    """A staircase would staff each full hour wrong twice."""
    mean = np.array([[10.0, 20.0, 30.0]])
    fine_open = np.ones((1, 12), bool)
    fine_open[0, :2] = False
    share = split_shares(mean, 4, fine_open)[0]
    assert (np.diff(share[4:8]) > 0).all()
    assert share[:2].tolist() == [0.0, 0.0]
    assert np.isclose(share[2:4].sum(), 1.0)
