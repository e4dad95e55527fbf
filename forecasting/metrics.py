"""Scores of forecasts, as shares (0.05 is 5 %)."""

import numpy as np

from forecasting.arrays import Bools, Floats

LARGE_COUNT = 60  # contacts from which the normal limit serves


def wape(actual: Floats, mean: Floats) -> float:
    """Weighted absolute percentage error: absolute errors over contacts."""
    return _over(np.abs(actual - mean), actual)


def bias(actual: Floats, mean: Floats) -> float:
    """Forecast less actual over actual: positive is too many."""
    return _over(mean - actual, actual)


def mase(actual: Floats, mean: Floats, scale: Floats) -> float:
    """Mean absolute scaled error: errors over what repeating the week before would miss (Hyndman, Koehler 2006).

    `scale` is that miss in the training history (`weekly_scale`), broadcast to the shape of `actual`; where it is
    0 or NaN nothing is scored. Below 1 is better than repeating the week.
    """
    scaled = np.broadcast_to(scale, actual.shape)
    seen = ~np.isnan(actual - mean) & (scaled > 0)
    return float((np.abs(actual - mean)[seen] / scaled[seen]).mean()) if seen.any() else float("nan")


def weekly_scale(contacts: Floats, week: int) -> Floats:
    """Mean absolute difference of each interval to the one a week (so many intervals) before, per queue."""
    step = np.abs(contacts[:, week:] - contacts[:, :-week])
    seen = np.sum(~np.isnan(step), axis=1)
    scale: Floats = np.where(seen > 0, np.nansum(step, axis=1) / np.maximum(seen, 1), np.nan)
    return scale


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
    """WAPE that a perfect forecast of Poisson counts would still show: their mean deviation over their mean."""
    return _over(poisson_deviation(np.maximum(mean, 0.0)), mean)


def poisson_deviation(mean: Floats) -> Floats:
    """Mean absolute deviation of a Poisson count from its mean m: 2 exp(-m) m^(k+1) / k!, k = floor(m).

    De Moivre 1730, Ramasubban 1958; from 60 on 0.8 sqrt(m), the normal limit, within 0.3 %.
    """
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, LARGE_COUNT + 1)))])
    whole = np.minimum(mean, LARGE_COUNT).astype(np.int64)
    safe = np.clip(mean, 1e-12, LARGE_COUNT)
    exact = 2.0 * np.exp((whole + 1) * np.log(safe) - safe - log_factorial[whole])
    return np.asarray(np.where(mean < LARGE_COUNT, exact, np.sqrt(2.0 / np.pi * mean)))


def _over(errors: Floats, actual: Floats) -> float:
    """Sum of errors over sum of contacts, where observed; NaN without a contact."""
    seen = ~np.isnan(actual)
    total = float(actual[seen].sum())
    return float(errors[seen].sum()) / total if total > 0 else float("nan")
