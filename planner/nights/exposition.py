"""Figures of nights as a text file for Prometheus (node_exporter's textfile collector), replaced as a whole.

Format: https://prometheus.io/docs/instrumenting/exposition_formats/ (text format 0.0.4). Labels are operations and
steps; no person is in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from planner.nights import attempts
from planner.nights.night import Figures, Night
from planner.nights.several import Skipped
from planner.store.opening import has_store, open_store
from planner.writing_files import write_files

if TYPE_CHECKING:
    from planner.store.attempts import Attempt

METRICS: tuple[tuple[str, str], ...] = (
    ("vardiya_night_last_run_timestamp_seconds", "When the last night ended."),
    ("vardiya_night_last_success_timestamp_seconds", "When a night was last done."),
    ("vardiya_night_exit_code", "Exit code of the last night: 0 done, 1 a gate kept the last plan, others failed."),
    ("vardiya_night_step_duration_seconds", "Wall time of each step of the last night."),
    ("vardiya_night_gates_open", "Gates that kept the last plan."),
    ("vardiya_night_contacts_expected", "Contacts expected over the days of the draft."),
    ("vardiya_night_service_promised_ratio", "Contacts served as their goals say, simulated, over the draft."),
    ("vardiya_night_forecast_wape_ratio", "Absolute errors over contacts, of the newest day scored."),
    ("vardiya_night_plan_number", "Number of the newest draft in the store."),
    ("vardiya_night_publication_number", "Number of the publication that counts."),
)
"""Every metric by name, with its help; all are gauges."""

FIGURES = {
    "contacts_expected": "vardiya_night_contacts_expected",
    "service_promised_share": "vardiya_night_service_promised_ratio",
    "wape_share": "vardiya_night_forecast_wape_ratio",
    "plan_number": "vardiya_night_plan_number",
    "publication_number": "vardiya_night_publication_number",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What is told of one operation's last night."""

    operation: str
    ended_at: datetime | None
    succeeded_at: datetime | None
    code: int | None
    gates: int
    figures: Mapping[str, float | None] = field(default_factory=dict)
    steps: tuple[tuple[str, float], ...] = ()


def write_metrics(file: Path, nights: tuple[Night | Skipped, ...], now: datetime) -> None:
    """Write the file of all these operations: whole, or not at all.

    Raises
    ------
    StoreError
        If the disk refuses.
    """
    measured = tuple(_skipped(one) if isinstance(one, Skipped) else _night(one, now) for one in nights)
    write_files(file.parent, {file.name: exposition(measured).encode()})


def exposition(measured: tuple[Measured, ...]) -> str:
    """The text of these measurements: each metric with its help, type and samples."""
    samples: dict[str, list[str]] = {name: [] for name, _ in METRICS}
    for one in measured:
        for name, labels, value in _samples(one):
            told = ",".join(f'{key}="{escaped(text)}"' for key, text in (("operation", one.operation), *labels))
            samples[name].append(f"{name}{{{told}}} {value!r}\n")
    return "".join(
        f"# HELP {name} {meaning}\n# TYPE {name} gauge\n{''.join(samples[name])}"
        for name, meaning in METRICS
        if samples[name]
    )


def escaped(text: str) -> str:
    """A label's value as the format wants it."""
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


Sample = tuple[str, tuple[tuple[str, str], ...], float]


def _samples(one: Measured) -> list[Sample]:
    moments = (
        ("vardiya_night_last_run_timestamp_seconds", one.ended_at),
        ("vardiya_night_last_success_timestamp_seconds", one.succeeded_at),
    )
    found: list[Sample] = [(name, (), at.timestamp()) for name, at in moments if at is not None]
    if one.code is not None:
        found.append(("vardiya_night_exit_code", (), float(one.code)))
        found.append(("vardiya_night_gates_open", (), float(one.gates)))
    steps: dict[str, float] = {}
    for step, seconds in one.steps:
        steps[step] = steps.get(step, 0.0) + seconds
    found += [("vardiya_night_step_duration_seconds", (("step", step),), round(s, 3)) for step, s in steps.items()]
    figures = ((FIGURES[name], value) for name, value in one.figures.items())
    return [*found, *((name, (), float(value)) for name, value in figures if value is not None)]


def _night(night: Night, now: datetime) -> Measured:
    figures = cast("dict[str, float | None]", asdict(night.figures))
    succeeded = now if night.status in ("done", "repeated") else _last_success(night.folder)
    return Measured(night.operation, now, succeeded, night.code, len(night.gates), figures, night.steps)


def _skipped(one: Skipped) -> Measured:
    """What the record of its last attempt holds."""
    if one.attempt is None:
        return Measured(one.operation, None, None, None, 0)
    return _recorded(one, one.attempt)


def _recorded(one: Skipped, attempt: Attempt) -> Measured:
    record = cast("dict[str, object]", attempt.record)
    figures = cast("dict[str, float | None]", record.get("figures", asdict(Figures())))
    steps = tuple(cast("dict[str, float]", record.get("steps", {})).items())
    code = cast("int | None", record.get("exit_code"))
    gates = len(cast("list[str]", record.get("gates", [])))
    return Measured(one.operation, attempt.finished_at, _last_success(one.folder), code, gates, figures, steps)


def _last_success(folder: Path) -> datetime | None:
    if not has_store(folder):
        return None
    with open_store(folder) as store:
        return attempts.last_success(store)
