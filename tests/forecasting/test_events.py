"""Every kind of event declares what it is; dates, tiers and holidays mean what a planner thinks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from forecasting import (
    EVENTS,
    Calendar,
    Change,
    Event,
    ForecastError,
    Maintenance,
    Match,
    holiday_events,
)
from forecasting.events import Course
from forecasting.exposure import CURVE_BINS, expose
from forecasting.slots import slot_grid

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
NOON_MIN = int(NOON.timestamp() // 60)


COURSES = tuple(course for kind in EVENTS for course in kind.courses)


@pytest.mark.parametrize("kind", EVENTS, ids=lambda k: k.kind)
def test_every_kind_has_a_name_and_its_first_course_is_named_like_it(kind: type[Event]) -> None:
    """Curves, rules and files speak of a kind by its name."""
    assert kind.kind == kind.__name__.lower() == kind.courses[0].name
    assert all(course.name.split("/")[0] == kind.kind for course in kind.courses)


@pytest.mark.parametrize("course", COURSES, ids=lambda c: c.name)
def test_every_course_has_a_length_and_phases_that_run_forward(course: Course) -> None:
    """A phase that ends before it begins would never be learnt."""
    assert course.duration_min > 0
    assert course.usual_starts_min
    assert all(0 <= start < 1440 for start in course.usual_starts_min)
    usual = {"start": 0, "end": course.duration_min, "deadline": course.duration_min}
    for phase in course.phases:
        assert usual[phase.from_anchor] + phase.from_min < usual[phase.to_anchor] + phase.to_min
    assert len({phase.name for phase in course.phases}) == len(course.phases)


def test_curves_are_registered_once_and_own_their_part_of_the_curve_row() -> None:
    """Two curves that share a bin would teach each other nonsense."""
    assert len({course.name for course in COURSES}) == len(COURSES)
    assert CURVE_BINS.names == tuple(course.name for course in COURSES)
    for index, course in enumerate(COURSES):
        n_bins = sum(phase.n_bins for phase in course.phases)
        assert (CURVE_BINS.kind == index).sum() == n_bins
        own = CURVE_BINS.of(course.name)
        assert own.stop - own.start == n_bins


def test_a_sport_never_seen_borrows_the_like_moment_of_football() -> None:
    """The whistle lends to the whistle, the break to the break, an hour after to an hour after."""
    first = CURVE_BINS.first
    assert CURVE_BINS.parent[first["match", "first_half"]] == first["match", "first_half"]
    for phase in ("build_up", "half_time", "final_whistle", "next_day"):
        known = CURVE_BINS.parent[first["match/basketball", phase]]
        offset = 2 if phase == "build_up" else 0  # basketball builds up for two hours, football for three
        assert known == first["match", phase] + offset
    assert CURVE_BINS.parent[first["match/tennis", "settlement"] + 2] == first["match", "settlement"] + 2
    assert CURVE_BINS.parent[first["message/push", "fading"]] == first["message", "fading"]


def test_an_event_touches_each_interval_once_and_only_within_its_phases() -> None:
    """A match from 12:00 builds up from 09:00; its echo ends 22 hours after the final whistle."""
    grid = slot_grid(NOON_MIN - 1440, NOON_MIN + 2 * 1440, 15, "UTC")
    exposure = expose((Match(id="m", starts_at=NOON),), grid)
    assert len(np.unique(exposure.cell)) == len(exposure.cell)
    after = grid.start_min[exposure.cell] - NOON_MIN
    assert after.min() == -180
    assert after.max() == 1410  # the last whose middle (1417.5) is before the end (110 + 1320)


def test_the_end_moves_what_is_counted_from_the_end() -> None:
    """Extra time delays settlement by as much."""
    grid = slot_grid(NOON_MIN, NOON_MIN + 1440, 30, "UTC")
    settlement = CURVE_BINS.first["match", "settlement"]

    def begins(minutes: int) -> int:
        exposure = expose((Match(id="m", starts_at=NOON, ends_at=NOON + timedelta(minutes=minutes)),), grid)
        return int(grid.start_min[exposure.cell[exposure.bin == settlement]].min()) - NOON_MIN

    assert begins(140) - begins(110) == 30


def test_a_date_only_event_is_spread_over_the_usual_times_of_its_kind() -> None:
    """An unknown kick-off is no kick-off at midnight; all its chances together make one match."""
    midnight = datetime(2025, 6, 2, tzinfo=ZoneInfo("Europe/Istanbul"))
    event = Match(id="m", starts_at=midnight.astimezone(UTC), date_only=True)
    grid = slot_grid(int(midnight.timestamp() // 60), int(midnight.timestamp() // 60) + 2 * 1440, 15, "Europe/Istanbul")
    exposure = expose((event,), grid)
    first_half = exposure.bin == CURVE_BINS.first["match", "first_half"]
    assert exposure.weight[first_half].sum() == pytest.approx(3.0)  # three intervals of 15 minutes
    assert grid.slot[exposure.cell[first_half]].min() == 16 * 4


def test_what_cannot_be_an_event_is_refused() -> None:
    """Local times, backward times and tiers outside 1 to 4 are slips of a fixture file."""
    with pytest.raises(ForecastError, match="naive_time"):
        Match(id="m", starts_at=datetime(2025, 6, 2, 12))  # noqa: DTZ001 - a time without zone is the point
    with pytest.raises(ForecastError, match="ends_before_start"):
        Match(id="m", starts_at=NOON, ends_at=NOON - timedelta(minutes=1))
    with pytest.raises(ForecastError, match="bad_tier"):
        Maintenance(id="m", starts_at=NOON, tier=5)
    with pytest.raises(ForecastError, match="bad_expected_share"):
        Change(id="c", starts_at=NOON, expected_share=-1.0)


def test_holidays_of_turkey_come_with_half_days_and_eves_on_local_dates() -> None:
    """29 October 2025: the 28th is a half day from 13:00, the 27th ordinary."""
    days = holiday_events("TR", range(2025, 2026), "Europe/Istanbul", frozenset({"tr"}))
    by_date = {e.starts_at.astimezone(ZoneInfo("Europe/Istanbul")).date(): e for e in days}
    assert by_date[date(2025, 10, 29)].part == "full"
    assert by_date[date(2025, 10, 28)].part == "half"
    assert date(2025, 10, 27) not in by_date
    assert by_date[date(2025, 4, 22)].part == "eve"
    assert all(e.languages == {"tr"} for e in days)
    assert Calendar("Europe/Istanbul", days).events == days


def test_an_unknown_country_is_an_error_not_an_empty_calendar() -> None:
    """Silently without holidays is the worst answer."""
    with pytest.raises(ForecastError, match="unknown_country"):
        holiday_events("XX", range(2025, 2026), "UTC")


def test_duplicate_ids_and_unknown_zones_are_refused_by_the_calendar() -> None:
    """The same event twice in the file would count twice."""
    twice = (Match(id="m", starts_at=NOON), Match(id="m", starts_at=NOON + timedelta(days=1)))
    with pytest.raises(ForecastError, match="duplicate_event"):
        Calendar("UTC", twice)
    with pytest.raises(ForecastError, match="unknown_zone"):
        Calendar("Mars/Base")
