"""The daily regression finds what was put in, and is not bent by odd days."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from forecasting import Change, Payday
from forecasting.daily import DailyFit, DailyParams, fit_daily
from forecasting.design import Design, make_design
from forecasting.regressors import Context

DAY = datetime(2025, 6, 2, tzinfo=UTC)
DAYS = 140
PAYDAYS = tuple(Payday(id=f"p{k}", starts_at=DAY + timedelta(days=d)) for k, d in enumerate(range(13, 140, 30)))
CHANGE = Change(id="bot", starts_at=DAY + timedelta(days=70))


def design(n_days: int = DAYS, first: int = 0) -> Design:
    """Columns over some days of a 140-day history."""
    dates = np.datetime64("2025-06-02") + np.arange(DAYS)
    known = Context("UTC", dates[0], dates[-1], (*PAYDAYS, CHANGE))
    return make_design(known, np.datetime64("2025-06-02") + np.arange(first, first + n_days))


def truth() -> np.ndarray:
    """Mean contacts a day: Saturdays 30 % up, paydays 25 % up, 20 % fewer after the change."""
    day = np.arange(DAYS)
    payday = np.isin(day, range(13, 140, 30))
    return 800.0 * np.where(day % 7 == 5, 1.3, 1.0) * np.where(payday, 1.25, 1.0) * np.where(day >= 70, 0.8, 1.0)


def fit(level: np.ndarray, share: np.ndarray | None = None) -> DailyFit:
    """Fit with default settings, all days observed."""
    share = np.ones(DAYS) if share is None else share
    return fit_daily(level[None], share[None], design(), DailyParams())


def effect(fitted: DailyFit, part: str, day: int) -> float:
    """Factor of a part on a day."""
    return float(np.exp(fitted.log_parts(design())[part][0, day]))


def test_weekday_payday_and_change_are_recovered() -> None:
    """A real regression tells the calendar's effects apart."""
    fitted = fit(np.random.default_rng(3).poisson(truth()).astype(float))
    assert effect(fitted, "week", 5) / effect(fitted, "week", 3) == pytest.approx(1.3, rel=0.03)
    assert effect(fitted, "payday", 13) == pytest.approx(1.25, rel=0.08)
    step = effect(fitted, "bot", 100) * effect(fitted, "trend", 100) / effect(fitted, "trend", 50)
    assert step == pytest.approx(0.8, rel=0.06)


def test_odd_days_nobody_can_explain_hardly_move_the_level() -> None:
    """Three days of a forgotten incident are no new normal."""
    level = np.random.default_rng(3).poisson(truth()).astype(float)
    odd = level.copy()
    odd[[20, 47, 90]] *= 4.0
    calm, bent = (fit(x).log_parts(design()) for x in (level, odd))
    moved = np.abs(sum(calm.values()) - sum(bent.values()))
    assert np.median(moved) < 0.02


def test_days_hardly_observed_teach_nothing() -> None:
    """Two hours of a day say little about the day."""
    level = truth()
    share = np.ones(DAYS)
    share[30:40] = 0.1
    strange = level.copy()
    strange[30:40] = 5000.0
    assert np.allclose(fit(level, share).coefficients, fit(strange, share).coefficients)


def test_a_queue_without_a_contact_is_silent_and_finite() -> None:
    """No logarithm of zero on the way."""
    fitted = fit(np.zeros(DAYS))
    assert fitted.silent.all()
    assert np.isfinite(fitted.coefficients).all()


def test_what_the_planner_expects_of_a_coming_change_holds_until_data_speak() -> None:
    """A bot that starts next week cannot be in the history."""
    dates = np.datetime64("2025-06-02") + np.arange(DAYS)
    coming = Change(id="new-bot", starts_at=DAY + timedelta(days=150), expected_share=-0.15)
    known = Context("UTC", dates[0], dates[-1], (coming,))
    fitted = fit_daily(truth()[None], np.ones((1, DAYS)), make_design(known, dates), DailyParams())
    ahead = make_design(known, np.datetime64("2025-06-02") + np.arange(145, 155))
    factor = np.exp(fitted.log_parts(ahead)["new-bot"][0])
    assert factor[:5].tolist() == [1.0] * 5
    assert factor[5:] == pytest.approx([0.85] * 5)
