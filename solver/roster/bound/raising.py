"""A bound raised beside a search: told again and again, worth something wherever it is stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solver.case import RosterCase
from solver.certificate import claimable, pack, unpack
from solver.roster.bound.ascend import Ascent, step_share
from solver.roster.bound.relaxation import relax
from solver.roster.bound.value import prove

if TYPE_CHECKING:
    from solver.roster.problem import Problem

BLOCK_MIN = 60
STEPS = 600
"""Steps that an ascent takes at most: their lengths shrink towards the last one, so their number matters."""
LEAST_STEPS = 100
START_SHARE = 0.1  # of the dearest price of a missing head
TELL_S = 1.0


@dataclass(frozen=True, slots=True)
class Proof:
    """A bound and the prices, packed, that prove it."""

    cents: float
    prices: str
    block_min: int = BLOCK_MIN


class Raising:
    """A bound of a case: that of no prices at first, which is zero where nothing that a roster holds is paid for."""

    def __init__(self, case: RosterCase) -> None:
        self.relaxation = relax(case, BLOCK_MIN)
        nothing = self.relaxation.no_prices()
        self._none, self._least = nothing, prove(self.relaxation, nothing).cents
        dear = START_SHARE * float(self.relaxation.cents.max(initial=0.0))
        self._ascent = Ascent(self.relaxation, nothing._replace(rows=np.full_like(nothing.rows, dear)))

    @property
    def best(self) -> float:
        """The best bound so far, cents, before its prices are rounded."""
        return max(self._least, self._ascent.best)

    def step(self, share: float) -> None:
        """One step, of such a share of the first one's length."""
        self._ascent.step(share)

    def proof(self) -> Proof:
        """The best bound so far as anybody can check it: taken from its rounded prices."""
        packed = pack(self._ascent.kept if self._ascent.best > self._least else self._none)
        rounded = unpack(packed, self.relaxation)
        assert rounded is not None  # packed from this very relaxation
        proven = prove(self.relaxation, rounded).cents
        return Proof(0.0 if 0.0 <= proven < 1.0 else claimable(proven), packed)


def steps_in(seconds: float, each_s: float) -> int:
    """Steps of an ascent that has so much time."""
    return int(np.clip(seconds / max(each_s, 1e-6), LEAST_STEPS, STEPS))


@dataclass(frozen=True, slots=True)
class Bounding:
    """The errand of a second core: raise a bound step by step and tell it every second; `seconds` shape the steps."""

    seconds: float

    def __call__(self, problem: Problem, post: Callable[[object], bool]) -> Iterator[None]:
        """Told once the first prices have proved anything, then where it has risen."""
        raising, told = Raising(problem.case), -np.inf
        yield
        said_s = began = time.monotonic()
        steps, step = STEPS, 0
        while step < steps:
            raising.step(step_share(step, steps))
            step += 1
            now = time.monotonic()
            if step == 2:  # the first one loads compiled code
                steps = steps_in(2.0 * self.seconds, now - began)
            if raising.best > told and (now - said_s >= TELL_S or step in (1, steps)):
                told, said_s = raising.best, now
                post(raising.proof())
            began = now
            yield
