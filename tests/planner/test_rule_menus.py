"""Shifts that a hard rule never lets anybody work are told before the plan, a contract without any loudly."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from planner.casework import make_case
from planner.problems import Problem
from planner.report.failures import problem_sentence
from planner.rule_menus import menu_sense
from planner.rule_sense import rule_sense
from solver.case import RosterCase
from solver.rules.break_law import BreakLaw
from solver.rules.daily_hours import DailyHours
from solver.rules.forms import EVERY, DutyClass, Forbid, Form, Total, Unbroken
from solver.rules.rule import Rule
from solver.rules.split_shifts import SplitShifts
from solver.shifts import BreakWindow, ShiftTemplate
from tests.planner.report import worlds
from tests.planner.test_rule_limits import ALL, Stated

BREAK = BreakWindow(150, 240, 30, False)
SHORT = ShiftTemplate("short", "standard", 540, 300, (BREAK,))
LONG = ShiftTemplate("long", "standard", 540, 570, (BREAK,))
NIGHT = ShiftTemplate("night", "standard", 1320, 480, (BREAK,))
OTHER = ShiftTemplate("other", "elsewhere", 540, 300, (BREAK,))
ALWAYS = (worlds.GRID.start_min, worlds.GRID.end_min)
LONG_ONES = DutyClass(longer_paid_min=300)


def case(*rules: Rule, templates: tuple[ShiftTemplate, ...] = (SHORT, LONG, OTHER)) -> RosterCase:
    made = make_case(worlds.inputs(), worlds.requirement())
    return replace(made, rules=rules, templates=templates)


def found(*rules: Rule, **facts: Any) -> tuple[Problem, ...]:
    return menu_sense(case(*rules, **facts))


def names(*forms: Form, templates: tuple[ShiftTemplate, ...] = (SHORT, LONG, OTHER)) -> list[str]:
    """The shifts that are told for these forms of one rule."""
    return [dict(p.parameters)["names"] for p in found(Stated("daily_hours", forms), templates=templates)]


def test_a_rule_that_shuts_some_shifts_is_told_with_them() -> None:
    """Nine hours of pay against eight: the long shift is never planned, the short one is."""
    (problem,) = found(DailyHours(most_min=480))
    assert (problem.file, problem.column, problem.severity) == ("operation.yaml", "contracts.full", "warning")
    assert problem.code == "sense_shifts_forbidden"
    assert dict(problem.parameters) == {
        "rule": "daily_hours",
        "contract": "full",
        "agents": "3",
        "all": "2",
        "shifts": "1",
        "names": "long",
    }
    assert "“Hours a day” forbids 1 of 2 shifts" in problem_sentence(problem, "en")
    assert "long" in problem_sentence(problem, "tr")


def test_shifts_that_just_keep_the_rule_are_not_mentioned() -> None:
    """Nine hours of pay against nine."""
    assert found(DailyHours(most_min=540)) == ()


def test_a_contract_without_any_shift_is_told_loudly_with_all_the_rules() -> None:
    """One rule shuts the long shift, another the short one: nothing is left."""
    night = Stated("nights", (Forbid("nights", ALL, DutyClass(frozenset({"short"})), *ALWAYS, by_start=True),))
    (problem,) = found(DailyHours(most_min=480), night)
    assert problem.code == "sense_contract_without_shift"
    assert dict(problem.parameters)["rules"] == "daily_hours, nights"
    assert "NO SHIFT" in problem_sentence(problem, "en")
    assert "Hours a day" in problem_sentence(problem, "en")
    assert "HİÇBİR" in problem_sentence(problem, "tr")


def test_a_rule_that_shuts_all_alone_is_named_alone() -> None:
    """Whoever changes the other one has changed nothing."""
    (problem,) = found(DailyHours(most_min=200), Stated("nights", (Forbid("nights", ALL, LONG_ONES, *ALWAYS),)))
    assert dict(problem.parameters)["rules"] == "daily_hours"


def test_the_law_of_breaks_shuts_shifts_with_too_little_break() -> None:
    """Half an hour of break in 9.5 hours, of which Turkey's law wants an hour beyond 7.5."""
    (problem,) = found(BreakLaw())
    assert dict(problem.parameters)["names"] == "long"


def test_gaps_of_split_shifts_are_seen_in_their_breaks() -> None:
    """A gap of three hours where gaps are two at most."""
    split = ShiftTemplate("split", "standard", 540, 600, (BreakWindow(180, 240, 180, False),))
    (problem,) = found(SplitShifts(gap_min=120, most_gap_min=120), templates=(SHORT, split))
    assert dict(problem.parameters)["names"] == "split"


