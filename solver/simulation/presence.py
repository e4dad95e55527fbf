"""When agents are at work: duties less breaks and activities, absences, short times away, standbys."""

from __future__ import annotations

from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from solver.duties import Duty, OnCallDuty, Roster
from solver.grid import Grid
from solver.people import Agent
from solver.simulation.absences import draw_absences, draw_away
from solver.simulation.loop.records import SEGMENT, Records
from solver.simulation.params import SimulationParams
from solver.simulation.randomness import Keys, branch, name_key

ABSENCE, AWAY = 1, 2

Piece = tuple[int, int, int, float, float, float, float, float]  # as in SEGMENT


class Presence(NamedTuple):
    """Segments of presence by agent and time, before absences; duties by their number in the segments."""

    segments: Records
    agents: Keys  # per agent
    duty_agents: Keys
    duty_days: Keys


def plan_presence(roster: Roster, agents: tuple[Agent, ...], grid: Grid, params: SimulationParams) -> Presence:
    """Lay out all rostered presence that touches the grid or its warm-up, seconds from the start of the grid."""
    start_min = grid.start_min - params.warm_up_min
    duties = sorted(d for d in roster.duties if d.end_min > start_min and d.start_min < grid.end_min)
    numbered: dict[str, list[tuple[int, Duty]]] = {}
    for n, duty in enumerate(duties):
        numbered.setdefault(duty.agent, []).append((n, duty))
    calls: dict[str, list[OnCallDuty]] = {}
    for call in roster.on_call:
        calls.setdefault(call.agent, []).append(call)
    pieces: list[Piece] = []
    for a, agent in enumerate(agents):
        own = numbered.get(agent.id, [])
        present = [piece for n, duty in own for piece in _pieces((a, n, agent.speed_on(duty.day)), duty, params)]
        busy = [(duty.start_min, duty.end_min) for _, duty in own]
        standby = [
            (a, -1, 1, 60.0 * start, 60.0 * end, 0.0, agent.speed, _desk_s(call, params))
            for call in calls.get(agent.id, [])
            for start, end in _outside((call.start_min, call.end_min), busy)
        ]
        pieces += sorted(present + standby, key=lambda piece: piece[3])
    return Presence(
        _clip(np.array(pieces, dtype=SEGMENT), grid, params),
        np.array([name_key(agent.id) for agent in agents], dtype=np.uint64),
        np.array([name_key(duty.agent) for duty in duties], dtype=np.uint64),
        np.array([duty.day.toordinal() for duty in duties], dtype=np.uint64),
    )


def _desk_s(call: OnCallDuty, params: SimulationParams) -> float:
    """From the call to work: as the duty's policy states, else the general time."""
    policy = call.window.rpartition(":")[0]
    return 60.0 * params.at_desk_min_by_policy.get(policy, params.on_call_at_desk_min)


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


def _pieces(whose: tuple[int, int, float], duty: Duty, params: SimulationParams) -> list[Piece]:
    """Stretches of a duty on the queues; after a break (not an activity) the start may slip with it."""
    found: list[Piece] = []
    a, number, speed = whose
    at, slack = duty.start_min, 0.0
    breaks = [(b.start_min, b.length_min, params.break_postpone_s) for b in duty.breaks]
    activities = [(activity.start_min, activity.length_min, 0.0) for activity in duty.activities]
    for start, length, own_slack in sorted(breaks + activities):
        slack_before, slack = slack, own_slack if start > at else 0.0
        if start > at:
            found.append((a, number, 0, 60.0 * at, 60.0 * start, slack_before, speed, 0.0))
        at = max(at, start + length)
    if duty.end_min > at:
        found.append((a, number, 0, 60.0 * at, 60.0 * duty.end_min, slack, speed, 0.0))
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


def _clip(segments: Records, grid: Grid, params: SimulationParams) -> Records:
    """Seconds from the start of the grid. A floor that nobody works before its start warms up with its first crew."""
    warm_s, horizon_s = 60.0 * params.warm_up_min, 60.0 * grid.intervals * grid.step_min
    start, end = segments["start"] - 60.0 * grid.start_min, segments["end"] - 60.0 * grid.start_min
    on_queues = segments["standby"] == 0
    if not bool(((start < 0.0) & on_queues).any()):
        start[(start == 0.0) & on_queues] = -warm_s
    segments["start"], segments["end"] = np.maximum(start, -warm_s), end
    kept: Records = segments[(segments["end"] > segments["start"]) & (segments["start"] < horizon_s)]
    return kept
