"""What one more agent would change: finite differences of simulations with common random numbers.

Contacts and absences keep their fate whatever the roster (L'Ecuyer and Buist 2006), so two runs differ by the added
agent alone. One run adds agents in many blocks at once, `APART` blocks from each other and the helpers in turn (a
Latin square over blocks and runs), so that a few runs see every helper at every time of day.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from math import ceil, gcd

import numpy as np
from numpy.typing import NDArray

from solver.demand import Demand
from solver.duties import Duty, Roster
from solver.grid import Grid
from solver.outcomes import Attainment
from solver.people import Agent
from solver.queues import Queue
from solver.simulation.measures import BLOCK_H, block_starts
from solver.simulation.params import SimulationParams
from solver.simulation.simulator import simulate

Floats = NDArray[np.float64]

PER_DAY = 24 // BLOCK_H
APART = 3  # blocks from one addition to the next; its effect is looked for from one block before to the next
LEAST_LATE = 0.5  # late contacts per tested block below which a share of them means nothing
HELPER = "+1"  # what an added agent's id ends in


@dataclass(frozen=True, slots=True)
class Played:
    """What is simulated."""

    roster: Roster
    agents: tuple[Agent, ...]
    demand: Demand
    queues: tuple[Queue, ...]
    params: SimulationParams


@dataclass(frozen=True, slots=True)
class Gains:
    """Contacts more answered in time if one more agent came for a block of hours.

    Attributes
    ----------
    helpers : ids of the agents that the added ones are like.
    queues : queue ids. `starts` : first interval of every block (four hours of the wall clock).
    avoided : helpers x blocks x queues; sums over queues are surer than single values, which may lie below 0
        (who answers one queue first may let another wait).
    """

    helpers: tuple[str, ...]
    queues: tuple[str, ...]
    starts: tuple[int, ...]
    avoided: Floats


@dataclass(frozen=True, slots=True)
class Square:
    """Who is added when: in every third block of a run, the next helper from day to day and from run to run.

    `stride` is how far the helpers of two runs lie apart on the same day: as many as there are days, as long as that
    leads to every helper.
    """

    blocks: int
    helpers: int
    runs: int
    stride: int

    @classmethod
    def of(cls, blocks: int, helpers: int, runs: int) -> Square:
        """At least so many runs that every helper has a turn, at most one for each helper."""
        days = max(1, blocks // PER_DAY)
        stride = 1 if days >= helpers else next(s for s in range(days, 0, -1) if gcd(s, helpers) == 1)
        return cls(blocks, helpers, min(max(runs, ceil(helpers / stride) if days < helpers else 1), helpers), stride)

    def helper_at(self, phase: int, run: int) -> list[int | None]:
        """The helper added in each block of a run; `phase` is the first block with one."""
        return [
            (block // PER_DAY + block % PER_DAY // APART + run * self.stride) % self.helpers
            if block % APART == phase
            else None
            for block in range(self.blocks)
        ]


def measure_gains(
    played: Played,
    helpers: tuple[Agent, ...],
    runs: int = 2,
    *,
    progress: Callable[[float], None] | None = None,
    executor: Executor | None = None,
) -> Gains:
    """Expected gain of one more agent like each of the helpers in every block of hours.

    The share of late contacts that the added agent avoids is pooled over days by time of day, queue by queue;
    applied to the late contacts of each block it gives the block's gain.

    Parameters
    ----------
    helpers : agents like whom one more would come; an added one is missed as often as anybody.
    runs : rounds of `APART` simulations; at least so many that each helper has a turn at every time of day, at
        most one for each helper (then each was added in every block).
    progress : told the share of runs done. `executor`: where the runs are spread.
    """
    starts = tuple(block_starts(played.demand.grid))
    square = Square.of(len(starts), len(helpers), runs)
    turns = list(product(range(APART), range(square.runs)))
    base = late_contacts(_simulated(played), played.demand)
    after = partial(_late_with, played, helpers, square)
    done = []
    for late in map(after, turns) if executor is None else executor.map(after, turns):
        done.append(late)
        if progress is not None:
            progress(len(done) / len(turns))
    shares = _shares(base, done, [square.helper_at(*turn) for turn in turns], _slots(played.demand.grid, starts))
    return Gains(tuple(a.id for a in helpers), played.demand.queues, starts, shares * _around(base).T[None])


def late_contacts(attained: Attainment, demand: Demand) -> Floats:
    """Contacts not served within their threshold: queues x blocks; those nobody can judge yet left out."""
    table = attained.table
    blocks = table[table["period"] == "block"]
    late = (blocks["offered"] * (1.0 - blocks["service"])).fillna(0.0)
    wide = blocks.assign(late=late).pivot(index="queue", columns="start_min", values="late")
    return wide.loc[list(demand.queues)].to_numpy(dtype=float)


def typical(agents: tuple[Agent, ...], grid: Grid) -> Agent:
    """One more agent like these (the first of them), as fast as they are on average, newcomer weeks included."""
    means = tuple((day, float(np.mean([agent.speed_on(day) for agent in agents]))) for day in grid.days)
    repeats = float(np.mean([agent.repeat_factor for agent in agents]))
    return replace(agents[0], speed=1.0, ramp=means, repeat_factor=repeats)


def _simulated(played: Played) -> Attainment:
    return simulate(played.roster, played.agents, played.demand, played.queues, played.params)


def _late_with(played: Played, helpers: tuple[Agent, ...], square: Square, turn: tuple[int, int]) -> Floats:
    """Late contacts after the additions of one run."""
    grid, added = played.demand.grid, _added(played, helpers)
    starts = block_starts(grid)
    ends = (*starts[1:], grid.intervals)
    duties = tuple(
        _duty(added[helper].id, grid, start, end)
        for helper, start, end in zip(square.helper_at(*turn), starts, ends, strict=True)
        if helper is not None
    )
    roster = replace(played.roster, duties=tuple(sorted((*played.roster.duties, *duties))))
    again = replace(played, roster=roster, agents=(*played.agents, *added))
    return late_contacts(_simulated(again), played.demand)


def _added(played: Played, helpers: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """The helpers as further agents; nobody's customers become theirs, or all contacts would meet another fate."""
    own = {queue.named.role for queue in played.queues if queue.named}
    return tuple(replace(agent, id=agent.id + HELPER, roles=agent.roles - own) for agent in helpers)


