"""Whether a scenario fits an operation: every fault of every change, told at its line, before anything is planned."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from planner.changing.kind import Fault
from planner.operation.reading import Reading
from planner.operation.yaml_document import Document
from planner.operation.yaml_document import Path as Place
from planner.operation.yaml_faults import Spot, note_at
from planner.problems import OperationError

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from scenarios.scenario import Scenario


def judged(scenario: Scenario, inputs: Inputs, document: Document | None = None) -> Inputs:
    """The inputs after all changes of a scenario, each judged by what the changes before it left.

    Parameters
    ----------
    document : where the lines of its file stand, to name them.

    Raises
    ------
    OperationError
        With everything that does not fit; its `scenario` is the scenario's name.
    """
    reading, written = Reading(Path()), document or Document(None, {})
    changed = inputs
    for number, change in enumerate(scenario.changes):
        faults = tuple(change.faults(changed))
        _note(reading, scenario.name, written, (("changes", number), faults))
        changed = changed if faults else change.apply(changed)
    found = reading.errors if document else tuple(replace(problem, row=None) for problem in reading.errors)
    if found:
        raise OperationError(found, scenario=scenario.name)
    return changed


def _note(reading: Reading, name: str, written: Document, found: tuple[Place, tuple[Fault, ...]]) -> None:
    """Note the faults of one change at its lines."""
    path, faults = found
    for fault in faults:
        whole = (*path, fault.key)
        note_at(reading, Spot(name, written.place(whole), whole), fault.code, value=fault.value, **fault.told)
