"""contacts/*.csv to the history frame: queue, start (UTC), offered, AHT and what else was recorded."""

from __future__ import annotations

import numpy as np
import pandas as pd

from planner.operation import cells
from planner.operation.cells import CellError, Habits
from planner.operation.config import OperationFile
from planner.operation.contact_sheet import (
    MOST_SHOWN,
    Floats,
    Mask,
    Sheet,
    note_more,
    note_rows,
    note_texts,
    parsed,
    read_sheet,
)
from planner.operation.contact_times import start_minutes
from planner.operation.csv_text import CsvText, read_text
from planner.operation.reading import Reading, suggestion
from planner.operation.ticket_counts import with_contacts

REQUIRED = ("queue", "start")
COUNTS = ("offered", "tickets")
NUMBERS = (
    "handled", "abandoned", "aht_s", "answered_in_target", "wait_s", "abandon_wait_s", "reply_s", "csat", "fcr",
)  # fmt: skip
OPTIONAL = (*COUNTS, *NUMBERS, "at_least")


def read_contacts(reading: Reading, config: OperationFile, leave_out: str = "") -> pd.DataFrame:
    """The history, sorted by queue and start, of all files but one; every problem is noted with file and line.

    A row without contacts offered takes them from its tickets (see `ticket_counts`).
    Columns: queue (text), start (UTC), offered (int), aht_s (NaN if nothing was handled), and those of
    `NUMBERS` (NaN where empty) and at_least (bool) that any file has.
    """
    files = tuple(file for file in reading.listing("contacts") if file != leave_out)
    before = len(reading.errors)
    frames = [frame for file in files if (frame := read_file(reading, file, config)) is not None]
    rows = sum(len(frame) for frame in frames)
    if rows == 0 and len(reading.errors) == before and reading.place("contacts") is not None:
        reading.error(files[0] if files else "contacts", None, None, "history_empty")
    if rows > reading.most_rows:
        reading.error("contacts", None, None, "too_many_rows", value=str(rows), most=reading.most_rows)
    if rows == 0 or rows > reading.most_rows:
        return _frame(pd.DataFrame({"code": [], "minute": [], "offered": [], "aht_s": []}), config)
    found = pd.concat(frames, ignore_index=True)
    ordered = found.iloc[np.lexsort((found["minute"], found["code"]))].reset_index(drop=True)
    unique = without_repeats(reading, ordered, tuple(config.queues))
    return _frame(with_contacts(reading, unique, config), config)


def read_file(reading: Reading, file: str, config: OperationFile) -> pd.DataFrame | None:
    """Rows of one file as `rows_of` has them; None if it cannot be read (noted)."""
    source = read_text(reading, file, REQUIRED, OPTIONAL)
    return None if source is None else rows_of(reading, source, config)


def rows_of(reading: Reading, source: CsvText, config: OperationFile) -> pd.DataFrame | None:
    """Rows of a text: number of the queue, UTC minute, values, file and line; wrong ones are noted and left out."""
    if not _counted(reading, source):
        return None
    sheet = read_sheet(reading, source, (*REQUIRED, *OPTIONAL))
    codes, good = _queues(reading, sheet, config)
    minutes, fine = start_minutes(reading, sheet, config.history_interval_min)
    good &= fine
    values: dict[str, object] = {"code": codes, "minute": minutes}
    counted = _count if "tickets" in sheet.columns else _offered
    parsers = {"offered": counted, "tickets": _count, **dict.fromkeys(NUMBERS, _measured), "at_least": _mark}
    for column, parse in parsers.items():
        if column in sheet.columns:
            values[column], fine = parsed(reading, sheet, column, parse)
            good &= fine
    values.setdefault("offered", np.full(len(good), np.nan))
    values.setdefault("aht_s", np.full(len(good), np.nan))
    frame = pd.DataFrame(values)
    good &= _served(reading, sheet, frame)
    return frame.assign(file=source.file, line=sheet.lines)[good]


def _counted(reading: Reading, source: CsvText) -> bool:
    """Whether a file counts contacts or tickets at all; noted where it does not."""
    if any(name in source.columns for name in COUNTS):
        return True
    reading.error(source.file, 1, "offered", "column_missing", needed=", ".join((*REQUIRED, "offered")))
    return False


