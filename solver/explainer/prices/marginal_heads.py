"""What one more person present saves in each interval, and what one fewer costs: by group, exact."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.case import RosterCase
from solver.cover import FloatArray, Floor, IntArray, Requirement
from solver.duties import Duty, Roster
from solver.groups import BoolArray
from solver.roster.coverage import CoverTable, Parts, cover_table, loss_per_interval, marginal
from solver.roster.evaluate import opening_duties
from solver.roster.presence import duty_presence


class Present:
    """A roster as people present: who is there in each interval, and what their number costs.

    `there[a, t]` people of the case by number; `parts[t, s]` heads able to serve closed set s, in parts of a head;
    `loss_now[t]` price of people missing, cents.
    """

    def __init__(self, case: RosterCase, roster: Roster) -> None:
        self.case = case
        self.number = {agent.id: a for a, agent in enumerate(case.agents)}
        group_of, nobody = case.groups.group_of(), len(case.groups.members)
        self.group_of = np.array([group_of.get(agent.id, nobody) for agent in case.agents], dtype=np.int64)
        self.table: CoverTable = cover_table(case.requirement)
        self.there = np.zeros((len(case.agents), case.grid.intervals), dtype=np.int64)
        for duty in (*roster.duties, *opening_duties(case)):
            low, high = self.reach(duty)
            self.there[self.number[duty.agent], low:high] += self.within(duty, low, high)
        self.parts: Parts = self._parts()
        self._sets = case.requirement.closed_sets()
        self.loss_now = self.loss(self.parts)

    def reach(self, duty: Duty) -> tuple[int, int]:
        """First interval that a duty touches, and the one behind its last."""
        grid = self.case.grid
        first, last = grid.index(duty.start_min), -(-(duty.end_min - grid.start_min) // grid.step_min)
        return max(0, first), min(grid.intervals, max(0, last))

    def within(self, duty: Duty, low: int, high: int) -> BoolArray:
        """Of the intervals low..high-1 those in which a duty's agent is present."""
        grid = self.case.grid
        return duty_presence(duty, grid.start_min + low * grid.step_min, grid.step_min, high - low)

    def loss(self, parts: Parts) -> FloatArray:
        """Price of people missing in each interval, cents."""
        found: FloatArray = np.zeros(len(parts))
        loss_per_interval(self.table, parts, self._worst(), 0, len(parts), found)
        return found

    def saved(self, group: int, parts: Parts) -> FloatArray:
        """Cents that one more person of a group saves in each interval, on top of the heads given."""
        found: FloatArray = np.zeros(len(parts))
        marginal(self.table, parts, self._worst(), self.table.adds[group], 0, len(parts), found)
        return found

    def saved_at(self, group: int, interval: int) -> float:
        """The same in one interval on top of those present, from the definition of the price and in full precision."""
        requirement, heads = self.case.requirement, np.zeros(len(self.table.adds) - 1)
        np.add.at(heads, self.group_of[self.group_of < len(heads)], self.there[self.group_of < len(heads), interval])
        now = _cents(requirement, self._sets, heads, interval)
        heads[group] += 1
        return now - _cents(requirement, self._sets, heads, interval)

    def floor_cents(self, there: IntArray) -> FloatArray:
        """Price of people missing to floors in each interval, cents."""
        total: FloatArray = np.zeros(self.case.grid.intervals)
        for floor in floors_of(self.case):
            total += floor.cents * np.maximum(0, floor.least - self.on(floor.agents, there))
        return total

    def on(self, agents: frozenset[str], there: IntArray | None = None) -> IntArray:
        """How many of these agents are present in each interval."""
        rows = [self.number[name] for name in sorted(agents) if name in self.number]
        return np.asarray((self.there if there is None else there)[rows].sum(axis=0))

    def _parts(self) -> Parts:
        groups = np.zeros((len(self.table.adds), self.there.shape[1]))
        np.add.at(groups, self.group_of, self.there)
        return np.ascontiguousarray(np.rint(groups.T @ self.table.adds.astype(np.float64)), dtype=np.int32)

    def _worst(self) -> Parts:
        return np.ones(self.table.parts.shape[:2], dtype=np.int32)


@dataclass(frozen=True, slots=True)
class HeadPrices:
    """Cents per interval by group (groups x intervals): how money changes with one person more or fewer.

    Attributes
    ----------
    more, fewer : price of people missing that one more present saves, and one fewer adds.
    floor_more, floor_fewer : the same of floors for which everybody of the group counts.
    heads : present people of the group; with nobody there, one fewer is not possible.
    """

    more: FloatArray
    fewer: FloatArray
    floor_more: FloatArray
    floor_fewer: FloatArray
    heads: IntArray


def head_prices(present: Present) -> HeadPrices:
    """Price every group's next and last person in every interval."""
    case, table = present.case, present.table
    groups = range(len(case.groups.members))
    more = np.array([present.saved(g, present.parts) for g in groups])
    fewer = np.array([present.saved(g, present.parts - table.adds[g]) for g in groups])
    shape = len(groups), case.grid.intervals
    floor_more, floor_fewer = np.zeros(shape), np.zeros(shape)
    for floor in floors_of(case):
        on = present.on(floor.agents)
        counted = [g for g in groups if floor.agents.issuperset(case.groups.members[g])]
        floor_more[counted] += floor.cents * (on < floor.least)
        floor_fewer[counted] += floor.cents * ((on <= floor.least) & (floor.least > 0))
    heads = np.array([present.on(frozenset(ids)) for ids in case.groups.members])
    return HeadPrices(more.reshape(shape), fewer.reshape(shape), floor_more, floor_fewer, heads.reshape(shape))


def floors_of(case: RosterCase) -> tuple[Floor, ...]:
    """Floors that the rule book prices."""
    return case.requirement.floors if any(rule.kind == "floor" for rule in case.rules) else ()


def _cents(requirement: Requirement, sets: BoolArray, heads: FloatArray, interval: int) -> float:
    able = (requirement.serves.astype(np.int64) @ sets.T.astype(np.int64) > 0).T @ heads
    cents, total = (*requirement.cents, 0), 0.0
    for level, need in enumerate(requirement.need):
        gap = float(np.max(sets @ need[:, interval] - able, initial=0.0))
        total += (cents[level] - cents[level + 1]) * gap
    return total
