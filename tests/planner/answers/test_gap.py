"""A shortage explained on the small plan with a day made thin: figures that add up, ways that are lawful rosters."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from planner.answers.cost import roster_cost
from planner.answers.gap import Gap, explain_gap
from planner.answers.gap_figures import gap_figures
from planner.answers.gap_service import Asked, serve_each
from planner.answers.standing import Standing, standing
from planner.answers.there import who_is_there
from planner.operation import load
from planner.problems import OperationError
from planner.store import Store
from solver.case import Absence
from solver.checker import check
from solver.explainer.serving import STATES
from solver.grid import utc

if TYPE_CHECKING:
    from planner.plans import Plan
    from solver.duties import Roster

QUEUE, PLAYED = "phone-tr", 3
NOON = time(12, 0)


def with_roster(plan: Plan, roster: Roster) -> Plan:
    """The plan with another roster."""
    assert plan.roster_stage is not None
    stage = plan.roster_stage
    return replace(plan, roster_stage=replace(stage, result=replace(stage.result, roster=roster)))


@pytest.fixture(scope="module")
def whole(small_planned: Path) -> Standing:
    """The small plan, asked."""
    return standing(load(small_planned), Store(small_planned))


@pytest.fixture(scope="module")
def noon(whole: Standing) -> datetime:
    """Noon of the plan's third day."""
    return datetime.combine(whole.plan.grid.days[2], NOON)


@pytest.fixture(scope="module")
def thin(whole: Standing) -> Standing:
    """The plan without any shift of its third day."""
    day, roster = whole.plan.grid.days[2], whole.plan.roster
    kept = tuple(duty for duty in roster.duties if duty.day != day)
    return replace(whole, plan=with_roster(whole.plan, replace(roster, duties=kept)))


@pytest.fixture(scope="module")
def gap(thin: Standing, noon: datetime) -> Gap:
    """The thin day's noon, explained."""
    return explain_gap(thin, QUEUE, noon, PLAYED)


def test_people_too_few_are_the_need_less_those_present(gap: Gap) -> None:
    """Nobody is there, nothing is shared: all that the goal needs is missing."""
    assert gap.shortage.short == pytest.approx(gap.there.need[2])
    assert gap.shortage.sharing == ()
    assert gap.there.present == ()
    assert gap.shortage.missing >= 1


def test_everybody_who_can_serve_is_in_one_state_as_the_check_counts(gap: Gap, thin: Standing) -> None:
    """Present, on break, in an activity and on call agree with `who_is_there`; the rest are not working then."""
    states = {state: [t.person.agent for t in gap.people if t.person.state == state] for state in STATES}
    for state in ("present", "on_break", "in_activity", "on_call"):
        assert tuple(states[state]) == getattr(gap.there, state)
    assert sorted(states["other_hours"] + states["absent"] + states["off"]) == sorted(gap.there.off)
    assert len(gap.people) == gap.there.able == len(thin.case.agents)


def test_each_way_is_a_lawful_roster_with_that_many_more(gap: Gap, thin: Standing) -> None:
    """By the checker, and by counting who is there."""
    broken = {v for v in check(thin.case, thin.plan.roster) if v.hard}
    assert len(gap.ways) >= 3
    for way in gap.ways:
        assert {v for v in check(thin.case, way.roster) if v.hard} <= broken
        there = who_is_there(thin, way.roster, gap.start_min, QUEUE)
        assert len(there.present) == len(gap.there.present) + way.adds
    assert any(way.closes for way in gap.ways)


def test_each_way_is_priced_as_the_check_prices_its_roster(gap: Gap, thin: Standing) -> None:
    """Paid minutes, wages, and priced rules with people missing and fees."""
    before = roster_cost(thin.case, thin.inputs, thin.plan.roster, check(thin.case, thin.plan.roster))
    for way in gap.ways:
        after = roster_cost(thin.case, thin.inputs, way.roster, check(thin.case, way.roster))
        assert way.paid_min == after.paid_min - before.paid_min
        assert way.wages_cents == after.wages.total - before.wages.total
        assert way.verdict.total_cents == pytest.approx(after.wishes_cents - before.wishes_cents)
        assert way.rules_cents + way.coverage_cents == pytest.approx(way.verdict.total_cents)


def test_ways_are_simulated_with_the_same_contacts_and_the_best_is_first(gap: Gap, thin: Standing) -> None:
    """More people answer more in time; what harms the day would stand last."""
    first, *others = gap.ways
    asked = Asked(QUEUE, gap.start_min, gap.shortage.missing, frozenset(), PLAYED)
    assert serve_each(thin, (thin.plan.roster, first.roster), asked) == (gap.served, first.served)
    assert first.closes
    assert first.better > 0
    assert [way.harms for way in gap.ways] == sorted(way.harms for way in gap.ways)
    assert first.served.day.share is not None
    assert all(way.served.day.share <= first.served.day.share for way in others if way.served.day.share is not None)


