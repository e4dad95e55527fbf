"""The work that reaches a line of agents, and the service a line gives: the values that all formulas share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solver.errors import Problem, SolverError
from solver.queues import Definition, Measure, ServiceGoal

FloatArray = NDArray[np.float64]

LEAST_S = 1e-9  # a shorter handling time or patience is none
LONGEST = 1e9  # handling times; a longer patience is endless
MOST_THRESHOLD_S = 1e9  # 30 years
MOST_LOAD = 1e9  # erlangs; more is a slip of units, and a sum over states would not end
ATTAINABLE = 1.0 - 1e-12  # no finite number of agents serves a share above this


@dataclass(frozen=True, slots=True)
class Work:
    """Offered work; arrays broadcast against each other and against the number of agents.

    Parameters
    ----------
    load : offered load in erlangs (contacts per second x `aht_s`), 0 to 1e9.
    aht_s : mean handling time of a contact that has an agent to itself, s, from 1e-9.
    patience_s : mean time to abandon, s, from 1e-9 to 1e9 x `aht_s`; None when it is not known (nobody abandons).
    rates : contacts finished per `aht_s` by an agent who holds 1, 2, .. contacts at once; rising.
    """

    load: FloatArray
    aht_s: FloatArray
    patience_s: FloatArray | None = None
    rates: tuple[float, ...] = (1.0,)

    @classmethod
    def of(
        cls,
        load: ArrayLike,
        aht_s: ArrayLike,
        patience_s: ArrayLike | None = None,
        rates: tuple[float, ...] = (1.0,),
    ) -> Work:
        """Work from numbers or arrays, checked.

        Raises
        ------
        SolverError : load_invalid, aht_not_positive, patience_not_positive, patience_endless, throughput_falls.
        """
        patience = None if patience_s is None else np.asarray(patience_s, dtype=np.float64)
        work = cls(np.asarray(load, dtype=np.float64), np.asarray(aht_s, dtype=np.float64), patience, rates)
        problems = tuple(work._problems())
        if problems:
            raise SolverError(problems)
        return work

    @property
    def crew_load(self) -> FloatArray:
        """Agents kept busy at full concurrency."""
        return self.load / self.rates[-1]

    def _problems(self) -> list[Problem]:
        found: list[Problem] = []
        if not bool(((self.load >= 0) & (self.load <= MOST_LOAD)).all()):
            found.append(Problem("load_invalid", {"load": _extreme(self.load)}))
        if not _positive(self.aht_s):
            found.append(Problem("aht_not_positive", {"aht_s": _extreme(self.aht_s)}))
        if self.patience_s is not None and not _positive(self.patience_s):
            found.append(Problem("patience_not_positive", {"patience_s": _extreme(self.patience_s)}))
        elif self.patience_s is not None and bool((self.patience_s > LONGEST * self.aht_s).any()) and not found:
            found.append(Problem("patience_endless", {"patience_s": float(np.max(self.patience_s))}))
        steps = np.diff((0.0, *self.rates))
        if not steps.size or not bool((np.isfinite(steps) & (steps > 0)).all()):
            found.append(Problem("throughput_falls", {"rates": self.rates}))
        return found


@dataclass(frozen=True, slots=True)
class Service:
    """What a line of agents gives, one value per element of the broadcast inputs.

    Attributes
    ----------
    p_wait : chance that a contact has to wait, however short.
    service_level : share within the threshold, under the definition asked for.
    p_abandon : chance that a contact leaves unserved.
    asa_s : mean wait of those served, s; infinite where nobody is.
    occupancy : work done as a share of what the agents can do.
    queue_length : mean number waiting.
    wait_of_waiting_s : mean wait of those who wait at all, served or gone, s; None where a formula does not give it.
    """

    p_wait: FloatArray
    service_level: FloatArray
    p_abandon: FloatArray
    asa_s: FloatArray
    occupancy: FloatArray
    queue_length: FloatArray
    wait_of_waiting_s: FloatArray | None = None

    def score(self, goal: ServiceGoal) -> FloatArray:
        """What a goal looks at, so turned that more is better; compare with `goal_score`."""
        if goal.measure is Measure.ASA:
            return -self.asa_s
        if goal.measure is Measure.ABANDONMENT:
            return 1.0 - self.p_abandon
        return self.service_level


def goal_score(goal: ServiceGoal) -> float:
    """The least `Service.score` that meets a goal.

    Raises
    ------
    SolverError : target_unattainable (a share of 1, or an ASA of 0), goal_invalid (not a share, NaN).
    """
    asa = goal.measure is Measure.ASA
    if not (0.0 <= goal.threshold_s <= MOST_THRESHOLD_S and (asa or 0.0 < goal.target_share <= 1.0)):
        raise SolverError((_goal_problem("goal_invalid", goal),))
    if (asa and goal.threshold_s == 0.0) or (not asa and goal.target_share > ATTAINABLE):
        raise SolverError((_goal_problem("target_unattainable", goal),))
    return float(-goal.threshold_s if asa else goal.target_share)


def _goal_problem(code: str, goal: ServiceGoal) -> Problem:
    return Problem(code, {"target_share": goal.target_share, "threshold_s": goal.threshold_s})


def checked_agents(agents: ArrayLike, rates: tuple[float, ...] = (1.0,)) -> FloatArray:
    """Numbers of agents as an array.

    Raises
    ------
    SolverError : agents_invalid when one is negative or not a finite number; agents_not_whole where agents hold
        several contacts at once and one is not whole.
    """
    counts = np.asarray(agents, dtype=np.float64)
    if not bool((np.isfinite(counts) & (counts >= 0)).all()):
        raise SolverError((Problem("agents_invalid", {"agents": _extreme(counts)}),))
    if len(rates) > 1 and bool(np.any(counts != np.floor(counts))):
        raise SolverError((Problem("agents_not_whole"),))
    return counts


ROUNDING = 1e-12  # a share below it is what is left of 1 - 1


def level(definition: Definition, in_time: FloatArray, p_abandon: FloatArray, early: FloatArray) -> FloatArray:
    """Service level under a named definition.

    `in_time` is the share of all contacts served within the threshold, `early` the share that abandons
    before it. A line that serves nobody has level 0.

    Raises
    ------
    SolverError : definition_not_given for the offered wait, which these shares do not tell.
    """
    if definition is Definition.PATIENT:
        raise SolverError((Problem("definition_not_given", {"definition": definition.value}),))
    if definition is Definition.OFFERED:
        return in_time
    if definition is Definition.WAITED:
        return in_time + early
    base = 1.0 - (early if definition is Definition.NET_OFFERED else p_abandon)
    return np.divide(in_time, base, out=np.zeros_like(in_time), where=(base > ROUNDING) & (in_time > 0))


def _positive(values: FloatArray) -> bool:
    return bool((np.isfinite(values) & (values >= LEAST_S)).all())


def _extreme(values: FloatArray) -> float:
    """The value that most plainly shows what is wrong: a NaN if there is one, else the least, or the most if that."""
    if not values.size:
        return 0.0
    least = float(np.min(values))
    return float(np.max(values)) if least >= 0.0 else least
