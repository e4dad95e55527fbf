"""Event curves recover the truth, borrow where nothing was seen, and learn nothing from outages."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from forecasting import Calendar, Match, Outage
from forecasting.classes import EventClass
from forecasting.evidence import per_interval
from forecasting.exposure import CURVE_BINS
from forecasting.lifts import Leftover, LiftParams, Lifts, event_contacts, event_totals, learn_lifts, no_lifts
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
    return learn_lifts(s, leftover(s, left), params)


def leftover(s: Setting, left: np.ndarray) -> Leftover:
    """Residuals of queues of 100 contacts an interval."""
    return Leftover(lambda queues: left[queues], np.full((len(left), len(s.grid.dates)), 100.0))


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


def test_events_whose_hours_are_masked_teach_nothing() -> None:
    """An outage that swallowed the match leaves no evidence, and no zero either."""
    events = matches(8)
    s = setting(events)
    left = residual(s, {e.id: LIFT for e in events})
    touched = s.exposure.cell[s.exposure.event < 4]
    left[:, touched] = np.nan
    lifts = learn(s, left)
    assert sum(lifts.seen.values()) <= len(events) - 4
    assert lifts.curve(EventClass("match", 3))[0, SETTLED] == pytest.approx(LIFT, rel=0.15)


def test_one_event_counts_for_less_than_five() -> None:
    """A single match may be chance: it is believed in part, and more with each that follows."""
    sizes = []
    for count in (1, 2, 5):
        events = tuple(replace(m, tags=frozenset()) for m in matches(8)[:count])
        s = setting(events)
        sizes.append(learn(s, residual(s, {e.id: LIFT for e in events})).curve(EventClass("match", 3))[0, SETTLED])
    assert 0.3 * LIFT < sizes[0] < sizes[1] < sizes[2] < 1.05 * LIFT


def test_one_game_gone_astray_hardly_bends_the_curve() -> None:
    """A wrong kick-off or a game of five hours is no rule."""
    events = tuple(replace(m, tags=frozenset()) for m in matches(8))
    s = setting(events)
    usual = {e.id: LIFT for e in events}
    wild = learn(s, residual(s, usual | {events[0].id: 10 * LIFT})).curve(EventClass("match", 3))[0, SETTLED]
    assert wild == pytest.approx(LIFT, rel=0.2)


def test_an_event_that_keeps_contacts_away_lowers_the_forecast() -> None:
    """Maintenance by night is a dip, not a lift."""
    events = matches(8)
    s = setting(events)
    lifts = learn(s, residual(s, {e.id: -0.5 for e in events}))
    assert lifts.curve(EventClass("match", 3))[0, SETTLED] == pytest.approx(-0.5, rel=0.2)


def test_what_comes_every_week_at_the_same_hour_is_told_from_the_week() -> None:
    """A league night every other Saturday half hides in the baseline; the others bring it to light."""
    first = FIRST_DAY + timedelta(days=5, hours=19)
    events = tuple(Match(id=f"m{i}", starts_at=first + timedelta(weeks=i)) for i in range(10) if i % 2)
    s = setting(events)
    left = residual(s, {e.id: LIFT for e in events})
    grid = s.grid
    hidden = 0.5 * 100.0 * LIFT
    week_hour = grid.weekday[grid.day] * grid.n_slots + grid.slot
    hours = np.unique(week_hour[s.exposure.cell[s.exposure.bin == SETTLED]])
    left[:, np.isin(week_hour, hours)] -= hidden
    assert learn(s, left, turns=8).curve(EventClass("match", 3))[0, SETTLED] > 0.7 * LIFT


def test_classes_that_share_their_hours_every_week_do_not_run_away() -> None:
    """Every Saturday has games of several tiers at once: telling them apart settles on the truth."""
    first, rng = FIRST_DAY + timedelta(days=5, hours=19), np.random.default_rng(8)
    events = tuple(
        Match(
            id=f"m{week}-{tier}",
            starts_at=first + timedelta(weeks=week, minutes=30 * int(rng.integers(0, 3))),
            tier=tier,
        )
        for week in range(10)
        for tier in (2, 3, 4)
        if rng.random() < 0.8
    )
    s = setting(events)
    left = residual(s, {e.id: LIFT for e in events}, noise=20.0)
    found = [
        np.array([learn(s, left, turns=turns).curve(EventClass("match", tier))[0, SETTLED] for tier in (2, 3, 4)])
        for turns in (4, 12)
    ]
    assert found[0].min() > 0.6 * LIFT
    assert found[1] == pytest.approx(LIFT, rel=0.25)


def test_tags_that_enough_events_carry_tell_classes_apart() -> None:
    """Day and night games need no setting, and one odd tag makes no class."""
    events = tuple(
        replace(m, tags=frozenset({"night" if i % 2 else "day", f"club-{i}"})) for i, m in enumerate(matches(6))
    )
    s = setting(events)
    lifts = learn(s, residual(s, {e.id: (1.0 if "night" in e.tags else 0.3) for e in events}))
    assert {c.tags for c in lifts.classes} == {("day",), ("night",)}
    day, night = (lifts.curve(EventClass("match", 3, (tag,)))[0, SETTLED] for tag in ("day", "night"))
    assert night > 1.5 * day


def test_totals_are_the_sum_of_the_parts_at_four_hundred_simultaneous_events() -> None:
    """A feed with every league of the world neither breaks nor exceeds the ceiling."""
    lone = matches(8)
    s = setting(lone)
    lifts = learn(s, residual(s, {e.id: LIFT for e in lone}))
    crowd = setting(tuple(replace(lone[0], id=f"m{i}") for i in range(400)))
    scale = np.full(crowd.open.shape, 100.0)
    brought = event_contacts(lifts, crowd, scale)
    totals = np.zeros(scale.shape)
    for part in event_totals(lifts, crowd, np.full((len(scale), len(crowd.grid.dates)), 100.0)):
        totals[np.ix_(part.queues, part.cells)] = part.contacts
    assert np.allclose(per_interval(brought, crowd.exposure.cell, crowd.open.shape[1]), totals)
    assert totals.max() <= 100.0 * lifts.ceiling.max() + 1e-6


def test_an_event_over_all_history_and_silent_queues_leave_finite_curves() -> None:
    """Nothing can be told apart, nothing was counted, or nothing ever came: no NaN may reach the plan."""
    season = Outage(id="season", starts_at=FIRST_DAY, ends_at=FIRST_DAY + timedelta(days=69))
    s = setting((season, *matches(4)))
    residuals = np.full(s.open.shape, 30.0)
    residuals[0] = np.nan
    left = leftover(s, residuals)
    left.scale[1] = 0.0
    lifts = learn_lifts(s, left, LiftParams())
    assert np.isfinite(event_contacts(lifts, s, left.scale[:, s.grid.day])).all()
    assert all(np.isfinite(curve).all() for curve in lifts.by_class)
