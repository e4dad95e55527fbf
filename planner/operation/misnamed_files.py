"""Files beside operation.yaml that are not read because their name is nearly, but not quite, one that is."""

from __future__ import annotations

import difflib
from pathlib import Path

from planner.operation.csv_text import folded
from planner.operation.reading import MOST_COMPARED, Reading

TABLES = (
    "absences", "activities", "agents", "balances", "bids", "drivers", "events", "forecast_edits", "ledger", "locks",
    "names", "offers", "pairs", "previous", "protections", "states", "wishes",
)  # fmt: skip
"""Tables of an operation, without .csv; each may be missing but agents."""
NEAR = 0.79
"""Likeness from which a name is taken for a slip: absence, Absences and absences (1) are, notes is not names."""


def note_misnamed(reading: Reading) -> None:
    """Warn of each CSV file beside operation.yaml that is not read and was probably meant to be."""
    for name in reading.listing("."):
        path = reading.folder / name
        known = _meant(path)
        if known and not path.is_dir() and not _read_as(path, known):
            reading.warn(path.name, None, None, "file_misnamed", value=path.name, meant=known)
            reading.count((path.name, ""), "dropped", "file_misnamed", value=known)


def _meant(path: Path) -> str:
    """The file that was probably meant; empty if the name is right, or like none."""
    stem = folded(path.stem)
    if path.name in {f"{table}.csv" for table in TABLES} or len(stem) > MOST_COMPARED:
        return ""
    close = difflib.get_close_matches(stem, TABLES, n=1, cutoff=NEAR)
    return f"{close[0]}.csv" if close else ""


def _read_as(path: Path, known: str) -> bool:
    """Whether the system takes both names for one file, as those that do not tell capital letters apart."""
    right = path.with_name(known)
    return right.exists() and path.exists() and right.samefile(path)
