"""What a kind of scenario change is: parameters, what of them does not fit, and a pure change of a plan's inputs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from planner.changing.kind import Fault
    from planner.inputs import Inputs


class Kind(Protocol):
    """One named change; neither method alters its argument."""

    tag: ClassVar[str]

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """What does not fit these inputs: names the operation does not have, times outside the plan, too few people."""
        ...

    def apply(self, inputs: Inputs) -> Inputs:
        """The inputs after the change; equal ones where it touches nothing. Asked only where nothing is at fault."""
        ...
