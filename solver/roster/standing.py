"""A roster as it stands on a board, as far as its readers need it: who works what, breaks, activities, prices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from solver.cover import FloatArray, IntArray
from solver.roster.personal import Pin

if TYPE_CHECKING:
    from solver.roster.called import Called
    from solver.roster.problem import Problem
    from solver.roster.ties import Ties


class Standing(Protocol):
    """What `Board` is to the modules that it uses itself; see there for the meaning of each."""

    problem: Problem
    chosen: IntArray
    offsets: IntArray
    starts: list[tuple[tuple[Pin, int], ...]]
    pins: list[FloatArray]
    kinds: dict[str, str]
    attended: FloatArray
    cost: FloatArray
    worths: FloatArray
    break_sums: FloatArray
    ties: Ties
    called: Called

    def drop(self, agent: int, day: int) -> None:
        """Give an agent the day off."""

    def place(self, agent: int, day: int, template: int, offsets: Sequence[int] | IntArray) -> None:
        """Let an agent work an option."""

    def person_cost(self, agent: int) -> float:
        """Prices, totals and missed activities of one person."""
        ...
