"""How far a plain roster lies beyond each form that couples people, days or on-call duties: units, by form."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from solver.case import RosterCase
from solver.cover import FloatArray
from solver.duties import Duty, OnCallDuty, Roster
from solver.roster.gatherings import held_in, units
from solver.roster.history import opening_of
from solver.roster.personal import QUARTER_MIN
from solver.roster.presence import duty_presence
from solver.rules.forms import Agents, Distinct, Gather, OnDuty, StandbyTotal, Stretch, Succession, Unbroken

Lines = dict[str, tuple[Duty, ...]]


def on_duty_units(case: RosterCase, form: OnDuty, roster: Roster) -> float:
    """Agents missing to the least or beyond the most, over intervals or days."""
    here, there = heads(case, form, form.agents, roster), heads(case, form, form.whom, roster)
    least = (0 if form.least is None else form.least) + np.ceil(there / form.per)
    over = 0.0 if form.most is None else float(np.maximum(0.0, here - form.most).sum())
    return float(np.maximum(0.0, least - here).sum()) + over


def heads(case: RosterCase, form: OnDuty, agents: Agents, roster: Roster) -> FloatArray:
    """Agents of a set who count, per interval or day."""
    grid, days = case.grid, {day: i for i, day in enumerate(case.grid.days)}
    found = np.zeros(len(days) if form.by_day else grid.intervals)
    if form.by_day:
        for duty in roster.duties:
            if duty.agent in agents and form.of.holds(duty, grid):
                found[days[duty.day]] += 1
        return found
    past = (duty for duty in case.opening.duties if duty.start_min < grid.start_min)
    for duty in (*roster.duties, *past):
        if duty.agent in agents:
            found += counted(case, form.counting, duty)
    return found


def counted(case: RosterCase, counting: str, duty: Duty) -> FloatArray:
    """1 in the intervals in which a duty counts."""
    grid = case.grid
    if counting == "present":
        return duty_presence(duty, grid.start_min, grid.step_min, grid.intervals).astype(np.float64)
    spans = [(duty.start_min, duty.end_min)]
    if counting == "break":
        spans = [(rest.start_min, rest.start_min + rest.length_min) for rest in duty.breaks]
    at = grid.start_min + grid.step_min * np.arange(grid.intervals)
    inside = np.zeros(grid.intervals, dtype=bool)
    for first, last in spans:
        inside |= (at < last) & (first < at + grid.step_min)
    return inside.astype(np.float64)


def distinct_units(case: RosterCase, form: Distinct, roster: Roster) -> float:
    """Start minutes beyond the most, over the days."""
    starts: dict[date, set[int]] = {}
    for duty in roster.duties:
        if duty.agent in form.agents and form.of.holds(duty, case.grid):
            starts.setdefault(duty.day, set()).add(duty.start_min)
    return float(sum(max(0, len(found) - form.most) for found in starts.values()))


def gather_units(form: Gather, roster: Roster, past: Iterable[Duty]) -> float:
    """People missing or too many in sessions, sessions beyond the rooms, sessions without a trainer."""
    teaching = [duty for duty in (*roster.duties, *past) if duty.agent in form.trainers]
    return float(units(form, held_in(form, roster.duties), teaching))


def stretch_units(case: RosterCase, form: Stretch, lines: Lines) -> float:
    """Days missing to the least and beyond the most of each stretch of each agent."""
    first, last = case.grid.days[0], case.grid.days[-1]
    total = 0
    for agent in (agent.id for agent in case.agents if agent.id in form.agents):
        line = lines.get(agent, ())
        known = min([first, *(duty.day for duty in line)])
        worked = {duty.day for duty in line if form.of.holds(duty, case.grid)}
        days = [known + timedelta(days=i) for i in range((last - known).days + 1)]
        edges = [i for i, day in enumerate(days) if i == 0 or (day in worked) != (days[i - 1] in worked)]
        for low, high in pairwise((*edges, len(days))):
            if (days[low] in worked) == form.free or days[high - 1] < first:
                continue
            if low > 0 and high < len(days):
                total += max(0, form.least_days - (high - low))
            if form.most_days is not None:
                total += min((days[high - 1] - max(first, days[low])).days + 1, max(0, high - low - form.most_days))
    return float(total)


def succession_units(case: RosterCase, form: Succession, lines: Lines) -> float:
    """Pairs of successive duties that lie too near, the second one of the roster."""
    return float(
        sum(
            later.start_min >= case.grid.start_min
            and later.start_min - earlier.end_min < form.rest_min
            and form.first.holds(earlier, case.grid)
            and form.second.holds(later, case.grid)
            for agent in form.agents
            for earlier, later in pairwise(lines.get(agent, ()))
        )
    )


def unbroken_units(form: Unbroken, roster: Roster) -> float:
    """Spells without a break longer than allowed."""
    total = 0
    for duty in roster.duties:
        if duty.agent in form.agents:
            since = duty.start_min
            for rest in sorted(duty.breaks):
                total += rest.start_min - since > form.most_min
                since = rest.start_min + rest.length_min
            total += duty.end_min - since > form.most_min
    return float(total)


def standby_units(case: RosterCase, form: StandbyTotal, roster: Roster) -> float:
    """On-call duties, or quarter hours of work and standby, beyond the most of each period; triangles if rising."""
    total = 0.0
    for agent in form.agents:
        periods = {period_of(case, form, one) for one in roster.on_call if one.agent == agent and named(form, one)}
        for period in periods:
            own = load(case, form, (agent, period), (*roster.duties, *roster.on_call))
            past = form.past
            if form.period != "horizon":
                past += load(case, form, (agent, period), opening_of(case).get(agent, ()))
            over = max(0, own - max(0, form.most - past))
            if form.measure == "work_min":
                total += over / QUARTER_MIN
            else:
                total += over * (over + 1) / 2 if form.rising else over
    return total


def load(case: RosterCase, form: StandbyTotal, whose: tuple[str, Hashable], rows: Sequence[Duty | OnCallDuty]) -> int:
    """What an agent's rows add to the measure in a period."""
    total = 0
    for row in rows:
        if row.agent != whose[0] or period_of(case, form, row) != whose[1]:
            continue
        if isinstance(row, OnCallDuty):
            if named(form, row):
                total += 1 if form.measure == "duties" else int(form.share * (row.end_min - row.start_min))
        elif form.measure == "work_min":
            total += row.paid_min
    return total


def named(form: StandbyTotal, one: OnCallDuty) -> bool:
    """Whether an on-call duty is of the form's windows."""
    return form.windows is None or one.window in form.windows


def period_of(case: RosterCase, form: StandbyTotal, row: Duty | OnCallDuty) -> Hashable:
    """The week, the month, or the horizon that a row starts in."""
    if form.period == "horizon":
        return row.start_min >= case.grid.start_min
    day = case.grid.day_of(row.start_min)
    return day - timedelta(days=day.weekday()) if form.period == "week" else (day.year, day.month)
