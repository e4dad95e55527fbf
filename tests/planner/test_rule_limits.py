"""Where two limits speak of one thing, it is said which of them holds, and which cannot be kept together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

import pytest

from planner.casework import make_case
from planner.inputs import Inputs
from planner.operation import OperationFile
from planner.problems import Problem
from planner.report.failures import problem_sentence
from planner.rule_limits import limit_sense
from planner.rule_sense import rule_sense
from solver.case import Protection, RosterCase
from solver.duties import Roster
from solver.outcomes import Violation
from solver.rules.average_hours import AverageHours
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_hours import DailyHours
from solver.rules.daily_rest import DailyRest
from solver.rules.forbidden_successions import Follow, ForbiddenSuccessions
from solver.rules.forms import EVERY, Form, Run, Succession, Total, Unbroken
from solver.rules.least_shift import LeastShift
from solver.rules.long_rest_after_nights import LongRestAfterNights
from solver.rules.night_length import NightLength
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.rule import Rule, Words
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.weekly_rest import WeeklyRest
from solver.shifts import ShiftTemplate
from tests.planner.report import worlds

ALL = frozenset({"ada", "can", "efe"})


@dataclass(frozen=True)
class Stated:
    """A rule that says what a test wants."""

    kind: str
    said: tuple[Form, ...]
    citation: ClassVar[str] = "Agreement"
    words: ClassVar[Words] = Words(("a", "b"), ("c", "d", "e"))

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        return self.said

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        return ()


def told(problem: Problem, lang: str = "en") -> str:
    return problem_sentence(problem, lang)


def parts(problem: Problem, *names: str) -> tuple[str, ...]:
    return tuple(dict(problem.parameters)[name] for name in names)


def found(*rules: Rule, inputs: Inputs | None = None, protections: tuple[Protection, ...] = ()) -> tuple[Problem, ...]:
    asked = inputs or worlds.inputs()
    case = replace(make_case(asked, worlds.requirement()), rules=rules, protections=protections)
    return limit_sense(asked, case)


def contract(**terms: float) -> Inputs:
    """The tiny operation with a contract of other hours."""
    contracts = {"full": {"week_h": 40, "least_week_h": 30, "most_week_h": 45, **terms}}
    config: dict[str, Any] = {**worlds.CONFIG, "contracts": contracts}
    return replace(worlds.inputs(), operation=replace(worlds.operation(), config=OperationFile.model_validate(config)))


def test_a_contract_looser_than_the_book_is_told_that_the_book_wins() -> None:
    """48 hours in the contract, 45 in the law."""
    (problem,) = found(WeeklyHours(most_week_min=2700), inputs=contract(most_week_h=48))
    assert (problem.file, problem.column, problem.severity) == (
        "operation.yaml",
        "contracts.full.most_week_h",
        "warning",
    )
    assert problem.code == "sense_contract_loose"
    assert "most_week_h = 48 h 00" in told(problem)
    assert "allows 45 h 00" in told(problem)
    assert "“Haftalık çalışma süresi” kuralı 45 sa 00" in told(problem, "tr")


def test_a_contract_as_strict_as_the_book_is_not_mentioned() -> None:
    """45 and 45; and a stricter contract is the usual one."""
    assert found(WeeklyHours(most_week_min=2700), inputs=contract(most_week_h=45)) == ()
    assert found(WeeklyHours(most_week_min=2880), inputs=contract(most_week_h=45)) == ()


def test_a_contract_that_owes_more_than_the_law_allows_cannot_be_kept() -> None:
    """A least week of 44 hours against 40; the agreed 46.5 hours, of which 95 % are owed, as well."""
    problems = found(WeeklyHours(most_week_min=2400), inputs=contract(week_h=46.5, least_week_h=44, most_week_h=48))
    assert [(p.column, p.code) for p in problems] == [
        ("contracts.full.most_week_h", "sense_contract_loose"),
        ("contracts.full.week_h", "sense_contract_against_law"),
        ("contracts.full.least_week_h", "sense_contract_against_law"),
    ]


def test_agreed_hours_just_owed_are_possible() -> None:
    """95 % of 42 h are 39.9 h, under the 40 h of the law."""
    problems = found(WeeklyHours(most_week_min=2400), inputs=contract(week_h=42, least_week_h=40, most_week_h=42))
    assert [p.code for p in problems] == ["sense_contract_loose"]


@pytest.mark.parametrize(("amount_min", "said"), [(660, False), (661, True)])
def test_a_protection_looser_than_the_book_is_told(amount_min: int, said: bool) -> None:
    """Eleven hours protect nobody where the law allows eleven at most: only more than that is a mistake."""
    protection = Protection("ada", "most_daily", date(2025, 11, 1), date(2025, 11, 30), amount_min)
    nights = replace(protection, kind="no_nights")
    problems = found(DailyHours(most_min=660), protections=(protection, nights))
    assert [(p.file, p.column, p.code) for p in problems] == [
        ("protections.csv", "amount_min", "sense_protection_loose")
    ] * said


def test_nights_longer_than_a_day_may_be_are_cut_by_the_day() -> None:
    """A changed night length that the daily hours never reach."""
    (problem,) = found(DailyHours(most_min=600), NightLength(most_paid_min=660))
    assert problem.code == "sense_stricter_wins"
    assert parts(problem, "winner", "strict", "loser", "loose") == ("daily_hours", "600", "night_length", "660")
    assert found(DailyHours(most_min=600), NightLength(most_paid_min=600)) == ()


def test_an_average_above_the_weekly_most_never_binds() -> None:
    """45 hours in each week are 45 on average, whatever the average allows."""
    (problem,) = found(WeeklyHours(most_week_min=2700), AverageHours(average_week_min=2880))
    assert parts(problem, "winner", "strict", "loser", "loose") == ("weekly_hours", "2700", "average_hours", "2880")
    assert found(WeeklyHours(most_week_min=2880), AverageHours(average_week_min=2700)) == ()


def test_a_contract_without_overtime_needs_no_word_about_the_limit_of_the_year() -> None:
    """What a plan owes is less than that and 270 hours more; only the other way round would be news."""
    period, year = total("period_hours", most=88), total("overtime_limit", most=358)
    assert found(Stated("period_hours", (period,)), Stated("overtime_limit", (year,))) == ()
    spent = total("overtime_limit", most=80)
    (problem,) = found(Stated("period_hours", (period,)), Stated("overtime_limit", (spent,)))
    assert parts(problem, "winner", "loser") == ("overtime_limit", "period_hours")


def total(
    rule: str, least: int | None = None, most: int | None = None, who: frozenset[str] = ALL, **more: Any
) -> Total:
    return Total(rule, who, EVERY, "duties", "week", least, most, **more)


@pytest.mark.parametrize(
    ("one", "other", "winner", "strict", "loose"),
    [
        (total("one", most=5), total("other", most=4), "other", "4", "5"),
        (total("one", least=2), total("other", least=3), "other", "3", "2"),
        (Succession("one", ALL, EVERY, EVERY, 660), Succession("other", ALL, EVERY, EVERY, 600), "one", "660", "600"),
        (Run("one", ALL, EVERY, 6), Run("other", ALL, EVERY, 5), "other", "5", "6"),
        (Unbroken("one", ALL, 240), Unbroken("other", ALL, 300), "one", "240", "300"),
    ],
)
def test_of_two_rules_the_stricter_wins(one: Form, other: Form, winner: str, strict: str, loose: str) -> None:
    """The most that is less, the least that is more, the longer rest."""
    (problem,) = found(Stated("one", (one,)), Stated("other", (other,)))
    assert problem.code == "sense_stricter_wins"
    assert parts(problem, "winner", "strict", "loose", "agents") == (winner, strict, loose, "3")
    assert winner in told(problem, "tr")


@pytest.mark.parametrize(
    "other",
    [
        total("other", most=5),
        total("one", most=4),
        total("other", most=4, who=frozenset({"zoe"})),
        total("other", most=4, cents=100),
        Total("other", ALL, EVERY, "duties", "horizon", None, 4),
        Total("other", ALL, EVERY, "weeks", "week", None, 4),
        total("other", least=5),
    ],
)
def test_limits_of_other_things_people_or_prices_are_not_compared(other: Form) -> None:
    """Equal limits, one rule, other people, a price, another period or measure, and a least that the most allows."""
    assert found(Stated("one", (total("one", most=5),)), Stated("other", (other,))) == ()


def test_a_least_above_another_rules_most_cannot_be_kept() -> None:
    """Six shifts a week are wanted, five allowed, for the two whom both concern."""
    both = frozenset({"ada", "can"})
    (problem,) = found(Stated("one", (total("one", most=5),)), Stated("other", (total("other", least=6, who=both),)))
    assert problem.code == "sense_limits_clash"
    assert parts(problem, "winner", "strict", "loser", "loose", "agents") == ("other", "6", "one", "5", "2")
    assert "both cannot be kept" in told(problem)


def test_two_rules_are_told_once_for_all_their_weeks() -> None:
    """Four dated forms of one agreement are one remark."""
    spans = tuple(Total("one", ALL, EVERY, "duties", "span", None, 5, None, k, k + 7) for k in range(4))
    others = tuple(replace(span, rule="other:x", most=4) for span in spans)
    (problem,) = found(Stated("one", spans), Stated("other", others))
    assert parts(problem, "winner", "loser") == ("other", "one")


def of_shifts(*rules: Rule, templates: tuple[ShiftTemplate, ...], part_timers: bool = False) -> tuple[Problem, ...]:
    """What is said where these shifts exist."""
    asked = worlds.inputs()
    case = make_case(asked, worlds.requirement())
    agents = tuple(replace(a, contract=replace(a.contract, part_time=part_timers)) for a in case.agents)
    return limit_sense(asked, replace(case, rules=rules, templates=templates, agents=agents))


BY_DAY = (ShiftTemplate("early", "m", 420, 480), ShiftTemplate("late", "m", 840, 480))
"""07:00-15:00 and 14:00-22:00: 23 h of rest to the next day at most, 33 h over a free day at least."""
FREE_MIN, NEXT_MIN = 33 * 60, 23 * 60


@pytest.mark.parametrize(
    ("most_days", "rest_min", "said"),
    [
        (5, 1440, ("consecutive_days", "5", "weekly_rest", "6")),
        (5, FREE_MIN - 60, ("consecutive_days", "5", "weekly_rest", "6")),
        (5, FREE_MIN - 59, None),
        (6, 1440, None),
        (7, NEXT_MIN + 60, None),
        (7, NEXT_MIN + 61, ("weekly_rest", "6", "consecutive_days", "7")),
    ],
)
def test_days_in_a_row_and_the_weekly_rest_are_compared_where_shifts_make_them_one(
    most_days: int, rest_min: int, said: tuple[str, ...] | None
) -> None:
    """A free day is the weekly rest, or only a free day is; where neither is sure on every clock, nothing is said."""
    weekly = WeeklyRest.model_construct(rest_min=rest_min, within_days=7)
    problems = of_shifts(ConsecutiveDays(most_days=most_days), weekly, templates=BY_DAY)
    assert [parts(problem, "winner", "strict", "loser", "loose") for problem in problems] == [said] * (said is not None)
    assert of_shifts(ConsecutiveDays(most_days=most_days), weekly, templates=()) == ()


def test_a_rest_between_some_shifts_below_the_daily_rest_never_binds() -> None:
    """Ten hours from late to early where eleven are due anyway; twelve hours do bind and need no word."""
    follows = tuple(Follow(first="late", second="early", rest_min=rest_min) for rest_min in (600, 720))
    short, long = (ForbiddenSuccessions(follows=(follow,)) for follow in follows)
    (problem,) = found(DailyRest(rest_min=660), short)
    assert parts(problem, "winner", "strict", "loser", "loose") == ("daily_rest", "660", "forbidden_successions", "600")
    assert found(DailyRest(rest_min=660), long) == ()
    (problem,) = found(DailyRest(rest_min=720), LongRestAfterNights(rest_min=660))
    assert parts(problem, "winner", "loser") == ("daily_rest", "long_rest_after_nights")


@pytest.mark.parametrize(("part_timers", "most_min"), [(False, 600), (True, 540)])
def test_the_longest_shift_holds_the_hours_of_a_day_of_one_shift(part_timers: bool, most_min: int) -> None:
    """Nobody is paid longer than the shift; with two shifts a day, or equal limits, nothing can be said."""
    shifts = LeastShift(full_most_min=600, part_most_min=540)
    made = {"templates": BY_DAY, "part_timers": part_timers}
    (problem,) = of_shifts(OneShiftADay(), DailyHours(most_min=660), shifts, **made)
    said = ("least_shift", str(most_min), "daily_hours", "660")
    assert parts(problem, "winner", "strict", "loser", "loose") == said
    assert of_shifts(DailyHours(most_min=660), shifts, **made) == ()
    assert of_shifts(OneShiftADay(), DailyHours(most_min=most_min), shifts, **made) == ()


def test_the_book_of_turkey_has_nothing_to_say_of_a_plain_operation() -> None:
    """A remark that always comes is read by nobody; here only its shifts without any break have one."""
    assert [problem.code for problem in rule_sense(worlds.inputs())] == ["sense_contract_without_shift"]
