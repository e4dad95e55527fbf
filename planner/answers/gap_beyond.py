"""What would be needed besides today's people, where they do not suffice for a queue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solver.explainer.shortage import lack_around

if TYPE_CHECKING:
    from planner.answers.gap_ways import Way
    from planner.answers.standing import Standing
    from solver.explainer.shortage import Shortage
    from solver.explainer.tried import Tried

LEAST_H = 0.5  # hours a week; fewer are no reason to hire


@dataclass(frozen=True, slots=True)
class Beyond:
    """What would be needed besides today's people.

    `people` at the moment; `week_h` hours a week in which even everybody present who can serve the queue, kept for it
    alone, would be too few; `week_cents` what these hours cost at the mean rate of those who can serve it;
    `contract_h` hours of the commonest contract among them. `helped`: whether some way does without harm to the day.
    """

    people: int
    week_h: float
    week_cents: int
    contract_h: float
    helped: bool = False

    @property
    def is_lasting(self) -> bool:
        """Whether people are too few in more hours than this one."""
        return self.week_h >= LEAST_H


def beyond_today(
    standing: Standing, found: Shortage, people: tuple[Tried, ...], ways: tuple[Way, ...]
) -> Beyond | None:
    """How many people, and hours a week, today's people leave open; None where enough of them could come."""
    helped = any(way.adds and not way.harms for way in ways)
    free = sum(tried.works for tried in people) if helped else 0
    if free >= found.missing:
        return None
    case, grid = standing.case, standing.plan.grid
    lack = lack_around(case, standing.plan.roster, replace(found, sharing=()), 0, grid.intervals)
    hours = float(lack.clip(0.0).sum()) * grid.step_min / 60.0 / standing.plan.weeks
    names = {tried.person.agent for tried in people}
    able = [agent for agent in case.agents if agent.id in names]
    rate = sum(agent.hour_cents or case.costs.hour_cents for agent in able) / len(able)
    weeks = [agent.contract.week_min for agent in able]
    contract_h = max(sorted(set(weeks)), key=weeks.count) / 60.0
    return Beyond(found.missing - free, hours, round(hours * rate), contract_h, helped)
