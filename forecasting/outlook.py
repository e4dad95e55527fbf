"""The forecast as a value: table, attribution, notes, and joint sample paths."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import numpy as np
import pandas as pd

from forecasting.arrays import Floats, Ints
from forecasting.errors import ForecastError
from forecasting.notes import Note
from forecasting.sampling import Drawing, sample_paths
from forecasting.slots import slot_grid

QUEUES_AT_ONCE = 8  # laid side by side with all their parts
QUANTILES = ("q05", "q10", "q25", "q50", "q75", "q90", "q95")


class Horizon(NamedTuple):
    """What to forecast: from start to end (with a zone), in intervals of so many minutes."""

    start: datetime
    end: datetime
    interval_min: int


@dataclass(frozen=True, eq=False, slots=True)
class Forecast:
    """Expected contacts with bands, handling times and reasons.

    Parameters
    ----------
    table
        queue, start (UTC), mean, q05 ... q95, aht_s; sorted by queue and start.
    attribution
        queue, start, part, contacts; the parts of a row of `table` add to its mean. Parts that bring nothing
        to an interval are left out, the base is always there.
    day_share, joint_share
        Share of each queue's error variance common to a local day, and share of that common to all queues.
    day_carry
        Correlation of a day's common error with the next day's.
    """

    table: pd.DataFrame
    attribution: pd.DataFrame
    notes: tuple[Note, ...]
    queues: tuple[str, ...]
    zone: str
    interval_min: int
    day_share: tuple[float, ...]
    joint_share: float
    day_carry: float = 0.0

    @property
    def n_intervals(self) -> int:
        """Number of intervals per queue."""
        return len(self.table) // len(self.queues)

    def sample(self, n: int, seed: int, like: tuple[str, ...] = ()) -> Floats:
        """Draw n joint paths of counts, (n, queues, intervals), in the order of `queues` and of the table.

        `like`: queues of another forecast, by which those that both have are off in the same way in path after path.
        """
        bands = (
            self.table[list(QUANTILES)].to_numpy(float).T.reshape(len(QUANTILES), len(self.queues), self.n_intervals)
        )
        start = self.table["start"].iloc[: self.n_intervals]
        first = int(start.iloc[0].timestamp()) // 60
        grid = slot_grid(first, first + self.n_intervals * self.interval_min, self.interval_min, self.zone)
        place = {queue: number for number, queue in enumerate(self.queues)}
        turns = tuple(place.get(queue, -1) for queue in dict.fromkeys((*like, *self.queues)))
        shares = (np.array(self.day_share), self.joint_share, self.day_carry)
        return sample_paths(bands, grid.day, shares, Drawing(n, seed, turns))


def horizon_minutes(horizon: tuple[datetime, datetime, int]) -> tuple[int, int, int]:
    """Turn a horizon into UTC minutes.

    Raises
    ------
    ForecastError
        `naive_time`, `bad_interval`, `off_grid`, `empty_horizon`.
    """
    start, end, interval_min = horizon
    if start.tzinfo is None or end.tzinfo is None:
        raise ForecastError.of("naive_time", field="horizon")
    if interval_min < 1 or 1440 % interval_min:
        raise ForecastError.of("bad_interval", interval_min=interval_min)
    low, high = int(start.timestamp() // 60), int(end.timestamp() // 60)
    if low % interval_min or high % interval_min:
        raise ForecastError.of("off_grid", field="horizon")
    if high <= low:
        raise ForecastError.of("empty_horizon")
    return low, high, interval_min


def long_table(queues: tuple[str, ...], start_min: Ints, columns: Mapping[str, Floats]) -> pd.DataFrame:
    """Stack queue x interval arrays into a long table."""
    starts = pd.to_datetime(start_min * 60, unit="s", utc=True)
    frame = {
        "queue": np.repeat(np.array(queues, dtype=object), len(start_min)),
        "start": np.tile(starts.as_unit("s").asi8, len(queues)),
    }
    table = pd.DataFrame(frame)
    table["start"] = pd.to_datetime(table["start"], unit="s", utc=True)
    for name, values in columns.items():
        table[name] = values.reshape(-1)
    return table


def attribution_table(queues: tuple[str, ...], start_min: Ints, parts: Mapping[str, Floats]) -> pd.DataFrame:
    """Stack parts into the long attribution, sorted by queue, start and order of the parts."""
    names, found = np.array(list(parts), dtype=object), list[tuple[Ints, Ints, Ints, Floats]]()
    for first in range(0, len(queues), QUEUES_AT_ONCE):
        stack = np.stack([values[first : first + QUEUES_AT_ONCE] for values in parts.values()], axis=-1)
        keep = stack != 0.0
        keep[..., 0] = True  # the base
        rows, cells, of_part = np.nonzero(keep)
        found.append((rows + first, cells, of_part, stack[keep]))
    queue, cell, part, contacts = (np.concatenate(column) for column in zip(*found, strict=True))
    starts = pd.to_datetime(start_min * 60, unit="s", utc=True)
    return pd.DataFrame(
        {
            "queue": np.array(queues, dtype=object)[queue],
            "start": starts.take(cell),
            "part": names[part],
            "contacts": contacts,
        }
    )
