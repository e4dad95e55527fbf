"""The on-call layer by CP-SAT: who stands by in which window, given the duties."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ortools.sat.python import cp_model

from solver.duties import Duty, OnCallDuty, Roster
from solver.roster.cp import Limit, new_solver
from solver.roster.standby import Standby, duty_in
from solver.roster.standby_totals import Choices, limit_totals

EVEN_CENTS = 1  # per duty of the most burdened agent: only breaks ties


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
    windows = standby.case.requirement.on_call
    model = cp_model.CpModel()
    posts = free_posts(standby, duties) if posts is None else posts
    chosen = {post: model.new_bool_var("") for post in posts}
    for (w, agent), x in chosen.items():
        if duty_in(windows[w], agent) in held:
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
    solver = new_solver(limit)
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return ()
    taken = [(windows[w], agent) for (w, agent), x in chosen.items() if solver.boolean_value(x)]
    return tuple(sorted(OnCallDuty(agent, w.start_min, w.end_min, w.id) for w, agent in taken))


def free_posts(standby: Standby, duties: Sequence[Duty]) -> dict[tuple[int, str], float]:
    """Windows and agents who may stand by in them beside fixed shifts."""
    worked: dict[str, list[Duty]] = {}
    planned: dict[str, list[Duty]] = {}
    for duty in (*duties, *standby.case.opening.duties):
        worked.setdefault(duty.agent, []).append(duty)
    for duty in duties:
        planned.setdefault(duty.agent, []).append(duty)
    known = {agent.id for agent in standby.case.agents}
    return {
        (w, agent): 0.0
        for w, window in enumerate(standby.case.requirement.on_call)
        for agent in sorted(window.agents & known)
        if standby.open_to(agent, window)
        and standby.rested(agent, window, worked.get(agent, ()))
        and standby.runs_kept(agent, planned.get(agent, []), (duty_in(window, agent),))
    }


def _keep_apart(
    model: cp_model.CpModel, standby: Standby, chosen: Choices, posts: Posts, duties: Sequence[Duty]
) -> None:
    """At most one of two on-call duties of a person that lie too near, or that make a run too long together."""
    windows, shifts = standby.case.requirement.on_call, Roster(tuple(duties)).by_agent()
    by_agent: dict[str, list[int]] = {}
    for w, agent in chosen:
        by_agent.setdefault(agent, []).append(w)
    for agent, numbers in by_agent.items():
        numbers.sort(key=lambda w: windows[w].start_min)
        for i, first in enumerate(numbers):
            span = (windows[first].start_min, windows[first].end_min)
            for second in numbers[i + 1 :]:
                both = duty_in(windows[first], agent), duty_in(windows[second], agent)
                near = standby.too_near(agent, span, (windows[second].start_min, windows[second].end_min))
                as_they_are = posts[first, agent] == 0 and posts[second, agent] == 0
                if near or (as_they_are and not standby.runs_kept(agent, shifts.get(agent, ()), both)):
                    model.add_at_most_one(chosen[first, agent], chosen[second, agent])


def _burden(model: cp_model.CpModel, chosen: Choices) -> cp_model.IntVar:
    most = model.new_int_var(0, len(chosen), "")
    by_agent: dict[str, list[cp_model.IntVar]] = {}
    for (_, agent), x in chosen.items():
        by_agent.setdefault(agent, []).append(x)
    for mine in by_agent.values():
        model.add(sum(mine) <= most)
    return most
