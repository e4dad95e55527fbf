"""An agent's day in the small plan: what the shift is worth, what else would be lawful, and the wish of the files."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from planner.answers.agent_day import MOST_OPTIONS, AgentDay, AgentQuestion, explain_agent
from planner.answers.standing import Standing, standing
from planner.operation import load
from planner.problems import OperationError
from planner.report.answers.agent_prices import TOGETHER, told_cents
from planner.store import Store
from solver.case import Wish
from solver.checker import check
from solver.duties import Duty
from solver.explainer.wishes import Change, Way


@pytest.fixture(scope="module")
def whole(small_planned: Path) -> Standing:
    """The small plan, asked."""
    return standing(load(small_planned), Store(small_planned))


@pytest.fixture(scope="module")
def shift(whole: Standing) -> Duty:
    """The plan's first shift."""
    return min(whole.plan.roster.duties, key=lambda duty: (duty.day, duty.agent))


@pytest.fixture(scope="module")
def told(whole: Standing, shift: Duty) -> AgentDay:
    """Why this shift and not a day off, which its agent wished."""
    wish = Wish(shift.agent, shift.day, "off")
    operation = replace(whole.inputs.operation, wishes=(wish,))
    wished = replace(whole, inputs=replace(whole.inputs, operation=operation))
    return explain_agent(wished, AgentQuestion(shift.agent, shift.day))


def test_the_agents_own_wish_is_the_one_answered(told: AgentDay, shift: Duty) -> None:
    """Without another being asked about; every way to grant it is a roster without the shift."""
    assert told.stated == Wish(shift.agent, shift.day, "off")
    assert told.found is not None
    assert (told.found.asked.kind, told.found.granted) == ("off", False)
    best = told.found.best
    assert best is not None
    assert not any((duty.agent, duty.day) == (shift.agent, shift.day) for duty in best.roster.duties)


def test_the_day_off_is_judged_as_the_checker_judges_it(told: AgentDay) -> None:
    """Hard rules and all."""
    assert told.without is not None
    case, before = told.standing.case, told.standing.plan.roster
    broken = {v for v in check(case, told.without.roster) if v.hard} - {v for v in check(case, before) if v.hard}
    assert set(told.without.verdict.broken) == broken
    assert told.missed is None or told.missed.cents == pytest.approx(told.without.coverage)


def test_other_shifts_are_lawful_and_no_more_than_the_menu(told: AgentDay) -> None:
    """Those judged change nothing but this day of this agent."""
    assert len(told.options) <= min(MOST_OPTIONS, len(told.one.lawful))
    assert len(told.one.lawful) <= len(told.one.menu)
    for way in told.options:
        assert way.verdict.lawful
        before, after = set(told.standing.plan.roster.duties), set(way.roster.duties)
        assert {(duty.agent, duty.day) for duty in before ^ after} == {(told.agent.id, told.day)}


def test_a_day_without_a_shift_is_explained_too(whole: Standing) -> None:
    """Nothing to take away; shifts that would be lawful are priced."""
    worked = {(duty.agent, duty.day) for duty in whole.plan.roster.duties}
    agent, day = next((a.id, d) for a in whole.case.agents for d in whole.plan.grid.days if (a.id, d) not in worked)
    found = explain_agent(whole, AgentQuestion(agent, day))
    assert (found.duties, found.without, found.missed, found.found) == ((), None, None, None)
    assert set(found.ways) == {f"agent-other-{n}" for n in range(1, len(found.options) + 1)}


def test_what_makes_no_sense_is_refused_all_at_once(whole: Standing) -> None:
    """Before anything is worked out."""
    day = whole.plan.grid.days[0] - timedelta(days=1)
    with pytest.raises(OperationError) as caught:
        explain_agent(whole, AgentQuestion("nobody", day, "some time"))
    assert [problem.code for problem in caught.value.problems] == [
        "unknown_agent",
        "day_outside_plan",
        "wish_unreadable",
    ]


def test_prices_of_others_rules_are_told_as_one_sum(told: AgentDay) -> None:
    """Whether somebody who moves had a wish or leave could be read off else."""
    assert told.without is not None
    verdict = replace(told.without.verdict, cents=(("coverage", 700.0), ("rest_before_leave", 300.0), ("wish", -50.0)))
    alone = replace(told.without, verdict=verdict)
    other = Change("somebody", told.day, None, None)
    moved = Way((*alone.changes, other), alone.roster, verdict)
    assert told_cents(alone, told.agent.id) == dict(verdict.cents)
    assert told_cents(moved, told.agent.id) == {"coverage": 700.0, TOGETHER: 250.0}
