"""How far actuals lie off the forecast, read from the stored errors.

Errors are taken on the square-root scale, where a Poisson count of any size has the variance 1/4. What comes on top
grows with the mean: v = (1 + r mean) / 4, with r the variance of the mean itself over its square, per queue, time of
day and kind of hour (ordinary, event, after an event, holiday), and by lead. Errors over the root of v are nearly
alike everywhere, so their quantiles, the conformal part, come from many.
"""

from dataclasses import dataclass

import numpy as np

from forecasting.arrays import Bools, Floats, Ints
from forecasting.calibration import LEAD_ENDS, Calibration, CalibrationParams
from forecasting.levels import LEVELS, NORMAL_LEVELS
from forecasting.stages import BANDS, KINDS

N_GROUPS = BANDS * KINDS
POISSON_SQRT_VARIANCE = 0.25  # of the square root of a Poisson count
UNMEASURED_DAY_SHARE = 0.3
KIND_WIDENING = np.array([1.0, 1.7, 1.7, 1.7])  # of r where a kind of hour has no errors of its own
LEAD_GROWTH = 1.1  # of r from one stretch of leads to the next, where history does not reach as far
PRIOR_DAYS = 4.0  # days of errors that a wider group counts for
LEAST_RELATIVE = 1e-5
MOST_SHRINKING = 0.5  # of the errors of the first week next to all
MOST_SHARE = 0.95
MOST_DAYS = 1_000_000_000  # keeps days of different groups apart
LEAST_PAIRS = 14
SHAPE_PRIOR_DAYS = 40.0  # the same for the shape of the errors, which few days cannot show


@dataclass(frozen=True, eq=False, slots=True)
class Spread:
    """Errors per queue: relative variance by group, its growth with the lead, and quantiles of scaled errors.

    `relative` is queue x group, `lead` a factor per stretch of leads, `scaled` queue x kind x level. `day_share` is
    the share of a queue's error variance common to a day, `joint_share` the share of that common to all queues,
    `day_carry` the correlation of one day's common error with the next day's. Not `measured` is an assumption in
    place of errors; `reach` is the number of stretches of leads that were measured.
    """

    relative: Floats
    lead: Floats
    scaled: Floats
    day_share: Floats
    joint_share: float
    day_carry: float
    measured: bool
    reach: int = len(LEAD_ENDS)

    def variance(self, mean: Floats, group: Ints, stretch: Ints, queue: int) -> Floats:
        """Variance of the square root of a count, and relative variance, of one queue's intervals."""
        relative = self.relative[queue][group] * self.lead[stretch]
        return np.asarray((1.0 + relative * mean) * POISSON_SQRT_VARIANCE)


def measure_spread(calibration: Calibration, queues: tuple[str, ...], params: CalibrationParams) -> Spread:
    """Measure variance and shape of the stored errors; thin groups borrow from wider ones."""
    error, seen = _errors(calibration)
    if not seen.any():
        return _unmeasured(len(queues), params)
    place = {name: i for i, name in enumerate(calibration.queues)}
    rows = [place.get(name) for name in queues]
    excess = np.where(seen, _square(calibration, error, params.small_mean) - POISSON_SQRT_VARIANCE, 0.0)
    weight = np.where(seen, calibration.mean * POISSON_SQRT_VARIANCE, 0.0)
    relative, pooled = _relative(calibration, excess, weight, seen)
    lead, reach = _lead_factors(calibration, excess, weight * np.take_along_axis(relative, calibration.group, 1))
    stretch = calibration.stretch
    scale = np.sqrt(POISSON_SQRT_VARIANCE + weight * np.take_along_axis(relative, calibration.group, 1) * lead[stretch])
    scaled = np.where(seen, error / scale, np.nan)
    shape, pooled_shape = _shapes(calibration, scaled)
    days = _Days.of(calibration, np.where(seen, 2.0 * np.sqrt(np.maximum(calibration.mean, 0.0)) * scale, 0.0))
    day = days.shares()
    mean_share = float(day.mean())
    return Spread(
        np.array([pooled if q is None else relative[q] for q in rows]),
        lead,
        np.array([pooled_shape if q is None else shape[q] for q in rows]),
        np.array([mean_share if q is None else day[q] for q in rows]),
        days.joint_share(day),
        days.carry(day),
        measured=True,
        reach=reach,
    )


