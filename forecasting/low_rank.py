"""The low-rank member: days as mixtures of a few shapes, each shape's score forecast on the calendar.

The square roots of the counts of a day form a row; the rows of all days have few directions that matter (Shen and
Huang 2008, Manufacturing and Service Operations Management 10, sections 3 and 4). Unlike level x weekday shape it
lets the shape of a day follow its level, its month and its holidays.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Bools, Floats, Ints
from forecasting.baseline import Baseline, Level, designs, history_of, line_ahead, recent_fade
from forecasting.daily import recent_weight
from forecasting.design import Design
from forecasting.profile import BLOCK_QUEUES, Cells, day_levels
from forecasting.setting import Setting, open_slots

TURNS = 8  # of the subspace iteration; components still mixed by then explain alike
COUNT_SHIFT = 0.25  # sqrt(count + 1/4) of a Poisson count has the root of its mean as its mean, nearly


class LowRankParams(BaseModel):
    """Settings of the low-rank member."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    components: int = Field(default=4, ge=1, le=10)
    passes: int = Field(default=3, ge=1, le=10)
    half_life_days: float = Field(default=180.0, gt=0, description="of a day's weight in the shapes")
    recent_half_life_days: float = Field(default=3.0, gt=0)
    recent_prior_days: float = Field(default=1.0, ge=0, description="days of residuals that count as none")
    free_share: float = Field(default=0.5, ge=0, description="of a score's spread that a column may move")
    free_trend_share: float = Field(default=0.1, ge=0, description="the same for trend columns: shapes drift slowly")
    least_mean: float = Field(default=1.0, ge=0, description="contacts per interval up to which it has no say")
    full_mean: float = Field(default=5.0, gt=0, description="contacts per interval from which it has its whole say")


@dataclass(frozen=True, eq=False, slots=True)
class Scores:
    """Regressions of some queues that share a design.

    `shapes` is queue x component x slot, `coefficients` queue x component x column, `recent` queue x component
    (how far the last days lay off), `factor` keeps the sum of the counts.
    """

    rows: Ints
    shapes: Floats
    coefficients: Floats
    recent: Floats
    factor: Floats


@dataclass(frozen=True, eq=False, slots=True)
class LowRank:
    """The fitted member: regressions per block of queues, the history they saw, and each queue's say (0 to 1)."""

    blocks: tuple[Scores, ...]
    baseline: Baseline
    say: Floats


def fit_low_rank(setting: Setting, cells: Cells, baseline: Baseline, params: LowRankParams) -> LowRank:
    """Fit to contacts laid out by week; what was not observed is filled in by the baseline's shape."""
    opening = open_slots(setting.queues, setting.calendar, setting.grid.interval_min)
    level, _ = day_levels(cells, baseline.profile)
    found = []
    for level_fit, design in _designed(setting, baseline):
        for first in range(0, len(level_fit.rows), BLOCK_QUEUES):
            block = slice(first, first + BLOCK_QUEUES)
            rows = level_fit.rows[block]
            roots = _roots(cells, level[rows], baseline, opening[rows], rows)
            weight = _day_weights(level_fit.fit.weight[block])
            found.append(_fit_block(rows, roots, weight, design, params))
    return LowRank(tuple(found), baseline, _say(level, opening, params))


@dataclass(frozen=True, eq=False, slots=True)
class Patterns:
    """The member over the days of a setting: scores (queue x day x component), shapes and a factor per day."""

    setting: Setting
    scores: Floats
    shapes: Floats
    factor: Floats

    def mean(self, queues: Ints) -> Floats:
        """Expected contacts of some queues without events, queue x interval."""
        root = np.maximum(self.scores[queues] @ self.shapes[queues], 0.0)
        root *= root
        root -= COUNT_SHIFT
        np.maximum(root, 0.0, out=root)
        root *= self.factor[queues, :, None]
        return self.setting.grid.from_cells(root) * self.setting.open[queues]


def low_rank_patterns(fitted: LowRank, setting: Setting) -> Patterns:
    """Forecast the scores of each day of a setting."""
    grid, n_queues = setting.grid, len(setting.queues)
    fade = recent_fade(fitted.baseline, grid.dates)
    n_components, n_slots = fitted.blocks[0].shapes.shape[1:]
    scores = np.zeros((n_queues, len(grid.dates), n_components))
    shapes, factor = np.zeros((n_queues, n_components, n_slots)), np.zeros((n_queues, len(grid.dates)))
    blocks = iter(fitted.blocks)
    for level, design in _designed(setting, fitted.baseline):
        line = np.exp(line_ahead(fitted.baseline, level.fit, grid.dates))
        for first in range(0, len(level.rows), BLOCK_QUEUES):
            block = next(blocks)
            told = np.matmul(design.matrix, block.coefficients.transpose(0, 2, 1))
            scores[block.rows] = told + block.recent[:, None] * fade[:, None]
            shapes[block.rows] = block.shapes
            factor[block.rows] = block.factor[:, None] * line[first : first + BLOCK_QUEUES]
    return Patterns(setting, scores, shapes, factor)


def _designed(setting: Setting, baseline: Baseline) -> Iterator[tuple[Level, Design]]:
    """The daily regressions with their columns over the setting's days."""
    for level, (_, design) in zip(baseline.levels, designs(setting, history_of(baseline)), strict=True):
        yield level, design


