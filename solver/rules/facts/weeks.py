"""Calendar weeks before and in the plan, and what of a row of them is still open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import midnight, week_of

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty

WEEK = timedelta(days=7)
Weeks = dict[str, frozenset[date]]


class Share(NamedTuple):
    """Agents for whom equally many weeks of a row counted before the plan, and equally many still can.

    Shifts that start in [start_min, end_min) lie in one of the `ahead` weeks that are still open.
    """

    agents: frozenset[str]
    worked: int
    ahead: int
    start_min: int
    end_min: int


def weeks_before(case: RosterCase, counts: Callable[[Duty], bool]) -> Weeks:
    """Per agent the weeks (their Mondays) in which a shift of the opening state counts; no entry for none."""
    found: dict[str, set[date]] = {}
    for duty in case.opening.duties:
        if duty.start_min < case.grid.start_min and counts(duty):
            found.setdefault(duty.agent, set()).add(week_of(duty.day))
    return {agent_id: frozenset(mondays) for agent_id, mondays in found.items()}


def weeks_up_to(monday: date, weeks: int) -> tuple[date, ...]:
    """So many successive weeks, the given one last."""
    return tuple(monday - WEEK * back for back in range(weeks - 1, -1, -1))


def shares(case: RosterCase, before: Weeks, row: tuple[date, ...]) -> Iterator[Share]:
    """Agents by what a row of successive weeks, the last of them in the plan, still holds for them.

    A week that the start of the plan cuts is not open for those for whom it counted before.
    """
    cut, none = week_of(case.grid.days[0]), frozenset[date]()
    end_min = midnight(case.grid, row[-1] + WEEK)

    def past(agent_id: str) -> tuple[int, bool]:
        worked = before.get(agent_id, none)
        return len(worked.intersection(row)), cut in worked

    for (worked, done), who in sharing(case.agents, lambda agent: past(agent.id)).items():
        still = [monday for monday in row if monday > cut or (monday == cut and not done)]
        if still:
            start_min = max(case.grid.start_min, midnight(case.grid, still[0]))
            yield Share(who, worked, len(still), start_min, end_min)
