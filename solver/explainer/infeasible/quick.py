"""A smaller question whose roster answers the larger one: fewer shifts to choose from, activities on one day each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from solver.grid import DAY_MIN
from solver.rules.forms import Attend, Form

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.shifts import ShiftTemplate

APART_MIN = 180  # between starts of shifts that are alike in all but their start


def fewer_shifts(case: RosterCase) -> RosterCase:
    """The case with the shifts that are fixed for somebody, and of all others only starts hours apart."""
    fixed, known = {lock.template for lock in case.locks}, set()
    kept: list[ShiftTemplate] = []
    for template in case.templates:
        alike = template.menu, template.length_min, len(template.breaks), template.start // APART_MIN
        if template.id in fixed or alike not in known:
            kept.append(template)
        known.add(alike)
    return replace(case, templates=tuple(kept))


def on_one_day(case: RosterCase, forms: Iterable[Form]) -> tuple[Form, ...]:
    """The forms, activities that may lie on several days put on one of them, on which their people seem free."""
    found: list[Form] = []
    for form in forms:
        if isinstance(form, Attend) and form.latest_min - form.earliest_min > DAY_MIN:
            one, *others = sorted(form.agents) or [""]
            days = () if others else islice(_free_days(case, form, one), 1)
            found += next(([replace(form, earliest_min=low, latest_min=high)] for low, high in days), [form])
        else:
            found.append(form)
    return tuple(found)


def _free_days(case: RosterCase, form: Attend, agent: str) -> Iterator[tuple[int, int]]:
    """Whole local days of an activity's time that nothing of the agent's touches."""
    bounds, grid = case.grid.day_bounds, case.grid
    spans = [(a.start_min, a.end_min) for a in case.absences if a.agent == agent]
    spans += [(grid.minute(k.day, 0), grid.minute(k.day, DAY_MIN)) for k in case.locks if k.agent == agent]
    for low, high in pairwise(bounds):
        inside = form.earliest_min <= low and high <= form.latest_min
        if inside and all(end <= low - DAY_MIN or start >= high for start, end in spans):
            yield int(low), int(high)
