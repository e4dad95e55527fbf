"""Hires, trainings and overtime of a roster that is kept are said to have no place in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.answers.standing import Standing
from planner.inputs import Inputs
from planner.plans import Plan
from planner.words import LANGUAGES
from scenarios.base_plan import BasePlan, base_plan
from scenarios.comparing.left_out import left_out
from scenarios.comparison import Comparison
from scenarios.report.kept_lines import kept_lines
from scenarios.report.run_parts import base_lines
from scenarios.report.sentences import head_lines, late_text
from scenarios.runner import How, Run, run
from scenarios.scenario import Scenario

FEW = 4
TRAINING = {"kind": "training_campaign", "activity": "aml", "length_min": 30, "deadline": "+6"}
OVERTIME = {"kind": "overtime", "allowed": True, "consent": True}


@pytest.fixture(scope="module")
def base(small_inputs: Inputs, small_plan: Plan) -> BasePlan:
    """The small plan, played a few times by one thread."""
    return base_plan(replace(small_inputs, workers=1), replications=FEW, plan=small_plan)


def ran(base: BasePlan, *changes: dict[str, object]) -> Comparison:
    scenario = Scenario.model_validate({"name": "What if", "roster": "keep", "changes": list(changes)})
    return run(base, scenario, How(replications=FEW))


def hiring(base: BasePlan) -> dict[str, object]:
    agent = base.inputs.operation.agents[0]
    told = {"contract": agent.contract.id, "team": agent.team, "channels": sorted(agent.channels)}
    return {"kind": "hiring", "count": 2, "languages": {"tr": "C1"}, "skills": {"general": 3}, **told}


@pytest.fixture(scope="module")
def hired(base: BasePlan) -> Comparison:
    return ran(base, hiring(base), TRAINING, OVERTIME)


def test_what_a_kept_roster_has_no_place_for_is_one_line(hired: Comparison) -> None:
    """Otherwise it would only read: service is the same, cost too."""
    (line,) = kept_lines(hired, "en")
    trainings = left_out(hired.base, hired.scenario, hired.played).trainings
    assert trainings >= len(hired.base.inputs.operation.agents)
    assert line.text == (
        f"The roster is kept: 2 hires have no shifts in it, {trainings} trainings are not placed, overtime is not used."
    )
    assert line in head_lines(hired, "en")[:3]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_everything_has_its_place_nothing_is_said(base: BasePlan, hired: Comparison, lang: str) -> None:
    """A change of volume; and a roster that was built anew."""
    assert kept_lines(ran(base, {"kind": "volume", "share": 0.5}), lang) == ()
    anew = replace(hired, scenario=hired.scenario.model_copy(update={"roster": "rebuild"}))
    assert kept_lines(anew, lang) == ()
    old = replace(anew, played=replace(anew.played, stayed=True))
    assert len(kept_lines(old, lang)) == 1


def test_less_overtime_is_none_that_is_unused(base: BasePlan) -> None:
    """Who forbids it, or pays more for it, asks nobody to work longer."""
    for change in ({"allowed": False}, {"premium_share": 0.75}):
        assert kept_lines(ran(base, {"kind": "overtime", **change}), "en") == ()


def test_no_difference_at_all_is_not_called_noise(hired: Comparison) -> None:
    """Each contact fares as it did: that is known, not hidden by chance."""
    assert hired.whole is not None
    assert hired.whole.same
    assert late_text(hired.whole, "en").startswith("as many contacts wait too long as before (")
    assert "±" not in late_text(hired.whole, "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_was_played_on_is_named_with_how_often(base: BasePlan, hired: Comparison, lang: str) -> None:
    """Tables count more replications than the base was asked for: that needs its reason."""
    longer = replace(hired.played, served=hired.played.served.followed_by(hired.played.served))
    one = replace(hired, played=longer)
    standing = Standing(base.plan, base.inputs)
    runs = [Run(standing, False, base, ("what-if",), (found,)) for found in (hired, one)]
    once, again = ([line.text for line in base_lines(found, lang)] for found in runs)
    assert not any("What if" in text for text in once)
    assert sum("“What if”" in text and str(2 * FEW) in text for text in again) == 1
