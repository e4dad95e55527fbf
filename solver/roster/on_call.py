"""The on-call layer by CP-SAT: who stands by in which window, given the duties."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from time import monotonic

from ortools.sat.python import cp_model

from solver.duties import Duty, OnCallDuty
from solver.roster.cp import Limit, new_solver
from solver.roster.standby import Standby, by_agent, duty_in, missing_windows, run_broken
from solver.roster.standby_totals import Choices, limit_totals

EVEN_CENTS = 1  # per duty of the most burdened agent: only breaks ties
LEAST_S = 0.5  # for solving, however long the model took to build
TRIES = 20  # people looked at per duty where duties are given out one after the other


Posts = Mapping[tuple[int, str], float]
"""Cents by window (its number) and agent: 0 where the agent may stand by as the shifts are, else what moving costs."""


def assign(
    standby: Standby,
    duties: Sequence[Duty],
    limit: Limit,
    posts: Posts | None = None,
    held: Collection[OnCallDuty] = (),
) -> tuple[OnCallDuty, ...]:
    """The cheapest on-call duties: missing depth first, then what moving shifts costs, fees, and an even burden.

    `posts` are who may stand by where (those free beside the shifts, unless told otherwise); those `held` stay.
    A fee never argues against filling a window: that it is to be filled is the policy's decision.
    """
    began_s, windows, held = monotonic(), standby.case.requirement.on_call, frozenset(held)
    model = cp_model.CpModel()
    posts = free_posts(standby, duties) if posts is None else posts
    chosen = {post: model.new_bool_var("") for post in posts}
    for (w, agent), x in chosen.items():
        if held and duty_in(windows[w], agent) in held:
            model.add(x == 1)
    objective = [(x, windows[w].fee_cents + round(posts[w, agent])) for (w, agent), x in chosen.items()]
    for w, window in enumerate(windows):
        missing = model.new_int_var(0, window.depth, "")
        model.add(sum(x for (v, _), x in chosen.items() if v == w) + missing == window.depth)
        objective.append((missing, window.cents + window.fee_cents + len(standby.case.agents)))
    _keep_apart(model, standby, chosen, posts, duties)
    objective += limit_totals(model, standby.case, standby.totals, chosen, duties)
    objective.append((_burden(model, chosen), EVEN_CENTS))
    model.minimize(cp_model.LinearExpr.weighted_sum([x for x, _ in objective], [n for _, n in objective]))
    if not limit.reproducible:
        limit = replace(limit, wall_s=max(LEAST_S, limit.wall_s - (monotonic() - began_s)))
    solver = new_solver(limit)
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return in_turn(standby, duties, posts, held)
    taken = [(windows[w], agent) for (w, agent), x in chosen.items() if solver.boolean_value(x)]
    return tuple(sorted(OnCallDuty(agent, w.start_min, w.end_min, w.id) for w, agent in taken))


def in_turn(
    standby: Standby, duties: Sequence[Duty], posts: Posts, held: Collection[OnCallDuty]
) -> tuple[OnCallDuty, ...]:
    """On-call duties one after the other, each to who is free and has the fewest: for want of time for better."""
    windows, shifts, calls = standby.case.requirement.on_call, by_agent(duties), by_agent(sorted(held))
    able: dict[str, list[str]] = {window.id: [] for window in windows}
    for w, agent in (post for post, cents in posts.items() if cents == 0):
        able[windows[w].id].append(agent)
    for window in missing_windows(standby.case, sorted(held)):
        for agent in sorted(able[window.id], key=lambda a: len(calls.get(a, ())))[:TRIES]:
            mine, one = calls.get(agent, []), duty_in(window, agent)
            near = any(standby.too_near(agent, (d.start_min, d.end_min), (one.start_min, one.end_min)) for d in mine)
            if not near and standby.keeps(agent, shifts.get(agent, ()), (*mine, one)):
                calls[agent] = [*mine, one]
                break
    return tuple(sorted(one for mine in calls.values() for one in mine))


def free_posts(
    standby: Standby, duties: Sequence[Duty], stopped: Callable[[], bool] = lambda: False
) -> dict[tuple[int, str], float]:
    """Windows and agents who may stand by in them beside fixed shifts; once stopped, of the agents looked at."""
    planned, past = by_agent(duties), by_agent(standby.case.opening.duties)
    found: list[tuple[int, str]] = []
    for agent in sorted({agent.id for agent in standby.case.agents}):
        if stopped():
            break
        mine = planned.get(agent, [])
        found += ((w, agent) for w in _free_windows(standby, agent, mine, (*mine, *past.get(agent, ()))))
    return dict.fromkeys(sorted(found), 0.0)


def _free_windows(standby: Standby, agent: str, planned: Sequence[Duty], worked: Sequence[Duty]) -> Iterator[int]:
    """Windows, by number, in which an agent may stand by beside fixed shifts."""
    for w, window in enumerate(standby.case.requirement.on_call):
        able = agent in window.agents and standby.open_to(agent, window) and standby.rested(agent, window, worked)
        if able and standby.runs_kept(agent, planned, (duty_in(window, agent),)):
            yield w


def _keep_apart(
    model: cp_model.CpModel, standby: Standby, chosen: Choices, posts: Posts, duties: Sequence[Duty]
) -> None:
    """At most one of two on-call duties of a person that lie too near, or that make a run too long together."""
    windows, shifts = standby.case.requirement.on_call, by_agent(duties)
    numbers: dict[str, list[int]] = {}
    for w, agent in chosen:
        numbers.setdefault(agent, []).append(w)
    for agent, mine in numbers.items():
        mine.sort(key=lambda w: windows[w].start_min)
        runs, rows = standby.runs_of(agent), sorted(standby.shift_rows(agent, shifts.get(agent, ())))
        calls = {w: standby.call_row(duty_in(windows[w], agent)) for w in mine}
        for first, second in combinations(mine, 2):
            near = standby.too_near(agent, calls[first][:2], calls[second][:2])
            as_they_are = not near and posts[first, agent] == 0 and posts[second, agent] == 0
            both = sorted((*rows, calls[first], calls[second])) if as_they_are and runs else ()
            if near or any(run_broken(form, both) for form in runs):
                model.add_at_most_one(chosen[first, agent], chosen[second, agent])


def _burden(model: cp_model.CpModel, chosen: Choices) -> cp_model.IntVar:
    most = model.new_int_var(0, len(chosen), "")
    by_agent: dict[str, list[cp_model.IntVar]] = {}
    for (_, agent), x in chosen.items():
        by_agent.setdefault(agent, []).append(x)
    for mine in by_agent.values():
        model.add(sum(mine) <= most)
    return most
