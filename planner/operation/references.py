"""Whether a value that points to something points to something known."""

from __future__ import annotations

from collections.abc import Iterable

from planner.operation.reading import Reading, suggestion
from planner.operation.records import Record


def refers(reading: Reading, record: Record, column: str, value: str, known: Iterable[str], code: str) -> bool:
    """Whether a cell's value is known; if not, it is noted with what was probably meant."""
    names = known if isinstance(known, set | frozenset | dict) else tuple(known)
    if value in names:
        return True
    reading.error(record.file, record.row, column, code, value, **suggestion(value, names))
    return False


def spans(reading: Reading, record: Record, start: str = "starts_at", end: str = "ends_at") -> bool:
    """Whether a row's end (if it has one) lies after its start; if not, it is noted."""
    first, last = record[start], record[end]
    if last is None or last.at > first.at:
        return True
    moments = (moment.at.isoformat(timespec="minutes") for moment in (last, first))
    reading.error(record.file, record.row, end, "ends_before_start", next(moments), start=next(moments))
    return False
