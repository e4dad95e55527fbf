"""Who does not come, and when those who came are away: fates of duties, drawn by agent and day."""

from __future__ import annotations

import math
from typing import cast

import numpy as np
from numpy.typing import NDArray

from solver.compiled import jit
from solver.simulation.loop.records import Floats, Ints, Records
from solver.simulation.randomness import Keys, derive, normal, uniform

AWAY_S = 300.0
(SHARED,) = cast(tuple[int, ...], np.array([1]))


@jit
def draw_absences(key: np.uint64, agents: Keys, days: Keys, bound: float, correlation: float) -> NDArray[np.bool_]:
    """Which duties are missed: a normal of the day and one of the agent's day below `bound`."""
    missed = np.zeros(len(days), dtype=np.bool_)
    for d in range(len(days)):
        day_key = derive(key, days[d])
        shared, own = normal(day_key, SHARED), normal(derive(day_key, agents[d]), SHARED)
        missed[d] = math.sqrt(correlation) * shared + math.sqrt(1.0 - correlation) * own < bound
    return missed


@jit
def draw_away(key: np.uint64, agents: Keys, segments: Records, share: float) -> tuple[Ints, Floats, Floats]:
    """Cut segments of presence by short times away: source segment, start and end of each piece."""
    source, starts, ends = [0 for _ in range(0)], [0.0 for _ in range(0)], [0.0 for _ in range(0)]
    between_s = AWAY_S * (1.0 - share) / share
    for s in range(len(segments)):
        segment = segments[s]
        own = derive(derive(key, agents[segment["agent"]]), np.uint64(int(segment["start"])))
        start, number = segment["start"], 0
        while start < segment["end"]:
            away = start - between_s * math.log(uniform(own, number))
            if segment["standby"] > 0:
                away = segment["end"]
            source.append(s)
            starts.append(start)
            ends.append(min(away, segment["end"]))
            start = away + AWAY_S
            number += 1
    return np.array(source, dtype=np.int32), np.array(starts), np.array(ends)
