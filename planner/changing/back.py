"""Somebody is back before the end of an absence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault, View, unknown_agent
from planner.changing.moments import Moment, first_minute, local
from planner.inputs import Inputs, with_operation
from planner.operation.types import Frozen
from solver.case import Absence


class Back(Frozen):
    """The absence of `agent` that covers the day or moment `from` ends there instead; a day means its midnight."""

    tag: ClassVar[str] = "back"
    kind: Literal["back"]
    agent: str
    since: Annotated[Moment, Field(alias="from")]

    def faults(self, view: View) -> Iterator[Fault]:
        """Unknown agents, somebody who is not away then, and a return that lies in the past."""
        yield from unknown_agent(view, "agent", self.agent)
        at = first_minute(self.since, view.grid)
        if at < view.now_min:
            yield Fault("from", "change_before_now", local(view.grid, at), {"now": local(view.grid, view.now_min)})
        if not any(self._covers(away, at) for away in view.inputs.operation.absences):
            yield Fault("agent", "not_absent", self.agent, {"at": local(view.grid, at)})

    def apply(self, inputs: Inputs) -> Inputs:
        """Cut the absence; its credit shrinks with it."""
        at = first_minute(self.since, inputs.grid)
        cut = (_until(away, at) if self._covers(away, at) else away for away in inputs.operation.absences)
        kept = tuple(away for away in cut if away.start_min < away.end_min)
        return with_operation(inputs, replace(inputs.operation, absences=kept))

    def _covers(self, away: Absence, at: int) -> bool:
        return away.agent == self.agent and away.start_min <= at < away.end_min


def _until(away: Absence, at: int) -> Absence:
    length = away.end_min - away.start_min
    return replace(away, end_min=at, credit_min=away.credit_min * (at - away.start_min) // length)
