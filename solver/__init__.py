"""From demand to a proven roster: staffing, rules, rostering, checking, simulation.

The engine (OR-Tools) is loaded when `solve` is first called, not on import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solver.checker import check
    from solver.repairer.mending import repair
    from solver.requirement import require
    from solver.roster.engine import solve
    from solver.simulation import simulate

_HOMES = {
    "check": "solver.checker",
    "repair": "solver.repairer.mending",
    "require": "solver.requirement",
    "simulate": "solver.simulation",
    "solve": "solver.roster.engine",
}

__all__ = ["check", "repair", "require", "simulate", "solve"]


def __getattr__(name: str) -> object:
    """Load a public function from its room on first use."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
