"""What every inverse question is: what users write of it, what of it does not fit, and an answer told three ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from planner.operation.types import Frozen

if TYPE_CHECKING:
    from planner.changing.kind import Fault
    from planner.inputs import Inputs
    from planner.pipeline import Stages
    from planner.report.charts.drawing import Spec
    from planner.report.tables import Line, Part
    from scenarios.base_plan import BasePlan


class Asked(Frozen):
    """What every question has: a name, and the operation that it was asked for (another one refuses it)."""

    name: str
    about: str = ""
    operation: str | None = None

    def last_day(self, inputs: Inputs) -> date:
        """The last day that the answer speaks of, from the plan's first on."""
        return inputs.grid.days[-1]

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """What does not fit the plan that is asked: names it does not have, times outside it; here nothing."""
        yield from ()


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What a question is asked of.

    Attributes
    ----------
    base : the plan that stands, with what its replications served.
    folder : where the question's file lies; files that it names are looked for there.
    stages : finished stages, to be reused. progress : told (steps done, steps in all).
    """

    base: BasePlan
    folder: Path
    stages: Stages | None = None
    progress: Callable[[int, int], None] = lambda done, asked: None
    cancel: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of an answer: its heading, what it shows, and its specification."""

    title: str
    note: str
    spec: Spec


class Answer(Protocol):
    """An answer, as the terminal, the page and a machine read it; its words come from planner.words."""

    def lead(self, lang: str) -> Line:
        """The answer in one sentence or two."""
        ...

    def parts(self, folder: str, lang: str) -> tuple[Part, ...]:
        """All else, in lines and tables; `folder` is the operation's, for second commands."""
        ...

    def charts(self, lang: str) -> tuple[Chart, ...]:
        """Its pictures, for the page."""
        ...

    def scenario(self) -> dict[str, object] | None:
        """A scenario file that does what the answer says, for `scenario run`; None where no scenario can say it."""
        ...

    def body(self, folder: str) -> dict[str, object]:
        """The same for machines."""
        ...
