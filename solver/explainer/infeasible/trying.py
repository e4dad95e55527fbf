"""One change tried at a time: whether the promises of a clash can be kept after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from solver.explainer.infeasible.asking import Asker
from solver.explainer.infeasible.promises import Promise
from solver.explainer.infeasible.values import Clash, WayOut

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.people import Agent

Way = Callable[[], WayOut | None]
"""A way out to be tried; None where it does not help or there was no time."""
WEEK_DAYS = 7
HOUR_MIN = 60


@dataclass(frozen=True, slots=True)
class Trying:
    """A clash, its promises (the first is the one that cannot be kept), and who asks."""

    case: RosterCase
    clash: Clash
    promises: tuple[Promise, ...]
    asker: Asker

    @property
    def first(self) -> Promise | None:
        """The promise that cannot be kept; None where people's own rules clash with a fixed day."""
        return self.promises[0] if self.promises else None

    def helps(self, case: RosterCase, promises: tuple[Promise, ...] | None = None) -> bool:
        """Whether a roster was found that keeps the promises in a changed case."""
        asked = self.promises if promises is None else promises
        extra = () if asked else self.clash.agents
        return self.asker.ask(case, asked, extra=extra).roster is not None

    def people(self) -> tuple[Agent, ...]:
        """Who counts, in order of their ids."""
        return tuple(sorted((a for a in self.case.agents if a.id in self.clash.agents), key=lambda a: a.id))

    def plan_cents(self, agent: Agent, week_min: int) -> int | None:
        """What so many paid minutes a week cost over the plan, at the agent's rate or else the general one."""
        rate = agent.hour_cents or self.case.costs.hour_cents
        if not rate:
            return None
        return round(week_min / HOUR_MIN * len(self.case.grid.days) / WEEK_DAYS * rate)
