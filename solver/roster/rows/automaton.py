"""What an agent's last days leave behind, as a finite automaton: the kind of the last duty and stretches under way.

A **kind** is a set of options that no form of the agent can tell apart; kind 0 is a day off. A node is the kind of
the last day with, for each stretch, its length so far and whether its beginning frees it of the least length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray

MOST_NODES = 1500
JUDGED, EXEMPT, OUTSIDE, OUTSIDE_EXEMPT = range(4)
"""Marks of a stretch: judged in full; begun on the first known day; the same two before it reaches the horizon."""

Mark = tuple[int, int]
Node = tuple[int, tuple[Mark, ...]]


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch or run that binds: members of its class by kind, bounds in days, price of a unit."""

    held: tuple[bool, ...]  # by kind; kind 0 (a day off) never
    free: bool
    least: int
    most: int
    cents: float  # per unit; infinite where no roster may break it

    def begin(self, known: Sequence[bool]) -> Mark:
        """Where the known days before the horizon leave it."""
        length = 0
        for held in reversed(known):
            if held == self.free:
                break
            length += 1
        mark = OUTSIDE_EXEMPT if length == len(known) else OUTSIDE
        return min(length, self.cap), mark

    @property
    def cap(self) -> int:
        """Length from which on all lengths cost the same."""
        return max(self.least, self.most if self.bounded else 0)

    @property
    def bounded(self) -> bool:
        """Whether it can be too long."""
        return self.most < 10**6

    def step(self, mark: Mark, kind: int) -> tuple[Mark, float]:
        """The mark after one more day, and what that day costs."""
        length, state = mark
        if self.held[kind] != self.free:
            cost = self.cents if self.bounded and length >= self.most else 0.0
            state = JUDGED if length + 1 >= self.least else _inside(state, fresh=length == 0)
            return (min(length + 1, self.cap), state), cost
        short = self.least - length if length > 0 and state == JUDGED else 0
        return (0, JUDGED), self.cents * short if short > 0 else 0.0


def _inside(state: int, *, fresh: bool) -> int:
    if state == OUTSIDE_EXEMPT:
        return EXEMPT
    return JUDGED if fresh or state == OUTSIDE else state


@dataclass(frozen=True, slots=True)
class Automaton:
    """Transitions of one profile: next node and price by node and kind, last kind by node, where agents start."""

    following: IntArray  # nodes x kinds
    toll: FloatArray
    last: IntArray  # nodes
    start: tuple[int, ...]


def build_automaton(spells: Sequence[Spell], kinds: int, known: Sequence[Sequence[Sequence[bool]]]) -> Automaton | None:
    """All nodes that can be reached; None where they are too many.

    `known[i][k]` are the known days before the horizon of the profile's i-th agent, by spell.
    """
    begins = [(0, tuple(spell.begin(days) for spell, days in zip(spells, own, strict=True))) for own in known]
    number: dict[Node, int] = {}
    for node in begins:
        number.setdefault(node, len(number))
    order = list(number)
    rows: list[list[int]] = []
    tolls: list[list[float]] = []
    for node in order:  # grows while it is read
        steps = [_step(spells, node, kind) for kind in range(kinds)]
        for after, _ in steps:
            if after not in number:
                number[after] = len(number)
                order.append(after)
        if len(order) > MOST_NODES:
            return None
        rows.append([number[after] for after, _ in steps])
        tolls.append([cost for _, cost in steps])
    return Automaton(
        np.array(rows, dtype=np.int64),
        np.array(tolls, dtype=np.float64),
        np.array([node[0] for node in order], dtype=np.int64),
        tuple(number[node] for node in begins),
    )


def _step(spells: Sequence[Spell], node: Node, kind: int) -> tuple[Node, float]:
    found = [spell.step(mark, kind) for spell, mark in zip(spells, node[1], strict=True)]
    return (kind, tuple(mark for mark, _ in found)), sum(cost for _, cost in found)


def kinds_of(signs: BoolArray | IntArray) -> tuple[IntArray, IntArray]:
    """Kinds of options (days x templates x signs): the sign of each kind, and each option's kind from 1 on."""
    flat, back = np.unique(signs.reshape(-1, signs.shape[-1]), axis=0, return_inverse=True)
    return flat.astype(np.int64), back.reshape(signs.shape[:-1]).astype(np.int64) + 1
