"""Forms of several people at once, read word by word."""

from __future__ import annotations

from solver.case import RosterCase
from solver.duties import Activity, Duty, Roster
from solver.rules.forms import Agents, Distinct, Gather, OnDuty
from tests.solver.rules.reading import Reading, of_agents, verdict


def read_on_duty(form: OnDuty, case: RosterCase, roster: Roster) -> Reading:
    slots = len(case.grid.days) if form.by_day else case.grid.intervals
    units = 0
    for t in range(slots):
        here = counted(form, form.agents, case, roster, t)
        least = 0 if form.least is None else int(form.least[t])
        least += -(-counted(form, form.whom, case, roster, t) // form.per)
        units += max(0, least - here)
        units += 0 if form.most is None else max(0, here - int(form.most[t]))
    return verdict(units, form.cents)


def counted(form: OnDuty, agents: Agents, case: RosterCase, roster: Roster, t: int) -> int:
    if form.by_day:
        starts = [duty for duty in roster.duties if duty.day == case.grid.days[t] and duty.agent in agents]
        return len({duty.agent for duty in starts if form.of.holds(duty, case.grid)})
    start_min = case.grid.start_min + t * case.grid.step_min
    end_min = start_min + case.grid.step_min
    duties = [duty for duty in (*case.opening.duties, *roster.duties) if duty.agent in agents]
    return len({duty.agent for duty in duties if COUNTING[form.counting](duty, start_min, end_min)})


def present(duty: Duty, start_min: int, end_min: int) -> bool:
    if start_min < duty.start_min or duty.end_min < end_min:
        return False
    away = [(off.start_min, off.start_min + off.length_min) for off in (*duty.breaks, *duty.activities)]
    return not any(first < end_min and start_min < last for first, last in away)


def rostered(duty: Duty, start_min: int, end_min: int) -> bool:
    return duty.start_min < end_min and start_min < duty.end_min


def on_break(duty: Duty, start_min: int, end_min: int) -> bool:
    return any(rest.start_min < end_min and start_min < rest.start_min + rest.length_min for rest in duty.breaks)


COUNTING = {"present": present, "rostered": rostered, "break": on_break}


def read_distinct(form: Distinct, case: RosterCase, roster: Roster) -> Reading:
    units = 0
    for day in case.grid.days:
        mine = [duty for duty in of_agents(form, roster.duties) if duty.day == day and form.of.holds(duty, case.grid)]
        units += max(0, len({duty.start_min for duty in mine}) - form.most)
    return verdict(units, form.cents)


def read_gather(form: Gather, case: RosterCase, roster: Roster) -> Reading:
    held: dict[int, list[tuple[str, Activity]]] = {}
    for duty in of_agents(form, roster.duties):
        for activity in duty.activities:
            if activity.kind == form.activity:
                held.setdefault(activity.start_min, []).append((duty.agent, activity))
    units, before = 0, []
    for start_min in sorted(held):
        people = {agent for agent, _ in held[start_min]}
        end_min = max(activity.start_min + activity.length_min for _, activity in held[start_min])
        units += max(0, form.least - len(people)) + max(0, len(people) - form.most)
        running = 1 + sum(end > start_min for end in before)
        units += max(0, running - form.at_once)
        units += bool(form.trainers) and not taught(form, case, roster, (start_min, end_min))
        before.append(end_min)
    return verdict(units, form.cents)


def taught(form: Gather, case: RosterCase, roster: Roster, when: tuple[int, int]) -> bool:
    duties = (duty for duty in (*case.opening.duties, *roster.duties) if duty.agent in form.trainers)
    return any(present(duty, *when) for duty in duties)
