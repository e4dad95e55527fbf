"""What falls out of a roster that is kept: shifts after a last day, before a first one, and of days away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.inputs import Inputs, with_operation
from scenarios.away import as_planned
from scenarios.keeping import kept_roster
from scenarios.scenario import Scenario
from tests.planner.report import worlds


def changed(change: dict[str, object]) -> Inputs:
    scenario = Scenario.model_validate({"name": "What if", "roster": "keep", "changes": [change]})
    return as_planned(scenario.apply(worlds.inputs()), worlds.inputs(), worlds.roster().duties)


def kept(inputs: Inputs, agent: str) -> list[int]:
    """Days of November on which an agent's shifts stay."""
    found = kept_roster(worlds.roster(), inputs, worlds.requirement())
    return [duty.day.day for duty in found.duties if duty.agent == agent]


def test_who_leaves_works_until_the_end_of_the_last_shift() -> None:
    """Can's night of the last day runs into the next; the later night and the on-call of the 5th fall out."""
    inputs = changed({"kind": "leavers", "agents": ["can"], "last_day": "+1"})
    assert kept(inputs, "can") == [3, 4]
    assert kept(inputs, "ada") == [3, 4, 5, 6, 7]
    assert kept_roster(worlds.roster(), inputs, worlds.requirement()).on_call == ()


def test_attrition_takes_the_shifts_after_each_drawn_last_day() -> None:
    """Nobody of those drawn works on after the day that was drawn."""
    inputs = changed({"kind": "attrition", "monthly_count": 8, "seed": 4})
    last = {agent.id: agent.last_day for agent in inputs.operation.agents if agent.last_day is not None}
    gone = [one for one in worlds.roster().duties if one.agent in last and one.day > last[one.agent]]
    assert gone
    left = kept_roster(worlds.roster(), inputs, worlds.requirement())
    assert set(worlds.roster().duties) - set(left.duties) == set(gone)


def test_who_is_not_under_contract_yet_has_no_shifts() -> None:
    """A first day that moves back frees the days before it."""
    inputs = worlds.inputs()
    agents = tuple(
        replace(one, first_day=date(2025, 11, 5)) if one.id == "ada" else one for one in inputs.operation.agents
    )
    assert kept(with_operation(inputs, replace(inputs.operation, agents=agents)), "ada") == [5, 6, 7]


@pytest.mark.parametrize(("day", "stays"), [("+1", [3, 8]), ("+2", [3, 4, 8]), ("+5", [3, 4])])
def test_the_night_before_a_day_away_is_worked(day: str, stays: list[int]) -> None:
    """A shift belongs to the day on which it starts: one that ends in the first morning away stays, as in `Away`."""
    inputs = changed({"kind": "absence_wave", "agents": ["can"], "first_day": day, "last_day": day})
    assert kept(inputs, "can") == stays
    lost = len(worlds.roster().duties) - len(kept_roster(worlds.roster(), inputs, worlds.requirement()).duties)
    credit = sum(one.credit_min for one in inputs.operation.absences if one.agent == "can")
    assert credit == 480 * lost


def test_everybody_away_on_a_day_loses_the_shifts_of_that_day_alone() -> None:
    """On the 5th Ada's shift falls out, and Can's night from the 4th does not."""
    inputs = changed({"kind": "absence_wave", "share": 1, "first_day": "+2", "last_day": "+2"})
    left = kept_roster(worlds.roster(), inputs, worlds.requirement())
    lost = set(worlds.roster().duties) - set(left.duties)
    assert {(one.agent, one.day.day) for one in lost} == {("ada", 5)}
