"""What somebody asks of one day: off, any shift, a start between two clock times, or one shift by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from solver.case import Wish
    from solver.duties import Duty
    from solver.grid import Grid
    from solver.shifts import ShiftTemplate

Kind = Literal["off", "work", "start_between", "shift"]


@dataclass(frozen=True, slots=True)
class AskedDay:
    """A day as an agent asks for it.

    Attributes
    ----------
    earliest, latest : clock minutes between which a shift may start ("start_between"), both included.
    template : the shift asked for ("shift").
    off_too : whether a day off grants a start between two times as well, as rule `wish` reads it.
    """

    agent: str
    day: date
    kind: Kind
    earliest: int = 0
    latest: int = 1439
    template: str = ""
    off_too: bool = False

    @classmethod
    def of_wish(cls, wish: Wish) -> AskedDay:
        """What a stated wish asks."""
        kinds: dict[str, Kind] = {"off": "off", "work": "work"}
        kind = kinds.get(wish.kind, "start_between")
        return cls(wish.agent, wish.day, kind, wish.earliest, wish.latest, off_too=kind == "start_between")

    def suits(self, template: ShiftTemplate) -> bool:
        """Whether a shift is what is asked for."""
        if self.kind == "start_between":
            return self.earliest <= template.start <= self.latest
        return self.kind == "work" or (self.kind == "shift" and template.id == self.template)

    @property
    def allows_off(self) -> bool:
        """Whether a day off is what is asked for, or grants it too."""
        return self.kind == "off" or self.off_too

    def granted(self, duties: tuple[Duty, ...], grid: Grid) -> bool:
        """Whether a roster's duties of this agent and day are already so."""
        if not duties or self.kind == "off":
            return self.allows_off and not duties
        if self.kind == "shift":
            return all(duty.template == self.template for duty in duties)
        starts = [grid.clock(duty.start_min) for duty in duties]
        return self.kind == "work" or all(self.earliest <= start <= self.latest for start in starts)