def _queues(reading: Reading, sheet: Sheet, config: OperationFile) -> tuple[Floats, Mask]:
    """Number of each row's queue in the configuration, and whether it is known."""
    numbers = {name: i for i, name in enumerate(config.queues)}
    codes, texts = sheet.columns["queue"]
    strange = [i for i, text in enumerate(texts) if text not in numbers]
    unknown = [  # what was meant is looked for where it is told
        (i, CellError("unknown_queue", **(suggestion(texts[i], numbers) if place < MOST_SHOWN else {})))
        for place, i in enumerate(strange)
    ]
    note_texts(reading, sheet, "queue", unknown)
    found = np.array([numbers.get(text, np.nan) for text in texts], dtype=float)[codes]
    return found, ~np.isnan(found)


def _offered(cell: str, habits: Habits) -> float:
    if not cell:
        raise CellError("cell_empty")
    return cells.count(cell, habits)


def _count(cell: str, habits: Habits) -> float:
    return cells.count(cell, habits) if cell else np.nan


def _measured(cell: str, habits: Habits) -> float:
    return cells.not_negative(cell, habits) if cell else np.nan


def _mark(cell: str, habits: Habits) -> float:
    return float(cells.flag(cell, habits)) if cell else 0.0


def _served(reading: Reading, sheet: Sheet, frame: pd.DataFrame) -> Mask:
    """An AHT of 0 means that nothing was handled and becomes NaN; with contacts handled it is a mistake."""
    zero = frame["aht_s"].to_numpy() == 0
    handled = frame["handled"].to_numpy() > 0 if "handled" in frame else np.zeros(len(frame), dtype=bool)
    wrong: Mask = zero & handled
    if wrong.any():
        note_rows(reading, sheet, "aht_s", "aht_zero", wrong)
    frame.loc[zero, "aht_s"] = np.nan
    reading.count((sheet.file, "aht_s"), "assumed", "aht_zero", sheet.lines[zero & ~wrong].tolist())
    return ~wrong


def without_repeats(reading: Reading, frame: pd.DataFrame, queues: tuple[str, ...]) -> pd.DataFrame:
    """Drop rows that repeat an interval with the same values (counted); other values are an error."""
    repeats = frame.duplicated(["code", "minute"]).to_numpy()
    if not repeats.any():
        return frame
    places = np.flatnonzero(repeats)
    values = [name for name in frame.columns if name not in ("file", "line")]
    same = (frame[values].eq(frame[values].shift()) | (frame[values].isna() & frame[values].shift().isna())).all(axis=1)
    differ = [i for i in places.tolist() if not same.iloc[i]]
    for i in differ[:MOST_SHOWN]:
        row, other = frame.iloc[i], frame.iloc[i - 1]
        first = f"{other['file']}:{int(other['line'])}"
        queue = queues[int(row["code"])]
        reading.error(str(row["file"]), int(row["line"]), "start", "interval_twice", value=queue, first=first)
    note_more(reading, "contacts", "start", len(differ))
    dropped = frame.iloc[[i for i in places.tolist() if same.iloc[i]]]
    for file, rows in dropped.groupby("file", sort=True)["line"]:
        reading.warn(str(file), None, "start", "interval_repeated", value=str(len(rows)))
        reading.count((str(file), ""), "dropped", "interval_repeated", sorted(rows.tolist()))
    return frame[~repeats].reset_index(drop=True)


def _frame(frame: pd.DataFrame, config: OperationFile) -> pd.DataFrame:
    """The frame in its published form."""
    names = np.array([*config.queues], dtype=object)
    start = frame["minute"].to_numpy(dtype="int64").astype("datetime64[m]").astype("datetime64[us]")
    columns: dict[str, object] = {
        "queue": pd.Series(names[frame["code"].to_numpy(dtype=int)], dtype=str),
        "start": pd.Series(pd.DatetimeIndex(start).tz_localize("UTC")),
        "offered": frame["offered"].to_numpy(dtype="int64"),
        "aht_s": frame["aht_s"].to_numpy(dtype=float),
    }
    for name in NUMBERS:
        if name in frame and name != "aht_s":
            columns[name] = frame[name].to_numpy(dtype=float)
    if "at_least" in frame:
        columns["at_least"] = frame["at_least"].eq(1.0).to_numpy()
    return pd.DataFrame(columns)
