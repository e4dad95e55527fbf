"""drivers.csv: daily figures of other systems that queues follow; what each is stands in operation.yaml."""

from __future__ import annotations

from planner.operation import cells
from planner.operation.config import DriverSpec, OperationFile
from planner.operation.operation import DriverFigures
from planner.operation.reading import Reading, suggestion
from planner.operation.records import Column, read_optional, without_repeats
from planner.operation.references import refers

FILE = "drivers.csv"
DRIVERS = (
    Column("driver", cells.text, required=True),
    Column("date", cells.day, required=True),
    Column("value", cells.number, required=True),
)
SCOPES = ("channel", "language", "skill")


def read_drivers(reading: Reading, config: OperationFile) -> tuple[DriverFigures, ...]:
    """Figures of every driver series of operation.yaml, by date."""
    known = config.forecast.drivers
    for name, spec in known.items():
        _check_scope(reading, config, name, spec)
    rows = without_repeats(reading, read_optional(reading, FILE, DRIVERS), ("driver", "date"))
    good = [r for r in rows if refers(reading, r, "driver", known, "unknown_driver")]
    for r in good:
        if known[r["driver"]].log and r["value"] < 0:
            reading.error(FILE, r.row, "value", "driver_below_zero", value=str(r["value"]))
    return tuple(
        DriverFigures(name, tuple(sorted((r["date"], r["value"]) for r in good if r["driver"] == name)))
        for name in known
    )


def _check_scope(reading: Reading, config: OperationFile, name: str, spec: DriverSpec) -> None:
    """A driver that reaches no queue is a slip of the pen."""
    for column in SCOPES:
        known = sorted({str(getattr(queue, column)) for queue in config.queues.values()})
        for value in getattr(spec, f"{column}s"):
            if value not in known:
                where, meant = f"forecast.drivers.{name}.{column}s", suggestion(value, known)
                reading.error("operation.yaml", None, where, f"unknown_{column}", value=value, **meant)
