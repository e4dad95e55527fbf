"""What came of planning a unit of a workspace."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from planner.workspace.sites import Unit

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.plans import Plan
    from planner.workspace.merging import Owner

Status = Literal["planned", "reused", "failed", "no_roster", "no_plan"]
WORSE = (0, 1, 4, 3, 2, 5, 6, 70)
"""Exit codes from good to bad: of several sites the worst is told."""


@dataclass(frozen=True, slots=True)
class SiteOutcome:
    """A unit's plan with its inputs, or why there is none.

    Attributes
    ----------
    code : the exit code that planning it by itself would end with.
    reason : told to people; empty where there is a plan.
    owners : in a pool, whose agent each is.
    """

    unit: Unit
    status: Status
    plan: Plan | None = None
    inputs: Inputs | None = None
    owners: dict[str, Owner] = field(default_factory=dict)
    code: int = 0
    reason: str = ""
    seconds: float = 0.0


def worst_code(outcomes: tuple[SiteOutcome, ...]) -> int:
    """The worst exit code of all."""
    return max((outcome.code for outcome in outcomes), key=WORSE.index, default=0)
