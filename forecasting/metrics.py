"""Scores of forecasts, as shares (0.05 is 5 %)."""

import numpy as np

from forecasting.arrays import Bools, Floats


def wape(actual: Floats, mean: Floats) -> float:
    """Weighted absolute percentage error: absolute errors over contacts."""
    return _over(np.abs(actual - mean), actual)


def bias(actual: Floats, mean: Floats) -> float:
    """Forecast less actual over actual: positive is too many."""
    return _over(mean - actual, actual)


def wql(actual: Floats, quantiles: Floats, levels: Floats) -> float:
    """Weighted quantile loss: twice the pinball loss over contacts, mean over levels (first axis)."""
    error = actual - quantiles
    level = levels.reshape(-1, *([1] * actual.ndim))
    return _over(2.0 * np.maximum(level * error, (level - 1.0) * error).mean(axis=0), actual)


def coverage(actual: Floats, low: Floats, high: Floats) -> float:
    """Share of intervals whose actual lies within the band, edges included."""
    seen = ~np.isnan(actual)
    inside: Bools = (actual >= low) & (actual <= high)
    return float(inside[seen].mean()) if seen.any() else float("nan")


def poisson_floor(mean: Floats) -> float:
    """WAPE that a perfect forecast of Poisson counts would still show: 0.8 sqrt(mean) over mean."""
    return _over(0.8 * np.sqrt(np.maximum(mean, 0.0)), mean)


def _over(errors: Floats, actual: Floats) -> float:
    """Sum of errors over sum of contacts, where observed; NaN without a contact."""
    seen = ~np.isnan(actual)
    total = float(actual[seen].sum())
    return float(errors[seen].sum()) / total if total > 0 else float("nan")
