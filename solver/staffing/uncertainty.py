"""Forecast uncertainty: staffing for the loads that may come, not for their mean."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from solver.queues import ServiceGoal
from solver.staffing.search import IntArray, Needed, Score, least_agents, serve
from solver.staffing.service import FloatArray, Work, goal_score


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


def required_on_average(work: Work, goal: ServiceGoal) -> Needed:
    """Least agents whose expected service over the possible loads meets the goal.

    `work.load` is lines x nodes, each node equally likely; shares are weighed by volume (a busy interval
    counts with all its contacts), which is what a goal over a day or month measures.

    Raises
    ------
    SolverError : target_unattainable, goal_invalid.
    """
    target = goal_score(goal)
    return least_agents(expected_score(work, goal), work.load.mean(axis=1) / work.rates[-1], target)


def expected_score(work: Work, goal: ServiceGoal) -> Score:
    """The score of chosen lines with so many agents each, averaged over their equally likely loads by volume.

    `work.load` is lines x nodes.
    """
    total = work.load.sum(axis=1)
    weights = work.load / np.where(total > 0, total, 1.0)[:, None]

    def score(agents: IntArray, lines: IntArray) -> FloatArray:
        patience = None if work.patience_s is None else _rows(work.patience_s, lines)
        part = Work(work.load[lines], _rows(work.aht_s, lines), patience, work.rates)
        scores = serve(agents[:, None], part, goal).score(goal)
        return np.asarray(np.where(part.load > 0, scores * weights[lines], 0.0).sum(axis=1))

    return score


def _rows(values: FloatArray, lines: IntArray) -> FloatArray:
    """A per-line column of the chosen lines; a single value stays as it is."""
    return values[lines] if values.ndim == 2 else values
