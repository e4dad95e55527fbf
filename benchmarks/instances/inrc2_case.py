"""An INRC-II instance as a roster case: skills are rows of cover, shift types spans of the day, weights cents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from math import gcd
from pathlib import Path
from typing import Literal

import numpy as np

from instances.inrc2 import ANY, NONE, Inrc2, Nurse, Terms, read
from instances.inrc2_verifier import verify
from instances.instance import Instance, Verdict
from instances.plain_case import MONDAY, ZONE, order_of_shifts
from solver.case import Opening, RosterCase
from solver.cover import Requirement
from solver.duties import Duty, Roster
from solver.grid import DAY_MIN, Grid
from solver.groups import Groups
from solver.people import Agent, Contract
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.personal_stretches import PersonalStretch, PersonalStretches
from solver.rules.personal_totals import PersonalTotal, PersonalTotals
from solver.rules.rule import Rule
from solver.rules.shift_requests import ShiftRequest, ShiftRequests
from solver.shifts import ShiftTemplate

STEP_MIN, HOURS, MOST_SPAN_H = 60, 24, 6
COVER, TYPE_ROW, WORK_ROW, OFF_ROW, WISH, HALF, TOTAL, WEEKEND = 30, 15, 30, 30, 10, 30, 20, 30
LEAST_COVER = 60_000  # price of a nurse below the hard least, above all that a roster in earnest costs
BEST_KNOWN = {("n030w4", "1,6-2-9-1"): 1675, ("n030w4", "1,6-7-5-3"): 1820, ("n060w4", "1,6-1-1-5"): 2455}


def load(folder: Path, asked: str) -> Instance:
    """Read a folder's history and weeks and make their case."""
    instance = read(folder, asked)
    scale, constant = scale_of(instance), sum(_beyond_already(instance, nurse) for nurse in instance.nurses)
    best = BEST_KNOWN.get((instance.name, asked))
    judged = partial(judge, instance)
    told = instance.warnings
    return Instance(instance.name, case_of(instance), judged, scale, constant, best, LEAST_COVER, told)


def judge(instance: Inrc2, roster: Roster) -> Verdict:
    """The verifier's word on a roster of the case."""
    return verify(instance, [(d.agent, (d.day - MONDAY).days, d.template) for d in roster.duties])


