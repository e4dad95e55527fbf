"""Where a backtest went wrong: by lead, by origin, by level of the bands, and the worst days."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from forecasting.arrays import MINUTES_PER_DAY, Bools, Floats, Ints
from forecasting.backtester import WINDOWS, Backtest, Scored
from forecasting.levels import LEVELS
from forecasting.metrics import bias, coverage, poisson_floor, wape, wql
from forecasting.slots import local_minutes

MOST_DAYS = 1_000_000  # beyond any date: an origin and a date make one number


def local_days(backtest: Backtest) -> Ints:
    """Local date of each row, in days since 1970."""
    start = next(iter(backtest.past.values())).start_min
    return np.asarray(local_minutes(start, backtest.zone) // MINUTES_PER_DAY, np.int64)


def by_lead(backtest: Backtest, said: Scored) -> pd.DataFrame:
    """Scores of all queues per day ahead: lead_day (1 is the first), wape, bias, floor, contacts."""
    origins = local_minutes(np.array(backtest.origins_min, np.int64), backtest.zone) // MINUTES_PER_DAY
    lead = local_days(backtest) - origins[said.origin] + 1
    return pd.DataFrame(
        {"lead_day": int(day), **_scores(said, said.window("all") & (lead == day))} for day in np.unique(lead)
    )


def by_origin(backtest: Backtest, said: Scored) -> pd.DataFrame:
    """Scores of all queues per origin: origin_min, wape, bias, wql, cov80, floor, contacts."""
    return pd.DataFrame(
        {"origin_min": at_min, **_scores(said, said.window("all") & (said.origin == number))}
        for number, at_min in enumerate(backtest.origins_min)
    )


def _scores(said: Scored, rows: Bools) -> dict[str, float]:
    actual, mean, q = said.actual[rows], said.mean[rows], said.bands[:, rows]
    return {
        "wape": wape(actual, mean),
        "bias": bias(actual, mean),
        "wql": wql(actual, q[1:6], LEVELS[1:6]),
        "cov80": coverage(actual, q[1], q[5]),
        "floor": poisson_floor(mean),
        "contacts": float(actual.sum()),
    }


def daily_wape(backtest: Backtest, said: Scored) -> dict[str, tuple[float, float]]:
    """WAPE of the sums of local days, and its noise floor, per queue: what thin queues can be judged by.

    A day counts by its reported intervals.
    """
    key = said.origin * MOST_DAYS + local_days(backtest)
    days, place = np.unique(key, return_inverse=True)
    found = {}
    for q, queue in enumerate(backtest.queues):
        seen = ~np.isnan(said.actual[q])
        actual = _sums(place[seen], said.actual[q, seen], len(days))
        mean = _sums(place[seen], said.mean[q, seen], len(days))
        found[queue] = (wape(actual, mean), poisson_floor(mean))
    return found


def _sums(place: Ints, values: Floats, size: int) -> Floats:
    return np.asarray(np.bincount(place, values, size), float)


def reliability(said: Scored) -> pd.DataFrame:
    """Share of actuals at or below each quantile, all queues: window, level, observed, intervals.

    Intervals whose quantile is 0 are left out: no count can lie below it, so it promises nothing. A count k stands
    for (k - 1/2, k + 1/2), as in the bands of small counts, so one at the quantile is partly below it.
    """
    rows = []
    for window in WINDOWS:
        seen = said.window(window)
        actual = said.actual[seen]
        for level, band in zip(LEVELS, said.bands, strict=True):
            quantile = band[seen]
            told = quantile > 0
            if told.any():
                below = float(np.clip(quantile - actual + 0.5, 0.0, 1.0)[told].mean())
                row = {"window": window, "level": float(level), "observed": below, "intervals": int(told.sum())}
                rows.append(row)
    return pd.DataFrame(rows, columns=["window", "level", "observed", "intervals"])


def worst_days(backtest: Backtest, said: Scored, count: int) -> pd.DataFrame:
    """The local days of a queue that lay furthest off, beyond what counts scatter by chance.

    Columns queue, date, origin_min, actual, mean, error (actual less forecast), chances: the error in standard
    deviations of a Poisson count; of a day seen from several origins the nearest counts.
    """
    day = local_days(backtest)
    rows = [row for q in range(len(backtest.queues)) for row in _queue_days(backtest, said, q, day)]
    table = pd.DataFrame(rows, columns=["queue", "date", "origin_min", "actual", "mean", "error", "chances"])
    order = table["chances"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order].head(count).reset_index(drop=True)


def _queue_days(backtest: Backtest, said: Scored, queue: int, day: Ints) -> Iterator[tuple[object, ...]]:
    seen = ~np.isnan(said.actual[queue])
    if not seen.any():
        return
    key = day[seen]
    first = int(key.min())
    near = np.full(int(key.max()) - first + 1, -1)
    np.maximum.at(near, key - first, said.origin[seen])  # later origins are nearer
    use = said.origin[seen] == near[key - first]
    place = key[use] - first
    actual = np.bincount(place, said.actual[queue, seen][use], len(near))
    mean = np.bincount(place, said.mean[queue, seen][use], len(near))
    for number in np.flatnonzero(near >= 0):
        error = float(actual[number] - mean[number])
        date = (first + int(number)) * np.timedelta64(1, "D") + np.datetime64("1970-01-01")
        chances = error / float(np.sqrt(max(mean[number], 1.0)))
        yield (
            backtest.queues[queue],
            date.astype(object),
            backtest.origins_min[near[number]],
            float(actual[number]),
            float(mean[number]),
            error,
            chances,
        )
