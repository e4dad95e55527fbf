"""The baseline: the level of a day times the shape of its weekday, events taken out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Dates, Floats, Ints
from forecasting.daily import DailyFit, DailyParams, fit_daily
from forecasting.design import Design, make_design
from forecasting.events import Change, Event, Holiday, Payday, Promotion, Ramadan
from forecasting.pool import family_members
from forecasting.profile import Cells, Profile, ProfileParams, fit_profile
from forecasting.regressors import Context
from forecasting.setting import Setting, open_slots

DAILY_KINDS = (Change, Holiday, Payday, Promotion, Ramadan)  # the kinds that daily columns are made of


class BaselineParams(BaseModel):
    """Settings of the two stages of the baseline."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    daily: DailyParams = Field(default_factory=DailyParams)
    profile: ProfileParams = Field(default_factory=ProfileParams)


class Level(NamedTuple):
    """The daily regression of queues that share a design, and their places among all queues."""

    rows: Ints
    fit: DailyFit


@dataclass(frozen=True, eq=False, slots=True)
class Baseline:
    """Fitted shape and level of every queue."""

    profile: Profile
    levels: tuple[Level, ...]
    first_day: np.datetime64
    last_day: np.datetime64
    params: BaselineParams


def fit_to_cells(setting: Setting, cells: Cells, params: BaselineParams, earlier: Baseline | None = None) -> Baseline:
    """Fit profiles and daily regressions to contacts laid out by week, weekday and slot.

    The fit starts from an earlier one of the same setting where there is one, which takes fewer passes.
    """
    grid = setting.grid
    opening = open_slots(setting.queues, setting.calendar, grid.interval_min)
    profile, level, share = fit_profile(cells, opening, family_members(setting.queues), params.profile)
    starts = [None] * len(setting.queues) if earlier is None else [found.fit for found in earlier.levels]
    levels = tuple(
        Level(rows, fit_daily(level[rows], share[rows], design, params.daily, start))
        for (rows, design), start in zip(designs(setting, (grid.dates[0], grid.dates[-1])), starts, strict=False)
    )
    return Baseline(profile, levels, grid.dates[0], grid.dates[-1], params)


@lru_cache(maxsize=2)
def designs(setting: Setting, history: tuple[np.datetime64, np.datetime64]) -> tuple[tuple[Ints, Design], ...]:
    """The daily columns of each group of queues that feel the same calendar, with the queues' places.

    Kept for the last settings asked, since every step of a fit asks again.
    """
    daily = np.array([isinstance(e, DAILY_KINDS) for e in setting.events], bool)
    groups: dict[bytes, list[int]] = {}
    for q in range(len(setting.queues)):
        drivers = ",".join(d.id for d in setting.drivers_of(q))
        opening = bytes(_open_weekdays(setting, q))
        groups.setdefault(setting.scope[q, daily].tobytes() + opening + drivers.encode(), []).append(q)
    made = []
    for rows in groups.values():
        first = rows[0]
        events: tuple[Event, ...] = tuple(e for e in setting.events_of(first) if isinstance(e, DAILY_KINDS))
        opens = _open_weekdays(setting, first)
        context = Context(setting.grid.zone, *history, events, setting.drivers_of(first), opens)
        made.append((np.array(rows, np.int64), make_design(context, setting.grid.dates)))
    return tuple(made)


def _open_weekdays(setting: Setting, index: int) -> tuple[bool, ...]:
    """Whether a queue is open at all, Monday first."""
    opening = setting.queues[index].opening
    return (True,) * 7 if opening is None else tuple(closes > opens for opens, closes in opening)


def baseline_parts(baseline: Baseline, setting: Setting) -> Mapping[str, Floats]:
    """Split the baseline into base, trend, week and calendar parts; queue x interval, adding to its mean.

    Parts telescope: each is what the mean gains when its factor comes in.
    """
    grid, shape = setting.grid, setting.open.shape
    parts: dict[str, Floats] = {}
    for rows, names, logs in _log_levels(baseline, setting):
        gate = setting.open[rows]
        day_shape = baseline.profile.pooled[rows][:, grid.slot]
        own = baseline.profile.weekday[rows][:, grid.weekday[grid.day], grid.slot]
        before, log_level = np.zeros((len(rows), shape[1])), np.zeros(logs.shape[1:])
        for name, log_part in zip(names, logs, strict=True):
            log_level = log_level + log_part
            day_shape = own if name == "week" else day_shape
            now = np.exp(log_level)[:, grid.day] * day_shape * gate
            parts.setdefault(name, np.zeros(shape))[rows] = now - before
            before = now
    return parts


