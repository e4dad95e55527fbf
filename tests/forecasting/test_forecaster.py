"""A forecast as a planner gets it: exact reasons, honest bands, any grid, any clock."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np
import pandas as pd
import pytest

from forecasting import (
    Calendar,
    Closure,
    ContactHistory,
    Forecast,
    ForecastError,
    Match,
    QueueTraits,
    calibrate,
    calibration_from_dict,
    forecast,
)
from tests.forecasting.worlds import (
    CHAT,
    LEVELS,
    PAYMENTS,
    PHONE,
    ZONE,
    World,
    known_world,
    lift_shape,
    params_for,
    world,
)

QUICK = {"calibration": {"origins": 1, "lead_days": 7}}


@cache
def known_forecast() -> Forecast:
    """Two weeks after the known world, with two matches a week ahead."""
    return ahead(known_world(), 14)


def ahead(w: World, days: int, **changes: object) -> Forecast:
    """Forecast the days after a world on its own intervals."""
    calendar = changes.get("calendar", w.calendar)
    assert isinstance(calendar, Calendar)
    horizon = (w.end(), w.end() + timedelta(days=days), w.history.interval_min)
    return forecast(w.history, w.queues, calendar, horizon, params_for(w))


def codes(made: Forecast) -> list[str]:
    """Codes of its notes."""
    return [note.code for note in made.notes]


def means(made: Forecast) -> np.ndarray:
    """Queue x interval means."""
    return made.table["mean"].to_numpy().reshape(len(made.queues), -1)


def test_the_table_is_long_sorted_and_complete() -> None:
    """Joined by queue and start everywhere downstream."""
    table = known_forecast().table
    assert list(table.columns) == [
        "queue", "start", "mean", "q05", "q10", "q25", "q50", "q75", "q90", "q95", "aht_s",
    ]  # fmt: skip
    assert len(table) == 3 * 14 * 48
    assert not table.isna().to_numpy().any()
    assert table[["queue", "start"]].equals(table[["queue", "start"]].sort_values(["queue", "start"]))
    assert str(table["start"].dtype.tz) == "UTC"


def test_the_parts_add_to_the_mean_and_name_every_coming_match() -> None:
    """ "Why so many on Thursday?" must have an answer that sums."""
    made = known_forecast()
    summed = made.attribution.groupby(["queue", "start"])["contacts"].sum()
    expected = made.table.set_index(["queue", "start"])["mean"]
    assert np.allclose(summed.reindex(expected.index), expected, rtol=0, atol=1e-9)
    parts = set(made.attribution["part"])
    assert {"base", "trend", "week", "match-10-0", "match-11-1"} <= parts


def test_the_lift_of_coming_matches_is_recovered() -> None:
    """The truth is 0.8 of the queue's mean level at the peak, 200 minutes after kick-off, and gone after six hours."""
    made = known_forecast()
    match = next(e for e in known_world().calendar.events if e.id == "match-11-1")
    for queue in (CHAT, PAYMENTS):
        rows = made.attribution[(made.attribution["queue"] == queue.queue) & (made.attribution["part"] == match.id)]
        after = (rows["start"] - match.starts_at).dt.total_seconds() / 60
        truth = LEVELS[queue.queue] * lift_shape(after.to_numpy() + 15)
        assert rows["contacts"].max() == pytest.approx(truth.max(), rel=0.15)
        night = (after >= 0) & (after < 360)
        assert rows.loc[night, "contacts"].sum() == pytest.approx(truth[night].sum(), rel=0.15)


def test_closed_hours_expect_nothing() -> None:
    """Phone is open 08:00 to 22:00 Istanbul time."""
    made = known_forecast()
    rows = made.table[made.table["queue"] == PHONE.queue]
    hour = rows["start"].dt.tz_convert(ZONE).dt.hour
    closed = (hour < 8) | (hour >= 22)
    assert (rows.loc[closed, ["mean", "q95"]] == 0).all(axis=None)
    assert (rows.loc[~closed, "mean"] > 0).all()


def test_a_closure_shuts_a_queue_for_its_time() -> None:
    """Phones down for a move: no calls to staff, chat goes on."""
    w = known_world()
    noon = w.end() + timedelta(hours=12)
    shut = replace(w.calendar, closures=(Closure(noon, noon + timedelta(hours=2), channels=frozenset({"phone"})),))
    made = ahead(w, 1, calendar=shut).table
    inside = made[(made["start"] >= noon) & (made["start"] < noon + timedelta(hours=2))]
    assert (inside.loc[inside["queue"] == PHONE.queue, "mean"] == 0).all()
    assert (inside.loc[inside["queue"] == CHAT.queue, "mean"] > 0).all()


