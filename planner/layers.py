"""Manual edits of a forecast as named layers over it: each moves the mean and its band, none overwrites another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from planner.operation.operation import Edit
from solver.demand import LEVELS

if TYPE_CHECKING:
    import pandas as pd

    from forecasting import Forecast
    from solver.cover import FloatArray

QUANTILES = tuple(f"q{round(100 * level):02d}" for level in LEVELS)
Z_LEVELS = np.array([NormalDist().inv_cdf(float(level)) for level in LEVELS])
KEY = ["queue", "start"]


def layered(made: Forecast, edits: Iterable[Edit]) -> Forecast:
    """Lay edits over a forecast in their order: a factor multiplies what stands when its turn comes.

    Each edit is a part of the attribution under its name; two of one name in one interval are one part.
    """
    import pandas as pd

    table, parts = made.table.copy(), []
    for edit in edits:
        part = _lay(table, edit)
        if part is not None:
            parts.append(part)
    if not parts:
        return made
    layers = pd.concat(parts, ignore_index=True).groupby([*KEY, "part"], sort=False, as_index=False).sum()
    every = pd.concat([made.attribution, layers], ignore_index=True)
    attribution = every.sort_values(KEY, kind="stable", ignore_index=True)
    return replace(made, table=table, attribution=attribution)


def _lay(table: pd.DataFrame, edit: Edit) -> pd.DataFrame | None:
    """Move mean and bands of the table in place; the edit's part, or None where it touches nothing.

    An amount to add is spread over queues and intervals like the mean, or evenly where nothing is expected.
    """
    hit = table["queue"].isin(edit.queues) & (table["start"] >= edit.starts_at) & (table["start"] < edit.ends_at)
    if not hit.any():
        return None
    before = table.loc[hit, "mean"].to_numpy(dtype=float, copy=True)  # a view would be written over below
    bands = table.loc[hit, list(QUANTILES)].to_numpy(dtype=float).T
    if edit.factor is not None:
        after, bands = before * edit.factor, bands * edit.factor
    else:
        shape = before if before.sum() > 0 else np.ones_like(before)
        after = np.maximum(before + (edit.add or 0.0) * shape / shape.sum(), 0.0)
        bands = _moved(bands, before, after)
    table.loc[hit, list(QUANTILES)] = bands.T
    table.loc[hit, "mean"] = after
    return table.loc[hit, KEY].assign(part=edit.name, contacts=after - before)


def _moved(bands: FloatArray, before: FloatArray, after: FloatArray) -> FloatArray:
    """Level x interval bands of a mean that an amount was added to.

    What comes on top is as sure as Poisson counts are (normal on the square-root scale, variance 1/4) and
    independent of the rest, so deviations from the mean add as squares. What is taken away narrows the band in
    proportion.
    """
    more = np.maximum(after - before, 0.0)
    noise = np.maximum(np.sqrt(more) + Z_LEVELS[:, None] / 2, 0.0) ** 2 - more
    noise = np.where(more > 0, noise, 0.0)
    off = bands - before
    agree = off * noise >= 0
    raised = after + np.where(agree, np.copysign(np.hypot(off, noise), off + noise), off + noise)
    lowered = bands * np.where(before > 0, after / np.where(before > 0, before, 1.0), 0.0)
    moved = np.where(after < before, lowered, raised)
    return np.asarray(np.maximum.accumulate(np.maximum(moved, 0.0), axis=0))
