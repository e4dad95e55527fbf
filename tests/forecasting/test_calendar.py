"""What was known when: postponed matches have versions, and no forecast sees later news."""

from datetime import UTC, datetime, timedelta

import pytest

from forecasting import Calendar, Event, ForecastError, Match, QueueTraits
from forecasting.calendar import applies_to, scope_mask

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
FIRST = Match(id="m", starts_at=NOON)
MOVED = Match(id="m", starts_at=NOON + timedelta(days=1), known_from=NOON - timedelta(days=3))
AGAIN = Match(id="m", starts_at=NOON + timedelta(days=9), known_from=NOON - timedelta(days=1))


def at(days: float) -> int:
    """UTC minute some days after the first kick-off."""
    return int((NOON + timedelta(days=days)).timestamp() // 60)


def only(calendar: Calendar) -> Event:
    """The single event of a calendar."""
    (event,) = calendar.events
    return event


@pytest.mark.parametrize("order", [(FIRST, MOVED, AGAIN), (AGAIN, FIRST, MOVED)])
def test_a_postponed_match_is_where_it_was_last_known_to_be(order: tuple[Match, ...]) -> None:
    """Once postponed, the old date is no match day, whatever the order of rows."""
    calendar = Calendar("UTC", order)
    assert only(calendar) == AGAIN
    assert only(calendar.known_at(at(-4))) == FIRST
    assert only(calendar.known_at(at(-3))) == MOVED
    assert only(calendar.known_at(at(0))) == AGAIN


def test_a_backtest_goes_back_from_what_is_known_now() -> None:
    """Origins lie before the end of history: the version of then must still be there."""
    today = Calendar("UTC", (FIRST, MOVED, AGAIN)).known_at(at(5))
    assert only(today.known_at(at(-2))) == MOVED
    assert only(today.known_at(at(-2)).known_at(at(-7))) == FIRST


def test_a_version_that_came_late_is_no_event_before() -> None:
    """An event announced on Friday is not in Thursday's forecast, in no version."""
    assert Calendar("UTC", (MOVED, AGAIN)).known_at(at(-5)).events == ()


def test_a_calendar_says_from_when_it_is_looked_at() -> None:
    """What is over by then is history, in the same calendar that holds what is to come."""
    assert Calendar("UTC").seen_min is None
    assert Calendar("UTC").known_at(at(5)).known_at(at(2)).seen_min == at(2)


def test_two_rows_of_the_same_version_are_a_duplicate() -> None:
    """Which of them counts could not be said."""
    with pytest.raises(ForecastError, match="duplicate_event"):
        Calendar("UTC", (MOVED, Match(id="m", starts_at=NOON, known_from=MOVED.known_from)))


def test_the_mask_of_scopes_says_whom_each_event_concerns() -> None:
    """A German promotion by chat is no matter of Turkish phones."""
    queues = (QueueTraits("a", "chat", "de", "bonus"), QueueTraits("b", "phone", "tr", "bonus"))
    german, bonus = frozenset({"de"}), frozenset({"bonus"})
    scopes = [(german, bonus), (frozenset[str](), bonus), (german, bonus), (bonus, bonus)]
    events = tuple(
        Match(id=str(k), starts_at=NOON, languages=languages, skills=skills)
        for k, (languages, skills) in enumerate(scopes)
    )
    mask = scope_mask(events, queues)
    assert mask.tolist() == [[applies_to(e, q) for e in events] for q in queues]
    assert mask.tolist() == [[True, True, True, False], [False, True, False, False]]
    assert scope_mask((), queues).shape == (2, 0)
