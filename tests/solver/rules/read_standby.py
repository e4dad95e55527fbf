"""Forms of on-call duties, read word by word."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from solver.case import RosterCase
from solver.duties import Duty, OnCallDuty, Roster
from solver.rules.forms import StandbyRest, StandbyRun, StandbyTotal
from tests.solver.rules.reading import FORBIDDEN, Reading, monday_of, of_agents, triangle


def read_standby(form: StandbyRest, case: RosterCase, roster: Roster) -> Reading:
    duties = of_agents(form, (*case.opening.duties, *roster.duties))
    on_call = of_agents(form, (*case.opening.on_call, *roster.on_call))
    for one in on_call:
        own = one.start_min >= case.grid.start_min
        mine = [d for d in duties if d.agent == one.agent and (own or d.start_min >= case.grid.start_min)]
        free_from, free_to = one.start_min - form.rest_min, one.end_min + form.rest_min
        if any(duty.start_min < free_to and free_from < duty.end_min for duty in mine):
            return FORBIDDEN
        if own and (is_away(case, one) or too_near(form, case, one, on_call)):
            return FORBIDDEN
    missing = 0
    for window in case.requirement.on_call:
        there = {duty.agent for duty in roster.on_call if duty.window == window.id}
        missing += max(0, window.depth - len(there)) * window.cents
    return Reading(True, missing)


def is_away(case: RosterCase, one: OnCallDuty) -> bool:
    mine = (away for away in case.absences if away.agent == one.agent)
    return any(away.start_min < one.end_min and one.start_min < away.end_min for away in mine)


def too_near(form: StandbyRest, case: RosterCase, one: OnCallDuty, on_call: list[OnCallDuty]) -> bool:
    day = case.grid.day_of(one.start_min)
    others = (other for other in on_call if other is not one and other.agent == one.agent)
    return any(abs((case.grid.day_of(other.start_min) - day).days) < form.within_days for other in others)


def read_standby_total(form: StandbyTotal, case: RosterCase, roster: Roster) -> Reading:
    total = 0
    for agent in sorted(form.agents):
        standing = [one for one in roster.on_call if one.agent == agent and named(form, one)]
        for period in sorted({period_of(form, case, one) for one in standing}, key=str):
            own = load(form, case, roster, (agent, period))
            past = form.past
            if form.period != "horizon":
                past += load(form, case, Roster(case.opening.duties, case.opening.on_call), (agent, period))
            beyond = max(0, own - max(0, form.most - past))
            if beyond and form.cents is None:
                return FORBIDDEN
            price = (form.cents or 0) * (triangle(beyond) if form.rising else beyond)
            total += price // 15 if form.measure == "work_min" else price
    return Reading(True, total)


def load(form: StandbyTotal, case: RosterCase, rows: Roster, whose: tuple[str, Hashable]) -> int:
    """What rows of an agent add to the measure in a period."""
    mine = [one for one in rows.on_call if (one.agent, period_of(form, case, one)) == whose and named(form, one)]
    if form.measure == "duties":
        return len(mine)
    paid = sum(duty.paid_min for duty in rows.duties if (duty.agent, period_of(form, case, duty)) == whose)
    return paid + sum(int(form.share * (one.end_min - one.start_min)) for one in mine)


def named(form: StandbyTotal, one: OnCallDuty) -> bool:
    return form.windows is None or one.window in form.windows


def period_of(form: StandbyTotal, case: RosterCase, row: Duty | OnCallDuty) -> Hashable:
    if form.period == "horizon":
        return row.start_min >= case.grid.start_min
    day = case.grid.day_of(row.start_min)
    return monday_of(day) if form.period == "week" else (day.year, day.month)


def read_standby_run(form: StandbyRun, case: RosterCase, roster: Roster) -> Reading:
    for agent in sorted(form.agents):
        opening = [row for row in (*case.opening.duties, *case.opening.on_call) if row.agent == agent]
        own = [row for row in (*roster.duties, *roster.on_call) if row.agent == agent]
        first, last, busy_until, called = None, date.min, 0, False
        for row in sorted((*opening, *own), key=lambda row: (row.start_min, row.end_min)):
            day = case.grid.day_of(row.start_min)
            free = row.start_min - busy_until >= form.reset_min if form.reset_min else (day - last).days > 1
            if first is None or free:
                first, called = day, False
            last, busy_until = day, max(busy_until, row.end_min)
            called = called or row in roster.on_call
            if called and row in own and (day - first).days + 1 > form.most_days:
                return FORBIDDEN
    return Reading()
