"""People who leave or are away take with them what names them."""

from __future__ import annotations

from pydantic import TypeAdapter

from planner.inputs import Inputs
from scenarios.kinds import Change

CHANGE: TypeAdapter[Change] = TypeAdapter(Change)


def test_agents_leave_with_everything_that_names_them(small_inputs: Inputs) -> None:
    """No wish, absence or previous duty of someone who left may stay."""
    gone = small_inputs.operation.agents[0].id
    changed = CHANGE.validate_python({"kind": "remove_agents", "agents": [gone]}).apply(small_inputs).operation
    assert gone not in {a.id for a in changed.agents}
    named = (*changed.absences, *changed.wishes, *changed.locks, *changed.activities, *changed.previous)
    assert gone not in {item.agent for item in named}


def test_agents_are_away_for_some_days(small_inputs: Inputs) -> None:
    """With days, nobody leaves: they are absent, and the days count as planned."""
    change = {"kind": "remove_agents", "count": 2, "first_day": "+1", "last_day": "+2"}
    changed = CHANGE.validate_python(change).apply(small_inputs).operation
    assert changed.agents == small_inputs.operation.agents
    new = set(changed.absences) - set(small_inputs.operation.absences)
    assert len(new) == 2
    assert {a.end_min - a.start_min for a in new} == {2880}


def test_the_same_seed_draws_the_same_agents(small_inputs: Inputs) -> None:
    """A scenario is repeatable."""
    change = CHANGE.validate_python({"kind": "remove_agents", "count": 2})
    assert change.apply(small_inputs).operation.agents == change.apply(small_inputs).operation.agents
