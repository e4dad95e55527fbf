"""The floors of operation.yaml as the solver knows them, and how they read in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from planner.operation.config import OperationFile
from planner.operation.floor_specs import FloorSpec, HoursSpec
from planner.operation.types import WEEKDAYS
from solver.policies import FloorPolicy, Hours


def floor_policies(config: OperationFile) -> tuple[FloorPolicy, ...]:
    """The floors in the order of the file."""
    return tuple(_floor(name, spec) for name, spec in config.floors.items())


def said_hours(spec: FloorSpec) -> str:
    """Its hours in short: "10-02", "mon tue 08-16:30"; nothing for round the clock."""
    return ", ".join(part for h in spec.hours if (part := said_span(h.days, h.start, h.end)))


def said_span(on: Sequence[str], start: int, end: int) -> str:
    """Hours between two clock minutes on some weekdays, in short; nothing for always."""
    days = "" if len(on) == len(WEEKDAYS) else " ".join(on)
    whole = start == 0 and end == 24 * 60
    return " ".join(part for part in (days, "" if whole else f"{_clock(start)}-{_clock(end)}") if part)


def policy_hours(spec: HoursSpec) -> Hours:
    """Hours of a floor or an on-call policy as the solver knows them."""
    return Hours(tuple(WEEKDAYS.index(day) for day in spec.days), spec.start, spec.end)


def _floor(name: str, spec: FloorSpec) -> FloorPolicy:
    return FloorPolicy(
        id=name,
        least=spec.least,
        hours=tuple(policy_hours(hours) for hours in spec.hours),
        language=spec.language,
        level=spec.level,
        spoken=spec.spoken,
        skill=spec.skill,
        queue=spec.queue,
        role=spec.role,
        cents=spec.missing,
    )


def _clock(minute: int) -> str:
    hour, rest = divmod(minute, 60)
    shown = hour if hour <= 24 else hour - 24
    return f"{shown:02d}:{rest:02d}" if rest else f"{shown:02d}"
