"""What may not be published, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from planner.publishing.day_changes import DayChange

Reason = Literal["hard_violations", "not_simulated", "frozen", "notice", "no_reason"]
MOST_NAMED = 10
MOST_WHY = 400  # characters of a reason that the store keeps


class NotPublishableError(Exception):
    """Raised when a plan must not be published; nothing was changed.

    Attributes
    ----------
    reason : hard_violations, not_simulated; frozen (it changes published days that are frozen), notice (it publishes
        days for the first time that are closer than the rule book's notice), both of which a planner may confirm;
        no_reason (confirmed without saying why).
    count : how many violations or agents' days.
    changes : the agents' days, for frozen and notice.
    """

    def __init__(self, reason: Reason, count: int = 0, changes: tuple[DayChange, ...] = ()) -> None:
        self.reason, self.count, self.changes = reason, count, changes
        super().__init__(f"{reason} ({count})")

    @property
    def told(self) -> dict[str, str]:
        """Parameters of its sentence: the first agents' days by id."""
        named = ", ".join(f"{one.agent} {one.day.isoformat()}" for one in self.changes[:MOST_NAMED])
        more = len(self.changes) - MOST_NAMED
        return {"days": named + (f" (+{more})" if more > 0 else "")}
