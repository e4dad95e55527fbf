"""More or fewer contacts come back for the same reason: first contact resolution changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.changing.kind import Fault
from planner.changing.scope import Scope
from planner.inputs import Inputs
from scenarios.kinds.demand.laying import edit_of, with_edits, with_queues
from solver.queues import Queue

Repeating = Annotated[float, Field(ge=0, lt=1)]


class RepeatContacts(Scope):
    """First contact resolution (FCR) changes: another share of contacts comes back for the same reason.

    `share` is that share after the change, or `fcr_points` says by how many percentage points FCR rises (0.05 = 5
    points: so many fewer come back). What it is today stands in operation.yaml (`repeat`); for a queue that states
    none, `from_share` does. It holds for the whole plan.

    A share r of first contacts comes back, each once, so a first contact makes 1 + r contacts. The history counts
    repeats too, hence the forecast is multiplied by (1 + r after) / (1 + r before), and first contacts stay as many as
    they were. The simulation takes the new share from the queue and draws the repeats out of the same volume, so none
    is counted twice.

    ```yaml
    - {kind: repeat_contacts, fcr_points: 0.04, channels: [chat]}   # agents may refund small sums themselves
    ```
    """

    tag: ClassVar[str] = "repeat_contacts"
    kind: Literal["repeat_contacts"]
    share: Repeating | None = None
    fcr_points: Annotated[float, Field(gt=-1, lt=1)] | None = None
    from_share: Repeating | None = None

    @model_validator(mode="after")
    def _one_target(self) -> RepeatContacts:
        if (self.share is None) == (self.fcr_points is None):
            raise PydanticCustomError("repeat_target", "state one of share and fcr_points")
        return self

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist, shares nobody knows or that are stated otherwise, and shares below 0 or of 1."""
        yield from self.scope_faults(inputs)
        wrong: dict[tuple[str, str, str, float], list[str]] = {}
        for queue in self._queues(inputs):
            found = self._fault(queue)
            if found is not None:
                wrong.setdefault((*found, queue.repeat_share), []).append(queue.id)
        for (key, code, value, known), names in wrong.items():
            yield Fault(key, code, value, {"queue": ", ".join(names), "known": f"{known:g}"})

    def apply(self, inputs: Inputs) -> Inputs:
        """Multiply the contacts of each queue, and let the simulation know the new share."""
        by_factor: dict[float, list[str]] = {}
        for queue in self._queues(inputs):
            factor = (1 + self._after(queue)) / (1 + self._before(queue))
            by_factor.setdefault(factor, []).append(queue.id)
        span = inputs.grid.start_min, inputs.grid.end_min
        edits = (
            replace(edit_of(f"repeats {factor - 1:+.1%}", tuple(names), span), factor=factor)
            for factor, names in by_factor.items()
            if factor != 1.0
        )
        names = tuple(queue.id for queue in self._queues(inputs))
        return with_queues(with_edits(inputs, *edits), names, self._changed)

    def _queues(self, inputs: Inputs) -> tuple[Queue, ...]:
        hit = frozenset(self.hit(inputs))
        return tuple(queue for queue in inputs.operation.queues if queue.id in hit)

    def _fault(self, queue: Queue) -> tuple[str, str, str] | None:
        """Key, code and value of what does not fit a queue."""
        if self.from_share is None and queue.repeat_share == 0.0:
            return "from_share", "repeat_unknown", ""
        if self.from_share is not None and queue.repeat_share not in (0.0, self.from_share):
            return "from_share", "repeat_known", str(self.from_share)
        if not 0.0 <= self._after(queue) < 1.0:
            return "fcr_points", "repeat_out_of_range", str(self.fcr_points)
        return None

    def _before(self, queue: Queue) -> float:
        return queue.repeat_share or self.from_share or 0.0

    def _after(self, queue: Queue) -> float:
        points = 0.0 if self.fcr_points is None else self.fcr_points
        return round(self._before(queue) - points, 12) if self.share is None else self.share

    def _changed(self, queue: Queue) -> Queue:
        """A queue whose repeats the simulation does not draw stays so: they are among its contacts."""
        return replace(queue, repeat_share=self._after(queue)) if queue.repeat_share else queue
