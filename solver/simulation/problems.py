"""What makes no sense to simulate: every problem of the input, listed together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from solver.demand import Demand
from solver.duties import Roster
from solver.errors import Problem, SolverError
from solver.people import Agent
from solver.queues import LEVELS, PERIODS, Definition, Queue
from solver.simulation.conduct_problems import LONGEST, of_conduct


def refuse(roster: Roster, agents: tuple[Agent, ...], demand: Demand, queues: tuple[Queue, ...]) -> None:
    """Raise SolverError with all problems of a simulation's input, if there are any."""
    problems = [*_of_roster(roster, agents), *_of_agents(agents), *_of_demand(demand), *_of_queues(demand, queues)]
    if problems:
        raise SolverError(tuple(problems))


def _of_roster(roster: Roster, agents: tuple[Agent, ...]) -> Iterator[Problem]:
    known = {agent.id for agent in agents}
    named = {duty.agent for duty in roster.duties} | {call.agent for call in roster.on_call}
    yield from (Problem("unknown_agent", {"agent": agent}) for agent in sorted(named - known))
    for duty in sorted(roster.duties):
        if duty.end_min <= duty.start_min:
            yield Problem("duty_without_time", {"agent": duty.agent, "start_min": duty.start_min})
    for agent, duties in sorted(roster.by_agent().items()):
        for one, two in pairwise(duties):
            if two.start_min < one.end_min:
                yield Problem("duties_overlap", {"agent": agent, "start_min": two.start_min})
    for duty in sorted(roster.duties):
        pauses = [(b.start_min, b.length_min) for b in duty.breaks]
        pauses += [(activity.start_min, activity.length_min) for activity in duty.activities]
        for start_min, length_min in pauses:
            inside = duty.start_min <= start_min and start_min + length_min <= duty.end_min
            if length_min <= 0 or not inside:
                yield Problem("pause_outside_duty", {"agent": duty.agent, "start_min": start_min})
    yield from _of_calls(roster)


def _of_calls(roster: Roster) -> Iterator[Problem]:
    for call in sorted(roster.on_call):
        if call.end_min <= call.start_min:
            yield Problem("duty_without_time", {"agent": call.agent, "start_min": call.start_min})
    for one, two in pairwise(sorted(roster.on_call)):
        if one.agent == two.agent and two.start_min < one.end_min:
            yield Problem("duties_overlap", {"agent": two.agent, "start_min": two.start_min})


def _of_agents(agents: tuple[Agent, ...]) -> Iterator[Problem]:
    ids = [agent.id for agent in agents]
    yield from (Problem("duplicate_agent", {"agent": a}) for a in sorted({a for a in ids if ids.count(a) > 1}))
    for agent in agents:
        if not (np.isfinite(agent.speed) and agent.speed > 0):
            yield Problem("speed_not_positive", {"agent": agent.id, "speed": agent.speed})
        for _, factor in agent.ramp:
            if not (np.isfinite(factor) and factor > 0):
                yield Problem("speed_not_positive", {"agent": agent.id, "speed": agent.speed * factor})
        if not 0.0 <= agent.repeat_factor <= LONGEST:
            yield Problem("repeats_not_valid", {"agent": agent.id, "factor": agent.repeat_factor})


def _of_demand(demand: Demand) -> Iterator[Problem]:
    shape = (len(demand.queues), demand.grid.intervals)
    fields = {"mean": demand.mean, "aht_s": demand.aht_s}
    fields |= {"aht_cv": demand.aht_cv, "backlog_min": demand.backlog_min}
    expected = {"mean": shape, "aht_s": shape, "aht_cv": shape[:1], "backlog_min": shape[:1]}
    if demand.paths is not None:
        fields["paths"] = demand.paths
        expected["paths"] = (max(1, len(demand.paths)), *shape)
    wrong = [name for name in fields if fields[name].shape != expected[name]]
    yield from (Problem("wrong_shape", {"field": n, "is": fields[n].shape, "must": expected[n]}) for n in wrong)
    for name in fields:
        if not np.isfinite(fields[name]).all():
            yield Problem("not_finite", {"field": name})
        if (fields[name] < 0).any():
            yield Problem("negative", {"field": name})
    if not wrong:
        yield from _of_handling_times(demand)


def _of_handling_times(demand: Demand) -> Iterator[Problem]:
    most = demand.mean if demand.paths is None else np.maximum(demand.mean, demand.paths.max(axis=0))
    for q, name in enumerate(demand.queues):
        empty = (demand.aht_s[q] <= 0) & ((most[q] > 0) | (demand.backlog_min[q] > 0))
        if empty.any():
            yield Problem("zero_aht", {"queue": name, "intervals": int(empty.sum())})


def _of_queues(demand: Demand, queues: tuple[Queue, ...]) -> Iterator[Problem]:
    known = {queue.id for queue in queues}
    yield from (Problem("unknown_queue", {"queue": name}) for name in demand.queues if name not in known)
    for queue in queues:
        yield from _of_goal(queue)
        yield from of_conduct(queue, known)


def _of_goal(queue: Queue) -> Iterator[Problem]:
    goal = queue.goal
    if not np.isfinite(goal.threshold_s) or goal.threshold_s < 0:
        yield Problem("threshold_not_valid", {"queue": queue.id, "threshold_s": goal.threshold_s})
    if goal.definition is Definition.PATIENT:
        yield Problem("definition_not_simulated", {"queue": queue.id})
    if not 0.0 <= goal.target_share <= 1.0:
        yield Problem("target_not_valid", {"queue": queue.id, "target_share": goal.target_share})
    if goal.period not in PERIODS or goal.level not in LEVELS:
        yield Problem("goal_not_judged", {"queue": queue.id, "period": goal.period, "level": goal.level})
