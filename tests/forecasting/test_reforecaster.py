"""The rest of the day follows what the day has shown, as far as it has shown anything."""

from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np
import pandas as pd
import pytest

from forecasting import ContactHistory, Forecast, ForecastError, forecast, reforecast
from tests.forecasting.worlds import CHAT, PHONE, ZONE, known_world, params_for


@cache
def two_days() -> Forecast:
    """Two local days after the known world."""
    w = known_world()
    horizon = (w.end(), w.end() + timedelta(days=2), 30)
    return forecast(w.history, w.queues, w.calendar, horizon, params_for(w, calibration={"origins": 1}))


def actuals(factor: float, until: datetime) -> ContactHistory:
    """What came so far: the forecast times a factor."""
    table = two_days().table
    rows = table[table["start"] < until]
    frame = rows[["queue", "start"]].assign(offered=np.round(rows["mean"] * factor), aht_s=200.0)
    return ContactHistory(frame, 30, ZONE)


def rest(made: Forecast, now: datetime) -> pd.Series:
    """Contacts of the rest of the first day, per queue."""
    table = made.table
    end = known_world().end() + timedelta(days=1)
    return table[(table["start"] >= now) & (table["start"] < end)].groupby("queue")["mean"].sum()


def noon() -> datetime:
    """Noon of the first day."""
    return known_world().end() + timedelta(hours=12)


def test_a_busy_morning_lifts_the_afternoon_and_leaves_the_past_and_tomorrow() -> None:
    """Half as many again since midnight: a thick queue follows almost fully."""
    params = params_for(known_world())
    made = reforecast(two_days(), actuals(1.5, noon()), noon(), params)
    ratio = rest(made, noon()) / rest(two_days(), noon())
    assert 1.35 < ratio[CHAT.queue] < 1.5
    table, before = made.table, two_days().table
    elsewhere = (table["start"] < noon()) | (table["start"] >= known_world().end() + timedelta(days=1))
    pd.testing.assert_frame_equal(table[elsewhere], before[elsewhere])


def test_a_thin_queue_leans_on_the_others() -> None:
    """Eight calls since opening prove nothing, but the whole house is busy."""
    params = params_for(known_world())
    made = reforecast(two_days(), actuals(1.5, noon()), noon(), params)
    assert rest(made, noon())[PHONE.queue] / rest(two_days(), noon())[PHONE.queue] > 1.3


def test_the_change_is_a_part_of_its_own_and_the_parts_still_add_up() -> None:
    """A planner sees what the day itself added."""
    made = reforecast(two_days(), actuals(0.7, noon()), noon(), params_for(known_world()))
    summed = made.attribution.groupby(["queue", "start"])["contacts"].sum().to_numpy()
    assert np.allclose(summed, made.table["mean"])
    assert made.attribution.loc[made.attribution["part"] == "intraday", "contacts"].sum() < 0


def test_before_the_first_interval_nothing_changes() -> None:
    """At midnight the day has said nothing yet."""
    start = known_world().end()
    made = reforecast(two_days(), actuals(1.5, start), start, params_for(known_world()))
    assert np.allclose(made.table["mean"], two_days().table["mean"])


def test_a_time_without_zone_is_refused() -> None:
    """12:00 where?"""
    with pytest.raises(ForecastError, match="naive_time"):
        reforecast(two_days(), actuals(1.0, noon()), noon().replace(tzinfo=None), params_for(known_world()))
    assert noon().astimezone(UTC) == noon()
