"""The columns that the level of a day is regressed on: calendar, promotions, drivers and trend, day by day."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from forecasting.arrays import Bools, Dates, Floats, Ints
from forecasting.regressors import FAMILIES, Context

CALENDAR_FAMILIES = ("holiday", "payday", "promotion")


@dataclass(frozen=True, eq=False, slots=True)
class Design:
    """Columns of all families over some days: name, prior and the design split by part, in order."""

    names: tuple[str, ...]
    prior_mean: Floats
    prior_sd: Floats
    parts: Mapping[str, Floats]
    calendar_days: Bools

    @property
    def matrix(self) -> Floats:
        """Day x column, all parts together."""
        return _matrix(self)

    def weighted_squares(self, weight: Floats) -> Floats:
        """X' W X of each row of weights, row x column x column: one product, since the products of columns are kept."""
        left, right, products = _products(self)
        n, flat = len(self.names), weight @ products
        squares = np.empty((len(weight), n, n))
        squares[:, left, right] = flat
        squares[:, right, left] = flat
        return squares


def make_design(context: Context, dates: Dates) -> Design:
    """Build the columns of every registered family for some days, in or out of sample."""
    names: list[str] = []
    means, sds = [], []
    blocks: list[tuple[int, Mapping[str, Floats]]] = []
    calendar = np.zeros(len(dates), bool)
    for family in FAMILIES:
        split = family.parts(context, dates)
        blocks.append((len(names), split))
        for column in family.columns(context):
            names.append(f"{family.name}.{column.name}")
            means.append(column.prior_mean)
            sds.append(column.prior_sd)
        if family.name in CALENDAR_FAMILIES:
            for part in split.values():
                calendar |= part.any(axis=1)
    parts: dict[str, Floats] = {}
    for offset, split in blocks:
        for name, block in split.items():
            whole = parts.setdefault(name, np.zeros((len(dates), len(names))))
            whole[:, offset : offset + block.shape[1]] += block
    return Design(tuple(names), np.array(means), np.array(sds), parts, calendar)


@lru_cache(maxsize=8)
def _matrix(design: Design) -> Floats:
    return np.asarray(np.sum(list(design.parts.values()), axis=0), float)


@lru_cache(maxsize=4)
def _products(design: Design) -> tuple[Ints, Ints, Floats]:
    """Places of all pairs of columns, and day x pair of their products."""
    x = design.matrix
    left, right = np.triu_indices(x.shape[1])
    return left, right, x[:, left] * x[:, right]
