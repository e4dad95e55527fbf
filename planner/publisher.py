"""Publishing: exactly one draft, whole or absent. Files go to a folder of their own first, the pointer last.

A publication's folder bears its number and is never replaced, so a kill at any moment leaves what the pointer names.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from planner.operation import read_names
from planner.plans import Plan
from planner.problems import StoreError
from planner.store import Publication, Store

NEW, OLD = ".new", ".old"  # a folder being written, and the one that it replaces


class NotPublishableError(Exception):
    """Raised when a plan must not be published: hard violations, or no simulation. Nothing was changed."""

    def __init__(self, reason: str, count: int = 0) -> None:
        self.reason, self.count = reason, count
        super().__init__(f"{reason} ({count})")


def publish(
    plan: Plan, store: Store, *, published_at: datetime, files: Mapping[str, bytes] | None = None, who: str = "planner"
) -> Publication:
    """Publish exactly this draft; publishing the current publication again only lays files that are gone.

    The names of names.csv go to the store's table of identities and nowhere else, so that exports can join them
    later as they were.

    Parameters
    ----------
    files : relative name -> content of the files to lay beside the publication (xlsx, ics, html, ...).

    Raises
    ------
    NotPublishableError
        If the plan breaks hard rules or was never proven.
    OperationError
        If names.csv cannot be read.
    StoreError
        If files or database cannot be written; readers still see the old publication.
    """
    if plan.hard_violations:
        raise NotPublishableError("hard_violations", len(plan.hard_violations))
    if plan.attainment is None:
        raise NotPublishableError("not_simulated")

    def lay(number: int) -> str:
        folder = f"published/{number}-{plan.id}"
        if store.folder is not None:
            write_folder(store.folder / folder, files or {})
        return folder

    if store.folder is not None:
        names = read_names(store.folder.parent)
        recover(store.folder / "published")
        store.save_names(names)
    done = store.publish(plan.id, published_at, lay, who)
    if store.folder is not None and not (store.folder / done.folder).is_dir():
        write_folder(store.folder / done.folder, files or {})
    return done


def recover(parent: Path) -> None:
    """Undo what a killed `write_folder` left in a folder of ours: a folder moved aside goes back, a half one goes."""
    for old in parent.glob(f"*{OLD}"):
        _restore(old.with_name(old.name.removesuffix(OLD)))
    for fresh in parent.glob(f"*{NEW}"):
        shutil.rmtree(fresh, ignore_errors=True)


def write_files(out: Path, files: Mapping[str, bytes]) -> None:
    """Write files so that each is there whole or not at all; a folder among them is replaced as a whole.

    Raises
    ------
    StoreError
        If the disk refuses.
    """
    folders = sorted({Path(name).parts[0] for name in files if len(Path(name).parts) > 1})
    for folder in folders:
        start = f"{folder}/"
        inside = {name.removeprefix(start): body for name, body in files.items() if name.startswith(start)}
        write_folder(out / folder, inside)
    for name in sorted(name for name in files if len(Path(name).parts) == 1):
        fresh = out / f".{name}{NEW}"
        try:
            _write(fresh, files[name])
            fresh.replace(out / name)
        except OSError as error:
            with suppress(OSError):
                fresh.unlink()
            raise StoreError(f"{out / name}: {error.strerror}") from error


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder of files so that it is there whole or not at all; an existing one is replaced.

    Raises
    ------
    StoreError
        If the disk refuses.
    """
    fresh, old = target.with_name(target.name + NEW), target.with_name(target.name + OLD)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _restore(target)
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        for name, content in sorted(files.items()):
            _write(fresh / name, content)
        if target.exists():
            target.rename(old)
        fresh.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        _restore(target)
        raise StoreError(f"{target}: {error.strerror}") from error


def _restore(target: Path) -> None:
    """Move back what was moved aside for `target`; once `target` is there, it goes."""
    old = target.with_name(target.name + OLD)
    if old.exists() and not target.exists():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
