"""Forms of one agent's duties in order of time, read word by word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from solver.case import RosterCase
from solver.duties import Duty, Roster
from solver.rules.forms import Run, Stretch, Succession, Total
from tests.solver.rules.reading import FORBIDDEN, Reading, line_of, monday_of, triangle, verdict


def read_succession(form: Succession, case: RosterCase, roster: Roster) -> Reading:
    near = 0
    for agent in sorted(form.agents):
        line = line_of(case, roster, agent)
        for i in range(1, len(line)):
            earlier, later = line[i - 1], line[i]
            judged = later.start_min >= case.grid.start_min
            classes = form.first.holds(earlier, case.grid) and form.second.holds(later, case.grid)
            near += judged and classes and later.start_min - earlier.end_min < form.rest_min
    return verdict(near, form.cents)


def read_run(form: Run, case: RosterCase, roster: Roster) -> Reading:
    for agent in sorted(form.agents):
        first: Duty | None = None
        last: Duty | None = None
        for duty in line_of(case, roster, agent):
            if not form.of.holds(duty, case.grid):
                first = None if form.broken_by_other else first
                continue
            if first is None or last is None or ends_run(form, last, duty):
                first = duty
            last = duty
            judged = duty.start_min >= case.grid.start_min
            if judged and (duty.day - first.day).days + 1 > form.most_days:
                return FORBIDDEN
    return Reading()


def ends_run(form: Run, last: Duty, duty: Duty) -> bool:
    if form.reset_min == 0:
        return (duty.day - last.day).days > 1
    return duty.start_min - last.end_min >= form.reset_min


def read_stretch(form: Stretch, case: RosterCase, roster: Roster) -> Reading:
    return verdict(sum(stretch_units(form, case, line_of(case, roster, a)) for a in sorted(form.agents)), form.cents)


def stretch_units(form: Stretch, case: RosterCase, line: list[Duty]) -> int:
    """Day by day from the first known day: the stretch that a day belongs to, judged when it ends."""
    first, last = case.grid.days[0], case.grid.days[-1]
    known = min([first, *(duty.day for duty in line)])
    on = {duty.day for duty in line if form.of.holds(duty, case.grid)}
    belongs = [((known + timedelta(days=i)) in on) != form.free for i in range((last - known).days + 1)]
    units, i = 0, 0
    while i < len(belongs):
        j = i
        while j < len(belongs) and belongs[j]:
            j += 1
        length, in_horizon = j - i, j - max(i, (first - known).days)
        if length and in_horizon > 0:
            open_ended = i == 0 or j == len(belongs)
            units += 0 if open_ended else max(0, form.least_days - length)
            units += 0 if form.most_days is None else min(in_horizon, max(0, length - form.most_days))
        i = max(j, i + 1)
    return units


def read_total(form: Total, case: RosterCase, roster: Roster) -> Reading:
    total = 0
    for agent in sorted(form.agents):
        line = [duty for duty in line_of(case, roster, agent) if form.of.holds(duty, case.grid)]
        for holds, has_past, has_least in periods(form, case):
            duties = [duty for duty in line if holds(duty)]
            own = measured(form, [d for d in duties if d.start_min >= case.grid.start_min], case)
            past = measured(form, [d for d in duties if d.start_min < case.grid.start_min], case) if has_past else 0
            short = max(0, form.least - past - own) if form.least is not None and has_least else 0
            over = max(0, own - max(0, form.most - past)) if form.most is not None else 0
            if short + over and form.cents is None:
                return FORBIDDEN
            units = triangle(short) + triangle(over) if form.rising else short + over
            price = (form.cents or 0) * units
            total += price // 15 if form.measure in ("paid_min", "activity_min") else price
    return Reading(True, total)


def measured(form: Total, duties: list[Duty], case: RosterCase) -> int:
    if form.measure == "duties":
        return len(duties)
    if form.measure == "paid_min":
        return sum(duty.paid_min for duty in duties)
    if form.measure == "activity_min":
        return sum(a.length_min for duty in duties for a in duty.activities if a.kind == form.activity)
    if form.measure == "weeks":
        return len({monday_of(duty.day) for duty in duties})
    worked = {duty.day for duty in duties if duty.day.weekday() >= 5 and duty.day in case.grid.days}
    if form.measure == "half_weekends":
        return sum(other_day(day) not in worked and other_day(day) in case.grid.days for day in worked)
    return len({monday_of(day) for day in worked})


def other_day(day: date) -> date:
    """Sunday of a Saturday, Saturday of a Sunday."""
    return day + timedelta(days=1 if day.weekday() == 5 else -1)


def periods(form: Total, case: RosterCase) -> list[tuple[Callable[[Duty], bool], bool, bool]]:
    """Per period: which duties belong, whether opening duties count, whether the least applies."""
    days = case.grid.days
    if form.period == "horizon":
        return [(lambda duty: True, False, True)]
    if form.period == "span":
        start_min, end_min = form.start_min, form.end_min
        assert start_min is not None
        assert end_min is not None
        return [(lambda duty: start_min <= duty.start_min < end_min, True, True)]
    if form.period == "day":
        return [(lambda duty, day=day: duty.day == day, False, True) for day in days]
    mondays = sorted({monday_of(day) for day in days})
    return [
        (lambda duty, monday=monday: monday_of(duty.day) == monday, True, monday + timedelta(days=6) <= days[-1])
        for monday in mondays
    ]