class DayLevels(NamedTuple):
    """Queue x day: contacts of the whole day, and `scale`, contacts per open interval at the level of the time.

    The scale is the yardstick of event lifts; it leaves out what calendar days bring.
    """

    total: Floats
    scale: Floats


def day_levels_of(baseline: Baseline, setting: Setting) -> DayLevels:
    """Level and scale of each day of a setting, without events."""
    opening = open_slots(setting.queues, setting.calendar, setting.grid.interval_min)
    slots = np.maximum(opening.sum(2).mean(1), 1.0)
    total, scale = (np.zeros((len(setting.queues), len(setting.grid.dates))) for _ in range(2))
    for rows, names, logs in _log_levels(baseline, setting):
        total[rows] = np.exp(logs.sum(0))
        scale[rows] = np.exp(logs[names.index("base")] + logs[names.index("trend")]) / slots[rows, None]
    return DayLevels(total, scale)


def shaped(profile: Profile, total: Floats, setting: Setting, queues: Ints) -> Floats:
    """Lay the days of some queues out over the intervals, by their weekday's shape; queue x interval."""
    grid = setting.grid
    place = (grid.weekday * grid.n_slots)[grid.day] + grid.slot
    mean = np.empty((len(queues), len(place)))
    for row, q in zip(mean, queues.tolist(), strict=True):
        np.multiply(total[q][grid.day], profile.weekday[q].reshape(-1)[place], out=row)
        row *= setting.open[q]
    return mean


def _log_levels(baseline: Baseline, setting: Setting) -> Iterator[tuple[Ints, list[str], Floats]]:
    """Queues of a design, names of the parts, and part x queue x day of the log of the level; silent is -inf."""
    parts_of = {tuple(rows.tolist()): design for rows, design in designs(setting, history_of(baseline))}
    for level in baseline.levels:
        design = parts_of[tuple(level.rows.tolist())]
        logs = level.fit.log_parts(design)
        recent = level.fit.recent[:, None] * recent_fade(baseline, setting.grid.dates)
        logs["trend"] = logs["trend"] + line_ahead(baseline, level.fit, setting.grid.dates) + recent
        logs["base"] = np.where(level.fit.silent[:, None], -np.inf, logs["base"])
        yield level.rows, list(logs), np.stack(list(logs.values()))


def history_of(baseline: Baseline) -> tuple[np.datetime64, np.datetime64]:
    """First and last day of the history a baseline was fitted to."""
    return baseline.first_day, baseline.last_day


def line_ahead(baseline: Baseline, fit: DailyFit, dates: Dates) -> Floats:
    """What the log of the level does beyond the history, queue x date: it returns to its line, and the line grows."""
    params = baseline.params.daily
    ahead = np.maximum((dates - baseline.last_day).astype("timedelta64[D]").astype(float), 0.0)
    returned = 1.0 - np.exp(-ahead / params.return_days)
    grown = params.growth_days * (1.0 - np.exp(-ahead / params.growth_days))
    return np.asarray(fit.line[:, None] * returned + fit.growth[:, None] * grown)


def recent_fade(baseline: Baseline, dates: Dates) -> Floats:
    """What is left of the last days' deviation on each date, fading with the lead; nothing in sample."""
    ahead = (dates - baseline.last_day).astype("timedelta64[D]").astype(float)
    fade = np.exp(-np.maximum(ahead - 1.0, 0.0) / baseline.params.daily.recent_fade_days)
    return np.where(ahead > 0, fade, 0.0)


def queue_scale(baseline: Baseline, setting: Setting) -> Floats:
    """Contacts per open interval of an average day at the level of the time: the yardstick of event lifts."""
    return day_levels_of(baseline, setting).scale[:, setting.grid.day]