def test_history_after_the_start_of_the_horizon_is_not_looked_at() -> None:
    """Re-running last month's forecast must give last month's forecast."""
    w = known_world()
    start = w.end() - timedelta(days=14)
    horizon = (start, start + timedelta(days=7), 30)
    frame = w.history.frame
    later = frame["start"] >= start
    changed = ContactHistory(frame.assign(offered=frame["offered"].where(~later, 500)), 30, ZONE)
    one, other = (forecast(h, w.queues, w.calendar, horizon, params_for(w)) for h in (w.history, changed))
    pd.testing.assert_frame_equal(one.table, other.table)
    pd.testing.assert_frame_equal(one.attribution, other.attribution)


def test_an_event_known_only_later_is_not_seen() -> None:
    """A promotion decided next week is in no forecast of today, or backtests would flatter us."""
    w = known_world()
    kick_off = w.end() + timedelta(days=3, hours=18)
    late, early = (
        Calendar(ZONE, (*w.calendar.events, Match(id="cup", starts_at=kick_off, known_from=w.end() + lag)))
        for lag in (timedelta(hours=1), timedelta(hours=-1))
    )
    assert "cup" not in set(ahead(w, 7, calendar=late).attribution["part"])
    assert "cup" in set(ahead(w, 7, calendar=early).attribution["part"])


def test_clock_change_days_have_their_own_number_of_intervals() -> None:
    """26 October 2025 has 25 hours in Berlin, and both 02:30 are staffed alike."""
    zone = "Europe/Berlin"
    queue = QueueTraits("chat", "chat", "de", "general")
    start = pd.date_range("2025-08-31T22:00Z", "2025-10-25T21:30Z", freq="30min")
    offered = 20 + 10 * np.sin(np.arange(len(start)) / 48 * 2 * np.pi)
    frame = pd.DataFrame({"queue": "chat", "start": start, "offered": offered, "aht_s": 200.0})
    history = ContactHistory(frame, 30, zone)
    day = datetime(2025, 10, 25, 22, tzinfo=UTC)
    made = forecast(
        history, (queue,), Calendar(zone), (day, day + timedelta(hours=25), 30), params_for(known_world(), **QUICK)
    )
    local = made.table["start"].dt.tz_convert(zone).dt.strftime("%H:%M")
    assert len(made.table) == 50
    assert made.table.loc[local == "02:30", "mean"].nunique() == 1
    assert made.table["mean"].sum() == pytest.approx(50 * 20, rel=0.03)


def test_coarse_history_is_split_and_sums_back() -> None:
    """Hourly history on a quarter-hour plan: four quarters make the hour, within opening hours."""
    w = world(interval_min=60, seed=2)
    horizon = (w.end(), w.end() + timedelta(days=7))
    coarse, fine = (
        forecast(w.history, w.queues, w.calendar, (*horizon, width), params_for(w, **QUICK)) for width in (60, 15)
    )
    assert np.allclose(means(fine).reshape(3, -1, 4).sum(2), means(coarse))
    night = fine.table["start"].dt.tz_convert(ZONE).dt.hour < 8
    assert (fine.table.loc[night & (fine.table["queue"] == PHONE.queue), "mean"] == 0).all()
    parts = fine.attribution.groupby(["queue", "start"])["contacts"].sum().to_numpy()
    assert np.allclose(parts, fine.table["mean"])


def test_fine_history_is_summed() -> None:
    """Five-minute counts on a half-hour plan; an interval with a part missing is missing."""
    w = world(weeks=6, interval_min=15, seed=2, queues=(CHAT,))
    made = forecast(w.history, w.queues, w.calendar, (w.end(), w.end() + timedelta(days=7), 30), params_for(w, **QUICK))
    weekly = w.history.frame["offered"].sum() / 6
    assert made.table["mean"].sum() == pytest.approx(weekly, rel=0.08)


def test_a_queue_that_starts_midway_and_one_without_history_are_forecast_and_noted() -> None:
    """New queues are opened; the rest of the house must still get its forecast."""
    w = known_world()
    frame = w.history.frame
    begun = frame["start"] >= w.end() - timedelta(days=21)
    history = ContactHistory(frame[(frame["queue"] != PAYMENTS.queue) | begun], 30, ZONE)
    queues = (*w.queues, QueueTraits("social-tr", "social", "tr", "general"))
    made = forecast(history, queues, w.calendar, (w.end(), w.end() + timedelta(days=7), 30), params_for(w, **QUICK))
    by_queue = made.table.groupby("queue")["mean"].sum()
    assert by_queue[PAYMENTS.queue] == pytest.approx(known_week(PAYMENTS), rel=0.1)
    assert by_queue["social-tr"] == 0
    assert "no_history" in codes(made)


def known_week(queue: QueueTraits) -> float:
    """Mean true contacts of a week, events included."""
    truth = known_world().truth
    return float(truth[truth["queue"] == queue.queue]["mean"].sum()) / 10


