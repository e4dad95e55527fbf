"""Whole people per profile and week, so that every pool has its hours in every week: the integer programme solved."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.optimize import milp

from scenarios.searching.hiring.programme import Programme, Schedule, cover, short
from scenarios.searching.hiring.rows import Aim, bounds, rows
from solver.cover import FloatArray, IntArray

TINY_H = 1e-4
"""Hours short that count as none."""
SLACK_H = 1e-3
"""How far a later stage may be above what an earlier one found, in hours: above what the solver rounds."""
WORST = 3  # pools a week that join the programme in a round
CENTS = 1e5  # cents in a unit of the programme's cost
GAPS = {"short": 1e-6, "hires": 0.0, "cost": 1e-3}
NODES, MOST_S = 300, 20.0
"""Where the solver stops: nodes, so that equal questions get equal answers, and seconds on a machine too slow."""


def cheapest(programme: Programme, people_first: bool) -> Schedule:
    """Least hours short; among those fewest hires, then least cost (or least cost at once, where money is first).

    Where a later stage finds nothing in time, the earlier one's schedule stands.
    """
    if not people_first:
        best = _least_short(programme)
        cuts = list(best.cuts)
        paid = _solved(programme, Aim("cost", most_short_h=_short_limit(best)), cuts)
        return replace(_dear(programme, paid or best, paid), cuts=tuple(cuts))
    fewest = fewest_people(programme)
    cuts = list(fewest.cuts)
    aim = Aim("cost", most_people=fewest.people, most_short_h=_short_limit(fewest))
    paid = _solved(programme, aim, cuts)
    found = _dear(programme, paid or fewest, paid)
    return replace(found, bound=fewest.bound, proven=fewest.proven, cuts=tuple(cuts))


def fewest_people(programme: Programme) -> Schedule:
    """Least hours short and, among those, fewest hires, whatever they cost."""
    best = _least_short(programme)
    cuts = list(best.cuts)
    found = _solved(programme, Aim("hires", most_short_h=_short_limit(best)), cuts)
    return replace(found or replace(best, bound=0.0, proven=False), cuts=tuple(cuts))


def _least_short(programme: Programme) -> Schedule:
    cuts: list[tuple[int, int]] = []
    found = _solved(programme, Aim("short"), cuts)
    assert found is not None, "to hire nobody is always an answer"
    return replace(found, cuts=tuple(cuts))


def _short_limit(found: Schedule) -> float:
    """Hours that may be missing where no more than in a schedule may be."""
    return found.left_h + SLACK_H


def _dear(programme: Programme, kept: Schedule, paid: Schedule | None) -> Schedule:
    """How far the cost of a schedule may be above the least."""
    units = float((programme.cents * kept.hires).sum()) / CENTS
    least = 0.0 if paid is None else paid.bound
    return replace(kept, dear_share=max(0.0, 1.0 - least / units) if units > 0 else 0.0)


def with_at_most(programme: Programme, people: int, known: Schedule) -> Schedule:
    """Least hours short with at most so many hires; a `known` schedule tells which pools decide."""
    found = _solved(programme, Aim("short", most_people=people), list(known.cuts))
    assert found is not None, "to hire nobody is always an answer"
    return found


def _solved(programme: Programme, aim: Aim, cuts: list[tuple[int, int]]) -> Schedule | None:
    """Solve over the pools that matter: the worst of each week join until none is left out; None: not in time."""
    profiles, weeks = programme.given.shape[0], programme.needed.shape[1]
    size = profiles * weeks
    _join(programme, np.zeros((profiles, weeks), dtype=np.int64), np.zeros(weeks), cuts)
    while True:
        found = _once(programme, aim, cuts)
        if found is None:
            return None
        values, bound, proven = found
        hires = np.round(values[:size]).astype(np.int64).reshape(profiles, weeks)
        left, forgiven = values[2 * size : 2 * size + weeks], values[2 * size + weeks :] > 0.5
        if not _join(programme, hires, np.where(forgiven, np.inf, left), cuts):
            return Schedule(hires, short(programme, hires), float(left.sum()), bound, proven)


def _join(programme: Programme, hires: IntArray, allowed: FloatArray, cuts: list[tuple[int, int]]) -> bool:
    """Add the pools that lack most in each week beyond what is allowed; False if there is none."""
    lacks = (programme.needed - cover(programme, hires) - allowed) * programme.asked
    known = set(cuts)
    new = [
        (int(pool), int(week))
        for week in np.flatnonzero(lacks.max(axis=0, initial=0.0) > TINY_H)
        for pool in np.argsort(-lacks[:, week], kind="stable")[:WORST]
        if lacks[pool, week] > TINY_H and (int(pool), int(week)) not in known
    ]
    cuts.extend(new)
    return bool(new)


def _once(programme: Programme, aim: Aim, cuts: list[tuple[int, int]]) -> tuple[FloatArray, float, bool] | None:
    """One programme over the pools so far: hires, whether a class starts, hours short, and weeks forgiven."""
    profiles, weeks = programme.given.shape[0], programme.needed.shape[1]
    size = profiles * weeks
    cost = np.zeros(2 * size + 2 * weeks)
    if aim.objective == "short":
        cost[2 * size : 2 * size + weeks] = 1.0
    else:
        cost[:size] = 1.0 if aim.objective == "hires" else programme.cents.ravel() / CENTS
    kinds = np.concatenate([np.ones(2 * size), np.zeros(weeks), np.ones(weeks)])
    options = {"mip_rel_gap": GAPS[aim.objective], "node_limit": NODES, "time_limit": MOST_S}
    found = milp(
        cost, integrality=kinds, bounds=bounds(programme), constraints=rows(programme, aim, cuts), options=options
    )
    if found.x is None:
        return None
    return np.asarray(found.x), float(found.mip_dual_bound), found.status == 0
