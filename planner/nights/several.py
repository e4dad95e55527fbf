"""Several operations: each night on its own; one that fails does not stop the others."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import inspect

from planner.nights import attempts
from planner.nights.ground import of_folder
from planner.nights.night import INTERRUPTED, Asked, Night
from planner.nights.running import run_unit, see_operations
from planner.problems import LockedError
from planner.report.failures import BUG, explain
from planner.store.opening import has_store, look_into
from planner.store.tables import attempts as recorded_attempts
from planner.workspace import Unit, read_workspace
from planner.workspace.outcomes import WORSE

if TYPE_CHECKING:
    from planner.store.attempts import Attempt

log = logging.getLogger(__name__)
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Skipped:
    """An operation that `retry` leaves alone, with its last attempt; None if there never was one."""

    operation: str
    folder: Path
    attempt: Attempt | None


def run_nights(folders: tuple[Path, ...], asked: Asked) -> tuple[Night, ...]:
    """Run the night of every operation, one after the other; a workspace stands for its sites, a pool is one of them.

    Whatever goes wrong with one is told in its night, and the others go on. An interruption ends them all: returned
    are those that were done, the one that was interrupted, and those that were not begun.
    """
    return _each(folders, asked, lambda label, unit, each: run_unit(unit, each, label))


def retry_nights(folders: tuple[Path, ...], asked: Asked) -> tuple[Night | Skipped, ...]:
    """Run again the nights whose last attempt failed, was gated, interrupted or lost, each asked as it was then."""

    def again(label: str, unit: Unit, each: Asked) -> Night | Skipped:
        see_operations(unit)
        before = _last(unit)
        if before is None or before.status not in attempts.TO_REPEAT:
            return Skipped(label, unit.home, before)
        return run_unit(unit, replace(each, request=attempts.request_of(before), trigger="retry"), label)

    return _each(folders, asked, again)


def worst(nights: tuple[Night, ...]) -> int:
    """The worst exit code: 0, 1 (a gate), 2 (files), 5 (locked), 6 (disk or database), 70 (our bug), 130 (stopped)."""
    return max((night.code for night in nights), key=(*WORSE, INTERRUPTED).index, default=0)


def _each(
    folders: tuple[Path, ...], asked: Asked, do: Callable[[str, Unit, Asked], Found]
) -> tuple[Found | Night, ...]:
    """What came of every unit, or the night that could not even be begun."""
    units = _once(unit for folder in folders for unit in _units(folder))
    labels = _labels(units)
    each = replace(asked, several=len(units) > 1)
    found: list[Found | Night] = []
    try:
        for label, unit in zip(labels, units, strict=True):
            found.append(unit if isinstance(unit, Night) else _of(label, unit, each, do))
    except KeyboardInterrupt:
        left = list(zip(labels, units, strict=True))[len(found) :]
        found += (_stopped(label, unit, first=place == 0) for place, (label, unit) in enumerate(left))
    return tuple(found)


def _once(units: Iterable[Unit | Night]) -> list[Unit | Night]:
    """The units without those named before, by whatever path."""
    found: dict[Path, Unit | Night] = {}
    for unit in units:
        found.setdefault((unit.folder if isinstance(unit, Night) else unit.home).resolve(), unit)
    return list(found.values())


def _of(label: str, unit: Unit, asked: Asked, do: Callable[[str, Unit, Asked], Found]) -> Found | Night:
    try:
        return do(label, unit, asked)
    except Exception as error:
        return _failed(label, unit.home, error)


def _labels(units: list[Unit | Night]) -> list[str]:
    """Names of the units; those that several bear by their folders."""
    names = Counter(unit.name for unit in units if isinstance(unit, Unit))
    labels = []
    for unit in units:
        if isinstance(unit, Night):
            labels.append(unit.operation)
        else:
            labels.append(unit.name if names[unit.name] == 1 else unit.home.as_posix())
    return labels


def _stopped(label: str, unit: Unit | Night, *, first: bool) -> Night:
    """The night that was interrupted, or one that it kept from being begun."""
    if isinstance(unit, Night):
        return unit
    return Night(label, unit.home, status="interrupted" if first else "unreached", code=INTERRUPTED)


def _units(folder: Path) -> Iterator[Unit | Night]:
    """The operation of a folder, or a workspace's units; a workspace that cannot be read is a failed night."""
    if not (folder / "workspace.yaml").is_file():
        yield of_folder(folder)
        return
    try:
        yield from read_workspace(folder).units
    except Exception as error:
        yield _failed(folder.resolve().name, folder, error)


def _failed(label: str, folder: Path, error: Exception) -> Night:
    """The night that an error ended, with the exit code that it would have by itself."""
    code, _ = explain(error, "en")
    if code == BUG:
        log.error("internal error", exc_info=error)
    return Night(label, folder, status="locked" if isinstance(error, LockedError) else "failed", code=code, error=error)


def _last(unit: Unit) -> Attempt | None:
    """The newest attempt; to ask neither makes nor upgrades a store."""
    if not has_store(unit.home):
        return None
    with look_into(unit.home) as store:
        with store.reading() as connection:
            recorded = inspect(connection).has_table(recorded_attempts.name, schema=store.schema or None)
        return attempts.last(store) if recorded else None
