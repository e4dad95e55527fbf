"""Rules that speak of one thing with different limits: which of them wins, and which cannot be kept together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from planner.operation.reading import as_parameters
from planner.problems import Problem
from solver.grid import DAY_MIN
from solver.rules.daily_hours import DailyHours
from solver.rules.forms import EVERY, Run, StandbyTotal, Stretch, Succession, Total, Unbroken
from solver.rules.least_shift import LeastShift
from solver.rules.rule import RuleModel
from solver.rules.weekly_hours import WeeklyHours

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.operation.shift_specs import ContractSpec
    from solver.case import RosterCase
    from solver.rules.forms import Form

FILE = "operation.yaml"
CLOCK_CHANGE_MIN = 60
UNITS = {
    "paid_min": "min",
    "work_min": "min",
    "activity_min": "min",
    "rest_min": "min",
    "unbroken_min": "min",
    "duties": "duties",
    "weekends": "weekends",
    "half_weekends": "weekends",
    "weeks": "weeks",
}
"""Units of what forms measure; all others are days."""
CONTAINED = (
    (("daily_hours", "most_min"), ("night_length", "most_paid_min"), "paid_min, day"),
    (("weekly_hours", "most_week_min"), ("average_hours", "average_week_min"), "paid_min, week"),
)
"""Pairs of limits, the second of which never binds where it is above the first."""
EXPECTED = frozenset({("period_hours", "overtime_limit")})
"""Winner and loser of which nothing is said: without overtime in the contract there is none of the year to limit."""


ByThing = dict[tuple[object, ...], list["Limit"]]


@dataclass(frozen=True, slots=True)
class Limit:
    """A hard limit that a rule sets for some agents: of what (its words and a key), least or most, how much."""

    rule: str
    agents: frozenset[str]
    thing: str
    key: tuple[object, ...]
    is_least: bool
    value: int


def limit_sense(inputs: Inputs, case: RosterCase) -> tuple[Problem, ...]:
    """Contracts and protections looser than the rule book, and rules that limit one thing differently."""
    return (*_contracts(inputs, case), *_protections(case), *_never_binding(case), *_rules(case))


def _contracts(inputs: Inputs, case: RosterCase) -> Iterator[Problem]:
    """Hours of a week: a contract's most against the book's, and what it owes in each week."""
    for rule in (rule for rule in case.rules if isinstance(rule, WeeklyHours)):
        told = {"rule": rule.kind, "allowed": rule.most_week_min, "unit": "min"}
        for name, spec in inputs.operation.config.contracts.items():
            for key, code in _over(spec, rule.most_week_min):
                stated = round(getattr(spec, key) * 60)
                yield _warning(f"contracts.{name}.{key}", code, contract=name, key=key, stated=stated, **told)


def _over(spec: ContractSpec, book_min: int) -> Iterator[tuple[str, str]]:
    """The contract's keys that say more than the book allows, and what that means."""
    if spec.most_week_h * 60 > book_min:
        yield "most_week_h", "sense_contract_loose"
    if spec.week_h * spec.least_share * 60 > book_min:
        yield "week_h", "sense_contract_against_law"
    if spec.least_week_h * 60 > book_min:
        yield "least_week_h", "sense_contract_against_law"


def _protections(case: RosterCase) -> Iterator[Problem]:
    """Protected hours of a day that the book does not allow anybody."""
    for rule in (rule for rule in case.rules if isinstance(rule, DailyHours)):
        for protection in case.protections:
            if protection.kind == "most_daily" and protection.amount_min > rule.most_min:
                told = {"agent": protection.agent, "stated": protection.amount_min, "allowed": rule.most_min}
                problem = _warning("amount_min", "sense_protection_loose", rule=rule.kind, unit="min", **told)
                yield replace(problem, file="protections.csv")


def _never_binding(case: RosterCase) -> Iterator[Problem]:
    """Limits inside other limits: a night is a part of a day, an average holds what each week holds."""
    values = {rule.kind: rule.model_dump() for rule in case.rules if isinstance(rule, RuleModel)}
    for (outer, outer_key), (inner, inner_key), thing in CONTAINED:
        if outer in values and inner in values:
            who = frozenset(agent.id for agent in case.agents)
            strict = Limit(outer, who, thing, (), False, values[outer][outer_key])
            loose = Limit(inner, who, thing, (), False, values[inner][inner_key])
            if strict.value < loose.value and (problem := _at_odds(strict, loose)) is not None:
                yield problem


def _rules(case: RosterCase) -> Iterator[Problem]:
    """Each two rules that limit one thing for the same people: once, with the widest difference."""
    by_thing: ByThing = {}
    for rule in case.rules:
        for form in rule.forms(case):
            for limit in _limits(form):
                by_thing.setdefault(limit.key, []).append(limit)
    alike = (pair for limits in by_thing.values() for pair in combinations(limits, 2))
    found: dict[tuple[str, str, str, str], Problem] = {}
    for one, other in (*alike, *_rests(by_thing), *_runs(by_thing, case), *_shifts(case)):
        problem = _at_odds(one, other)
        if problem is not None:
            told = dict(problem.parameters)
            found.setdefault((problem.code, told["winner"], told["loser"], told["thing"]), problem)
    yield from found.values()


