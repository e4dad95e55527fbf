"""Judges a roster of a MATSP instance from the file's own words and the format's rules; knows no solver, no model.

Minutes count from 06:00 of the first day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from instances.instance import Verdict
from instances.matsp import Matsp, Person

Shift = tuple[str, int, int]  # person, start, end
Work = tuple[str, int, int, int]  # person, start, end, task
DAY = 24 * 60
QUARTER = 15
STARTS = ((0, 4 * 60), (8 * 60, 12 * 60), (14 * 60, 18 * 60 - QUARTER))  # 06:00-10:00, 14:00-18:00, 20:00-23:45
LEAST_SHIFT, MOST_SHIFT = 6 * 60, 10 * 60
REST = 14 * 60
MOST_IN_A_ROW = 5
LEAST_TASK = 60


def verify(instance: Matsp, shifts: Iterable[Shift], work: Iterable[Work]) -> Verdict:
    """Cost, and what is broken: rules of people and shifts, tasks inside shifts, cover below its least."""
    shifts, work = sorted(shifts), sorted(work)
    people = {person.id for person in instance.staff}
    broken = [f"{row[0]}: nobody of this name" for row in (*shifts, *work) if row[0] not in people]
    for person in instance.staff:
        own = [(start, end) for who, start, end in shifts if who == person.id]
        tasks = [(start, end, task) for who, start, end, task in work if who == person.id]
        broken += (f"{person.id}: {fault}" for fault in _faults(instance, person, own))
        broken += (f"{person.id}: {fault}" for fault in _task_faults(instance, own, tasks))
    heads = Counter((at, task) for _, start, end, task in work for at in range(start, end, QUARTER))
    least = {(cover.quarter * QUARTER, cover.task): cover.least for cover in instance.cover}
    most = {(cover.quarter * QUARTER, cover.task): cover.most for cover in instance.cover}
    for (at, task), needed in sorted(least.items()):
        if heads[at, task] < needed:
            broken.append(f"task {task + 1} {_moment(at)}: {heads[at, task]} at work, at least {needed}")
    excess = sum(max(0, count - most.get(place, 0)) ** 2 for place, count in heads.items())
    return Verdict({"excess": excess}, tuple(broken))


def _faults(instance: Matsp, person: Person, shifts: list[tuple[int, int]]) -> Iterator[str]:
    for start, end in shifts:
        if start % QUARTER or end % QUARTER or not any(first <= start % DAY <= last for first, last in STARTS):
            yield f"a shift starts {_moment(start)}"
        if not LEAST_SHIFT <= end - start <= MOST_SHIFT:
            yield f"a shift {_moment(start)} of {end - start} minutes, {LEAST_SHIFT} to {MOST_SHIFT} allowed"
        if start < 0 or end > instance.days * DAY:
            yield f"a shift {_moment(start)} beyond the horizon"
    yield from _row_faults(person, shifts)


def _row_faults(person: Person, shifts: list[tuple[int, int]]) -> Iterator[str]:
    for (_, end), (start, _) in pairwise(shifts):
        if start - end < REST:
            yield f"{start - end} minutes of rest before {_moment(start)}, at least {REST}"
    for day, count in Counter(start // DAY for start, _ in shifts).items():
        if count > 1:
            yield f"{count} shifts on day {day + 1}"
    worked = {start // DAY for start, _ in shifts}
    for first in sorted(worked):
        if all(first + ahead in worked for ahead in range(MOST_IN_A_ROW + 1)):
            yield f"more than {MOST_IN_A_ROW} days in a row up to day {first + MOST_IN_A_ROW + 1}"
    minutes = sum(end - start for start, end in shifts)
    if not person.least_minutes <= minutes <= person.most_minutes:
        yield f"{minutes} minutes, {person.least_minutes} to {person.most_minutes} allowed"


def _task_faults(instance: Matsp, shifts: list[tuple[int, int]], tasks: list[tuple[int, int, int]]) -> Iterator[str]:
    """Tasks fill each shift from end to end, one at a time; what goes on with the same task is one piece."""
    for start, end, task in tasks:
        if not 0 <= task < instance.tasks:
            yield f"task {task + 1} {_moment(start)} is unknown"
        if not any(first <= start < end <= last for first, last in shifts):
            yield f"task {task + 1} {_moment(start)} outside a shift"
    for first, last in shifts:
        done = [(s, e, t) for s, e, t in tasks if first <= s < last]
        if [first, *(e for _, e, _ in done)] != [*(s for s, _, _ in done), last]:
            yield f"the tasks do not fill the shift {_moment(first)}"
        for start, end, task in _joined(done):
            if end - start < LEAST_TASK:
                yield f"task {task + 1} {_moment(start)} for {end - start} minutes, at least {LEAST_TASK}"


def _joined(tasks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    joined: list[tuple[int, int, int]] = []
    for start, end, task in tasks:
        if joined and joined[-1][1:] == (start, task):
            start = joined.pop()[0]
        joined.append((start, end, task))
    return joined


def _moment(at: int) -> str:
    clock = (at + 6 * 60) % DAY
    return f"on day {at // DAY + 1} at {clock // 60:02d}:{clock % 60:02d}"
