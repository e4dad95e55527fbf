"""Attendance as a beta-binomial: printed values, the sum by long hand, many crews at once."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.errors import SolverError
from solver.staffing.attendance import absent_quantile, chance_present, rostered_for


def test_printed_values_all_at_once() -> None:
    """Absence 10 %: need 5: 6 give .886, 7 .974; 10: 12 give .889; 20: 23 give .807; 40: 45 give .708."""
    found = chance_present([6, 7, 12, 23, 45], [5, 5, 10, 20, 40], 0.1)
    np.testing.assert_allclose(found, [0.886, 0.974, 0.889, 0.807, 0.708], atol=5e-4)
    np.testing.assert_array_equal(rostered_for([20, 40], 0.1, 0.9), [24, 47])


def long_hand(rostered: int, needed: int, share: float, correlation: float) -> float:
    """Rising factorials instead of gamma functions."""

    def rising(start: float, count: int) -> float:
        return math.prod(start + i for i in range(count))

    scale = 1 / correlation - 1
    a, b = share * scale, (1 - share) * scale
    return sum(
        math.comb(rostered, k) * rising(a, k) * rising(b, rostered - k) / rising(a + b, rostered)
        for k in range(rostered - needed + 1)
    )


@pytest.mark.parametrize("correlation", [0.01, 0.1, 0.5, 0.9])
def test_chances_are_the_sum_over_absences(correlation: float) -> None:
    """The definition, term by term."""
    for rostered, needed, share in ((6, 5, 0.1), (23, 20, 0.1), (30, 30, 0.2), (12, 1, 0.7)):
        known = long_hand(rostered, needed, share, correlation)
        assert chance_present(rostered, needed, share, correlation) == pytest.approx(known, rel=1e-12)


def test_a_crew_of_thousands_does_not_underflow() -> None:
    """20,000 rostered, 12 % absent: the chance that all come is e^-2557, that the mean comes one half."""
    assert chance_present(20_000, 17_600, 0.12) == pytest.approx(0.5, abs=0.01)
    assert chance_present(20_000, 17_000, 0.12) == pytest.approx(1.0)
    assert chance_present(20_000, 20_000, 0.12) == 0.0


@settings(max_examples=60, deadline=None)
@given(
    needed=st.integers(0, 60),
    more=st.integers(0, 20),
    share=st.floats(0.0, 0.6),
    correlation=st.floats(0.0, 0.5),
)
def test_one_more_helps_and_one_more_needed_hurts(needed: int, more: int, share: float, correlation: float) -> None:
    """A chance, rising in who is rostered and falling in who is needed."""
    crew = needed + more
    here = float(chance_present(crew, needed, share, correlation))
    assert 0.0 <= here <= 1.0
    assert chance_present(crew + 1, needed, share, correlation) >= here - 1e-12
    assert chance_present(crew, needed + 1, share, correlation) <= here + 1e-12


def test_quantiles_of_absence_turn_the_chances_round() -> None:
    """At most k absent with the chance asked for, and not at most k - 1."""
    for level in (0.05, 0.5, 0.95):
        crews = np.array([1, 10, 40, 200])
        absent = absent_quantile(crews, level, 0.1, 0.05)
        assert np.all(chance_present(crews, crews - absent, 0.1, 0.05) >= level)
        fewer = absent > 0
        assert np.all(chance_present(crews, crews - absent + 1, 0.1, 0.05)[fewer] < level)


@pytest.mark.parametrize(
    ("rostered", "share", "correlation", "code"),
    [
        (float("nan"), 0.1, 0.0, "agents_invalid"),
        (4.5, 0.1, 0.0, "agents_invalid"),
        (-1, 0.1, 0.0, "agents_invalid"),
        (5, float("nan"), 0.0, "absent_share_invalid"),
        (5, 0.1, 1.0, "share_invalid"),
        (5, 0.1, float("nan"), "share_invalid"),
    ],
)
def test_attendance_that_cannot_be_is_refused(rostered: float, share: float, correlation: float, code: str) -> None:
    """Whole people, shares below one."""
    with pytest.raises(SolverError, match=code):
        chance_present(rostered, 3, share, correlation)
    with pytest.raises(SolverError, match="share_invalid"):
        absent_quantile(5, 1.0, 0.1)
    with pytest.raises(SolverError, match="chance_unattainable"):
        rostered_for(5, 0.1, float("nan"))