def span_h(instance: Inrc2) -> int:
    """Hours of a shift type: their spans share the day."""
    return max(1, min(MOST_SPAN_H, HOURS // len(instance.shifts)))


def scale_of(instance: Inrc2) -> int:
    """Cents of a unit of cost, so that the price of a missing nurse falls evenly on the hours of her shift."""
    return span_h(instance) // gcd(COVER, span_h(instance))


def case_of(instance: Inrc2) -> RosterCase:
    """Nurses, shifts, cover by skill, rules and the days before."""
    grid = Grid.of(MONDAY, instance.days, STEP_MIN, ZONE)
    length = STEP_MIN * span_h(instance)
    templates = tuple(
        ShiftTemplate(shift.id, "standard", length * number, length) for number, shift in enumerate(instance.shifts)
    )
    contracts = {terms.id: _contract(instance, terms, length) for terms in instance.contracts}
    agents = tuple(_agent(nurse, contracts[nurse.contract]) for nurse in instance.nurses)
    kinds = list(dict.fromkeys(frozenset(nurse.skills) for nurse in instance.nurses))
    members = tuple(tuple(n.id for n in instance.nurses if frozenset(n.skills) == kind) for kind in kinds)
    serves = np.array([[skill in kind for skill in instance.skills] for kind in kinds], dtype=bool)
    groups = Groups(instance.skills, members, serves)
    need = _requirement(instance, serves)
    past = tuple(sorted(duty for nurse in instance.nurses for duty in _past(instance, nurse, templates, grid)))
    return RosterCase(grid, agents, groups, templates, need, _rules(instance, templates), opening=Opening(past))


def _contract(instance: Inrc2, terms: Terms, length_min: int) -> Contract:
    return Contract(terms.id, terms.total[1] * length_min // instance.weeks, 0, 7 * DAY_MIN, most_days_week=7)


def _agent(nurse: Nurse, contract: Contract) -> Agent:
    return Agent(nurse.id, "", contract, (), tuple((skill, 5) for skill in sorted(nurse.skills)), frozenset())


def _requirement(instance: Inrc2, serves: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> Requirement:
    """Two levels: the least cover at a price that nobody pays, the optimal one at its weight, split over the hours."""
    span, scale = span_h(instance), scale_of(instance)
    need = np.zeros((2, len(instance.skills), HOURS * instance.days))
    types = [shift.id for shift in instance.shifts]
    for (shift, skill, day), pair in instance.need.items():
        first = HOURS * day + span * types.index(shift)
        for level, heads in enumerate(pair):
            need[level, instance.skills.index(skill), first : first + span] = heads
    cents = ((LEAST_COVER + COVER) * scale // span, COVER * scale // span)
    return Requirement(tuple((skill,) for skill in instance.skills), serves, need, cents, need[1])


def _past(instance: Inrc2, nurse: Nurse, templates: tuple[ShiftTemplate, ...], grid: Grid) -> Iterator[Duty]:
    """Duties before the horizon that leave the rows of days that the history tells, and where they began."""
    if nurse.last == NONE:
        worked = {-nurse.off_row - 1: templates[0]}
    else:
        last = next(t for t in templates if t.id == nurse.last)
        other = next((t for t in templates if t.id != nurse.last), last)
        rows = range(-nurse.worked_row, 0)
        worked = {-nurse.worked_row - 2: other, **{day: last if day >= -nurse.row_of_last else other for day in rows}}
    for number, template in worked.items():
        day = MONDAY + timedelta(days=number)
        start = grid.minute(day, template.start)
        yield Duty(nurse.id, start, start + template.length_min, day, template.id, template.paid_min)


def _rules(instance: Inrc2, templates: tuple[ShiftTemplate, ...]) -> tuple[Rule, ...]:
    follows = [(shift.id, after) for shift in instance.shifts for after in shift.not_before]
    return (
        OneShiftADay(),
        *order_of_shifts(templates, follows),
        PersonalTotals(totals=tuple(_totals(instance))),
        PersonalStretches(stretches=tuple(_stretches(instance))),
        ShiftRequests(requests=(*_wishes(instance), *_rows_cut_short(instance))),
    )


def _totals(instance: Inrc2) -> Iterator[PersonalTotal]:
    """Assignments and weekends that the history leaves; whole weekends by contract."""
    scale, terms = scale_of(instance), {contract.id: contract for contract in instance.contracts}
    totals: dict[tuple[int, int], list[str]] = {}
    weekends: dict[int, list[str]] = {}
    for nurse in instance.nurses:
        least, most = (max(0, bound - nurse.assignments) for bound in terms[nurse.contract].total)
        totals.setdefault((least, most), []).append(nurse.id)
        left = max(0, terms[nurse.contract].most_weekends - nurse.weekends)
        weekends.setdefault(left, []).append(nurse.id)
    for (least, most), who in totals.items():
        yield PersonalTotal(agents=tuple(who), least=least, most=most, cents=TOTAL * scale)
    for most, who in weekends.items():
        yield PersonalTotal(agents=tuple(who), measure="weekends", most=most, cents=WEEKEND * scale)
    whole = tuple(nurse.id for nurse in instance.nurses if terms[nurse.contract].whole_weekends)
    if whole:
        yield PersonalTotal(agents=whole, measure="half_weekends", most=0, cents=HALF * scale)


def _beyond_already(instance: Inrc2, nurse: Nurse) -> int:
    """What the history alone costs: assignments and weekends beyond the most before the horizon begins."""
    terms = {contract.id: contract for contract in instance.contracts}[nurse.contract]
    over = max(0, nurse.assignments - terms.total[1])
    return TOTAL * over + WEEKEND * max(0, nurse.weekends - terms.most_weekends)


def _stretches(instance: Inrc2) -> Iterator[PersonalStretch]:
    scale = scale_of(instance)
    for terms in instance.contracts:
        who = tuple(nurse.id for nurse in instance.nurses if nurse.contract == terms.id)
        if who:
            yield _stretch(who, terms.work_row, WORK_ROW * scale)
            yield _stretch(who, terms.off_row, OFF_ROW * scale, free=True)
    for shift in instance.shifts:
        yield _stretch((), (shift.least_row, shift.most_row), TYPE_ROW * scale, templates=(shift.id,))


def _stretch(
    who: tuple[str, ...], row: tuple[int, int], cents: int, templates: tuple[str, ...] = (), *, free: bool = False
) -> PersonalStretch:
    least, most = max(1, row[0]), row[1]
    return PersonalStretch(agents=who, templates=templates, free=free, least_days=least, most_days=most, cents=cents)


def _wishes(instance: Inrc2) -> Iterator[ShiftRequest]:
    for who, shift, day in instance.wishes:
        template = None if shift == ANY else shift
        yield _request(who, day, "off", template, WISH * scale_of(instance))


def _rows_cut_short(instance: Inrc2) -> Iterator[ShiftRequest]:
    """A row of the history that is still too short costs what it lacks, unless the first day goes on with it."""
    terms, scale = {contract.id: contract for contract in instance.contracts}, scale_of(instance)
    least_of = {shift.id: shift.least_row for shift in instance.shifts}
    for nurse in instance.nurses:
        agreed = terms[nurse.contract]
        rows: list[tuple[str, str | None, int]]
        if nurse.last == NONE:
            rows = [("off", None, OFF_ROW * (agreed.off_row[0] - nurse.off_row))]
        else:
            rows = [
                ("on", None, WORK_ROW * (agreed.work_row[0] - nurse.worked_row)),
                ("on", nurse.last, TYPE_ROW * (least_of[nurse.last] - nurse.row_of_last)),
            ]
        yield from (_request(nurse.id, 0, ask, shift, price * scale) for ask, shift, price in rows if price > 0)


def _request(who: str, day: int, ask: str, template: str | None, cents: int) -> ShiftRequest:
    asked: Literal["on", "off"] = "on" if ask == "on" else "off"
    return ShiftRequest(agent=who, day=MONDAY + timedelta(days=day), ask=asked, template=template, cents=cents)
