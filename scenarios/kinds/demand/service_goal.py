"""Another promise to customers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.changing.kind import Fault
from planner.changing.scope import Scope
from planner.inputs import Inputs
from scenarios.clashes import Claim
from scenarios.kinds.demand.laying import with_queues
from solver.queues import Queue


class ServiceGoal(Scope):
    """The goal of the queues in scope changes: `target_share` within `threshold_s`, judged over `period`.

    What is not stated stays as each queue has it; what is counted (its measure and definition) always does.

    ```yaml
    - {kind: service_goal, channels: [chat], target_share: 0.90, threshold_s: 45, period: day}
    ```
    """

    tag: ClassVar[str] = "service_goal"
    kind: Literal["service_goal"]
    target_share: Annotated[float, Field(gt=0, lt=1)] | None = None
    threshold_s: Annotated[float, Field(gt=0, le=31_536_000)] | None = None
    period: Literal["interval", "day", "week", "month"] | None = None

    @model_validator(mode="after")
    def _something(self) -> ServiceGoal:
        if not self._stated:
            raise PydanticCustomError("goal_of_nothing", "state target_share, threshold_s, period or several of them")
        return self

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """A queue has one goal."""
        return frozenset(Claim("goal", name) for name in self.hit(inputs))

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist."""
        yield from self.scope_faults(inputs)

    def apply(self, inputs: Inputs) -> Inputs:
        """Replace the goals of the queues in scope."""
        return with_queues(inputs, self.hit(inputs), self._changed)

    @property
    def _stated(self) -> dict[str, object]:
        return self.model_dump(include={"target_share", "threshold_s", "period"}, exclude_none=True)

    def _changed(self, queue: Queue) -> Queue:
        goal = queue.goal
        return replace(
            queue,
            goal=replace(
                goal,
                target_share=goal.target_share if self.target_share is None else self.target_share,
                threshold_s=goal.threshold_s if self.threshold_s is None else self.threshold_s,
                period=goal.period if self.period is None else self.period,
            ),
        )
