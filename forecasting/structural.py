"""The structural member: a level that wanders, with the calendar beside it, per queue by statsmodels.

The log of the days' level is a local level (a random walk seen through noise) plus regression on what each part of
the baseline's daily regression says of the day (Harvey 1989, sections 2.3 and 7.3; fitted by
`statsmodels.tsa.statespace.structural.UnobservedComponents` with the coefficients in the state). It follows a level
that has moved for good sooner than the baseline's trend does. One column per part and not per regressor, because
statsmodels knows no priors: raw columns with little history behind them gave wild days.
"""

import logging
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Bools, Floats, observed_median
from forecasting.baseline import Baseline, Level, designs, history_of, line_ahead, recent_fade
from forecasting.design import Design
from forecasting.profile import Cells, day_levels
from forecasting.setting import Setting

logger = logging.getLogger(__name__)

CARRIED = ("base", "trend")  # parts that the wandering level stands in for
NEAR_DAYS = 15
MEDIAN_TO_SD = 1.4826  # of the absolute deviation of a normal
METHODS = ("lbfgs", "powell")  # the second where the first does not settle
STEADY = 1e-4  # deviation of the log of the level below which there is nothing to learn


class StructuralParams(BaseModel):
    """Settings of the structural member."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    least_days: int = Field(default=28, ge=14, description="observed days that a queue needs")
    outlier: float = Field(default=3.0, gt=0, description="deviations at which a day is cut off")
    most_factor: float = Field(default=2.0, ge=1, description="of what the baseline says of a part")
    most_off: float = Field(default=0.5, gt=0, description="from the baseline, on the log scale")
    iterations: int = Field(default=200, ge=1, description="of the likelihood's maximisation")


@dataclass(frozen=True, eq=False, slots=True)
class Walks:
    """Queues of a design: the last level (log), and the factor on each part of the baseline, queue x part.

    Where not `fitted` the baseline stands.
    """

    level: Floats
    factor: Floats
    fitted: Bools


@dataclass(frozen=True, eq=False, slots=True)
class Structural:
    """The fitted member, one entry per level of the baseline, and the queues that it could not fit."""

    walks: tuple[Walks, ...]
    baseline: Baseline
    failed: tuple[str, ...]
    most_off: float


def fit_structural(setting: Setting, cells: Cells, baseline: Baseline, params: StructuralParams) -> Structural:
    """Fit every queue to contacts laid out by week; a queue whose fit fails keeps the baseline."""
    day_level = cells.daily(day_levels(cells, baseline.profile)[0])
    walks, failed = [], []
    for level, (rows, design) in zip(baseline.levels, designs(setting, history_of(baseline)), strict=True):
        found = _fit_rows(level, day_level[rows], design, params)
        walks.append(found)
        failed += [setting.queues[q].queue for q in rows[~found.fitted & ~level.fit.silent]]
    return Structural(tuple(walks), baseline, tuple(sorted(failed)), params.most_off)


def level_ratio(fitted: Structural, setting: Setting) -> Floats:
    """The member's level over the baseline's on the days to come, queue x date; 1 in sample.

    The difference fades with the lead, as the baseline's own waves do.
    """
    baseline, dates = fitted.baseline, setting.grid.dates
    ahead = np.maximum((dates - baseline.last_day).astype("timedelta64[D]").astype(float), 0.0)
    fade = np.where(ahead > 0, np.exp(-ahead / baseline.params.daily.return_days), 0.0)
    off = np.zeros((len(setting.queues), len(dates)))
    for level, walks, (_, design) in zip(
        baseline.levels, fitted.walks, designs(setting, history_of(baseline)), strict=True
    ):
        logs = level.fit.log_parts(design)
        moved = line_ahead(baseline, level.fit, dates) + level.fit.recent[:, None] * recent_fade(baseline, dates)
        parts = np.stack(list(logs.values()), axis=1)
        apart = walks.level[:, None] + ((walks.factor - 1.0)[..., None] * parts).sum(1) - moved
        off[level.rows] = np.where(walks.fitted[:, None], apart, 0.0)
    return np.asarray(np.exp(np.clip(off, -fitted.most_off, fitted.most_off) * fade))


def _fit_rows(level: Level, day_level: Floats, design: Design, params: StructuralParams) -> Walks:
    """Fit the queues of a design one by one."""
    logs = level.fit.log_parts(design)
    seen = level.fit.weight > 0
    y = np.where(seen, _working(day_level, np.stack(list(logs.values())).sum(0), seen, design, params), np.nan)
    carried = np.array([name in CARRIED for name in logs])
    last, factor = np.zeros(len(y)), np.tile(np.where(carried, 0.0, 1.0), (len(y), 1))
    fitted = np.zeros(len(y), bool)
    for q in np.flatnonzero(~level.fit.silent & (seen.sum(1) >= params.least_days)):
        columns = np.stack([part[q] for part in logs.values()], axis=1)
        free = np.flatnonzero(~carried & (columns[seen[q]].std(0) > STEADY))
        fixed = np.setdiff1d(np.flatnonzero(~carried), free)
        found = _walk(y[q] - columns[:, fixed].sum(1), columns[:, free], params)
        if found is not None:
            last[q], factor[q, free], fitted[q] = found[0], found[1], True
    return Walks(last, factor, fitted)


def _working(day_level: Floats, log_level: Floats, seen: Bools, design: Design, params: StructuralParams) -> Floats:
    """Log of each day's level, straightened around the baseline so that zeros stay finite; odd days cut off."""
    relative = day_level / np.exp(log_level) - 1.0
    around = _around(np.where(seen, relative, np.nan))
    deviation = MEDIAN_TO_SD * observed_median(np.where(seen, np.abs(relative - around), np.nan), axis=1)[:, None]
    limit = np.where(design.calendar_days, np.inf, params.outlier * deviation)
    return np.asarray(log_level + np.clip(around + np.clip(relative - around, -limit, limit), -0.9, 3.0))


def _around(values: Floats) -> Floats:
    """Median of the days around each day (queue x day): a level that has moved is no odd day."""
    half = NEAR_DAYS // 2
    padded = np.pad(values, ((0, 0), (half, half)), constant_values=np.nan)
    return np.nan_to_num(observed_median(sliding_window_view(padded, NEAR_DAYS, axis=1), axis=-1))


def _walk(y: Floats, columns: Floats, params: StructuralParams) -> tuple[float, Floats] | None:
    """The last level and the factor of each column; None where statsmodels finds no answer without complaint."""
    from statsmodels.tsa.statespace.structural import UnobservedComponents  # slow to load, and optional

    if float(np.nanstd(y)) < STEADY:
        return float(np.nanmean(y - columns.sum(1))), np.ones(columns.shape[1])
    scale = float(np.nanstd(y - columns.sum(1))) or 1.0
    exog = columns / scale if columns.shape[1] else None
    for method in METHODS:
        try:
            with np.errstate(divide="raise", over="raise", invalid="raise"):  # of this thread, unlike warnings' filters
                model = UnobservedComponents(y / scale, level="local level", exog=exog, mle_regression=False)
                found = model.fit(
                    disp=False, method=method, maxiter=params.iterations, cov_type="none", warn_convergence=False
                )
            if not found.mle_retvals["converged"]:
                raise ArithmeticError("no convergence")
        except (ValueError, ArithmeticError, np.linalg.LinAlgError, Warning) as fault:
            logger.debug("structural member by %s: %s", method, fault)
            continue
        state = found.filtered_state[:, -1]
        if np.isfinite(state).all():
            return float(state[0]) * scale, np.clip(state[1:], 0.0, params.most_factor)
    return None
