"""A lock that the rule book forbids is told before anything is planned, with the rule, its law and the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from planner.casework import make_case
from planner.inputs import Inputs
from planner.operation.config import RulesSpec
from planner.problems import Problem
from planner.report.failures import problem_sentence
from planner.rule_locks import lock_sense
from planner.rule_sense import rule_sense
from solver.case import Absence, Lock, Opening, Protection
from solver.duties import Duty
from solver.people import Agent
from solver.rules.absence import AwayWhenAbsent
from solver.rules.activity import ActivitiesDue
from solver.rules.breaks import BreaksTaken
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.contract_dates import ContractDates
from solver.rules.daily_rest import DailyRest
from solver.rules.floor import Floors
from solver.rules.lock import Locked
from solver.rules.long_rest_after_nights import LongRestAfterNights
from solver.rules.menus import Menus
from solver.rules.protection import Protected
from solver.rules.rule import Rule
from solver.rules.weekly_hours import WeeklyHours
from solver.shifts import BreakWindow, ShiftTemplate
from tests.planner.report import worlds

EARLY, LATE, NIGHT = "standard-0600-480", "standard-1600-480", "standard-2200-480"
TUESDAY, WEDNESDAY = date(2025, 11, 4), date(2025, 11, 5)


def lock(day: int, shift: str | None, agent: str = "ada") -> Lock:
    return Lock(agent, date(2025, 11, day), shift)


def locked(*locks: Lock) -> Inputs:
    """The tiny operation with these locks, in rows 2, 3, ... of locks.csv."""
    rows = tuple((k.agent, k.day, 2 + i) for i, k in enumerate(locks))
    return replace(worlds.inputs(), operation=replace(worlds.operation(), locks=locks, lock_rows=rows))


def found(rules: Sequence[Rule], *locks: Lock, **facts: object) -> list[tuple[int | None, str, str]]:
    """Row, day and rule of each warning."""
    problems = warned(rules, *locks, **facts)
    return [(p.row, dict(p.parameters)["day"][-2:], dict(p.parameters)["rule"]) for p in problems]


def warned(rules: Sequence[Rule], *locks: Lock, **facts: object) -> tuple[Problem, ...]:
    inputs = locked(*locks)
    case = make_case(inputs, worlds.requirement())
    return lock_sense(inputs, replace(case, rules=tuple(rules), **facts))  # type: ignore[arg-type]


def test_two_locks_without_the_daily_rest_are_told_at_the_later_one() -> None:
    """From midnight to six are six hours of eleven."""
    (problem,) = warned([DailyRest(rest_min=660)], lock(4, LATE), lock(5, EARLY))
    assert (problem.file, problem.row, problem.column, problem.value) == ("locks.csv", 3, "shift", EARLY)
    assert problem.severity == "warning"
    text = problem_sentence(problem, "en")
    assert "ada on 2025-11-05" in text
    assert "“Rest between shifts” (Shift regulation Art. 9)" in text
    assert "6 h 00 against 11 h 00" in text
    assert "“Vardiyalar arası dinlenme”" in problem_sentence(problem, "tr")


def test_the_article_is_that_of_the_operations_own_book() -> None:
    """Not what the rule cites for all countries."""
    inputs = locked(lock(4, LATE), lock(5, EARLY))
    spec = RulesSpec.model_validate({"preset": "germany"})
    config = inputs.operation.config.model_copy(update={"rules": spec})
    german = replace(inputs, operation=replace(inputs.operation, config=config))
    case = replace(make_case(inputs, worlds.requirement()), rules=(DailyRest(rest_min=660),))
    (problem,) = lock_sense(german, case)
    assert dict(problem.parameters)["citation"] == "ArbZG § 5"


def test_a_rule_that_the_operation_added_is_cited_as_it_cites_itself() -> None:
    """The book has no article for it."""
    rule = LongRestAfterNights(rest_min=2880)
    (problem,) = warned([rule], lock(4, NIGHT), lock(6, EARLY))
    assert dict(problem.parameters)["citation"] == rule.citation


def test_a_lock_too_near_to_a_shift_before_the_plan_is_told() -> None:
    """What was worked on Sunday night counts."""
    start = worlds.GRID.start_min - 480
    before = Duty("ada", start, start + 480, date(2025, 11, 2), LATE, 480)
    rules = [DailyRest(rest_min=660)]
    assert found(rules, lock(3, EARLY), opening=Opening((before,))) == [(2, "03", "daily_rest")]
    assert found(rules, lock(3, "standard-1100-480"), opening=Opening((before,))) == []


def test_a_lock_in_an_absence_or_outside_the_contract_is_told() -> None:
    """Nobody can work while away, or before they are hired."""
    away = Absence("ada", worlds.at(4, 0), worlds.at(5, 0))
    ada: Agent = replace(worlds.operation().agents[0], first_day=WEDNESDAY)
    rules = [AwayWhenAbsent(), ContractDates()]
    assert found(rules, lock(4, EARLY), lock(5, EARLY), absences=(away,)) == [(2, "04", "absence")]
    assert found(rules, lock(4, EARLY), lock(5, EARLY), agents=(ada,)) == [(2, "04", "contract_dates")]


def test_a_lock_of_a_shift_outside_the_contracts_menus_is_told() -> None:
    """Whose contract has no such shift cannot be made to work it."""
    part = ShiftTemplate("part-0900-240", "part", 540, 240)
    templates = (*worlds.operation().templates, part)
    assert found([Menus()], lock(4, "part-0900-240"), templates=templates) == [(2, "04", "menus")]


def test_a_night_lock_against_a_protection_is_told() -> None:
    """A protection is never loosened by a planner's word; an early shift keeps it."""
    no_nights = Protection("ada", "no_nights", TUESDAY, WEDNESDAY)
    rules = [Protected(night_start=1200, night_end=360)]
    assert found(rules, lock(4, NIGHT), protections=(no_nights,)) == [(2, "04", "protection")]
    assert found(rules, lock(4, EARLY), lock(6, NIGHT), protections=(no_nights,)) == []


