"""Start times of contacts in UTC, with the hour that autumn repeats and the one that spring skips."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from planner.operation import cells
from planner.operation.cells import CellError, Habits
from planner.operation.contact_sheet import Ints, Mask, Sheet, note_rows, note_texts
from planner.operation.reading import Reading
from solver.grid import utc_minute

PLAIN = re.compile(r"(?:199|20\d|21\d)\d-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)


def start_minutes(reading: Reading, sheet: Sheet, step_min: int) -> tuple[Ints, Mask]:
    """Start of each row in UTC minutes, and which rows have one on the history's grid.

    A wall-clock time of the hour that comes twice is accepted if the file has it twice for the queue: the first
    row is then the first of the two hours.
    """
    codes, texts = sheet.columns["start"]
    first = np.zeros(len(texts), dtype=np.int64)
    second = np.zeros(len(texts), dtype=np.int64)
    found: list[tuple[int, CellError]] = []
    bad = np.zeros(len(texts), dtype=bool)
    plain = _plain_minutes(texts, sheet.habits.zone)
    for i, cell in enumerate(texts):
        if cell in plain and plain[cell] % step_min == 0:
            first[i] = second[i] = plain[cell]
            continue
        try:
            first[i], second[i] = _minutes(cell, sheet.habits, step_min)
        except CellError as error:
            bad[i] = True
            found.append((i, error))
    note_texts(reading, sheet, "start", found)
    return _unfold(reading, sheet, first[codes], second[codes], ~bad[codes])


def _plain_minutes(texts: list[str], zone: str) -> dict[str, int]:
    """UTC minutes of the starts written as YYYY-MM-DDTHH:MM that the wall clock shows once, all in one go."""
    plain = [text for text in texts if PLAIN.fullmatch(text)]
    try:
        walls = pd.DatetimeIndex(np.array(plain, dtype="datetime64[m]").astype("datetime64[s]"))
        found = walls.tz_localize(ZoneInfo(zone), ambiguous="NaT", nonexistent="NaT")
    except ValueError:  # a day that no calendar has: the slow way tells which
        return {}
    known = found.notna()
    minutes = found.tz_convert(UTC).tz_localize(None).to_numpy().astype("datetime64[m]").astype("int64").tolist()
    return {text: minute for text, minute, once in zip(plain, minutes, known, strict=True) if once}


def _minutes(cell: str, habits: Habits, step_min: int) -> tuple[int, int]:
    """UTC minute of a start, twice: they differ if the wall clock shows it two times."""
    if not cell:
        raise CellError("cell_empty")
    try:
        moment = cells.instant(cell, habits)
    except CellError as error:
        if error.code != "time_twice":
            raise
        return _both(cell, habits.zone, step_min)
    if moment.date_only:
        raise CellError("not_a_time")
    _on_grid(moment.at, step_min)
    minute = utc_minute(moment.at)
    return minute, minute


def _both(cell: str, zone: str, step_min: int) -> tuple[int, int]:
    wall = datetime.fromisoformat(cell).replace(tzinfo=ZoneInfo(zone))
    first, second = wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)
    _on_grid(first, step_min)
    return utc_minute(first), utc_minute(second)


def _on_grid(at: datetime, step_min: int) -> None:
    if at.second or at.microsecond or utc_minute(at) % step_min:
        raise CellError("off_grid", step=step_min)


def _unfold(reading: Reading, sheet: Sheet, first: Ints, second: Ints, good: Mask) -> tuple[Ints, Mask]:
    """Choose between the two hours by the order of the rows of each queue."""
    twice = good & (first != second)
    if not twice.any():
        return first, good
    keys = pd.DataFrame({"queue": sheet.columns["queue"][0][twice], "start": first[twice]})
    groups = keys.groupby(["queue", "start"])
    order = groups.cumcount().to_numpy()
    alone = np.zeros(len(good), dtype=bool)
    alone[twice] = groups["start"].transform("size").to_numpy() == 1
    note_rows(reading, sheet, "start", "time_twice", alone)
    reading.count((sheet.file, "start"), "assumed", "order_of_twice", sheet.lines[twice & ~alone].tolist())
    chosen = first.copy()
    chosen[twice] = np.where(order > 0, second[twice], first[twice])
    return chosen, good & ~alone