def test_an_hour_with_enough_people_says_who_is_there_and_tries_nothing(whole: Standing) -> None:
    """Before opening nothing is needed."""
    found = explain_gap(whole, QUEUE, datetime.combine(whole.plan.grid.days[2], time(3, 0)), PLAYED)
    assert not found.shortage.is_short
    assert (found.ways, found.causes, found.beyond) == ((), (), None)
    assert len(found.people) == len(whole.case.agents)
    assert all(tried.move is None for tried in found.people)


def away(asked: Standing, *agents: str) -> Standing:
    """The same with some people away all week."""
    grid = asked.plan.grid
    absences = tuple(Absence(name, grid.start_min, grid.end_min) for name in agents)
    operation = replace(asked.inputs.operation, absences=absences)
    return replace(asked, inputs=replace(asked.inputs, operation=operation))


def test_no_roster_of_todays_people_is_said_with_the_people_needed(thin: Standing, noon: datetime) -> None:
    """Everybody is away: nothing can be tried, and hours a week are missing."""
    names = tuple(agent.id for agent in thin.case.agents)
    empty = replace(thin, plan=with_roster(thin.plan, replace(thin.plan.roster, duties=())))
    found = explain_gap(away(empty, *names), QUEUE, noon, PLAYED)
    assert (found.free, found.ways) == (0, ())
    assert found.beyond is not None
    assert found.beyond.people == found.shortage.missing
    assert found.beyond.week_h > 0
    assert found.causes[0].kind == "absence"
    assert found.causes[0].people == len(names)


def test_who_is_away_is_told_without_a_reason_or_a_rule(thin: Standing, noon: datetime) -> None:
    """Only that they are."""
    name = thin.case.agents[0].id
    (first, *_) = explain_gap(away(thin, name), QUEUE, noon, PLAYED).people
    assert (first.person.agent, first.person.state, first.move, first.broken) == (name, "absent", None, ())


def test_an_event_accounts_for_its_share_of_the_work(thin: Standing, noon: datetime) -> None:
    """Half of the contacts expected then are the derby's: half of the work."""
    forecast = thin.plan.forecast
    assert forecast is not None
    start = utc(thin.minute(noon))
    mean = float(forecast.table.loc[forecast.table["start"] == start, "mean"].iloc[0])
    derby = pd.DataFrame({"queue": [QUEUE], "start": [start], "part": ["derby"], "contacts": [mean / 2]})
    table = pd.concat([forecast.attribution, derby.astype(forecast.attribution.dtypes.to_dict())], ignore_index=True)
    found = explain_gap(
        replace(thin, plan=replace(thin.plan, forecast=replace(forecast, attribution=table))), QUEUE, noon, PLAYED
    )
    (event,) = (cause for cause in found.causes if cause.kind == "event")
    assert event.about == "derby"
    assert event.people == pytest.approx(found.shortage.load / 2)


def test_a_queue_or_moment_that_is_not_there_is_refused(thin: Standing, noon: datetime) -> None:
    """Unknown queue, a moment outside the plan, a queue that nobody can serve."""

    def code(asked: Standing, queue: str, at: datetime) -> str:
        with pytest.raises(OperationError) as refused:
            explain_gap(asked, queue, at, PLAYED)
        (problem,) = refused.value.problems
        return problem.code

    assert code(thin, "phone-rt", noon) == "unknown_queue"
    assert code(thin, QUEUE, datetime.combine(thin.plan.grid.days[0], NOON).replace(year=2000)) == "moment_outside_plan"
    stage = thin.plan.roster_stage
    assert stage is not None
    nobody = replace(thin.plan, roster_stage=replace(stage, requirement=replace(stage.requirement, rows=())))
    assert code(replace(thin, plan=nobody), QUEUE, noon) == "gap_unserved"


def test_every_figure_names_a_command_and_its_place(gap: Gap, thin: Standing) -> None:
    """A file of a way for what is a way's, the plan for what is the plan's."""
    for figure in gap_figures(gap, thin, "ways"):
        assert figure.found.command[0] in ("check", "simulate", "explain")
        assert ("ways/way-" in " ".join(figure.found.command)) == figure.code.startswith("gap_way")
        assert figure.found.place


def test_before_the_plans_first_shift_the_plan_before_is_named(whole: Standing) -> None:
    """A moment of the first night that no shift of this plan could hold, and one of its first noon."""
    grid, templates = whole.plan.grid, whole.case.templates
    night, noon = (explain_gap(whole, QUEUE, datetime.combine(grid.days[0], time(h)), PLAYED) for h in (1, 12))
    assert night.starts_before(grid, templates)
    assert not noon.starts_before(grid, templates)
