"""Hours that people give, by hand: attrition, leave, ramp-up, mentors, last days, and who is there in a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from planner.inputs import Inputs
from planner.operation import expanding
from scenarios.searching.hiring.asked import FewestHires
from scenarios.searching.hiring.people import held_hours, kind_of, new_hours, newcomer, paid_cents, staying
from scenarios.searching.hiring.proving import present

ASK = {"ask": "fewest_hires", "name": "x", "weeks": 6, "lead_weeks": 1, "attrition_per_month": 0.1, "leave_share": 0.2}
MONDAYS = tuple(date(2026, 6, 1) + timedelta(weeks=week) for week in range(6))


def _ask(inputs: Inputs, **changed: object) -> FewestHires:
    language, contract = inputs.operation.queues[0].language, next(iter(inputs.operation.config.contracts))
    profile = {"languages": {language: "C1"}, "contract": contract}
    return FewestHires.model_validate({**ASK, "profiles": {"new": profile}, **changed})


def test_a_month_of_attrition_takes_its_share() -> None:
    """A month has 365.25 / 12 / 7 = 4.348 weeks."""
    assert staying(0.1, np.array([0.0, 365.25 / 84.0])) == pytest.approx([1.0, 0.9])


def test_an_agent_gives_contract_hours_less_leave_and_leavers(small_inputs: Inputs) -> None:
    """Week by week: contract x (1 - leave) x those who stayed; nothing after the last day."""
    agent = replace(small_inputs.operation.agents[0], first_day=None, last_day=MONDAYS[2] + timedelta(days=2), ramp=())
    hours = held_hours(agent, _ask(small_inputs), MONDAYS)
    week_h = agent.contract.week_min / 60.0
    left = 0.9 ** (7.0 * 12.0 / 365.25)
    assert hours[:2] == pytest.approx([week_h * 0.8, week_h * 0.8 * left])
    assert hours[2] == pytest.approx(week_h * 0.8 * left**2 * 3 / 7)
    assert hours[3:].sum() == 0.0


def test_overtime_counts_only_for_those_who_consent(small_inputs: Inputs) -> None:
    """A buffer that the contract or the person forbids is none."""
    able = small_inputs.operation.agents[0]
    able = replace(able, contract=replace(able.contract, overtime=True), overtime_consent=True, first_day=None)
    ask, plain = _ask(small_inputs, overtime_share=0.1), _ask(small_inputs)
    usual = held_hours(able, plain, MONDAYS)
    assert held_hours(able, ask, MONDAYS) == pytest.approx(usual * 1.1)
    assert held_hours(replace(able, overtime_consent=False), ask, MONDAYS) == pytest.approx(usual)


def test_a_newcomer_learns_and_takes_a_mentors_time(small_inputs: Inputs) -> None:
    """First week half as fast, second at 80 %, four hours of a mentor in each of the two."""
    ask = _ask(small_inputs, newcomer_weeks=[0.5, 0.8], mentor_h=4, mentor_weeks=2, attrition_per_month=0.0)
    contract = next(iter(expanding.contracts(small_inputs.operation.config).values()))
    full = contract.week_min / 60.0 * 0.8
    found = new_hours(ask.profiles["new"], contract, ask, ask.ramp(small_inputs))
    assert found == pytest.approx([0.5 * full - 4, 0.8 * full - 4, full, full, full, full])


def test_cost_runs_from_the_first_day_to_the_horizons_end(small_inputs: Inputs) -> None:
    """A month's cost over 4.348 weeks each, as long as somebody is employed, and recruiting once."""
    ask = _ask(small_inputs, attrition_per_month=0.0)
    profile = ask.profiles["new"].model_copy(update={"month_cents": 434_821, "recruiting_cents": 50_000})
    found = paid_cents(profile, small_inputs, ask)
    assert found == pytest.approx([50_000 + 100_000 * weeks for weeks in (6, 5, 4, 3, 2, 1)], rel=1e-4)


def test_as_many_are_there_as_the_chances_add_up_to(small_inputs: Inputs) -> None:
    """Ten people at 70 % are seven, the same each time."""
    template = small_inputs.operation.agents[0]
    people = tuple((replace(template, id=f"A{n}"), 0.7) for n in range(10))
    assert len(present(people)) == 7
    assert present(people) == present(people)
    assert present(tuple((agent, 1.0) for agent, _ in people)) == tuple(agent for agent, _ in people)


def test_hired_people_are_of_a_kind(small_inputs: Inputs) -> None:
    """Their ids say which; an agent with a dot in the id is still an agent."""
    profile = _ask(small_inputs).profiles["new"]
    assert kind_of(newcomer("+new.3", profile, small_inputs).id) == "+new"
    assert kind_of("A.3") == "A.3"
