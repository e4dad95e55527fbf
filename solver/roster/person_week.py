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
from solver.roster.week_plan import Options, Rules, Scratch, Step, WeekPlan, Work


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
def picks_of(options: Options, cost: FloatArray, d: int, picks: IntArray) -> int:
    """The day's options worth trying: of equal effects the cheapest; returns how many."""
    count, group = 0, -1
    for i in range(options.order.shape[1]):
        t = options.order[d, i]
        if cost[d, t] == np.inf:
            continue
        if options.group[d, i] != group:
            group = options.group[d, i]
            picks[count] = t
            count += 1
        elif cost[d, t] < cost[d, picks[count - 1]]:
            picks[count - 1] = t
    return count


@jit
def prefix_minima(rules: Rules, work: Work, d: int, level: int, slot: int, scratch: Scratch) -> None:
    """Best value, and its class, among the first i classes in each order of readiness."""
    seq, best, who = rules.seq, scratch.best, scratch.who
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
            if value < work.value[level + 1, to, left]:
                work.value[level + 1, to, left] = value
                work.way[level + 1, to, left] = way
    return True


@jit
def try_option(
    rules: Rules, work: Work, plan: WeekPlan, ahead: Ahead, at: tuple[int, int, int], step: Step, slots: IntArray
) -> bool:
    """One option after the best it may follow, its run going on (0) or new (1); False when slots ran out."""
    d, t, anew = at
    level, states, left = d - plan.low, rules.seq.run_rest.shape[0], rules.seq.after[d, t]
    state = rules.seq.run_next[step.run, rules.seq.run_kind[d, t], anew]
    if state < 0:
        return True
    if level + 1 == plan.high - plan.low:
        finish(work, step.value + step.end + plan.tail[state, left], step.way)
    elif step.value + step.owed + ahead.cost[level + 1, step.paid, state, left] < work.best[0]:
        if slots[anew] == -2:
            slots[anew] = find_slot(work, level + 1, step.packed * states + state)
            if slots[anew] < 0:
                return False
        if step.value < work.value[level + 1, slots[anew], left]:
            work.value[level + 1, slots[anew], left] = step.value
            work.way[level + 1, slots[anew], left] = step.way
    return True


@jit
def work_day(
    rules: Rules, work: Work, plan: WeekPlan, ahead: Ahead, d: int, slot: int, picks: IntArray, scratch: Scratch
) -> bool:
    """All ways on from a slot by the day's options `picks`; False when slots ran out."""
    seq, level, states, over = rules.seq, d - plan.low, rules.seq.run_rest.shape[0], rules.seq.order.shape[1] - 1
    counters, best, who = rules.counters, scratch.best, scratch.who
    run, packed = work.key[level, slot] % states, work.key[level, slot] // states
    prefix_minima(rules, work, d, level, slot, scratch)
    last = level + 1 == plan.high - plan.low
    delta, run_kind, allowed, owed, paid, end = -1, -1, True, 0.0, 0, 0.0
    slots = np.full(2, -2, np.int64)
    for t in picks:
        if counters.delta[d, t] != delta or seq.run_kind[d, t] != run_kind:
            delta, run_kind = counters.delta[d, t], seq.run_kind[d, t]
            allowed = within_caps(counters, packed, d, t, plan.caps)
            slots[:] = -2
            owed, paid = priced(counters, ahead, packed + delta)
            end = end_cost(counters, plan, packed + delta) if last and allowed else 0.0
        for anew in range(1, -1, -1):
            s, i = (over, seq.fresh[d, t]) if anew else (seq.kind[d, t], seq.reach[d, t])
            if not allowed or best[s, i] == np.inf or (not anew and best[over, seq.fresh[d, t]] <= best[s, i]):
                continue
            value = best[s, i] + plan.cost[d, t]
            way = (slot * work.value.shape[2] + who[s, i]) * (plan.cost.shape[1] + 1) + t + 1
            step = Step(value, way, packed + delta, run, owed, paid, end)
            if not try_option(rules, work, plan, ahead, (d, t, anew), step, slots):
                return False
    return True


@jit
def plan_week(
    rules: Rules, work: Work, plan: WeekPlan, ahead: Ahead, limit: float, chosen: IntArray
) -> tuple[float, bool]:
    """Plan the week into `chosen`: its price, infinite if none is below the limit; whether the buffers sufficed."""
    shape = (rules.seq.order.shape[1], rules.seq.order.shape[2] + 1)
    scratch = Scratch(np.zeros(shape), np.zeros(shape, np.int64))
    picks = np.zeros(plan.cost.shape[1], np.int64)
    work.used[:] = 0
    work.table[:] = -1
    work.best[0] = limit
    work.best_way[0] = -1
    work.value[0, find_slot(work, 0, plan.run), plan.footprint] = 0.0
    for d in range(plan.low, plan.high):
        work.table[:] = -1
        count = picks_of(rules.options, plan.cost, d, picks)
        for slot in range(work.used[d - plan.low]):
            if not rest_day(rules, work, plan, ahead, d, slot):
                return np.inf, False
            if count > 0 and not work_day(rules, work, plan, ahead, d, slot, picks[:count], scratch):
                return np.inf, False
    if work.best_way[0] < 0:
        return np.inf, True
    way = work.best_way[0]
    for d in range(plan.high - 1, plan.low - 1, -1):
        chosen[d] = way % (plan.cost.shape[1] + 1) - 1
        before = way // (plan.cost.shape[1] + 1)
        way = work.way[d - plan.low, before // work.value.shape[2], before % work.value.shape[2]]
    return work.best[0], True
