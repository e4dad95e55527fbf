"""What a kind of change is: what users write of it, what of it does not fit the plan, and a pure change of inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Protocol

from planner.operation.reading import suggestion

if TYPE_CHECKING:
    from planner.answers.standing import Standing
    from planner.inputs import Inputs
    from solver.duties import Duty
    from solver.grid import Grid


@dataclass(frozen=True, slots=True)
class View:
    """The plan that changes, and the moment (UTC minutes) before which nothing can change any more."""

    standing: Standing
    now_min: int

    @property
    def grid(self) -> Grid:
        """The plan's grid."""
        return self.standing.plan.grid

    @property
    def inputs(self) -> Inputs:
        """Today's files for the plan's request."""
        return self.standing.inputs

    def duty(self, agent: str, day: date) -> Duty | None:
        """The shift of an agent on a local day."""
        found = (duty for duty in self.standing.plan.roster.duties if (duty.agent, duty.day) == (agent, day))
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Fault:
    """What of a change does not fit: its key, a code, the value, and what a sentence about it needs."""

    key: str
    code: str
    value: str = ""
    told: Mapping[str, object] = field(default_factory=dict)


class Kind(Protocol):
    """One kind of change; `apply` never alters its argument."""

    tag: ClassVar[str]

    def faults(self, view: View) -> Iterator[Fault]:
        """What does not fit the plan or lies before now."""
        ...

    def apply(self, inputs: Inputs) -> Inputs:
        """The inputs after the change; changes of the roster alone leave them as they are."""
        ...


def unknown(key: str, code: str, value: str, known: Iterable[str]) -> Iterator[Fault]:
    """The fault of a name that does not exist, with the nearest that does; nothing if it does."""
    names = frozenset(known)
    if value not in names:
        yield Fault(key, code, value, suggestion(value, names))


def unknown_agent(view: View, key: str, agent: str) -> Iterator[Fault]:
    """The fault of somebody who is not in agents.csv."""
    yield from unknown(key, "unknown_agent", agent, (one.id for one in view.inputs.operation.agents))
