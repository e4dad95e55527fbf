"""The backtest proves that the calendar-aware model earns its keep on event nights."""

from functools import cache

import pytest

from forecasting import Backtest, BacktestPlan, ForecastError, backtest
from tests.forecasting.worlds import known_world, params_for, world


@cache
def known_backtest() -> Backtest:
    """Both models on the known world."""
    w = known_world()
    plan = BacktestPlan(origins=3, warm_up=2, lead_days=14)
    return backtest(w.history, w.queues, w.calendar, params_for(w), plan)


def score(model: str, window: str, column: str) -> float:
    """A score over all queues."""
    table = known_backtest().scores
    row = table[(table["model"] == model) & (table["window"] == window) & (table["queue"] == "*")]
    return float(row[column].iloc[0])


def test_the_model_beats_the_spreadsheet_and_most_on_event_nights() -> None:
    """Else planners are right to keep their spreadsheet."""
    assert score("two_stage", "all", "wape") < 0.93 * score("seasonal_naive", "all", "wape")
    assert score("two_stage", "event", "wape") < 0.85 * score("seasonal_naive", "event", "wape")
    assert score("two_stage", "all", "wql") < score("seasonal_naive", "all", "wql")
    assert abs(score("two_stage", "event", "bias")) < abs(score("seasonal_naive", "event", "bias"))


def test_bands_cover_roughly_what_they_promise() -> None:
    """Measured on days the bands had not seen."""
    assert score("two_stage", "all", "cov80") == pytest.approx(0.8, abs=0.06)
    assert score("two_stage", "all", "cov90") == pytest.approx(0.9, abs=0.05)


def test_no_model_beats_the_noise_of_chance_by_more_than_chance() -> None:
    """A score below the floor would mean that the future leaked."""
    assert score("two_stage", "all", "wape") > 0.95 * score("two_stage", "all", "floor")


def test_windows_make_up_the_whole() -> None:
    """No interval is scored twice or lost."""
    assert score("two_stage", "event", "intervals") + score("two_stage", "ordinary", "intervals") == score(
        "two_stage", "all", "intervals"
    )


def test_too_little_history_is_said_instead_of_scored() -> None:
    """A score from nothing is worse than none."""
    w = world(weeks=2, seed=3)
    with pytest.raises(ForecastError, match="too_little_history"):
        backtest(w.history, w.queues, w.calendar, params_for(w))