def _rests(by_thing: ByThing) -> Iterator[tuple[Limit, Limit]]:
    """The rest between any two shifts, and a shorter one between shifts of some kinds, which never binds."""
    of_all = by_thing.get((Succession, "rest_min", EVERY, EVERY), [])
    of_kinds = (limit for key, limits in by_thing.items() if key[0] is Succession for limit in limits)
    yield from ((wide, narrow) for narrow in of_kinds for wide in of_all if wide.value > narrow.value)


def _runs(by_thing: ByThing, case: RosterCase) -> Iterator[tuple[Limit, Limit]]:
    """Days in a row that a free day ends, and those that a long rest ends, where the shifts make one of the other.

    A free day is always such a rest, or no rest between shifts of two successive days is ever so long (a clock
    change included): then the shorter row is the only one that binds.
    """
    if not case.templates:
        return
    starts = [template.start for template in case.templates]
    ends = [template.start + template.length_min for template in case.templates]
    next_day_min = DAY_MIN + max(starts) - min(ends) + CLOCK_CHANGE_MIN
    free_day_min = 2 * DAY_MIN + min(starts) - max(ends) - CLOCK_CHANGE_MIN
    by_day = by_thing.get((Run, "most_days", EVERY, 0, False), [])
    for key, limits in by_thing.items():
        rest_min = key[3] if key[:3] == (Run, "most_days", EVERY) and key[4:] == (False,) else 0
        if isinstance(rest_min, int) and rest_min:
            for days, rest in ((days, rest) for days in by_day for rest in limits):
                if free_day_min >= rest_min if days.value < rest.value else next_day_min < rest_min:
                    yield days, rest


def _shifts(case: RosterCase) -> Iterator[tuple[Limit, Limit]]:
    """The longest shift and the hours of a day, where a day holds one shift: pay is no longer than presence."""
    if not any(rule.kind == "one_shift_a_day" for rule in case.rules):
        return
    longest = [rule for rule in case.rules if isinstance(rule, LeastShift)]
    daily = [rule for rule in case.rules if isinstance(rule, DailyHours)]
    for part_time in (False, True):
        who = frozenset(agent.id for agent in case.agents if agent.contract.part_time is part_time)
        for shift, day in ((shift, day) for shift in longest for day in daily):
            most_min = shift.part_most_min if part_time else shift.full_most_min
            if most_min < day.most_min:
                one = Limit(shift.kind, who, "paid_min, day", (), False, most_min)
                yield one, replace(one, rule=day.kind, value=day.most_min)


def _at_odds(one: Limit, other: Limit) -> Problem | None:
    """What is to be said of two limits of one thing: the stricter wins, or both cannot be."""
    shared = one.agents & other.agents
    if one.rule == other.rule or not shared or (one.value == other.value):
        return None
    if one.is_least == other.is_least:
        strict, loose = sorted((one, other), key=lambda limit: limit.value, reverse=one.is_least)
        if (strict.rule, loose.rule) in EXPECTED:
            return None
        code = "sense_stricter_wins"
    else:
        strict, loose = sorted((one, other), key=lambda limit: not limit.is_least)
        if strict.value < loose.value:
            return None
        code = "sense_limits_clash"
    told = {"winner": strict.rule, "loser": loose.rule, "strict": strict.value, "loose": loose.value}
    unit = UNITS.get(one.thing.split(",")[0], "days")
    return _warning("rules", code, thing=one.thing, unit=unit, agents=len(shared), **told)


def _limits(form: Form) -> Iterator[Limit]:
    """The hard limits of a form, by the thing they limit; forms that limit nothing by a number have none."""
    if getattr(form, "cents", None) is not None:
        return
    rule = form.rule.partition(":")[0]
    for thing, key, is_least, value in _parts(form):
        if value is not None:
            yield Limit(rule, form.agents, thing, (type(form), thing, *key), is_least, value)


def _parts(form: Form) -> Iterator[tuple[str, tuple[object, ...], bool, int | None]]:
    """(thing, key, least or not, value) of a form."""
    if isinstance(form, Total):
        key = (form.of, form.start_min, form.end_min, form.activity)
        yield f"{form.measure}, {form.period}", key, True, form.least
        yield f"{form.measure}, {form.period}", key, False, form.most
    elif isinstance(form, StandbyTotal):
        yield f"{form.measure}, {form.period}", (form.windows, form.share, form.past), False, form.most
    elif isinstance(form, Succession):
        yield "rest_min", (form.first, form.second), True, form.rest_min
    elif isinstance(form, Run):
        yield "most_days", (form.of, form.reset_min, form.broken_by_other), False, form.most_days
    elif isinstance(form, Stretch):
        yield "least_days", (form.of, form.free), True, form.least_days
        yield "most_days", (form.of, form.free), False, form.most_days
    elif isinstance(form, Unbroken):
        yield "unbroken_min", (), False, form.most_min


def _warning(column: str, code: str, **parameters: object) -> Problem:
    return Problem(FILE, None, column, code, "", as_parameters(parameters), severity="warning")
