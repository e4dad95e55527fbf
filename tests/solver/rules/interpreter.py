"""The forms read word by word: whether they allow a roster, and at what price. Slow, plain, and of no engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from solver.case import RosterCase
from solver.duties import Duty, OnCallDuty, Roster
from solver.rules.forms import (
    Attend,
    BreaksInside,
    Forbid,
    Form,
    OnDuty,
    Price,
    Run,
    StandbyRest,
    Succession,
    Total,
)


@dataclass(frozen=True)
class Reading:
    """What a form says of a roster: forbidden, or its price in cents."""

    allowed: bool = True
    cents: int = 0


FORBIDDEN = Reading(False)


def interpret(case: RosterCase, forms: tuple[Form, ...], roster: Roster) -> Reading:
    """All forms together; a roster that no engine could build is forbidden."""
    readings = [READERS[type(form)](form, case, roster) for form in forms]
    if not buildable(case, roster) or not all(reading.allowed for reading in readings):
        return FORBIDDEN
    return Reading(True, sum(reading.cents for reading in readings))


def buildable(case: RosterCase, roster: Roster) -> bool:
    """Duties have their template's hours and pay and start in the horizon; on-call duties fill their windows."""
    templates = {template.id: template for template in case.templates}
    windows = {window.id: window for window in case.requirement.on_call}
    for duty in roster.duties:
        template = templates.get(duty.template)
        if template is None or duty.start_min != case.grid.minute(duty.day, template.start):
            return False
        if duty.end_min - duty.start_min != template.length_min or duty.paid_min != template.paid_min:
            return False
        if not case.grid.start_min <= duty.start_min < case.grid.end_min:
            return False
    return all(
        duty.agent in windows[duty.window].agents
        and (duty.start_min, duty.end_min) == (windows[duty.window].start_min, windows[duty.window].end_min)
        for duty in roster.on_call
    )


def read_forbid(form: Forbid, case: RosterCase, roster: Roster) -> Reading:
    hit = any(form.of.holds(duty, case.grid) and falls(form, duty) for duty in of_agents(form, roster.duties))
    return FORBIDDEN if hit else Reading()


def read_price(form: Price, case: RosterCase, roster: Roster) -> Reading:
    hits = sum(form.of.holds(duty, case.grid) and falls(form, duty) for duty in of_agents(form, roster.duties))
    return Reading(True, form.cents * hits)


def falls(form: Forbid | Price, duty: Duty) -> bool:
    if form.by_start:
        return form.start_min <= duty.start_min < form.end_min
    return duty.start_min < form.end_min and form.start_min < duty.end_min


def read_succession(form: Succession, case: RosterCase, roster: Roster) -> Reading:
    for agent in sorted(form.agents):
        line = line_of(case, roster, agent)
        for i in range(1, len(line)):
            earlier, later = line[i - 1], line[i]
            judged = later.start_min >= case.grid.start_min
            classes = form.first.holds(earlier, case.grid) and form.second.holds(later, case.grid)
            if judged and classes and later.start_min - earlier.end_min < form.rest_min:
                return FORBIDDEN
    return Reading()


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


def read_total(form: Total, case: RosterCase, roster: Roster) -> Reading:
    total = 0
    for agent in sorted(form.agents):
        line = [duty for duty in line_of(case, roster, agent) if form.of.holds(duty, case.grid)]
        for holds, has_past, has_least in periods(form, case):
            duties = [duty for duty in line if holds(duty)]
            own = measured(form, [d for d in duties if d.start_min >= case.grid.start_min])
            past = measured(form, [d for d in duties if d.start_min < case.grid.start_min]) if has_past else 0
            beyond = 0
            if form.least is not None and has_least:
                beyond += max(0, form.least - past - own)
            if form.most is not None:
                beyond += max(0, own - max(0, form.most - past))
            if beyond and form.cents is None:
                return FORBIDDEN
            price = (form.cents or 0) * beyond
            total += price // 15 if form.measure == "paid_min" else price
    return Reading(True, total)


def measured(form: Total, duties: list[Duty]) -> int:
    if form.measure == "duties":
        return len(duties)
    if form.measure == "paid_min":
        return sum(duty.paid_min for duty in duties)
    weekends = {5: 0, 6: 1}
    return len({d.day - timedelta(days=weekends[d.day.weekday()]) for d in duties if d.day.weekday() in weekends})


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


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def read_on_duty(form: OnDuty, case: RosterCase, roster: Roster) -> Reading:
    duties = of_agents(form, (*case.opening.duties, *roster.duties))
    missing = 0
    for t in range(case.grid.intervals):
        start_min = case.grid.start_min + t * case.grid.step_min
        here = {duty.agent for duty in duties if present(duty, start_min, start_min + case.grid.step_min)}
        missing += max(0, int(form.least[t]) - len(here))
    if missing and form.cents is None:
        return FORBIDDEN
    return Reading(True, missing * (form.cents or 0))


def present(duty: Duty, start_min: int, end_min: int) -> bool:
    if start_min < duty.start_min or duty.end_min < end_min:
        return False
    away = [(off.start_min, off.start_min + off.length_min) for off in (*duty.breaks, *duty.activities)]
    return not any(first < end_min and start_min < last for first, last in away)


def read_breaks(form: BreaksInside, case: RosterCase, roster: Roster) -> Reading:
    templates = {template.id: template for template in case.templates}
    for duty in of_agents(form, roster.duties):
        open_windows = list(templates[duty.template].breaks)
        for taken in duty.breaks:
            fits = [
                window
                for window in open_windows
                if window.earliest_min <= taken.start_min - duty.start_min <= window.latest_min
                and (window.length_min, window.paid) == (taken.length_min, taken.paid)
            ]
            if not fits:
                return FORBIDDEN
            open_windows.remove(fits[0])
        if open_windows:
            return FORBIDDEN
    return Reading()


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


def read_attend(form: Attend, case: RosterCase, roster: Roster) -> Reading:
    total = 0
    for agent in sorted(form.agents):
        placed = [
            (duty, activity.start_min, activity.start_min + activity.length_min)
            for duty in roster.duties
            for activity in duty.activities
            if duty.agent == agent and activity.session == form.activity
        ]
        for duty, start_min, end_min in placed:
            if any(start_min < b.start_min + b.length_min and b.start_min < end_min for b in duty.breaks):
                return FORBIDDEN
        attended = any(
            end_min - start_min == form.length_min
            and form.earliest_min <= start_min <= form.latest_min - form.length_min
            and duty.start_min <= start_min
            and end_min <= duty.end_min
            for duty, start_min, end_min in placed
        )
        if not attended and form.cents is None:
            return FORBIDDEN
        total += 0 if attended else (form.cents or 0)
    return Reading(True, total)


def of_agents(form: Form, duties: tuple) -> list:
    return [duty for duty in duties if duty.agent in form.agents]


def line_of(case: RosterCase, roster: Roster, agent: str) -> list[Duty]:
    duties = (duty for duty in (*case.opening.duties, *roster.duties) if duty.agent == agent)
    return sorted(duties, key=lambda duty: duty.start_min)


READERS: dict[type, Callable[..., Reading]] = {
    Forbid: read_forbid,
    Price: read_price,
    Succession: read_succession,
    Run: read_run,
    Total: read_total,
    OnDuty: read_on_duty,
    BreaksInside: read_breaks,
    StandbyRest: read_standby,
    Attend: read_attend,
}
