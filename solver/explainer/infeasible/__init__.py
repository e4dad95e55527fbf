"""Why no lawful roster of today's people keeps what is promised, and what would make one possible."""

from __future__ import annotations

from solver.explainer.infeasible.clashes import find_clashes
from solver.explainer.infeasible.tried_ways import ways_out
from solver.explainer.infeasible.values import ARITHMETIC, EXACT, Clash, Found, Party, WayOut

__all__ = ["ARITHMETIC", "EXACT", "Clash", "Found", "Party", "WayOut", "find_clashes", "ways_out"]
