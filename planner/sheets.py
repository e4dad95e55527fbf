"""A forecast as arrays that edits are laid over, one after the other, and the table that they leave."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from planner.bands import QUANTILES

if TYPE_CHECKING:
    import pandas as pd

    from forecasting import Forecast
    from solver.cover import FloatArray

COLUMNS = ("mean", *QUANTILES, "aht_s")
Places = NDArray[np.int64]


@dataclass(slots=True)
class Sheet:
    """A forecast being edited: queue x interval arrays in the order of `queues`, and the parts laid so far."""

    made: Forecast
    queues: list[str]
    day_share: list[float]
    values: dict[str, FloatArray]
    parts: list[pd.DataFrame] = field(default_factory=list)
    touched: bool = False

    @classmethod
    def of(cls, made: Forecast) -> Sheet:
        """The arrays of a forecast, its own left alone."""
        shape = (len(made.queues), made.n_intervals)
        values = {name: made.table[name].to_numpy(dtype=float).reshape(shape).copy() for name in COLUMNS}
        return cls(made, list(made.queues), list(made.day_share), values)

    @property
    def step_min(self) -> int:
        """Length of an interval in minutes."""
        return self.made.interval_min

    @property
    def starts_min(self) -> NDArray[np.int64]:
        """Start of every interval, UTC minutes."""
        starts = self._starts.dt.tz_convert("UTC").dt.tz_localize(None)
        return np.asarray(starts.to_numpy().astype("datetime64[m]").astype(np.int64))

    @property
    def _starts(self) -> pd.Series[pd.Timestamp]:
        return self.made.table["start"].iloc[: self.made.n_intervals]

    def open(self, queue: str, source: str, aht_s: float | None) -> None:
        """A queue more, without contacts yet: it takes as long as another, and its days vary as the other's do."""
        if queue in self.queues:
            return
        like = self.queues.index(source)
        self.queues.append(queue)
        self.day_share.append(self.day_share[like])
        for name, held in self.values.items():
            row = (
                np.zeros(held.shape[1])
                if name != "aht_s"
                else held[like]
                if aht_s is None
                else np.full_like(held[like], aht_s)
            )
            self.values[name] = np.vstack([held, row])
        self.touched = True

    def mean(self, rows: Places, at: Places) -> FloatArray:
        """Contacts expected in some queues and intervals."""
        return self.values["mean"][np.ix_(rows, at)]

    def bands(self, rows: Places, at: Places) -> FloatArray:
        """Level x queue x interval quantiles."""
        return np.stack([self.values[name][np.ix_(rows, at)] for name in QUANTILES])

    def put(self, rows: Places, at: Places, mean: FloatArray, bands: FloatArray) -> None:
        """Set mean and bands of some queues and intervals."""
        for name, values in zip(("mean", *QUANTILES), (mean, *bands), strict=True):
            self.values[name][np.ix_(rows, at)] = values
        self.touched = True

    def lengthen(self, rows: Places, at: Places, factor: FloatArray) -> None:
        """Multiply handling times, by interval."""
        self.values["aht_s"][np.ix_(rows, at)] *= factor
        self.touched = True

    def contacts_of(self, part: str, rows: Places, at: Places) -> FloatArray:
        """Contacts that a part brings to some queues and intervals, of the forecast and of edits laid so far."""
        found = np.zeros((len(self.queues), self.made.n_intervals))
        place = {start: t for t, start in enumerate(self._starts)}
        for table in (self.made.attribution, *self.parts):
            mine = table[table["part"] == part]
            for queue, start, contacts in zip(mine["queue"], mine["start"], mine["contacts"], strict=True):
                found[self.queues.index(str(queue)), place[start]] += contacts
        return found[np.ix_(rows, at)]

    def note(self, part: str, rows: Places, at: Places, contacts: FloatArray) -> None:
        """Keep what an edit brought as a part of the attribution."""
        import pandas as pd

        starts = self._starts.iloc[at]
        frame = {
            "queue": np.repeat(np.array(self.queues, dtype=object)[rows], len(at)),
            "start": pd.concat([starts] * len(rows), ignore_index=True),
            "part": part,
            "contacts": contacts.reshape(-1),
        }
        self.parts.append(pd.DataFrame(frame))

    def table(self) -> pd.DataFrame:
        """The forecast's table as it is now, opened queues last."""
        import pandas as pd

        held = self.made.table
        new = self.queues[len(self.made.queues) :]
        if new:
            starts = pd.concat([self._starts] * len(new), ignore_index=True)
            rows = pd.DataFrame({"queue": np.repeat(np.array(new, dtype=object), len(self._starts)), "start": starts})
            held = pd.concat([held, rows], ignore_index=True)
        return held.assign(**{name: values.reshape(-1) for name, values in self.values.items()})
