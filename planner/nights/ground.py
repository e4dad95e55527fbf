"""What a night stands on while it runs: its unit, what was asked, its store and its clock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.nights.night import Asked, Night
from planner.nights.watch import Watch
from planner.operation import Operation, load
from planner.workspace.opening import open_unit
from planner.workspace.sites import Site, Unit

if TYPE_CHECKING:
    from planner.store import Store


@dataclass(frozen=True, slots=True)
class Ground:
    """One attempt at the night of an operation, or of a pool whose sites are planned as one."""

    unit: Unit
    asked: Asked
    store: Store
    watch: Watch

    def night(self) -> Night:
        """A night of which nothing is known yet."""
        return Night(self.watch.operation, self.unit.home, self.watch.run, dry=self.asked.dry)


def operation_of(unit: Unit) -> Operation:
    """The unit's operation: its folder's own, or that of a pool's sites as one; raises as `planner.load`."""
    return open_unit(unit).operation if unit.pool else load(unit.home)


def of_folder(folder: Path) -> Unit:
    """One operation as a unit of its own."""
    return Unit((Site(folder.resolve().name, folder),), folder)
