"""Hours needed, held and hired by pool and week, and what a schedule of hires leaves missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.cover import FloatArray, IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """Hours needed, held and hired, and how hiring is limited.

    Attributes
    ----------
    needed, held : pools x weeks, hours of cover needed, and those that people employed today give.
    helps : pools x profiles, hours of cover from an hour at work of one of a profile (0: cannot help).
    given : profiles x weeks since the first day, hours at work of one hired.
    first : first week in which somebody can start.
    most_week, least_class, most : per profile: most starts in a week, least if there are any, most in all.
    cents : profiles x first week, cost to the horizon's end.
    forgiven : weeks that may stay short; `asked` : which weeks must be covered.
    """

    needed: FloatArray
    held: FloatArray
    helps: FloatArray
    given: FloatArray
    first: int
    most_week: IntArray
    least_class: IntArray
    most: IntArray
    cents: FloatArray
    asked: NDArray[np.bool_]
    forgiven: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Schedule:
    """Hires (profiles x weeks) and hours of cover missing in each week (of all pools together, by a maximum flow),
    and all hours missing in weeks that are not forgiven.

    `bound` : no schedule that leaves no more hours missing has a smaller objective; `proven` : this one reaches it.
    `dear_share` : how far its cost may be above the least, as a share. `cuts` : pools and weeks that decided.
    """

    hires: IntArray
    short_h: FloatArray
    left_h: float
    bound: float
    proven: bool
    dear_share: float = 0.0
    cuts: tuple[tuple[int, int], ...] = ()

    @property
    def people(self) -> int:
        """All hires."""
        return int(self.hires.sum())


def cover(programme: Programme, hires: IntArray) -> FloatArray:
    """Hours of cover each pool has in each week, pools x weeks."""
    weeks = programme.needed.shape[1]
    hours = np.array([np.convolve(row, given)[:weeks] for row, given in zip(hires, programme.given, strict=True)])
    return np.asarray(programme.held + programme.helps @ hours.reshape(len(hires), weeks))


def short(programme: Programme, hires: IntArray) -> FloatArray:
    """Hours missing in each week: the most that any pool lacks, which is what a best assignment leaves (Hall)."""
    lacks = programme.needed - cover(programme, hires)
    return np.asarray(np.maximum(lacks.max(axis=0, initial=0.0), 0.0) * programme.asked)
