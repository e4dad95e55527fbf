"""A scenario: a named list of changes, read from a YAML file that validates like the operation."""

from __future__ import annotations

from functools import reduce
from typing import Literal

from planner.inputs import Inputs
from planner.operation.types import Frozen
from scenarios.kinds import Change

Treatment = Literal["keep", "rebuild"]
"""What becomes of the base roster: it stays and is only played under the change, or a new one is built from it."""


class Wording(Frozen):
    """A name and what it is about, in another language."""

    name: str
    about: str = ""


class Scenario(Frozen):
    """A scenario file; without changes it is the base plan.

    `operation`: the name of the operation that it was made for; another one refuses it. `roster`: `keep` leaves the
    base roster as it is and only simulates the change, `rebuild` builds on it. `tr`: its name and what it is about in
    Turkish, for those who read Turkish.
    """

    name: str
    about: str = ""
    tr: Wording | None = None
    operation: str | None = None
    roster: Treatment = "rebuild"
    changes: tuple[Change, ...] = ()

    def told_in(self, lang: str) -> Scenario:
        """The scenario with its name and what it is about in a language, where the file has it."""
        return self if self.tr is None or lang != "tr" else self.model_copy(update=self.tr.model_dump())

    def apply(self, inputs: Inputs) -> Inputs:
        """The inputs after all changes, in order; `scenarios.judging.judged` says first whether they fit."""
        return reduce(lambda changed, change: change.apply(changed), self.changes, inputs)