def test_a_seventh_locked_day_is_told_once_at_the_last() -> None:
    """Monday to Sunday; six days are fine."""
    week = [lock(day, EARLY) for day in range(3, 10)]
    rules = [ConsecutiveDays(most_days=6)]
    assert found(rules, *week) == [(8, "09", "consecutive_days")]
    assert found(rules, *week[:6]) == []


def test_hours_still_missing_are_not_the_locks_fault() -> None:
    """One locked shift does not fill a week, but the plan can; six of eight hours are over the most for good."""
    rules = [WeeklyHours(most_week_min=2400, least_cents=None)]
    week = [lock(day, EARLY) for day in range(3, 9)]
    assert found(rules, lock(4, EARLY)) == []
    assert found(rules, *week) == [(7, "08", "weekly_hours")]


def test_rules_that_other_shifts_or_breaks_can_mend_are_not_told() -> None:
    """Floors, activities, the place of breaks, and the lock itself."""
    long = ShiftTemplate("standard-0600-480", "standard", 360, 480, (BreakWindow(120, 300, 60, False),))
    rules = [Floors(), ActivitiesDue(), BreaksTaken(), Locked()]
    assert found(rules, lock(4, EARLY), lock(5, None), templates=(long,)) == []


def test_locks_of_days_off_and_other_agents_are_left_alone() -> None:
    """A day off breaks no rest; one agent's fault is not told of another."""
    rules = [DailyRest(rest_min=660)]
    locks = (lock(3, LATE, "can"), lock(4, LATE), lock(4, EARLY, "can"), lock(5, None))
    assert found(rules, *locks) == [(4, "04", "daily_rest")]


@pytest.mark.parametrize("row", [None, 2])
def test_a_lock_without_a_row_is_told_without_one(row: int | None) -> None:
    """A scenario may add a lock that stands in no file."""
    inputs = locked(lock(4, LATE), lock(5, EARLY))
    rows = () if row is None else (("ada", WEDNESDAY, row),)
    inputs = replace(inputs, operation=replace(inputs.operation, lock_rows=rows))
    assert [p.row for p in rule_sense(inputs) if dict(p.parameters).get("rule") == "daily_rest"] == [row]


def test_nothing_is_checked_without_locks() -> None:
    """The common case costs nothing."""
    assert [p.file for p in rule_sense(worlds.inputs())] == ["operation.yaml"]
