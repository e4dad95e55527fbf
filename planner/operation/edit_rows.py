"""forecast_edits.csv: named manual edits of the forecast, of one queue or of all that fit a pattern."""

from __future__ import annotations

from collections.abc import Iterable

from planner.operation import cells
from planner.operation.config import OperationFile
from planner.operation.operation import Edit
from planner.operation.reading import Reading
from planner.operation.records import Column, Record, read_optional
from planner.operation.references import refers, spans

EDITS = (
    Column("name", cells.text, required=True),
    Column("queue", cells.text, default=""),
    Column("channels", cells.words, default=()),
    Column("languages", cells.words, default=()),
    Column("skills", cells.words, default=()),
    Column("starts_at", cells.instant, required=True),
    Column("ends_at", cells.instant_end, required=True),
    Column("factor", cells.not_negative),
    Column("add", cells.number),
    Column("by", cells.text, default=""),
    Column("reason", cells.text, default=""),
)
PATTERN = ("channel", "language", "skill")
TAKEN = frozenset(
    {"base", "trend", "week", "month", "season", "holiday", "payday", "ramadan", "pattern", "growth", "intraday"}
)
"""Parts of every forecast; an edit under such a name could not be told from them."""


def read_edits(reading: Reading, config: OperationFile, events: Iterable[str] = ()) -> tuple[Edit, ...]:
    """Named manual edits of the forecast, each a factor or an amount to add, in the order of the file.

    `events` are the ids that an edit's name may not take.
    """
    taken = TAKEN | frozenset(events)
    rows = read_optional(reading, "forecast_edits.csv", EDITS)
    return tuple(_edit(r, config) for r in rows if _sensible(reading, r, config, taken))


def _sensible(reading: Reading, r: Record, config: OperationFile, taken: frozenset[str]) -> bool:
    """Whether a row says what to change, where and when; everything that is wrong is noted."""
    good = [spans(reading, r), _placed(reading, r, config)]
    if (r["factor"] is None) == (r["add"] is None):
        reading.error(r.file, r.row, "factor", "factor_or_add")
        good.append(False)
    if r["name"] in taken:
        reading.error(r.file, r.row, "name", "edit_name_taken", value=r["name"])
        good.append(False)
    return all(good)


def _placed(reading: Reading, r: Record, config: OperationFile) -> bool:
    """Whether a row names either a queue or a pattern that fits at least one."""
    pattern = any(r[f"{column}s"] for column in PATTERN)
    if bool(r["queue"]) == pattern:
        reading.error(r.file, r.row, "queue", "queue_or_pattern")
        return False
    if r["queue"]:
        return refers(reading, r, "queue", config.queues, "unknown_queue")
    known = {column: {getattr(spec, column) for spec in config.queues.values()} for column in PATTERN}
    good = [refers(reading, r, f"{column}s", known[column], f"unknown_{column}") for column in PATTERN]
    if all(good) and not _queues(r, config):
        reading.error(r.file, r.row, "channels", "edit_reaches_no_queue", value=r["name"])
        return False
    return all(good)


def _queues(r: Record, config: OperationFile) -> tuple[str, ...]:
    if r["queue"]:
        return (r["queue"],)
    return tuple(
        name
        for name, spec in config.queues.items()
        if all(not r[f"{column}s"] or getattr(spec, column) in r[f"{column}s"] for column in PATTERN)
    )


def _edit(r: Record, config: OperationFile) -> Edit:
    starts_at, ends_at = r["starts_at"].at, r["ends_at"].at
    return Edit(r["name"], _queues(r, config), starts_at, ends_at, r["factor"], r["add"], r["by"], r["reason"])
