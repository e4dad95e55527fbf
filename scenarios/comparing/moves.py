"""Whose shifts are others, on how many days, and how far they move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.differences import Difference, DutyChange
    from solver.duties import Roster


@dataclass(frozen=True, slots=True)
class Moves:
    """Changes of a roster.

    Attributes
    ----------
    people, days : whose shift times are others, and on how many of their days; `new_days` of these without a shift
        before, `freed_days` without one after.
    moved_min, most_min : how far starts move on days with a shift before and after: mean and most, minutes.
    breaks : days on which only breaks or activities move.
    on_call : turns of standing by that are others (given, taken, or to somebody else).
    """

    people: int
    days: int
    new_days: int
    freed_days: int
    moved_min: float
    most_min: int
    breaks: int
    on_call: int


def moves(found: Difference, before: Roster, after: Roster) -> Moves:
    """The moves between two rosters, of their difference by day."""
    moved = [change for change in found.changes if not change.breaks_only]
    far = [_far(change) for change in moved if change.before is not None and change.after is not None]
    old, new = ({(duty.window, duty.agent) for duty in roster.on_call} for roster in (before, after))
    return Moves(
        people=len(found.people),
        days=found.moved_days,
        new_days=sum(change.before is None for change in moved),
        freed_days=sum(change.after is None for change in moved),
        moved_min=sum(far) / len(far) if far else 0.0,
        most_min=max(far, default=0),
        breaks=sum(change.breaks_only for change in found.changes),
        on_call=len(old ^ new),
    )


def _far(change: DutyChange) -> int:
    assert change.before is not None
    assert change.after is not None
    return abs(change.after.start_min - change.before.start_min)
