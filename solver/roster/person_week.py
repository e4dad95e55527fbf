"""One person-week re-planned exactly: a compiled dynamic programme over the days of the week.

State at each midnight: counters of the week (paid units, nights, ... packed into one key), the run state, and the
footprint class that past duties leave behind. Values are kept per (key, run) slot and class; for each option only
the best class it may follow matters, so prefix minima over classes in order of readiness replace pairs of duties.
The weeks before and after stay as they are: the past enters as the starting state, the future as `tail`. States
that cannot end below the limit by the bound of `week_bound` are dropped, so a plan found is the best there is.
"""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.roster.counters import Counters
from solver.roster.week_bound import Ahead
from solver.roster.week_plan import Options, Rules, WeekPlan, Work


@jit
def find_slot(work: Work, level: int, key: int) -> int:
    """The slot of a key at a midnight, opened if new; -1 when all are taken."""
    size = work.table.shape[0]
    place = (key * 2654435761 & 0x7FFFFFFFFFFF) % size
    while work.table[place] >= 0:
        slot = int(work.table[place])
        if work.key[level, slot] == key:
            return slot
        place = place + 1 if place + 1 < size else 0
    slot = int(work.used[level])
    if slot >= work.key.shape[1]:
        return -1
    work.table[place] = slot
    work.key[level, slot] = key
    work.used[level] = slot + 1
    work.value[level, slot, :] = np.inf
    return slot


