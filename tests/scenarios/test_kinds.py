"""Rules that every kind of change keeps: it is pure, and what the operation does not have is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from planner.inputs import Inputs
from planner.problems import OperationError
from scenarios.judging import judged
from scenarios.kinds import Change
from scenarios.reading import read_written
from scenarios.scenario import Scenario

CHANGE: TypeAdapter[Change] = TypeAdapter(Change)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "volume", "share": 0.2, "channels": ["pigeon"]}, "unknown_channel"),
        ({"kind": "event_moved", "event": "nothing", "to_time": "20:30"}, "unknown_event"),
        ({"kind": "leavers", "agents": ["nobody"]}, "unknown_agent"),
        ({"kind": "leavers", "count": 5000}, "scenario_too_few_agents"),
        ({"kind": "absence_wave"}, "scenario_nobody"),
        ({"kind": "leavers", "agents": ["A1"], "count": 1}, "scenario_who_twice"),
    ],
)
def test_what_the_operation_does_not_have_is_named(small_inputs: Inputs, change: dict[str, object], code: str) -> None:
    """Never a silent no-op."""
    with pytest.raises(OperationError) as told:
        judged(Scenario.model_validate({"name": "Wrong", "changes": [change]}), small_inputs)
    assert [problem.code for problem in told.value.problems] == [code]
    assert told.value.scenario == "Wrong"


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "volume", "share": -1.5},
        {"kind": "event_moved", "event": "x"},
        {"kind": "leavers", "count": 0},
        {"kind": "hiring", "count": 1},
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
    assert read_written(path)[0].name == "More"
    path.write_text("name: More\nchanges:\n  - kind: volume\n    shore: 0.2\n", encoding="utf-8")
    with pytest.raises(OperationError) as told:
        read_written(path)
    problems = {p.code: p for p in told.value.problems}
    assert problems["yaml_unknown_key"].row == 4
    assert dict(problems["yaml_unknown_key"].parameters)["meant"] == "share"
