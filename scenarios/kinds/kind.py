"""What a kind of scenario change is: parameters and a pure change of a plan's inputs."""

from __future__ import annotations

from typing import ClassVar, Protocol

from planner.inputs import Inputs


class Kind(Protocol):
    """One named change; `apply` never alters its argument."""

    tag: ClassVar[str]

    def apply(self, inputs: Inputs) -> Inputs:
        """The inputs after the change.

        Raises
        ------
        ScenarioError
            If the change names something that the operation does not have.
        """
        ...


class ScenarioError(Exception):
    """Raised when a scenario does not fit the operation: a code and what a sentence about it needs."""

    def __init__(self, code: str, **parameters: str) -> None:
        self.code, self.parameters = code, parameters
        super().__init__(f"{code} {parameters}")
