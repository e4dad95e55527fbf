"""How far a forecast may be from what is usual, and how small numbers are judged."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.gates.forecast_volume import HIGH, LOW, outside
from planner.gates.usual_days import usual

DAY = date(2026, 11, 23)


def before(contacts: list[float]) -> dict[date, float]:
    """The same weekday of as many weeks before."""
    return {DAY - timedelta(weeks=k + 1): came for k, came in enumerate(contacts)}


@pytest.mark.parametrize(
    ("contacts", "expected", "code"),
    [
        ([1000.0] * 8, 3500.0, HIGH),
        ([1000.0] * 8, 2900.0, None),
        ([1000.0] * 8, 300.0, LOW),
        ([1000.0] * 8, 350.0, None),
        ([2.0] * 8, 9.0, None),
        ([2.0] * 8, 14.0, HIGH),
        ([3.0] * 8, 0.1, LOW),
        ([2.0] * 8, 0.0, None),
        ([0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0], 0.0, None),
        ([0.0] * 8, 3.0, None),
        ([0.0] * 8, 4.0, HIGH),
        ([1000.0] * 3, 9000.0, None),
        ([200.0, 1800.0] * 4, 5000.0, None),
    ],
)
def test_a_day_is_judged_by_the_band_of_its_usual_mean(
    contacts: list[float], expected: float, code: str | None
) -> None:
    """Three times of many contacts is a finding; of two contacts a day it is chance; scattered days allow more."""
    found = outside({DAY: expected}, before(contacts), frozenset(), 3.0)
    assert [day.code for day in found] == ([] if code is None else [code])


def test_special_days_are_judged_apart() -> None:
    """A final may be four times a Monday; it is never too low, and a lift of a hundred is still found."""
    history = before([1000.0] * 7) | {DAY - timedelta(days=2): 2500.0}
    special = frozenset({DAY, DAY - timedelta(days=2)})
    assert outside({DAY: 4000.0}, history, special, 3.0) == []
    assert outside({DAY: 10.0}, history, special, 3.0) == []
    (found,) = outside({DAY: 100_000.0}, history, special, 3.0)
    assert (found.code, found.usual) == (HIGH, 2500.0)


def test_a_special_day_of_the_history_is_not_usual() -> None:
    """Four derbies of eight Mondays must not make the quiet Monday look low."""
    history = before([1000.0] * 4 + [9000.0] * 4)
    derbies = frozenset(sorted(history)[:4])
    assert outside({DAY: 1000.0}, history, derbies, 3.0) == []
    assert [day.code for day in outside({DAY: 4000.0}, history, derbies, 3.0)] == [HIGH]


def test_the_band_of_a_mean_covers_it_as_often_as_it_says() -> None:
    """Drawn 4,000 times at means of 0.5 to 50 a day, the true mean is outside three sigmas at most 1 % of the time."""
    import numpy as np

    draw = np.random.default_rng(7)
    for mean in (0.5, 2.0, 10.0, 50.0):
        bands = [usual([float(n) for n in draw.poisson(mean, 8)]) for _ in range(1000)]
        assert sum(not band.low <= mean <= band.high for band in bands) <= 10
