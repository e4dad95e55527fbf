"""One roster for several futures: lawful, compared fairly, and said as it is."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from planner.casework import make_case
from planner.inputs import Inputs
from planner.plans import Plan
from scenarios.robust.answer import RobustAnswer, robust
from scenarios.robust.asked import Futures
from scenarios.robust.told import RobustTold
from solver.checker import check
from tests.scenarios.robust.robust_world import small_base, small_bench, two


@pytest.fixture(scope="module")
def found(small_inputs: Inputs, small_plan: Plan) -> RobustAnswer:
    """The answer for two futures."""
    futures = [{"name": one.scenario.name, "weight": one.share} for one in two()]
    asked = Futures.model_validate({"name": "Two", "replications": 10, "time_limit_s": 1, "futures": futures})
    base = small_base(small_inputs, small_plan)
    return robust(asked, two(), small_bench(base), lambda done, steps: None)


def test_the_robust_roster_is_a_lawful_draft_of_its_own(found: RobustAnswer) -> None:
    """It has an id of its own, and what it is said to need is the plan's need."""
    assert found.plan.id != found.base.plan.id
    assert found.plan.hard_violations == ()
    stage = found.plan.roster_stage
    assert stage is not None
    assert np.array_equal(stage.requirement.need, found.base.stage.requirement.need)
    assert found.plan.violations == check(make_case(found.base.inputs, stage.requirement), found.plan.roster)


def test_every_roster_is_played_in_every_future(found: RobustAnswer) -> None:
    """The same futures with the same contacts for each of them."""
    for across in (found.standing, found.ordinary, found.robust, found.own):
        assert [one.outcome.replications for one in across.tried] == [6, 6]
    offered = [[one.played.served.offered.sum() for one in side.tried] for side in (found.standing, found.robust)]
    assert offered[0] == offered[1]


def test_more_contacts_are_more_late(found: RobustAnswer) -> None:
    """The second future asks for more of the roster that stands."""
    assert found.standing.tried[1].late.mean() > found.standing.tried[0].late.mean()


def test_averages_are_weighted(found: RobustAnswer) -> None:
    """60 to 40."""
    first, second = (one.late for one in found.standing.tried)
    assert found.standing.late == pytest.approx(0.6 * first + 0.4 * second)


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_it_is_told_in_words_and_for_machines(found: RobustAnswer, lang: str) -> None:
    """No code is left without its sentence, no figure without its value."""
    told = RobustTold(found)
    text = repr((told.lead(lang), told.parts("op", lang)))
    assert "robust_" not in text
    assert "[" not in told.lead(lang).text
    assert json.loads(json.dumps(told.body("op")))["futures"][1] == {"name": "more", "share": 0.4}


def test_a_difference_within_noise_is_called_so(found: RobustAnswer) -> None:
    """Nobody moves people for chance."""
    ordinary, noisy = found.ordinary.tried[0], np.array([-9e6, 9e6] * 3)
    other = replace(ordinary, played=found.robust.tried[0].played, late_cents=ordinary.late_cents + noisy)
    moved = replace(other.played.plan, roster_stage=None)
    other = replace(other, played=replace(other.played, plan=moved))
    near = replace(found, robust=replace(found.ordinary, tried=(other, found.ordinary.tried[1])))
    assert "is within chance" in RobustTold(near).lead("en").text


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_the_same_roster_is_called_the_same(found: RobustAnswer, lang: str) -> None:
    """Not a difference of nothing within a noise of nothing."""
    same = replace(found, robust=found.standing, ordinary=found.standing, own=found.standing)
    told = RobustTold(same)
    text = told.lead(lang).text + repr(told.parts("op", lang))
    assert "(± 0) " not in text
    assert told.lead(lang).text.count({"en": "the same", "tr": "aynı"}[lang]) >= 1


def test_chances_say_how_well_they_are_known(found: RobustAnswer) -> None:
    """Of six replications, next to nothing: ± 41 of 100."""
    assert "known to ± 41 of 100" in repr(RobustTold(found).parts("op", "en"))
