"""What the doctor looks at: a folder with its settings and its store, as they are."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.operation.config_reading import read_config
from planner.operation.reading import Reading
from planner.problems import OperationError, Problem, StoreError
from planner.store import has_store
from planner.store.health import revision
from planner.store.holders import holder_of
from planner.store.migration import NEWEST
from planner.store.opening import look_into

if TYPE_CHECKING:
    from planner.operation.config import OperationFile
    from planner.store import Store
    from planner.store.holders import Holder

SETTINGS = "operation.yaml"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one store is kept: its folder, the sites whose plans are in it, and the folder that was asked for."""

    folder: Path
    sites: tuple[Path, ...]
    asked: Path

    @property
    def pool(self) -> bool:
        """Whether it keeps the plans of several sites, or of sites that are not known."""
        return self.sites != (self.folder,)


@dataclass(frozen=True, slots=True)
class Patient:
    """A place at one moment. Nothing of it is made, migrated or locked to look at it.

    Attributes
    ----------
    config, problems : the settings, or why they cannot be read; of a pool there are none.
    raw : the store as it lies there, None if there is none or it cannot be opened, which `closed` explains.
    store : the same, if this version can read its tables.
    running : who works on it now.
    """

    place: Place
    now: datetime
    config: OperationFile | None = None
    problems: tuple[Problem, ...] = ()
    raw: Store | None = None
    store: Store | None = None
    closed: StoreError | None = field(default=None, compare=False)
    running: Holder | None = None

    @property
    def folder(self) -> Path:
        """The folder that holds .vardiya."""
        return self.place.folder

    @property
    def home(self) -> Path:
        """The folder .vardiya."""
        return self.folder / ".vardiya"

    def doctor(self, options: str) -> str:
        """The command of this doctor with options."""
        return f"vardiya doctor {shlex.quote(str(self.folder))} {options}"

    def command(self, verb: str, options: str = "") -> str:
        """Another command for what was asked for: a workspace's nights are run by its own folder."""
        folder = self.place.asked if self.place.pool else self.folder
        return f"vardiya {verb} {shlex.quote(str(folder))} {options}".rstrip()


@contextmanager
def patient(place: Place, now: datetime) -> Iterator[Patient]:
    """Look at a place; its store is let go at the end."""
    config, problems = (None, ()) if place.pool else _settings(place.folder)
    raw, closed = _opened(place.folder)
    try:
        store = raw if raw is not None and _is_current(raw) else None
        yield Patient(place, now, config, problems, raw, store, closed, _running(place.folder))
    finally:
        if raw is not None:
            raw.close()


def _settings(folder: Path) -> tuple[OperationFile | None, tuple[Problem, ...]]:
    reading = Reading(folder)
    try:
        file = read_config(reading)
        reading.raise_errors()
    except OperationError as error:
        return None, error.problems
    except OSError as error:
        return None, (Problem(SETTINGS, None, None, "file_unreadable", "", (("reason", str(error.strerror)),)),)
    return (None if file is None else file.config), ()


def _opened(folder: Path) -> tuple[Store | None, StoreError | None]:
    try:
        return (look_into(folder) if has_store(folder) else None), None
    except StoreError as error:
        return None, error
    except OSError as error:
        return None, StoreError(f"{folder}: {error.strerror}", "storage_denied", place=str(folder), said=str(error))


def _is_current(store: Store) -> bool:
    try:
        return revision(store) == NEWEST
    except Exception:  # damaged in whatever way: the checks tell how
        return False


def _running(folder: Path) -> Holder | None:
    try:
        return holder_of(folder)
    except Exception:  # as above; a row that cannot be read names nobody
        return None
