"""Arrivals are handed to the floor in order of time."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from solver.simulation.ordering import by_time


@settings(deadline=None)
@example([0.0, 5e-324])
@given(st.lists(st.floats(-1e6, 1e6), max_size=60))
def test_the_order_is_that_of_a_sort(times: list[float]) -> None:
    """Whatever the times: equal ones, none at all, one far off."""
    at = np.array(times, dtype=np.float64)
    order = by_time(at)
    assert sorted(order) == list(range(len(times)))
    assert list(at[order]) == sorted(times)
