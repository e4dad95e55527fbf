"""Forms of single duties, read word by word."""

from __future__ import annotations

from solver.case import RosterCase
from solver.duties import Duty, Roster
from solver.rules.forms import Attend, BreaksInside, Forbid, Price, Unbroken
from tests.solver.rules.reading import FORBIDDEN, Reading, of_agents, verdict


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


def read_unbroken(form: Unbroken, case: RosterCase, roster: Roster) -> Reading:
    spells = [spell for duty in of_agents(form, roster.duties) for spell in spells_of(duty)]
    return verdict(sum(spell > form.most_min for spell in spells), form.cents)


def spells_of(duty: Duty) -> list[int]:
    """Minutes of work before, between and after the breaks."""
    taken = sorted(duty.breaks, key=lambda rest: rest.start_min)
    starts = [duty.start_min, *(rest.start_min + rest.length_min for rest in taken)]
    ends = [*(rest.start_min for rest in taken), duty.end_min]
    return [end - start for start, end in zip(starts, ends, strict=True)]


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
