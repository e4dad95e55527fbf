"""The demand that is staffed: the forecast, but where a scenario plans for a quantile of it."""

from __future__ import annotations

from dataclasses import replace
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from planner.bands import chance_around
from planner.layers import strength_of
from solver.demand import LEVELS, Demand
from solver.staffing.uncertainty import node_weights, rate_deviation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.operation.operation import Edit
    from solver.cover import FloatArray
    from solver.staffing.opening import BoolArray

NODES = 9  # equally likely values that a band's width is measured by


def staffed_demand(demand: Demand, edits: Iterable[Edit]) -> Demand:
    """The demand with the quantiles that edits ask to staff for in place of the mean; the same one without such edits.

    The quantile is of the expected volume of an interval (variance of counts less that of single contacts), normal
    around the mean; that volume is then planned as if it were sure, chance of single contacts apart: safety is not
    added twice. Where several edits meet, the last one counts.
    """
    asked = [edit for edit in edits if edit.quantile is not None]
    if not asked:
        return demand
    there, score = _wanted(demand, asked)
    volume = np.maximum(demand.mean + score * _doubt(demand), 0.0)
    mean = np.where(there, volume, demand.mean)
    quantiles = np.where(there, volume + chance_around(volume), demand.quantiles)
    paths = None if demand.paths is None else np.where(there, volume, demand.paths)
    return replace(demand, mean=mean, quantiles=quantiles, paths=paths)


def _wanted(demand: Demand, edits: Iterable[Edit]) -> tuple[BoolArray, FloatArray]:
    """Queue x interval: whether a quantile is asked for, and its normal score."""
    there, score = np.zeros(demand.mean.shape, dtype=bool), np.zeros(demand.mean.shape)
    for edit in edits:
        rows = [queue in edit.queues for queue in demand.queues]
        here = np.outer(rows, strength_of(edit, demand.grid.starts, demand.grid.step_min) > 0)
        there |= here
        score[here] = NormalDist().inv_cdf(edit.quantile or 0.5)
    return there, score


def _doubt(demand: Demand) -> FloatArray:
    """Standard deviation of the expected volume, by its bands, without the chance of single contacts."""
    values = np.tensordot(node_weights(LEVELS, NODES), demand.quantiles, axes=1)
    return rate_deviation(values - values.mean(axis=0), demand.mean)
