"""Nights on which a channel was capped or down teach neither low lifts nor a low level."""

from datetime import timedelta

import numpy as np

from forecasting import Calendar, ContactHistory, Event, Match, Outage, forecast
from forecasting.clean import CleanParams, find_runs
from tests.forecasting.worlds import CHAT, PHONE, World, known_world, lift_shape, panel_of, params_for, replace_offered

PEAK = (timedelta(hours=2), timedelta(hours=5))
COMING = "match-11-1"


def nights(w: World, take: int) -> list[Event]:
    """All past matches but every `take`-th."""
    past = [e for e in w.calendar.events if e.starts_at < w.end()]
    return [e for k, e in enumerate(past) if k % take]


def at_peak(w: World, events: list[Event]) -> np.ndarray:
    """Rows of the general chat within the peaks of events."""
    frame = w.history.frame
    start, mask = frame["start"], np.zeros(len(frame), bool)
    for event in events:
        mask |= ((start >= event.starts_at + PEAK[0]) & (start < event.starts_at + PEAK[1])).to_numpy()
    return mask & (frame["queue"] == CHAT.queue).to_numpy()


def with_history(w: World, history: ContactHistory, *more: Event) -> World:
    """The same world with another history and more events."""
    return World(history, w.queues, Calendar(w.calendar.zone, (*w.calendar.events, *more)), w.truth)


def lift_of_coming_match(w: World) -> float:
    """Contacts of the general chat that the forecast gives to a coming match, as a share of the truth."""
    match = next(e for e in w.calendar.events if e.id == COMING)
    horizon = (match.starts_at - timedelta(hours=12), match.starts_at + timedelta(hours=12), 30)
    params = params_for(w, calibration={"origins": 0})
    made = forecast(w.history, w.queues, w.calendar, horizon, params)
    parts = made.attribution
    mine = parts[(parts["part"] == COMING) & (parts["queue"] == CHAT.queue)]
    minutes = (mine["start"] - match.starts_at).dt.total_seconds().to_numpy() / 60 + 15
    return float(mine["contacts"].sum() / (40.0 * lift_shape(minutes)).sum())


def test_capped_derby_nights_do_not_teach_low_lifts() -> None:
    """On most match nights the chat took no more than usual: marked, the nights that were open speak."""
    w = known_world()
    rows = at_peak(w, nights(w, 3))
    usual = (w.truth["mean"] - w.truth["lift"]).to_numpy()
    offered = w.history.frame["offered"].to_numpy(float)
    capped = np.where(rows, np.minimum(offered, np.round(usual)), offered)
    unmarked = with_history(w, replace_offered(w.history, capped))
    frame = unmarked.history.frame.assign(at_least=rows)
    marked = with_history(w, ContactHistory(frame, 30, w.calendar.zone))
    open_nights, taught_low, treated = (lift_of_coming_match(each) for each in (w, unmarked, marked))
    assert taught_low < 0.7 * open_nights
    assert abs(treated - 1.0) < 0.5 * abs(taught_low - 1.0)


def test_an_outage_of_a_channel_marks_its_intervals_as_at_least() -> None:
    """An outage that names the chat is the chat's own: what came is the least that was wanted."""
    w = known_world()
    at = w.end() - timedelta(days=3)
    down = Outage(id="chat-down", starts_at=at, ends_at=at + timedelta(hours=2), channels=frozenset({"chat"}))
    elsewhere = Outage(id="payouts", starts_at=at - timedelta(days=3), ends_at=at - timedelta(days=2, hours=22))
    panel = panel_of(w, Calendar(w.calendar.zone, (*w.calendar.events, down, elsewhere)))
    capped = {q.queue: int(row.sum()) for q, row in zip(panel.setting.queues, panel.at_least, strict=True)}
    assert capped[CHAT.queue] == 4
    assert capped[PHONE.queue] == 0


def test_incidents_never_enter_the_lift_of_a_match() -> None:
    """An outage at the peak of matches, entered or found as a run, leaves the lift of the next one as it was."""
    w = known_world()
    struck = nights(w, 2)
    rows = at_peak(w, struck)
    offered = w.history.frame["offered"].to_numpy(float)
    down = replace_offered(w.history, np.where(rows, np.floor(0.03 * offered), offered))
    found = with_history(w, down)
    runs = [r for r in find_runs(panel_of(found), CleanParams()) if r.queue == CHAT.queue]
    assert len(runs) >= 0.9 * len(struck)
    entered = [
        Outage(id=f"down-{e.id}", starts_at=e.starts_at + PEAK[0], ends_at=e.starts_at + PEAK[1]) for e in struck
    ]
    clear = lift_of_coming_match(w)
    assert abs(lift_of_coming_match(found) - clear) < 0.12 * clear
    assert abs(lift_of_coming_match(with_history(w, down, *entered)) - clear) < 0.2 * clear


def test_a_match_is_no_outage_of_its_own() -> None:
    """The list of runs is free of matches."""
    assert not [e for e in known_world().calendar.events if not isinstance(e, Match)]
    assert not [r for r in find_runs(panel_of(known_world()), CleanParams()) if r.queue == CHAT.queue]
