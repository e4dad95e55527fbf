"""Moments of a contact log in UTC: a million are read at once, and the wrong ones one by one for their reason."""

from __future__ import annotations

import numpy as np
import pandas as pd

from planner.operation import cells
from planner.operation.cells import CellError, Habits
from planner.operation.contact_sheet import Codes, Mask, Sheet, note_rows, note_texts
from planner.operation.reading import Reading

WALL = r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
BACK_MIN = 20.0  # in a log in order of time, the wall clock jumps back by most of the hour that comes twice


def moments(reading: Reading, sheet: Sheet) -> pd.Series[pd.Timestamp]:
    """When each contact came; NaT where that cannot be read, which is noted.

    The hour that comes twice in autumn is told apart by the order of the rows: where the wall clock jumps back,
    the second begins.
    """
    codes, texts = sheet.columns["at"]
    cell = pd.Series(texts, dtype=str)
    wall = cell.str.fullmatch(WALL).to_numpy(dtype=bool)
    found = pd.Series(pd.NaT, index=cell.index, dtype="datetime64[us, UTC]")
    offset = cell[~wall]
    found[~wall] = pd.to_datetime(offset, format="ISO8601", utc=True, errors="coerce")
    local = pd.DatetimeIndex(pd.to_datetime(cell[wall], format="ISO8601", errors="coerce"))
    zoned = local.tz_localize(sheet.habits.zone, ambiguous="NaT", nonexistent="NaT")
    found[wall] = zoned.tz_convert("UTC")
    outside = ((found.dt.year < cells.YEARS.start) | (found.dt.year >= cells.YEARS.stop)).to_numpy()
    odd = np.flatnonzero(found.isna().to_numpy() | outside | ~_written_like_a_moment(cell))
    twice = np.isin(np.arange(len(texts)), _note_wrong(reading, sheet, texts, odd))
    rows = found.iloc[codes].reset_index(drop=True)
    at = np.flatnonzero(twice[codes])
    if len(at):
        clock = pd.DatetimeIndex(pd.to_datetime(cell.iloc[codes[at]], format="ISO8601"))
        rows.iloc[at] = _unfolded(reading, sheet, at, clock)
    return rows


def _written_like_a_moment(cell: pd.Series[str]) -> Mask:
    return cell.str.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}").to_numpy(dtype=bool)


def _note_wrong(reading: Reading, sheet: Sheet, texts: list[str], odd: Codes) -> list[int]:
    """Note the texts that are no moments, with the reason; return those that the clock shows twice."""
    twice, wrong = list[int](), list[tuple[int, CellError]]()
    for i in odd.tolist():
        try:
            _read(texts[i], sheet.habits)
        except CellError as error:
            if error.code == "time_twice":
                twice.append(i)
            else:
                wrong.append((i, error))
    note_texts(reading, sheet, "at", wrong)
    return twice


def _read(cell: str, habits: Habits) -> None:
    if not cell:
        raise CellError("cell_empty")
    if cells.instant(cell, habits).date_only:
        raise CellError("not_a_time")


def _unfolded(reading: Reading, sheet: Sheet, at: Codes, clock: pd.DatetimeIndex) -> pd.DatetimeIndex:
    """Rows of hours that come twice, in UTC; `clock` is their wall clock in the order of the file."""
    second, unclear = np.zeros(len(at), dtype=bool), np.zeros(len(sheet.lines), dtype=bool)
    days, day = np.unique(clock.normalize().to_numpy(), return_inverse=True)
    for number in range(len(days)):
        place = np.flatnonzero(day == number)
        back = np.diff(clock[place]) < -np.timedelta64(int(BACK_MIN * 60), "s")
        second[place[1:]] = np.cumsum(back) > 0
        if back.sum() > 1:
            unclear[at[place]] = True
        elif not back.any():
            reading.warn(sheet.file, int(sheet.lines[at[place[0]]]), "at", "log_hour_twice", count=len(place))
    note_rows(reading, sheet, "at", "time_twice", unclear)
    return clock.tz_localize(sheet.habits.zone, ambiguous=~second).tz_convert("UTC")
