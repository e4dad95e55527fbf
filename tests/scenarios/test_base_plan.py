"""The base plan: made or stored, played once, and not again where its replications are stored."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from planner.inputs import Inputs
from planner.pipeline import Step
from planner.plans import Plan
from planner.store import Store
from scenarios.base_plan import BasePlan, base_plan

FEW = 4


@pytest.fixture(scope="module")
def base(small_inputs: Inputs, small_plan: Plan) -> BasePlan:
    """The small plan, played a few times."""
    return base_plan(small_inputs, replications=FEW, plan=small_plan)


def test_its_attainment_is_that_of_its_replications(base: BasePlan, small_plan: Plan) -> None:
    """The plan's own simulation may have been another; what is compared is of one play."""
    assert base.plan.attainment is not None
    assert base.plan.attainment.replications == base.served.replications == FEW
    assert (base.plan.id, base.plan.roster) == (small_plan.id, small_plan.roster)
    table = base.plan.attainment.table
    total = table[table["period"] == "total"].iloc[0]
    assert base.served.base.sum(axis=(1, 2)).mean() == pytest.approx(total["base"])
    assert base.served.within.sum() / base.served.base.sum() == pytest.approx(total["service"])


def test_stored_replications_are_not_played_again(
    base: BasePlan, small_plan: Plan, small_inputs: Inputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run of scenarios on the same base begins with the scenarios; every step is said to be the base's."""
    store, told = Store(tmp_path), list[Step]()
    base_plan(small_inputs, replications=FEW, plan=small_plan, stages=store)
    monkeypatch.setattr("scenarios.base_plan.simulated", _forbidden)
    again = base_plan(small_inputs, replications=FEW, plan=small_plan, stages=store, progress=told.append)
    assert np.array_equal(again.served.within, base.served.within)
    assert again.served.days == base.served.days
    assert again.plan.attainment is not None
    assert base.plan.attainment is not None
    assert again.plan.attainment.table.equals(base.plan.attainment.table)
    assert [(step.stage, step.reused, step.side) for step in told] == [("simulation", True, "base")]


def _forbidden(*asked: object) -> None:
    raise AssertionError("played again")


def test_further_replications_follow_those_that_were_played(base: BasePlan) -> None:
    """The longer play begins with the shorter one, and is kept; who wants no more gets what there is."""
    longer = base.over(2 * FEW)
    assert longer.replications == 2 * FEW
    assert np.array_equal(longer.first(FEW).within, base.served.within)
    assert base.over(2 * FEW) is longer
    assert base.over(FEW) is base.served


def test_a_base_that_is_played_on_attains_what_all_its_replications_served(base: BasePlan) -> None:
    """Chances and hours before are of as many replications as those after."""
    longer = base.longer(3 * FEW)
    assert longer.plan.attainment is not None
    assert longer.plan.attainment.replications == longer.served.replications == 3 * FEW
    table = longer.plan.attainment.table
    total = table[table["period"] == "total"].iloc[0]
    assert longer.served.within.sum() / longer.served.base.sum() == pytest.approx(total["service"])
    assert (longer.plan.id, longer.inputs) == (base.plan.id, base.inputs)
    assert base.longer(FEW) is base
    assert base.longer(2 * FEW).served.replications == 2 * FEW


def test_digests_are_of_what_they_say(base: BasePlan, small_inputs: Inputs, small_plan: Plan) -> None:
    """Equal bases have equal digests, wherever they were made."""
    other = BasePlan(small_inputs, small_plan, base.served)
    assert (other.keys, other.roster_digest, other.case_digest) == (base.keys, base.roster_digest, base.case_digest)
    assert other.keys == dict(small_plan.keys)
