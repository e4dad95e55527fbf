"""Branches: what is prepared moves nothing before it is known; waiting costs time, and is said to."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from planner.inputs import Inputs
from planner.plans import Plan
from scenarios.robust.asked import Branches
from scenarios.robust.branching.answer import BranchesAnswer, branches
from scenarios.robust.branching.moments import Moments, first_moved_min
from scenarios.robust.branching.told import BranchesTold
from tests.scenarios.robust.robust_world import small_base, small_bench, two

DAY_MIN = 1440


@pytest.fixture(scope="module")
def found(small_inputs: Inputs, small_plan: Plan) -> BranchesAnswer:
    """Known at the end of the second day, two days of notice."""
    grid = small_inputs.grid
    known = grid.minute(grid.days[1], 22 * 60)
    asked = Branches.model_validate(
        {"name": "Two", "known_at": "+1 22:00", "branches": [{"name": n, "weight": 1} for n in ("a", "b")]}
    )
    base = small_base(small_inputs, small_plan)
    at = Moments(grid.start_min - DAY_MIN, known, 2 * DAY_MIN)
    return branches(asked, two(), small_bench(base), at, lambda done, steps: None)


def test_nothing_moves_before_it_may(found: BranchesAnswer) -> None:
    """Prepared rosters differ from the day after it is known, others from a notice later."""
    at, grid = found.moments, found.base.inputs.grid
    bounds = {"prepare": at.known_min, "wait": at.after_waiting_min, "average": at.after_deciding_min}
    for name, bound in bounds.items():
        moved = [first_moved_min(found.base.plan, one.played.plan) for one in found.of(name).tried]
        assert all(one is None or one >= bound for one in moved), name
    assert found.wait.tried[1].outcome.moved_people <= len(found.base.inputs.operation.agents)
    assert grid.days[1] + timedelta(days=1) in grid.days


def test_rosters_of_every_policy_are_lawful(found: BranchesAnswer) -> None:
    """What is prepared can be published."""
    for name in ("prepare", "wait", "average"):
        assert [one.outcome.hard_violations for one in found.of(name).tried] == [0, 0]


def test_waiting_is_free_until_notice_runs_out(found: BranchesAnswer) -> None:
    """The first moved day less the notice."""
    moved = [first_moved_min(found.base.plan, one.played.plan) for one in found.prepare.tried]
    first = min((one for one in moved if one is not None), default=None)
    assert found.wait_until_min == (None if first is None else first - 2 * DAY_MIN)


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_branches_are_told(found: BranchesAnswer, lang: str) -> None:
    """Words in both languages, a body for machines, a file for each branch."""
    told = BranchesTold(found)
    text = repr((told.lead(lang), told.parts("op", lang)))
    assert "branches_" not in text
    assert set(json.loads(json.dumps(told.body("op")))["policies"]) == {"prepare", "wait", "average", "nothing"}
    assert list(told.files()) == ["01-as-planned.csv", "02-more.csv"]


def test_equal_rosters_are_called_equal(found: BranchesAnswer) -> None:
    """Where preparing and waiting come to the same roster, not a cost of nothing within a noise of nothing."""
    told = BranchesTold(replace(found, wait=found.prepare, average=found.nothing))
    assert "are the same: waiting costs nothing" in told.lead("en").text
    assert "same roster" in repr(told.parts("op", "en"))
