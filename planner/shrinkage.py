"""Inside shrinkage: of their time that present agents are logged in but not available, measured or assumed."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from planner.inputs import Inputs
from solver.staffing.results import Note

DEFAULT_WORTH_H = 40.0  # agent-hours that the stated share counts for
MOST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class InsideShare:
    """The share and the agent-hours of states it stands on; 0 hours: it is the default of operation.yaml."""

    share: float
    hours: float


def inside_share(inputs: Inputs) -> InsideShare:
    """Inside shrinkage from the agents' states of days before as-of, else the default of operation.yaml.

    Breaks, training and meetings are in the roster and so in neither part of the quotient. The stated share speaks
    like 40 agent-hours, so that a log of one morning does not overrule it. At most half.
    """
    stated = inputs.operation.config.shrinkage.inside_share
    until = inputs.as_of.astimezone(ZoneInfo(inputs.operation.config.zone)).date()
    seen = [state for state in inputs.operation.states if state.day < until]
    inside_h = sum(state.inside_s for state in seen) / 3600.0
    hours = inside_h + sum(state.working_s for state in seen) / 3600.0
    if hours == 0:
        return InsideShare(stated, 0.0)
    return InsideShare(min((inside_h + stated * DEFAULT_WORTH_H) / (hours + DEFAULT_WORTH_H), MOST_SHARE), hours)


def inside_note(found: InsideShare) -> Note:
    """Whether inside shrinkage was measured or is a default."""
    percent = f"{100.0 * found.share:.3g}"
    if found.hours == 0:
        return Note("inside_default", {"percent": percent})
    return Note("inside_measured", {"percent": percent, "hours": round(found.hours)})