@jit
def end_cost(counters: Counters, plan: WeekPlan, packed: int) -> float:
    """Price of the totals that the week decides, for the counters in a key."""
    cost = 0.0
    for k in range(plan.caps.shape[0]):
        cost += plan.ends[k, packed // counters.stride[k] % counters.radix[k]]
    return cost


@jit
def within_caps(counters: Counters, packed: int, d: int, t: int, caps: IntArray) -> bool:
    """Whether the counters stay within their caps after option (d, t)."""
    for k in range(caps.shape[0]):
        digit = packed // counters.stride[k] % counters.radix[k]
        if digit + counters.adds[k, d, t] > caps[k]:
            return False
    return True


@jit
def pick_options(options: Options, cost: FloatArray, low: int, high: int, picks: IntArray) -> None:
    """The options worth trying on each day, in order, then -1: of equal effects the cheapest."""
    for d in range(low, high):
        count, group = 0, -1
        for i in range(options.order.shape[1]):
            t = options.order[d, i]
            if cost[d, t] == np.inf:
                continue
            if options.group[d, i] != group:
                group = options.group[d, i]
                picks[d - low, count] = t
                count += 1
            elif cost[d, t] < cost[d, picks[d - low, count - 1]]:
                picks[d - low, count - 1] = t
        picks[d - low, count:] = -1


@jit
def prefix_minima(rules: Rules, work: Work, d: int, level: int, slot: int) -> None:
    """Best value, and its class, among the first i classes in each order of readiness."""
    seq, best, who = rules.seq, work.minima, work.who
    for s in range(seq.order.shape[1]):
        best[s, 0] = np.inf
        who[s, 0] = 0
        for i in range(seq.classes[d]):
            c = seq.order[d, s, i]
            if work.value[level, slot, c] < best[s, i]:
                best[s, i + 1] = work.value[level, slot, c]
                who[s, i + 1] = c
            else:
                best[s, i + 1] = best[s, i]
                who[s, i + 1] = who[s, i]


@jit
def finish(work: Work, total: float, way: int) -> None:
    """Keep a finished plan if it is the best so far."""
    if total < work.best[0]:
        work.best[0] = total
        work.best_way[0] = way


@jit
def keep(work: Work, level: int, slot: int, footprint: int, value: float, way: int) -> None:
    """Keep a way to (slot, class) if it is the best so far."""
    if value < work.value[level, slot, footprint]:
        work.value[level, slot, footprint] = value
        work.way[level, slot, footprint] = way


@jit
def priced(counters: Counters, ahead: Ahead, packed: int) -> tuple[float, int]:
    """The counters of a key at the prices of the bound, and whether the weekend's price is paid."""
    owed, paid = ahead.least, 0
    for k in range(ahead.price.shape[0]):
        digit = packed // counters.stride[k] % counters.radix[k]
        owed += ahead.price[k] * digit
        if k == ahead.weekend and digit > 0:
            paid = 1
    if paid == 1:
        owed += ahead.toll
    return owed, paid


@jit
def rest_day(rules: Rules, work: Work, plan: WeekPlan, ahead: Ahead, d: int, slot: int) -> bool:
    """All ways on from a slot by a day off; False when slots ran out."""
    seq, level, states = rules.seq, d - plan.low, rules.seq.run_rest.shape[0]
    key = work.key[level, slot]
    run, packed = key % states, key // states
    owed, paid = priced(rules.counters, ahead, packed)
    last = level + 1 == plan.high - plan.low
    end = end_cost(rules.counters, plan, packed) if last else 0.0
    for c in range(seq.classes[d]):
        value = work.value[level, slot, c] + plan.off[d]
        if value == np.inf:
            continue
        left = seq.rested[d, c]
        state = seq.run_rest[run, 1 if left == 0 else 0]
        way = (slot * work.value.shape[2] + c) * (plan.cost.shape[1] + 1)
        if last:
            finish(work, value + end + plan.tail[state, left], way)
        elif value + owed + ahead.cost[level + 1, paid, state, left] < work.best[0]:
            to = find_slot(work, level + 1, key - run + state)
            if to < 0:
                return False
            keep(work, level + 1, to, left, value, way)
    return True


@jit
def after_group(rules: Rules, plan: WeekPlan, ahead: Ahead, packed: int, d: int, t: int) -> tuple[float, int, float]:
    """What the bound adds after an option, whether the weekend is paid, and the totals' price on the last day.

    The price is infinite where a cap forbids the option.
    """
    if not within_caps(rules.counters, packed, d, t, plan.caps):
        return 0.0, 0, np.inf
    after = packed + rules.counters.delta[d, t]
    owed, paid = priced(rules.counters, ahead, after)
    return owed, paid, end_cost(rules.counters, plan, after) if d == plan.high - 1 else 0.0


@jit
def work_day(rules: Rules, work: Work, plan: WeekPlan, ahead: Ahead, d: int, slot: int) -> bool:
    """All ways on from a slot by the picked options; False when slots ran out."""
    seq, level, states, over = rules.seq, d - plan.low, rules.seq.run_rest.shape[0], rules.seq.order.shape[1] - 1
    counters, best, who = rules.counters, work.minima, work.who
    run, packed = work.key[level, slot] % states, work.key[level, slot] // states
    prefix_minima(rules, work, d, level, slot)
    delta, run_kind, owed, paid, end = -1, -1, 0.0, 0, 0.0
    slots = work.slots
    for t in plan.picks[level]:
        if t < 0:
            break
        if counters.delta[d, t] != delta or seq.run_kind[d, t] != run_kind:
            delta, run_kind = counters.delta[d, t], seq.run_kind[d, t]
            slots[:] = -2
            owed, paid, end = after_group(rules, plan, ahead, packed, d, t)
        left = seq.after[d, t]
        for anew in range(1, -1, -1):
            s, i = (over, seq.fresh[d, t]) if anew else (seq.kind[d, t], seq.reach[d, t])
            state = seq.run_next[run, run_kind, anew]
            value = best[s, i] + plan.cost[d, t] + end
            if state < 0 or value == np.inf or (not anew and best[over, seq.fresh[d, t]] <= best[s, i]):
                continue
            way = (slot * work.value.shape[2] + who[s, i]) * (plan.cost.shape[1] + 1) + t + 1
            if d == plan.high - 1:
                finish(work, value + plan.tail[state, left], way)
            elif value + owed + ahead.cost[level + 1, paid, state, left] < work.best[0]:
                if slots[anew] == -2:
                    slots[anew] = find_slot(work, level + 1, (packed + delta) * states + state)
                if slots[anew] < 0:
                    return False
                keep(work, level + 1, slots[anew], left, value, way)
    return True


@jit
def plan_week(
    rules: Rules, work: Work, plan: WeekPlan, ahead: Ahead, limit: float, chosen: IntArray
) -> tuple[float, bool]:
    """Plan the week into `chosen`: its price, infinite if none is below the limit; whether the buffers sufficed."""
    work.used[:] = 0
    work.table[:] = -1
    work.best[0] = limit
    work.best_way[0] = -1
    work.value[0, find_slot(work, 0, plan.run), plan.footprint] = 0.0
    for d in range(plan.low, plan.high):
        work.table[:] = -1
        for slot in range(work.used[d - plan.low]):
            if not rest_day(rules, work, plan, ahead, d, slot):
                return np.inf, False
            if not work_day(rules, work, plan, ahead, d, slot):
                return np.inf, False
    if work.best_way[0] < 0:
        return np.inf, True
    way = work.best_way[0]
    for d in range(plan.high - 1, plan.low - 1, -1):
        chosen[d] = way % (plan.cost.shape[1] + 1) - 1
        before = way // (plan.cost.shape[1] + 1)
        way = work.way[d - plan.low, before // work.value.shape[2], before % work.value.shape[2]]
    return work.best[0], True
