"""A planner's word counts until history outweighs it."""

from dataclasses import replace

import numpy as np
import pytest

from forecasting import Calendar, ForecastError, Match
from forecasting.classes import EventClass
from forecasting.exposure import CURVE_BINS
from forecasting.lift_curves import LiftParams, Lifts, no_lifts
from forecasting.lifts import event_contacts, prior_notes
from forecasting.prior_lifts import history_weight, parse_class
from forecasting.setting import Setting, make_setting
from forecasting.slots import slot_grid
from tests.forecasting.worlds import CHAT, FIRST_DAY, PAYMENTS, PHONE, QUEUES, ZONE, matches

START = int(FIRST_DAY.timestamp() // 60)
DERBY = EventClass("match", 1, ("derby",))
PLAIN = EventClass("match", 3, ())


def learnt(seen_plain: int) -> Lifts:
    """Derbies bring 1.0 of the level at every moment, plain matches 0.4."""
    size = len(CURVE_BINS.kind[CURVE_BINS.of("match")])
    curves = (np.full((len(QUEUES), size), 1.0), np.full((len(QUEUES), size), 0.4))
    blank = no_lifts(len(QUEUES), LiftParams(ceiling=1e9))
    seen = {DERBY: 9, PLAIN: seen_plain}
    return replace(blank, classes=(DERBY, PLAIN), by_class=curves, seen=seen, tags=frozenset({"derby"}))


def setting(event: Match) -> Setting:
    """The week of one match, another one known beside it."""
    other = replace(
        matches(1)[0], id="gala", tier=1, tags=frozenset({"derby"}), starts_at=event.starts_at.replace(day=28)
    )
    return make_setting(QUEUES, Calendar(ZONE, (event, other)), slot_grid(START, START + 7 * 1440, 30, ZONE))


def peak(event: Match, seen_plain: int) -> list[float]:
    """The highest lift of each queue, in units of its level."""
    s = setting(event)
    return event_contacts(learnt(seen_plain), s, np.ones(s.open.shape)).max(axis=1).round(6).tolist()


MATCH = replace(matches(1)[0], like="match/1/derby", lift_factor=1.2)


@pytest.mark.parametrize(("seen", "expected"), [(0, 1.2), (4, 0.8), (12, 0.6)])
def test_own_history_outweighs_a_prior_as_it_grows(seen: int, expected: float) -> None:
    """Worked: 1.2 x 1.0 against 0.4; after 4 events of k = 4 half and half, after 12 three to one."""
    assert peak(MATCH, seen)[0] == pytest.approx(expected)


def test_a_prior_reaches_only_the_queues_the_event_concerns() -> None:
    """Like the derby, but chat only: the phone does not move."""
    brought = dict(zip(QUEUES, peak(replace(MATCH, channels=frozenset({"chat"})), 0), strict=True))
    assert brought[CHAT] == brought[PAYMENTS] == pytest.approx(1.2)
    assert brought[PHONE] == 0.0


def test_an_event_may_be_like_another_event() -> None:
    """Planners remember nights, not classes."""
    assert peak(replace(MATCH, like="gala"), 0)[0] == pytest.approx(1.2)


def test_a_factor_alone_changes_what_the_own_class_would_bring() -> None:
    """As always, but half: with four events seen, half of that half."""
    assert peak(replace(MATCH, like=None, lift_factor=0.5), 4)[0] == pytest.approx(0.3)


@pytest.mark.parametrize("like", ["no-such-event", "promotion/2", "match/derby"])
def test_a_like_that_means_nothing_is_noted_and_changes_nothing(like: str) -> None:
    """A slip of the pen must not empty a match night."""
    event = replace(MATCH, like=like)
    assert peak(event, 0)[0] == pytest.approx(0.4)
    assert [n.code for n in prior_notes(learnt(0), setting(event))] == ["like_unknown"]


def test_the_note_tells_what_history_weighs() -> None:
    """The planner sees how much of the say is left."""
    (note,) = prior_notes(learnt(12), setting(MATCH))
    assert note.code == "prior_lift"
    assert note.params["like"] == "match/1/derby"
    assert (note.params["seen_events"], note.params["history_percent"]) == (12, 75)


def test_without_pseudo_events_history_has_the_whole_say() -> None:
    """k = 0 asks for no prior at all."""
    lifts = replace(learnt(0), params=LiftParams(prior_events=0))
    assert history_weight(lifts, PLAIN) == 1.0


def test_classes_are_read_with_the_sport_in_their_name() -> None:
    """Basketball is a curve of its own."""
    assert parse_class("match/basketball/2/final/home") == EventClass("match/basketball", 2, ("final", "home"))
    assert parse_class("chess/1") is None


def test_a_negative_factor_is_refused() -> None:
    """Fewer contacts are a factor below 1, not below 0."""
    with pytest.raises(ForecastError, match="bad_lift_factor"):
        replace(MATCH, lift_factor=-0.2)
