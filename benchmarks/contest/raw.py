"""What a reader hands over: rows in local time, events, series, and the customs of its format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from contest.case import Queue, Series
from contest.refusal import Refused


@dataclass(frozen=True, eq=False, slots=True)
class Raw:
    """A history as its file has it.

    Parameters
    ----------
    rows
        queue, start (local, naive), offered (NaN is missing), in the order of the file.
    events
        One row each in local, naive time: id, kind, starts_at, ends_at (NaT is open), tier, tags, channels, languages,
        skills (tuples), part, date_only, known_from.
    """

    rows: pd.DataFrame
    zone: str
    events: pd.DataFrame
    series: tuple[Series, ...] = ()
    queues: tuple[Queue, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a case as they were named on the command line."""

    history: Path
    events: Path | None = None
    queues: Path | None = None
    zone: str | None = None
    daily: bool = False


EVENT_COLUMNS = {
    "id": "",
    "kind": "",
    "starts_at": pd.NaT,
    "ends_at": pd.NaT,
    "tier": 3,
    "tags": (),
    "channels": (),
    "languages": (),
    "skills": (),
    "part": "full",
    "date_only": False,
    "known_from": pd.NaT,
}


def event_table(rows: list[dict[str, object]]) -> pd.DataFrame:
    """Events with every column there."""
    return pd.DataFrame([{**EVENT_COLUMNS, **row} for row in rows], columns=list(EVENT_COLUMNS))


def read_table(path: Path, wanted: tuple[str, ...], optional: tuple[str, ...] = ()) -> pd.DataFrame:
    """Read a table with a header as text; comma, semicolon or tab, any case, with or without a byte-order mark."""
    try:
        with path.open(encoding="utf-8-sig") as lines:
            first = lines.readline()
        delimiter = max(",;\t", key=first.count)
        table = pd.read_csv(path, sep=delimiter, dtype=str, encoding="utf-8-sig", keep_default_na=False)
    except OSError as error:
        raise Refused(f"{path}: {error.strerror}") from None
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise Refused(f"{path}: no table of text: {str(error).strip().splitlines()[0]}") from None
    table.columns = [str(c).strip().lower() for c in table.columns]
    absent = [c for c in wanted if c not in table.columns]
    if absent:
        found = ", ".join(map(str, table.columns[:8]))
        raise Refused(f"{path}: no column {', '.join(absent)}; the header has {found}")
    return table[[c for c in (*wanted, *optional) if c in table.columns]]


def numbers(path: Path, text: pd.Series[str], name: str) -> pd.Series[float]:
    """Numbers of a column; blank is missing."""
    blank = text.str.strip().isin(["", "NA", "NaN", "nan", "null"])
    found = pd.to_numeric(text.where(~blank), errors="coerce").astype(float)
    bad = found.isna() & ~blank
    if bad.any():
        at = int(bad.to_numpy().argmax())
        raise Refused(f"{path}: {name} {text.iloc[at]!r} in row {at + 2} is no number")
    return found


def moments(path: Path, text: pd.Series[str], name: str, pattern: str | None = None) -> pd.Series[pd.Timestamp]:
    """Local times of a column, blank is missing."""
    text = text.str.strip()
    blank = text == ""
    found = pd.to_datetime(text.where(~blank), format=pattern or "ISO8601", errors="coerce")
    bad = found.isna() & ~blank
    if bad.any():
        at = int(bad.to_numpy().argmax())
        raise Refused(f"{path}: {name} {text.iloc[at]!r} in row {at + 2} is no local time")
    return found
