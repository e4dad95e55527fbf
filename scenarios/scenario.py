"""A scenario: a named list of changes, read from a YAML file that validates like the operation."""

from __future__ import annotations

from functools import reduce
from typing import Annotated, Literal

from pydantic import Field

from planner.inputs import Inputs
from planner.operation.types import Frozen
from scenarios.kinds import Change


class Scenario(Frozen):
    """A scenario file. `roster: keep` leaves the base roster as it is and only simulates the change."""

    name: str
    about: str = ""
    roster: Literal["rebuild", "keep"] = "rebuild"
    changes: Annotated[tuple[Change, ...], Field(min_length=1)]

    def apply(self, inputs: Inputs) -> Inputs:
        """The inputs after all changes, in order."""
        return reduce(lambda changed, change: change.apply(changed), self.changes, inputs)
