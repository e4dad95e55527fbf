"""Shift templates: a start on the wall clock, a length, and where the breaks may fall."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BreakWindow:
    """A break of `length_min` that starts between two offsets (minutes) from the shift's start.

    Windows of one template are disjoint (latest start + length <= next earliest), so spacing is implied.
    """

    earliest_min: int
    latest_min: int
    length_min: int
    paid: bool


@dataclass(frozen=True, slots=True)
class ShiftTemplate:
    """One way to work a day. `start` is minutes after local midnight; paid = length less unpaid breaks."""

    id: str
    menu: str
    start: int
    length_min: int
    breaks: tuple[BreakWindow, ...] = ()

    @property
    def paid_min(self) -> int:
        """Paid minutes of the shift."""
        return self.length_min - sum(b.length_min for b in self.breaks if not b.paid)