def test_a_masked_outage_is_noted_and_hardly_moves_the_forecast() -> None:
    """Four bad hours last week are no reason to roster fewer people this week."""
    w = known_world()
    offered = w.history.frame["offered"].to_numpy(float).copy()
    hit = np.flatnonzero((w.history.frame["queue"] == CHAT.queue).to_numpy())[-60:-52]
    offered[hit] = np.floor(offered[hit] * 0.05)
    struck = World(ContactHistory(w.history.frame.assign(offered=offered), 30, ZONE), w.queues, w.calendar, w.truth)
    made = ahead(struck, 7)
    runs = [n.params for n in made.notes if n.code == "masked_run" and n.params["queue"] == CHAT.queue]
    assert any(r["looks_like"] == "outage" for r in runs)
    calm = means(known_forecast())[0, : 7 * 48]
    assert np.abs(means(made)[0] - calm).sum() / calm.sum() < 0.02


def test_short_history_still_forecasts_and_says_what_it_lacks() -> None:
    """Two weeks of a new operation: bands are an assumption, and no one may think otherwise."""
    w = world(weeks=2, seed=3)
    made = ahead(w, 7)
    assert {"short_history", "uncalibrated"} <= set(codes(made))
    assert made.table["mean"].sum() == pytest.approx(w.truth["mean"].sum() / 2, rel=0.1)


def test_more_events_at_once_than_the_history_had_are_noted() -> None:
    """Forty simultaneous kick-offs: what they bring together is an assumption, and the planner hears so."""
    w = known_world()
    at = w.end() + timedelta(days=2, hours=16)
    many = tuple(Match(id=f"round-{k}", starts_at=at, tier=4) for k in range(40))
    made = ahead(w, 7, calendar=Calendar(ZONE, (*w.calendar.events, *many)))
    (note,) = (n for n in made.notes if n.code == "events_at_once")
    assert note.params["events"] >= 40
    assert "events_at_once" not in codes(ahead(w, 7))


def test_an_event_of_a_class_never_seen_is_noted() -> None:
    """The first final: forecast it, and say that it is borrowed."""
    w = known_world()
    final = Match(id="final", starts_at=w.end() + timedelta(days=2, hours=16), tier=1)
    made = ahead(w, 7, calendar=Calendar(ZONE, (*w.calendar.events, final)))
    assert any(n.code == "class_never_seen" and n.params["event"] == "final" for n in made.notes)
    assert made.attribution.loc[made.attribution["part"] == "final", "contacts"].sum() > 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"frame": "empty"}, "empty_history"),
        ({"queues": ()}, "no_queues"),
        ({"queues": (CHAT, CHAT)}, "duplicate_queue"),
        ({"end_h": 0}, "empty_horizon"),
        ({"start_shift_min": 7}, "off_grid"),
        ({"width": 20}, "interval_mismatch"),
        ({"width": 7}, "bad_interval"),
    ],
)
def test_what_cannot_be_forecast_is_refused_with_a_code(change: dict[str, object], code: str) -> None:
    """Codes become sentences in planner's words."""
    w = known_world()
    history = w.history
    if change.get("frame"):
        history = ContactHistory(w.history.frame.iloc[:0], 30, ZONE)
    start = w.end() + timedelta(minutes=int(str(change.get("start_shift_min", 0))))
    end = start + timedelta(hours=int(str(change.get("end_h", 24))))
    queues = change.get("queues", w.queues)
    assert isinstance(queues, tuple)
    with pytest.raises(ForecastError) as raised:
        forecast(history, queues, w.calendar, (start, end, int(str(change.get("width", 30)))), params_for(w))
    assert [p.code for p in raised.value.problems] == [code]


def test_a_stored_calibration_gives_the_same_bands() -> None:
    """The nightly run reads it from the store instead of looking back again."""
    w = known_world()
    made = calibrate(w.history, w.queues, w.calendar, params_for(w))
    back = calibration_from_dict(json.loads(json.dumps(made.as_dict())))
    horizon = (w.end(), w.end() + timedelta(days=14), 30)
    again = forecast(w.history, w.queues, w.calendar, horizon, params_for(w), back)
    columns = ["q05", "q50", "q95"]
    assert np.allclose(again.table[columns], known_forecast().table[columns], rtol=0.01, atol=0.01)


def test_sample_paths_agree_with_the_table_and_repeat_for_a_seed() -> None:
    """Staffing integrates over the paths: their mean and bands must be the forecast's."""
    made = known_forecast()
    paths = made.sample(300, seed=11)
    assert paths.shape == (300, 3, 14 * 48)
    assert np.array_equal(paths, made.sample(300, seed=11))
    assert (paths == np.floor(paths)).all()
    assert paths.mean() == pytest.approx(made.table["mean"].mean(), rel=0.02)
    q90, busy = made.table["q90"].to_numpy().reshape(3, -1), means(made) > 15
    assert (paths <= q90)[:, busy].mean() == pytest.approx(0.9, abs=0.02)


def test_importing_the_package_does_not_import_the_statistics_engine() -> None:
    """The command line must answer --help in a blink."""
    code = "import sys, forecasting; sys.exit('statsmodels' in sys.modules or 'scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
