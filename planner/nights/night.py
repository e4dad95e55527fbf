"""A night: what was asked of it, and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from planner.inputs import PlanRequest

if TYPE_CHECKING:
    from planner.differences import Difference
    from planner.gates import Gate
    from planner.inputs import Inputs
    from planner.intake import Intake
    from planner.keeping.risk import PublishedRisk
    from planner.notices import Sent
    from planner.pipeline import Progress
    from planner.plans import Plan
    from planner.publishing import DayChange
    from planner.scoring import Accuracy, Score

Status = Literal["done", "repeated", "gated", "failed", "locked", "interrupted", "unreached"]
Trigger = Literal["nightly", "retry"]
Purpose = Literal["draft", "publication"]
DONE, GATED, LOCKED, INTERRUPTED = 0, 1, 5, 130


class Exporter(Protocol):
    """Makes the files of a plan, relative name -> content."""

    def __call__(self, plan: Plan, inputs: Inputs, purpose: Purpose) -> Mapping[str, bytes]:
        """The files to lay beside a draft or a publication."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a night.

    Attributes
    ----------
    now : stamps the records; never what is planned.
    dry : do all of it on a copy that is thrown away.
    cancel : asked between steps and while searching; true ends the night as Ctrl-C does.
    trigger : which command asked.
    isolated : the solver works in a process of its own, so that its crash is a night without a roster, told by a gate.
    several : it is one of several operations, so that progress names it.
    log : the file that each step is logged to; default nightly.jsonl in the .vardiya/ of each operation.
    """

    request: PlanRequest
    now: datetime
    dry: bool = False
    export: Exporter | None = None
    progress: Progress | None = None
    cancel: Callable[[], bool] = lambda: False
    trigger: Trigger = "nightly"
    log: Path | None = None
    isolated: bool = True
    several: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What a night came to, as the metrics have it; None where it was not reached.

    Attributes
    ----------
    contacts_expected : over the days of the draft.
    service_promised_share : contacts served as their goals say, simulated, over all queues and days of the draft.
    wape_share : absolute errors of yesterday's forecast over its contacts; days scored in this night.
    plan_number, publication_number : of the newest plan and of the publication that holds, counted from 1.
    """

    contacts_expected: float | None = None
    service_promised_share: float | None = None
    wape_share: float | None = None
    plan_number: int | None = None
    publication_number: int | None = None


@dataclass(frozen=True, slots=True)
class Night:
    """How a night ended.

    Attributes
    ----------
    operation : its label: the folder's or the site's name.
    run : id of the attempt; empty where none was recorded. `key`: the run key; empty where it was not reached.
    plan : the draft; None if a gate kept the last plan. `publication`: what this night published, if anything.
    status, code : how it ended, and the exit code of that.
    difference : the draft's service and contacts against the newest publication on any of its days.
    changes : agents' days that publishing the draft changes of what is in force, each day by its own publication.
    accuracy : of the forecasts up to the newest day scored; None before any was.
    risk : of what is published, on the days to come, under the new forecast.
    sent : what became of the notices.
    notes : (code, parameters) worth telling.
    steps : (step, seconds) in their order.
    error : what stopped it, where something did.
    """

    operation: str
    folder: Path
    run: str = ""
    key: str = ""
    status: Status = "done"
    code: int = DONE
    plan: str | None = None
    publication: int | None = None
    dry: bool = False
    gates: tuple[Gate, ...] = ()
    intakes: tuple[Intake, ...] = ()
    scores: tuple[Score, ...] = ()
    accuracy: Accuracy | None = None
    difference: Difference | None = None
    changes: tuple[DayChange, ...] = ()
    risk: PublishedRisk | None = None
    sent: Sent | None = None
    figures: Figures = Figures()
    notes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    steps: tuple[tuple[str, float], ...] = ()
    error: Exception | None = None

    @property
    def repeated(self) -> bool:
        """Whether this very night was finished before, so that nothing was done."""
        return self.status == "repeated"

    @property
    def seconds(self) -> float:
        """Wall time of its steps."""
        return sum(seconds for _, seconds in self.steps)
