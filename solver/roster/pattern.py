"""A law-legal start in well under a second: steady starts, two days off a week in turn, hours towards contract."""

from __future__ import annotations

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.roster.board import Board
from solver.roster.duty_table import DutyTable
from solver.roster.pattern_row import Fill, pattern_row
from solver.roster.personal import HARD_CENTS
from solver.roster.polish import Prices, whole_person
from solver.roster.problem import Problem

GOLDEN = 0.6180339887498949
MIDDLE_MIN = 30
PART_MIN = 180
USUAL_DAYS = 5


def start_from_pattern(board: Board, *, steady: bool = True) -> None:
    """Fill an empty board agent by agent; every duty placed keeps all hard limits of what is placed so far.

    Starts are spread like the load over the day (golden-ratio steps, so that any few agents are spread too). A row
    that owes least hours, or breaks something hard that only whole rows show, is changed day by day for the better.
    """
    problem, ranks = board.problem, Ranks(board.problem)
    middles = load_middles(problem)
    offsets = [middle_offsets(problem.duties, t) for t in range(problem.duties.start.shape[1])]
    for agent in range(len(problem.case.agents)):
        row = row_of(board, agent, ranks.near(agent, middles[agent] if steady else middles[0]))
        for day in np.flatnonzero(row >= 0):
            board.place(agent, int(day), int(row[day]), offsets[row[day]])
    board.reprice()
    broken = np.flatnonzero(board.cost >= HARD_CENTS)
    for one in broken:
        plan_again(board, int(one))
    if len(broken):
        board.reprice()


def plan_again(board: Board, agent: int) -> None:
    """All weeks of one agent by the person-week programme, kept where the agent's own price falls."""
    before, weeks = float(board.cost[agent]), range(len(board.problem.weeks) - 1)
    saved = [board.take_out(agent, week) for week in weeks]
    if not all(board.replan(agent, week) for week in weeks) or board.cost[agent] >= before:
        for one in saved:
            board.put_back(one)


def row_of(board: Board, agent: int, ranked: IntArray) -> IntArray:
    """Templates (or -1) of an agent's days, the first ones of `ranked` wherever they are lawful."""
    problem, contract = board.problem, board.problem.case.agents[agent].contract
    own, allowed = problem.personal, board.allowed[agent]
    off = own.off_price[agent]
    parts = np.array([template.start // PART_MIN for template in problem.case.templates], dtype=np.int64)
    owed = contract.week_min / 7.0 * (np.cumsum(allowed.any(axis=1)) + 0.5)
    fill = Fill(allowed, ranked, parts, off >= HARD_CENTS, problem.duties.paid, owed, 2 * agent)
    prices = Prices(0, len(off), np.where(allowed, own.price[agent], np.inf), off)
    return pattern_row(whole_person(problem, agent), fill, prices)


class Ranks:
    """Templates in order of fit to a usual length and a part of the day; equal asks are answered once."""

    def __init__(self, problem: Problem) -> None:
        self._agents = problem.case.agents
        templates = problem.case.templates
        self._centre = np.array([one.start + one.length_min / 2 for one in templates])
        self._paid = np.array([one.paid_min for one in templates], dtype=np.float64)
        self._known: dict[tuple[float, float], IntArray] = {}

    def near(self, agent: int, middle: float) -> IntArray:
        """The templates that fit the agent's usual length and middle of the day, the fittest first."""
        usual, middle = self._agents[agent].contract.week_min / USUAL_DAYS, middle // MIDDLE_MIN * MIDDLE_MIN
        if (usual, middle) not in self._known:
            away = (self._centre - middle) % 1440
            far = np.minimum(away, 1440 - away) + np.abs(self._paid - usual)
            self._known[usual, middle] = np.argsort(far, kind="stable").astype(np.int64)
        return self._known[usual, middle]


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


def middle_offsets(duties: DutyTable, template: int) -> IntArray:
    """Break offsets in the middle of their windows."""
    middle: IntArray = duties.place[template] + np.maximum(duties.places[template] - 1, 0) // 2 * duties.step
    return middle
