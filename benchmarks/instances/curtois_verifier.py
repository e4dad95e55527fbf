"""Judges a roster of a Curtois instance from the file's own words; knows no solver and no model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from instances.curtois import Curtois, Person
from instances.instance import Verdict

Assignment = tuple[str, int, str]  # employee, day, shift
WEEK = 7
SATURDAY, SUNDAY = 5, 6


def verify(instance: Curtois, roster: Iterable[Assignment]) -> Verdict:
    """Cost by term, and what is broken."""
    plan: dict[str, dict[int, str]] = {person.id: {} for person in instance.staff}
    broken = []
    for who, day, shift in sorted(roster):
        if who not in plan or not 0 <= day < instance.days or shift not in {s.id for s in instance.shifts}:
            broken.append(f"{who} day {day} {shift}: no such employee, day or shift")
        elif day in plan[who]:
            broken.append(f"{who} day {day}: two shifts")
        else:
            plan[who][day] = shift
    for person in instance.staff:
        broken += (f"{person.id}: {fault}" for fault in _faults(instance, person, plan[person.id]))
    return Verdict(_terms(instance, plan), tuple(broken))


def _terms(instance: Curtois, plan: dict[str, dict[int, str]]) -> dict[str, int]:
    here = Counter((day, shift) for days in plan.values() for day, shift in days.items())
    return {
        "on requests": sum(r.weight for r in instance.on if plan[r.person].get(r.day) != r.shift),
        "off requests": sum(r.weight for r in instance.off if plan[r.person].get(r.day) == r.shift),
        "under cover": sum(c.under * max(0, c.heads - here[c.day, c.shift]) for c in instance.cover),
        "over cover": sum(c.over * max(0, here[c.day, c.shift] - c.heads) for c in instance.cover),
    }


def _faults(instance: Curtois, person: Person, days: dict[int, str]) -> Iterator[str]:
    minutes_of = {shift.id: shift.minutes for shift in instance.shifts}
    forbidden = {(shift.id, after) for shift in instance.shifts for after in shift.not_before}
    for day, shift in days.items():
        if (shift, days.get(day + 1)) in forbidden:
            yield f"{days[day + 1]} on day {day + 1} after {shift}"
    for who, day in instance.days_off:
        if who == person.id and day in days:
            yield f"works on day off {day}"
    for shift, count in Counter(days.values()).items():
        if count > person.most.get(shift, count):
            yield f"{count} shifts {shift}, at most {person.most[shift]}"
    minutes = sum(minutes_of[shift] for shift in days.values())
    if not person.least_minutes <= minutes <= person.most_minutes:
        yield f"{minutes} minutes, {person.least_minutes} to {person.most_minutes} allowed"
    weekends = {day // WEEK for day in days if day % WEEK in (SATURDAY, SUNDAY)}
    if len(weekends) > person.most_weekends:
        yield f"{len(weekends)} weekends, at most {person.most_weekends}"
    yield from _row_faults(instance.days, person, set(days))


def _row_faults(horizon: int, person: Person, worked: set[int]) -> Iterator[str]:
    """Days in a row; one that touches an end of the horizon may go on beyond it, so it is never too short."""
    for works, group in groupby(range(horizon), key=worked.__contains__):
        row = list(group)
        inside = row[0] > 0 and row[-1] < horizon - 1
        if works and len(row) > person.most_in_a_row:
            yield f"{len(row)} days in a row from day {row[0]}, at most {person.most_in_a_row}"
        if works and inside and len(row) < person.least_in_a_row:
            yield f"{len(row)} days in a row from day {row[0]}, at least {person.least_in_a_row}"
        if not works and inside and len(row) < person.least_days_off:
            yield f"{len(row)} days off from day {row[0]}, at least {person.least_days_off}"