def _errors(calibration: Calibration) -> tuple[Floats, Bools]:
    seen = ~np.isnan(calibration.actual) & (calibration.mean > 0)
    error = np.sqrt(np.where(seen, calibration.actual, 0.0)) - np.sqrt(np.where(seen, calibration.mean, 0.0))
    return error, seen


def _square(calibration: Calibration, error: Floats, small_mean: float) -> Floats:
    """Squared errors as of large counts; small ones are taken as counts, whose roots have another variance."""
    mean = np.maximum(calibration.mean, 1e-9)
    return np.where(mean < small_mean, (calibration.actual - mean) ** 2 / (4.0 * mean), error**2)


def _unmeasured(n_queues: int, params: CalibrationParams) -> Spread:
    """What is assumed before any origin could be looked back from."""
    relative = np.repeat(KIND_WIDENING, BANDS) * params.unmeasured_share**2
    lead = np.asarray(LEAD_GROWTH ** np.arange(len(LEAD_ENDS) + 1), float)
    shape = np.broadcast_to(NORMAL_LEVELS, (n_queues, KINDS, len(LEVELS)))
    day_share = np.full(n_queues, UNMEASURED_DAY_SHARE)
    return Spread(np.tile(relative, (n_queues, 1)), lead, shape, day_share, 0.0, 0.0, measured=False, reach=0)


