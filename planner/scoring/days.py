"""A day of a forecast against the contacts that came, by queue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from planner.inputs import Inputs
from planner.scoring.score_row import Score

if TYPE_CHECKING:
    import pandas as pd

    from forecasting import Forecast

DRAWS = 200


@dataclass(frozen=True, slots=True)
class Day:
    """A local day and the moments (UTC) between which it lies; 23 to 25 hours."""

    day: date
    begins: datetime
    ends: datetime


def ended_days(inputs: Inputs, most: int) -> tuple[Day, ...]:
    """The last local days that ended by as-of, the newest first."""
    zone = ZoneInfo(inputs.operation.config.zone)
    today = inputs.as_of.astimezone(zone).date()
    return tuple(_day(today - timedelta(days=back), zone) for back in range(1, most + 1))


def _day(day: date, zone: ZoneInfo) -> Day:
    begins, ends = (datetime.combine(at, time(), zone).astimezone(UTC) for at in (day, day + timedelta(days=1)))
    return Day(day, begins, ends)


def is_whole(inputs: Inputs, day: Day, made: Forecast) -> bool:
    """Whether the history reaches the day's end, or the moment from which nobody is expected any more that day."""
    table = made.table
    left = (table["start"] >= inputs.seen_until) & (table["start"] < day.ends) & (table["mean"] > 0)
    return not bool(left.any())


def came(inputs: Inputs, day: Day) -> pd.DataFrame:
    """Intervals of the day that were reported whole: queue, start, offered."""
    contacts = inputs.operation.contacts
    mine = contacts[(contacts["start"] >= day.begins) & (contacts["start"] < day.ends)]
    if "at_least" in mine:
        mine = mine[~mine["at_least"].fillna(False).astype(bool)]  # a capped or broken channel hid who wanted to call
    return mine[["queue", "start", "offered"]]


def scores_of(day: Day, actual: pd.DataFrame, made: Forecast, told: tuple[str, int]) -> tuple[Score, ...]:
    """A score for each queue that reported; `told`: the plan and its lead in days."""
    table = made.table
    mine = table[(table["start"] >= day.begins) & (table["start"] < day.ends)]
    if mine.empty or actual.empty:
        return ()
    step = max(made.interval_min, _step_min(actual))
    expected = _banded(replace(made, table=mine.reset_index(drop=True)), day, step)
    both = _summed(actual, day, step).merge(expected, on=["queue", "slot"])
    plan, lead = told
    found = []
    for queue, rows in both.groupby("queue"):
        offered, mean = rows["offered"].to_numpy(float), rows["mean"].to_numpy(float)
        inside = (offered >= rows["low"].to_numpy(float)) & (offered <= rows["high"].to_numpy(float))
        sums = float(offered.sum()), float(mean.sum()), float(np.abs(offered - mean).sum())
        found.append(Score(day.day, str(queue), lead, plan, len(rows), *sums, int(inside.sum())))
    return tuple(found)


def _step_min(actual: pd.DataFrame) -> int:
    """Minutes of the history's interval: the least distance of its starts."""
    starts = np.unique(_minutes(actual["start"]))
    return int(np.diff(starts).min()) if len(starts) > 1 else 1


def _minutes(starts: pd.Series[pd.Timestamp]) -> np.typing.NDArray[np.int64]:
    return starts.to_numpy(dtype="datetime64[m]").astype("int64")


def _slots(starts: pd.Series[pd.Timestamp], day: Day, step: int) -> np.typing.NDArray[np.int64]:
    return (_minutes(starts) - int(day.begins.timestamp()) // 60) // step


def _summed(actual: pd.DataFrame, day: Day, step: int) -> pd.DataFrame:
    """Contacts by queue and slot of `step` minutes; slots of which a part was not reported are left out."""
    slots = actual.assign(slot=_slots(actual["start"], day, step)).groupby(["queue", "slot"])["offered"]
    sums = slots.agg(["sum", "size"]).reset_index()
    whole: pd.DataFrame = sums[sums["size"] == sums["size"].max()].rename(columns={"sum": "offered"})
    return whole[["queue", "slot", "offered"]]


def _banded(made: Forecast, day: Day, step: int) -> pd.DataFrame:
    """Mean and 80 % band of the forecast by queue and slot; bands of several intervals together are drawn."""
    table: pd.DataFrame = made.table.assign(slot=_slots(made.table["start"], day, step))
    if step == made.interval_min:
        band = table.assign(low=table["q10"], high=table["q90"])
        return band[["queue", "slot", "mean", "low", "high"]]
    import pandas as pd

    slots = table["slot"].to_numpy()[: made.n_intervals]
    draws = np.asarray(made.sample(DRAWS, 1), dtype=float)
    parts = []
    for slot in np.unique(slots):
        low, high = np.quantile(draws[:, :, slots == slot].sum(axis=2), (0.1, 0.9), axis=0)
        parts.append(pd.DataFrame({"queue": made.queues, "slot": slot, "low": low, "high": high}))
    means = table.groupby(["queue", "slot"])["mean"].sum().reset_index()
    banded: pd.DataFrame = means.merge(pd.concat(parts), on=["queue", "slot"])
    return banded
