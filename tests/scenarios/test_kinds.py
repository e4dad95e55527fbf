"""Each kind of change is pure, does what it says, and names what the operation does not have."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from planner.inputs import Inputs, with_operation
from planner.operation.operation import EventRow
from planner.problems import OperationError
from scenarios.kinds import KINDS, Change, ScenarioError
from scenarios.reading import read_scenario
from solver.grid import utc, utc_minute

CHANGE: TypeAdapter[Change] = TypeAdapter(Change)

CASES = {
    "volume": {"kind": "volume", "share": 0.2},
    "move_event": {"kind": "move_event", "event": "", "to_time": "20:30"},
    "remove_agents": {"kind": "remove_agents", "count": 2},
}


def test_every_registered_kind_has_a_case() -> None:
    """Nothing registered goes untested."""
    assert {kind.tag for kind in KINDS} == set(CASES)


@pytest.mark.parametrize("tag", ["volume", "remove_agents"])
def test_a_change_alters_a_copy_only(small_inputs: Inputs, tag: str) -> None:
    """The base plan is the scenario that changes nothing."""
    before = (small_inputs.operation.agents, small_inputs.operation.edits, small_inputs.operation.events)
    changed = CHANGE.validate_python(CASES[tag]).apply(small_inputs)
    assert changed is not small_inputs
    assert before == (small_inputs.operation.agents, small_inputs.operation.edits, small_inputs.operation.events)


def test_volume_reaches_only_its_scope(small_inputs: Inputs) -> None:
    """A channel the operation does not have changes nothing."""
    none = CHANGE.validate_python({"kind": "volume", "share": 0.2, "channels": ["pigeon"]}).apply(small_inputs)
    assert none.operation.edits == small_inputs.operation.edits
    some = CHANGE.validate_python({"kind": "volume", "share": 0.2, "first_day": "+2", "last_day": "+2"})
    edit = some.apply(small_inputs).operation.edits[-1]
    assert edit.factor == 1.2
    assert (edit.ends_at - edit.starts_at).total_seconds() == 86_400


def test_a_moved_event_leaves_none_of_its_versions_behind(small_inputs: Inputs) -> None:
    """A match postponed before and moved again is one match, from where it was last known to be."""
    operation, start = small_inputs.operation, utc(small_inputs.grid.start_min) + timedelta(hours=44)
    none: frozenset[str] = frozenset()
    first = EventRow("m", "match", start, None, False, "m", 1, none, none, none, none, None)
    later = replace(first, starts_at=start + timedelta(days=1), known_from=small_inputs.seen_until)
    inputs = with_operation(small_inputs, replace(operation, events=(first, later)))
    change = CHANGE.validate_python({"kind": "move_event", "event": "m", "to_time": "20:30"})
    (moved,) = change.apply(inputs).operation.events
    assert small_inputs.grid.local(utc_minute(moved.starts_at)).hour == 20
    assert small_inputs.grid.day_of(utc_minute(moved.starts_at)) == small_inputs.grid.day_of(
        utc_minute(later.starts_at)
    )


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
    change = CHANGE.validate_python(CASES["remove_agents"])
    assert change.apply(small_inputs).operation.agents == change.apply(small_inputs).operation.agents


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "move_event", "event": "nothing", "to_time": "20:30"}, "scenario_unknown_event"),
        ({"kind": "remove_agents", "agents": ["nobody"]}, "scenario_unknown_agent"),
        ({"kind": "remove_agents", "count": 5000}, "scenario_too_few_agents"),
    ],
)
def test_what_the_operation_does_not_have_is_named(small_inputs: Inputs, change: dict[str, object], code: str) -> None:
    """Never a silent no-op."""
    with pytest.raises(ScenarioError) as told:
        CHANGE.validate_python(change).apply(small_inputs)
    assert told.value.code == code


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "volume", "share": -1.5},
        {"kind": "move_event", "event": "x"},
        {"kind": "remove_agents"},
        {"kind": "remove_agents", "agents": ["a"], "count": 1},
        {"kind": "volume", "share": 0.1, "first_day": "soon"},
        {"kind": "earthquake"},
    ],
)
def test_parameters_that_make_no_sense_are_refused(change: dict[str, object]) -> None:
    """Validation happens before anything is planned."""
    with pytest.raises(ValidationError):
        CHANGE.validate_python(change)


def test_a_scenario_file_is_read_and_its_mistakes_are_placed(tmp_path: Path) -> None:
    """Line, column and what was probably meant, like the operation's own files."""
    path = tmp_path / "s.yaml"
    path.write_text("name: More\nchanges:\n  - kind: volume\n    share: 0.2\n", encoding="utf-8")
    assert read_scenario(path).name == "More"
    path.write_text("name: More\nchanges:\n  - kind: volume\n    shore: 0.2\n", encoding="utf-8")
    with pytest.raises(OperationError) as told:
        read_scenario(path)
    problems = {p.code: p for p in told.value.problems}
    assert problems["yaml_unknown_key"].row == 4
    assert dict(problems["yaml_unknown_key"].parameters)["meant"] == "share"
