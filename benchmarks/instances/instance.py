"""What every format gives the runner: a case for the solver and a judge of its rosters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verifier says of a roster: cost by term, and each hard rule broken in one line.

    `uncovered_pct` is the share of demand nobody covers, in per cent, where the instance is about that.
    """

    terms: dict[str, int]
    violations: tuple[str, ...] = ()
    uncovered_pct: float | None = None

    @property
    def cost(self) -> int:
        """All terms together."""
        return sum(self.terms.values())


@dataclass(frozen=True, slots=True)
class Instance:
    """An instance ready to be solved.

    Parameters
    ----------
    name : the file's name without suffix.
    case : what the solver gets, ordinary rules only.
    judge : the format's verifier, on a roster of the case.
    scale : cents of the case for one unit of the instance's cost.
    constant : cost, in the instance's units, that no roster can change and the case leaves out.
    best_known : the lowest cost published (None = unknown).
    hard_cost : what a unit of a hard rule costs that the case can only price (None = there is none such).
    warnings : what of the file is not read as it is written.
    """

    name: str
    case: RosterCase
    judge: Callable[[Roster], Verdict] = field(repr=False)
    scale: int = 1
    constant: int = 0
    best_known: int | None = None
    hard_cost: int | None = None
    warnings: tuple[str, ...] = ()

    def cost_of(self, cents: float) -> float:
        """An objective or bound of the solver in the instance's units."""
        return cents / self.scale + self.constant
