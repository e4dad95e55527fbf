"""Whether a value that points to something points to something known."""

from __future__ import annotations

from collections.abc import Iterable

from planner.operation.reading import Reading, suggestion
from planner.operation.records import Record


def refers(reading: Reading, record: Record, column: str, known: Iterable[str], code: str) -> bool:
    """Whether a cell's value, or each of its words, is known; what is not is noted with what was probably meant."""
    names = frozenset(known)
    found = record[column]
    unknown = [value for value in ((found,) if isinstance(found, str) else found) if value not in names]
    for value in unknown:
        reading.error(record.file, record.row, column, code, value=value, **suggestion(value, names))
    return not unknown


def spans(reading: Reading, record: Record, start: str = "starts_at", end: str = "ends_at") -> bool:
    """Whether a row's end (if it has one) lies after its start; if not, it is noted."""
    first, last = record[start], record[end]
    if last is None or last.at > first.at:
        return True
    moments = (moment.at.isoformat(timespec="minutes") for moment in (last, first))
    reading.error(record.file, record.row, end, "ends_before_start", value=next(moments), start=next(moments))
    return False
