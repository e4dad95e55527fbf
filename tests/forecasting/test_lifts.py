"""Event curves recover the truth, borrow where nothing was seen, and learn nothing from outages."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from forecasting import Calendar, Match, Outage
from forecasting.classes import EventClass
from forecasting.evidence import per_interval
from forecasting.exposure import CURVE_BINS
from forecasting.lifts import LiftParams, Lifts, event_contacts, learn_lifts, no_lifts
from forecasting.setting import Setting, make_setting
from forecasting.slots import slot_grid
from tests.forecasting.worlds import CHAT, FIRST_DAY, LIFT, PAYMENTS, QUEUES, ZONE, matches

WIDTH = 30
SPAN = (int(FIRST_DAY.timestamp() // 60), int(FIRST_DAY.timestamp() // 60) + 70 * 1440)
SETTLED = CURVE_BINS.first["match", "settlement"] + 2


def setting(events: tuple[Match | Outage, ...]) -> Setting:
    """Ten weeks of the three queues with some events."""
    return make_setting(QUEUES, Calendar(ZONE, events), slot_grid(*SPAN, WIDTH, ZONE))


def residual(s: Setting, size: dict[str, float], noise: float = 0.0) -> np.ndarray:
    """What a perfect baseline leaves: a block of contacts at settlement, sized per event id."""
    left = np.zeros(s.open.shape) + noise * np.random.default_rng(2).standard_normal(s.open.shape)
    for e, event in enumerate(s.events):
        rows = (s.exposure.event == e) & (s.exposure.bin == SETTLED)
        left[:, s.exposure.cell[rows]] += 100.0 * size[event.id]
    return left


def learn(s: Setting, left: np.ndarray, **more: float) -> Lifts:
    """Learn without smoothing on queues of 100 contacts an interval."""
    params = LiftParams.model_validate({"smooth_events": 0.0, **more})
    return learn_lifts(s, left, np.full(s.open.shape, 100.0), params)


def test_the_lift_of_a_class_is_recovered_within_a_tenth_from_five_events() -> None:
    """Five derbies must be enough to staff the sixth."""
    events = tuple(replace(m, tier=2) for m in matches(5)[::2])
    s = setting(events)
    lifts = learn(s, residual(s, {e.id: LIFT for e in events}, noise=5.0))
    assert lifts.curve(EventClass("match", 2))[0, SETTLED] == pytest.approx(LIFT, rel=0.1)


def test_a_first_final_borrows_from_the_nearest_tier() -> None:
    """Semi-finals twice as big as league nights: a final nobody saw is like a semi-final."""
    events = tuple(replace(m, tier=2 if i % 2 else 4) for i, m in enumerate(matches(10)))
    s = setting(events)
    lifts = learn(s, residual(s, {e.id: (1.0 if e.tier == 2 else 0.5) for e in events}))
    final, semi, league = (lifts.curve(EventClass("match", t))[0, SETTLED] for t in (1, 2, 4))
    assert final == pytest.approx(semi, rel=0.15)
    assert final > 1.4 * league


def test_overlapping_events_are_told_apart() -> None:
    """Two matches at once bring less than twice one, and a lone match is still sized right."""
    lone = matches(8)
    twins = tuple(replace(m, id=f"{m.id}-twin") for m in lone[:6])
    s = setting((*lone, *twins))
    curve = np.zeros((len(QUEUES), CURVE_BINS.size))
    curve[:, SETTLED] = LIFT
    truth = replace(no_lifts(len(QUEUES), LiftParams()), by_kind=curve)
    brought = event_contacts(truth, s, np.full(s.open.shape, 100.0))
    learnt = learn(s, per_interval(brought, s.exposure.cell, s.open.shape[1]))
    assert learnt.curve(EventClass("match", 3, ("home",)))[0, SETTLED] == pytest.approx(LIFT, rel=0.12)


def test_an_outage_teaches_no_match() -> None:
    """A flood during an incident is not what the derby brings."""
    events = matches(8)
    incident = Outage(id="down", starts_at=events[0].starts_at, ends_at=events[0].starts_at + timedelta(hours=8))
    calm, hit = setting(events), setting((*events, incident))
    left = residual(calm, {e.id: LIFT for e in events})
    flood = left.copy()
    first = (events[0].start_min - SPAN[0]) // WIDTH
    flood[:, first : first + 16] += 900.0
    quiet = learn(calm, left).curve(EventClass("match", 3))[0, SETTLED]
    assert learn(hit, flood).curve(EventClass("match", 3))[0, SETTLED] == pytest.approx(quiet, rel=0.05)


def test_an_event_scoped_to_a_skill_lifts_only_that_skill() -> None:
    """A payment provider's trouble is no concern of the VIP line."""
    events = tuple(replace(m, skills=frozenset({"payments"})) for m in matches(8))
    s = setting(events)
    left = residual(s, {e.id: LIFT for e in events})
    brought = event_contacts(learn(s, left), s, np.full(s.open.shape, 100.0)).sum(1)
    assert brought[QUEUES.index(PAYMENTS)] > 0
    assert brought[QUEUES.index(CHAT)] == 0


def test_without_events_nothing_is_learnt_and_nothing_is_brought() -> None:
    """A calendar may be empty."""
    s = setting(())
    assert event_contacts(learn(s, np.zeros(s.open.shape)), s, np.ones(s.open.shape)).shape == (3, 0)
