"""The on-call list: every window with who stands by, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from planner.report.outputs.request import Request
from planner.report.violations import undated


@dataclass(frozen=True, slots=True)
class Watch:
    """One on-call window: local times, who stands by, how many are missing, and how fast they must be there."""

    policy: str
    starts_at: datetime
    ends_at: datetime
    names: tuple[str, ...]
    missing: int
    answer_min: int
    at_desk_min: int


def watches(request: Request) -> tuple[Watch, ...]:
    """All windows of the requirement, in order of time."""
    plan = request.plan
    if plan.roster_stage is None:
        return ()
    standing: dict[str, list[str]] = defaultdict(list)
    for duty in plan.roster.on_call:
        standing[duty.window].append(request.name(duty.agent))
    windows = sorted(plan.roster_stage.requirement.on_call, key=lambda window: (window.start_min, window.id))
    return tuple(
        Watch(
            policy=undated(window.id),
            starts_at=plan.grid.local(window.start_min),
            ends_at=plan.grid.local(window.end_min),
            names=tuple(sorted(standing[window.id])),
            missing=max(0, window.depth - len(standing[window.id])),
            answer_min=window.answer_min,
            at_desk_min=window.at_desk_min,
        )
        for window in windows
    )
