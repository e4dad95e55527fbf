"""A cancelled event leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace

from planner.inputs import Inputs, with_operation
from scenarios.kinds.events import EventCancelled


def change(event: object) -> EventCancelled:
    return EventCancelled.model_validate({"kind": "event_cancelled", "event": event})


def ids(inputs: Inputs) -> set[str]:
    return {row.id for row in inputs.operation.events}


def test_all_versions_of_the_event_go(week: Inputs) -> None:
    """Also what was announced later; the others stay."""
    derby = next(row for row in week.operation.events if row.id == "derby")
    later = replace(derby, known_from=week.seen_until)
    inputs = with_operation(week, replace(week.operation, events=(*week.operation.events, later)))
    found = change({"kind": "match", "tag": "derby"})
    assert not list(found.faults(inputs))
    assert ids(found.apply(inputs)) == ids(week) - {"derby"}


def test_a_choice_without_an_event_touches_nothing(week: Inputs) -> None:
    """The very same inputs."""
    assert change({"tier": 4}).apply(week) is week


def test_an_unknown_id_is_a_fault(week: Inputs) -> None:
    """With what was probably meant."""
    (fault,) = change("derbi").faults(week)
    assert (fault.code, fault.told["meant"]) == ("unknown_event", "derby")
