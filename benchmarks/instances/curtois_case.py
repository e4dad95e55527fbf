"""A Curtois instance as a roster case: its rules in the solver's own, its weights as cents."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from instances.curtois import DAY_MIN, Asked, Curtois, Person, read
from instances.curtois_verifier import verify
from instances.instance import Instance, Verdict
from instances.plain_case import MONDAY, order_of_shifts, people_without_skills, spread_starts
from solver.case import Absence, RosterCase
from solver.duties import Roster
from solver.people import Contract
from solver.rules.absence import AwayWhenAbsent
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.personal_stretches import PersonalStretch, PersonalStretches
from solver.rules.personal_totals import PersonalTotal, PersonalTotals
from solver.rules.rule import Rule
from solver.rules.shift_cover import ShiftCover, ShiftNeed
from solver.rules.shift_requests import ShiftRequest, ShiftRequests
from solver.shifts import ShiftTemplate

K = TypeVar("K", bound=Hashable)
WEEK = 7
BEST_KNOWN = {
    **{
        "Instance2": 828,
        "Instance4": 1716,
        "Instance5": 1143,
        "Instance7": 1056,
        "Instance8": 1300,
        "Instance10": 4631,
    },
    **{"Instance12": 4040, "Instance14": 1278, "Instance16": 3225, "Instance18": 4459, "Instance20": 4769},
}
"""Lowest costs published (wssuite/NurseScheduler, benchmark/nrp.yml)."""


def load(file: Path) -> Instance:
    """Read a file and make its case."""
    instance = read(file)
    return Instance(
        instance.name, case_of(instance), partial(judge, instance), best_known=BEST_KNOWN.get(instance.name)
    )


def judge(instance: Curtois, roster: Roster) -> Verdict:
    """The verifier's word on a roster of the case."""
    return verify(instance, [(d.agent, (d.day - MONDAY).days, d.template) for d in roster.duties])


def case_of(instance: Curtois) -> RosterCase:
    """People, shifts, days off and rules."""
    starts, step = spread_starts([shift.minutes for shift in instance.shifts])
    templates = tuple(
        ShiftTemplate(shift.id, "standard", start, shift.minutes)
        for shift, start in zip(instance.shifts, starts, strict=True)
    )
    contracts = {person.id: _contract(instance, person) for person in instance.staff}
    bare = people_without_skills(contracts, instance.days, step)
    days = bare.grid.day_bounds
    away = tuple(sorted(Absence(who, days[day], days[day + 1]) for who, day in set(instance.days_off)))
    return RosterCase(
        bare.grid, bare.agents, bare.groups, templates, bare.requirement, _rules(instance, templates), absences=away
    )


def _contract(instance: Curtois, person: Person) -> Contract:
    week_min = person.most_minutes * WEEK // instance.days
    return Contract(person.id, week_min, 0, WEEK * DAY_MIN, most_days_week=WEEK)


def _rules(instance: Curtois, templates: tuple[ShiftTemplate, ...]) -> tuple[Rule, ...]:
    follows = [(shift.id, after) for shift in instance.shifts for after in shift.not_before]
    return (
        OneShiftADay(),
        AwayWhenAbsent(),
        *order_of_shifts(templates, follows),
        PersonalTotals(totals=_totals(instance)),
        PersonalStretches(stretches=_stretches(instance)),
        ShiftRequests(requests=(*_requests(instance.on, "on"), *_requests(instance.off, "off"))),
        ShiftCover(needs=tuple(_needs(instance))),
    )


def _totals(instance: Curtois) -> tuple[PersonalTotal, ...]:
    found = []
    minutes = _sharing(instance, lambda p: (p.least_minutes, p.most_minutes))
    for (least, most), who in minutes.items():
        found.append(PersonalTotal(agents=who, measure="paid_min", least=least, most=most))
    for most, who in _sharing(instance, lambda p: p.most_weekends).items():
        found.append(PersonalTotal(agents=who, measure="weekends", most=most))
    for shift in instance.shifts:
        for most, who in _sharing(instance, partial(_most, shift.id, instance.days)).items():
            if most < instance.days:
                found.append(PersonalTotal(agents=who, templates=(shift.id,), most=most))
    return tuple(found)


def _most(shift: str, days: int, person: Person) -> int:
    """The most shifts of a type; a type that the file leaves out is unbound."""
    return person.most.get(shift, days)


def _stretches(instance: Curtois) -> tuple[PersonalStretch, ...]:
    found = []
    for (least, most), who in _sharing(instance, lambda p: (p.least_in_a_row, p.most_in_a_row)).items():
        found.append(PersonalStretch(agents=who, least_days=max(1, least), most_days=most))
    for least, who in _sharing(instance, lambda p: p.least_days_off).items():
        found.append(PersonalStretch(agents=who, free=True, least_days=max(1, least)))
    return tuple(found)


def _requests(asked: tuple[Asked, ...], ask: Literal["on", "off"]) -> list[ShiftRequest]:
    return [
        ShiftRequest(agent=a.person, day=MONDAY + timedelta(days=a.day), ask=ask, template=a.shift, cents=a.weight)
        for a in asked
        if a.weight
    ]


def _needs(instance: Curtois) -> list[ShiftNeed]:
    return [
        ShiftNeed(template=c.shift, heads=c.heads, day=_date(c.day), under_cents=c.under, over_cents=c.over)
        for c in instance.cover
    ]


def _date(day: int) -> date:
    return MONDAY + timedelta(days=day)


def _sharing(instance: Curtois, key: Callable[[Person], K]) -> dict[K, tuple[str, ...]]:
    """People of equal limits together, so that forms are few."""
    found: dict[K, tuple[str, ...]] = {}
    for person in instance.staff:
        found[key(person)] = (*found.get(key(person), ()), person.id)
    return found
