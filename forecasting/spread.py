"""How far actuals lie off the forecast, read from the stored errors."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from forecasting.arrays import Floats, Ints
from forecasting.calibration import Calibration, CalibrationParams
from forecasting.rolling import BANDS, EVENT_GROUPS

LEVELS = np.array([0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95])
NORMAL_LEVELS = np.array([NormalDist().inv_cdf(float(level)) for level in LEVELS])
N_GROUPS = BANDS * EVENT_GROUPS
POISSON_SQRT_VARIANCE = 0.25  # of the square root of a Poisson count
UNMEASURED_DAY_SHARE = 0.3
EVENT_WIDENING = 1.3  # events without errors of their own are less sure than ordinary hours


@dataclass(frozen=True, eq=False, slots=True)
class Spread:
    """Errors per queue and group: conformal offsets on the square-root scale, and relative variance of counts.

    `offset` is queue x group x level, `dispersion` (beyond Poisson, over the squared mean) queue x group.
    `day_share` is the share of a queue's error variance common to a day, `joint_share` the share of that
    common to all queues. Not `measured` is an assumption in place of errors.
    """

    offset: Floats
    dispersion: Floats
    day_share: Floats
    joint_share: float
    measured: bool


def measure_spread(calibration: Calibration, queues: tuple[str, ...], params: CalibrationParams) -> Spread:
    """Cut offsets and dispersion from stored errors; thin groups borrow from wider ones."""
    pooled = _Errors.of(calibration, None)
    if not len(pooled.mean):
        return _unmeasured(len(queues), params)
    place = {name: i for i, name in enumerate(calibration.queues)}
    offset = np.zeros((len(queues), N_GROUPS, len(LEVELS)))
    dispersion = np.zeros((len(queues), N_GROUPS))
    for q, name in enumerate(queues):
        own = _Errors.of(calibration, place[name]) if name in place else pooled
        for group in range(N_GROUPS):
            errors, widening = _enough(own, pooled, group, params.least_group)
            offset[q, group], dispersion[q, group] = errors.cut(widening)
    day, joint = _day_shares(calibration)
    day_share = np.array([day[place[n]] if n in place else float(day.mean()) for n in queues])
    return Spread(offset, dispersion, day_share, joint, measured=True)


def _unmeasured(n_queues: int, params: CalibrationParams) -> Spread:
    """What is assumed before any origin could be looked back from."""
    offset = np.zeros((n_queues, N_GROUPS, len(LEVELS)))
    dispersion = np.full((n_queues, N_GROUPS), params.unmeasured_share**2)
    return Spread(offset, dispersion, np.full(n_queues, UNMEASURED_DAY_SHARE), 0.0, measured=False)


@dataclass(frozen=True, eq=False, slots=True)
class _Errors:
    mean: Floats
    actual: Floats
    group: Ints

    @classmethod
    def of(cls, calibration: Calibration, queue: int | None) -> "_Errors":
        """Observed errors of one queue, or of all."""
        rows = slice(None) if queue is None else slice(queue, queue + 1)
        mean, actual, group = calibration.mean[rows], calibration.actual[rows], calibration.group[rows]
        seen = ~np.isnan(actual) & (mean > 0)
        return cls(mean[seen], actual[seen], group[seen])

    def only(self, groups: tuple[int, ...]) -> "_Errors":
        """Errors of some groups."""
        chosen = np.isin(self.group, groups)
        return _Errors(self.mean[chosen], self.actual[chosen], self.group[chosen])

    def cut(self, widening: float) -> tuple[Floats, float]:
        """Offsets at every level, and dispersion."""
        offsets = np.quantile(np.sqrt(self.actual) - np.sqrt(self.mean), LEVELS)
        extra = ((self.actual - self.mean) ** 2 - self.mean).sum() / (self.mean**2).sum()
        return offsets * widening, max(float(extra), 1e-4) * widening**2


def _enough(own: _Errors, pooled: _Errors, group: int, least: int) -> tuple[_Errors, float]:
    """The narrowest errors that are enough: own group, own events or band, own all, everyone's."""
    band, special = group % BANDS, group >= BANDS
    alike = tuple(g for g in range(N_GROUPS) if (g >= BANDS) == special)
    chain: tuple[tuple[_Errors, tuple[int, ...], float], ...] = (
        (own, (group,), 1.0),
        (own, alike, 1.0),
        (own, (band, band + BANDS), EVENT_WIDENING if special else 1.0),
        (own, tuple(range(N_GROUPS)), EVENT_WIDENING if special else 1.0),
    )
    for errors, groups, widening in chain:
        chosen = errors.only(groups)
        if len(chosen.mean) >= least:
            return chosen, widening
    return pooled, EVENT_WIDENING if special else 1.0


def _day_shares(calibration: Calibration) -> tuple[Floats, float]:
    """Intraclass correlation of a day's errors per queue, and how much of it all queues share.

    Errors are standardised per queue; the variance of their daily means is a + (1 - a) / n with n errors a day.
    """
    n_queues = len(calibration.queues)
    day = calibration.origin * 100_000 + calibration.start_min // 1440
    _, day = np.unique(day, return_inverse=True)
    error = np.sqrt(calibration.actual) - np.sqrt(np.maximum(calibration.mean, 0.0))
    seen = ~np.isnan(error) & (calibration.mean > 0)
    share, means = np.zeros(n_queues), []
    for q in range(n_queues):
        z = error[q, seen[q]]
        if len(z) < 2 or float(z.std()) == 0.0:
            continue
        count = np.bincount(day[seen[q]], minlength=int(day.max()) + 1)
        total = np.bincount(day[seen[q]], (z - z.mean()) / z.std(), len(count))
        mean = np.where(count > 0, total / np.maximum(count, 1), 0.0)
        n = float(count[count > 0].mean())
        share[q] = np.clip((float(mean[count > 0].var()) * n - 1.0) / max(n - 1.0, 1.0), 0.0, 0.95)
        means.append(mean)
    return share, _joint_share(np.array(means), share)


def _joint_share(day_means: Floats, share: Floats) -> float:
    """Mean covariance of the queues' daily errors over their common day variance."""
    n = len(day_means)
    if n < 2 or float(share.mean()) <= 0:
        return 0.0
    covariance = np.cov(day_means)
    between = float((covariance.sum() - np.trace(covariance)) / (n * (n - 1)))
    return float(np.clip(between / float(share.mean()), 0.0, 0.95))
