"""roster.csv: one row a duty, local times with offset, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from planner.inputs import Inputs
from planner.plans import Plan
from planner.report.outputs.request import Output, Request
from planner.report.outputs.rows import Row, rows_of

HEADER = ("agent", "name", "team", "kind", "day", "shift", "starts_at", "ends_at", "paid_h", "breaks", "activities")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula (OWASP ASVS 1.2.10): an apostrophe before a dangerous start."""
    return "'" + text if text.startswith(DANGEROUS) else text


def write(request: Request) -> Mapping[str, bytes]:
    """The roster as CSV, UTF-8; the column `name` is there only when names are shown."""
    return {"roster.csv": csv_of(request.plan, request.inputs, request.names)}


def csv_of(plan: Plan, inputs: Inputs, names: Mapping[str, str]) -> bytes:
    """The roster of a plan; with names by id, if any are given, beside the ids."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column for column in HEADER if names or column != "name"])
    for row in rows_of(plan, inputs):
        name = [safe(names.get(row.agent, row.agent))] if names else []
        writer.writerow([safe(row.agent), *name, *_cells(row)])
    return text.getvalue().encode()


def _cells(row: Row) -> list[str]:
    return [
        safe(row.team),
        row.kind,
        row.day.isoformat(),
        safe(row.shift),
        row.starts_at.isoformat(timespec="minutes"),
        row.ends_at.isoformat(timespec="minutes"),
        f"{row.paid_h:g}",
        " ".join(f"{at:%H:%M}/{length}" for at, length in row.breaks),
        " ".join(f"{safe(kind)}@{at:%H:%M}/{length}" for kind, at, length in row.activities),
    ]


OUTPUT = Output("csv", write)
