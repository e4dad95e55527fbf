"""What it would cost an agent to work otherwise than now, at the present worth of heads: an estimate, never a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.board import Board
from solver.roster.coverage import marginal
from solver.roster.head_rows import add_worth
from solver.roster.values import presence, week_costs
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

    def options(self, day: int, most: int = BEST_OPTIONS, barred: BoolArray | None = None) -> list[int]:
        """The cheapest options of a day, best first, without those barred (days x templates)."""
        cost = self.cost[day] if barred is None else np.where(barred[day], np.inf, self.cost[day])
        order = np.argsort(cost, kind="stable")[:most]
        return [int(t) for t in order if np.isfinite(cost[t])]

    def room_cents(self, barred: BoolArray) -> float:
        """What it costs that no duty is barred: each goes to another option, another day of its week, or nowhere.

        One duty after the other, so rather too much than too little; infinite where that finds nothing lawful.
        """
        trial: dict[int, int] = {}
        cents = 0.0
        for day in np.flatnonzero(self.row != OFF).tolist():
            if barred[day, self.row[day]]:
                ways = ({**trial, **way} for way in self._ways(day, barred, trial))
                cents, trial = min(((self.change(way), way) for way in ways), key=lambda pair: pair[0])
        return max(0.0, cents)

    def _ways(self, day: int, barred: BoolArray, taken: Mapping[int, int]) -> list[dict[int, int]]:
        """A day off, another option of the day, or a day off and a duty on a free day of the week instead."""
        ways = [{day: OFF}, *({day: t} for t in self.options(day, SWAPS, barred))]
        for other in self.week(day):
            if self.row[other] == OFF and other not in taken:
                ways += [{day: OFF, other: t} for t in self.options(other, SWAPS - 1, barred)]
        return ways

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


@dataclass(slots=True)
class Worths:
    """What one more head of a group saves per interval, and what one less costs: shared by all of the group.

    True for the board as it stood when a group was first asked for.
    """

    board: Board
    known: dict[int, tuple[FloatArray, FloatArray]] = field(default_factory=dict)

    def of(self, agent: int, present: BoolArray) -> FloatArray:
        """Worth of an agent's presence, the agent being taken out who was present in these intervals."""
        problem = self.board.problem
        group = int(problem.group_of[agent])
        if group not in self.known:
            parts, adds, intervals = self.board.head_parts, problem.cover.adds[group], problem.case.grid.intervals
            pair = np.zeros(intervals), np.zeros(intervals)
            for there, worth in zip((parts, parts - adds), pair, strict=True):
                worst = np.ones(problem.cover.parts.shape[:2], dtype=np.int32)
                marginal(problem.cover, there, worst, adds, 0, intervals, worth)
            self.known[group] = pair
        more, less = self.known[group]
        found: FloatArray = np.where(present, less, more)
        return found


def freedom(board: Board, agent: int, worths: Worths) -> Freedom:
    """The table of an agent on the board as it stands; the board is left as it was."""
    problem, row = board.problem, board.chosen[agent].copy()
    intervals, floors = problem.case.grid.intervals, problem.floors
    worth = worths.of(agent, _present(board, agent))
    saved = [board.take_out(agent, week) for week in range(len(problem.weeks) - 1)]
    for f in np.flatnonzero(floors.counts[agent]):
        worth += floors.cents[f] * np.clip(floors.least[f] - board.on_duty[f], 0.0, 1.0)
    add_worth(board.ties.rows, agent, False, 0, intervals, worth)
    board.ties.pull(agent, 0, intervals, worth)
    prefix = np.concatenate([[0.0], np.cumsum(worth)])
    away = board.away(agent, prefix)
    for one in saved:
        board.put_back(one)
    days, templates = problem.duties.start.shape
    cost = np.full((days, templates), np.inf)
    offsets = np.zeros((days, templates, problem.duties.place.shape[1]), dtype=np.int64)
    price = np.where(board.allowed[agent], problem.personal.price[agent], np.inf)
    week_costs(problem.duties, price, board.pins[agent], prefix, away, (0, days), cost, offsets)
    return Freedom(board, agent, prefix, cost, row)


def _present(board: Board, agent: int) -> BoolArray:
    """Intervals in which an agent is present now."""
    duties, grid = board.problem.duties, board.problem.case.grid
    found = np.zeros(grid.intervals, dtype=bool)
    for day in np.flatnonzero(board.chosen[agent] >= 0).tolist():
        t = int(board.chosen[agent, day])
        first, last = int(duties.first[day, t]), int(duties.last[day, t])
        here = np.zeros(last - first, dtype=bool)
        presence(duties, day, t, board.pins[agent], board.offsets[agent, day], here)
        found[first:last] |= here
    return found
