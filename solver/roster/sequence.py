"""Successions and runs as transition tables: which duty may follow which, and how a run of days grows.

What the past leaves behind at a midnight is a **footprint**: from when duties of each kind may start again, and
from when each run is over. Footprints that no later start can tell apart are one **class** (class 0: nothing binds).
A run kept by a least rest is exact for the first such run over every duty; other runs with a least rest are
carried a little too strictly (they end only when nothing of the past binds), never too loosely.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np

from solver.cover import IntArray
from solver.groups import BoolArray
from solver.roster.duty_table import DutyTable, Membership, second_kinds
from solver.rules.forms import EVERY, Run, Succession

Footprint = tuple[int, ...]


class SequenceTable(NamedTuple):
    """Transitions at each midnight (index day 0..days); see the module for footprint classes.

    `rank[d, s, c]` is the place of class c among those of midnight d in order of when they let duties of kind s
    start (the last s: when runs are over) and `order` its inverse; an option may follow the classes of rank
    below `reach[d, t]` of its kind, and starts a new run after those of rank below `fresh[d, t]`.
    """

    classes: IntArray  # days + 1
    order: IntArray  # days x kinds + 1 x classes
    rank: IntArray
    kind: IntArray  # days x templates
    reach: IntArray
    fresh: IntArray
    after: IntArray  # days x templates: class left behind at the next midnight
    rested: IntArray  # days x classes: class after a day off
    run_kind: IntArray  # days x templates
    run_next: IntArray  # run states x run kinds x (goes on, starts anew); -1 = not allowed
    run_rest: IntArray  # run states x (something binds, nothing binds)


@dataclass(slots=True)
class SequenceBuilder:
    """Builds the tables of agents under the same successions and runs."""

    duties: DutyTable
    members: Membership
    successions: tuple[Succession, ...]
    runs: tuple[Run, ...]
    openings: frozenset[Footprint]

    def build(self) -> SequenceTable:
        """Classes of footprints midnight by midnight, then the transitions between them."""
        kinds, kind = second_kinds(self.duties, self.members, self.successions)
        marks = footprints(self.duties, self.members, self.successions, self.runs, kinds)
        first = np.minimum.accumulate(self.duties.start.min(axis=1)[::-1])[::-1]
        days, templates = self.duties.start.shape
        known: list[dict[Footprint, int]] = [self._opening_classes(marks.shape[2], int(first[0]))]
        after = np.zeros((days, templates), dtype=np.int64)
        rested: list[list[int]] = []
        for d in range(days):
            until = int(first[d + 1]) if d + 1 < days else int(self.duties.end.max()) + 10**6
            found: dict[Footprint, int] = {(0,) * marks.shape[2]: 0}
            rested.append([_enter(found, mark, until) for mark in known[d]])
            left, back = np.unique(np.where(marks[d] <= until, 0, marks[d]), axis=0, return_inverse=True)
            entered = np.array([_enter(found, tuple(int(v) for v in row), until) for row in left])
            after[d] = entered[back.ravel()]
            known.append(found)
        return self._tables(known, kind, after, rested)

    def opening_class(self, mark: Footprint) -> int:
        """Class of an opening footprint at the first midnight."""
        first = int(self.duties.start.min())
        found = self._opening_classes(len(mark), first)
        return _enter(found, mark, first)

    def _opening_classes(self, width: int, first: int) -> dict[Footprint, int]:
        found: dict[Footprint, int] = {(0,) * width: 0}
        for mark in sorted(self.openings):
            _enter(found, mark, first)
        return found

    def _tables(
        self, known: list[dict[Footprint, int]], kind: IntArray, after: IntArray, rested: list[list[int]]
    ) -> SequenceTable:
        days, templates = self.duties.start.shape
        most, width = max(len(k) for k in known), len(next(iter(known[0])))
        kinds = width - len(self.runs)
        order = np.zeros((days, kinds + 1, most), dtype=np.int64)
        rank = np.zeros_like(order)
        reach, fresh = np.zeros((days, templates), np.int64), np.zeros((days, templates), np.int64)
        rest = np.zeros((days, most), dtype=np.int64)
        primary = primary_run(self.runs)
        for d in range(days):
            marks = np.array(list(known[d]), dtype=np.int64)
            over = marks[:, : kinds + 1 if primary is None else kinds].max(axis=1)
            if primary is not None:
                over = np.maximum(over, marks[:, kinds + primary])
            keys = [*(marks[:, s] for s in range(kinds)), over]
            for s, key in enumerate(keys):
                order[d, s, : len(marks)] = np.argsort(key, kind="stable")
                rank[d, s, order[d, s, : len(marks)]] = np.arange(len(marks))
            for s in range(kinds):
                allowed = np.searchsorted(np.sort(keys[s]), self.duties.start[d], side="right")
                reach[d] = np.where(kind[d] == s, allowed, reach[d])
            if primary is not None:
                fresh[d] = np.searchsorted(np.sort(over), self.duties.start[d], side="right")
            rest[d, : len(rested[d])] = rested[d]
        run_kind, run_next, run_rest = run_tables(self.members, self.runs, (days, templates))
        classes = np.array([len(k) for k in known], dtype=np.int64)
        return SequenceTable(classes, order, rank, kind, reach, fresh, after, rest, run_kind, run_next, run_rest)


def footprints(
    duties: DutyTable,
    members: Membership,
    successions: Sequence[Succession],
    runs: Sequence[Run],
    kinds: list[tuple[bool, ...]],
) -> IntArray:
    """Footprint of each option (days x templates x kinds + runs), UTC minutes."""
    rest = np.zeros((*duties.start.shape, len(kinds)), dtype=np.int64)
    for i, form in enumerate(successions):
        first: BoolArray = members.of(form.first)
        for s, closes in enumerate(kinds):
            if closes[i]:
                rest[..., s] = np.maximum(rest[..., s], first * form.rest_min)
    resets = np.broadcast_to(np.array([run.reset_min for run in runs], np.int64), (*duties.start.shape, len(runs)))
    marks: IntArray = np.concatenate([rest, resets], axis=-1) + duties.end[..., None]
    return marks


def primary_run(runs: Sequence[Run]) -> int | None:
    """The run whose least rest is carried exactly: the first one over every duty."""
    return next((j for j, run in enumerate(runs) if run.reset_min > 0 and run.of == EVERY), None)


def run_tables(members: Membership, runs: Sequence[Run], shape: tuple[int, int]) -> tuple[IntArray, IntArray, IntArray]:
    """How days since the start of each run (0 = none) move: run kinds of options, next states, states after a rest."""
    kind = np.zeros(shape, dtype=np.int64)
    for j, run in enumerate(runs):
        kind |= members.of(run.of).astype(np.int64) << j
    sizes = [run.most_days + 1 for run in runs]
    states = list(product(*(range(size) for size in sizes)))
    number = {state: i for i, state in enumerate(states)}
    after = np.full((len(states), 1 << len(runs), 2), -1, dtype=np.int64)
    rest = np.zeros((len(states), 2), dtype=np.int64)
    primary = primary_run(runs)
    for i, state in enumerate(states):
        for k, anew in product(range(1 << len(runs)), (0, 1)):
            moved = [_grown(run, state[j], bool(k >> j & 1), anew == 1 and j == primary) for j, run in enumerate(runs)]
            if all(days <= run.most_days for days, run in zip(moved, runs, strict=True)):
                after[i, k, anew] = number[tuple(moved)]
        rest[i] = [
            number[tuple(_rested(run, n, free) for run, n in zip(runs, state, strict=True))] for free in (False, True)
        ]
    return kind, after, rest


def _grown(run: Run, days: int, inside: bool, anew: bool) -> int:
    if inside:
        return 1 if anew else days + 1
    if run.broken_by_other or run.reset_min == 0 or days == 0:
        return 0
    return min(days + 1, run.most_days)


def _rested(run: Run, days: int, free: bool) -> int:
    if run.reset_min == 0 or free or days == 0:
        return 0
    return min(days + 1, run.most_days)


def _enter(found: dict[Footprint, int], mark: Footprint, until: int) -> int:
    bound = tuple(0 if value <= until else value for value in mark)
    return found.setdefault(bound, len(found))
