"""The rest of the day follows what the day has shown, as far as it has shown anything."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np
import pandas as pd
import pytest

from forecasting import QUANTILES, ContactHistory, Forecast, ForecastError, Match, forecast, reforecast
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
    """Half as many again since midnight: a thick queue follows, more at one o'clock than at eleven at night."""
    params = params_for(known_world())
    made = reforecast(two_days(), actuals(1.5, noon()), noon(), params)
    ratio = rest(made, noon()) / rest(two_days(), noon())
    assert 1.2 < ratio[CHAT.queue] < 1.5
    late = noon() + timedelta(hours=11)
    assert rest(made, late)[CHAT.queue] / rest(two_days(), late)[CHAT.queue] < ratio[CHAT.queue]
    table, before = made.table, two_days().table
    elsewhere = (table["start"] < noon()) | (table["start"] >= known_world().end() + timedelta(days=1))
    pd.testing.assert_frame_equal(table[elsewhere], before[elsewhere])


def test_a_thin_queue_leans_on_the_others() -> None:
    """Eight calls since opening prove nothing, but the whole house is busy."""
    params = params_for(known_world())
    made = reforecast(two_days(), actuals(1.5, noon()), noon(), params)
    with_others = rest(made, noon())[PHONE.queue] / rest(two_days(), noon())[PHONE.queue]
    calls = actuals(1.5, noon()).frame.query("queue == @PHONE.queue")
    made = reforecast(two_days(), ContactHistory(calls, 30, ZONE), noon(), params)
    alone = rest(made, noon())[PHONE.queue] / rest(two_days(), noon())[PHONE.queue]
    assert 1.0 <= alone < with_others
    assert with_others > 1.1


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


def test_without_actuals_nothing_changes() -> None:
    """A feed that is down says nothing about the day."""
    nothing = ContactHistory(actuals(1.0, noon()).frame.iloc[:0], 30, ZONE)
    assert reforecast(two_days(), nothing, noon(), params_for(known_world())) is two_days()


def test_after_the_horizon_nothing_changes() -> None:
    """A forecast that is over stays as it was."""
    late = known_world().end() + timedelta(days=9)
    assert reforecast(two_days(), actuals(1.5, noon()), late, params_for(known_world())) is two_days()


def test_a_day_as_forecast_narrows_the_band_of_its_rest() -> None:
    """Twelve hours as expected leave less to fear; noise stays."""
    made = reforecast(two_days(), actuals(1.0, noon()), noon(), params_for(known_world()))
    before, after = (width(f, CHAT.queue, noon()) for f in (two_days(), made))
    assert 0.6 * before < after < before
    assert (made.table[list(QUANTILES)].diff(axis=1).iloc[:, 1:] >= 0).all(axis=None)


def width(made: Forecast, queue: str, now: datetime) -> float:
    """Width of the 80 % bands over the rest of the first day."""
    t = made.table
    rows = (t["queue"] == queue) & (t["start"] >= now) & (t["start"] < known_world().end() + timedelta(days=1))
    return float((t.loc[rows, "q90"] - t.loc[rows, "q10"]).sum())


def test_a_capped_channel_teaches_only_upwards() -> None:
    """Half as many came because the chat was hidden: that is no quiet day."""
    quiet = actuals(0.5, noon()).frame.assign(at_least=True)
    made = reforecast(two_days(), ContactHistory(quiet, 30, ZONE), noon(), params_for(known_world()))
    assert made.table["mean"].equals(two_days().table["mean"])
    busy = actuals(1.5, noon()).frame.assign(at_least=True)
    made = reforecast(two_days(), ContactHistory(busy, 30, ZONE), noon(), params_for(known_world()))
    assert rest(made, noon())[CHAT.queue] > 1.15 * rest(two_days(), noon())[CHAT.queue]


def test_actuals_may_be_coarser_or_finer_than_the_forecast_and_now_may_lie_inside_an_interval() -> None:
    """An hourly feed teaches as much as a half-hourly one; of a running interval only its rest moves."""
    params, half_hourly = params_for(known_world()), actuals(1.5, noon())
    hour = half_hourly.frame.groupby(["queue", half_hourly.frame["start"].dt.floor("h")])["offered"].sum()
    hourly = ContactHistory(hour.reset_index().assign(aht_s=200.0), 60, ZONE)
    pair = [rest(reforecast(two_days(), a, noon(), params), noon())[CHAT.queue] for a in (half_hourly, hourly)]
    assert pair[0] == pytest.approx(pair[1], rel=0.01)
    late = reforecast(two_days(), half_hourly, noon() + timedelta(minutes=10), params).table
    now = (late["queue"] == CHAT.queue) & (late["start"] == noon())
    after = now.shift(1, fill_value=False)
    gain = late["mean"] / two_days().table["mean"] - 1.0
    assert 0.5 * gain[after].item() < gain[now].item() < 0.8 * gain[after].item()


