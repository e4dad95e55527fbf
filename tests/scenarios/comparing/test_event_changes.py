"""What a scenario makes of the events is told: a file may choose them by what they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from planner.inputs import Inputs, with_operation
from planner.operation.operation import EventRow
from scenarios.comparing.event_changes import event_changes
from scenarios.scenario import Scenario

NONE: frozenset[str] = frozenset()
CUP = EventRow(
    id="cup",
    kind="match",
    starts_at=datetime(2025, 11, 5, 17, tzinfo=UTC),
    ends_at=None,
    date_only=False,
    title="Lions - Bears",
    tier=1,
    tags=NONE,
    channels=NONE,
    languages=NONE,
    skills=NONE,
    known_from=None,
)


@pytest.fixture
def week(small_inputs: Inputs) -> Inputs:
    """The minimal week with a match on Wednesday at 20:00."""
    return with_operation(small_inputs, replace(small_inputs.operation, events=(CUP,)))


def hows(week: Inputs, *changes: dict[str, object]) -> list[tuple[str, str]]:
    scenario = Scenario.model_validate({"name": "What if", "changes": changes})
    return [(one.how, one.title) for one in event_changes(scenario, week, scenario.apply(week))]


def test_a_chosen_event_is_named_when_it_moves(week: Inputs) -> None:
    """The planner wrote "the biggest match", and must see which one that is."""
    moved = {"kind": "event_moved", "event": {"kind": "match", "which": "biggest"}, "to_time": "20:30"}
    assert hows(week, moved) == [("moved", "Lions - Bears")]


def test_what_is_new_and_what_falls_away_is_named(week: Inputs) -> None:
    """In order of time."""
    bonus = {"kind": "promotion_added", "title": "Bonus", "starts_at": "+1 12:00", "length_min": 60}
    assert hows(week, {"kind": "event_cancelled", "event": "cup"}, bonus) == [
        ("added", "Bonus"),
        ("gone", "Lions - Bears"),
    ]


def test_the_event_that_an_outage_hits_is_named(week: Inputs) -> None:
    """Its own times stay."""
    down = {"kind": "outage", "during": {"kind": "match"}, "contacts": 50}
    scenario = Scenario.model_validate({"name": "What if", "changes": [down]})
    (one,) = event_changes(scenario, week, scenario.apply(week))
    assert (one.how, one.title, one.before_min) == ("around", "Lions - Bears", one.after_min)


def test_a_change_of_demand_names_no_event(week: Inputs) -> None:
    """Nothing is said where nothing happens."""
    assert hows(week, {"kind": "volume", "share": 0.1}) == []
