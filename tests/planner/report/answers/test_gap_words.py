"""A shortage in words: each change by its days and hours, each rule with its figure, the picture of its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pytest

from planner.answers.gap import Beyond, Gap, explain_gap
from planner.answers.standing import Standing, standing
from planner.operation import load
from planner.report.answers.gap_lines import beyond_lines, service_lines
from planner.report.answers.gap_moves import held_text, move_text
from planner.report.answers.gap_tables import people_table, way_parts, way_table
from planner.report.charts.gap import gap_points
from planner.store import Store
from solver.duties import Activity, Break, Duty
from solver.explainer.moves import Move
from solver.explainer.serving import Person
from solver.explainer.tried import Tried
from solver.outcomes import Violation


@pytest.fixture(scope="module")
def asked(small_planned: Path) -> Standing:
    """The small plan, asked."""
    return standing(load(small_planned), Store(small_planned))


def with_duties(asked: Standing, duties: tuple[Duty, ...]) -> Standing:
    """The plan with other shifts."""
    stage = asked.plan.roster_stage
    assert stage is not None
    result = replace(stage.result, roster=replace(asked.plan.roster, duties=duties))
    return replace(asked, plan=replace(asked.plan, roster_stage=replace(stage, result=result)))


@pytest.fixture(scope="module")
def gap(asked: Standing) -> Gap:
    """Its third day at noon with nobody there."""
    day = asked.plan.grid.days[2]
    kept = tuple(duty for duty in asked.plan.roster.duties if duty.day != day)
    return explain_gap(with_duties(asked, kept), "phone-tr", datetime.combine(day, time(12)), 2)


def test_a_moved_shift_tells_old_and_new_hours(asked: Standing) -> None:
    """With the day, in both languages."""
    duty = asked.plan.roster.duties[0]
    later = replace(duty, start_min=duty.start_min + 60, end_min=duty.end_min + 60)
    move = Move(duty.agent, "shift", ((duty.day, later),))
    local = asked.plan.grid.local
    old, new = (f"{local(d.start_min):%H:%M}-{local(d.end_min):%H:%M}" for d in (duty, later))
    assert f"{new} instead of {old}" in move_text(move, asked, "en")
    assert f"{old} yerine {new}" in move_text(move, asked, "tr")


def test_a_swap_tells_the_day_given_up(asked: Standing) -> None:
    """Both days with their hours."""
    first, second = asked.plan.roster.by_agent()[asked.plan.roster.duties[0].agent][:2]
    free = next(day for day in asked.plan.grid.days if day not in {d.day for d in asked.plan.roster.duties
                                                                   if d.agent == first.agent})  # fmt: skip
    move = Move(first.agent, "swap", ((second.day, None), (free, replace(first, day=free))))
    told = move_text(move, asked, "en")
    assert told.startswith(f"{first.agent}: works")
    assert "off on" in told


def test_a_moved_break_and_activity_are_told_by_their_starts(asked: Standing) -> None:
    """The pause by its name, half an hour later."""
    duty = asked.plan.roster.duties[0]
    at = duty.start_min + 60
    paused = replace(duty, breaks=(Break(at, 15),), activities=(Activity(at + 60, 30, "coaching"),))
    plan = asked.plan
    stage = plan.roster_stage
    assert stage is not None
    roster = replace(plan.roster, duties=(paused, *plan.roster.duties[1:]))
    standing_ = replace(
        asked, plan=replace(plan, roster_stage=replace(stage, result=replace(stage.result, roster=roster)))
    )
    local = plan.grid.local
    moved = replace(paused, breaks=(Break(at + 30, 15),))
    told = move_text(Move(duty.agent, "break", ((duty.day, moved),)), standing_, "en")
    assert told == f"{duty.agent}: break at {local(at + 30):%H:%M} instead of {local(at):%H:%M}"
    held = replace(paused, activities=(Activity(at + 90, 30, "coaching"),))
    told = move_text(Move(duty.agent, "activity", ((duty.day, held),)), standing_, "en")
    assert told == f"{duty.agent}: coaching at {local(at + 90):%H:%M} instead of {local(at + 60):%H:%M}"


def test_what_holds_somebody_is_each_rule_once_with_its_figure() -> None:
    """Three at most; who is away is away, without a rule."""
    rests = [Violation("daily_rest", "ada", 0, 1, amount, 660, "min") for amount in (600, 480)]
    others = [
        Violation(rule, "ada", 0, 1, 6, 5, "duties") for rule in ("one_shift_a_day", "weekly_days", "weekly_hours")
    ]
    told = held_text(Tried(Person("ada", "off"), None, (*rests, *others)), "en")
    assert "8 h 00" in told
    assert "10 h 00" not in told
    assert told.endswith("1 more rule")
    assert held_text(Tried(Person("ada", "absent")), "en") == "absent"


def test_ways_and_people_stand_in_tables_and_lines(gap: Gap, asked: Standing) -> None:
    """A row for each way, and on narrow screens a line with what changes."""
    table = way_table(gap, asked, "en")
    assert len(table.rows) == len(gap.ways)
    lines = [part.text for part in way_parts(gap, asked, "en") if hasattr(part, "text")]
    assert sum(line.startswith(tuple("12345")) for line in lines) == len(gap.ways)
    assert len(people_table(gap, asked, "en").rows) == len(gap.people)
    assert len(people_table(gap, asked, "en", 2).rows) == 2


def test_hours_to_hire_are_told_only_where_there_are_any(gap: Gap, asked: Standing) -> None:
    """Half an hour a week is no reason to hire; one person is one person."""
    few, many = (replace(gap, beyond=Beyond(1, hours, 100000, 45.0), ways=()) for hours in (0.2, 90.0))
    assert [("Hire" in line.text) for line in beyond_lines(few, asked, "en")][:2] == [False]
    told = [line.text for line in beyond_lines(many, asked, "en")]
    assert "2.0 contracts of 45 h" in told[1]
    assert "1 more person would" in told[0]


def test_a_goal_kept_although_people_are_too_few_is_said(gap: Gap, asked: Standing) -> None:
    """And the other way round."""
    day = replace(gap.served.day, share=0.99)
    kept = replace(gap, served=replace(gap.served, day=day, block=None))
    assert "all the same" in service_lines(kept, asked, "en")[-1].text
    enough = replace(gap, shortage=replace(gap.shortage, short=0.0))
    assert "although this hour has enough" in service_lines(enough, asked, "en")[-1].text
    unjudged = replace(gap, served=replace(gap.served, day=replace(day, share=None), block=None))
    assert len(service_lines(unjudged, asked, "en")) == 1


def test_the_picture_runs_to_the_next_morning_with_what_is_lacking(gap: Gap, asked: Standing) -> None:
    """Thirty hours; present and lacking never exceed the need they stand for."""
    points = gap_points(gap, asked)
    assert len(points) == 30 * 60 // asked.plan.grid.step_min
    for point in points:
        assert point["lack"] in (point["need"], point["here"])
        assert float(str(point["lack"])) <= min(float(str(point["need"])), float(str(point["here"])))
