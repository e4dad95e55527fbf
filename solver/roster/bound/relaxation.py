"""The relaxation behind a certified bound: deterministic, from the case and its rules' forms alone, no solver in it.

Need and people are parted by prices (a Lagrangian relaxation): heads present for a cover row or a floor have a price
in every block of time, hours and weekends of a whole period have a price per person. At any prices that are not below
zero, the cheapest way to meet the need from a market at these prices, less the most that people can earn on it, is a
lower bound on every roster (weak duality). Each person-week is solved exactly; whom a market cannot tell apart is
everything that prices leave out: the need in whole heads, what couples weeks beyond hours and weekends, what couples
people. Kept are: who may work what and when, prices of single options and days off, the most hours and days of a
week, one shift a day, breaks where they cost least in their windows, activities, floors, hours and weekends of the
period. Left out, which can only lower the bound: rests, runs, leasts, nights, groups of trainings. On-call windows
stand in with the least that they cost. As everywhere in the engine an agent starts at most one shift a day.

Cover without closed sets: a group's heads are worth what the dearest row pays that it can serve (dual of the flow from
groups to rows), and a row takes at most its need, each level at most at its price.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from solver.case import RosterCase
from solver.cover import FloatArray
from solver.duties import Duty
from solver.roster.bound.crew import Cells, cells_of, lengths_of, people_of, plain_floors
from solver.roster.bound.dues import Dues, dues_of
from solver.roster.bound.options import Options, options_of
from solver.roster.bound.people import People
from solver.roster.bound.totals import Hours, Weekends, hours_of, weekends_of
from solver.roster.bound.weeks import Lengths
from solver.roster.duty_table import Membership, duty_table
from solver.roster.personal import HARD_CENTS, PersonalBuilder
from solver.roster.presence import duty_presence


class Prices(NamedTuple):
    """A price vector: of heads per cover row and per floor (cents per agent and interval, by block of time), of paid
    units per agent, and of each total of weekends."""

    rows: FloatArray  # rows x blocks
    floors: FloatArray  # floors x blocks
    hours: FloatArray
    weekends: FloatArray


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A case as the bound sees it; `least` and `opening` are floors x intervals and cells x intervals."""

    fixed: float
    block: int  # intervals
    need: FloatArray  # levels x rows x intervals
    cents: FloatArray  # levels
    least: FloatArray
    floor_cents: FloatArray
    opening: FloatArray
    cells: Cells
    options: Options
    lengths: Lengths
    people: People
    dues: Dues
    hours: Hours
    weekends: Weekends

    @property
    def blocks(self) -> int:
        """Number of blocks of time."""
        return -(-int(self.opening.shape[1]) // self.block)

    def no_prices(self) -> Prices:
        """All prices zero."""
        rows, floors = np.zeros((self.need.shape[1], self.blocks)), np.zeros((len(self.least), self.blocks))
        return Prices(rows, floors, np.zeros(len(self.hours.free)), np.zeros(len(self.weekends.free)))


def relax(case: RosterCase, block_min: int) -> Relaxation:
    """The relaxation of a case with blocks of so many minutes; any length is valid, shorter ones prove more."""
    forms = tuple(form for rule in case.rules for form in rule.forms(case))
    duties = duty_table(case.grid, case.templates)
    reader = PersonalBuilder(case, duties, Membership(case))
    floors = plain_floors(forms)
    cells = cells_of(case, floors)
    lengths, unit_min = lengths_of(duties.paid)
    people, off_cents = people_of(reader, forms, cells, unit_min)
    requirement = case.requirement
    no_rows = np.zeros((len(requirement.cents), 0, case.grid.intervals))  # a case without need may give no intervals
    need = no_rows if requirement.focus is not None or requirement.need.shape[1] == 0 else requirement.need
    least = [np.maximum(0.0, np.asarray(form.least, dtype=np.float64)) for form in floors]
    return Relaxation(
        fixed=off_cents + _on_call_cents(case),
        block=max(1, block_min // case.grid.step_min),
        need=need,
        cents=np.array(requirement.cents, dtype=np.float64),
        least=np.array(least).reshape(len(floors), case.grid.intervals),
        floor_cents=np.array([HARD_CENTS if f.cents is None else f.cents for f in floors], dtype=np.float64),
        opening=_opening(case, cells),
        cells=cells if requirement.focus is None else Cells(cells.serves[:, :0], cells.floors, cells.of),
        options=options_of(duties, case.templates),
        lengths=lengths,
        people=people,
        dues=dues_of(forms, case, cells, duties),
        hours=hours_of(reader, forms, unit_min, people.units.sum(axis=1).astype(np.float64)),
        weekends=weekends_of(reader, forms, people.weeks),
    )


def _opening(case: RosterCase, cells: Cells) -> FloatArray:
    """Heads of duties that began before the horizon, cells x intervals."""
    grid, number = case.grid, {agent.id: a for a, agent in enumerate(case.agents)}
    found = np.zeros((len(cells.serves), grid.intervals))
    for duty in _before(case, number):
        found[cells.of[number[duty.agent]]] += duty_presence(duty, grid.start_min, grid.step_min, grid.intervals)
    return found


def _before(case: RosterCase, number: dict[str, int]) -> list[Duty]:
    return [d for d in case.opening.duties if d.agent in number and d.start_min < case.grid.start_min]


def _on_call_cents(case: RosterCase) -> float:
    """The least that on-call windows cost: each duty of their depth is missing at its price or stands at its fee."""
    return float(sum(w.depth * min(w.cents, w.fee_cents) for w in case.requirement.on_call))
