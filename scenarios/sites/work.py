"""One site's plan, worked in a process of its own here or anywhere; the one who asked stores it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from planner.pipeline import run_pipeline
from planner.report.failures import BUG, explain

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.plans import Plan


@dataclass(frozen=True, slots=True)
class Task:
    """What to plan. `held`: stages that the site's store has already; `lang` tells a failure."""

    number: int
    inputs: Inputs
    held: dict[str, object] = field(default_factory=dict)
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Worked:
    """What came of a task: a plan, or the exit code and the reason why there is none; `seconds` that it took."""

    number: int
    plan: Plan | None
    code: int = 0
    reason: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Held:
    """Stages that came with the task; what is new goes back inside of the plan."""

    stages: dict[str, object]

    def stage(self, key: str) -> object | None:
        """A stage that came along."""
        return self.stages.get(key)

    def save_stage(self, key: str, stage: str, value: object) -> None:
        """Nothing: the plan holds it."""


def work(task: Task) -> Worked:
    """Run the pipeline in this process with one worker; a failure that users can mend is told, our bugs are raised."""
    start = time.perf_counter()
    try:
        plan = run_pipeline(replace(task.inputs, workers=1, isolated=False), stages=_Held(task.held))
    except Exception as error:
        code, reason = explain(error, task.lang)
        if code == BUG:
            raise
        return Worked(task.number, None, code, reason, time.perf_counter() - start)
    return Worked(task.number, plan, seconds=time.perf_counter() - start)
