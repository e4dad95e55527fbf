"""A backtest may not know how long something lasted, where it was moved to later, or that it would happen at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from forecasting import Calendar, Match, Message, Promotion
from planner.coming_events import coming_events, known_events
from planner.event_versions import event_versions
from planner.inputs import Inputs, with_operation
from planner.operation.operation import EventRow
from solver.grid import utc, utc_minute

HOUR = timedelta(hours=1)


def row(name: str, kind: str, starts_at: datetime, known_from: datetime | None = None) -> EventRow:
    """An event for everybody."""
    none: frozenset[str] = frozenset()
    return EventRow(name, kind, starts_at, None, False, name, 3, none, none, none, none, known_from)


def with_rows(inputs: Inputs, *rows: EventRow) -> Inputs:
    """Inputs with these events only."""
    return with_operation(inputs, replace(inputs.operation, events=rows))


def calendar(inputs: Inputs) -> Calendar:
    """Their events alone."""
    return Calendar("UTC", event_versions(inputs))


def test_an_outage_is_known_from_its_start_and_its_end_from_its_end(small_inputs: Inputs) -> None:
    """Who forecasts the evening before an outage expects none."""
    start = small_inputs.seen_until - timedelta(days=3)
    outage = replace(row("down", "outage", start), ends_at=start + 4 * HOUR)
    found = calendar(with_rows(small_inputs, outage))
    assert found.known_at(utc_minute(start - HOUR)).events == ()
    assert [e.ends_at for e in found.known_at(utc_minute(start + HOUR)).events] == [None]
    assert [e.ends_at for e in found.known_at(utc_minute(start + 4 * HOUR)).events] == [start + 4 * HOUR]


def test_the_end_of_a_played_match_is_news_of_its_end(small_inputs: Inputs) -> None:
    """Extra time was not known before the match; the match was."""
    start = small_inputs.seen_until - timedelta(days=3)
    game = replace(row("cup", "match", start), knockout=True, went_to_extra_time=True)
    found = calendar(with_rows(small_inputs, game))
    (before,) = found.known_at(utc_minute(start)).events
    (after,) = found.known_at(utc_minute(small_inputs.seen_until)).events
    assert isinstance(before, Match)
    assert isinstance(after, Match)
    assert (before.went_to_extra_time, len(before.timings())) == (None, 3)
    assert (after.went_to_extra_time, len(after.timings())) == (True, 2)


def test_an_end_that_lies_ahead_is_a_plan_and_counts(small_inputs: Inputs) -> None:
    """A maintenance or a tournament of tomorrow ends when it is said to; so does a match whose end is stated."""
    start = utc(small_inputs.grid.start_min) + 44 * HOUR
    game = replace(row("late", "match", start), ends_at=start + 3 * HOUR)
    assert [e.ends_at for e in event_versions(with_rows(small_inputs, game))] == [start + 3 * HOUR]


def test_a_postponed_match_is_one_match_where_it_was_last_known(small_inputs: Inputs) -> None:
    """Two versions announced since the end of history are one piece of news: the last."""
    first = utc(small_inputs.grid.start_min) + 20 * HOUR
    end = small_inputs.seen_until
    moves = [row("m", "match", first + k * timedelta(days=1), end + k * timedelta(minutes=1)) for k in (1, 2)]
    inputs = with_rows(replace(small_inputs, as_of=end + timedelta(days=1)), row("m", "match", first), *moves)
    assert [e.starts_at for e in coming_events(inputs)] == [moves[1].starts_at]
    assert [e.starts_at for e in known_events(inputs)] == [first, moves[1].starts_at]
    (latest,) = calendar(inputs).events
    assert latest.starts_at == moves[1].starts_at
    early = replace(inputs, as_of=end)
    assert [e.starts_at for e in coming_events(early)] == [first]


def test_what_only_one_kind_has_reaches_its_event(small_inputs: Inputs) -> None:
    """Sport, competition, medium and deadline decide which curve an event follows."""
    start = datetime(2030, 1, 1, 12, tzinfo=UTC)
    rows = (
        replace(row("a", "match", start), sport="basketball", competition="league", knockout=True),
        replace(row("b", "message", start), medium="push"),
        replace(row("c", "promotion", start), deadline_at=start + 9 * HOUR),
        row("d", "payday", start),
    )
    game, push, bonus, payday = event_versions(with_rows(small_inputs, *rows))
    assert isinstance(game, Match)
    assert isinstance(push, Message)
    assert isinstance(bonus, Promotion)
    assert (game.curve, game.competition, game.knockout) == ("match/basketball", "league", True)
    assert (push.curve, bonus.deadline_at, payday.kind) == ("message/push", start + 9 * HOUR, "payday")
