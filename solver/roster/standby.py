"""What binds on-call duties: rest around shifts, days between their starts, absences; plain data, no solver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from solver.case import RosterCase
from solver.cover import OnCallWindow
from solver.duties import Duty, OnCallDuty, Roster
from solver.roster.history import past_of
from solver.roster.units import standby_units
from solver.rules.forms import Form, StandbyRest, StandbyRun, StandbyTotal


@dataclass(frozen=True, slots=True)
class Standby:
    """What binds on-call duties of each agent: rest around duties, days between on-call starts."""

    case: RosterCase
    rest_min: dict[str, int]
    within_days: dict[str, int]
    totals: tuple[StandbyTotal, ...] = ()
    runs: tuple[StandbyRun, ...] = ()

    @classmethod
    def of(cls, case: RosterCase, forms: Sequence[Form]) -> Standby:
        """Read the standby forms."""
        rest: dict[str, int] = {}
        within: dict[str, int] = {}
        for form in forms:
            if isinstance(form, StandbyRest):
                for agent in sorted(form.agents):
                    rest[agent] = max(rest.get(agent, 0), form.rest_min)
                    within[agent] = max(within.get(agent, 1), form.within_days)
        totals = tuple(form for form in forms if isinstance(form, StandbyTotal))
        return cls(case, rest, within, totals, tuple(form for form in forms if isinstance(form, StandbyRun)))

    def span(self, agent: str, window: OnCallWindow) -> tuple[int, int]:
        """The window with the rest around it: no duty may overlap it."""
        rest = self.rest_min.get(agent, 0)
        return window.start_min - rest, window.end_min + rest

    def long_rest_min(self, agent: str) -> int:
        """The rest that ends a run of shifts and on-call duties; 0 where no run is limited."""
        return max((form.reset_min for form in self.runs if agent in form.agents), default=0)

    def open_to(self, agent: str, window: OnCallWindow) -> bool:
        """Whether absences and opening on-call duties leave the agent to the window."""
        case = self.case
        away = any(
            a.agent == agent and a.start_min < window.end_min and a.end_min > window.start_min for a in case.absences
        )
        return not away and not any(
            d.agent == agent and self.too_near(agent, (d.start_min, d.end_min), (window.start_min, window.end_min))
            for d in case.opening.on_call
        )

    def too_near(self, agent: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether two on-call duties overlap or start within too few days."""
        grid = self.case.grid
        days = abs(grid.day_of(one[0]).toordinal() - grid.day_of(other[0]).toordinal())
        overlap = one[0] < other[1] and other[0] < one[1]
        return overlap or days < self.within_days.get(agent, 1)

    def rested(self, agent: str, window: OnCallWindow, duties: Iterable[Duty]) -> bool:
        """Whether the agent's duties keep clear of the window and the rest around it."""
        low, high = self.span(agent, window)
        return all(d.end_min <= low or d.start_min >= high for d in duties)

    def keeps(self, agent: str, duties: Sequence[Duty], on_call: Sequence[OnCallDuty]) -> bool:
        """Whether an agent's shifts and on-call duties together keep all runs and hard totals."""
        hard = [form for form in self.totals if form.cents is None and agent in form.agents]
        roster = Roster(tuple(duties), tuple(on_call))
        over = any(standby_units(self.case, replace(form, agents=frozenset({agent})), roster) for form in hard)
        return not over and self.runs_kept(agent, duties, on_call)

    def runs_kept(self, agent: str, duties: Sequence[Duty], on_call: Sequence[OnCallDuty]) -> bool:
        """Whether an agent's shifts and on-call duties together keep all runs."""
        mine = [form for form in self.runs if agent in form.agents]
        return not any(run_broken(self.case, form, duties, on_call) for form in mine)


def run_broken(case: RosterCase, form: StandbyRun, duties: Sequence[Duty], on_call: Sequence[OnCallDuty]) -> bool:
    """Whether one agent's rows, with those before the horizon, make a run with an on-call duty too long."""
    agent = next((row.agent for row in on_call), "")
    past: list[Duty | OnCallDuty] = [*past_of(case).get(agent, ())]
    past += [row for row in case.opening.on_call if row.agent == agent]
    rows: list[Duty | OnCallDuty] = [*past, *duties, *on_call]
    first, last, busy_until, called = 0, 0, 0, False
    begun = False
    for row in sorted(rows, key=lambda row: (row.start_min, row.end_min)):
        day = case.grid.day_of(row.start_min).toordinal()
        if not begun or (row.start_min - busy_until >= form.reset_min if form.reset_min else day - last > 1):
            first, called, begun = day, False, True
        last, busy_until = day, max(busy_until, row.end_min)
        called = called or row in on_call
        if called and row not in past and day - first + 1 > form.most_days:
            return True
    return False


def missing_windows(case: RosterCase, on_call: Sequence[OnCallDuty]) -> list[OnCallWindow]:
    """Windows short of their depth, dearest first, once for every duty missing."""
    filled = [duty.window for duty in on_call]
    short = [w for w in case.requirement.on_call for _ in range(w.depth - filled.count(w.id))]
    return sorted(short, key=lambda w: (-w.cents, w.start_min, w.id))


def duty_in(window: OnCallWindow, agent: str) -> OnCallDuty:
    """The on-call duty of an agent in a window."""
    return OnCallDuty(agent, window.start_min, window.end_min, window.id)


def lawful(standby: Standby, duties: Sequence[Duty], on_call: Sequence[OnCallDuty]) -> tuple[OnCallDuty, ...]:
    """On-call duties in order of time, without those that break a total or run together with those before them."""
    kept: list[OnCallDuty] = []
    for one in sorted(on_call, key=lambda duty: (duty.start_min, duty.agent)):
        mine = tuple(duty for duty in duties if duty.agent == one.agent)
        standing = (*(other for other in kept if other.agent == one.agent), one)
        if standby.keeps(one.agent, mine, standing):
            kept.append(one)
    return tuple(sorted(kept))
