"""Names of agents: the only place that reads them; they are never digested, logged or put into an operation."""

from __future__ import annotations

from pathlib import Path

from planner.operation.agent_rows import NAMES, name_records
from planner.operation.config_reading import read_config
from planner.operation.reading import Reading
from planner.operation.records import Record


def read_names(folder: Path) -> dict[str, str]:
    """Names by agent id, as they stand (also one that looks like a formula); empty without names.csv.

    Raises
    ------
    OperationError
        If names.csv cannot be read or names somebody twice.
    """
    return {record["id"]: record["name"] for record in _records(folder)}


def read_addresses(folder: Path) -> dict[str, str]:
    """Where to notify, by agent id, of those who have an address in names.csv; raises as `read_names`."""
    return {record["id"]: record["address"] for record in _records(folder) if record["address"]}


def _records(folder: Path) -> tuple[Record, ...]:
    reading = Reading(Path(folder))
    if not reading.exists(NAMES):
        return ()
    config = read_config(Reading(reading.folder))
    if config is not None:
        reading.follow(config.config)
    records = name_records(reading)
    reading.raise_errors()
    return records
