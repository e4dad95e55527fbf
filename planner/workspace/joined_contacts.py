"""The histories of a pool's sites as one: contacts of a queue that both serve are added up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

KEY = ["queue", "start"]
SUMS = ("offered", "handled", "abandoned", "answered_in_target")


def joined_contacts(first: pd.DataFrame, second: pd.DataFrame, queues: Sequence[str]) -> pd.DataFrame:
    """Two history frames as one, in the order of `queues`.

    A queue of one frame keeps its rows. Of a queue of both only intervals that both have are kept: a missing row means
    that nobody counted, not that nobody called, and half of a sum is no sum.
    """
    shared = set(first["queue"]) & set(second["queue"])
    own = [frame[~frame["queue"].isin(shared)] for frame in (first, second)]
    sides = [_named(frame[frame["queue"].isin(shared)], side) for frame, side in ((first, "a"), (second, "b"))]
    pairs = sides[0].merge(sides[1], on=KEY)
    names = (*first.columns, *second.columns)
    both = pd.DataFrame({name: pairs[name] if name in KEY else _one(pairs, name) for name in dict.fromkeys(names)})
    found = pd.concat([frame for frame in (*own, both) if not frame.empty] or [both], ignore_index=True)
    if "at_least" in found:
        found["at_least"] = found["at_least"].fillna(False).astype(bool)
    order = {name: place for place, name in enumerate(queues)}
    places = found["queue"].map(order).to_numpy()
    return found.iloc[np.lexsort((found["start"].astype("int64"), places))].reset_index(drop=True)


def _named(frame: pd.DataFrame, side: str) -> pd.DataFrame:
    return frame.rename(columns={name: f"{name} {side}" for name in frame.columns if name not in KEY})


def _one(pairs: pd.DataFrame, name: str) -> pd.Series[Any]:
    a, b = _of(pairs, name, "a"), _of(pairs, name, "b")
    if name in SUMS:
        total = a + b
        return total.astype("int64") if name == "offered" else total
    if name == "at_least":
        return a.eq(1.0) | b.eq(1.0)
    return _mean(a, b, _weight(pairs, name, "a"), _weight(pairs, name, "b"))


def _of(pairs: pd.DataFrame, name: str, side: str) -> pd.Series[float]:
    """A column of one side; missing where that side does not have it."""
    column = f"{name} {side}"
    return pairs[column].astype(float) if column in pairs else pd.Series(np.nan, index=pairs.index)


def _weight(pairs: pd.DataFrame, name: str, side: str) -> pd.Series[float]:
    """What the mean of a side is a mean of: contacts abandoned or handled, else those offered."""
    of = "abandoned" if name == "abandon_wait_s" else "handled"
    return _of(pairs, of, side).fillna(_of(pairs, "offered", side))


def _mean(
    a: pd.Series[float], b: pd.Series[float], weight_a: pd.Series[float], weight_b: pd.Series[float]
) -> pd.Series[float]:
    """The weighted mean of what is known; of one side alone that side's value."""
    known_a, known_b = weight_a.where(a.notna(), 0.0), weight_b.where(b.notna(), 0.0)
    total = known_a + known_b
    mean = (a.fillna(0.0) * known_a + b.fillna(0.0) * known_b) / total.where(total > 0)
    return mean.where(total > 0, a.where(a.notna(), b))
