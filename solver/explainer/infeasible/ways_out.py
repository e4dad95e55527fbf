"""Ways out of a clash, each tried before it is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solver.explainer.infeasible.values import Clash, WayOut

if TYPE_CHECKING:
    from solver.case import RosterCase


def ways_out(case: RosterCase, clash: Clash, limit_s: float) -> tuple[WayOut, ...]:
    """Changes after which the promise of a clash can be kept, the cheapest first."""
    raise NotImplementedError
