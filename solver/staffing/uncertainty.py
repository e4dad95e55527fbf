"""Forecast uncertainty: staffing for the loads that may come, not for their mean."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from solver.compiled import jit
from solver.queues import ServiceGoal
from solver.staffing.scores import carry, expected, kind_of, lines_of, load_of
from solver.staffing.search import IntArray, Needed, Score, least_agents
from solver.staffing.service import FloatArray, Work


def node_weights(levels: tuple[float, ...], nodes: int) -> FloatArray:
    """Matrix (nodes x levels) that turns quantiles into `nodes` equally likely values.

    Quantiles are joined linearly against the normal score, and prolonged beyond the outer ones.
    """
    normal = NormalDist()
    known = np.array([normal.inv_cdf(level) for level in levels])
    wanted = normal_nodes(nodes)
    left = np.clip(np.searchsorted(known, wanted) - 1, 0, len(levels) - 2)
    part = (wanted - known[left]) / (known[left + 1] - known[left])
    weights = np.zeros((nodes, len(levels)))
    weights[np.arange(nodes), left] = 1.0 - part
    weights[np.arange(nodes), left + 1] += part
    return weights


def normal_nodes(nodes: int) -> FloatArray:
    """The middles of `nodes` equally likely slices of the standard normal."""
    normal = NormalDist()
    return np.array([normal.inv_cdf((k + 0.5) / nodes) for k in range(nodes)])


def rate_deviation(deviations: FloatArray, mean: FloatArray) -> FloatArray:
    """Standard deviation of the arrival rate behind counts whose nodes deviate so from their mean.

    Quantiles of counts hold the Poisson chance of the interval; the formulas add it again, so it is taken
    out here: variance of counts = variance of the rate + mean. Few nodes lack the tails of a distribution;
    the variance is set right as for a normal one.
    """
    variance = (deviations**2).mean(axis=0) / normal_nodes(deviations.shape[0]).var()
    return np.asarray(np.sqrt(np.maximum(variance - mean, 0.0)))


def required_on_average(work: Work, goal: ServiceGoal, most_occupancy: float | None = None) -> Needed:
    """Least agents whose expected service over the possible loads meets the goal.

    `work.load` is lines x nodes, each node equally likely; shares are weighed by volume (a busy interval
    counts with all its contacts), which is what a goal over a day or month measures. `most_occupancy` limits the
    expected busy agents per agent.

    Raises
    ------
    SolverError : target_unattainable, goal_invalid, occupancy_invalid.
    """
    return least_agents(work, goal, most_occupancy)


def expected_score(work: Work, goal: ServiceGoal) -> Score:
    """The score of chosen lines with so many agents each, averaged over their equally likely loads by volume.

    `work.load` is lines x nodes; a line without load scores 0.
    """
    lines, rates, kind = lines_of(work, goal), np.array(work.rates), kind_of(goal)

    def score(agents: IntArray, chosen: IntArray) -> FloatArray:
        return _scores(kind, agents, chosen, lines, rates)

    return score


@jit
def _scores(kind: int, agents: IntArray, chosen: IntArray, lines: FloatArray, rates: FloatArray) -> FloatArray:
    out, held = np.zeros(chosen.size), np.empty(lines.shape[1])
    for i in range(chosen.size):
        line = lines[chosen[i]]
        if load_of(line) > 0.0:
            carry(held, agents[i] + 2, agents[i], line, rates)
            out[i] = expected(kind, agents[i], held, line, rates)[0]
    return out
