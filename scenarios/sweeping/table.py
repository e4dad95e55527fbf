"""A sweep as a table, one row for each scenario in the order of the grid, and as csv, json or parquet."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Literal

from planner.spreadsheet_text import table_text
from scenarios.outcome import Outcome, QueueOutcome
from scenarios.sweeping.points import shown
from scenarios.sweeping.results import Row, Sweep

Cell = None | bool | int | float | str
Form = Literal["csv", "json", "parquet"]
FORMS: tuple[Form, ...] = ("csv", "json", "parquet")
BY_QUEUE = (
    "service",
    "target",
    "service_diff",
    "service_noise",
    "chance",
    "offered",
    "late",
    "late_diff",
    "late_noise",
)
KIND = ("regular", "overtime", "night", "on_call")
DIGITS = 6
"""Decimals of figures that are means: far below their noise."""


def table_rows(found: Sweep) -> tuple[dict[str, Cell], ...]:
    """Every scenario's row, the base plan's first; all have the same columns."""
    queues = _queues(found)
    return tuple(_cells(row, found, queues) for row in (found.base, *found.rows))


def _queues(found: Sweep) -> tuple[str, ...]:
    """Queues in which any scenario is judged, in the operation's order, queues of single scenarios last."""
    outcomes = [row.outcome for row in (found.base, *found.rows) if row.outcome is not None]
    return tuple(dict.fromkeys(queue.queue for outcome in outcomes for queue in outcome.queues))


def _cells(row: Row, found: Sweep, queues: tuple[str, ...]) -> dict[str, Cell]:
    parameters = {parameter.label: parameter.value for parameter in row.point.parameters}
    values: dict[str, Cell] = {"point": row.point.index, "file": row.point.file}
    for label in found.axes:
        value = parameters.get(label)
        values[f"parameter:{label}"] = shown(value) if isinstance(value, tuple) else value
    values |= {"draw": row.point.draw, "status": row.status, "reason": row.reason}
    return values | _figures(row) | _by_queue(row.outcome, queues)


TOTALS: tuple[tuple[str, Callable[[Outcome], Cell]], ...] = (
    ("replications", lambda one: one.replications),
    ("contacts", lambda one: sum(queue.offered for queue in one.queues)),
    ("late", lambda one: one.late),
    ("late_diff", lambda one: one.late_diff),
    ("late_noise", lambda one: one.late_noise),
    ("goals_met", lambda one: one.goals_met),
    ("goals", lambda one: one.goals),
    ("paid_h", lambda one: one.paid_h),
    ("need_h", lambda one: one.need_h),
    *((f"cents_{kind}", lambda one, kind=kind: dict(one.cents).get(kind, 0)) for kind in KIND),
    ("cents", lambda one: one.total_cents),
    ("moved_people", lambda one: one.moved_people),
    ("moved_days", lambda one: one.moved_days),
    ("hard_violations", lambda one: one.hard_violations),
    ("broken_cents", lambda one: one.broken_cents),
    ("floor_missing_h", lambda one: one.floor_missing_h),
    ("on_call_asked", lambda one: one.on_call_asked),
    ("on_call_filled", lambda one: one.on_call_filled),
)


def _figures(row: Row) -> dict[str, Cell]:
    """Figures over the whole plan; none without a roster."""
    outcome = row.outcome if row.played else None
    return {name: None if outcome is None else _rounded(figure(outcome)) for name, figure in TOTALS}


def _by_queue(outcome: Outcome | None, queues: tuple[str, ...]) -> dict[str, Cell]:
    known: Mapping[str, QueueOutcome] = {} if outcome is None else {queue.queue: queue for queue in outcome.queues}
    return {
        f"{name}:{queue}": _rounded(getattr(known[queue], name)) if queue in known else None
        for queue in queues
        for name in BY_QUEUE
    }


def _rounded(value: Cell) -> Cell:
    return round(value, DIGITS) if isinstance(value, float) else value


def written(found: Sweep, form: Form) -> bytes:
    """The table as a file; parquet needs what `outputs.needed` looks for."""
    rows = table_rows(found)
    if form == "json":
        body = {"schema": "vardiya.sweep/1", "name": found.name, "rows": rows}
        return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()
    return (
        _parquet(rows)
        if form == "parquet"
        else table_text(list(rows[0]), (list(row.values()) for row in rows)).encode()
    )


def _parquet(rows: tuple[dict[str, Cell], ...]) -> bytes:
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    body = io.BytesIO()
    parquet.write_table(arrow.Table.from_pydict({name: _column([row[name] for row in rows]) for name in rows[0]}), body)
    return body.getvalue()


def _column(values: list[Cell]) -> list[Cell]:
    """Values of one kind, as a column must have: text where numbers and texts are mixed, else as they are."""
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int, float} or len(kinds) <= 1:
        return values
    return [None if value is None else str(value) for value in values]
