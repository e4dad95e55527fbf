"""What it would cost an agent to work otherwise than now, at the present worth of heads: an estimate, never a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.roster.board import Board
from solver.roster.values import week_costs
from solver.roster.week_frame import totals_cost, walk

BEST_OPTIONS = 8
"""Options of a day that are looked at beside the one that stands."""
SWAPS = 3
"""Duties of a week that may be given up for another day, the least valuable ones."""
OFF = -1


@dataclass(frozen=True, slots=True)
class Freedom:
    """One agent's days: price less worth of each option (infinite: not allowed), and the row as it stands."""

    board: Board
    agent: int
    prefix: FloatArray  # sums of what presence is worth per interval, the agent's own duties left out
    cost: FloatArray  # days x templates
    row: IntArray

    def day(self, day: int, template: int) -> float:
        """Price of a day with an option, or off."""
        own = self.board.problem.personal
        return float(own.off_price[self.agent, day] if template == OFF else self.cost[day, template])

    def change(self, trial: Mapping[int, int]) -> float:
        """What the row costs more with these days changed; infinite where that is unlawful."""
        apart = sum(self.day(d, t) - self.day(d, int(self.row[d])) for d, t in trial.items())
        if not np.isfinite(apart):
            return np.inf
        problem, row = self.board.problem, self.row.copy()
        for d, t in trial.items():
            row[d] = t
        profile = problem.profiles[problem.profile_of[self.agent]]
        if walk(profile.seq, row, 0, len(row), *problem.start[self.agent])[0] < 0:
            return np.inf
        limits = problem.limits[self.agent]
        after = totals_cost(profile.counters, limits, row, problem.weeks)
        return float(apart + after - totals_cost(profile.counters, limits, self.row, problem.weeks))

    def options(self, day: int, most: int = BEST_OPTIONS) -> list[int]:
        """The cheapest options of a day, best first."""
        order = np.argsort(self.cost[day], kind="stable")[:most]
        return [int(t) for t in order if np.isfinite(self.cost[day, t])]

    def week(self, day: int) -> range:
        """Days of the week of a day."""
        problem = self.board.problem
        week = int(problem.week_of[day])
        return range(int(problem.weeks[week]), int(problem.weeks[week + 1]))

    def weakest(self, day: int) -> list[int]:
        """Duties of the same week on other days, the least valuable first."""
        worked = [d for d in self.week(day) if d != day and self.row[d] != OFF]
        worked.sort(key=lambda d: (self.day(d, OFF) - self.day(d, int(self.row[d])), d))
        return worked[:SWAPS]

    def turns(self, day: int) -> dict[int, float]:
        """Options that the agent could work on a day, with what the change costs; the one that stands costs nothing.

        On a day off, another duty of the week may be given up for it.
        """
        now = int(self.row[day])
        found = {} if now == OFF else {now: 0.0}
        swaps: list[dict[int, int]] = [{}]
        if now == OFF:
            swaps += [{d: OFF} for d in self.weakest(day)]
        for t in self.options(day):
            if t not in found:
                cents = min(self.change({**swap, day: t}) for swap in swaps)
                if np.isfinite(cents):
                    found[t] = max(0.0, cents)
        return found


def freedom(board: Board, agent: int) -> Freedom:
    """The table of an agent on the board as it stands; the board is left as it was."""
    problem, row = board.problem, board.chosen[agent].copy()
    weeks = range(len(problem.weeks) - 1)
    saved = [board.take_out(agent, week) for week in weeks]
    worth = board.worth(agent, 0, problem.case.grid.intervals)
    prefix = np.concatenate([[0.0], np.cumsum(worth)])
    for one in saved:
        board.put_back(one)
    days, templates = problem.duties.start.shape
    cost = np.full((days, templates), np.inf)
    offsets = np.zeros((days, templates, problem.duties.place.shape[1]), dtype=np.int64)
    price = np.where(board.allowed[agent], problem.personal.price[agent], np.inf)
    away = board.away(agent, prefix)
    week_costs(problem.duties, price, board.pins[agent], prefix, away, (0, days), cost, offsets)
    return Freedom(board, agent, prefix, cost, row)
