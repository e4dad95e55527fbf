"""A scenario: a named list of changes, read from a YAML file that validates like the operation."""

from __future__ import annotations

from functools import reduce
from typing import Literal

from planner.inputs import Inputs
from planner.operation.types import Frozen
from scenarios.kinds import Change

Treatment = Literal["keep", "rebuild"]
"""What becomes of the base roster: it stays and is only played under the change, or a new one is built from it."""


class Scenario(Frozen):
    """A scenario file; without changes it is the base plan.

    `operation`: the name of the operation that it was made for; another one refuses it. `roster`: `keep` leaves the
    base roster as it is and only simulates the change, `rebuild` builds on it.
    """

    name: str
    about: str = ""
    operation: str | None = None
    roster: Treatment = "rebuild"
    changes: tuple[Change, ...] = ()

    def apply(self, inputs: Inputs) -> Inputs:
        """The inputs after all changes, in order; `scenarios.judging.judged` says first whether they fit."""
        return reduce(lambda changed, change: change.apply(changed), self.changes, inputs)
