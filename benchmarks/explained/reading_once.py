"""An operation and its stored plans read once for all questions; what is read is frozen, so that nothing else changes.

Reading takes longer than most answers. A file that changes is read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import planner.operation
from planner.operation import Operation
from planner.plans import Plan
from planner.store import Store

Stamp = tuple[tuple[str, int], ...]


@contextmanager
def read_once() -> Iterator[None]:
    """Within it, commands of this process share what was read."""
    load, plan = planner.operation.load, Store.plan
    operations: dict[Stamp, Operation] = {}
    plans: dict[tuple[Path | None, str], Plan] = {}

    def loaded(path: Path) -> Operation:
        stamp = stamp_of(Path(path))
        if stamp not in operations:
            operations.clear()
            operations[stamp] = load(path)
        return operations[stamp]

    def stored(store: Store, plan_id: str | None = None) -> Plan:
        key = store.folder, store.outline(plan_id).id
        if key not in plans:
            plans[key] = plan(store, key[1])
        return plans[key]

    with patch.object(planner.operation, "load", loaded), patch.object(Store, "plan", stored):
        yield


def stamp_of(folder: Path) -> Stamp:
    """Names of an operation's files and when each was changed; what the program keeps beside them is left out."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and ".vardiya" not in file.parts)
    return ((str(folder), 0), *((str(file), file.stat().st_mtime_ns) for file in files))
