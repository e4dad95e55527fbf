"""Patience from waits and abandons: right in the mean, modest with few, honest with none."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.errors import SolverError
from solver.staffing.patience import DEFAULT_WORTH, estimate_patience


def test_patience_censored_by_answers_is_recovered() -> None:
    """20,000 customers of 180 s patience, offered waits of 60 s on average: the estimate is theirs, not the mean of
    those who left."""
    rng = np.random.default_rng(3)
    patience, offered = rng.exponential(180.0, 20_000), rng.exponential(60.0, 20_000) * (rng.random(20_000) < 0.5)
    left = patience < offered
    found = estimate_patience(float(np.minimum(patience, offered).sum()), float(left.sum()))
    assert found is not None
    assert found.source == "estimated"
    assert found.patience_s == pytest.approx(180.0, rel=3 / np.sqrt(left.sum()))
    assert float(patience[left].mean()) < 100.0


def test_few_abandons_move_a_default_little() -> None:
    """Five abandons against the twenty that the default is worth."""
    found = estimate_patience(5 * 60.0, 5, 180.0)
    assert found is not None
    assert (found.source, found.abandons) == ("shrunk", 5)
    assert found.patience_s == pytest.approx((5 * 60 + DEFAULT_WORTH * 180) / (5 + DEFAULT_WORTH))


def test_without_waits_a_default_stays_and_is_called_one() -> None:
    """Nobody was seen to wait."""
    found = estimate_patience(0.0, 0, 180.0)
    assert found is not None
    assert (found.patience_s, found.source, found.abandons) == (180.0, "default", 0)


def test_the_first_abandon_changes_little() -> None:
    """Waits that nobody gave up speak already: none, one and two abandons lie a few percent apart."""
    found = [estimate_patience(50_000.0, abandons, 180.0) for abandons in (0, 1, 2)]
    seconds = [one.patience_s for one in found if one is not None]
    assert seconds[0] == pytest.approx((50_000 + DEFAULT_WORTH * 180) / DEFAULT_WORTH)
    assert all(0.95 < after / before < 1.0 for before, after in pairwise(seconds))


def test_nothing_known_is_nothing_said() -> None:
    """No default and a handful of abandons: Erlang C will be used, and said."""
    assert estimate_patience(500.0, 9) is None
    assert estimate_patience(0.0, 0) is None


@given(st.floats(1, 1e6), st.floats(1, 1e5), st.floats(1, 1e5))
def test_an_estimate_lies_between_the_default_and_the_data(waited_s: float, abandons: float, default_s: float) -> None:
    """Shrinking never overshoots."""
    found = estimate_patience(waited_s, abandons, default_s)
    assert found is not None
    low, high = sorted((waited_s / abandons, default_s))
    assert low * (1 - 1e-12) <= found.patience_s <= high * (1 + 1e-12)


@pytest.mark.parametrize(
    ("waited_s", "abandons", "default_s", "code"),
    [
        (-1.0, 3.0, None, "waits_invalid"),
        (float("nan"), 3.0, None, "waits_invalid"),
        (10.0, -1.0, None, "waits_invalid"),
        (0.0, 30.0, None, "waits_invalid"),
        (10.0, 3.0, 0.0, "patience_not_positive"),
        (10.0, 3.0, -5.0, "patience_not_positive"),
        (10.0, 3.0, float("nan"), "patience_not_positive"),
    ],
)
def test_impossible_records_are_refused(waited_s: float, abandons: float, default_s: float | None, code: str) -> None:
    """Never a patience of zero or less."""
    with pytest.raises(SolverError, match=code):
        estimate_patience(waited_s, abandons, default_s)
