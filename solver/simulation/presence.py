"""When agents are at work: duties less breaks and activities, absences, short times away, standbys."""

from __future__ import annotations

from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from solver.duties import Duty, Roster
from solver.grid import Grid
from solver.simulation.absences import draw_absences, draw_away
from solver.simulation.randomness import Keys, branch, name_key
from solver.simulation.loop.records import SEGMENT, Records
from solver.simulation.params import SimulationParams

ABSENCE, AWAY = 1, 2

Piece = tuple[int, int, int, float, float, float]  # as in SEGMENT


class Presence(NamedTuple):
    """Segments of presence by agent and time, before absences; duties by their number in the segments."""

    segments: Records
    agents: Keys  # per agent
    duty_agents: Keys
    duty_days: Keys


def plan_presence(roster: Roster, agents: tuple[str, ...], grid: Grid, params: SimulationParams) -> Presence:
    """Lay out all rostered presence that touches the grid, seconds from its start."""
    keys = {agent: name_key(agent) for agent in agents}
    duties = sorted(d for d in roster.duties if d.end_min > grid.start_min and d.start_min < grid.end_min)
    pieces: list[Piece] = []
    for a, agent in enumerate(agents):
        own = [(n, duty) for n, duty in enumerate(duties) if duty.agent == agent]
        present = [piece for n, duty in own for piece in _pieces(a, n, duty, params.break_postpone_s)]
        calls = [(c.start_min, c.end_min) for c in roster.on_call if c.agent == agent]
        busy = [(duty.start_min, duty.end_min) for _, duty in own]
        standby = [(a, -1, 1, 60.0 * s, 60.0 * e, 0.0) for call in calls for s, e in _outside(call, busy)]
        pieces += sorted(present + standby, key=lambda piece: piece[3])
    return Presence(
        _clip(np.array(pieces, dtype=SEGMENT), grid),
        np.array([keys[agent] for agent in agents], dtype=np.uint64),
        np.array([keys[duty.agent] for duty in duties], dtype=np.uint64),
        np.array([duty.day.toordinal() for duty in duties], dtype=np.uint64),
    )


def attend(presence: Presence, key: np.uint64, params: SimulationParams) -> Records:
    """The segments of one replication: without missed duties, cut by times away."""
    segments = presence.segments
    if params.absence_share > 0.0:
        bound = NormalDist().inv_cdf(params.absence_share)
        own = branch(key, ABSENCE)
        missed = draw_absences(own, presence.duty_agents, presence.duty_days, bound, params.absence_correlation)
        duty = segments["duty"]
        segments = segments[(duty < 0) | ~np.append(missed, False)[duty]]
    if params.inside_shrinkage_share > 0.0:
        own = branch(key, AWAY)
        source, start, end = draw_away(own, presence.agents, segments, params.inside_shrinkage_share)
        again = np.append(False, source[1:] == source[:-1])[: len(source)]
        segments = segments[source]
        segments["start"], segments["end"] = start, end
        segments["slack"][again] = np.inf
    return segments.copy()


def _pieces(a: int, number: int, duty: Duty, postpone_s: float) -> list[Piece]:
    """Stretches of a duty on the queues; after a break (not an activity) the start may slip with it."""
    found: list[Piece] = []
    at, slack = duty.start_min, 0.0
    breaks = [(b.start_min, b.length_min, postpone_s) for b in duty.breaks]
    activities = [(activity.start_min, activity.length_min, 0.0) for activity in duty.activities]
    for start, length, own_slack in sorted(breaks + activities):
        slack_before, slack = slack, own_slack if start > at else 0.0
        if start > at:
            found.append((a, number, 0, 60.0 * at, 60.0 * start, slack_before))
        at = max(at, start + length)
    if duty.end_min > at:
        found.append((a, number, 0, 60.0 * at, 60.0 * duty.end_min, slack))
    return found


def _outside(call: tuple[int, int], busy: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of an on-call duty outside the agent's duties."""
    at, found = call[0], []
    for start, end in busy:
        if start > at:
            found.append((at, min(start, call[1])))
        at = max(at, end)
    found.append((at, call[1]))
    return [(start, end) for start, end in found if end > start]


def _clip(segments: Records, grid: Grid) -> Records:
    offset, horizon = 60.0 * grid.start_min, 60.0 * grid.intervals * grid.step_min
    segments["start"] = np.maximum(segments["start"] - offset, 0.0)
    segments["end"] -= offset
    kept: Records = segments[(segments["end"] > segments["start"]) & (segments["start"] < horizon)]
    return kept
