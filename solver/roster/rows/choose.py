"""The best roster of known rows: one row for each agent, by CP-SAT."""

from __future__ import annotations

import numpy as np
from ortools.sat.python import cp_model

from solver.cover import IntArray
from solver.roster.cp import OBJECTIVE_SCALE, Limit, new_solver, solve
from solver.roster.rows.columns import Columns

MOST_COLUMNS = 6000


def choose_rows(columns: Columns, cents: float, held: IntArray, limit: Limit) -> tuple[IntArray | None, bool]:
    """A roster below `cents` of rows that the bound leaves a chance, and whether there is proof of no better one.

    `held` is a roster whose rows are known; it is the hint.
    """
    numbers = promising(columns, cents)
    model = cp_model.CpModel()
    picks = {number: model.new_bool_var("") for number in numbers}
    mine: dict[int, list[cp_model.IntVar]] = {}
    for number in numbers:
        mine.setdefault(columns.master.columns[number].agent, []).append(picks[number])
    if len(mine) < columns.master.agents:
        return None, False
    for own in mine.values():
        model.add_exactly_one(own)
    terms = [(pick, columns.master.columns[number].cents) for number, pick in picks.items()]
    terms += _cells(model, columns, picks) + _blocks(model, columns, picks)
    scaled = [round(price * OBJECTIVE_SCALE) for _, price in terms]
    model.minimize(cp_model.LinearExpr.weighted_sum([var for var, _ in terms], scaled))
    for number, pick in picks.items():
        column = columns.master.columns[number]
        model.add_hint(pick, bool((held[column.agent] == column.chosen).all()))
    solver = new_solver(limit)
    status = solve(solver, model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, status == cp_model.INFEASIBLE
    chosen = np.full_like(held, -1)
    for number, pick in picks.items():
        if solver.value(pick):
            chosen[columns.master.columns[number].agent] = columns.master.columns[number].chosen
    return chosen, status == cp_model.OPTIMAL


def promising(columns: Columns, cents: float) -> list[int]:
    """Columns that a roster below `cents` may hold, the likeliest ones first where they are too many."""
    if columns.prices is None:
        return list(range(len(columns.master.columns)))
    excess = np.array([columns.excess(column) for column in columns.master.columns])
    order = np.argsort(excess, kind="stable")
    kept = [int(number) for number in order if excess[number] <= cents - columns.bound + 1e-6]
    return kept[:MOST_COLUMNS]


def _cells(
    model: cp_model.CpModel, columns: Columns, picks: dict[int, cp_model.IntVar]
) -> list[tuple[cp_model.IntVar, float]]:
    master, terms = columns.master, []
    holders: dict[int, list[cp_model.IntVar]] = {}
    for number, pick in picks.items():
        for j in master.columns[number].cells:
            holders.setdefault(j, []).append(pick)
    for j in range(len(master.cover.cell_price)):
        steps = []
        for length, slope in master.slopes(j):
            step = model.new_int_var(0, length, "")
            steps.append(step)
            terms.append((step, slope))
        model.add(cp_model.LinearExpr.sum(holders.get(j, [])) == cp_model.LinearExpr.sum(steps))
    return terms


def _blocks(
    model: cp_model.CpModel, columns: Columns, picks: dict[int, cp_model.IntVar]
) -> list[tuple[cp_model.IntVar, float]]:
    master, terms = columns.master, []
    holders: dict[tuple[int, int, int], list[cp_model.IntVar]] = {}
    for number, pick in picks.items():
        for place in master.columns[number].needs:
            holders.setdefault(place, []).append(pick)
    missing: dict[tuple[int, int], cp_model.IntVar] = {}
    for b, level, s in master.needs:
        gap = int(np.ceil(master.gap(b, level, s)))
        if (b, level) not in missing:
            missing[b, level] = model.new_int_var(0, 10**4, "")
            terms.append((missing[b, level], float(master.cover.step_cents[b, level])))
        model.add(missing[b, level] + cp_model.LinearExpr.sum(holders.get((b, level, s), [])) >= gap)
    return terms
