"""Counts of a simulation's table, as the judge of goals takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from solver.judging import Floats
from solver.queues import Queue

if TYPE_CHECKING:
    import pandas as pd


def counts(
    rows: pd.DataFrame, queues: tuple[Queue, ...], keys: NDArray[np.int64]
) -> tuple[NDArray[np.int64], dict[str, Floats]]:
    """The different keys, rising, and what `Promises.judge` asks for, summed: queues x keys.

    Parameters
    ----------
    rows : of `Attainment.table`, of these queues only; `keys` has one number for each, by which rows are summed.
    """
    labels, place = np.unique(keys, return_inverse=True)
    row = {queue.id: number for number, queue in enumerate(queues)}
    cells = rows["queue"].map(row).to_numpy(dtype=np.int64) * len(labels) + place
    judged = rows["service"].notna()
    columns = {
        "offered": rows["offered"],
        "served": rows["served"].fillna(0.0),  # plans of an earlier version may not say
        "base": rows["base"].where(judged, 0.0),
        "within": (rows["service"] * rows["base"]).where(judged, 0.0),
        "wait_s": (rows["asa_s"] * rows["served"]).fillna(0.0),
    }
    shape = (len(queues), len(labels))
    size = shape[0] * shape[1]
    return labels, {
        name: np.asarray(np.bincount(cells, values.to_numpy(dtype=float), size).reshape(shape), dtype=np.float64)
        for name, values in columns.items()
    }
