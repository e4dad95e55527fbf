"""The same split-conformal bands for every peer: quantiles of the errors of earlier origins, and of nothing else."""

from __future__ import annotations

import numpy as np

from contest.case import MINUTES_PER_DAY, Bools, Case, Floats, Ints
from contest.windows import event_intervals

LEVELS = np.array([0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95])
NORMAL = np.array([-1.645, -1.282, -0.674, 0.0, 0.674, 1.282, 1.645])
BANDS = 4  # of the hours that are open at all
LEAST_GROUP = 50


def wrap(case: Case, means: dict[int, Floats]) -> dict[int, Floats]:
    """Bands of the scored origins, level x queue x interval.

    Errors are taken on the square-root scale, of days on the log scale, by time of day and in event windows apart. A
    group with too few errors takes those of all; without errors at all, counts are taken to be Poisson.
    """
    group = _groups(case)
    bands: dict[int, Floats] = {}
    for number in range(case.plan.first_scored, len(case.plan.origins_min)):
        errors, their_group = _earlier(case, means, group, number)
        here = group[:, case.after(case.plan.origins_min[number])]
        scaled = _scale(case, means[number])
        offsets = np.stack([_offsets(errors[q], their_group[q], here[q], scaled[q]) for q in range(len(here))], axis=1)
        bands[number] = _unscale(case, scaled[None] + offsets)
    return bands


def _groups(case: Case) -> Ints:
    """Queue x interval: event windows are one group, the rest goes by time of day."""
    slots = np.unique(case.slot[case.open.any(axis=0)])
    rank = np.searchsorted(slots, case.slot)
    band = np.minimum(rank * BANDS // max(len(slots), 1), BANDS - 1)
    events: Bools = event_intervals(case)
    return np.where(events, BANDS, band[None]).astype(np.int64)


def _earlier(case: Case, means: dict[int, Floats], group: Ints, number: int) -> tuple[list[Floats], list[Ints]]:
    """Per queue: errors of earlier origins whose actuals were known at this one, and their groups."""
    origin = case.plan.origins_min[number]
    errors: list[list[Floats]] = [[] for _ in case.queues]
    groups: list[list[Ints]] = [[] for _ in case.queues]
    for before in sorted(n for n in means if n < number):
        span = case.after(case.plan.origins_min[before])
        actual = case.counts[:, span]
        seen = ~np.isnan(actual) & (case.start_min[span] + case.interval_min <= origin)
        seen &= means[before].any(axis=1, keepdims=True)  # a queue without history was not forecast there
        error = _scale(case, np.nan_to_num(actual)) - _scale(case, means[before])
        for q in range(len(case.queues)):
            errors[q].append(error[q, seen[q]])
            groups[q].append(group[q, span][seen[q]])
    none: list[Floats] = [np.empty(0)]
    return (
        [np.concatenate(e or none) for e in errors],
        [np.concatenate(g or [np.empty(0, np.int64)]) for g in groups],
    )


def _offsets(errors: Floats, groups: Ints, here: Ints, scaled: Floats) -> Floats:
    """Level x interval offsets on the scale of the errors."""
    if len(errors) < LEAST_GROUP:
        return np.repeat(0.5 * NORMAL[:, None], len(scaled), axis=1)
    offsets = np.empty((len(LEVELS), len(here)))
    for g in np.unique(here):
        own = errors[groups == g]
        offsets[:, here == g] = np.quantile(own if len(own) >= LEAST_GROUP else errors, LEVELS)[:, None]
    return offsets


def _scale(case: Case, counts: Floats) -> Floats:
    floor = np.maximum(counts, 0.0)
    return np.asarray(np.log1p(floor) if case.interval_min == MINUTES_PER_DAY else np.sqrt(floor))


def _unscale(case: Case, scaled: Floats) -> Floats:
    floor = np.maximum(scaled, 0.0)
    return np.asarray(np.expm1(floor) if case.interval_min == MINUTES_PER_DAY else floor**2)
