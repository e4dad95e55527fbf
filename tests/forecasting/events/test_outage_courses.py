"""Outages of a channel take its contacts away, all others add some; what runs besides takes nothing from either."""

from datetime import timedelta

import numpy as np
import pytest

from forecasting import Calendar, ContactHistory, Event, Outage, forecast
from forecasting.classes import EventClass
from forecasting.lifts import Leftover, LiftParams, Lifts, learn_lifts
from forecasting.setting import make_setting
from forecasting.slots import slot_grid
from tests.forecasting.worlds import (
    CHAT,
    FIRST_DAY,
    QUEUES,
    ZONE,
    World,
    known_world,
    matches,
    params_for,
    replace_offered,
)

SPAN = (int(FIRST_DAY.timestamp() // 60), int(FIRST_DAY.timestamp() // 60) + 70 * 1440)
DOWN, FAILING = EventClass("outage/channel", 2), EventClass("outage", 2)


def outages(count: int, **scope: frozenset[str]) -> tuple[Outage, ...]:
    """Two hours each, on evenings that shift from week to week."""
    starts = [FIRST_DAY + timedelta(days=9 * k + (3 if scope else 5), hours=12 + k) for k in range(count)]
    name = "-".join((*scope, "down"))
    return tuple(
        Outage(id=f"{name}-{k}", starts_at=at, ends_at=at + timedelta(hours=2), tier=2, **scope)
        for k, at in enumerate(starts)
    )


def learnt(events: tuple[Event, ...], brought: dict[str, float]) -> Lifts:
    """Lifts learnt where each outage brings a constant share of 100 contacts an interval while it lasts."""
    s = make_setting(QUEUES, Calendar(ZONE, events), slot_grid(*SPAN, 30, ZONE))
    left = np.zeros(s.open.shape)
    for e, event in enumerate(s.events):
        first, last = ((at - SPAN[0]) // 30 for at in (event.start_min, event.until_min))
        left[s.scope[:, e], first:last] += 100.0 * brought.get(event.id, 0.0)
    scale = np.full((len(left), len(s.grid.dates)), 100.0)
    return learn_lifts(s, Leftover(lambda queues: left[queues], scale), LiftParams())


def test_a_chat_that_was_down_takes_nothing_from_what_failing_payments_bring() -> None:
    """Pooled, they cancelled each other: the chat was said to fill when it is down, and payments hardly to ring."""
    failing, down = outages(4), outages(4, channels=frozenset({"chat"}))
    brought = {e.id: 1.5 for e in failing} | {e.id: -0.9 for e in down}
    lifts, alone = learnt((*failing, *down), brought), learnt(failing, brought)
    chat = QUEUES.index(CHAT)
    assert lifts.value(DOWN, "burst")[chat] < -0.5
    assert lifts.value(FAILING, "burst")[chat] == pytest.approx(alone.value(FAILING, "burst")[chat], rel=0.02)
    assert lifts.value(FAILING, "burst")[chat] > 1.0


def test_a_channel_never_down_is_not_said_to_fill_when_it_is() -> None:
    """The curve of other outages lends nothing to it."""
    failing = outages(4)
    lifts = learnt(failing, {e.id: 1.5 for e in failing})
    assert not lifts.value(DOWN, "burst").any()


def test_matches_take_nothing_of_what_an_outage_brings_amid_them() -> None:
    """They are not judged by its hours, so all that is left over there is the outage's: as much as on a calm day."""
    failing = outages(4)
    brought = {e.id: 1.5 for e in failing}
    games = matches(8)
    nearby = tuple(
        type(game)(id=f"{e.id}-{k}", starts_at=e.starts_at - timedelta(minutes=30 * k))
        for e in failing
        for k, game in enumerate(games[:3])
    )
    calm, amid = learnt((*games, *failing), brought), learnt((*games, *nearby, *failing), brought)
    assert amid.value(FAILING, "burst") == pytest.approx(calm.value(FAILING, "burst"), rel=0.1)


def coming(w: World, history: ContactHistory, event: Event, *more: Event) -> tuple[float, float]:
    """Contacts of the chat within a coming event, and in the other hours of three days."""
    calendar = Calendar(w.calendar.zone, (*w.calendar.events, *more))
    horizon = (w.end(), w.end() + timedelta(days=3), 30)
    parts = forecast(history, w.queues, calendar, horizon, params_for(w, calibration={"origins": 0})).attribution
    mine = parts[parts["queue"] == CHAT.queue]
    inside = (mine["start"] >= event.starts_at) & (mine["start"] < event.until)
    return float(mine.loc[inside, "contacts"].sum()), float(mine.loc[~inside, "contacts"].sum())


def test_the_forecast_of_a_chat_that_will_be_down_falls_and_its_level_stays() -> None:
    """History counts such hours as at least what came; the outage itself learns from what came."""
    w = known_world()
    starts = [w.end() - timedelta(days=23 - 5 * k, hours=-11 - k) for k in range(4)]
    down = tuple(
        Outage(id=f"down-{k}", starts_at=at, ends_at=at + timedelta(hours=3), channels=frozenset({"chat"}))
        for k, at in enumerate((*starts, w.end() + timedelta(days=1, hours=12)))
    )
    frame = w.history.frame
    inside = np.any([(frame["start"] >= e.starts_at) & (frame["start"] < e.until) for e in down], axis=0)
    rows = inside & (frame["queue"] == CHAT.queue).to_numpy()
    offered = frame["offered"].to_numpy(float)
    struck = replace_offered(w.history, np.where(rows, np.floor(0.04 * offered), offered))
    usual, hit = coming(w, w.history, down[-1]), coming(w, struck, down[-1], *down)
    assert hit[0] < 0.6 * usual[0]
    assert hit[1] == pytest.approx(usual[1], rel=0.03)
