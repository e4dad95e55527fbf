"""Totals of a roster measured on plain duties, period by period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from solver.case import RosterCase
from solver.duties import Duty
from solver.roster.personal import QUARTER_MIN, bounds
from solver.rules.forms import Total


def total_units(case: RosterCase, form: Total, agent: str, duties: Sequence[Duty]) -> float:
    """Units beyond the bounds, summed over the form's periods; paid minutes in quarter hours, in cents whole."""
    return sum(short + over for short, over in breaches(case, form, agent, duties))


def breaches(case: RosterCase, form: Total, agent: str, duties: Sequence[Duty]) -> list[tuple[float, float]]:
    """Units below the least and above the most in each period of the form."""
    past = [d for d in case.opening.duties if d.agent == agent and d.start_min < case.grid.start_min]
    least, most = bounds(form)
    unit = QUARTER_MIN if form.measure == "paid_min" else 1
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
    """Duties, paid minutes or weekends of the form's class."""
    members = [duty for duty in duties if form.of.holds(duty, case.grid)]
    if form.measure == "paid_min":
        return float(sum(duty.paid_min for duty in members))
    if form.measure == "weekends":
        return float(len({d.day - timedelta(days=d.day.weekday()) for d in members if d.day.weekday() >= 5}))
    return float(len(members))


def _spanned(form: Total, duties: Iterable[Duty]) -> list[Duty]:
    return [
        duty
        for duty in duties
        if (form.start_min is None or duty.start_min >= form.start_min)
        and (form.end_min is None or duty.start_min < form.end_min)
    ]
