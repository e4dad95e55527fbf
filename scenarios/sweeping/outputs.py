"""A sweep for whoever asked: lines and tables, a page, files, one object for other programs."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from planner.writing_files import write_files
from scenarios.sweeping.analysis import QUANTILES, frontier, spread, weights
from scenarios.sweeping.errors import SweepError
from scenarios.sweeping.page import sweep_page
from scenarios.sweeping.results import Sweep
from scenarios.sweeping.table import Form, table_rows, written
from scenarios.sweeping.tables import Told, sweep_parts

__all__ = ["Told", "needed", "sweep_body", "sweep_page", "sweep_parts", "write_table"]


def needed(form: Form) -> None:
    """See, before anything is played, that a table can be written.

    Raises
    ------
    SweepError
        If what writes parquet is not installed.
    """
    if form == "parquet" and find_spec("pyarrow") is None:
        raise SweepError("sweep_no_parquet")


def write_table(found: Sweep, form: Form, folder: Path) -> str:
    """Write the whole table to a folder; its path."""
    name = f"sweep.{form}"
    write_files(folder, {name: written(found, form)})
    return str(folder / name)


def sweep_body(found: Sweep) -> dict[str, object]:
    """The sweep as plain data: counts, every row, which no other beats, how far draws spread and what decides."""
    rows = found.played
    drawn = found.draws is not None and len(rows) > 1
    return {
        "name": found.name,
        "counts": {
            "asked": len(found.rows),
            "reused": found.reused,
            **{status: found.counted(status) for status in ("played", "unchanged", "no_roster", "failed")},
        },
        "rows": table_rows(found),
        "frontier": [row.point.index for row in frontier(rows)],
        "late_quantiles": dict(zip(map(str, QUANTILES), spread(rows), strict=True)) if drawn else {},
        "rank_correlations": {weight.label: round(weight.correlation, 6) for weight in weights(found)},
    }
