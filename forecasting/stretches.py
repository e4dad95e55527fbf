"""Stretches of intervals that together speak for another rate than the usual: Page's cumulative sum, read both ways.

Each interval's evidence is the logarithm of how much likelier its count is at the other rate (Poisson, divided by
the queue's noise: a quasi-likelihood, McCullagh and Nelder 1989, section 9.2). The running sum restarts at zero
(Page 1954, Biometrika 41); a stretch runs from the restart to the peak. Under the usual rate a sum of h is reached
about once in exp(h) intervals, so that the limit is a rate of false alarms.
"""

from dataclasses import dataclass

import numpy as np

from forecasting.arrays import Bools, Floats

FAR_BELOW = -1e6
MOST_ROUNDS = 100  # of looking again beside what was found

PAUSE = -1.0  # evidence of an interval that says nothing: a run does not jump a closed night

Stretch = tuple[int, int, int]  # row, first interval, interval after the last


@dataclass(frozen=True, eq=False, slots=True)
class Search:
    """What is looked for.

    Parameters
    ----------
    rate
        The other rate, next to the usual.
    within
        Least and greatest ratio of observed to usual that confirm it.
    limit
        Evidence a stretch needs.
    min_run
        Intervals it needs; the evidence of one interval is capped so that it takes as many.
    speaks
        Queue x interval that may speak.
    """

    rate: float
    within: tuple[float, float]
    limit: float
    min_run: int
    speaks: Bools


def find_stretches(observed: Floats, usual: Floats, noise: Floats, search: Search) -> list[Stretch]:
    """Find the stretches of each row in which contacts came at the other rate; they never overlap.

    Intervals with a usual of zero, or kept from speaking, say nothing.
    """
    cap = search.limit / (search.min_run - 0.5) if search.min_run > 1 else np.inf
    scores = observed * np.log(search.rate)
    scores -= (search.rate - 1.0) * usual
    scores /= noise
    np.clip(scores, -cap, cap, out=scores)
    scores[usual <= 0] = PAUSE
    return [s for s in _loud(scores, search.limit) if _confirmed(observed, usual, s, search)]


def _confirmed(observed: Floats, usual: Floats, stretch: Stretch, search: Search) -> bool:
    """Whether a stretch is long enough and as far off as its kind asks for."""
    row, first, after = stretch
    ratio = observed[row, first:after].sum() / max(usual[row, first:after].sum(), 1e-9)
    return after - first >= search.min_run and bool(search.within[0] <= ratio <= search.within[1])


def _loud(scores: Floats, limit: float) -> list[Stretch]:
    """Stretches of each row whose scores add to the limit."""
    rest, rows, found = scores, np.arange(len(scores)), list[Stretch]()
    for _ in range(MOST_ROUNDS):
        running = np.cumsum(rest, axis=1)
        running -= np.minimum.accumulate(np.minimum(running, 0.0), axis=1)
        loud = np.flatnonzero(running.max(1, initial=0.0) >= limit)
        if not len(loud):
            break
        rows, running, rest = rows[loud], running[loud], rest[loud]
        for i, row in enumerate(rows.tolist()):
            for first, after in _peaks(running[i], limit):
                found.append((row, first, after))
                rest[i, first:after] = FAR_BELOW
    return sorted(found)


def _peaks(running: Floats, limit: float) -> list[tuple[int, int]]:
    """From restart to peak, for each excursion above zero that reaches the limit."""
    edge = np.diff(np.pad(running > 0, 1).astype(np.int8))
    first, after = np.flatnonzero(edge == 1), np.flatnonzero(edge == -1)
    height = np.maximum.reduceat(running, first)
    return [
        (a, a + int(np.argmax(running[a:b])) + 1)
        for a, b, h in zip(first.tolist(), after.tolist(), height.tolist(), strict=True)
        if h >= limit
    ]
