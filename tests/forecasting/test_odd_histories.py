"""Queues that start, stop, stand still or are new: the forecast says what it can and what it cannot."""

from datetime import datetime, timedelta

import numpy as np
import pandas as pd
import pytest

from forecasting import Calendar, Change, ContactHistory, Forecast, ForecastError, calibrate, forecast
from tests.forecasting.worlds import CHAT, LEVELS, PAYMENTS, PHONE, World, known_world, params_for, world


def made_of(frame: pd.DataFrame, end: datetime, calendar: Calendar | None = None, origins: int = 2) -> Forecast:
    """Forecast the week after a history."""
    w = known_world()
    history = ContactHistory(frame, 30, w.calendar.zone)
    params = params_for(w, calibration={"origins": origins, "lead_days": 7})
    made = forecast(history, w.queues, calendar or w.calendar, (end, end + timedelta(days=7), 30), params)
    assert np.isfinite(made.table.drop(columns=["queue", "start", "aht_s"]).to_numpy()).all()
    return made


def changed(rows: "pd.Series[bool]", **values: object) -> pd.DataFrame:
    """The known history without some rows, or with other values in them."""
    frame = known_world().history.frame
    if not values:
        return frame[~rows].reset_index(drop=True)
    return frame.assign(**{name: frame[name].mask(rows, value) for name, value in values.items()})


def of(queue: str, before: int = 70, after: int = 0) -> "pd.Series[bool]":
    """Rows of a queue from one day of the history to another."""
    frame = known_world().history.frame
    day = (frame["start"] - frame["start"].min()).dt.days
    return (frame["queue"] == queue) & (day >= after) & (day < before)


def week_of(made: Forecast, queue: str) -> float:
    """Contacts of the week, events apart."""
    part = made.attribution
    ours = part[(part["queue"] == queue) & ~part["part"].str.startswith("match")]
    return float(ours["contacts"].sum())


def usual_week(w: World, queue: str) -> float:
    """The truth of an average week, events apart."""
    mine = w.truth[w.truth["queue"] == queue]
    weeks = len(mine["start"].dt.normalize().unique()) / 7
    return float((mine["mean"] - mine["lift"]).sum() / weeks)


def codes(made: Forecast, queue: str) -> set[str]:
    """Notes about a queue."""
    return {n.code for n in made.notes if n.params.get("queue") == queue}


def test_a_queue_that_started_midway_is_forecast_at_its_own_level() -> None:
    """Four weeks of ten: what was before its start is missing, not zero."""
    made = made_of(changed(of(PAYMENTS.queue, before=42)), known_world().end())
    assert week_of(made, PAYMENTS.queue) == pytest.approx(usual_week(known_world(), PAYMENTS.queue), rel=0.12)
    assert "started_midway" in codes(made, PAYMENTS.queue)


def test_a_queue_that_stopped_is_said_to_be_silent_and_expects_little() -> None:
    """Zeros for the last three weeks: the level has fallen, and a note says since when nobody called."""
    made = made_of(changed(of(PAYMENTS.queue, after=49), offered=0), known_world().end())
    assert "silent_queue" in codes(made, PAYMENTS.queue)
    assert week_of(made, PAYMENTS.queue) < 0.25 * usual_week(known_world(), PAYMENTS.queue)


def test_a_queue_whose_rows_end_early_is_said_to_be() -> None:
    """Missing is not zero: the last level is carried on, and a note says that it is old."""
    made = made_of(changed(of(PAYMENTS.queue, after=49)), known_world().end())
    assert "ended_early" in codes(made, PAYMENTS.queue)
    assert week_of(made, PAYMENTS.queue) > 0.7 * usual_week(known_world(), PAYMENTS.queue)


@pytest.mark.parametrize("value", [0, 5])
def test_a_queue_that_stands_still_is_forecast_so(value: int) -> None:
    """All zero, and the same count in every interval."""
    made = made_of(changed(of(PAYMENTS.queue), offered=value), known_world().end())
    assert week_of(made, PAYMENTS.queue) == pytest.approx(336 * value, rel=0.03, abs=0.5)
    assert ("no_contacts" in codes(made, PAYMENTS.queue)) == (value == 0)


@pytest.mark.parametrize("days", [1, 3, 10])
def test_too_little_history_still_gives_a_level_and_says_so(days: int) -> None:
    """A centre that opened last week has to plan too."""
    frame = known_world().history.frame
    first = frame["start"].min()
    short = frame[frame["start"] < first + timedelta(days=days)].reset_index(drop=True)
    made = made_of(short, first + timedelta(days=days))
    expected = usual_week(known_world(), CHAT.queue)
    assert week_of(made, CHAT.queue) == pytest.approx(expected, rel=0.3)
    assert {"short_history", "uncalibrated"} <= {n.code for n in made.notes}


def test_a_queue_without_history_is_no_reason_to_fail() -> None:
    """Declared in the operation, nobody has called yet."""
    made = made_of(changed(of(PHONE.queue)), known_world().end())
    assert codes(made, PHONE.queue) == {"no_history"}
    assert week_of(made, PHONE.queue) == pytest.approx(0.0, abs=1e-6)


def test_calibration_and_empty_history() -> None:
    """No origin fits into a week; nothing at all is an error that says so."""
    w = known_world()
    frame = w.history.frame
    week = frame[frame["start"] < frame["start"].min() + timedelta(days=7)].reset_index(drop=True)
    assert not calibrate(ContactHistory(week, 30, w.calendar.zone), w.queues, w.calendar, params_for(w)).origins_min
    with pytest.raises(ForecastError, match="empty_history"):
        calibrate(ContactHistory(frame.iloc[:0], 30, w.calendar.zone), w.queues, w.calendar, params_for(w))


def stepped() -> World:
    """Half a year; five weeks before its end a bot flow takes a quarter of the general chat."""
    w = world(weeks=26, seed=4)
    frame = w.history.frame
    late = (frame["queue"] == CHAT.queue) & (frame["start"] >= w.end() - timedelta(days=35))
    taken = np.random.default_rng(1).binomial(frame["offered"], 0.75)
    history = ContactHistory(frame.assign(offered=frame["offered"].mask(late, taken)), 30, w.calendar.zone)
    return World(history, w.queues, w.calendar, w.truth)


def test_a_lasting_change_is_followed_unentered_and_exactly_when_entered() -> None:
    """The trend bends in five weeks; with the change entered the level is right at once. Suspected only if unknown."""
    w = stepped()
    change = Change(
        id="bot", starts_at=w.end() - timedelta(days=35), channels=frozenset({"chat"}), skills=frozenset({CHAT.skill})
    )
    entered = Calendar(w.calendar.zone, (*w.calendar.events, change))
    expected = 0.75 * usual_week(w, CHAT.queue)
    unknown, known = (made_of(w.history.frame, w.end(), c, origins=0) for c in (w.calendar, entered))
    assert week_of(unknown, CHAT.queue) == pytest.approx(expected, rel=0.07)
    assert week_of(known, CHAT.queue) == pytest.approx(expected, rel=0.04)
    step = next(n for n in unknown.notes if n.code == "step_suspected")
    assert step.params["queue"] == CHAT.queue
    assert -32 <= int(step.params["percent"]) <= -18
    assert "step_suspected" not in {n.code for n in known.notes}
    assert LEVELS[CHAT.queue] == 40.0
