"""Relations between the optima of two cases, over fifty tiny cases that the engine solves and proves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import count, islice
from math import inf

import numpy as np

from solver.case import RosterCase
from solver.outcomes import Status
from solver.roster.engine import solve
from solver.roster.evaluate import HARD
from tests.solver.roster.tiny_cases import QUICK, tiny
from tests.solver.roster.tiny_optima import EQUAL

CASES = 50
SHAPES = ((1, 3, 2), (1, 4, 1), (2, 2, 2), (2, 3, 1), (3, 2, 1))
FIRST = 5000
Change = Callable[[RosterCase], RosterCase]
Fits = Callable[[RosterCase], bool]
Costs = tuple[RosterCase, float, float]


@cache
def optimum(case_id: int) -> float:
    """The proven optimum of a case by its seed."""
    return cents_of(tiny(case_id, SHAPES))


def cents_of(case: RosterCase) -> float:
    """The proven least cost of a case, infinite where the hard rules clash."""
    result = solve(case, QUICK)
    assert result.status in (Status.OPTIMAL, Status.INFEASIBLE)
    clash = result.status is Status.INFEASIBLE or any(name.startswith(HARD) for name, _ in result.objective)
    return inf if clash else sum(part for _, part in result.objective)


def costs(change: Change, fits: Fits | None = None, before: Change | None = None) -> Iterator[Costs]:
    """Fifty cases that fit a change and have a lawful roster, with their optima before and after it.

    With `before` both are changed so first: what the relation does not hold for is taken out of the case.
    """
    return islice(_costs(change, fits, before), CASES)


def _costs(change: Change, fits: Fits | None, before: Change | None) -> Iterator[Costs]:
    for seed in count(FIRST):
        case = tiny(seed, SHAPES)
        case = case if before is None else before(case)
        if fits is None or fits(case):
            known = optimum(seed) if before is None else cents_of(case)
            if known < inf:
                yield case, known, cents_of(change(case))


def assert_same(change: Change, fits: Fits | None = None, before: Change | None = None) -> None:
    """The change alters no optimum."""
    pairs = np.array([both for _, *both in costs(change, fits, before)])
    np.testing.assert_allclose(pairs[:, 1], pairs[:, 0], atol=EQUAL, rtol=0)


def assert_never_worse(change: Change, fits: Fits | None = None, before: Change | None = None) -> None:
    """The change raises no optimum, and lowers some: else nothing would be shown."""
    pairs = np.array([both for _, *both in costs(change, fits, before)])
    assert (pairs[:, 1] <= pairs[:, 0] + EQUAL).all()
    assert (pairs[:, 1] < pairs[:, 0] - EQUAL).any()


def assert_never_better(change: Change, fits: Fits | None = None, before: Change | None = None) -> None:
    """The change lowers no optimum, and raises some."""
    pairs = np.array([both for _, *both in costs(change, fits, before)])
    assert (pairs[:, 1] >= pairs[:, 0] - EQUAL).all()
    assert (pairs[:, 1] > pairs[:, 0] + EQUAL).any()