@pytest.mark.parametrize("period", ["day", "week", "horizon"])
def test_the_most_of_a_period_shuts_what_one_shift_exceeds(period: str) -> None:
    """Whatever the period, one shift already makes more than is allowed."""
    assert names(Total("daily_hours", ALL, EVERY, "paid_min", period, most=539)) == ["long"]
    assert names(Total("daily_hours", ALL, LONG_ONES, "duties", period, most=0)) == ["long"]


@pytest.mark.parametrize(
    "form",
    [
        Total("daily_hours", ALL, EVERY, "paid_min", "day", most=200, cents=5),
        Total("daily_hours", ALL, EVERY, "paid_min", "day", least=200),
        Total("daily_hours", ALL, EVERY, "paid_min", "span", most=200, start_min=ALWAYS[0], end_min=ALWAYS[1]),
        Total("daily_hours", ALL, EVERY, "weekends", "horizon", most=0),
        Total("daily_hours", ALL - {"efe"}, EVERY, "paid_min", "day", most=200),
        Forbid("daily_hours", ALL, EVERY, *ALWAYS),
        Forbid("daily_hours", ALL, LONG_ONES, ALWAYS[0] + 1, ALWAYS[1]),
        Forbid("daily_hours", ALL, LONG_ONES, ALWAYS[0], ALWAYS[1] - 1),
        Forbid("daily_hours", ALL, DutyClass(days=frozenset({worlds.MONDAY})), *ALWAYS),
        Forbid("daily_hours", ALL, DutyClass(days=frozenset({worlds.MONDAY + timedelta(days=6)})), *ALWAYS),
        Unbroken("daily_hours", ALL, 100, cents=5),
    ],
)
def test_prices_dates_and_rules_of_some_people_shut_no_shift(form: Form) -> None:
    """They leave the shift open to somebody, on some day or for money."""
    assert names(form) == []


def test_forms_of_one_rule_are_taken_together() -> None:
    """Two people by one form, the third by another: nobody is left."""
    parts = (ALL - {"efe"}, frozenset({"efe"}))
    assert names(*(Forbid("daily_hours", who, LONG_ONES, *ALWAYS) for who in parts)) == ["long"]


def test_a_night_is_forbidden_by_its_window() -> None:
    """The class is asked on the days of the plan themselves."""
    nights = Forbid("daily_hours", ALL, DutyClass(night_window=(1200, 360)), *ALWAYS)
    assert names(nights, templates=(SHORT, NIGHT)) == ["night"]


def test_a_length_that_some_starts_leave_open_is_not_mentioned() -> None:
    """Menus are made of starts and lengths: that the long ones are too long by night is how they are meant."""
    nights = Forbid("daily_hours", ALL, DutyClass(night_window=(1200, 360)), *ALWAYS)
    assert names(nights, templates=(replace(NIGHT, id="day", start=540), NIGHT)) == []
    other_breaks = replace(NIGHT, id="day", start=540, breaks=())
    assert names(nights, templates=(other_breaks, NIGHT)) == ["night"]


@pytest.mark.parametrize(("most_min", "told"), [(300, []), (299, ["long"]), (149, [])])
def test_an_unbroken_spell_counts_only_where_no_place_of_the_break_avoids_it(most_min: int, told: list[str]) -> None:
    """240 before the break, 30 of it, 300 after; at 149 the short shift has no place either and nothing is left."""
    spell = Unbroken("daily_hours", ALL, most_min)
    problems = found(Stated("daily_hours", (spell,)))
    assert [dict(p.parameters)["names"] for p in problems if p.code == "sense_shifts_forbidden"] == told
    assert ["sense_contract_without_shift"] * (most_min == 149) == [
        p.code for p in problems if p.code == "sense_contract_without_shift"
    ]


def test_many_shifts_are_named_as_far_as_people_read() -> None:
    """Six names and dots."""
    many = tuple(replace(LONG, id=f"L{k}") for k in range(7))
    assert names(Forbid("daily_hours", ALL, LONG_ONES, *ALWAYS), templates=(SHORT, *many)) == [
        "L0, L1, L2, L3, L4, L5, ..."
    ]
    assert names(Forbid("daily_hours", ALL, LONG_ONES, *ALWAYS), templates=(SHORT, *many[:6])) == [
        "L0, L1, L2, L3, L4, L5"
    ]


def test_what_is_shut_is_among_the_remarks_on_the_rules() -> None:
    """`validate` asks one place for all of them."""
    config = worlds.CONFIG | {
        "rules": {"preset": "turkey", "changes": {"daily_hours": {"most_min": 300, "reason": "x"}}}
    }
    operation = replace(worlds.operation(), config=type(worlds.operation().config).model_validate(config))
    problems = rule_sense(replace(worlds.inputs(), operation=operation))
    assert "sense_contract_without_shift" in [problem.code for problem in problems]
