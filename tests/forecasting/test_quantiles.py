"""Bands rise, never fall below zero, cover what they promise, and narrow when an interval is split."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasting.calibration import Calibration, CalibrationParams
from forecasting.levels import LEVELS
from forecasting.quantiles import quantiles, small_counts
from forecasting.spread import N_GROUPS, Spread, measure_spread
from forecasting.stages import KINDS

FIRST_WEEK = (np.zeros((2, 1), np.int64), np.zeros(1, np.int64))


def stored(mean: float, day_noise: float, queues: int = 2, days: int = 112, slots: int = 48) -> Calibration:
    """Errors of a perfect mean: Poisson counts around a day factor that all queues share."""
    rng = np.random.default_rng(5)
    factor = np.repeat(rng.gamma(1 / day_noise**2, day_noise**2, days), slots)
    actual = rng.poisson(np.broadcast_to(mean * factor, (queues, days * slots))).astype(float)
    start = np.arange(days * slots) * 30
    group = np.broadcast_to((np.arange(days * slots) % slots) * 4 // slots, actual.shape)
    names = tuple(f"q{i}" for i in range(queues))
    return Calibration(
        names, "m", 30, (0,), np.zeros(len(start), np.int64), start, group, np.full(actual.shape, mean), actual
    )


@pytest.mark.parametrize("mean", [2.0, 6.0, 40.0, 300.0])
def test_bands_cover_what_they_promise(mean: float) -> None:
    """80 % bands must hold 80 % of intervals, for two contacts as for three hundred."""
    past = stored(mean, 0.1)
    spread = measure_spread(past, past.queues, CalibrationParams())
    band = quantiles(past.mean, (past.group, past.stretch), spread, 10.0)
    inside = (past.actual >= band[1]) & (past.actual <= band[5])
    assert inside.mean() == pytest.approx(0.8, abs=0.06)


@given(
    means=st.lists(st.floats(0.0, 2000.0), min_size=1, max_size=20),
    dispersion=st.floats(1e-6, 2.0),
    shift=st.floats(-3.0, 3.0),
)
def test_quantiles_are_monotone_and_not_negative(means: list[float], dispersion: float, shift: float) -> None:
    """Whatever the errors were: a crossing band breaks the staffing that integrates over it."""
    shape = np.broadcast_to(np.linspace(-2, 2, len(LEVELS)) + shift, (1, KINDS, len(LEVELS)))
    relative, lead = np.full((1, N_GROUPS), dispersion), np.ones(4)
    spread = Spread(relative, lead, shape, np.zeros(1), 0.0, 0.0, measured=True)
    none = np.zeros(len(means), np.int64)
    band = quantiles(np.array([means]), (none[None], none), spread, 10.0)
    assert (np.diff(band, axis=0) >= 0).all()
    assert (band >= 0).all()
    assert np.isfinite(band).all()


def test_small_counts_follow_the_negative_binomial() -> None:
    """Mean 4 and dispersion 0.5: 95 % of counts are at most 10 (cdf(10) = 0.955, cdf(9) = 0.935)."""
    band = small_counts(np.array([4.0]), np.array([0.5]))[:, 0]
    draws = np.random.default_rng(0).negative_binomial(2.0, 2.0 / 6.0, 200_000)
    for level, value in zip(LEVELS, band, strict=True):
        assert abs(np.quantile(draws, level) - value) <= 0.75


def test_queues_that_share_their_days_are_found_to_do_so() -> None:
    """A busy day is busy everywhere: adding independent bands would hide it."""
    past = stored(40.0, 0.15)
    spread = measure_spread(past, past.queues, CalibrationParams())
    assert spread.day_share == pytest.approx([0.47, 0.47], abs=0.12)  # 40 * 0.15^2 / (1 + 40 * 0.15^2)
    assert spread.joint_share > 0.8


def test_without_errors_the_band_is_an_assumption_and_says_so() -> None:
    """Three weeks of history give no origin to look back from."""
    empty = stored(10.0, 0.1).before(-1, 30)
    spread = measure_spread(empty, empty.queues, CalibrationParams())
    assert not spread.measured
    band = quantiles(np.full((2, 1), 100.0), FIRST_WEEK, spread, 10.0)
    assert band[6, 0, 0] == pytest.approx(100 + 1.645 * (100 + 225) ** 0.5, rel=0.05)


def test_a_quarter_of_an_interval_has_poisson_noise_of_its_own() -> None:
    """Split bands by their share and each part would look twice as sure as it is."""
    past = stored(400.0, 0.02)
    spread = measure_spread(past, past.queues, CalibrationParams())
    band = quantiles(np.full((2, 1), 100.0), FIRST_WEEK, spread, 10.0)
    assert (band[5] - band[1])[0, 0] == pytest.approx(2.563 * (100 + 4) ** 0.5, rel=0.15)


def test_errors_that_grow_with_the_lead_widen_later_weeks_only() -> None:
    """Pooled leads make next week's band too wide and next month's too narrow."""
    past = stored(400.0, 0.05)
    rng = np.random.default_rng(7)
    drift = np.where(past.stretch == 3, 1.0 + rng.normal(0.0, 0.15, past.actual.shape[1]), 1.0)
    spread = measure_spread(replace(past, actual=past.actual * drift), past.queues, CalibrationParams())
    assert spread.lead[3] > 2.0 * spread.lead[0]
    assert spread.reach == 4


def test_leads_beyond_the_history_are_scaled_from_shorter_ones() -> None:
    """A young operation has seen two weeks ahead only: later weeks are less sure, never surer."""
    past = stored(400.0, 0.05, days=14)
    spread = measure_spread(past, past.queues, CalibrationParams())
    assert spread.reach == 2
    assert spread.lead[3] > spread.lead[2] > spread.lead[1]


def test_a_days_error_is_carried_into_the_next_day() -> None:
    """A week that starts busy stays busy: sums of a week are less sure than independent days would be."""
    rng = np.random.default_rng(1)
    past = stored(400.0, 0.001, days=200)
    level = np.zeros(200)
    for day in range(1, 200):
        level[day] = 0.7 * level[day - 1] + rng.normal(0.0, 0.1)
    actual = past.actual * (1.0 + np.repeat(level, 48))
    spread = measure_spread(replace(past, actual=actual), past.queues, CalibrationParams())
    assert spread.day_carry == pytest.approx(0.65, abs=0.2)
