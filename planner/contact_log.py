"""A log of single contacts to contacts/*.csv of an operation: wanted contacts per queue and interval.

Customers are read to tell redials from new wishes and are forgotten: no key of a customer or of a contact stands in
what is written, said or logged.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from planner.contact_moments import moments
from planner.fixture_rows import slug
from planner.operation import cells
from planner.operation.cells import CellError, Habits
from planner.operation.config import OperationFile
from planner.operation.config_reading import read_config
from planner.operation.contact_sheet import Sheet, note_texts, parsed, read_sheet
from planner.operation.contacts_table import read_contacts
from planner.operation.csv_text import read_text
from planner.operation.reading import Reading, suggestion
from planner.operation.writing import write_csv
from planner.problems import OperationError, Problem

if TYPE_CHECKING:
    from forecasting import ForecastError, Offered

REQUIRED = ("queue", "at", "customer", "outcome")
OPTIONAL = ("wait_s", "handle_s", "contact", "transfer_of")
WRITTEN = ("queue", "start", "offered", "handled", "abandoned", "aht_s", "wait_s", "abandon_wait_s")
MOST_BYTES = 1_000_000_000
MOST_REDIAL_MIN = 1440.0


@dataclass(frozen=True, slots=True)
class LogTarget:
    """Where contacts go and how they are counted.

    Attributes
    ----------
    redial_min : a customer who gave up and tries again within so many minutes wanted one contact, 0 to 1,440.
    across_channels : also if he tries another channel of the same language and skill.
    """

    folder: Path
    redial_min: float = 30.0
    across_channels: bool = False


@dataclass(frozen=True, slots=True)
class ImportedLog:
    """What an import of a log did: the file written, and how its rows (attempts) became wanted contacts."""

    file: Path
    attempts: int
    contacts: int
    redials: int
    transfers: int
    contained: int
    anonymous: int
    warnings: tuple[Problem, ...] = field(default=())


def import_contacts(file: Path, target: LogTarget) -> ImportedLog:
    """Import a contact log; a log of the same name replaces what it wrote before, nothing is written if it is wrong.

    Raises
    ------
    OperationError
        With every problem of the log, or if intervals of other files would be there twice.
    """
    config = _config(target)
    name = Path(file).name
    reading = Reading(Path(file).parent)
    reading.follow(config)
    source = read_text(reading, name, REQUIRED, OPTIONAL, digest=False)
    reading.raise_errors()
    assert source is not None
    sheet = read_sheet(reading, source, (*REQUIRED, *OPTIONAL))
    log = _frame(reading, sheet, config)
    reading.raise_errors()
    made = _offered(reading, sheet, log, config, target)
    written = f"contacts/{slug(Path(file).stem)}.csv"
    place = Reading(target.folder, problems=reading.problems).place(written)
    reading.raise_errors()
    assert place is not None
    other = read_contacts(Reading(target.folder, config.zone), config, leave_out=written)
    _check_overlap(reading, name, made.history.frame, other)
    reading.raise_errors()
    write_csv(place, WRITTEN, _rows(made.history.frame, config.zone))
    contacts = int(made.history.frame["offered"].sum())
    counts = (made.attempts, contacts, made.redials, made.transfers, made.contained, made.anonymous)
    return ImportedLog(target.folder / written, *counts, reading.warnings)


def _config(target: LogTarget) -> OperationFile:
    reading = Reading(target.folder)
    found = read_config(reading)
    if not 0 <= target.redial_min <= MOST_REDIAL_MIN:
        reading.error("--redial-min", None, None, "log_redial_min", value=f"{target.redial_min:g}")
    reading.raise_errors()
    assert found is not None
    return found.config


def _frame(reading: Reading, sheet: Sheet, config: OperationFile) -> pd.DataFrame:
    """The rows of a log as columns; what cannot be read is noted."""
    from forecasting import OUTCOMES

    columns: dict[str, object] = {
        "queue": _named(reading, sheet, "queue", "unknown_queue", tuple(config.queues)),
        "at": moments(reading, sheet),
        "outcome": _named(reading, sheet, "outcome", "log_outcome", OUTCOMES),
    }
    for column in ("wait_s", "handle_s"):
        if column in sheet.columns:
            columns[column], _ = parsed(reading, sheet, column, _seconds)
    for column in ("customer", "contact", "transfer_of"):
        if column in sheet.columns:
            codes, texts = sheet.columns[column]
            columns[column] = pd.Series(np.array(texts, dtype=object)[codes], dtype=object)
    return pd.DataFrame(columns)


def _named(reading: Reading, sheet: Sheet, column: str, code: str, allowed: tuple[str, ...]) -> pd.Series[str]:
    """A column that may hold only some names."""
    codes, texts = sheet.columns[column]
    unknown = [(i, CellError(code, **suggestion(t, allowed))) for i, t in enumerate(texts) if t not in allowed]
    note_texts(reading, sheet, column, unknown)
    return pd.Series(np.array(texts, dtype=object)[codes], dtype=object)


def _seconds(cell: str, habits: Habits) -> float:
    return cells.not_negative(cell, habits) if cell else np.nan


def _offered(reading: Reading, sheet: Sheet, log: pd.DataFrame, config: OperationFile, target: LogTarget) -> Offered:
    """Count wanted contacts; what the library finds wrong is told by the line of the file."""
    from forecasting import ForecastError, OfferedParams, offered_contacts

    subjects = {}
    if target.across_channels:
        subjects = {name: f"{queue.language} {queue.skill}" for name, queue in config.queues.items()}
    params = OfferedParams(redial_min=target.redial_min, subjects=subjects)
    try:
        return offered_contacts(log, config.history_interval_min, config.zone, params)
    except ForecastError as error:
        _note(reading, sheet, error)
        raise OperationError((*reading.errors, *reading.warnings)) from None


def _note(reading: Reading, sheet: Sheet, error: ForecastError) -> None:
    """Problems of the library as problems of the file; what a cell holds is not repeated."""
    for problem in error.problems:
        place = problem.params.get("first_row")
        line = int(sheet.lines[int(place)]) if place is not None else None
        column = str(problem.params["column"]) if "column" in problem.params else None
        told = {name: value for name, value in problem.params.items() if name not in ("column", "first_row")}
        reading.error(sheet.file, line, column, f"fault_{problem.code}", **told)


def _check_overlap(reading: Reading, name: str, frame: pd.DataFrame, other: pd.DataFrame) -> None:
    """Note intervals that other files of the operation have already."""
    both = frame[["queue", "start"]].merge(other[["queue", "start"]], on=["queue", "start"])
    if len(both):
        first = both.sort_values(["start", "queue"]).iloc[0]
        at = first["start"].tz_convert(reading.zone).isoformat(timespec="minutes")
        reading.error(name, None, None, "log_overlaps", value=first["queue"], first=at, count=len(both))


def _rows(frame: pd.DataFrame, zone: str) -> list[tuple[object, ...]]:
    """Rows of the file: local starts with their offset, numbers as planners write them."""
    starts, distinct = pd.factorize(frame["start"])
    local = pd.DatetimeIndex(distinct).tz_convert(zone)
    texts = np.array([at.isoformat(timespec="minutes") for at in local], dtype=object)[starts]
    counts = (frame[name].to_list() for name in WRITTEN[2:5])
    seconds = ([None if v != v else f"{v:.1f}" for v in frame[name].to_list()] for name in WRITTEN[5:])
    return list(zip(frame["queue"], texts, *counts, *seconds, strict=True))
