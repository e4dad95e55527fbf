"""The roll: sets of agents that forms speak of."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.people import Agent

K = TypeVar("K", bound=Hashable)


def everyone(case: RosterCase) -> frozenset[str]:
    """All agents of a case."""
    return frozenset(agent.id for agent in case.agents)


def sharing(agents: Iterable[Agent], key: Callable[[Agent], K]) -> dict[K, frozenset[str]]:
    """Agents sorted into sets of equal key, in order of first appearance."""
    found: dict[K, list[str]] = {}
    for agent in agents:
        found.setdefault(key(agent), []).append(agent.id)
    return {value: frozenset(ids) for value, ids in found.items()}


def named(case: RosterCase, ids: Iterable[str]) -> frozenset[str]:
    """The agents of a case that a list names; an empty list names all of them."""
    meant = frozenset(ids)
    return everyone(case) & meant if meant else everyone(case)
