"""The integer programme's bounds and rows: need of pools, sizes of classes, limits of sums.

Its variables are hires (profiles x weeks), whether a class starts (the same), hours missing and weeks forgiven.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint

from scenarios.searching.hiring.programme import Programme
from solver.cover import FloatArray

Objective = Literal["short", "hires", "cost"]


@dataclass(frozen=True, slots=True, eq=False)
class Aim:
    """What one solve minimises, under which limits: most hires, most hours missing in all weeks."""

    objective: Objective
    most_people: int | None = None
    most_short_h: float | None = None


def bounds(programme: Programme) -> Bounds:
    profiles, weeks = programme.given.shape[0], programme.needed.shape[1]
    starts = np.arange(weeks) >= programme.first
    hires = (programme.most_week[:, None] * starts).ravel()
    short_h = np.full(weeks, np.inf)
    forgiven = np.full(weeks, 1.0 if programme.forgiven else 0.0)
    upper = np.concatenate([hires, np.tile(starts, profiles), short_h, forgiven])
    return Bounds(np.zeros(len(upper)), upper)


def rows(programme: Programme, aim: Aim, cuts: list[tuple[int, int]]) -> LinearConstraint:
    """Need of the pools so far; class sizes; most in all; most people; weeks forgiven."""
    parts = [_need_rows(programme, cuts), _class_rows(programme), _total_rows(programme, aim)]
    matrix = sparse.vstack([part[0] for part in parts], format="csr")
    return LinearConstraint(matrix, np.concatenate([part[1] for part in parts]), np.inf)


def _need_rows(programme: Programme, cuts: list[tuple[int, int]]) -> tuple[sparse.csr_matrix, FloatArray]:
    profiles, weeks = programme.given.shape[0], programme.needed.shape[1]
    size = profiles * weeks
    matrix = np.zeros((len(cuts), 2 * size + 2 * weeks))
    least = np.zeros(len(cuts))
    for row, (pool, week) in enumerate(cuts):
        hours = programme.helps[pool][:, None] * programme.given[:, : week + 1][:, ::-1]
        matrix[row, :size].reshape(profiles, weeks)[:, : week + 1] = hours
        least[row] = programme.needed[pool, week] - programme.held[pool, week]
        matrix[row, 2 * size + week] = 1.0
        matrix[row, 2 * size + weeks + week] = _forgiving_h(programme, pool, week)
    return sparse.csr_matrix(matrix), least


def _forgiving_h(programme: Programme, pool: int, week: int) -> float:
    """Hours that make a pool's row hold whatever is hired (mentors may give newcomers more hours than they work)."""
    taken = np.maximum(-programme.given.min(axis=1), 0.0) * programme.most
    lacking = float(programme.needed[pool, week] - programme.held[pool, week])
    return max(lacking, 0.0) + float(programme.helps[pool] @ taken)


def _class_rows(programme: Programme) -> tuple[sparse.csr_matrix, FloatArray]:
    """least x class <= hires <= most x class, for profiles that start in classes."""
    profiles, weeks = programme.given.shape[0], programme.needed.shape[1]
    size = profiles * weeks
    taught = np.flatnonzero(np.repeat(programme.least_class > 1, weeks))
    each, none = sparse.identity(size, format="csr"), sparse.csr_matrix((size, 2 * weeks))
    least = sparse.diags(np.repeat(programme.least_class, weeks).astype(float))
    most = sparse.diags(np.repeat(programme.most_week, weeks).astype(float))
    below = sparse.hstack([each, -least, none], format="csr")[taught]
    above = sparse.hstack([-each, most, none], format="csr")[taught]
    return sparse.vstack([below, above], format="csr"), np.zeros(2 * len(taught))


def _total_rows(programme: Programme, aim: Aim) -> tuple[sparse.csr_matrix, FloatArray]:
    """Upper limits of sums: hires of each profile, all hires, weeks forgiven, hours missing."""
    profiles, weeks = programme.given.shape[0], programme.needed.shape[1]
    size = profiles * weeks
    rows = np.zeros((profiles + 3, 2 * size + 2 * weeks))
    for profile in range(profiles):
        rows[profile, profile * weeks : (profile + 1) * weeks] = -1.0
    rows[profiles, :size] = -1.0
    rows[profiles + 1, 2 * size + weeks :] = -1.0
    rows[profiles + 2, 2 * size : 2 * size + weeks] = -1.0
    people = float(programme.most.sum()) if aim.most_people is None else float(aim.most_people)
    short_h = float(programme.needed.sum()) if aim.most_short_h is None else aim.most_short_h
    limits = [*programme.most.astype(float), people, float(programme.forgiven), short_h]
    return sparse.csr_matrix(rows), -np.array(limits)
