"""How optima answer to other rules: looser, dropped, repeated, in another order, at other prices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from solver.case import RosterCase, Wish
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_rest import DailyRest
from solver.rules.forbidden_successions import ForbiddenSuccessions
from solver.rules.long_rest_after_nights import LongRestAfterNights
from solver.rules.night_run import NightRun
from solver.rules.rule import Rule, RuleModel
from solver.rules.same_shift_run import SameShiftRun
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.weekly_rest import WeeklyRest
from solver.rules.wish import Wishes
from tests.solver.roster.relations import assert_never_better, assert_never_worse, assert_same, costs
from tests.solver.roster.tiny_optima import EQUAL

LIMITS = (ConsecutiveDays(most_days=2), NightRun(most_nights=1), WeeklyHours(most_week_min=960))
HARD = (ConsecutiveDays, NightRun, WeeklyRest, LongRestAfterNights, SameShiftRun, ForbiddenSuccessions)


def ruled(case: RosterCase, rules: tuple[Rule, ...]) -> RosterCase:
    """The case under these rules."""
    return replace(case, rules=rules)


def tight(case: RosterCase) -> RosterCase:
    """The case with a few limits that bite."""
    kinds = tuple(type(rule) for rule in LIMITS)
    return ruled(case, (*(rule for rule in case.rules if not isinstance(rule, kinds)), *LIMITS))


def changed(kind: type[RuleModel], **parameters: int) -> Callable[[RosterCase], RosterCase]:
    """A change of one rule's parameters wherever it stands."""

    def change(case: RosterCase) -> RosterCase:
        return ruled(case, tuple(r.model_copy(update=parameters) if isinstance(r, kind) else r for r in case.rules))  # type: ignore[attr-defined]

    return change


def dearer(rule: Any, factor: int) -> Any:
    """A rule with all its prices multiplied."""
    prices = {name: value for name, value in rule if "cents" in name and value is not None}
    times = {n: tuple(factor * c for c in v) if isinstance(v, tuple) else factor * v for n, v in prices.items()}
    return rule.model_copy(update=times)


def test_a_longer_row_of_days_is_never_worse() -> None:
    """Five days in a row instead of two."""
    assert_never_worse(changed(ConsecutiveDays, most_days=5), before=tight)


def test_more_hours_a_week_are_never_worse() -> None:
    """Forty-five hours instead of sixteen."""
    assert_never_worse(changed(WeeklyHours, most_week_min=2700), before=tight)


def test_a_shorter_rest_is_never_worse() -> None:
    """Eight hours between shifts instead of sixteen."""
    assert_never_worse(changed(DailyRest, rest_min=480), before=changed(DailyRest, rest_min=960))


def test_a_hard_rule_dropped_is_never_worse() -> None:
    """The limits are taken away altogether."""
    kinds = tuple(type(rule) for rule in LIMITS)
    assert_never_worse(
        lambda case: ruled(case, tuple(rule for rule in case.rules if not isinstance(rule, kinds))), before=tight
    )


def test_a_priced_rule_dropped_is_never_worse() -> None:
    """Wishes ask for nothing any more."""
    assert_never_worse(lambda case: ruled(case, tuple(rule for rule in case.rules if not isinstance(rule, Wishes))))


def test_a_hard_rule_listed_twice_costs_the_same() -> None:
    """What is forbidden is forbidden."""
    kinds = (DailyRest, *HARD)
    assert_same(lambda case: ruled(case, (*case.rules, *(rule for rule in case.rules if isinstance(rule, kinds)))))


def test_a_priced_rule_listed_twice_costs_as_at_twice_its_price() -> None:
    """Two breaches at one price are one at both."""

    def twice(case: RosterCase) -> RosterCase:
        return ruled(case, (*case.rules, Wishes()))

    def double(case: RosterCase) -> RosterCase:
        return ruled(case, tuple(dearer(rule, 2) if isinstance(rule, Wishes) else rule for rule in case.rules[:-1]))

    assert_same(double, before=twice)


def test_a_dearer_rule_is_never_better() -> None:
    """Every rule at five times its price."""
    assert_never_better(lambda case: ruled(case, tuple(dearer(rule, 5) for rule in case.rules)))


def test_rules_in_another_order_cost_the_same() -> None:
    """A rule book has no rank."""
    assert_same(lambda case: ruled(case, case.rules[::-1]))


def test_a_wish_that_no_rule_prices_costs_nothing() -> None:
    """Without rule `wish` what people ask for is not looked at."""

    def asked(case: RosterCase) -> RosterCase:
        days = case.grid.days
        return replace(case, wishes=(*case.wishes, *(Wish(a.id, day, "off") for a in case.agents for day in days)))

    assert_same(
        asked, before=lambda case: ruled(case, tuple(rule for rule in case.rules if not isinstance(rule, Wishes)))
    )


def test_a_wish_more_is_never_better() -> None:
    """Everybody would like the second day off."""

    def asked(case: RosterCase) -> RosterCase:
        return replace(case, wishes=(*case.wishes, *(Wish(a.id, case.grid.days[1], "off") for a in case.agents)))

    assert_never_better(asked)


def test_all_prices_doubled_double_the_cost() -> None:
    """Levels, floors, rules and rates of pay: the best roster stays the best."""

    def double(case: RosterCase) -> RosterCase:
        made = case.requirement
        floors = tuple(replace(floor, cents=2 * floor.cents) for floor in made.floors)
        return replace(
            case,
            rules=tuple(dearer(rule, 2) for rule in case.rules),
            requirement=replace(made, cents=tuple(2 * cents for cents in made.cents), floors=floors),
            agents=tuple(replace(agent, hour_cents=2 * agent.hour_cents) for agent in case.agents),
        )

    for _, known, doubled in costs(double):
        assert abs(doubled - 2 * known) <= 2 * EQUAL
