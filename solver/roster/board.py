"""The roster under search: who works what, heads per closed set, and the person-week moves on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.called import Called
from solver.roster.coverage import PARTS
from solver.roster.head_rows import add_day_price, add_worth
from solver.roster.interval_loss import head_worth, heads_of, price_intervals
from solver.roster.personal import Pin, pin_arrays
from solver.roster.polish import Prices, person_of, polish_week
from solver.roster.presence import duty_presence
from solver.roster.problem import Problem
from solver.roster.replan import Replanner
from solver.roster.rostered import duty_on
from solver.roster.spaced import space_week
from solver.roster.ties import Ties
from solver.roster.unseen import lighten, unseen_cents
from solver.roster.values import add_heads, move_days, week_costs
from solver.roster.week_frame import totals_cost


@dataclass(frozen=True, slots=True)
class Saved:
    """One person-week as it was: templates, break offsets, price of the person."""

    agent: int
    week: int
    chosen: IntArray
    offsets: IntArray
    cost: float


class Board:
    """A roster as arrays, kept legal: every change goes through the person-week programme.

    `chosen[a, d]` is a template or -1, `offsets[a, d]` its break starts, `cost[a]` the person's own price
    (prices, totals, missed activities), `loss[t]` the price of missing heads and floors in interval t.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        agents, days, breaks = len(problem.case.agents), len(problem.week_of), problem.duties.place.shape[1]
        self.chosen: IntArray = np.full((agents, days), -1, dtype=np.int64)
        self.offsets: IntArray = np.zeros((agents, days, breaks), dtype=np.int64)
        self.attended: FloatArray = np.zeros((agents, days))
        self.allowed = problem.personal.allowed.copy()
        self.starts: list[tuple[tuple[Pin, int], ...]] = [
            by_start((pin, pin.earliest_min) for pin in pins if pin.dated) for pins in problem.personal.pins
        ]
        self.pins = [pin_arrays(starts) for starts in self.starts]
        intervals = problem.case.grid.intervals
        self.ties = Ties(problem.case, problem.forms, problem.duties, problem.members)
        self._to = heads_of(problem, self.ties)
        nobody = self._to[-1]
        self.head_parts, self.on_duty, self.stale = nobody.heads, nobody.on_duty, nobody.stale
        self.loss: FloatArray = np.zeros(intervals)
        self.worths: FloatArray = np.zeros(intervals)
        self.break_sums: FloatArray = np.zeros(intervals + 1)
        self._week_cost: FloatArray = np.zeros(problem.duties.start.shape)
        self._week_offsets: IntArray = np.zeros((*problem.duties.start.shape, breaks), dtype=np.int64)
        self.replanner = Replanner(problem)
        self.kinds = {due.id: due.kind for due in problem.case.activities}
        self.called = Called()
        self._add_opening()
        self._price(0, intervals)
        self.cost: FloatArray = np.array([self.person_cost(a) for a in range(agents)])

    @property
    def total(self) -> float:
        """Objective in cents as the search sees it."""
        return float(self.loss.sum() + self.cost.sum() + self.ties.cents)

    @property
    def heads(self) -> FloatArray:
        """Heads present: intervals x closed sets."""
        return self.head_parts / PARTS

    def window(self, week: int) -> tuple[int, int]:
        """Intervals that duties of a week can touch."""
        duties, weeks = self.problem.duties, self.problem.weeks
        low, high = weeks[week], weeks[week + 1]
        return int(duties.first[low:high].min()), int(duties.last[low:high].max())

    def person_cost(self, agent: int) -> float:
        """Prices, totals and missed activities of one person."""
        problem, chosen = self.problem, self.chosen[agent]
        own, days = problem.personal, np.arange(len(chosen))
        working = chosen >= 0
        cost = own.price[agent, days[working], chosen[working]].sum() + own.off_price[agent, ~working].sum()
        profile = problem.profiles[problem.profile_of[agent]]
        cost += totals_cost(profile.counters, problem.limits[agent], chosen, problem.weeks)
        cost += unseen_cents(self, agent)
        return float(cost + self.pins[agent][:, 2].sum() - self.attended[agent].sum())

    def take_out(self, agent: int, week: int) -> Saved:
        """Free a person-week; prices of intervals are left to `settle`."""
        low, high = self.problem.weeks[week], self.problem.weeks[week + 1]
        kept = self.chosen[agent, low:high].copy(), self.offsets[agent, low:high].copy()
        saved = Saved(agent, week, *kept, float(self.cost[agent]))
        self._move(agent, low, high, -1.0)
        self.chosen[agent, low:high] = -1
        return saved

    def put_back(self, saved: Saved) -> None:
        """Restore a person-week exactly, whatever stands there now."""
        agent, low, high = saved.agent, self.problem.weeks[saved.week], self.problem.weeks[saved.week + 1]
        self._move(agent, low, high, -1.0)
        self.chosen[agent, low:high], self.offsets[agent, low:high] = saved.chosen, saved.offsets
        self._move(agent, low, high, 1.0)
        self.cost[agent] = saved.cost

    def replan(self, agent: int, week: int, held: IntArray | None = None) -> bool:
        """Plan a freed person-week anew at the present worth of heads; False if nothing legal was found.

        `held`: the templates of the week before it was freed, which speed the search up.
        """
        self.worth(agent, *self.window(week))
        best = self.best_week(agent, week, held)
        if best is None:
            return False
        low, high = int(self.problem.weeks[week]), int(self.problem.weeks[week + 1])
        self.chosen[agent, low:high] = best
        self.offsets[agent, low:high] = self._week_offsets[np.arange(low, high), best]
        self._move(agent, low, high, 1.0)
        self.cost[agent] = self.person_cost(agent)
        lighten(self, agent, range(low, high))
        return True

    def worth(self, agent: int, low: int, high: int) -> FloatArray:
        """Cents that the agent's presence saves in each interval low..high-1."""
        head_worth(self.problem.cover, self.problem.floors.table, self._to[agent], low, high, self.worths)
        self.ties.pull(agent, low, high, self.worths)
        return self.worths

    def best_week(self, agent: int, week: int, held: IntArray | None = None) -> IntArray | None:
        """The best templates (or -1) of a freed week at the last computed worth; None if nothing is legal."""
        problem = self.problem
        low, high = int(problem.weeks[week]), int(problem.weeks[week + 1])
        prefix = np.concatenate([[0.0], np.cumsum(self.worths)])
        costs, own = self._week_cost, problem.personal
        self.break_sums = self.away(agent, prefix)
        week_costs(
            problem.duties,
            np.where(self.allowed[agent], own.price[agent], np.inf),
            self.pins[agent],
            prefix,
            self.break_sums,
            (low, high),
            costs,
            self._week_offsets,
        )
        space_week(self, agent, (low, high), costs, self._week_offsets)
        add_day_price(self.ties.day_rows, agent, low, high, costs)
        self.ties.start_prices(agent, low, high, costs)
        chosen = self.replanner.plan(agent, week, self.chosen[agent], costs, held)
        if chosen is None:
            return None
        if (who := person_of(problem, agent)) is not None:
            polish_week(who, Prices(low, high, costs, own.off_price[agent]), self.replanner.picks, chosen)
        return chosen[low:high]

    def away(self, agent: int, prefix: FloatArray) -> FloatArray:
        """Sums of what a break costs per interval: presence at its worth, and room among those on break."""
        if not self.ties.crowds_breaks(agent):
            return prefix
        crowded = np.zeros(len(prefix) - 1)
        add_worth(self.ties.rows, agent, True, 0, len(crowded), crowded)
        sums: FloatArray = prefix - np.concatenate([[0.0], np.cumsum(crowded)])
        return sums

    def settle(self, week: int) -> float:
        """Re-price the intervals of a week and return the objective."""
        self._price(*self.window(week))
        return self.total

    def place(self, agent: int, day: int, template: int, offsets: Sequence[int] | IntArray) -> None:
        """Let an agent work an option."""
        self.chosen[agent, day] = template
        self.offsets[agent, day] = offsets
        self._move(agent, day, day + 1, 1.0)

    def drop(self, agent: int, day: int) -> None:
        """Give an agent the day off."""
        if self.chosen[agent, day] >= 0:
            self._move(agent, day, day + 1, -1.0)
            self.chosen[agent, day] = -1

    def replace_duty(
        self, agent: int, day: int, offsets: Sequence[int] | IntArray, starts: tuple[tuple[Pin, int], ...]
    ) -> None:
        """Move the breaks of one duty and the agent's activities (the numbering of `starts` is kept)."""
        template = int(self.chosen[agent, day])
        self.drop(agent, day)
        if starts != self.starts[agent]:
            self.pin(agent, starts)
        self.place(agent, day, template, offsets)
        self.cost[agent] = self.person_cost(agent)

    def pin(self, agent: int, starts: Sequence[tuple[Pin, int]]) -> None:
        """Fix when an agent's activities start; the agent's duties are put anew with them."""
        days = self.chosen.shape[1]
        self._move(agent, 0, days, -1.0)
        self.starts[agent] = by_start(starts)
        self.pins[agent] = pin_arrays(self.starts[agent])
        self._move(agent, 0, days, 1.0)
        self.cost[agent] = self.person_cost(agent)

    def reprice(self) -> float:
        """Price every interval and person afresh and return the objective."""
        self.stale[:] = True
        self._price(0, self.problem.case.grid.intervals)
        self.cost = np.array([self.person_cost(a) for a in range(len(self.cost))])
        return self.total

    def _move(self, agent: int, low: int, high: int, sign: float) -> None:
        """Count the agent's duties of days low..high-1 (1), or no longer (-1)."""
        chosen, offsets, attended = self.chosen[agent], self.offsets[agent], self.attended[agent]
        to, pins, days = self._to[agent], self.pins[agent], (int(low), int(high))
        gained = move_days(self.problem.duties, days, chosen, pins, offsets, to, sign, attended)
        if self.ties.concerns(agent, attends=gained > 0):
            for day in range(low, high):
                if chosen[day] >= 0:
                    self.ties.move(duty_on(self, agent, day), day, int(chosen[day]), int(sign))

    def _price(self, low: int, high: int) -> None:
        price_intervals(self.problem.cover, self.problem.floors.table, self._to[-1], low, high, self.loss)

    def _add_opening(self) -> None:
        number = {agent.id: a for a, agent in enumerate(self.problem.case.agents)}
        grid = self.problem.case.grid
        for duty in self.problem.case.opening.duties:
            if duty.agent in number and duty.start_min < grid.start_min < duty.end_min:
                self.count(number[duty.agent], duty_presence(duty, grid.start_min, grid.step_min, grid.intervals), 1.0)

    def count(self, agent: int, present: BoolArray, sign: float) -> None:
        """Count an agent in these intervals of the horizon beside the planned duties (1), or no longer (-1)."""
        add_heads(self._to[agent], 0, present, sign)


def by_start(starts: Iterable[tuple[Pin, int]]) -> tuple[tuple[Pin, int], ...]:
    """Activities with their chosen starts, in order of time."""
    return tuple(sorted(starts, key=lambda pair: (pair[1], pair[0].activity)))
