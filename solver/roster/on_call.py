"""The on-call layer by CP-SAT: who stands by in which window, given the duties."""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python import cp_model

from solver.duties import Duty, OnCallDuty
from solver.roster.cp import Limit, new_solver, solve
from solver.roster.standby import Standby

EVEN_CENTS = 1  # per duty of the most burdened agent: only breaks ties


def assign(standby: Standby, duties: Sequence[Duty], limit: Limit) -> tuple[OnCallDuty, ...]:
    """The cheapest on-call duties beside fixed shifts: missing depth first, then fees, then an even burden.

    A fee never argues against filling a window: that it is to be filled is the policy's decision.
    """
    case = standby.case
    worked: dict[str, list[Duty]] = {}
    for duty in (*duties, *case.opening.duties):
        worked.setdefault(duty.agent, []).append(duty)
    model = cp_model.CpModel()
    known = {agent.id for agent in case.agents}
    chosen: dict[tuple[int, str], cp_model.IntVar] = {}
    objective: list[tuple[cp_model.IntVar, int]] = []
    for w, window in enumerate(case.requirement.on_call):
        able = [a for a in sorted(window.agents & known) if standby.open_to(a, window)]
        for agent in able:
            if standby.rested(agent, window, worked.get(agent, ())):
                chosen[w, agent] = model.new_bool_var("")
                objective.append((chosen[w, agent], window.fee_cents))
        missing = model.new_int_var(0, window.depth, "")
        mine = [x for (v, _), x in chosen.items() if v == w]
        model.add(sum(mine) + missing == window.depth)
        objective.append((missing, window.cents + window.fee_cents + len(known)))
    _keep_apart(model, standby, chosen)
    objective.append((_burden(model, chosen), EVEN_CENTS))
    model.minimize(cp_model.LinearExpr.weighted_sum([x for x, _ in objective], [n for _, n in objective]))
    solver = new_solver(limit)
    if solve(solver, model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return ()
    windows = case.requirement.on_call
    return tuple(
        sorted(
            OnCallDuty(agent, windows[w].start_min, windows[w].end_min, windows[w].id)
            for (w, agent), x in chosen.items()
            if solver.boolean_value(x)
        )
    )


def _keep_apart(model: cp_model.CpModel, standby: Standby, chosen: dict[tuple[int, str], cp_model.IntVar]) -> None:
    windows = standby.case.requirement.on_call
    by_agent: dict[str, list[int]] = {}
    for w, agent in chosen:
        by_agent.setdefault(agent, []).append(w)
    for agent, numbers in by_agent.items():
        numbers.sort(key=lambda w: windows[w].start_min)
        for i, first in enumerate(numbers):
            span = (windows[first].start_min, windows[first].end_min)
            for second in numbers[i + 1 :]:
                if standby.too_near(agent, span, (windows[second].start_min, windows[second].end_min)):
                    model.add_at_most_one(chosen[first, agent], chosen[second, agent])


def _burden(model: cp_model.CpModel, chosen: dict[tuple[int, str], cp_model.IntVar]) -> cp_model.IntVar:
    most = model.new_int_var(0, len(chosen), "")
    by_agent: dict[str, list[cp_model.IntVar]] = {}
    for (_, agent), x in chosen.items():
        by_agent.setdefault(agent, []).append(x)
    for mine in by_agent.values():
        model.add(sum(mine) <= most)
    return most
