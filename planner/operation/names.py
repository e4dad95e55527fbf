"""Names of agents: the only place that reads them; they are never digested, logged or put into an operation."""

from __future__ import annotations

from pathlib import Path

from planner.operation.agent_rows import NAME_COLUMNS, NAMES
from planner.operation.reading import Reading
from planner.operation.records import read_records


def read_names(folder: Path) -> dict[str, str]:
    """Names by agent id, as they stand (also one that looks like a formula); empty without names.csv.

    Raises
    ------
    OperationError
        If names.csv cannot be read.
    """
    reading = Reading(Path(folder))
    if not reading.exists(NAMES):
        return {}
    records = read_records(reading, NAMES, NAME_COLUMNS, digest=False)
    reading.raise_errors()
    return {record["id"]: record["name"] for record in records}
