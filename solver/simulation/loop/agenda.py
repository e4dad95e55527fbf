"""What happens when: a heap of coming events, each of which may have been overtaken by a later plan."""

from __future__ import annotations

import math

import numpy as np

from solver.compiled import jit
from solver.simulation.loop.records import FIRST, agent_at, event_at

# an event's item is 4 x the number of its agent or contact + what happens
END, MOVE, LOOK, RETURN = 0, 1, 2, 3
FANOUT = 4


@jit(inside=True)
def plan_end(world: np.void, a: int, at: float) -> None:
    """The agent's next contact ends then, whatever was planned before; infinite = none."""
    agent_at(world, a)["end_at"] = at
    if at < math.inf:
        push(world, at, 4 * a + END)


@jit(inside=True)
def plan_move(world: np.void, a: int, at: float) -> None:
    """The agent comes or goes then, whatever was planned before; infinite = not again."""
    agent_at(world, a)["move_at"] = at
    if at < math.inf:
        push(world, at, 4 * a + MOVE)


@jit(inside=True)
def is_overtaken(world: np.void, item: int, at: float) -> bool:
    """Whether an agent's event was planned anew since."""
    agent = agent_at(world, item >> 2)
    planned = agent["end_at"] if item & 3 == END else agent["move_at"]
    return bool(item & 3 <= MOVE and planned != at)


@jit(inside=True)
def push(world: np.void, at: float, item: int) -> None:
    """Put an event on the agenda."""
    hole = world["event_count"]
    world["event_count"] = hole + 1
    while hole > 0:
        above = event_at(world, (hole - 1) // FANOUT)
        if above["at"] <= at:
            break
        placed = event_at(world, hole)
        placed["at"], placed["item"] = above["at"], above["item"]
        hole = (hole - 1) // FANOUT
    placed = event_at(world, hole)
    placed["at"], placed["item"] = at, item


@jit
def pop(world: np.void) -> int:
    """Take the first event off the agenda."""
    item = event_at(world, FIRST)["item"]
    size = world["event_count"] - 1
    world["event_count"] = size
    moved = event_at(world, size)
    moved_at, hole = moved["at"], FIRST
    while FANOUT * hole + 1 < size:
        child = FANOUT * hole + 1
        soonest = event_at(world, child)["at"]
        for other in range(child + 1, min(child + FANOUT, size)):
            at = event_at(world, other)["at"]
            if at < soonest:
                child, soonest = other, at
        if soonest >= moved_at:
            break
        source, target = event_at(world, child), event_at(world, hole)
        target["at"], target["item"] = soonest, source["item"]
        hole = child
    target = event_at(world, hole)
    target["at"], target["item"] = moved_at, moved["item"]
    return int(item)
