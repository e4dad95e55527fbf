"""A scenario against its base plan: shared stages, common random numbers, honest words about noise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from planner.inputs import Inputs
from planner.plans import Plan
from planner.store import Store
from scenarios import Scenario, run
from scenarios.playing import kept_roster
from solver.case import Absence
from solver.duties import Duty, OnCallDuty, Roster
from tests.planner.report import worlds

MORE = {"name": "More", "changes": [{"kind": "volume", "share": 1.0}]}
NOTHING = {"name": "Nothing", "changes": []}


def test_doubling_the_calls_lowers_service_and_names_the_queue(small_inputs: Inputs, tmp_path: Path) -> None:
    """With the roster kept, twice the calls meet the same people."""
    scenario = Scenario.model_validate({**MORE, "roster": "keep"})
    found = run(small_inputs, scenario, stages=Store(tmp_path))
    assert found.difference.changes == ()
    (change,) = found.difference.services
    assert change.after < change.before
    assert change.beyond_noise
    assert found.deciding == change.queue


def test_a_kept_roster_is_checked_under_the_change(small_inputs: Inputs, tmp_path: Path) -> None:
    """With half the people away, the one who opens and closes is missing: the floor says so, the base's did not."""
    away = {"kind": "absence_wave", "count": 6, "first_day": "+1", "last_day": "+1"}
    scenario = Scenario.model_validate({"name": "Flu", "roster": "keep", "changes": [away]})
    found = run(small_inputs, scenario, stages=Store(tmp_path))
    floors = [v for v in found.changed.violations if v.rule.startswith("floor")]
    assert sum(v.cents for v in floors) > sum(v.cents for v in found.base.violations if v.rule.startswith("floor"))
    day = small_inputs.grid.days[1]
    assert {v.start_min // 1440 for v in floors} <= {small_inputs.grid.minute(day, m) // 1440 for m in (0, 720, 1439)}
    assert len(found.changed.roster.duties) < len(found.base.roster.duties)


def test_a_law_that_the_change_breaks_is_a_hard_violation(
    small_inputs: Inputs, small_plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kept roster is not legal because the base's was: here somebody's last shift ended an hour before the first."""
    first = min(small_plan.roster.duties, key=lambda duty: duty.start_min)
    start = first.start_min
    late = Duty(first.agent, start - 540, start - 60, small_inputs.grid.days[0] - timedelta(days=1), "standard", 450)
    changed = replace(small_inputs, operation=replace(small_inputs.operation, previous=(late,)))
    store = Store(tmp_path)
    store.save_plan(small_plan, small_inputs.as_of)
    monkeypatch.setattr("scenarios.runner.judged", lambda scenario, inputs: changed)
    found = run(small_inputs, Scenario.model_validate({**MORE, "roster": "keep"}), stages=store)
    assert found.base.hard_violations == ()
    assert {v.agent for v in found.changed.hard_violations} == {first.agent}
    assert found.changed_figures.hard_violations > 0


def test_people_who_are_away_answer_no_call() -> None:
    """On-call falls away with the absence, and where its window is no longer asked; the rest stays."""
    inputs = worlds.inputs()
    window = worlds.requirement().on_call[0]
    night = OnCallDuty("can", window.start_min, window.end_min, window.id)
    elsewhere = OnCallDuty("can", window.start_min + 4320, window.end_min + 4320, window.id)
    roster = Roster(worlds.roster().duties, (night, elsewhere))
    assert kept_roster(roster, inputs, worlds.requirement()).on_call == (night,)
    ill = Absence("can", worlds.at(5, 12), worlds.at(6, 12))
    absent = replace(inputs, operation=replace(inputs.operation, absences=(ill,)))
    assert kept_roster(roster, absent, worlds.requirement()) == Roster(worlds.roster().duties)


def test_a_change_that_touches_nothing_is_said(small_inputs: Inputs, tmp_path: Path) -> None:
    """The changed plan is the base plan, to the byte."""
    found = run(small_inputs, Scenario.model_validate(NOTHING), stages=Store(tmp_path))
    assert found.unchanged
    assert found.changed is found.base
    assert found.deciding == ""
