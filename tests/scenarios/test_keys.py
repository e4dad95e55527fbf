"""Keys of outcomes: equal where the figures are, another one for whatever moves them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.inputs import Inputs
from planner.plans import Plan
from scenarios.base_plan import BasePlan, base_plan
from scenarios.keys import base_digest, outcome_key
from scenarios.scenario import Scenario
from solver.duties import Roster

MORE = {"kind": "volume", "share": 0.5}
AWAY = {"kind": "absence_wave", "count": 3, "first_day": "+1", "last_day": "+2"}


def scenario(*changes: dict[str, object], roster: str = "keep", name: str = "What if") -> Scenario:
    return Scenario.model_validate({"name": name, "roster": roster, "changes": list(changes)})


@pytest.fixture(scope="module")
def base(small_inputs: Inputs, small_plan: Plan) -> BasePlan:
    """The small plan, played by one thread."""
    return base_plan(replace(small_inputs, workers=1), replications=2, plan=small_plan)


def test_a_name_is_no_input(base: BasePlan) -> None:
    """Nor is a limit of search where no roster is searched for."""
    digest = base_digest(base)
    key = outcome_key(digest, scenario(MORE), 50, 200)
    assert key == outcome_key(digest, scenario(MORE, name="Other"), 50, 200)
    assert key == outcome_key(digest, scenario(MORE), 50, 200, time_limit_s=3.0)


def test_whatever_moves_the_figures_moves_the_key(base: BasePlan) -> None:
    """Changes, treatment, replications, seconds of search, the base's roster: each has a key of its own."""
    bare = replace(base.plan, roster_stage=replace(base.stage, result=replace(base.stage.result, roster=Roster())))
    digest, other = base_digest(base), base_digest(BasePlan(base.inputs, bare, base.served))
    keys = {
        outcome_key(digest, scenario(), 50, 200),
        outcome_key(digest, scenario(MORE), 50, 200),
        outcome_key(digest, scenario(MORE, roster="rebuild"), 50, 200),
        outcome_key(digest, scenario(MORE, roster="rebuild"), 50, 200, time_limit_s=3.0),
        outcome_key(digest, scenario(MORE), 60, 200),
        outcome_key(digest, scenario(MORE), 50, 100),
        outcome_key(digest, scenario(AWAY), 50, 200),
        outcome_key(digest, scenario(MORE, AWAY), 50, 200),
        outcome_key(other, scenario(MORE), 50, 200),
    }
    assert len(keys) == 9