def _duty(agent: str, grid: Grid, first: int, end: int) -> Duty:
    start_min, end_min = (grid.start_min + grid.step_min * t for t in (first, end))
    return Duty(agent, start_min, end_min, grid.day_of(start_min), "one more", end_min - start_min)


def _slots(grid: Grid, starts: tuple[int, ...]) -> list[int]:
    """Time of day of every block, 0 = 00-04."""
    return [grid.clock(grid.start_min + grid.step_min * t) // 60 // BLOCK_H for t in starts]


def _around(late: Floats) -> Floats:
    """Sums over a block, the one before and the one after: where an agent of the block can be felt."""
    wide = np.pad(late, ((0, 0), (1, 1)))
    return np.asarray(wide[:, :-2] + wide[:, 1:-1] + wide[:, 2:])


def _shares(base: Floats, done: list[Floats], who: list[list[int | None]], slots: list[int]) -> Floats:
    """Share of late contacts avoided, pooled by time of day: helpers x blocks x queues."""
    shape = (1 + max(h for run in who for h in run if h is not None), max(slots) + 1, len(base))
    avoided, late, tested = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    around = _around(base)
    for after, run in zip(done, who, strict=True):
        change = _around(base - after)
        for block, helper in enumerate(run):
            if helper is not None:
                avoided[helper, slots[block]] += change[:, block]
                late[helper, slots[block]] += around[:, block]
                tested[helper, slots[block]] += 1
    known = late > LEAST_LATE * np.maximum(tested, 1)
    share = np.divide(avoided, late, out=np.zeros_like(avoided), where=known)
    return np.asarray(share[:, slots])