def _relative(calibration: Calibration, excess: Floats, weight: Floats, seen: Bools) -> tuple[Floats, Floats]:
    """Relative variance per queue and group, thin groups leaning on wider ones; and that of all queues."""
    n_queues = len(excess)
    over, under, days = (np.zeros((n_queues, N_GROUPS)) for _ in range(3))
    for q, group in enumerate(calibration.group):
        over[q] = np.bincount(group, excess[q], N_GROUPS)
        under[q] = np.bincount(group, weight[q], N_GROUPS)
        distinct = np.unique(group[seen[q]] * MOST_DAYS + calibration.day[seen[q]])
        days[q] = np.bincount(distinct // MOST_DAYS, minlength=N_GROUPS)
    every = _shrunk(over.sum(0, keepdims=True), under.sum(0, keepdims=True), days.sum(0, keepdims=True))
    return _shrunk(over, under, days), every[0]


def _shrunk(over: Floats, under: Floats, days: Floats) -> Floats:
    """Queue x group relative variance: group shrunk to its kind of hour, that to the queue's ordinary hours."""

    def ratio(over: Floats, under: Floats, days: Floats, prior: Floats) -> Floats:
        # A day of the group is worth its weight; the prior counts for some days like those seen.
        k = PRIOR_DAYS * np.where(days > 0, under / np.maximum(days, 1.0), 1.0)
        return np.asarray(np.maximum((over + k * prior) / np.maximum(under + k, 1e-12), LEAST_RELATIVE))

    shape = (len(over), KINDS, BANDS)
    by_kind = [part.reshape(shape).sum(2) for part in (over, under)]
    kind_days = days.reshape(shape).max(2)
    usual = by_kind[0].sum(1, keepdims=True) / np.maximum(by_kind[1].sum(1, keepdims=True), 1e-12)
    prior = np.maximum(usual, LEAST_RELATIVE) * KIND_WIDENING
    kinds = ratio(by_kind[0], by_kind[1], kind_days, prior)
    return ratio(over, under, days, np.repeat(kinds, BANDS, axis=1))


def _lead_factors(calibration: Calibration, excess: Floats, explained: Floats) -> tuple[Floats, int]:
    """How the relative variance grows with the lead, over all queues, and how many stretches were measured."""
    stretch, n_stretches = calibration.stretch, len(LEAD_ENDS) + 1
    over = np.bincount(stretch, excess.sum(0), n_stretches)
    under = np.bincount(stretch, explained.sum(0), n_stretches)
    measured = under > 0
    factor = np.where(measured, over / np.where(measured, under, 1.0), 0.0)
    for b in range(n_stretches):
        least = factor[b - 1] if b else MOST_SHRINKING
        factor[b] = max(factor[b], least) if measured[b] else factor[b - 1] * LEAD_GROWTH
    return factor, int(measured.sum())


def _shapes(calibration: Calibration, scaled: Floats) -> tuple[Floats, Floats]:
    """Quantiles of the scaled errors per queue and kind of hour, and those of all queues."""
    kind, day = calibration.group // BANDS, calibration.day
    every = _quantiles(scaled[~np.isnan(scaled)], NORMAL_LEVELS, np.inf)
    shapes = np.empty((len(scaled), KINDS, len(LEVELS)))
    for q, errors in enumerate(scaled):
        seen = ~np.isnan(errors)
        own = _quantiles(errors[seen], every, len(np.unique(day[seen])))
        for k in range(KINDS):
            rows = seen & (kind[q] == k)
            shapes[q, k] = _quantiles(errors[rows], own, len(np.unique(day[rows])))
    return shapes, np.repeat(every[None], KINDS, axis=0)


def _quantiles(errors: Floats, prior: Floats, days: float) -> Floats:
    """Quantiles of errors, leaning on a prior by days of errors."""
    if not len(errors):
        return prior
    own = np.quantile(errors, LEVELS)
    share = 1.0 if days == np.inf else days / (days + SHAPE_PRIOR_DAYS)
    return np.asarray(share * own + (1.0 - share) * prior)


@dataclass(frozen=True, eq=False, slots=True)
class _Days:
    """What the errors of a day add up to, queue x day; days of one origin follow each other.

    `total` is the sum of the errors in contacts, `reach` the sum of the deviations they should have and `square`
    that of their squares. Roots of small counts would not do: their mean lies below the root of the mean.
    """

    total: Floats
    reach: Floats
    square: Floats
    day: Ints

    @classmethod
    def of(cls, calibration: Calibration, deviation: Floats) -> "_Days":
        """Add up the errors of each day of each origin; a deviation of 0 is not seen."""
        days, place = np.unique(calibration.day, return_inverse=True)
        error = np.where(deviation > 0, calibration.actual - calibration.mean, 0.0)

        def sums(values: Floats) -> Floats:
            return np.array([np.bincount(place, row, len(days)) for row in values])

        return cls(sums(error), sums(deviation), sums(deviation**2), days)

    @property
    def mean(self) -> Floats:
        """Mean error of each queue and day; NaN where none was seen."""
        return np.where(self.reach > 0, self.total / np.maximum(self.reach, 1e-12), np.nan)

    def shares(self) -> Floats:
        """Share of each queue's error variance that is common to a day.

        With w the deviations of the counts of a day, its sum varies by a (sum w)^2 + (1 - a) sum w^2.
        """
        common = (self.reach**2 - self.square).sum(1)
        share = ((self.total**2).sum(1) - self.square.sum(1)) / np.maximum(common, 1e-12)
        return np.asarray(np.clip(np.where(common > 1e-9, share, UNMEASURED_DAY_SHARE), 0.0, MOST_SHARE))

    def joint_share(self, share: Floats) -> float:
        """Mean covariance of the queues' daily errors over their common day variance."""
        n = len(self.total)
        if n < 2 or float(share.mean()) <= 0:
            return 0.0
        covariance = np.cov(np.nan_to_num(self.mean))
        between = float((covariance.sum() - np.trace(covariance)) / (n * (n - 1)))
        return float(np.clip(between / float(share.mean()), 0.0, MOST_SHARE))

    def carry(self, share: Floats) -> float:
        """Correlation of a day's common error with that of the next day, over all queues."""
        follow = np.diff(self.day) == 1
        both = np.nan_to_num(self.mean[:, :-1] * self.mean[:, 1:])[:, follow]
        pairs = int((both != 0.0).sum())
        power = float((share[:, None] * (both != 0.0)).sum())
        if pairs < LEAST_PAIRS or power <= 0:
            return 0.0
        return float(np.clip(both.sum() / power, 0.0, MOST_SHARE))
