"""One more agent, measured: for each cover row, what it would change and how many hours there are to take it from."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from planner.casework import make_groups
from planner.corrections import RowGains
from planner.inputs import Inputs
from planner.playing import whole_roster
from planner.presence import presence
from planner.simulating import simulation_params
from solver.cover import Requirement
from solver.demand import Demand
from solver.duties import Roster
from solver.groups import Groups
from solver.people import Agent
from solver.staffing.levels import GOAL_LEVEL

ROUNDS = 2  # of simulations, see `measure_gains`
EACH = 5  # replications of a roster for each one of a measured gain: differences need fewer


def measure_rows(inputs: Inputs, demand: Demand, roster: Roster, requirement: Requirement) -> RowGains:
    """Gain of one more agent for each cover row: of the group that serves it and as little else as possible."""
    from solver.simulation.gains import Played, measure_gains, typical

    groups, people = make_groups(inputs), {agent.id: agent for agent in inputs.operation.agents}
    chosen = [_specialists(groups, requirement, row) for row in range(len(requirement.rows))]
    distinct = sorted(set(chosen))
    helpers = tuple(typical(tuple(people[name] for name in groups.members[g]), inputs.grid) for g in distinct)
    params = simulation_params(inputs)
    fewer = params.model_copy(update={"replications": max(2, params.replications // EACH)})
    played = Played(whole_roster(inputs, roster), inputs.operation.agents, demand, inputs.operation.queues, fewer)
    gains = measure_gains(played, helpers, ROUNDS)
    avoided = gains.avoided[[distinct.index(g) for g in chosen]]
    return RowGains(gains.queues, gains.starts, avoided, spare_hours(inputs, roster, requirement))


def _specialists(groups: Groups, requirement: Requirement, row: int) -> int:
    able = [g for g in range(len(groups.members)) if requirement.serves[g, row]]
    return min(able, key=lambda g: (int(groups.serves[g].sum()), -len(groups.members[g]), g))


def spare_hours(inputs: Inputs, roster: Roster, requirement: Requirement) -> NDArray[np.float64]:
    """Agent-hours that could still go to each cover row: not worked yet, or worked where the row has enough people.

    Hours not worked are what contracts allow over the plan, less paid duties and paid absences.
    """
    groups, grid = make_groups(inputs), inputs.grid
    free_h = {agent.id: _free_h(agent, inputs, roster) for agent in inputs.operation.agents}
    found = np.zeros(len(requirement.rows))
    for row in range(len(requirement.rows)):
        able = {name for g in np.flatnonzero(requirement.serves[:, row]) for name in groups.members[g]}
        heads = presence(tuple(duty for duty in roster.duties if duty.agent in able), grid)
        beyond = np.maximum(heads - requirement.need[GOAL_LEVEL, row], 0.0)
        found[row] = sum(free_h[name] for name in sorted(able)) + float(beyond.sum()) * grid.step_min / 60.0
    return found


def _free_h(agent: Agent, inputs: Inputs, roster: Roster) -> float:
    grid, contract = inputs.grid, agent.contract
    most_min = contract.most_share * contract.week_min * inputs.weeks
    paid_min = sum(duty.paid_min for duty in roster.duties if duty.agent == agent.id)
    touching = (a for a in inputs.operation.absences if a.agent == agent.id)
    away_min = sum(a.credit_min for a in touching if a.end_min > grid.start_min and a.start_min < grid.end_min)
    return max(0.0, most_min - paid_min - away_min) / 60.0
