"""Publishing: exactly one draft, whole or absent. Files go to a folder of their own first, the pointer last."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from planner.plans import Plan
from planner.problems import StoreError
from planner.store import Publication, Store


class NotPublishableError(Exception):
    """Raised when a plan must not be published: hard violations, or no simulation. Nothing was changed."""

    def __init__(self, reason: str, count: int = 0) -> None:
        self.reason, self.count = reason, count
        super().__init__(f"{reason} ({count})")


def publish(
    plan: Plan, store: Store, *, published_at: datetime, files: Mapping[str, bytes] | None = None, who: str = "planner"
) -> Publication:
    """Publish exactly this draft; publishing the current publication again changes nothing.

    Parameters
    ----------
    files : relative name -> content of the files to lay beside the publication (xlsx, ics, html, ...).

    Raises
    ------
    NotPublishableError
        If the plan breaks hard rules or was never proven.
    StoreError
        If files or database cannot be written; readers still see the old publication.
    """
    if plan.hard_violations:
        raise NotPublishableError("hard_violations", len(plan.hard_violations))
    if plan.attainment is None:
        raise NotPublishableError("not_simulated")
    folder = f"published/{plan.id}"
    if store.folder is not None:
        write_folder(store.folder / folder, files or {})
    return store.publish(plan.id, published_at, folder, who)


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder of files so that it is there whole or not at all; an existing one is replaced.

    Raises
    ------
    StoreError
        If the disk refuses.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh, old = target.with_name(target.name + ".new"), target.with_name(target.name + ".old")
    try:
        for leftover in (fresh, old):
            shutil.rmtree(leftover, ignore_errors=True)
        fresh.mkdir()
        for name, content in sorted(files.items()):
            _write(fresh / name, content)
        if target.exists():
            target.rename(old)
        fresh.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise StoreError(f"{target}: {error.strerror}") from error


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
