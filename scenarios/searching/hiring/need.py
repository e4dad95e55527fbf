"""People needed by every pool of queues that only some people can serve, and who counts for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from planner.casework import staffing_params
from planner.operation.floor_policies import floor_policies
from scenarios.searching.hiring.outlook import by_week
from solver.cover import FloatArray, Floor, Requirement
from solver.groups import Groups, group
from solver.promises import floors
from solver.requirement import staff
from solver.staffing.levels import GOAL_LEVEL

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from solver.demand import Demand
    from solver.grid import Grid
    from solver.people import Agent

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pool:
    """Queues that together need people who serve at least one of them, or the people that a floor counts."""

    queues: tuple[str, ...]
    floor: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Need:
    """People needed by every pool.

    By the theorem of Hall (1935), all need is covered just if, for every set of queues, the people who can serve any
    of them cover its need together; closed sets suffice (see `solver.cover.Requirement`). Floors are further pools,
    the last ones: interval by interval the larger of the floor and the need of queues that none but its people serve.

    Attributes
    ----------
    people : ids. `able` : pools x people, who counts.
    names : the queues of each row. `serving` : people x rows. `sets` : pools x rows.
    rows : rows x intervals, people needed, absence reserve included.
    least : floors x intervals.
    """

    grid: Grid
    pools: tuple[Pool, ...]
    people: tuple[str, ...]
    able: BoolArray
    names: tuple[tuple[str, ...], ...]
    serving: BoolArray
    sets: BoolArray
    rows: FloatArray
    least: FloatArray

    def served_by(self, people: range) -> frozenset[str]:
        """Queues that any of some people can serve."""
        rows = np.flatnonzero(self.serving[people].any(axis=0)).tolist()
        return frozenset(name for row in rows for name in self.names[row])

    def of(self, pool: int) -> FloatArray:
        """People needed by a pool in every interval."""
        needed = np.asarray(self.sets[pool].astype(float) @ self.rows)
        floor = pool - len(self.pools) + len(self.least)
        return needed if floor < 0 else np.maximum(needed, self.least[floor])

    def hours(self) -> FloatArray:
        """Pools x weeks, people-hours."""
        plain = len(self.pools) - len(self.least)
        weekly = [self.sets[:plain].astype(float) @ by_week(self.rows, self.grid)]
        weekly += [by_week(self.of(pool)[None, :], self.grid) for pool in range(plain, len(self.pools))]
        return np.asarray(np.concatenate(weekly) * self.grid.step_min / 60.0)


def make_need(demand: Demand, inputs: Inputs, people: tuple[Agent, ...]) -> Need:
    """Staff a demand for these people, whenever they work and with papers taken as renewed; sorted into pools.

    Raises
    ------
    solver.errors.SolverError
        As `solver.requirement.staff`.
    """
    operation, grid = inputs.operation, demand.grid
    lasting = tuple(_lasting(agent) for agent in people)
    groups = group(lasting, operation.queues, grid.days[0], grid.days[0])
    made = staff(demand, operation.queues, groups, staffing_params(inputs)).requirement
    kept = floors(floor_policies(operation.config), lasting, operation.queues, grid)
    ids = tuple(agent.id for agent in people)
    serving = _serving(made, groups, ids)
    sets, able = _sets(made, serving, kept, ids)
    names = ("",) * (len(sets) - len(kept)) + tuple(floor.id for floor in kept)
    pools = tuple(Pool(_queues(made, row), name) for row, name in zip(sets, names, strict=True))
    least = np.array([floor.least for floor in kept], dtype=float).reshape(len(kept), grid.intervals)
    return Need(grid, pools, ids, able, made.rows, serving, sets, made.need[GOAL_LEVEL], least)


def _lasting(agent: Agent) -> Agent:
    """The agent without dates: when somebody works is a matter of hours, not of what they can do."""
    papers = tuple((name, None) for name, _ in agent.certificates)
    return replace(agent, first_day=None, last_day=None, certificates=papers)


def _serving(made: Requirement, groups: Groups, people: tuple[str, ...]) -> BoolArray:
    """People x rows."""
    place = groups.group_of()
    nobody = np.zeros(len(made.rows), dtype=bool)
    served = [made.serves[place[name]] if name in place else nobody for name in people]
    return np.array(served, dtype=bool).reshape(len(people), len(made.rows))


def _sets(
    made: Requirement, serving: BoolArray, kept: tuple[Floor, ...], people: tuple[str, ...]
) -> tuple[BoolArray, BoolArray]:
    """Rows and people of every pool: closed sets first, then floors with the rows that none but their people serve."""
    closed = made.closed_sets().reshape(-1, len(made.rows))
    counted = np.array([[name in floor.agents for name in people] for floor in kept], dtype=bool)
    counted = counted.reshape(len(kept), len(people))
    own = np.array([~serving[~able].any(axis=0) for able in counted], dtype=bool).reshape(-1, len(made.rows))
    able = closed.astype(float) @ serving.T.astype(float) > 0
    return np.concatenate([closed, own]), np.concatenate([able, counted])


def _queues(made: Requirement, row: BoolArray) -> tuple[str, ...]:
    return tuple(name for names, held in zip(made.rows, row, strict=True) if held for name in names)
