"""What a sweep teaches: which scenarios no other beats, how far draws spread, which parameter moves most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.sweeping.draws import Value
from scenarios.sweeping.results import Row, Sweep

QUANTILES = (0.1, 0.5, 0.9)


def frontier(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows than which none is both cheaper and has fewer contacts late, by cost; of equal ones the first."""
    found: list[Row] = []
    for row in sorted(rows, key=lambda one: (cost(one), late(one), one.point.index)):
        if not found or late(row) < late(found[-1]):
            found.append(row)
    return tuple(found)


def cost(row: Row) -> int:
    """Cents of a row that was played."""
    assert row.outcome is not None
    return row.outcome.total_cents


def late(row: Row) -> float:
    """Contacts not served in time, of a row that was played."""
    assert row.outcome is not None
    return row.outcome.late


def spread(rows: Sequence[Row]) -> tuple[float, ...]:
    """Contacts late at the `QUANTILES` of the draws."""
    return tuple(float(value) for value in np.quantile([late(row) for row in rows], QUANTILES))


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a parameter goes together with contacts late: Spearman's rank correlation, -1..1."""

    label: str
    correlation: float


def weights(found: Sweep) -> tuple[Weight, ...]:
    """Drawn parameters that are numbers, the one that moves most first.

    Spearman (1904): Pearson's correlation of the ranks; it sees every relation that only rises or only falls.
    """
    rows = found.played
    listed = []
    for label in found.drawn:
        values = [value_of(row, label) for row in rows]
        numbers = [float(value) for value in values if isinstance(value, int | float)]
        if len(numbers) == len(rows) > 2:
            listed.append(Weight(label, _rank_correlation(numbers, [late(row) for row in rows])))
    return tuple(sorted(listed, key=lambda weight: -abs(weight.correlation)))


def _rank_correlation(one: list[float], other: list[float]) -> float:
    """Spearman's; 0 where one of them never changes."""
    import pandas as pd

    ranks = [pd.Series(values).rank().to_numpy(dtype=float) for values in (one, other)]
    off = [rank - rank.mean() for rank in ranks]
    spread_of = float(np.sqrt((off[0] ** 2).sum() * (off[1] ** 2).sum()))
    return float((off[0] * off[1]).sum()) / spread_of if spread_of else 0.0


def value_of(row: Row, label: str) -> Value:
    """The value of a row's parameter."""
    return next(parameter.value for parameter in row.point.parameters if parameter.label == label)


def varied(found: Sweep) -> tuple[str, ...]:
    """The grid's own parameters that take more than one value."""
    labels = [label for label in found.axes if label not in found.drawn]
    return tuple(label for label in labels if len({value_of(row, label) for row in found.rows}) > 1)


def files(found: Sweep) -> tuple[str, ...]:
    """The scenario files that are compared."""
    return tuple(dict.fromkeys(row.point.file for row in found.rows))