def test_an_outage_of_two_hours_does_not_make_a_quiet_day() -> None:
    """The site was down from eight to ten: the other ten hours know better."""
    frame = actuals(1.0, noon()).frame
    down = frame["start"].between(noon() - timedelta(hours=4), noon() - timedelta(hours=2), inclusive="left")
    frame = frame.assign(offered=frame["offered"].where(~down, 0.0))
    made = reforecast(two_days(), ContactHistory(frame, 30, ZONE), noon(), params_for(known_world()))
    assert rest(made, noon())[CHAT.queue] > 0.93 * rest(two_days(), noon())[CHAT.queue]


def match_night(event_factor: float, minutes_after: int) -> tuple[Forecast, Forecast, datetime]:
    """A day with one match at 19:00: the forecast, and the one made some time after kick-off; base as forecast."""
    w = known_world()
    kick_off = w.end() + timedelta(hours=19)
    calendar = replace(w.calendar, events=(*w.calendar.events[:20], Match(id="tonight", starts_at=kick_off)))
    horizon = (w.end(), w.end() + timedelta(days=1), 30)
    before = forecast(w.history, w.queues, calendar, horizon, params_for(w, calibration={"origins": 1}))
    brought = before.attribution.query("part == 'tonight'").set_index(["queue", "start"])["contacts"]
    now = kick_off + timedelta(minutes=minutes_after)
    rows = before.table[before.table["start"] < now]
    lift = brought.reindex(pd.MultiIndex.from_frame(rows[["queue", "start"]])).fillna(0.0).to_numpy()
    frame = rows[["queue", "start"]].assign(offered=rows["mean"] + (event_factor - 1.0) * lift, aht_s=200.0)
    return before, reforecast(before, ContactHistory(frame, 30, ZONE), now, params_for(w)), now


def test_a_bigger_match_moves_its_own_contacts_and_hardly_the_rest_of_the_day() -> None:
    """Three hours in, the match brings 80 % more than expected: its settlement grows, the late evening does not."""
    before, after, now = match_night(1.8, 180)
    part = after.attribution.query("part == 'intraday' and queue == @CHAT.queue")
    brought = before.attribution.query("part == 'tonight' and queue == @CHAT.queue").set_index("start")["contacts"]
    table = before.table[before.table["queue"] == CHAT.queue].set_index("start")["mean"]
    still = brought[brought.index >= now]
    gained = part.set_index("start")["contacts"].reindex(table.index[table.index >= now]).fillna(0.0)
    assert 0.2 * still.sum() < gained.sum() < 1.2 * still.sum()
    assert gained.loc[: now + timedelta(hours=1)].sum() > gained.loc[now + timedelta(hours=1) :].sum()


def test_a_match_as_expected_changes_nothing_but_the_bands() -> None:
    """Both parts as forecast: no shift."""
    before, after, _ = match_night(1.0, 120)
    assert np.allclose(before.table["mean"], after.table["mean"])


def test_after_midnight_the_evening_is_not_forgotten() -> None:
    """At 00:30 the last six hours were far above forecast: the small hours are too, tomorrow's noon is not."""
    now = known_world().end() + timedelta(days=1, minutes=30)
    made = reforecast(two_days(), actuals(1.5, now), now, params_for(known_world()))
    gain = (made.table["mean"] / two_days().table["mean"])[made.table["queue"] == CHAT.queue].to_numpy()
    assert gain[49] > 1.15
    assert gain[49] > gain[90]
    assert (gain[:49] == 1.0).all()


def test_a_time_without_zone_is_refused() -> None:
    """12:00 where?"""
    with pytest.raises(ForecastError, match="naive_time"):
        reforecast(two_days(), actuals(1.0, noon()), noon().replace(tzinfo=None), params_for(known_world()))
    assert noon().astimezone(UTC) == noon()
