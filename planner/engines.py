"""Which engine searches: here, or the same in a process of its own, which may crash without harm to the caller.

Only the solver is parted: simulation (compiled by numba) and forecast (statsmodels) work in the caller's process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from planner.inputs import Inputs

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.outcomes import Result
    from solver.roster.params import SolveParams
    from solver.roster.watch import Cancel, Progress


class Engine(Protocol):
    """Rosters a case, as `solver.roster.engine.solve` does."""

    def __call__(
        self,
        case: RosterCase,
        params: SolveParams,
        progress: Progress | None = None,
        cancel: Cancel | None = None,
        start: Roster | None = None,
    ) -> Result:
        """The best roster, and how the search ended."""
        ...


def engine_of(inputs: Inputs) -> Engine:
    """The engine for these inputs; inside a worker of a pool it always searches there."""
    from solver.roster.partners.machine import may_part

    if inputs.isolated and may_part():
        from solver.roster.child import solve_apart

        return solve_apart
    from solver.roster.engine import solve

    return solve
