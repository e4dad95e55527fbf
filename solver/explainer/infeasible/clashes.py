"""Clashes of what is promised with the people there are: arithmetic first, then exact questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solver.explainer.infeasible.values import Found

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.roster.watch import Cancel


def find_clashes(case: RosterCase, limit_s: float, cancel: Cancel | None = None) -> Found:
    """Promises that no lawful roster of the case's people keeps, each with the smallest set that forbids it."""
    raise NotImplementedError
