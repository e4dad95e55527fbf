"""A match without a time begins when its competition usually begins."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from forecasting import Match, Promotion
from forecasting.kick_offs import possible_timings

ISTANBUL = ZoneInfo("Europe/Istanbul")
SATURDAY = datetime(2025, 9, 6, tzinfo=ISTANBUL)
UNKNOWN = Match(id="unknown", starts_at=SATURDAY + timedelta(weeks=8), date_only=True, competition="league")


def played(count: int, hour: float, day: int = 0, competition: str = "league") -> tuple[Match, ...]:
    """Matches on consecutive Saturdays (or so many days later) at an hour."""
    return tuple(
        Match(
            id=f"{competition}-{day}-{hour}-{week}",
            starts_at=SATURDAY + timedelta(weeks=week, days=day, hours=hour),
            competition=competition,
        )
        for week in range(count)
    )


def starts(*others: Match) -> dict[float, float]:
    """Local hour and chance of each probable kick-off of the match without a time."""
    midnight = int(UNKNOWN.starts_at.timestamp() // 60)
    timings = possible_timings((*others, UNKNOWN), "Europe/Istanbul")[-1]
    return {(t.start_min - midnight) / 60: round(t.chance, 3) for t in timings}


def test_slots_are_those_of_the_competition_on_that_weekday() -> None:
    """Six Saturday matches at 19:00, three at 16:00; what others or Mondays do does not matter."""
    others = (*played(6, 19), *played(3, 16), *played(9, 20, day=2), *played(30, 13, competition="other"))
    assert starts(*others) == {16.0: 0.333, 19.0: 0.667}


def test_a_weekday_seen_too_rarely_leans_on_the_whole_competition() -> None:
    """Four Saturdays are no habit."""
    assert starts(*played(4, 19), *played(4, 20, day=2)) == {19.0: 0.5, 20.0: 0.5}


def test_without_history_the_usual_times_of_the_kind_count() -> None:
    """A new competition, or one named nowhere."""
    assert starts() == {16.0: 0.25, 19.0: 0.25, 20.0: 0.25, 21.75: 0.25}
    assert starts(*played(9, 13, competition="other")) == starts()


def test_exceptions_are_no_slots() -> None:
    """One match in thirty at 13:30 gets no weight; the chances still add to 1."""
    assert starts(*played(30, 19), *played(1, 13.5)) == {19.0: 1.0}


def test_a_competition_at_all_hours_keeps_them_all() -> None:
    """Tennis courts and esports know no slots; a match must not vanish for that."""
    hours = starts(*(match for k in range(30) for match in played(1, 8 + k / 4)))
    assert len(hours) == 30
    assert sum(hours.values()) == pytest.approx(1.0, abs=0.02)


def test_a_knock_out_game_without_a_time_spreads_over_both() -> None:
    """Start and end are unknown: every pair has its chance, and the lengths are kept."""
    game = Match(id="cup", starts_at=SATURDAY, date_only=True, knockout=True)
    timings = possible_timings((game,), "Europe/Istanbul")[0]
    assert len(timings) == 4 * 3
    assert sum(t.chance for t in timings) == pytest.approx(1.0)
    assert {t.end_min - t.start_min for t in timings} == {110, 145, 165}


def test_hours_are_those_of_the_clock_also_on_days_of_clock_change() -> None:
    """The last Sunday of March in Berlin has 23 hours; 20:00 is 20:00."""
    day = datetime(2025, 3, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    timings = possible_timings((Promotion(id="p", starts_at=day, date_only=True),), "Europe/Berlin")[0]
    hours = [datetime.fromtimestamp(t.start_min * 60, ZoneInfo("Europe/Berlin")).hour for t in timings]
    assert hours == [10, 12, 18]
