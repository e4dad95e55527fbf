"""On-call windows for the tests of on-call rules: one each day, and who stands by in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from solver.case import RosterCase
from solver.cover import OnCallWindow
from solver.duties import OnCallDuty
from tests.solver.rules.agreement_worlds import Slots
from tests.solver.rules.worlds import nothing_needed

AT_DESK_MIN = 30
ANSWER_MIN = 10


def on_call_daily(case: RosterCase, hours: tuple[int, int] = (1200, 1440), cents: int = 20000) -> RosterCase:
    """The case with a window w0, w1, ... each day between two clock minutes, in which one of all agents stands by."""
    everyone = frozenset(agent.id for agent in case.agents)
    bounds = [tuple(case.grid.minute(day, clock) for clock in hours) for day in case.grid.days]
    windows = [
        OnCallWindow(f"w{i}", everyone, first, last, 1, ANSWER_MIN, AT_DESK_MIN, 0, cents)
        for i, (first, last) in enumerate(bounds)
    ]
    return replace(case, requirement=nothing_needed((), tuple(windows)))


def with_windows(case: RosterCase, *windows: OnCallWindow) -> RosterCase:
    """The case with other on-call windows."""
    return replace(case, requirement=replace(case.requirement, on_call=windows))


def stand(case: RosterCase, *numbers: int, agent: str = "ada") -> tuple[OnCallDuty, ...]:
    """On-call duties of an agent in windows by number."""
    windows = case.requirement.on_call
    return tuple(OnCallDuty(agent, windows[i].start_min, windows[i].end_min, windows[i].id) for i in numbers)


def stood(case: RosterCase, *days_before: int, agent: str = "ada") -> tuple[OnCallDuty, ...]:
    """On-call duties of the opening state, of four hours from the midnight so many days before the plan."""
    starts = [case.grid.start_min - 1440 * days for days in days_before]
    return tuple(OnCallDuty(agent, start, start + 240, f"old:{start}") for start in starts)


def standby_slots(case: RosterCase, agents: Sequence[str] = ("ada",)) -> Slots:
    """Each window without or with each of the agents."""
    windows = range(len(case.requirement.on_call))
    return [[(), stand(case, i, agent=agent)] for agent in agents for i in windows]
