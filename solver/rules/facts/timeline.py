"""A roster and its opening state as plain per-agent data, worked out once for all checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from solver.duties import Duty, OnCallDuty
from solver.grid import DAY_MIN, Grid

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.people import Agent
    from solver.shifts import ShiftTemplate

QUARTER_MIN = 15
Window = tuple[int, int]
T = TypeVar("T", Duty, OnCallDuty)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What checks read: duties per known agent, the opening state's (`past`) and the roster's (`planned`).

    Both are sorted by start. Duties of unknown agents are left out; the checker reports them.
    """

    grid: Grid
    agents: dict[str, Agent]
    templates: dict[str, ShiftTemplate]
    past: dict[str, tuple[Duty, ...]]
    planned: dict[str, tuple[Duty, ...]]
    past_on_call: dict[str, tuple[OnCallDuty, ...]]
    planned_on_call: dict[str, tuple[OnCallDuty, ...]]
    _clocks: dict[int, int]
    _nights: dict[tuple[int, int, Window], bool]

    def rows(self) -> Iterator[tuple[Agent, tuple[Duty, ...]]]:
        """Agents with planned duties, in the order of their ids."""
        for agent_id, duties in self.planned.items():
            yield self.agents[agent_id], duties

    def line(self, agent_id: str) -> tuple[Duty, ...]:
        """All duties of an agent in order of time, the opening state's first."""
        return self.past.get(agent_id, ()) + self.planned.get(agent_id, ())

    def clock(self, minute: int) -> int:
        """Minutes since local midnight on the wall clock."""
        if minute not in self._clocks:
            self._clocks[minute] = self.grid.clock(minute)
        return self._clocks[minute]

    def start_of(self, day: date, minute_of_day: int) -> int:
        """UTC minute of a wall-clock time on a local day."""
        return _start_of(self.grid, day, minute_of_day)

    def is_night(self, duty: Duty, window: Window) -> bool:
        """Whether more than half of a duty's elapsed minutes lie in a window of the wall clock."""
        key = (duty.start_min, duty.end_min, window)
        found = self._nights.get(key)
        if found is None:
            found = self._nights[key] = 2 * sum(self._parts(duty, window)) > duty.end_min - duty.start_min
        return found

    def bounds(self, first_day: date, days: int) -> tuple[int, int]:
        """UTC minutes of the local midnights before `first_day` and after the last of `days` days."""
        return midnight(self.grid, first_day), midnight(self.grid, first_day + timedelta(days=days))

    def _parts(self, duty: Duty, window: Window) -> Iterator[int]:
        """Minutes in the window per quarter hour; no zone changes its offset inside a UTC quarter hour."""
        span = (window[1] - window[0]) % DAY_MIN or DAY_MIN
        for quarter in range(duty.start_min - duty.start_min % QUARTER_MIN, duty.end_min, QUARTER_MIN):
            first = max(quarter, duty.start_min) - quarter
            last = min(quarter + QUARTER_MIN, duty.end_min) - quarter
            since = (self.clock(quarter) - window[0]) % DAY_MIN
            yield _opened(since + last, span) - _opened(since + first, span)


def _opened(minutes: int, span: int) -> int:
    """Minutes that a daily window of `span` minutes was open during some minutes since an opening."""
    return minutes // DAY_MIN * span + min(minutes % DAY_MIN, span)


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    case: RosterCase
    roster: Roster

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pair) and self.case is other.case and self.roster is other.roster

    def __hash__(self) -> int:
        return hash((id(self.case), id(self.roster)))


def view(case: RosterCase, roster: Roster) -> View:
    """The view of a case and a roster; all rules of one check share it."""
    return _view(_Pair(case, roster))


@lru_cache(maxsize=1)
def _view(pair: _Pair) -> View:
    case, roster = pair.case, pair.roster
    agents = {agent.id: agent for agent in case.agents}
    past = (duty for duty in case.opening.duties if duty.start_min < case.grid.start_min)
    stood_by = (duty for duty in case.opening.on_call if duty.start_min < case.grid.start_min)
    return View(
        case.grid,
        agents,
        {template.id: template for template in case.templates},
        _by_agent(past, agents),
        _by_agent(roster.duties, agents),
        _by_agent(stood_by, agents),
        _by_agent(roster.on_call, agents),
        *_known(case.grid.zone),
    )


@lru_cache(maxsize=8)
def _known(zone: str) -> tuple[dict[int, int], dict[tuple[int, int, Window], bool]]:
    """Clocks and nights that are known of a zone: the same in every roster, however many are judged."""
    return {}, {}


def _by_agent(duties: Iterable[T], agents: dict[str, Agent]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for duty in sorted(duties, key=attrgetter("agent", "start_min", "end_min")):
        if duty.agent in agents:
            found.setdefault(duty.agent, []).append(duty)
    return {agent_id: tuple(of_agent) for agent_id, of_agent in found.items()}


@lru_cache(maxsize=4096)
def midnight(grid: Grid, day: date) -> int:
    """UTC minute at which a local day begins."""
    return grid.minute(day, 0)


@lru_cache(maxsize=16384)
def _start_of(grid: Grid, day: date, minute_of_day: int) -> int:
    return grid.minute(day, minute_of_day)


@lru_cache(maxsize=4096)
def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks_of(grid: Grid) -> tuple[date, ...]:
    """Mondays of the weeks that the horizon touches, cut ones included."""
    return tuple(sorted({week_of(day) for day in grid.days}))


def cents_for(minutes: int, cents_per_quarter: int) -> int:
    """Price of paid minutes at a price per quarter hour; fractions count, whole cents."""
    return cents_per_quarter * minutes // QUARTER_MIN
