"""Handling time per queue, weekday and hour of the day, and what events do to it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Floats, Ints
from forecasting.handle_time_lifts import (
    HandleTimeLiftParams,
    HandleTimeLifts,
    learn_handle_time_lifts,
    telling_rows,
)
from forecasting.panel import Panel
from forecasting.setting import Setting

HOURS = 24
WEEKDAYS = 7
DEFAULT_AHT_S = 300.0  # only where no queue of the whole history has a handled contact
EVENT_WEIGHT = 0.02  # event hours say what is ordinary only where nothing else does
TINY = 1e-9


class HandleTimeParams(BaseModel):
    """Settings of the handling times."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    half_life_days: float = Field(default=56.0, gt=0)
    prior_contacts: float = Field(default=100.0, gt=0, description="contacts that the parent's AHT counts for")
    weekday_prior_contacts: float = Field(
        default=1000.0, gt=0, description="contacts that 'weekdays are alike' counts for"
    )
    lifts: HandleTimeLiftParams = Field(default_factory=HandleTimeLiftParams)


@dataclass(frozen=True, eq=False, slots=True)
class HandleTimes:
    """AHT outside of events, queue x weekday x local hour, seconds, and the factors of events."""

    ordinary: Floats
    lifts: HandleTimeLifts


def fit_handle_time(panel: Panel, params: HandleTimeParams) -> HandleTimes:
    """Learn AHT: contact-weighted, recent weeks more, hour shrunk to queue to channel; then the events' factors.

    A single handling time scatters by about its own size, so k contacts know it to 1 / sqrt(k): 100 for hours
    that differ by tenths, 1000 for weekdays that differ by hundredths.
    """
    counts, seconds = _by_hour_of_week(panel, params)
    ordinary = _ordinary(counts, seconds, panel, params)
    lifts = learn_handle_time_lifts(panel.setting, _at_events(panel, ordinary), params.lifts)
    return HandleTimes(ordinary, lifts)


def _at_events(panel: Panel, ordinary: Floats) -> Iterator[tuple[Floats, Floats]]:
    """Per queue: contacts, and their AHT over the ordinary one, at each telling row."""
    exposure = panel.setting.exposure
    cell = exposure.cell[telling_rows(exposure)]
    weekday, hour = (where[cell] for where in _place(panel.setting))
    for contacts, aht_s, usual in zip(panel.weight, panel.aht_s, ordinary, strict=True):
        yield contacts[cell], _filled(aht_s[cell]) / usual[weekday, hour]


def _filled(values: Floats) -> Floats:
    """Zero for what was not observed; quicker than nan_to_num."""
    return np.where(np.isnan(values), 0.0, values)


def handle_time(fitted: HandleTimes, setting: Setting) -> Floats:
    """Queue x interval AHT, seconds, on the grid of a setting."""
    weekday, hour = _place(setting)
    return np.asarray(fitted.ordinary[:, weekday, hour] * fitted.lifts.on(setting))


def _place(setting: Setting) -> tuple[Ints, Ints]:
    """Weekday and local hour of each interval."""
    grid = setting.grid
    return grid.weekday[grid.day], (grid.slot * grid.interval_min) // 60


def _by_hour_of_week(panel: Panel, params: HandleTimeParams) -> tuple[Floats, Floats]:
    """Weighted contacts and handling seconds, queue x weekday x hour."""
    grid = panel.setting.grid
    fresh = 0.5 ** ((len(grid.dates) - 1 - grid.day) / params.half_life_days)
    weekday, hour = _place(panel.setting)
    key, size = weekday * HOURS + hour, WEEKDAYS * HOURS
    busy = panel.setting.event_intervals()
    counts, seconds = np.zeros((len(panel.weight), size)), np.zeros((len(panel.weight), size))
    for q, contacts in enumerate(panel.weight):
        worth = contacts * fresh * np.where(busy[q], EVENT_WEIGHT, 1.0)
        counts[q] = np.bincount(key, worth, size)
        seconds[q] = np.bincount(key, worth * _filled(panel.aht_s[q]), size)
    shape = (-1, WEEKDAYS, HOURS)
    return counts.reshape(shape), seconds.reshape(shape)


def _ordinary(counts: Floats, seconds: Floats, panel: Panel, params: HandleTimeParams) -> Floats:
    """Shrink hours to their queue and that to its channel; then weekdays to their channel's and that to none."""
    channels = [q.channel for q in panel.setting.queues]
    same = np.array([[a == b for b in channels] for a in channels], float)
    k, hour_counts, hour_seconds = params.prior_contacts, counts.sum(1), seconds.sum(1)
    overall = seconds.sum() / counts.sum() if counts.sum() > 0 else DEFAULT_AHT_S
    queue_counts, queue_seconds = hour_counts.sum(1), hour_seconds.sum(1)
    channel = (same @ queue_seconds + k * overall) / (same @ queue_counts + k)
    queue = (queue_seconds + k * channel) / (queue_counts + k)
    by_hour = (hour_seconds + k * queue[:, None]) / (hour_counts + k)
    expected, came = (counts * by_hour[:, None]).sum(2), seconds.sum(2)
    contacts, k = counts.sum(2), params.weekday_prior_contacts
    ratio = np.where(contacts > 0, came / np.maximum(expected, TINY), 1.0)
    pooled = (same @ (contacts * ratio) + k) / (same @ contacts + k)
    weekday = (contacts * ratio + k * pooled) / (contacts + k)
    return np.asarray(weekday[:, :, None] * by_hour[:, None])
