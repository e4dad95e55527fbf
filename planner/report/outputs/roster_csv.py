"""roster.csv: one row a duty, local times with offset, safe to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping

from planner.inputs import Inputs
from planner.plans import Plan
from planner.report.outputs.request import Output, Request
from planner.report.outputs.rows import Row, rows_of
from planner.spreadsheet_text import table_text

HEADER = ("agent", "name", "team", "kind", "day", "shift", "starts_at", "ends_at", "paid_h", "breaks", "activities")


def write(request: Request) -> Mapping[str, bytes]:
    """The roster as CSV, UTF-8; the column `name` is there only when names are shown."""
    return {"roster.csv": csv_of(request.plan, request.inputs, request.names)}


def write_raw(request: Request) -> Mapping[str, bytes]:
    """The same for machines: every text as it stands. Not for a spreadsheet, which may run what begins with =."""
    return {"roster.csv": csv_of(request.plan, request.inputs, request.names, raw=True)}


def csv_of(plan: Plan, inputs: Inputs, names: Mapping[str, str], *, raw: bool = False) -> bytes:
    """The roster of a plan; with names by id, if any are given, beside the ids. `raw` is for machines."""
    columns = [column for column in HEADER if names or column != "name"]
    rows = (
        [row.agent, *([names.get(row.agent, row.agent)] if names else []), *_cells(row)]
        for row in rows_of(plan, inputs)
    )
    return table_text(columns, rows, raw=raw).encode()


def _cells(row: Row) -> list[str]:
    return [
        row.team,
        row.kind,
        row.day.isoformat(),
        row.shift,
        row.starts_at.isoformat(timespec="minutes"),
        row.ends_at.isoformat(timespec="minutes"),
        f"{row.paid_h:g}",
        " ".join(f"{at:%H:%M}/{length}" for at, length in row.breaks),
        " ".join(f"{kind}@{at:%H:%M}/{length}" for kind, at, length in row.activities),
    ]


OUTPUT = Output("csv", write)
RAW = Output("csv-raw", write_raw)
