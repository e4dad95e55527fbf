"""People of a case for the bound: who covers alike, what each may work at which price, what binds each week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from solver.case import RosterCase
from solver.cover import IntArray
from solver.groups import BoolArray
from solver.roster.bound.people import People
from solver.roster.bound.weeks import Lengths
from solver.roster.personal import SATURDAY, SUNDAY, PersonalBuilder, bounds, past_measure
from solver.roster.ties import plain_floor
from solver.rules.forms import EVERY, Form, OnDuty, Total

LEAST_UNIT_MIN = 15


@dataclass(frozen=True, slots=True)
class Cells:
    """Who covers alike: cells x rows that they serve, cells x floors that they count for, each agent's cell."""

    serves: BoolArray
    floors: BoolArray
    of: IntArray


def plain_floors(forms: Iterable[Form]) -> tuple[OnDuty, ...]:
    """Floors that the bound prices: a least presence per interval."""
    return tuple(form for form in forms if isinstance(form, OnDuty) and plain_floor(form) and form.least is not None)


def cells_of(case: RosterCase, floors: Sequence[OnDuty]) -> Cells:
    """Sort the agents by group and floors; one who serves nothing and counts for none covers nothing."""
    groups, serves = case.groups.group_of(), case.requirement.serves
    none = (False,) * serves.shape[1]
    served = [tuple(serves[groups[a.id]].tolist()) if a.id in groups else none for a in case.agents]
    keys = [(row, tuple(a.id in form.agents for form in floors)) for a, row in zip(case.agents, served, strict=True)]
    distinct = sorted(set(keys))
    return Cells(
        np.array([row for row, _ in distinct], dtype=bool).reshape(len(distinct), serves.shape[1]),
        np.array([held for _, held in distinct], dtype=bool).reshape(len(distinct), len(floors)),
        np.array([distinct.index(key) for key in keys], dtype=np.int64),
    )


def lengths_of(paid_min: IntArray) -> tuple[Lengths, int]:
    """Templates by paid time, and the minutes of a unit of it; times that share no such unit are rounded down."""
    unit = max(LEAST_UNIT_MIN, int(np.gcd.reduce(paid_min)) if len(paid_min) else 0)
    units = paid_min // unit
    order = np.argsort(units, kind="stable").astype(np.int64)
    distinct, firsts = np.unique(units[order], return_index=True)
    return Lengths(order, np.array([*firsts, len(order)], dtype=np.int64), distinct.astype(np.int64)), unit


def people_of(reader: PersonalBuilder, forms: Sequence[Form], cells: Cells, unit_min: int) -> tuple[People, float]:
    """The people, and what days off cost if nobody worked at all."""
    personal = reader.build(forms)
    price = np.where(personal.allowed, personal.price - personal.off_price[:, :, None], np.inf)
    days = reader.case.grid.days
    firsts = [d for d, day in enumerate(days) if d == 0 or day.weekday() == 0]
    weeks = np.array([*firsts, len(days)], dtype=np.int64)
    weekend = [[_at(days[low:high], kind) for kind in (SATURDAY, SUNDAY)] for low, high in pairwise(weeks.tolist())]
    widest = 7 * int(reader.duties.paid.max(initial=0))
    minutes = _weekly(reader, forms, "paid_min", (len(firsts), widest))
    most_days = _weekly(reader, forms, "duties", (len(firsts), 7))
    people = People(cells.of, price, minutes // unit_min, most_days, weeks, np.array(weekend, dtype=np.int64))
    return people, float(personal.off_price.sum())


def _at(days: Sequence[date], kind: int) -> int:
    return next((i for i, day in enumerate(days) if day.weekday() == kind), -1)


def _weekly(reader: PersonalBuilder, forms: Sequence[Form], measure: str, shape: tuple[int, int]) -> IntArray:
    """Most of a measure in each agent's weeks, by the hard totals over all duties of a week."""
    agents = reader.case.agents
    found = np.full((len(agents), shape[0]), shape[1], dtype=np.int64)
    for form in forms:
        if isinstance(form, Total) and (form.period, form.measure, form.of, form.cents) == (
            "week",
            measure,
            EVERY,
            None,
        ):
            most, widest = bounds(form)[1], float(shape[1])
            for a in reader.rows(form.agents):
                past = past_measure(reader.case, form, agents[a].id)
                found[a] = np.minimum(found[a], int(min(most, widest)))
                found[a, 0] = min(found[a, 0], int(min(max(0.0, most - past), widest)))
    return found
