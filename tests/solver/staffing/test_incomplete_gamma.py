"""Both halves of the incomplete gamma function against arithmetic of 30 digits."""

from __future__ import annotations

import mpmath
import pytest

from solver.staffing.incomplete_gamma import rising_series, upper_fraction


@pytest.mark.parametrize(("s", "x"), [(0.2, 0.01), (1.5, 2.0), (7.3, 8.0), (40.0, 12.0)])
def test_the_series_is_the_lower_half(s: float, x: float) -> None:
    """Below s + 1, where it converges fast."""
    with mpmath.workdps(30):
        exact = mpmath.gammainc(s, 0, x) * s / (mpmath.mpf(x) ** s * mpmath.exp(-x))
    assert rising_series(s, x) == pytest.approx(float(exact), rel=1e-14)


@pytest.mark.parametrize(("s", "x"), [(0.2, 1.3), (1.5, 2.6), (7.3, 30.0), (40.0, 45.0)])
def test_the_fraction_is_the_upper_half(s: float, x: float) -> None:
    """From s + 1 on."""
    with mpmath.workdps(30):
        exact = mpmath.gammainc(s, x) / (mpmath.mpf(x) ** s * mpmath.exp(-x))
    assert upper_fraction(s, x) == pytest.approx(float(exact), rel=1e-13)
