"""What was seen seldom is known badly, and says so."""

from dataclasses import replace

import numpy as np
import pytest

from forecasting import Calendar, Launch, Match
from forecasting.classes import EventClass
from forecasting.lift_doubt import measure_scatter, relative_doubt
from forecasting.lifts import Leftover, LiftParams, event_contacts, learn_lifts, no_lifts, uncertainty
from forecasting.setting import make_setting
from forecasting.slots import slot_grid
from tests.forecasting.worlds import FIRST_DAY, QUEUES, ZONE, matches

PLAIN = EventClass("match", 3)
START = int(FIRST_DAY.timestamp() // 60)


@pytest.mark.parametrize(("seen", "expected"), [(0, 0.5), (4, np.sqrt(0.25 * 0.16 / 4 + 0.25 * 0.25))])
def test_doubt_is_credibility_theory(seen: int, expected: float) -> None:
    """Worked with scatter 0.4 between events and 0.5 between classes, k = 4."""
    lifts = replace(no_lifts(1, LiftParams()), seen={PLAIN: seen})
    assert relative_doubt(lifts, PLAIN) == pytest.approx(expected)


def test_every_event_seen_makes_a_class_surer() -> None:
    """The tenth derby must not be planned with the bands of the first."""
    blank = no_lifts(1, LiftParams())
    doubts = [relative_doubt(replace(blank, seen={PLAIN: n}), PLAIN) for n in range(20)]
    assert doubts == sorted(doubts, reverse=True)


def test_scatter_is_the_spread_of_sizes_pulled_to_the_usual() -> None:
    """Worked: four events off by 20 % beside a usual 40 % worth four events."""
    lift, gap = np.full(4, 10.0), np.array([2.0, -2.0, 2.0, -2.0])
    found = measure_scatter(gap, lift, np.arange(4), ("match",) * 4)
    assert found["match"] == pytest.approx(np.sqrt((4 * 0.04 + 4 * 0.16) / 8))


def test_a_kind_never_seen_brings_nothing_but_doubt() -> None:
    """Nobody knows what the first launch does: the mean stays, the band opens."""
    launch = Launch(id="slots", starts_at=FIRST_DAY.replace(hour=12))
    s = make_setting(QUEUES, Calendar(ZONE, (launch,)), slot_grid(START, START + 2 * 1440, 30, ZONE))
    lifts, scale = no_lifts(len(QUEUES), LiftParams()), np.full(s.open.shape, 20.0)
    contacts = event_contacts(lifts, s, scale)
    doubt = uncertainty(lifts, s, scale, contacts)
    assert not contacts.any()
    assert doubt.learning.max() == pytest.approx(5.0)
    assert not doubt.between.any()


def test_a_first_ever_class_is_less_sure_than_one_seen_often() -> None:
    """A first final borrows its curve; its band must not borrow the certainty."""
    events = tuple(replace(m, tags=frozenset()) for m in matches(10))
    final = Match(id="final", starts_at=events[-1].starts_at.replace(hour=10), tier=1)
    s = make_setting(QUEUES, Calendar(ZONE, events), slot_grid(START, START + 70 * 1440, 30, ZONE))
    left = np.random.default_rng(1).standard_normal(s.open.shape)
    left[:, s.exposure.cell[~s.exposure.tail]] += 80.0
    scale = np.full((len(left), len(s.grid.dates)), 100.0)
    lifts = learn_lifts(s, Leftover(lambda queues: left[queues], scale), LiftParams())
    assert lifts.seen == {PLAIN: 20}
    assert relative_doubt(lifts, EventClass("match", final.tier)) > 3 * relative_doubt(lifts, PLAIN)
