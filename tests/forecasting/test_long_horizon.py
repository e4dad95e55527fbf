"""Far ahead: stated growth is a part of its own, bands widen, and what nobody can know is said."""

from datetime import timedelta
from functools import cache

import numpy as np
import pandas as pd
import pytest

from forecasting import Forecast, forecast
from forecasting.long_horizon import LongHorizonParams, growth_factor, level_variance
from tests.forecasting.worlds import CHAT, PHONE, known_world, params_for

WEEKS = 60


@cache
def ahead(growth: float | None, weeks: int = WEEKS, level_sd: float = 0.12) -> Forecast:
    """Weeks ahead of the known world, in intervals of an hour."""
    w = known_world()
    far = {"growth_per_year": growth, "level_sd_per_year": level_sd}
    params = params_for(w, calibration={"origins": 1}, interval_min=60, long_horizon=far)
    return forecast(w.history, w.queues, w.calendar, (w.end(), w.end() + timedelta(weeks=weeks), 60), params)


def weekly(made: Forecast, queue: str) -> pd.Series:
    """Contacts of each week of one queue."""
    rows = made.table[made.table["queue"] == queue]
    return rows.groupby((rows["start"] - rows["start"].min()).dt.days // 7)["mean"].sum()


def test_without_growth_the_level_is_flat_once_the_trend_has_settled() -> None:
    """No slope is carried into next year by itself."""
    level = weekly(ahead(None), CHAT.queue)
    assert level[59] == pytest.approx(level[20], rel=0.01)


def test_stated_growth_compounds_and_is_a_part_of_the_attribution() -> None:
    """8 % a year, from four weeks on; the parts still add to the mean."""
    grown, flat = ahead(0.08), ahead(None)
    ratio = weekly(grown, CHAT.queue) / weekly(flat, CHAT.queue)
    assert ratio[:4].to_numpy() == pytest.approx(1.0)
    assert ratio[56] == pytest.approx(1.08 ** (((56.5 * 7) - 28) / 365.25), rel=1e-3)
    summed = grown.attribution.groupby(["queue", "start"])["contacts"].sum().to_numpy()
    assert np.allclose(summed, grown.table["mean"])
    assert (grown.attribution.query("part == 'growth'")["contacts"] > 0).all()


def test_bands_widen_with_the_lead_and_stay_in_order() -> None:
    """Next year's level is less sure than next month's; nearby weeks are left as measured."""
    made, as_measured = ahead(None), ahead(None, level_sd=0.0)
    rows = (made.table["queue"] == CHAT.queue).to_numpy()
    width = [(f.table["q90"] - f.table["q10"])[rows].to_numpy() for f in (made, as_measured)]
    near, far = slice(0, 8 * 168), slice(50 * 168, None)
    assert width[0][near] == pytest.approx(width[1][near])
    assert width[0][far].mean() > 1.05 * width[1][far].mean()
    levels = made.table[["q05", "q10", "q25", "q50", "q75", "q90", "q95"]].to_numpy()
    assert (np.diff(levels, axis=1) >= 0).all()


def test_a_short_history_and_unknown_fixtures_are_said_for_a_far_horizon_only() -> None:
    """Ten weeks of history hold no season, and next season's matches are not drawn yet."""
    codes = [n.code for n in ahead(0.08).notes]
    assert {"growth_assumed", "no_yearly_season", "events_unknown_after"} <= set(codes)
    near = [n.code for n in ahead(None, weeks=4).notes]
    assert not {"growth_assumed", "no_yearly_season", "events_unknown_after"} & set(near)


def test_a_near_forecast_is_not_touched() -> None:
    """Four weeks ahead nothing is assumed."""
    near, other = ahead(None, weeks=4), ahead(None, weeks=4, level_sd=0.9)
    pd.testing.assert_frame_equal(near.table, other.table)
    assert "growth" not in set(near.attribution["part"])


def test_an_unseen_season_makes_the_far_level_less_sure() -> None:
    """Half a year beyond what was measured the whole season may have turned."""
    lead = np.array([30.0, 56.0, 56.0 + 365.25])
    params = LongHorizonParams(level_sd_per_year=0.12, unseen_season_sd=0.1)
    assert level_variance(lead, 56, True, params) == pytest.approx([0.0, 0.0, 0.0144])
    assert level_variance(lead, 56, False, params) == pytest.approx([0.0, 0.0, 0.0244])


def test_a_shrinking_business_may_be_stated() -> None:
    """A market is left: minus a tenth a year."""
    factor = growth_factor(np.array([0.0, 28.0, 28.0 + 365.25]), LongHorizonParams(growth_per_year=-0.1))
    assert factor == pytest.approx([1.0, 1.0, 0.9])


def test_closed_hours_stay_closed_however_far() -> None:
    """Growth does not open the night."""
    table = ahead(0.5).table
    phone = table[table["queue"] == PHONE.queue]
    assert (phone[["mean", "q95"]].to_numpy()[phone["start"].dt.hour.to_numpy() == 0] == 0.0).all()
