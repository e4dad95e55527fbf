"""Work that can wait, moved to where heads of a finished roster are free: e-mail and back office by min-cost flow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from solver.case import RosterCase
from solver.cover import DeferredCurve, FloatArray, Requirement
from solver.duties import Roster
from solver.roster.coverage import SingleArray, cover_table
from solver.roster.evaluate import group_heads

UNITS = 20
"""Units of flow per agent and interval."""
STEP_AGENTS = 0.5
"""Width of the pieces of the convex loss."""
MORE_AGENTS = 4.0
"""Agents beyond twice the even peak that one interval may be given."""
CENTS_SCALE = 20
LEAST_GAIN_CENTS = 1.0

Factors = Mapping[str, FloatArray]
"""Need per agent of work at each level, by queue."""


@dataclass(frozen=True, slots=True)
class Respread:
    """A requirement with deferred work elsewhere, and the loss of the roster before and after, in cents."""

    requirement: Requirement
    before_cents: float
    after_cents: float


def respread(case: RosterCase, roster: Roster, factors: Factors) -> Respread:
    """Work each deferred queue where the roster's people are free, between arrival and deadline.

    One queue after the other, each exactly for a loss cut into pieces of half an agent. What is done in all by the
    end of the horizon stays; a queue is worked only when it is open. Its part of the need moves along with the work.
    """
    found, room, step_min = case.requirement, _Room.of(case, roster), case.grid.step_min
    before = last = room.loss_cents()
    for number, curve in enumerate(found.deferred):
        factor = factors.get(curve.queue)
        if factor is None or not curve.fill_min.any():
            continue
        row = _row(found, curve)
        fill_min = _best_fill(room, curve, row, factor, step_min)
        room.add(row, factor, (fill_min - curve.fill_min) / step_min)
        if (cents := room.loss_cents()) < last - LEAST_GAIN_CENTS:
            found, last = _moved(found, number, fill_min, factor, step_min), cents
        else:
            room.add(row, factor, (curve.fill_min - fill_min) / step_min)
    return Respread(found, before, last)


def band(curve: DeferredCurve) -> tuple[FloatArray, FloatArray]:
    """Least and most work done by the end of each interval, in agent-minutes; the even fill lies within.

    The fill may have safety above what is expected: arrivals and deadlines are raised by the same share.
    """
    done, come = np.cumsum(curve.fill_min), np.cumsum(curve.arrivals_min)
    raised = done[-1] / come[-1] if come[-1] > 0 else 1.0
    least = np.minimum(done, raised * curve.due_min)
    least[-1] = done[-1]
    return least, np.minimum(np.maximum(done, raised * come), done[-1])


def _row(requirement: Requirement, curve: DeferredCurve) -> int:
    return next(r for r, queues in enumerate(requirement.rows) if curve.queue in queues)


@dataclass(slots=True)
class _Room:
    """Gaps of a roster: need less heads, intervals x levels x closed sets."""

    sets: NDArray[np.bool_]
    gap: SingleArray
    step_cents: FloatArray

    @classmethod
    def of(cls, case: RosterCase, roster: Roster) -> _Room:
        requirement = case.requirement
        sets, table = requirement.closed_sets(), cover_table(requirement)
        able = (requirement.serves.astype(np.int64) @ sets.T.astype(np.int64)) > 0
        heads = able.T.astype(np.float32) @ group_heads(case, roster).astype(np.float32)
        return cls(sets, table.need - heads.T[:, None, :], table.step_cents)

    def loss_cents(self) -> float:
        """Loss over the horizon."""
        return float((np.maximum(0.0, self.gap.max(axis=2)) @ self.step_cents).sum())

    def add(self, row: int, factor: FloatArray, agents: FloatArray) -> None:
        """Let a row have so many agents of work more in each interval."""
        self.gap += _part(factor, agents)[:, :, None] * self.sets[:, row].astype(np.float32)

    def losses(self, row: int, factor: FloatArray, work: FloatArray, agents: FloatArray) -> FloatArray:
        """Loss per interval (work x intervals) with so much work of a row instead of the agents' worth it has now.

        Only the deepest gap of the sets with the row and of those without it decide.
        """
        inside = self.sets[:, row]
        bare = self.gap[:, :, inside].max(axis=2, initial=-np.inf) - agents[:, None] * factor
        beside = np.maximum(0.0, self.gap[:, :, ~inside].max(axis=2, initial=0.0))
        worst = np.maximum(beside, bare + work[:, None, None] * factor)
        return np.asarray(worst @ self.step_cents)


def _part(factor: FloatArray, agents: FloatArray) -> SingleArray:
    """Need of some work: intervals x levels."""
    return np.asarray(agents[:, None] * factor, dtype=np.float32)


def _moved(
    requirement: Requirement, number: int, fill_min: FloatArray, factor: FloatArray, step_min: int
) -> Requirement:
    """The requirement with another fill of one queue; load and need of its row move along."""
    curve = requirement.deferred[number]
    row, change = _row(requirement, curve), (fill_min - curve.fill_min) / step_min
    need, load = requirement.need.copy(), requirement.load.copy()
    need[:, row] = np.maximum(0.0, need[:, row] + factor[:, None] * change)
    load[row] = np.maximum(0.0, load[row] + change)
    curves = list(requirement.deferred)
    curves[number] = replace(curve, fill_min=fill_min)
    return replace(requirement, need=need, load=load, deferred=tuple(curves))


def _best_fill(room: _Room, curve: DeferredCurve, row: int, factor: FloatArray, step_min: int) -> FloatArray:
    """Work of one queue per interval, in agent-minutes, that costs least beside all others."""
    agents = curve.fill_min / step_min
    pieces = int(np.ceil((2.0 * agents.max() + MORE_AGENTS) / STEP_AGENTS))
    work = np.arange(pieces + 1, dtype=np.float64) * STEP_AGENTS
    slopes = np.diff(room.losses(row, factor, work, agents), axis=0) / STEP_AGENTS
    least, most = band(curve)
    found = _flow(np.asarray(slopes), (least / step_min, most / step_min), curve.fill_min > 0)
    return curve.fill_min if found is None else found * step_min


def _flow(
    slopes: FloatArray, least_most: tuple[FloatArray, FloatArray], is_open: NDArray[np.bool_]
) -> FloatArray | None:
    """Min-cost flow along the clock, in agent-intervals; None if the pieces do not hold the work.

    Work waits from one interval to the next, at most what is not yet due, or is done at the price of a piece.
    """
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    low, high = (np.round(curve * UNITS).astype(np.int64) for curve in least_most)
    count, opened, at = len(low), np.flatnonzero(is_open), np.arange(len(low) - 1)
    network = SimpleMinCostFlow()
    for t, come in enumerate(np.diff(high, prepend=0).tolist()):
        network.set_node_supply(t, come)
    network.set_node_supply(count, -int(high[-1]))
    network.add_arcs_with_capacity_and_unit_cost(at, at + 1, np.maximum(0, high - low)[:-1], np.zeros_like(at))
    cents = np.round(np.maximum.accumulate(slopes, axis=0) * CENTS_SCALE).astype(np.int64)
    size, sink = np.full(len(opened), round(UNITS * STEP_AGENTS)), np.full(len(opened), count)
    for k, piece in enumerate(cents):  # among equals the more even fill: k is a twentieth of a cent at most
        network.add_arcs_with_capacity_and_unit_cost(opened, sink, size, piece[opened] + k)
    if network.solve() != network.OPTIMAL:
        return None
    flows = network.flows(np.arange(count - 1, count - 1 + len(cents) * len(opened)))
    fill = np.zeros(count)
    fill[opened] = np.asarray(flows).reshape(len(cents), -1).sum(axis=0) / UNITS
    return fill
