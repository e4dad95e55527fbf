"""What binds on-call duties: rest around shifts, days between their starts, absences; plain data, no solver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from solver.case import RosterCase
from solver.cover import OnCallWindow
from solver.duties import Duty, OnCallDuty, Roster
from solver.roster.history import past_of
from solver.roster.units import standby_units
from solver.rules.forms import Form, StandbyRest, StandbyRun, StandbyTotal

Row = tuple[int, int, int, bool, bool]
"""What a run is made of: start, end, number of the local day, whether it is planned (not past), whether on call."""
Work = TypeVar("Work", Duty, OnCallDuty, Duty | OnCallDuty)


@dataclass(frozen=True, slots=True)
class Standby:
    """What binds on-call duties of each agent: rest around duties, days between on-call starts."""

    case: RosterCase
    rest_min: dict[str, int]
    within_days: dict[str, int]
    away: Mapping[str, Sequence[tuple[int, int]]]  # absences, from and until
    called: Mapping[str, Sequence[OnCallDuty]]  # on-call duties that stood before the search
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
        away: dict[str, list[tuple[int, int]]] = {}
        for absence in case.absences:
            away.setdefault(absence.agent, []).append((absence.start_min, absence.end_min))
        called = by_agent(case.opening.on_call)
        totals = tuple(form for form in forms if isinstance(form, StandbyTotal))
        runs = tuple(form for form in forms if isinstance(form, StandbyRun))
        return cls(case, rest, within, away, called, totals, runs)

    def span(self, agent: str, window: OnCallWindow) -> tuple[int, int]:
        """The window with the rest around it: no duty may overlap it."""
        rest = self.rest_min.get(agent, 0)
        return window.start_min - rest, window.end_min + rest

    def long_rest_min(self, agent: str) -> int:
        """The rest that ends a run of shifts and on-call duties; 0 where no run is limited."""
        return max((form.reset_min for form in self.runs if agent in form.agents), default=0)

    def open_to(self, agent: str, window: OnCallWindow) -> bool:
        """Whether absences and opening on-call duties leave the agent to the window."""
        span = (window.start_min, window.end_min)
        away = any(start < span[1] and end > span[0] for start, end in self.away.get(agent, ()))
        return not away and not any(
            self.too_near(agent, (d.start_min, d.end_min), span) for d in self.called.get(agent, ())
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
        forms = self.runs_of(agent)
        if not forms or not on_call:
            return True
        rows = sorted((*self.shift_rows(agent, duties), *map(self.call_row, on_call)))
        return not any(run_broken(form, rows) for form in forms)

    def runs_of(self, agent: str) -> tuple[StandbyRun, ...]:
        """The runs that are limited for an agent."""
        return tuple(form for form in self.runs if agent in form.agents)

    def shift_rows(self, agent: str, duties: Sequence[Duty]) -> list[Row]:
        """An agent's shifts, and all that lies before the horizon, as rows of a run (in no order)."""
        past: Sequence[Duty | OnCallDuty] = (*past_of(self.case).get(agent, ()), *self.called.get(agent, ()))
        return [self._row(d, False, False) for d in past] + [self._row(d, True, False) for d in duties]

    def call_row(self, one: OnCallDuty) -> Row:
        """An on-call duty as a row of a run."""
        return self._row(one, one not in self.called.get(one.agent, ()), True)

    def _row(self, one: Duty | OnCallDuty, planned: bool, on_call: bool) -> Row:
        return one.start_min, one.end_min, self.case.grid.day_of(one.start_min).toordinal(), planned, on_call


def run_broken(form: StandbyRun, rows: Iterable[Row]) -> bool:
    """Whether one agent's rows, in order of time, make a run with an on-call duty too long."""
    reset_min, most_days = form.reset_min, form.most_days
    first, last, busy_until, called = 0, 0, 0, False
    begun = False
    for start, end, day, planned, on_call in rows:
        if not begun or (start - busy_until >= reset_min if reset_min else day - last > 1):
            first, called, begun = day, False, True
        last, busy_until = day, max(busy_until, end)
        called = called or on_call
        if called and planned and day - first >= most_days:
            return True
    return False


def by_agent(rows: Iterable[Work]) -> dict[str, list[Work]]:
    """Rows by agent, in the order given."""
    found: dict[str, list[Work]] = {}
    for row in rows:
        found.setdefault(row.agent, []).append(row)
    return found


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
