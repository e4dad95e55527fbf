"""Pairs: two people whom an agreement binds to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solver.case import RosterCase


def pairs_of(case: RosterCase, kind: str) -> list[tuple[str, str]]:
    """Pairs of a kind, each once and in order of ids; those with a stranger or of one person are left out."""
    known = {agent.id for agent in case.agents}
    stated = {tuple(sorted((pair.first, pair.second))) for pair in case.agreements.pairs if pair.kind == kind}
    return sorted((first, second) for first, second in stated if first != second and {first, second} <= known)
