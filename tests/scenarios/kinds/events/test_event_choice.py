"""A scenario names an event by its id, or by what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import TypeAdapter

from planner.inputs import Inputs, with_operation
from scenarios.kinds.events.choosing import Chosen, EventChoice

CHOSEN: TypeAdapter[EventChoice] = TypeAdapter(Chosen)


def choose(value: object) -> EventChoice:
    return CHOSEN.validate_python(value)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("derby", "derby"),
        ({}, "cup-game"),
        ({"kind": "match", "which": "last"}, "derby"),
        ({"kind": "match", "nth": 2}, "derby"),
        ({"kind": "match", "nth": 3}, None),
        ({"which": "biggest"}, "derby"),
        ({"kind": "match", "prefer": "derby"}, "derby"),
        ({"kind": "match", "prefer": "basketball"}, "cup-game"),
        ({"tag": "campaign"}, "bonus"),
        ({"tier": 2}, "cup-game"),
        ({"title": "the BONUS"}, "bonus"),
        ({"on": "+5"}, "derby"),
        ({"on": "2025-11-06"}, "bonus"),
        ({"on": "+6"}, None),
        ({"kind": "payday"}, "payday"),
    ],
)
def test_a_choice_finds_what_it_describes(week: Inputs, value: object, found: str | None) -> None:
    """In order of time, inside the plan, paydays and holidays only when asked for; the derby in October is over."""
    row = choose(value).find(week)
    assert (None if row is None else row.id) == found


def test_of_two_equally_big_events_the_first_counts(week: Inputs) -> None:
    """A rule that two people read alike."""
    rows = tuple(replace(row, tier=2) for row in week.operation.events)
    level = with_operation(week, replace(week.operation, events=rows))
    found = choose({"which": "biggest"}).find(level)
    assert found is not None
    assert found.id == "cup-game"


def test_a_match_after_the_plan_counts_only_if_asked_for(week: Inputs) -> None:
    """It may be brought forward into the plan; any other choice is about what takes place in it."""
    rows = tuple(replace(row, starts_at=row.starts_at + timedelta(days=14)) for row in week.operation.events)
    later = with_operation(week, replace(week.operation, events=rows))
    choice: dict[str, object] = {"kind": "match", "tag": "derby", "which": "last"}
    inside = choose(choice).find(later)
    assert inside is None or inside.id == "over"
    found = choose(choice | {"after_plan": True}).find(later)
    assert found is not None
    assert found.id == "derby"


@pytest.mark.parametrize(
    ("value", "code", "meant"),
    [
        ("derbi", "unknown_event", "derby"),
        ({"kind": "macth"}, "unknown_kind", "match"),
        ({"tag": "derbi"}, "unknown_event_tag", "derby"),
    ],
)
def test_what_no_event_has_is_told_with_what_was_meant(week: Inputs, value: object, code: str, meant: str) -> None:
    """A typing error never chooses another event, nor none."""
    (fault,) = choose(value).faults(week)
    assert (fault.key, fault.code, fault.told["meant"]) == ("event", code, meant)


def test_a_choice_that_the_plan_does_not_have_is_no_fault(week: Inputs) -> None:
    """A scenario file fits every plan; that it touches nothing here is said elsewhere."""
    assert not list(choose({"tag": "derby", "on": "+0"}).faults(week))


def test_what_is_over_cannot_change(week: Inputs) -> None:
    """Its contacts are history, from which the forecast learns."""
    (fault,) = choose("over").faults(week)
    assert (fault.code, fault.value, fault.told["at"]) == ("event_over", "over", "2025-10-25 19:00")


def test_all_that_fit_may_be_meant(week: Inputs) -> None:
    """In order of time."""
    assert [row.id for row in choose({"kind": "match", "which": "all"}).every(week)] == ["cup-game", "derby"]


def test_of_an_unknown_id_only_what_is_to_come_is_listed(week: Inputs) -> None:
    """Hundreds of matches are over; what was meant may be one of them all the same."""
    (fault,) = choose("ovr").faults(week)
    assert (fault.told["allowed"], fault.told["meant"]) == ("bonus, cup-game, derby", "over")
