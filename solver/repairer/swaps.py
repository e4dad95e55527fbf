"""Swaps judged: may two people exchange days, which rules speak, and the nearest exchange that works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from solver.duties import Duty, Roster
from solver.explainer.trial import Verdict


@dataclass(frozen=True, slots=True, order=True)
class Swap:
    """`first` gives away the shift of `first_day` to `second`, for that of `second_day`; None = for nothing."""

    first: str
    first_day: date
    second: str
    second_day: date | None = None


Fault = Literal["", "no_shift", "same_agent", "day_taken", "begun", "outside"]
"""What makes a swap no question for the rules: nothing to give, both the same person, somebody works the day already,
the day has begun, or it lies outside the plan."""


@dataclass(frozen=True, slots=True)
class SwapAnswer:
    """Yes or no, and why.

    Attributes
    ----------
    swap, fault : what was asked, and what makes it void ("" = the rules decide).
    verdict : hard rules newly broken, cents of priced rules and coverage; None with a fault.
    roster : as it would be; None with a fault.
    given, taken : what `second` takes over from `first`, and `first` from `second`.
    lost_skills, gained_skills : skills of who leaves the given shift that who takes it lacks, and the reverse.
    nearest : swaps that work, nearest first; empty where the swap itself works, or none was found.
    """

    swap: Swap
    fault: Fault
    verdict: Verdict | None
    roster: Roster | None
    given: Duty | None
    taken: Duty | None
    lost_skills: tuple[str, ...] = ()
    gained_skills: tuple[str, ...] = ()
    nearest: tuple[SwapAnswer, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether every hard rule is kept."""
        return self.verdict is not None and self.verdict.lawful
