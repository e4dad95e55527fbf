"""What many queues bring together: per interval, day or week, with bands from joint sample paths.

Bands of a sum are not the sums of bands: errors of a day move together, errors of queues only in part. Each path of
`Forecast.sample` is summed, and the quantiles are those of the sums.
"""

from collections.abc import Mapping
from typing import Literal

import numpy as np
import pandas as pd

from forecasting.arrays import Floats, Ints
from forecasting.errors import ForecastError
from forecasting.levels import LEVELS
from forecasting.outlook import QUANTILES, Forecast, long_table
from forecasting.slots import SlotGrid, slot_grid, weekdays
from forecasting.traits import QueueTraits, in_order

ALL_QUEUES = "*"
PATHS = 400
MOST_DRAWN = 20_000_000  # counts held at once while paths are drawn
Trait = Literal["channel", "language", "skill", "all"]
Period = Literal["interval", "day", "week"]


def groups_by(queues: tuple[QueueTraits, ...], trait: Trait) -> Mapping[str, tuple[str, ...]]:
    """The queues of each channel, language or skill, or all of them as "*", by name."""
    found: dict[str, list[str]] = {}
    for queue in in_order(queues):
        found.setdefault(ALL_QUEUES if trait == "all" else getattr(queue, trait), []).append(queue.queue)
    return {name: tuple(found[name]) for name in sorted(found)}


def totals(
    forecast: Forecast,
    groups: Mapping[str, tuple[str, ...]],
    period: Period = "interval",
    paths: int = PATHS,
    seed: int = 0,
) -> pd.DataFrame:
    """Sum a forecast over groups of queues and over local days or weeks (from Monday).

    Returns
    -------
    pd.DataFrame
        group, start (UTC, of the first interval forecast in the period), mean, q05 ... q95; the mean is the exact
        sum of the means.

    Raises
    ------
    ForecastError
        `queue_not_forecast` for a queue that is not in the forecast.
    """
    member = _members(forecast, groups)
    grid = _grid(forecast)
    first = _firsts(grid, period)
    mean = forecast.table["mean"].to_numpy(float).reshape(len(forecast.queues), -1)
    sums = _sampled_sums(forecast, member, first, paths, seed)
    bands = np.quantile(sums, LEVELS, axis=0)
    columns = {"mean": np.add.reduceat(member @ mean, first, axis=1), **dict(zip(QUANTILES, bands, strict=True))}
    return long_table(tuple(groups), grid.start_min[first], columns).rename(columns={"queue": "group"})


def _members(forecast: Forecast, groups: Mapping[str, tuple[str, ...]]) -> Floats:
    """Group x queue, 1 where a queue belongs to a group."""
    place = {queue: i for i, queue in enumerate(forecast.queues)}
    member = np.zeros((len(groups), len(place)))
    for row, queues in enumerate(groups.values()):
        for queue in queues:
            if queue not in place:
                raise ForecastError.of("queue_not_forecast", queue=queue)
            member[row, place[queue]] = 1.0
    return member


def _grid(forecast: Forecast) -> SlotGrid:
    first = int(forecast.table["start"].iloc[0].timestamp()) // 60
    return slot_grid(first, first + forecast.n_intervals * forecast.interval_min, forecast.interval_min, forecast.zone)


def _firsts(grid: SlotGrid, period: Period) -> Ints:
    """Places of the first intervals of the periods."""
    if period == "interval":
        return np.arange(len(grid.start_min))
    day = np.arange(len(grid.dates))
    number = day if period == "day" else (day + int(weekdays(grid.dates)[0])) // 7
    return np.flatnonzero(np.diff(number[grid.day], prepend=-1))


def _sampled_sums(forecast: Forecast, member: Floats, first: Ints, paths: int, seed: int) -> Floats:
    """Path x group x period sums, drawn a few paths at a time."""
    size = len(forecast.queues) * forecast.n_intervals
    block = max(1, min(paths, MOST_DRAWN // size))
    seeds = np.random.SeedSequence(seed).generate_state(-(-paths // block))
    sums = []
    for number, own_seed in enumerate(seeds):
        drawn = forecast.sample(min(block, paths - number * block), int(own_seed))
        sums.append(np.add.reduceat(np.einsum("gq,pqi->pgi", member, drawn, optimize=True), first, axis=2))
    return np.concatenate(sums)
