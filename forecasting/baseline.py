"""The baseline: the level of a day times the shape of its weekday, events taken out."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Dates, Floats
from forecasting.daily import DailyFit, DailyParams, Design, fit_daily, make_design
from forecasting.pool import family_members
from forecasting.profile import Cells, Profile, ProfileParams, fit_profile
from forecasting.regressors import Context
from forecasting.setting import Setting, open_slots


class BaselineParams(BaseModel):
    """Settings of the two stages of the baseline."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    daily: DailyParams = Field(default_factory=DailyParams)
    profile: ProfileParams = Field(default_factory=ProfileParams)


@dataclass(frozen=True, eq=False, slots=True)
class Baseline:
    """Fitted shape and level of every queue."""

    profile: Profile
    dailies: tuple[DailyFit, ...]
    first_day: np.datetime64
    last_day: np.datetime64
    params: BaselineParams


def fit_baseline(setting: Setting, contacts: Floats, weight: Floats, params: BaselineParams) -> Baseline:
    """Fit profiles and daily regressions to queue x interval contacts (NaN or weight 0 is not observed)."""
    grid = setting.grid
    seen = ~np.isnan(contacts) & (weight > 0) & setting.open
    cells = Cells(
        np.nan_to_num(grid.to_cells(np.where(seen, contacts, np.nan))),
        np.nan_to_num(grid.to_cells(np.where(seen, weight, np.nan))),
        grid.weekday,
    )
    opening = open_slots(setting.queues, setting.calendar, grid.interval_min)
    profile, level, share = fit_profile(cells, opening, family_members(setting.queues), params.profile)
    designs = _designs(setting, grid.dates[0], grid.dates[-1])
    dailies = tuple(fit_daily(level[q], share[q], designs[q], params.daily) for q in range(len(setting.queues)))
    return Baseline(profile, dailies, grid.dates[0], grid.dates[-1], params)


def _designs(setting: Setting, first: np.datetime64, last: np.datetime64) -> tuple[Design, ...]:
    """The daily columns of each queue; queues that feel the same events share one design."""
    made: dict[bytes, Design] = {}
    designs = []
    for q in range(len(setting.queues)):
        key = setting.scope[q].tobytes() + repr([d.id for d in setting.drivers_of(q)]).encode()
        if key not in made:
            context = Context(setting.grid.zone, first, last, setting.events_of(q), setting.drivers_of(q))
            made[key] = make_design(context, setting.grid.dates)
        designs.append(made[key])
    return tuple(designs)


def baseline_parts(baseline: Baseline, setting: Setting) -> Mapping[str, Floats]:
    """Split the baseline into base, trend, week and calendar parts; queue x interval, adding to its mean."""
    designs = _designs(setting, baseline.first_day, baseline.last_day)
    shape = (len(setting.queues), len(setting.grid.start_min))
    parts: dict[str, Floats] = {}
    for q, (daily, design) in enumerate(zip(baseline.dailies, designs, strict=True)):
        for name, values in _queue_parts(baseline, q, daily, design, setting).items():
            parts.setdefault(name, np.zeros(shape))[q] = values
    return parts


def _queue_parts(baseline: Baseline, q: int, daily: DailyFit, design: Design, setting: Setting) -> dict[str, Floats]:
    """Telescope the product of one queue: each part is what the mean gains when its factor comes in."""
    grid = setting.grid
    logs = daily.log_parts(design)
    logs["trend"] = logs["trend"] + _recent_level(baseline, daily, grid.dates)
    average = baseline.profile.pooled[q, grid.slot]
    own = baseline.profile.weekday[q, grid.weekday[grid.day], grid.slot]
    gate = setting.open[q] & (not daily.silent)
    parts: dict[str, Floats] = {}
    before, log_level, shape = np.zeros(len(gate)), np.zeros(len(grid.dates)), average
    for name, log_part in logs.items():
        log_level = log_level + log_part
        shape = own if name == "week" else shape
        now = np.exp(log_level)[grid.day] * shape * gate
        parts[name], before = now - before, now
    return parts


def _recent_level(baseline: Baseline, daily: DailyFit, dates: Dates) -> Floats:
    """What the last days' deviation from the regression still says, fading with the lead; nothing in sample."""
    ahead = (dates - baseline.last_day).astype("timedelta64[D]").astype(float)
    fade = np.exp(-np.maximum(ahead - 1.0, 0.0) / baseline.params.daily.recent_fade_days)
    return np.where(ahead > 0, daily.recent * fade, 0.0)


def queue_scale(baseline: Baseline, setting: Setting) -> Floats:
    """Contacts per open interval of an average day at the level of the time: the yardstick of event lifts."""
    designs = _designs(setting, baseline.first_day, baseline.last_day)
    opening = open_slots(setting.queues, setting.calendar, setting.grid.interval_min)
    scale = np.zeros(setting.open.shape)
    for q, (daily, design) in enumerate(zip(baseline.dailies, designs, strict=True)):
        if daily.silent:
            continue
        logs = daily.log_parts(design)
        level = np.exp(logs["base"] + logs["trend"])
        scale[q] = level[setting.grid.day] / max(float(opening[q].sum(1).mean()), 1.0)
    return scale
