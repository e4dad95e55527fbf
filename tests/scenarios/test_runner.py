"""A scenario against its base plan: shared stages, common random numbers, honest words about noise."""

from __future__ import annotations

from pathlib import Path

from planner.inputs import Inputs
from planner.store import Store
from scenarios import Scenario, run

MORE = {"name": "More", "changes": [{"kind": "volume", "share": 1.0}]}
NOTHING = {"name": "Nothing", "changes": [{"kind": "volume", "share": 0.5, "channels": ["pigeon"]}]}


def test_doubling_the_calls_lowers_service_and_names_the_queue(small_inputs: Inputs, tmp_path: Path) -> None:
    """With the roster kept, twice the calls meet the same people."""
    scenario = Scenario.model_validate({**MORE, "roster": "keep"})
    found = run(small_inputs, scenario, stages=Store(tmp_path))
    assert found.difference.changes == ()
    (change,) = found.difference.services
    assert change.after < change.before
    assert change.beyond_noise
    assert found.deciding == change.queue


def test_a_change_that_touches_nothing_is_said(small_inputs: Inputs, tmp_path: Path) -> None:
    """The changed plan is the base plan, to the byte."""
    found = run(small_inputs, Scenario.model_validate(NOTHING), stages=Store(tmp_path))
    assert found.unchanged
    assert found.changed is found.base
    assert found.deciding == ""
