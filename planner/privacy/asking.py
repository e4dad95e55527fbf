"""What commands ask: the operation's retention, and all that is held on one person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.operation.config_reading import read_config
from planner.operation.cycle_specs import RetentionSpec
from planner.operation.reading import Reading
from planner.privacy.held import Holding, held, known_ids, require_known
from planner.privacy.renaming import Renaming

if TYPE_CHECKING:
    from planner.store import Store


def retention_of(folder: Path) -> RetentionSpec:
    """The retention in operation.yaml; the other files need not be sound.

    Raises
    ------
    OperationError
        If operation.yaml cannot be read.
    """
    reading = Reading(folder)
    file = read_config(reading)
    reading.raise_errors()
    return RetentionSpec() if file is None else file.config.retention


def held_on(folder: Path, store: Store, agent: str) -> tuple[Holding, ...]:
    """All that is held on a person; nothing is written.

    Raises
    ------
    OperationError
        If nobody of that id is known; with the id that was probably meant.
    """
    known = known_ids(folder, store)
    require_known(agent, known)
    return held(folder, store, Renaming(agent, "", known - {agent}))
