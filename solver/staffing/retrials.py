"""Redials: some of those who give up, or hear engaged, try again, and the line meets more than what was wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from solver.errors import Problem, SolverError
from solver.queues import ServiceGoal
from solver.staffing import erlang_a
from solver.staffing.erlang_b import blocking
from solver.staffing.service import FloatArray, Service, Work, checked_agents

CLOSE = 1e-15  # relative width at which the search for the load ends
ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Redials:
    """Service per attempt, when a share of those who gave up redial.

    Attributes
    ----------
    service : of each attempt, first or not.
    attempts : load of all attempts, erlangs; `work.load` of them are first ones.
    p_served : chance that a contact is served in the end.
    """

    service: Service
    attempts: FloatArray
    p_served: FloatArray


def service(agents: ArrayLike, work: Work, goal: ServiceGoal, redial_share: float) -> Redials:
    """Erlang A where a share of those who abandon redial (Erlang X of the vendors).

    Parameters
    ----------
    agents : number of agents.
    work : load of first attempts, with a patience; "offered" of a forecast is first attempts.
    goal : threshold and definition, applied to each attempt.
    redial_share : chance that who abandons tries again, in [0, 1).

    Raises
    ------
    SolverError : share_invalid, patience_unknown, agents_invalid.

    Notes
    -----
    Fixed point lambda' = lambda + r lambda' P(Ab | lambda'). It is unique, as attempts that are not repeated,
    lambda' (1 - r P(Ab)), rise with lambda'. Redials are taken as spread over time, not as bursts at once.
    """
    counts = checked_agents(agents)

    def lost(load: FloatArray) -> FloatArray:
        return erlang_a.service(counts, replace(work, load=load), goal).p_abandon

    first, *_ = np.broadcast_arrays(
        work.load, counts, work.aht_s, np.nan if work.patience_s is None else work.patience_s
    )
    attempts = _attempts(lost, first, redial_share)
    found = erlang_a.service(counts, replace(work, load=attempts), goal)
    served = (1.0 - found.p_abandon) / (1.0 - redial_share * found.p_abandon)
    return Redials(found, attempts, np.asarray(served))


def blocking_with_redials(agents: ArrayLike, load: ArrayLike, redial_share: float) -> FloatArray:
    """Extended Erlang B: share of attempts that hear engaged when a share of them redials.

    Parameters
    ----------
    agents : number of agents (or lines).
    load : load of first attempts, erlangs.
    redial_share : chance that who hears engaged tries again, in [0, 1).

    Raises
    ------
    SolverError : share_invalid, agents_invalid, load_invalid.

    Notes
    -----
    Bretschneider's extension of Erlang B: a' = a + r a' B(n, a'). 200 lines and 70 % redials block 3 % at
    186.877 erlangs of first attempts (Westbay).
    """
    counts, first = np.broadcast_arrays(checked_agents(agents), Work.of(load, 1.0).load)

    def lost(attempts: FloatArray) -> FloatArray:
        return blocking(counts, attempts)

    return blocking(counts, _attempts(lost, first, redial_share))


def _attempts(lost: Callable[[FloatArray], FloatArray], first: FloatArray, redial_share: float) -> FloatArray:
    """The load of all attempts: bisection, sped up by false position (Illinois), for all lines at once."""
    if not 0.0 <= redial_share < 1.0:
        raise SolverError((Problem("share_invalid", {"name": "redial_share", "share": redial_share}),))
    low, high = np.array(first, dtype=np.float64), first / (1.0 - redial_share)

    def surplus(load: FloatArray) -> FloatArray:
        return np.asarray(load * (1.0 - redial_share * lost(load)) - first)

    below, above = surplus(low), surplus(high)
    for number in range(ROUNDS):
        wide = high - low > CLOSE * high
        if not bool(wide.any()):
            break
        middle = 0.5 * (low + high)
        if number % 3:
            slope = above - below
            guess = low - below * np.divide(high - low, slope, out=np.zeros_like(low), where=slope > 0)
            middle = np.where((guess > low) & (guess < high), guess, middle)
        here = surplus(middle)
        low, below, high, above = _narrowed((low, below, high, above), middle, here)
    return np.asarray(0.5 * (low + high))


Bracket = tuple[FloatArray, FloatArray, FloatArray, FloatArray]


def _narrowed(bracket: Bracket, middle: FloatArray, here: FloatArray) -> Bracket:
    """Keep the half with the root; halve the value at the end that stays, so that both ends move (Illinois)."""
    low, below, high, above = bracket
    left = here < 0
    return (
        np.where(left, middle, low),
        np.where(left, here, 0.5 * below),
        np.where(left, high, middle),
        np.where(left, 0.5 * above, here),
    )
