"""Each kind of event touches the right intervals, and what is not known is spread over what may be."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasting import ForecastError, Match, Message, Outage, Promotion, Tournament
from forecasting.events import SPORTS, Event
from forecasting.exposure import CURVE_BINS, Exposure, expose
from forecasting.slots import slot_grid
from tests.work import calls_of, peak_bytes_of

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
NOON_MIN = int(NOON.timestamp() // 60)
GRID = slot_grid(NOON_MIN - 1440, NOON_MIN + 8 * 1440, 15, "UTC")


def minutes(value: float) -> timedelta:
    """A length of time."""
    return timedelta(minutes=value)


def spans(event: Event) -> Mapping[str, tuple[int, int]]:
    """First and last minute after noon of each phase."""
    found = expose((event,), GRID)
    result = {}
    for phase in event.course.phases:
        first = CURVE_BINS.first[event.curve, phase.name]
        rows = (found.bin >= first) & (found.bin < first + phase.n_bins)
        if rows.any():
            after = GRID.start_min[found.cell[rows]] - NOON_MIN
            result[phase.name] = (int(after.min()), int(after.max()) + 15)
    return result


def weights(exposure: Exposure, phase: str) -> np.ndarray:
    """Weight per interval of a phase of one bin or more of football."""
    course = SPORTS["football"]
    n_bins = next(p.n_bins for p in course.phases if p.name == phase)
    first = CURVE_BINS.first["match", phase]
    rows = (exposure.bin >= first) & (exposure.bin < first + n_bins)
    return np.bincount(exposure.cell[rows], exposure.weight[rows], len(GRID.start_min))


@pytest.mark.parametrize("sport", SPORTS)
def test_each_sport_has_its_own_curve_length_and_whistle(sport: str) -> None:
    """A basketball game has no 45th minute."""
    event = Match(id="m", starts_at=NOON, sport=sport)
    whistle = spans(event)["final_whistle"]
    assert abs(whistle[0] + 10 - event.course.duration_min) <= 15
    exposure = expose((event,), GRID)
    curve = CURVE_BINS.of(event.curve)
    assert ((exposure.bin >= curve.start) & (exposure.bin < curve.stop)).all()
    assert (exposure.weight == 1.0).all()
    assert event.parent_curve == (None if sport == "football" else "match")


def test_a_sport_nobody_knows_is_refused() -> None:
    """A slip of the pen may not teach a curve of its own."""
    with pytest.raises(ForecastError, match="unknown_sport"):
        Match(id="m", starts_at=NOON, sport="footbal")
    with pytest.raises(ForecastError, match="bad_share"):
        Match(id="m", starts_at=NOON, extra_time_share=1.5)
    with pytest.raises(ForecastError, match="unknown_medium"):
        Message(id="m", starts_at=NOON, medium="pigeon")


def test_a_knock_out_game_may_end_three_ways_until_its_end_is_known() -> None:
    """75 % after 90 minutes, the rest after extra time and after penalties; what is before the end is certain."""
    open_end = expose((Match(id="m", starts_at=NOON, knockout=True),), GRID)
    for phase in ("build_up", "first_half", "half_time"):
        assert set(weights(open_end, phase)) == {0.0, 1.0}
    whistle = weights(open_end, "final_whistle")
    assert whistle.sum() == pytest.approx(2.0)  # 30 minutes in intervals of 15
    assert whistle.max() == 0.75
    assert weights(open_end, "settlement").sum() == pytest.approx(20.0)
    known = expose((Match(id="m", starts_at=NOON, knockout=True, ends_at=NOON + minutes(150)),), GRID)
    assert set(known.weight) == {1.0}


def test_what_is_known_of_extra_time_counts() -> None:
    """After the match nobody asks for chances; other sports have none."""
    went = Match(id="m", starts_at=NOON, knockout=True, went_to_extra_time=True, penalties_share=0.0)
    assert [t.end_min - NOON_MIN for t in went.timings()] == [145]
    assert len(replace(went, penalties_share=0.4).timings()) == 2
    assert len(replace(went, went_to_extra_time=False).timings()) == 1
    assert len(Match(id="m", starts_at=NOON, knockout=True, sport="tennis").timings()) == 1


def test_a_played_knock_out_game_of_unknown_end_teaches_as_usual() -> None:
    """Few lists say who went to extra time; three games in four teach the right hours, and all would teach none."""
    game = (Match(id="m", starts_at=NOON, knockout=True),)
    assert expose(game, GRID, NOON_MIN + 164).weight.min() < 1.0
    assert set(expose(game, GRID, NOON_MIN + 165).weight) == {1.0}
    went = (replace(game[0], went_to_extra_time=True, penalties_share=0.4),)
    assert expose(went, GRID, NOON_MIN + 999).cell.max() > expose(game, GRID, NOON_MIN + 999).cell.max()


@given(st.floats(0, 1), st.floats(0, 1), st.booleans())
def test_chances_of_a_match_add_to_one(longer: float, shootout: float, date_only: bool) -> None:
    """Whatever is assumed, it is one match."""
    midnight = NOON.replace(hour=0)
    event = Match(
        id="m",
        starts_at=midnight,
        date_only=date_only,
        knockout=True,
        extra_time_share=longer,
        penalties_share=shootout,
    )
    assert sum(t.chance for t in event.timings()) == pytest.approx(1.0)
    assert weights(expose((event,), GRID), "final_whistle").sum() == pytest.approx(2.0)


def test_the_wagering_deadline_has_phases_of_its_own() -> None:
    """A bonus that must be wagered by Friday brings its questions on Friday, not when the campaign ends."""
    ends, deadline = NOON + minutes(2880), NOON + minutes(7200)
    plain = Promotion(id="p", starts_at=NOON, ends_at=ends)
    assert set(spans(plain)) == {"launch", "decay", "last_hours"}
    found = spans(replace(plain, deadline_at=deadline))
    assert found["before_deadline"] == (6840, 7200)
    assert found["after_deadline"] == (7200, 7380)
    with pytest.raises(ForecastError, match="deadline_before_start"):
        replace(plain, deadline_at=NOON - minutes(1))
    with pytest.raises(ForecastError, match="naive_time"):
        replace(plain, deadline_at=NOON.replace(tzinfo=None))


@pytest.mark.parametrize("kind", [Promotion, Tournament])
@pytest.mark.parametrize("length", [60, 180, 300, 600, 2880])
def test_the_two_ends_of_a_short_event_do_not_overlap(kind: type[Event], length: int) -> None:
    """A flash bonus of one hour would claim its intervals twice and teach half a curve."""
    exposure = expose((kind(id="e", starts_at=NOON, ends_at=NOON + minutes(length)),), GRID)
    assert len(np.unique(exposure.cell)) == len(exposure.cell)
    first = GRID.start_min[exposure.cell].min() - NOON_MIN
    assert first <= 0
    assert {0, length - 15} <= set(GRID.start_min[exposure.cell] - NOON_MIN) or length > 900


@pytest.mark.parametrize(("length", "tail"), [(10, 60), (90, 180), (240, 480), (2880, 720)])
def test_recovery_takes_as_long_as_the_outage_calls_for(length: int, tail: int) -> None:
    """What piled up grows with the time that nothing worked; the three steps share one curve."""
    outage = Outage(id="o", starts_at=NOON, ends_at=NOON + minutes(length))
    recovery = outage.course.phases[1]
    assert (recovery.to_min, recovery.n_bins) == (tail, 3)
    begins, ends = spans(outage)["recovery"]
    assert abs(ends - begins - tail) <= 15
    assert Outage(id="o", starts_at=NOON).course.phases[1].to_min == 180


def test_events_outside_the_grid_touch_nothing() -> None:
    """A fixture list of next season is harmless."""
    far = (Match(id="old", starts_at=NOON - minutes(10**6)), Match(id="new", starts_at=NOON + minutes(10**6)))
    assert len(expose(far, GRID).cell) == 0


def test_the_work_grows_with_the_fixtures_and_no_faster() -> None:
    """A season of all leagues is laid over two years at every origin: no look at all pairs, no table of them."""
    grid = slot_grid(NOON_MIN, NOON_MIN + 730 * 1440, 30, "UTC")
    events = tuple(
        Match(id=str(k), starts_at=NOON + minutes(500 * k), date_only=k % 20 == 0, competition="league")
        for k in range(2000)
    )
    assert calls_of(lambda: expose(events, grid)) < 2.2 * calls_of(lambda: expose(events[:1000], grid))
    assert peak_bytes_of(lambda: expose(events, grid)) < len(events) * len(grid.start_min)
    assert len(np.unique(expose(events, grid).event)) == 2000


def test_four_hundred_events_at_once_are_four_hundred_events() -> None:
    """An opening day of all leagues."""
    exposure = expose(tuple(Match(id=str(k), starts_at=NOON) for k in range(400)), GRID)
    assert np.bincount(exposure.event).min() == np.bincount(exposure.event).max()
    assert (np.diff(exposure.cell) >= 0).all()
