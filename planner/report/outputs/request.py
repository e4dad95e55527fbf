"""What an output is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.figures import Figures
from planner.inputs import Inputs
from planner.plans import Plan
from planner.report.series import Series


@dataclass(frozen=True)
class Request:
    """A plan with its inputs and figures, the language of words, and the names that may be shown (by id)."""

    plan: Plan
    inputs: Inputs
    figures: Figures
    lang: str
    names: Mapping[str, str]

    @cached_property
    def series(self) -> Series:
        """The plan's series by interval, worked out once for all outputs."""
        return Series(self.plan, self.inputs)

    def name(self, agent: str) -> str:
        """The agent's name where names may be shown, else the id."""
        return self.names.get(agent, agent)


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the function that writes its files: relative name -> content."""

    format: str
    write: Callable[[Request], Mapping[str, bytes]]
