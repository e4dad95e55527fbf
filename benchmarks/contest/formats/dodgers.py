"""dodgers: five-minute counts without header, -1 is missing; games with their start, of which nothing else is used."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from contest.holidays import us_holidays
from contest.raw import Raw, Sources, event_table
from contest.refusal import Refused

ZONE = "America/Los_Angeles"
EVENING_HOUR = 17  # a game that starts earlier is a day game


def read_dodgers(sources: Sources) -> Raw:
    """Read the counts and the games; the public holidays of the United States are known."""
    table = _headless(sources.history, 2)
    counts = pd.to_numeric(table[1], errors="coerce").astype(float)
    rows = pd.DataFrame(
        {
            "queue": "cars",
            "start": _times(sources.history, table[0]),
            "offered": counts.where(counts >= 0),
        }
    )
    years = rows["start"].dt.year.dropna()
    events = us_holidays(range(int(years.min()), int(years.max()) + 2)) if len(years) else event_table([])
    if sources.events is not None:
        events = pd.concat([events, read_games(sources.events)], ignore_index=True)
    return Raw(rows, sources.zone or ZONE, events)


def read_games(path: Path) -> pd.DataFrame:
    """Read date and start of each game; by day or by night is told by the start."""
    table = _headless(path, 2)
    starts = _times(path, table[0].str.strip() + " " + table[1].str.strip())
    return event_table(
        [
            {
                "id": f"game-{at:%Y%m%d-%H%M}",
                "kind": "match",
                "starts_at": at,
                "tier": 2,
                "tags": ("day" if at.hour < EVENING_HOUR else "night",),
            }
            for at in starts.sort_values().drop_duplicates()
        ]
    )


def _headless(path: Path, columns: int) -> pd.DataFrame:
    """The first columns of a table without header, as text; blank lines left out."""
    try:
        table = pd.read_csv(
            path, header=None, usecols=range(columns), dtype=str, encoding="latin-1", keep_default_na=False
        )
    except OSError as error:
        raise Refused(f"{path}: {error.strerror}") from None
    except ValueError as error:
        raise Refused(f"{path}: no table of at least {columns} columns: {str(error).splitlines()[0]}") from None
    return table[table[0].str.strip() != ""].reset_index(drop=True)


def _times(path: Path, text: pd.Series[str]) -> pd.Series[pd.Timestamp]:
    """Month/day/year and a clock, with two or four digits of the year, with or without seconds."""
    found = pd.Series(pd.NaT, index=text.index, dtype="datetime64[s]")
    for pattern in ("%m/%d/%Y %H:%M", "%m/%d/%y %H:%M:%S", "%m/%d/%Y %H:%M:%S", "%m/%d/%y %H:%M"):
        missing = found.isna()
        if missing.any():
            found[missing] = pd.to_datetime(text[missing], format=pattern, errors="coerce")
    if found.isna().any():
        at = int(found.isna().to_numpy().argmax())
        raise Refused(f"{path}: {text.iloc[at]!r} in row {at + 1} is no month/day/year and time")
    return found
