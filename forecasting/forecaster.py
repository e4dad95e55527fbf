"""From history and calendar to a forecast with bands, and the calibration it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from forecasting.arrays import MINUTES_PER_DAY, Floats, Ints
from forecasting.calendar import Calendar
from forecasting.calibration import Calibration, lead_stretch
from forecasting.chosen import model_of
from forecasting.clean import MaskedRun, cleaned, find_runs
from forecasting.errors import ForecastError
from forecasting.handle_time import fit_handle_time, handle_time
from forecasting.history import ContactHistory
from forecasting.long_horizon import far_ahead
from forecasting.outlook import QUANTILES, Forecast, attribution_table, horizon_minutes, long_table
from forecasting.panel import Panel, make_panel, working_interval_min
from forecasting.quantiles import quantiles
from forecasting.remarks import remarks
from forecasting.rolling import clean_panel, groups, hindcast, recent_origins
from forecasting.setting import Setting, make_setting, open_mask
from forecasting.slots import SlotGrid, slot_grid
from forecasting.split import split_shares
from forecasting.spread import Spread, measure_spread
from forecasting.traits import QueueTraits, in_order

if TYPE_CHECKING:
    from forecasting.params import ForecastParams


def calibrate(
    history: ContactHistory, queues: tuple[QueueTraits, ...], calendar: Calendar, params: "ForecastParams"
) -> Calibration:
    """Look back from earlier origins: what the model would have said, and what came.

    Raises
    ------
    ForecastError
        When history, queues or calendar cannot be used.
    """
    width = working_interval_min(history.interval_min, params.interval_min)
    return _calibrate(make_panel(history, in_order(queues), calendar, width), params)


def forecast(
    history: ContactHistory,
    queues: tuple[QueueTraits, ...],
    calendar: Calendar,
    horizon: tuple[datetime, datetime, int],
    params: "ForecastParams",
    calibration: Calibration | None = None,
) -> Forecast:
    """Forecast contacts, bands and handling times of every queue over a horizon.

    Only history before the horizon counts, and only events known at its end. Without a stored calibration one
    is made on the way.

    Raises
    ------
    ForecastError
        When history, queues, calendar or horizon cannot be used, or the calibration is of other intervals.
    """
    start_min, end_min, interval_min = horizon_minutes(horizon)
    width = working_interval_min(history.interval_min, interval_min)
    panel = make_panel(history, in_order(queues), calendar, width, start_min)
    calibration = calibration or _calibrate(panel, params)
    if calibration.interval_min != width:
        raise ForecastError.of("calibration_interval", calibration_min=calibration.interval_min, working_min=width)
    runs = find_runs(panel, params.clean)
    past = cleaned(panel, runs)
    spread = measure_spread(calibration, tuple(q.queue for q in panel.setting.queues), params.calibration)
    ahead = _ahead(panel, (start_min, end_min))
    work = _Work(past, ahead, spread, calibration, runs)
    made = _assemble(work, slot_grid(start_min, end_min, interval_min, calendar.zone), params)
    return far_ahead(made, panel, params)


@dataclass(frozen=True, eq=False, slots=True)
class _Work:
    """What the assembly of a forecast rests on."""

    past: Panel
    ahead: Setting
    spread: Spread
    calibration: Calibration
    runs: tuple[MaskedRun, ...]


def _calibrate(panel: Panel, params: "ForecastParams") -> Calibration:
    p = params.calibration
    count = p.day_origins if panel.setting.grid.interval_min == MINUTES_PER_DAY else p.origins
    origins = recent_origins(panel, count, p.step_days, p.lead_days, p.least_train_days)
    model = model_of(params)
    past = hindcast(panel, model, origins, params, clean_panel(panel, params))
    return Calibration(
        tuple(q.queue for q in panel.setting.queues),
        model.name,
        panel.setting.grid.interval_min,
        origins.at_min,
        past.origin,
        past.start_min,
        past.group,
        past.mean,
        past.actual,
    )


def _ahead(panel: Panel, span: tuple[int, int]) -> Setting:
    """The coming stretch on the working interval, whole intervals at both ends."""
    width = panel.setting.grid.interval_min
    first, last = span[0] // width * width, -(-span[1] // width) * width
    grid = slot_grid(first, last, width, panel.setting.grid.zone)
    return make_setting(panel.setting.queues, panel.setting.calendar, grid)


def _assemble(work: _Work, fine: SlotGrid, params: "ForecastParams") -> Forecast:
    """Fit, forecast on the working interval, bring to the planning grid, cut bands."""
    ahead = work.ahead
    fitted = model_of(params).fit(work.past, params)
    expected, group, doubt = fitted.parts(ahead), groups(ahead), fitted.doubt(ahead)
    parts, group, doubt = _on_grid(expected, (group, doubt), ahead, fine)
    mean = np.maximum(np.asarray(sum(parts.values()), float), 0.0)
    about = (group, lead_stretch(fine.start_min, work.past.setting.grid.end_min))
    bands = quantiles(mean, about, work.spread, params.calibration.small_mean, doubt)
    setting = replace(ahead, grid=fine)
    aht = handle_time(fit_handle_time(work.past, params.handle_time), setting)
    names = tuple(q.queue for q in ahead.queues)
    columns = {"mean": mean, **dict(zip(QUANTILES, bands, strict=True)), "aht_s": aht}
    return Forecast(
        long_table(names, fine.start_min, columns),
        attribution_table(names, fine.start_min, parts),
        (*remarks(work.past, ahead, work.runs, work.calibration, params), *fitted.notes(ahead)),
        names,
        fine.zone,
        fine.interval_min,
        tuple(float(s) for s in work.spread.day_share),
        work.spread.joint_share,
        work.spread.day_carry,
    )


def _on_grid(
    parts: Mapping[str, Floats], about: tuple[Ints, Floats], ahead: Setting, fine: SlotGrid
) -> tuple[Mapping[str, Floats], Ints, Floats]:
    """Split coarse intervals to the planning grid where history is coarser; else hand through."""
    times = ahead.grid.interval_min // fine.interval_min
    group, doubt = about
    if times == 1:
        return parts, group, doubt
    whole = slot_grid(int(ahead.grid.start_min[0]), ahead.grid.end_min, fine.interval_min, fine.zone)
    mean = np.asarray(sum(parts.values()), float)
    share = split_shares(mean, times, open_mask(ahead.queues, ahead.calendar, whole))
    low, high = np.searchsorted(whole.start_min, (fine.start_min[0], fine.end_min))
    keep = slice(int(low), int(high))
    finer = {name: (np.repeat(v, times, axis=1) * share)[:, keep] for name, v in parts.items()}
    finer_doubt = (np.repeat(doubt, times, axis=1) * share)[:, keep]
    return finer, np.repeat(group, times, axis=1)[:, keep], finer_doubt
