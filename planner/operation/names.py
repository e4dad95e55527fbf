"""Names of agents: the only place that reads them; they are never digested, logged or put into an operation."""

from __future__ import annotations

from pathlib import Path

from planner.operation.agent_rows import NAMES, name_records
from planner.operation.reading import Reading


def read_names(folder: Path) -> dict[str, str]:
    """Names by agent id, as they stand (also one that looks like a formula); empty without names.csv.

    Raises
    ------
    OperationError
        If names.csv cannot be read or names somebody twice.
    """
    reading = Reading(Path(folder))
    if not reading.exists(NAMES):
        return {}
    records = name_records(reading)
    reading.raise_errors()
    return {record["id"]: record["name"] for record in records}
