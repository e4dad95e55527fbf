"""What a day has shown so far about its own level: a Gaussian update of hourly errors, queue by queue and jointly.

Contacts of an hour are base x (1 + f) + event x (1 + g) + noise. f, the error of the hour's level, is correlated
along the day: a part that lasts all day and a part that fades within hours. g, the error in the size of the
events under way, is one number per queue. Part of both is common to all queues. This is the best linear predictor
(credibility theory, Buehlmann and Straub 1970; Weinberg, Brown and Stroud 2007 update a day's level in the same
spirit); a fat tail is added by widening the prior where the day lies far outside it.
"""

from dataclasses import dataclass

import numpy as np

from forecasting.arrays import Floats, Ints, observed_median
from forecasting.day_prior import DayPrior

TAIL_FREEDOM = 4.0  # degrees of freedom of a Student t whose scale is what a surprising day widens
ODD_HOUR_SDS = 3.0  # an hour further than this from the rest of its day counts for less
TINY = 1e-9


@dataclass(frozen=True, eq=False, slots=True)
class DaySeen:
    """Queue x hour sums over what was observed: expected base and event contacts, noise variance, error."""

    base: Floats
    event: Floats
    noise: Floats
    error: Floats


@dataclass(frozen=True, eq=False, slots=True)
class DayLevel:
    """Errors of level and event size after the update: queue x (hours, event), and their covariance."""

    mean: Floats
    covariance: Floats

    def shift(self, hour: Ints, base: Floats, event: Floats) -> Floats:
        """Contacts to add to queue x interval, from its base and event contacts."""
        return np.asarray(base * self.mean[:, hour] + event * self.mean[:, -1:])

    def variance(self, hour: Ints, base: Floats, event: Floats) -> Floats:
        """Variance that level and event size still bring to queue x interval, contacts squared."""
        own = self.covariance[:, hour, hour]
        cross = self.covariance[:, hour, -1]
        size = self.covariance[:, -1, -1][:, None]
        return np.asarray(np.maximum(base**2 * own + 2.0 * base * event * cross + event**2 * size, 0.0))


def update_level(seen: DaySeen, prior: DayPrior) -> DayLevel:
    """Condition the errors of all hours on those seen: first what is common to all queues, then each queue."""
    seen = _tempered(seen, prior)
    own, common = _widened(seen, prior)
    scale = prior.common_scale
    carries, evidence = _information(seen)
    eye = np.eye(scale.shape[1])
    system = eye + carries @ own
    marginal = np.linalg.solve(system, carries)
    pull = np.linalg.solve(system, evidence[..., None])[..., 0]
    # The common factor: information from all queues, each with its own part integrated out.
    precision = np.einsum("qi,qij,qj->ij", scale, marginal, scale)
    spread = np.linalg.solve(eye + common @ precision, common)
    centre = spread @ (scale * pull).sum(0)
    passes_on = (eye - own @ marginal) * scale[:, None, :]
    mean = passes_on @ centre + np.einsum("qij,qj->qi", own, pull)
    covariance = own - own @ marginal @ own + passes_on @ spread @ passes_on.transpose(0, 2, 1)
    return DayLevel(np.asarray(mean), np.asarray(covariance))


def _information(seen: DaySeen) -> tuple[Floats, Floats]:
    """Information matrix and vector of each queue's hours, the size of the events last."""
    n_queues, n_hours = seen.base.shape
    worth = np.where(seen.noise > 0, 1.0 / np.maximum(seen.noise, TINY), 0.0)
    carries = np.zeros((n_queues, n_hours + 1, n_hours + 1))
    hours = np.arange(n_hours)
    carries[:, hours, hours] = seen.base**2 * worth
    carries[:, hours, -1] = carries[:, -1, hours] = seen.base * seen.event * worth
    carries[:, -1, -1] = (seen.event**2 * worth).sum(1)
    evidence = np.column_stack([seen.base * seen.error * worth, (seen.event * seen.error * worth).sum(1)])
    return carries, evidence


def _tempered(seen: DaySeen, prior: DayPrior) -> DaySeen:
    """Let hours that stand apart from their own day (an outage, a burst) count for less."""
    known = (seen.noise > 0) & (seen.base > TINY)
    relative = np.where(known, seen.error / np.where(known, seen.base, 1.0), np.nan)
    middle = np.nan_to_num(observed_median(relative, 1))[:, None]
    off = seen.error - seen.base * middle
    usual = seen.noise + (prior.level_sd[:, None] * seen.base) ** 2 + (prior.event_sd * seen.event) ** 2
    excess = np.maximum(off**2 / np.maximum(ODD_HOUR_SDS**2 * usual, TINY), 1.0)
    return DaySeen(seen.base, seen.event, seen.noise * excess, seen.error)


def _widened(seen: DaySeen, prior: DayPrior) -> tuple[Floats, Floats]:
    """Prior covariances of queues and of what they share, wider where the day so far is a surprise."""
    known = seen.noise > 0
    weight = np.column_stack([np.where(known, seen.base, 0.0), np.where(known, seen.event, 0.0).sum(1)])
    error = np.where(known, seen.error, 0.0).sum(1)
    noise = np.where(known, seen.noise, 0.0).sum(1)
    own = noise + np.einsum("qi,qij,qj->q", weight, prior.own, weight)
    shared = np.einsum("qi,ij,qj->q", weight * prior.common_scale, prior.kernel, weight * prior.common_scale)
    together = (weight * prior.common_scale).sum(0)
    all_shared = float(together @ prior.kernel @ together)
    wide = _tail(error**2 / np.maximum(own + shared, TINY))
    wide_all = _tail(np.array([error.sum() ** 2 / max(float(own.sum()) + all_shared, TINY)]))
    return prior.own * wide[:, None, None], prior.kernel * float(wide_all[0])


def _tail(z_squared: Floats) -> Floats:
    """Expected variance of a Student t's scale after an error of so many squared deviations."""
    return (TAIL_FREEDOM + z_squared) / (TAIL_FREEDOM + 1.0)
