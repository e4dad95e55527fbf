"""Scores of a forecaster over all scored origins, in per cent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from contest.case import MINUTES_PER_DAY, Bools, Case, Floats
from contest.conformal import LEVELS
from contest.windows import after_games, event_intervals

SCORED_LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
Score = dict[str, float | int | None]


@dataclass(frozen=True, eq=False, slots=True)
class Told:
    """What a forecaster said at the scored origins beside what came; queue x interval, origins side by side."""

    actual: Floats
    mean: Floats
    bands: Floats
    event: Bools
    after_game: Bools
    naive_error: Floats


def told(case: Case, means: dict[int, Floats], bands: dict[int, Floats]) -> Told:
    """Lay the scored origins side by side; `naive_error` is the in-sample error of the same interval last week."""
    spans = {n: case.after(case.plan.origins_min[n]) for n in range(case.plan.first_scored, len(case.plan.origins_min))}
    tag = case.alterations.hide_class
    event, games = event_intervals(case, tag), after_games(case, tag)
    return Told(
        np.concatenate([case.counts[:, s] for s in spans.values()], axis=1),
        np.concatenate([means[n] for n in spans], axis=1),
        np.concatenate([bands[n] for n in spans], axis=2),
        np.concatenate([event[:, s] for s in spans.values()], axis=1),
        np.concatenate([games[:, s] for s in spans.values()], axis=1),
        np.concatenate(
            [np.repeat(_naive_error(case, s.start), s.stop - s.start, axis=1) for s in spans.values()], axis=1
        ),
    )


def score(case: Case, said: Told) -> Score:
    """Every score; an empty stretch scores nothing (None)."""
    everything = np.ones(said.event.shape, bool)
    found: Score = {
        "wape": _wape(said, everything),
        "mase": _mase(said),
        "bias": _bias(said, everything),
        "wql": _wql(said),
        "cov80": _coverage(said, everything, (0.1, 0.9)),
        "cov90": _coverage(said, everything, (0.05, 0.95)),
        "event_wape": _wape(said, said.event),
        "event_bias": _bias(said, said.event),
        "event_cov80": _coverage(said, said.event, (0.1, 0.9)),
        "event_cov90": _coverage(said, said.event, (0.05, 0.95)),
        "floor": _share(0.8 * np.sqrt(np.maximum(said.mean, 0.0)), said, everything, over=said.mean),
    }
    if said.after_game.any() and case.interval_min < MINUTES_PER_DAY:
        found |= {"postgame_wape": _wape(said, said.after_game), "postgame_bias": _bias(said, said.after_game)}
    return found


def _naive_error(case: Case, split: int) -> Floats:
    """Queue x 1: mean absolute error of the same interval last week over a history."""
    week = 7 * case.n_slots
    past = case.counts[:, :split]
    error = np.abs(past[:, week:] - past[:, :-week])
    seen = ~np.isnan(error)
    total = np.where(seen, error, 0.0).sum(axis=1)
    return np.where(seen.any(axis=1), total / np.maximum(seen.sum(axis=1), 1), np.nan)[:, None]


def _share(errors: Floats, said: Told, where: Bools, over: Floats | None = None) -> float | None:
    """Errors over contacts where observed, per cent."""
    seen = where & ~np.isnan(said.actual)
    total = float((said.actual if over is None else over)[seen].sum())
    return round(100.0 * float(errors[seen].sum()) / total, 3) if total > 0 else None


def _wape(said: Told, where: Bools) -> float | None:
    return _share(np.abs(said.actual - said.mean), said, where)


def _bias(said: Told, where: Bools) -> float | None:
    """Forecast less actual: positive is too many."""
    return _share(said.mean - said.actual, said, where)


def _wql(said: Told) -> float | None:
    """Twice the pinball loss over contacts, mean over the levels."""
    kept = [int(np.flatnonzero(np.isclose(LEVELS, level))[0]) for level in SCORED_LEVELS]
    error = said.actual[None] - said.bands[kept]
    level = np.array(SCORED_LEVELS)[:, None, None]
    return _share(2.0 * np.maximum(level * error, (level - 1.0) * error).mean(axis=0), said, _all(said))


def _mase(said: Told) -> float | None:
    """Mean over queues, origins and intervals of the error over the in-sample naive error; a ratio, not per cent."""
    ratio = np.abs(said.actual - said.mean) / np.where(said.naive_error > 0, said.naive_error, np.nan)
    return round(float(np.nanmean(ratio)), 3) if np.isfinite(ratio).any() else None


def _coverage(said: Told, where: Bools, levels: tuple[float, float]) -> float | None:
    low, high = (said.bands[int(np.flatnonzero(np.isclose(LEVELS, level))[0])] for level in levels)
    seen = where & ~np.isnan(said.actual)
    inside = (said.actual >= low) & (said.actual <= high)
    return round(100.0 * float(inside[seen].mean()), 2) if seen.any() else None


def _all(said: Told) -> Bools:
    return np.ones(said.event.shape, bool)
