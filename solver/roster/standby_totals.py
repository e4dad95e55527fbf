"""What on-call duties of a person may add up to, as CP-SAT rows beside fixed shifts."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from ortools.sat.python import cp_model

from solver.case import RosterCase
from solver.duties import Duty, OnCallDuty
from solver.roster.personal import QUARTER_MIN
from solver.roster.standby import by_agent, duty_in
from solver.roster.units import load, named, period_of
from solver.rules.forms import StandbyTotal

Choices = dict[tuple[int, str], cp_model.IntVar]
Terms = list[tuple[cp_model.IntVar, int]]


def limit_totals(
    model: cp_model.CpModel,
    case: RosterCase,
    forms: Sequence[StandbyTotal],
    chosen: Choices,
    duties: Sequence[Duty],
) -> Terms:
    """Keep the totals of every agent who may stand by; returns what lies beyond priced ones, with its price."""
    objective: Terms = []
    windows = case.requirement.on_call
    opening: list[Duty | OnCallDuty] = [*case.opening.duties, *case.opening.on_call]
    planned, past = by_agent(duties), by_agent(opening)
    for form in forms:
        rows: dict[tuple[str, Hashable], list[tuple[cp_model.IntVar, int]]] = {}
        for (w, agent), x in chosen.items():
            one = duty_in(windows[w], agent)
            if agent in form.agents and named(form, one):
                added = load(case, form, (agent, period_of(case, form, one)), (one,))
                rows.setdefault((agent, period_of(case, form, one)), []).append((x, added))
        for whose, row in rows.items():
            before = 0 if form.period == "horizon" else load(case, form, whose, past.get(whose[0], ()))
            # below zero where the shifts alone are too many
            room = max(0, form.most - form.past - before) - load(case, form, whose, planned.get(whose[0], ()))
            objective += _limit(model, form, row, room)
    return objective


def _limit(model: cp_model.CpModel, form: StandbyTotal, row: Terms, room: int) -> Terms:
    added = cp_model.LinearExpr.weighted_sum([x for x, _ in row], [n for _, n in row])
    if form.cents is None:
        if room < 0:
            model.add(sum(x for x, _ in row) == 0)
        else:
            model.add(added <= room)
        return []
    most = sum(n for _, n in row) - min(0, room)
    if form.rising:
        steps = [model.new_bool_var("") for _ in range(most)]
        model.add(sum(steps) >= added - room)
        return [(x, form.cents * u) for u, x in enumerate(steps, 1)]
    over = model.new_int_var(0, most, "")
    for x, _ in row:
        model.add(over >= added - room).only_enforce_if(x)
    if form.measure == "duties":
        return [(over, form.cents)]
    quarters = model.new_int_var(0, most // QUARTER_MIN + 1, "")
    model.add(QUARTER_MIN * quarters >= over)
    return [(quarters, form.cents)]
