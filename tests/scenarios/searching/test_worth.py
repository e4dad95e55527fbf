"""What things are worth, against plays of one's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.inputs import Inputs, with_operation
from planner.plans import Plan
from scenarios.base_plan import BasePlan, base_plan
from scenarios.searching.question import Ground
from scenarios.searching.worth.answer import WorthAnswer, what_worth
from scenarios.searching.worth.ask import Worth
from scenarios.searching.worth.told import WorthTold
from scenarios.served import certain
from scenarios.simulated import simulated

REPLICATIONS = 20


@pytest.fixture(scope="module")
def base(small_inputs: Inputs, small_plan: Plan) -> BasePlan:
    """The corner shop's plan."""
    return base_plan(small_inputs, plan=small_plan, replications=4)


@pytest.fixture(scope="module")
def found(base: BasePlan) -> WorthAnswer:
    """A person, a rule, and half as many calls again."""
    name = base.plan.roster.duties[0].agent
    told = {
        "ask": "worth",
        "name": "All",
        "people": [name],
        "rules": ["daily_rest"],
        "things": [{"name": "More calls", "changes": [{"kind": "volume", "share": 0.5}]}],
        "replications": REPLICATIONS,
    }
    return what_worth(Worth.model_validate(told), Ground(base, Path()))


def test_a_person_is_worth_what_two_plays_differ_by(base: BasePlan, found: WorthAnswer) -> None:
    """The roster with and without the person's shifts, played with the same contacts."""
    name, roster = base.plan.roster.duties[0].agent, base.plan.roster
    rest = replace(roster, duties=tuple(duty for duty in roster.duties if duty.agent != name))
    others = tuple(agent for agent in base.inputs.operation.agents if agent.id != name)
    people = with_operation(base.inputs, replace(base.inputs.operation, agents=others))
    stage = base.plan.roster_stage
    assert stage is not None
    bare = replace(base.plan, roster_stage=replace(stage, result=replace(stage.result, roster=rest)))
    with_, without = (
        simulated(plan, inputs, REPLICATIONS).served for plan, inputs in ((base.plan, base.inputs), (bare, people))
    )
    lost = (without.base - without.within).sum(axis=(1, 2)) - (with_.base - with_.within).sum(axis=(1, 2))
    mine = next(one for one in found.things if one.what == "without_person")
    assert mine.fewer_late == pytest.approx(-float(lost.mean()), abs=1e-9)
    assert mine.noise == pytest.approx(certain(REPLICATIONS, 2.0) * float(np.std(lost, ddof=1)) / REPLICATIONS**0.5)
    assert mine.wage_cents < 0


def test_things_are_ranked_by_contacts_served(found: WorthAnswer) -> None:
    """The one that serves most in time comes first; half as many calls again serve fewest."""
    worths = [one.fewer_late for one in found.things]
    assert worths == sorted(worths, reverse=True)
    assert found.things[-1].name == "More calls"
    second = next(one for one in found.things if one.what == "second_person")
    assert second.fewer_late > 0
    assert second.wage_cents > 0


def test_a_rule_carries_the_price_that_the_roster_gives_it(found: WorthAnswer) -> None:
    """The same figure as `explain prices`, beside what it changes for those who wait."""
    rule = next(one for one in found.things if one.what == "without_rule")
    assert rule.name == "daily_rest"
    assert rule.roster_cents is not None
    assert rule.roster_cents >= 0


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_worths_are_told_in_full(found: WorthAnswer, lang: str) -> None:
    """Every sentence has its words."""
    told = WorthTold(found)
    parts = (told.lead(lang), *told.parts("op", lang))
    assert "search_" not in "\n".join(getattr(part, "text", "") or str(part) for part in parts)
    assert len(told.charts(lang)) == 1
    assert told.scenario() is None
