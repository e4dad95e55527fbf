"""Sets up the programme of one person-week: start, tail, bound, and a limit that is raised until a plan is found."""

from __future__ import annotations

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.roster.counters import Counters, Limits
from solver.roster.held_week import held_price
from solver.roster.person_week import pick_options, plan_week
from solver.roster.problem import Problem
from solver.roster.week_bound import Ahead, Days, Toll, price_hours, runs_ahead
from solver.roster.week_ends import Week, ends_of
from solver.roster.week_frame import limit_bases, tail_costs, walk
from solver.roster.week_plan import Rules, WeekPlan, Work, new_work
from solver.roster.weekly import ONCE

SLOTS = 1024
FIRST_GAP_CENTS = 100.0
USUAL_GAP_CENTS = 25_600.0
MOST_GAP_CENTS = 1e13
MORE = 1.25  # of the gap that the last plan of a person-week needed, at which its next one starts
HAIR_CENTS = 0.01


class Replanner:
    """Plans person-weeks; keeps the buffers between them."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._work = self._buffers(SLOTS)
        self._gaps: dict[tuple[int, int], float] = {}  # that the last plan of a person-week needed
        self.picks: IntArray = np.full((0, 0), -1, dtype=np.int64)  # of the week planned last

    def plan(
        self, agent: int, week: int, chosen: IntArray, cost: FloatArray, held: IntArray | None = None
    ) -> IntArray | None:
        """The agent's days with the week planned at the given option costs, or None where nothing is legal.

        `held` is what the agent's week was before: a plan no dearer is looked for first.
        """
        problem = self.problem
        low, high = int(problem.weeks[week]), int(problem.weeks[week + 1])
        profile, limits = problem.profiles[problem.profile_of[agent]], problem.limits[agent]
        seq = profile.seq
        at, run = walk(seq, chosen, 0, low, *problem.start[agent])
        if at < 0:
            return None
        base = np.zeros(len(limits.counter))
        limit_bases(profile.counters, limits, chosen, problem.weeks, week, base)
        tail = np.zeros((seq.run_rest.shape[0], seq.rested.shape[1]))
        tail_costs(seq, chosen, high, tail)
        off = problem.personal.off_price[agent]
        caps, ends = week_ends(profile.counters, limits, Week(week, base))
        self.picks = np.zeros((high - low, cost.shape[1]), dtype=np.int64)
        pick_options(profile.options, cost, low, high, self.picks)
        plan = WeekPlan(low, high, at, run, caps, ends, self.picks, cost, off, tail)
        rules = Rules(seq, profile.counters, profile.options)
        row = chosen.copy()
        most = np.inf
        if held is not None:
            row[low:high] = held
            most = held_price(rules, plan, row)
        return self._search(rules, plan, row, most, (agent, week))

    def _search(
        self, rules: Rules, plan: WeekPlan, row: IntArray, most: float, whose: tuple[int, int]
    ) -> IntArray | None:
        """Raise the limit until a plan is found, up to `most`: the price of a plan that is known."""
        ahead = bound_ahead(rules, plan)
        bound = float(ahead.cost[0, 0, plan.run, plan.footprint] + ahead.least)
        if not np.isfinite(bound):
            return None
        known = most - bound + HAIR_CENTS
        gap = self._gaps.get(whose, FIRST_GAP_CENTS)
        while gap < MOST_GAP_CENTS:
            found, enough = plan_week(rules, self._work, plan, ahead, bound + min(gap, known), row)
            if not enough:
                self._work = self._buffers(2 * self._work.key.shape[1])
            elif np.isfinite(found):
                self._gaps[whose] = max(FIRST_GAP_CENTS, MORE * (found - bound))
                return row
            else:
                known = known if gap < known else np.inf
                gap *= 2.0 if gap < USUAL_GAP_CENTS else 16.0
        return None

    def _buffers(self, slots: int) -> Work:
        profiles = self.problem.profiles
        classes = max(p.seq.rested.shape[1] for p in profiles)
        kinds = max(p.seq.order.shape[1] for p in profiles)
        midnights = int(np.diff(self.problem.weeks).max()) + 1
        return new_work(slots, classes, midnights, kinds)


def bound_ahead(rules: Rules, plan: WeekPlan) -> Ahead:
    """The bound of a week: prices of the counters, and the cheapest way ahead from every state at every midnight."""
    counters, seq = rules.counters, rules.seq
    ends = [end[: cap + 1] for end, cap in zip(plan.ends, plan.caps, strict=True)]
    main = int(np.argmax(counters.unit)) if len(ends) else -1
    price = np.array([0.0 if k == main else slope_of(end) for k, end in enumerate(ends)])
    least = sum(float(end[0]) for k, end in enumerate(ends) if k != main)
    option = plan.cost + np.einsum("k,kdt->dt", price, counters.adds) if price.any() else plan.cost
    shape = (plan.high - plan.low + 1, seq.rested.shape[1])
    cost, used = np.full(shape, np.inf), np.zeros(shape, dtype=np.int64)
    cost[-1] = plan.tail.min(axis=0)
    adds = counters.adds[main] if main >= 0 else np.zeros(plan.cost.shape, dtype=np.int64)
    end = ends[main] if main >= 0 else np.zeros(1)
    found, rest = price_hours(
        seq, Days(plan.picks, option, plan.off, adds), end, (plan.low, plan.footprint), cost, used
    )
    if main >= 0:
        price[main] = found
    exact, toll = _weekend_toll(rules, ends)
    if exact >= 0:
        option = option - price[exact] * counters.adds[exact]
        price[exact] = 0.0
    ahead = np.full((shape[0], 2 if exact >= 0 else 1, seq.run_rest.shape[0], shape[1]), np.inf)
    ahead[-1] = plan.tail
    runs_ahead(seq, Days(plan.picks, option + found * adds, plan.off, adds), toll, (plan.low, plan.run), ahead)
    return Ahead(ahead, price, least + rest, exact, toll.cents)


def _weekend_toll(rules: Rules, ends: list[FloatArray]) -> tuple[int, Toll]:
    """The first weekend counter with a price, and that price as a toll on its options."""
    counters = rules.counters
    for k, end in enumerate(ends):
        if counters.weekly[k] == ONCE and len(end) > 1 and end[1] > end[0]:
            return k, Toll(counters.adds[k], float(end[1] - end[0]))
    return -1, Toll(np.zeros(counters.delta.shape, dtype=np.int64), 0.0)


def week_ends(counters: Counters, limits: Limits, week: Week) -> tuple[IntArray, FloatArray]:
    """Caps of the counters, and the end price of each at each value up to its cap (beyond: infinite)."""
    caps = np.zeros(len(counters.unit), dtype=np.int64)
    ends = np.full((len(caps), int(counters.radix.max()) if len(caps) else 1), np.inf)
    ends_of(counters, limits, week, caps, ends)
    return caps, ends


def slope_of(ends: FloatArray) -> float:
    """The steepest price per unit that lies below an end price from zero on: F(v) >= F(0) + slope x v."""
    if len(ends) < 2:
        return 0.0
    return float(((ends[1:] - ends[0]) / np.arange(1, len(ends))).min())
