"""The greatest load within an interval, which plans are made by, is the greatest at any moment of it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.errors import SolverError
from solver.staffing.offered_load import offered_load


@settings(max_examples=60, deadline=None)
@given(arrivals=st.lists(st.floats(0, 300), min_size=2, max_size=30), aht_s=st.floats(30.0, 7200.0))
def test_no_moment_of_an_interval_has_more(arrivals: list[float], aht_s: float) -> None:
    """Each minute of a day of quarter-hours, by intervals of a minute: none above, and one of them meets it."""
    came = np.array([arrivals])
    found = offered_load(came, np.full_like(came, aht_s), 15.0)
    minutes = np.repeat(came / 15.0, 15, axis=1)
    close = offered_load(minutes, np.full_like(minutes, aht_s), 1.0)
    ends = close.most.reshape(came.shape[1], 15)
    np.testing.assert_allclose(found.most[0], ends.max(axis=1), rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(found.mean[0], close.mean.reshape(-1, 15).mean(axis=1), rtol=1e-9, atol=1e-9)


def test_loads_that_cannot_be_are_refused_together() -> None:
    """All problems of an input in one error."""
    with pytest.raises(SolverError, match=r"load_invalid.*aht_not_positive.*step_invalid"):
        offered_load(np.array([[np.nan]]), np.array([[0.0]]), 0.0)
