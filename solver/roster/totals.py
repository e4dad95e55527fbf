"""Totals of a roster measured on plain duties, period by period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from solver.case import RosterCase
from solver.duties import Duty
from solver.roster.history import past_of
from solver.roster.personal import QUARTER_MIN, SATURDAY, SUNDAY, bounds
from solver.rules.forms import Total


def total_units(case: RosterCase, form: Total, agent: str, duties: Sequence[Duty]) -> float:
    """Units beyond the bounds, summed over the form's periods; minutes in quarter hours, triangles where rising."""
    found = breaches(case, form, agent, duties)
    if form.rising:
        return sum(n * (n + 1) / 2 for pair in found for n in pair)
    return sum(short + over for short, over in found)


def breaches(case: RosterCase, form: Total, agent: str, duties: Sequence[Duty]) -> list[tuple[float, float]]:
    """Units below the least and above the most in each period of the form."""
    past = past_of(case).get(agent, ())
    least, most = bounds(form)
    unit = QUARTER_MIN if form.measure in ("paid_min", "activity_min") else 1
    found = []
    for own, before, cut in periods(case, form, duties, past):
        done, had = measure(case, form, own), measure(case, form, before)
        low = 0.0 if cut else least - had
        high = max(0.0, most - had)
        found.append((max(0.0, low - done) / unit, max(0.0, done - high) / unit))
    return found


Period = tuple[list[Duty], list[Duty], bool]


def periods(case: RosterCase, form: Total, duties: Sequence[Duty], past: Sequence[Duty]) -> list[Period]:
    """Per period: own duties, opening duties that count, whether the horizon's end cuts its least off."""
    days = case.grid.days
    if form.period == "horizon":
        return [(list(duties), [], False)]
    if form.period == "span":
        return [(_spanned(form, duties), _spanned(form, past), False)]
    if form.period == "day":
        return [([d for d in duties if d.day == day], [], False) for day in days]
    mondays = sorted({day - timedelta(days=day.weekday()) for day in days})
    found = []
    for monday in mondays:
        week = {monday + timedelta(days=i) for i in range(7)}
        cut = max(week) > days[-1]
        found.append(([d for d in duties if d.day in week], [d for d in past if d.day in week], cut))
    return found


def measure(case: RosterCase, form: Total, duties: Iterable[Duty]) -> float:
    """What the duties of the form's class add up to."""
    members = [duty for duty in duties if form.of.holds(duty, case.grid)]
    match form.measure:
        case "paid_min":
            return float(sum(duty.paid_min for duty in members))
        case "activity_min":
            return float(sum(a.length_min for d in members for a in d.activities if a.kind == form.activity))
        case "weeks":
            return float(len({_monday(duty.day) for duty in members}))
        case "weekends" | "half_weekends":
            return float(_weekends(case, form.measure, {duty.day for duty in members}))
    return float(len(members))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weekends(case: RosterCase, measure: str, worked: set[date]) -> int:
    """Weekends of the horizon with a worked day; of those wholly in it, the ones with exactly one."""
    mondays = {_monday(day) for day in case.grid.days if day.weekday() >= SATURDAY and day in worked}
    if measure == "weekends":
        return len(mondays)
    days, found = set(case.grid.days), 0
    for monday in mondays:
        both = {monday + timedelta(days=SATURDAY), monday + timedelta(days=SUNDAY)}
        found += both <= days and len(both & worked) == 1
    return found


def _spanned(form: Total, duties: Iterable[Duty]) -> list[Duty]:
    return [
        duty
        for duty in duties
        if (form.start_min is None or duty.start_min >= form.start_min)
        and (form.end_min is None or duty.start_min < form.end_min)
    ]
