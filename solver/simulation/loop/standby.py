"""Standbys are called when a queue has been short for long enough; nobody works before the way to the desk is done."""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.simulation.loop.agenda import plan_move
from solver.simulation.loop.lines import first_waiting, is_lost
from solver.simulation.loop.records import NONE, agent_at, contact_at, is_able, queue_at, segment_at


@jit
def watch(world: np.void, q: int, now: float) -> None:
    """Count the minutes in a row in which too many wait; after so many call a standby and count anew."""
    queue, waiting = queue_at(world, q), 0
    c = first_waiting(world, q, now)
    while c != NONE and waiting < world["short_by"]:
        waiting += not is_lost(world, c, now)
        c = contact_at(world, c)["next"]
    queue["short_min"] = queue["short_min"] + 1 if waiting >= world["short_by"] else 0
    if queue["short_min"] >= world["short_min"]:
        queue["short_min"] = 0
        _call_out(world, q, now)


@jit
def _call_out(world: np.void, q: int, now: float) -> None:
    """Call the first standby who serves the queue and can be at the desk before the standby ends."""
    for a in range(world["agent_count"]):
        agent = agent_at(world, a)
        if agent["on"] or agent["segment"] >= agent["last_segment"]:
            continue
        segment = segment_at(world, agent["segment"])
        at = now + segment["desk_s"]
        if segment["standby"] != 1 or segment["start"] > now or segment["end"] <= at:
            continue
        if is_able(world, agent["kind"], q):
            segment["standby"] = 2
            agent["call_outs"] += 1
            plan_move(world, a, at)
            return
