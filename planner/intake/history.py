"""The history in contacts/ while deliveries are merged into it: what it has already, and how it is rewritten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.operation.config import OperationFile
from planner.operation.contacts_table import NUMBERS, read_file
from planner.operation.reading import Reading
from planner.operation.writing import csv_text

if TYPE_CHECKING:
    import pandas as pd

KEY = ["code", "minute"]
VALUES = ("offered", "tickets", *NUMBERS, "at_least")
MARK = "at_least"
"""The mark that is not set where a file has no such column."""


@dataclass(frozen=True, eq=False, slots=True)
class Merged:
    """A delivery against the history.

    Attributes
    ----------
    fresh : its rows that the history has not.
    same : how many it has with the same values.
    changed : rows it has with other values, with `file_old` and `line_old` of the history's row; one that several
        files hold is here once for each.
    """

    fresh: pd.DataFrame
    same: int
    changed: pd.DataFrame


def read_history(reading: Reading, config: OperationFile) -> pd.DataFrame:
    """All rows of contacts/ with file and line.

    Raises
    ------
    OperationError
        If a file of contacts/ cannot be used: merging into it would lose rows.
    """
    import pandas as pd

    frames = [frame for file in reading.listing("contacts") if (frame := read_file(reading, file, config)) is not None]
    reading.raise_errors()
    none = pd.DataFrame({"code": [], "minute": [], "file": pd.Series(dtype=str), "line": []})
    return _filled_up(pd.concat(frames or [none], ignore_index=True))


def _filled_up(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with every column of values; a mark that is not there is not set."""
    missing: dict[str, float] = {name: 0.0 if name == MARK else np.nan for name in VALUES if name not in frame}
    full = frame.assign(**missing)[[*KEY, *VALUES, "file", "line"]]
    return full.assign(at_least=full["at_least"].fillna(0.0)).astype(dict.fromkeys((*KEY, *VALUES), float))


def compare(history: pd.DataFrame, delivered: pd.DataFrame) -> Merged:
    """Tell the rows of a delivery apart: new, the same, and those that say otherwise."""
    delivered = _filled_up(delivered)
    both = delivered.merge(history, on=KEY, how="left", suffixes=("", "_old"), indicator=True)
    known = both[both["_merge"] == "both"]
    alike = np.ones(len(known), dtype=bool)
    for name in VALUES:
        new, old = known[name].to_numpy(), known[f"{name}_old"].to_numpy()
        alike &= (new == old) | (np.isnan(new) & np.isnan(old))
    changed = known[~alike]
    fresh = both[both["_merge"] == "left_only"][[*KEY, *VALUES, "file", "line"]]
    return Merged(fresh, len(delivered) - len(fresh) - len(changed.drop_duplicates(KEY)), changed)


def with_changes(history: pd.DataFrame, changed: pd.DataFrame) -> pd.DataFrame:
    """The history with the values of a delivery in the rows that it changes."""
    newest = changed.drop_duplicates(KEY).set_index(KEY)[list(VALUES)]
    keys = history.set_index(KEY).index
    found = newest.reindex(keys)
    hit = keys.isin(newest.index)
    values = {name: np.where(hit, found[name].to_numpy(), history[name].to_numpy()) for name in VALUES}
    return history.assign(**values)


def as_csv(rows: pd.DataFrame, config: OperationFile) -> bytes:
    """Rows as a file of contacts/: local starts with their offset, columns that say nothing left out."""
    import pandas as pd

    ordered = rows.sort_values(KEY)
    names = [*config.queues]
    starts, distinct = pd.factorize(ordered["minute"].to_numpy(dtype="int64"))
    local = pd.DatetimeIndex(np.asarray(distinct).astype("datetime64[m]").astype("datetime64[s]"))
    written = [at.isoformat(timespec="minutes") for at in local.tz_localize("UTC").tz_convert(config.zone)]
    used = [name for name in VALUES if name == "offered" or _says(ordered[name], mark=name == MARK)]
    cells = [_texts(ordered[name], mark=name == MARK) for name in used]
    queues = [names[int(code)] for code in ordered["code"]]
    lines = zip(queues, [written[i] for i in starts.tolist()], *cells, strict=True)
    return csv_text(("queue", "start", *used), lines).encode("utf-8")


def _says(column: pd.Series[float], *, mark: bool) -> bool:
    """Whether any row states the value, or sets the mark."""
    return bool((column == 1.0).any() if mark else column.notna().any())


def _texts(column: pd.Series[float], *, mark: bool) -> list[str]:
    """Numbers as planners write them, exactly; a mark as 1 or 0; empty where there is none."""
    import pandas as pd

    codes, distinct = pd.factorize(column)
    texts = [np.format_float_positional(value, trim="-") for value in distinct.tolist()]
    return ["" if code < 0 or (mark and texts[code] == "0") else texts[code] for code in codes.tolist()]
