"""A law-legal start in well under a second: steady starts, two days off a week in turn, hours towards contract."""

from __future__ import annotations

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.roster.board import Board
from solver.roster.duty_table import DutyTable
from solver.roster.problem import Problem
from solver.roster.week_frame import count_week, walk

GOLDEN = 0.6180339887498949
NEAREST = 4
SPREAD_MIN = 180
USUAL_DAYS = 5


def start_from_pattern(board: Board, *, steady: bool = True) -> None:
    """Fill an empty board agent by agent; every duty placed keeps all hard limits of what is placed so far.

    Starts are spread like the load over the day (golden-ratio steps, so that any few agents are spread too).
    Contract minima and other least values are left to the moves that follow.
    """
    middles = load_middles(board.problem)
    for agent in range(len(board.problem.case.agents)):
        _fill(board, agent, middles[agent] if steady else middles[0])
        board.cost[agent] = board.person_cost(agent)
    board.reprice()


def load_middles(problem: Problem) -> FloatArray:
    """Clock minute around which each agent's duties should lie, spread like the load over the day."""
    grid = problem.case.grid
    profile = np.zeros(1440 // grid.step_min)
    clock = (np.arange(grid.intervals) * grid.step_min + grid.clock(grid.start_min)) % 1440 // grid.step_min
    load = problem.case.requirement.load.sum(axis=0) if problem.case.requirement.rows else np.zeros(grid.intervals)
    np.add.at(profile, clock, load + 1e-9)
    share = np.cumsum(profile) / profile.sum()
    places = (np.arange(len(problem.case.agents)) * GOLDEN + 0.5) % 1.0
    return np.searchsorted(share, places).astype(np.float64) * grid.step_min


def _fill(board: Board, agent: int, middle: float) -> None:
    problem = board.problem
    profile = problem.profiles[problem.profile_of[agent]]
    state = problem.start[agent]
    contract = problem.case.agents[agent].contract
    owed, days = contract.week_min / 7.0, len(problem.week_of)
    ranked = _ranked(problem, agent, middle)
    worked = 0
    for day in range(days):
        placed = False
        if (day + 2 * agent) % 7 < USUAL_DAYS + 1 and worked < owed * (day + 1.5):
            for template in (t for t in ranked if board.allowed[agent, day, t]):
                trial = board.chosen[agent].copy()
                trial[day] = template
                after = walk(profile.seq, trial, day, day + 1, *state)
                if after[0] >= 0 and within_caps(problem, agent, trial, day):
                    board.place(agent, day, template, middle_offsets(problem.duties, template))
                    worked += int(problem.duties.paid[template])
                    state, placed = after, True
                    break
        if not placed:
            state = walk(profile.seq, board.chosen[agent], day, day + 1, *state)


def _ranked(problem: Problem, agent: int, middle: float) -> list[int]:
    """The templates that fit the usual length and the agent's part of the day best, then one for each other part."""
    usual = problem.case.agents[agent].contract.week_min / USUAL_DAYS
    far = []
    for t, template in enumerate(problem.case.templates):
        centre = (template.start + template.length_min / 2 - middle) % 1440
        far.append((min(centre, 1440 - centre) + abs(template.paid_min - usual), t))
    near = [t for _, t in sorted(far)]
    slots = {problem.case.templates[t].start // SPREAD_MIN: t for t in reversed(near)}
    return near[:NEAREST] + [t for t in slots.values() if t not in near[:NEAREST]]


def middle_offsets(duties: DutyTable, template: int) -> IntArray:
    """Break offsets in the middle of their windows."""
    middle: IntArray = duties.place[template] + np.maximum(duties.places[template] - 1, 0) // 2 * duties.step
    return middle


def within_caps(problem: Problem, agent: int, chosen: IntArray, day: int) -> bool:
    """Whether all hard most values hold."""
    counters, limits = problem.profiles[problem.profile_of[agent]].counters, problem.limits[agent]
    week = int(problem.week_of[day])
    for i in range(len(limits.counter)):
        weeks = range(int(limits.since[i]), int(limits.until[i]) + 1)
        if np.isfinite(limits.over_cents[i]) or week not in weeks:
            continue
        k = int(limits.counter[i])
        value = sum(count_week(counters, chosen, problem.weeks[w], problem.weeks[w + 1], k) for w in weeks)
        if value > limits.most[i]:
            return False
    return True