def _say(level: Floats, opening: Bools, params: LowRankParams) -> Floats:
    """How far a queue is large enough for square roots of its counts to show shapes."""
    seen = np.maximum((level > 0).sum((1, 2)), 1)
    mean = level.sum((1, 2)) / seen / np.maximum(opening.any(1).sum(1), 1)
    return np.asarray(np.clip((mean - params.least_mean) / (params.full_mean - params.least_mean), 0.0, 1.0))


def _roots(cells: Cells, level: Floats, baseline: Baseline, opening: Bools, rows: Ints) -> Floats:
    """Queue x day x slot square roots of the counts, 0 when closed."""
    weight = cells.weight[rows]
    counts = level.astype(np.float32)[..., None] * baseline.profile.weekday[rows][:, None].astype(np.float32)
    counts += (np.maximum(cells.contacts[rows], np.float32(0.0)) - counts) * weight
    counts += np.float32(COUNT_SHIFT)
    roots = np.sqrt(counts, out=counts)
    roots *= opening[:, None]
    return np.asarray(roots.reshape(len(rows), -1, roots.shape[-1])[:, cells.days])


def _day_weights(weight: Floats) -> Floats:
    """Weights of the daily regression, 1 for a day as good as the usual one; 0 where too little was seen."""
    positive = np.where(weight > 0, weight, np.nan)
    counts = np.maximum((weight > 0).sum(1, keepdims=True), 1)
    return np.asarray(np.minimum(weight / np.maximum(np.nansum(positive, axis=1, keepdims=True) / counts, 1e-12), 1.0))


def _fit_block(rows: Ints, roots: Floats, weight: Floats, design: Design, params: LowRankParams) -> Scores:
    """Shapes, score regressions and the factor of a block of queues."""
    age = np.arange(roots.shape[1])[::-1]
    shapes = _shapes(roots, weight * 0.5 ** (age / params.half_life_days), params.components)
    scores = (roots @ shapes.transpose(0, 2, 1).astype(np.float32)).astype(float)
    coefficients = _regress(scores, weight, design, params)
    fitted = np.einsum("qkp,dp->qdk", coefficients, design.matrix)
    decay = recent_weight(weight > 0, params.recent_half_life_days)
    recent = (decay[..., None] * (scores - fitted)).sum(1) / (decay.sum(1) + params.recent_prior_days)[:, None]
    root = np.maximum(fitted.astype(np.float32) @ shapes.astype(np.float32), np.float32(0.0))
    counted = (weight * (np.einsum("qds,qds->qd", roots, roots) - COUNT_SHIFT * roots.shape[2])).sum(1)
    root *= root
    root -= np.float32(COUNT_SHIFT)
    expected = (weight * np.maximum(root, np.float32(0.0), out=root).sum(2)).sum(1)
    factor = np.where(expected > 0, counted / np.where(expected > 0, expected, 1.0), 1.0)
    return Scores(rows, shapes, coefficients, recent, np.clip(factor, 0.8, 1.25))


def _shapes(roots: Floats, weight: Floats, components: int) -> Floats:
    """Leading right singular vectors of the weighted rows, by subspace iteration; queue x component x slot."""
    gram = (roots.transpose(0, 2, 1) @ (roots * weight[..., None].astype(np.float32))).astype(float)
    n_slots = roots.shape[2]
    waves = np.cos(np.pi * (np.arange(n_slots)[:, None] + 0.5) * np.arange(components) / n_slots)
    basis = np.repeat(waves[None], len(roots), axis=0)
    basis[:, :, 0] = np.maximum(roots.mean(1), 1e-6)
    for _ in range(TURNS):
        basis, _ = np.linalg.qr(gram @ basis + 1e-9 * basis)
    return np.asarray(basis.transpose(0, 2, 1))


def _regress(scores: Floats, weight: Floats, design: Design, params: LowRankParams) -> Floats:
    """Ridge regression of every score on the daily columns, its noise found in turns; queue x component x column."""
    x = design.matrix
    normal = design.weighted_squares(weight)
    right = np.einsum("qd,qdk,dp->qkp", weight, scores, x, optimize=True)
    total = np.maximum(weight.sum(1), 1e-9)[:, None]
    mean = np.einsum("qd,qdk->qk", weight, scores) / total
    spread = np.einsum("qd,qdk->qk", weight, (scores - mean[:, None]) ** 2) / total + 1e-9
    share = np.where([n.startswith("trend") for n in design.names], params.free_trend_share, params.free_share)
    reach = design.prior_sd * (np.abs(mean)[..., None] / 2.0 + share * np.sqrt(spread)[..., None]) + 1e-9
    prior = design.prior_mean * mean[..., None] / 2.0
    prior[..., 0] = mean
    stiff = reach**-2.0
    stiff[..., 0] = 0.01 / spread
    noise, coefficients = spread, prior
    for _ in range(params.passes):
        left = normal[:, None] / noise[..., None, None] + stiff[..., None] * np.eye(x.shape[1])
        coefficients = np.linalg.solve(left, (right / noise[..., None] + stiff * prior)[..., None])[..., 0]
        off = scores - np.einsum("qkp,dp->qdk", coefficients, x)
        noise = np.einsum("qd,qdk->qk", weight, off**2) / total + 1e-9
    return np.asarray(coefficients)
