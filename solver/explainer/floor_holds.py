"""Whom a floor holds at their hours: without them a language, a queue or a role would have too few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solver.roster.presence import duty_presence
from solver.rules.forms import OnDuty

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solver.case import RosterCase
    from solver.cover import IntArray
    from solver.duties import Duty, Roster
    from solver.groups import BoolArray

KINDS = ("floor", "role_floor")


def held_by_floors(case: RosterCase, roster: Roster, duties: Iterable[Duty]) -> dict[str, str]:
    """The agents of some shifts without whom a floor would fall below its number, each with the floor that does first.

    A floor holds a shift if it counts its agent and is kept exactly in an interval in which that agent is present.
    """
    shifts = tuple(duties)
    if not shifts:
        return {}
    first = max(0, case.grid.index(min(duty.start_min for duty in shifts)))
    last = min(case.grid.intervals, case.grid.index(max(duty.end_min for duty in shifts)) + 1)
    exact = [(form, _kept_exactly(form, case, roster, (first, last))) for form in _floors(case)]
    found: dict[str, str] = {}
    for duty in shifts:
        mine = _present((duty,), case, first, last) > 0
        for form, kept in exact:
            if duty.agent in form.agents and bool((mine & kept).any()):
                found.setdefault(duty.agent, form.id)
    return found


def _floors(case: RosterCase) -> list[OnDuty]:
    forms = (form for rule in case.rules if rule.kind in KINDS for form in rule.forms(case))
    return [form for form in forms if isinstance(form, OnDuty)]


def _kept_exactly(form: OnDuty, case: RosterCase, roster: Roster, span: tuple[int, int]) -> BoolArray:
    """Intervals of a span in which exactly as many are present as a floor asks."""
    assert form.least is not None
    first, last = span
    here = _present((duty for duty in roster.duties if duty.agent in form.agents), case, first, last)
    least = form.least[first:last]
    return np.asarray((least > 0) & (here == least))


def _present(duties: Iterable[Duty], case: RosterCase, first: int, last: int) -> IntArray:
    """People present in intervals [first, last)."""
    start_min = case.grid.start_min + first * case.grid.step_min
    end_min = case.grid.start_min + last * case.grid.step_min
    here = np.zeros(last - first, dtype=np.int64)
    for duty in duties:
        if duty.start_min < end_min and duty.end_min > start_min:
            here += duty_presence(duty, start_min, case.grid.step_min, last - first)
    return here
