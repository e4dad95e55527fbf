"""Whatever the world: no repair breaks a hard rule unforced, costs more than nothing, or passes its budget."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import solver
from solver.case import Absence, RosterCase
from solver.checker import check
from solver.duties import Roster
from solver.explainer.trial import worse
from solver.repairer import Changes, Repair, RepairParams
from solver.repairer.facts import new_facts
from solver.roster.evaluate import coverage_cents
from tests.solver.roster.tiny_cases import QUICK as QUICKLY
from tests.solver.roster.tiny_cases import THREE, TWO, tiny

PARAMS = RepairParams(most_people=2, change_cents=50, time_limit_s=60)
SEEDS = range(12)


def broken_news(seed: int) -> tuple[RosterCase, Roster, Changes]:
    """A rostered tiny case, somebody who falls ill on one of its days, and the minute at which that is known."""
    case = tiny(seed, (*THREE, *TWO))
    rng = np.random.default_rng(seed)
    roster = solver.solve(case, QUICKLY.model_copy(update={"moves": 20})).roster or Roster()
    day = int(rng.integers(len(case.grid.days)))
    low_min, high_min = case.grid.day_bounds[day], case.grid.day_bounds[day + 1]
    now_min = low_min + int(rng.choice([-600, 0, 600]))
    sick = case.agents[int(rng.integers(len(case.agents)))].id
    return case, roster, Changes(now_min, (Absence(sick, max(low_min, now_min), high_min),), notice_min=0)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_way_is_lawful_no_worse_than_nothing_and_leaves_the_past_alone(seed: int) -> None:
    """The checker, asked anew, finds nothing that the bare facts do not force."""
    case, roster, changes = broken_news(seed)
    found = solver.repair(case, roster, changes, PARAMS)
    bare = new_facts(case, roster, changes).standing
    nothing = next(one for one in found if "nothing" in one.ways)
    for one in found:
        assert worse(check(one.case, one.roster), check(one.case, bare)) == one.violations == ()
        assert one.after.loss_cents <= nothing.after.loss_cents
        assert one.after.people <= PARAMS.most_people
        assert one.after.coverage_cents == pytest.approx(coverage_cents(one.case, one.roster))
        assert_past_kept(one, bare, changes.now_min)


@pytest.mark.parametrize("seed", SEEDS[:6])
def test_the_curve_falls_step_by_step(seed: int) -> None:
    """Every further person lowers the loss by more than nothing."""
    case, roster, changes = broken_news(seed)
    for one in solver.repair(case, roster, changes, PARAMS):
        losses = [point.loss_cents for point in one.curve]
        assert losses == sorted(losses, reverse=True)
        assert len(set(losses)) == len(losses)
        assert [point.people for point in one.curve] == sorted(point.people for point in one.curve)
        assert replace(one.curve[-1], agent="") == replace(one.after, agent="")


def assert_past_kept(one: Repair, bare: Roster, now_min: int) -> None:
    """What has begun by now is as it was."""
    begun, now = ({d for d in roster.duties if d.start_min < now_min} for roster in (bare, one.roster))
    assert begun == now
