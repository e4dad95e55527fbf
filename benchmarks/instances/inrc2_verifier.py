"""Judges a roster of an INRC-II instance from the competition's words; knows no solver and no model.

Weights of the competition: a nurse missing to the optimal cover 30; a day in a row missing or too many 15 on a shift
type, 30 of work, 30 of days off; a shift against a wish 10; half a weekend 30; an assignment outside the contract's
total 20; a weekend beyond its most 30. Rows of days go on from the history. One that the horizon's end cuts may go on
beyond it and is never too short; of a row too long only the horizon's days count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from instances.inrc2 import ANY, NONE, WEEK, Inrc2, Nurse, Terms
from instances.instance import Verdict

Assignment = tuple[str, int, str]  # nurse, day, shift type
COVER, TYPE_ROW, WORK_ROW, OFF_ROW, WISH, HALF, TOTAL, WEEKEND = 30, 15, 30, 30, 10, 30, 20, 30
SATURDAY, SUNDAY = 5, 6
OTHER = "(another)"  # what the history does not name: days worked before the last shift type began


def verify(instance: Inrc2, roster: Iterable[Assignment]) -> Verdict:
    """Cost by term and what is broken; who works which skill is chosen as well as it can be."""
    plan: dict[str, dict[int, str]] = {nurse.id: {} for nurse in instance.nurses}
    broken = []
    for who, day, shift in sorted(roster):
        if who not in plan or not 0 <= day < instance.days or shift not in {s.id for s in instance.shifts}:
            broken.append(f"{who} day {day} {shift}: no such nurse, day or shift type")
        elif day in plan[who]:
            broken.append(f"{who} day {day}: two shifts")
        else:
            plan[who][day] = shift
    broken += _successions(instance, plan)
    lacking, missing = _cover(instance, plan)
    terms = dict.fromkeys(("total", "type rows", "work rows", "off rows", "wishes", "weekends", "half weekends"), 0)
    for nurse in instance.nurses:
        for term, cost in _of_nurse(instance, nurse, plan[nurse.id]):
            terms[term] += cost
    terms["wishes"] = WISH * sum(_worked(plan[who].get(day), shift) for who, shift, day in instance.wishes)
    return Verdict({**terms, "optimal cover": COVER * missing}, (*broken, *lacking))


def _worked(had: str | None, shift: str) -> bool:
    return had is not None and shift in (ANY, had)


def _successions(instance: Inrc2, plan: dict[str, dict[int, str]]) -> Iterator[str]:
    forbidden = {(shift.id, after) for shift in instance.shifts for after in shift.not_before}
    for nurse in instance.nurses:
        days = {-1: nurse.last, **plan[nurse.id]}
        for day, shift in plan[nurse.id].items():
            if (days.get(day - 1), shift) in forbidden:
                yield f"{nurse.id} day {day}: {shift} after {days[day - 1]}"


def _of_nurse(instance: Inrc2, nurse: Nurse, days: dict[int, str]) -> Iterator[tuple[str, int]]:
    terms = {contract.id: contract for contract in instance.contracts}[nurse.contract]
    line = [*_past(nurse), *(days.get(day) for day in range(instance.days))]
    before = len(line) - instance.days
    yield "work rows", WORK_ROW * _beyond([shift is not None for shift in line], before, *terms.work_row)
    yield "off rows", OFF_ROW * _beyond([shift is None for shift in line], before, *terms.off_row)
    for kind in instance.shifts:
        on = [shift == kind.id for shift in line]
        yield "type rows", TYPE_ROW * _beyond(on, before, kind.least_row, kind.most_row)
    yield from _counts(instance, nurse, terms, set(days))


def _past(nurse: Nurse) -> list[str | None]:
    """The days before the horizon, as far back as the history tells."""
    if nurse.last == NONE:
        return [None] * nurse.off_row
    return [*[OTHER] * (nurse.worked_row - nurse.row_of_last), *[nurse.last] * nurse.row_of_last]


def _beyond(on: list[bool], before: int, least: int, most: int) -> int:
    """Days missing and too many over all rows of days that are on; `before` of the days lie before the horizon."""
    units, start = 0, None
    for at, day in enumerate([*on, False]):
        if day and start is None:
            start = at
        elif not day and start is not None:
            length = at - start
            if at >= before and at < len(on):
                units += max(0, least - length)
            units += min(max(0, at - max(start, before)), max(0, length - most))
            start = None
    return units


def _counts(instance: Inrc2, nurse: Nurse, terms: Terms, days: set[int]) -> Iterator[tuple[str, int]]:
    total = nurse.assignments + len(days)
    yield "total", TOTAL * (max(0, terms.total[0] - total) + max(0, total - terms.total[1]))
    worked = [{WEEK * week + SATURDAY, WEEK * week + SUNDAY} & days for week in range(instance.weeks)]
    weekends = nurse.weekends + sum(map(bool, worked))
    yield "weekends", WEEKEND * max(0, weekends - terms.most_weekends)
    if terms.whole_weekends:
        yield "half weekends", HALF * sum(len(weekend) == 1 for weekend in worked)


def _cover(instance: Inrc2, plan: dict[str, dict[int, str]]) -> tuple[list[str], int]:
    """Shifts below their least cover, and nurses missing to the optimal one, with the best split over skills."""
    skills_of = {nurse.id: nurse.skills for nurse in instance.nurses}
    broken, missing = [], 0
    for day in range(instance.days):
        for shift in instance.shifts:
            here = [skills_of[who] for who, days in plan.items() if days.get(day) == shift.id]
            pairs = [instance.need.get((shift.id, skill, day), (0, 0)) for skill in instance.skills]
            kinds = tuple(tuple(skill in skills for skill in instance.skills) for skills in here)
            short = _short(kinds, tuple(least for least, _ in pairs))
            if short:
                broken.append(f"day {day} {shift.id}: {short} below the least cover")
            missing += _short(kinds, tuple(optimal for _, optimal in pairs))
    return broken, missing


@lru_cache(maxsize=100_000)
def _short(kinds: tuple[tuple[bool, ...], ...], need: tuple[int, ...]) -> int:
    """Nurses missing however they are split: the worst set of skills needs so many more than can work in it (Hall)."""
    worst = 0
    for size in range(1, len(need) + 1):
        for skills in combinations(range(len(need)), size):
            able = sum(any(kind[skill] for skill in skills) for kind in kinds)
            worst = max(worst, sum(need[skill] for skill in skills) - able)
    return worst
