"""Wages and overtime of rosters that differ in few duties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from solver.case import RosterCase
from solver.duties import Duty, OnCallDuty, Roster
from solver.grid import DAY_MIN

NIGHT_QUARTER_MIN = 15
DAY_START, NIGHT_START = 360, 1200


class Money:
    """Paid minutes, overtime and wages of a case's people, counted anew only for those whose duties differ."""

    def __init__(self, case: RosterCase, roster: Roster) -> None:
        self._case = case
        self._agents = {agent.id: agent for agent in case.agents}
        self._fees = {window.id: window.fee_cents for window in case.requirement.on_call}
        self._origin_min = case.grid.start_min
        quarters = range(case.grid.start_min, case.grid.end_min + 2 * DAY_MIN, NIGHT_QUARTER_MIN)
        clocks = np.array([case.grid.clock(at) for at in quarters], dtype=np.int64)
        self._nights = np.concatenate([[0], np.cumsum((clocks < DAY_START) | (clocks >= NIGHT_START))])
        self._duties = {agent.id: () for agent in case.agents} | roster.by_agent()
        self._counted = {name: self._of(name, duties) for name, duties in self._duties.items()}

    def counted(self, other: Mapping[str, Sequence[Duty]]) -> tuple[int, int, float, float]:
        """Paid minutes, minutes above the contract's week, wages and pay of overtime, with other duties of some agents.

        Wages (cents) are hours, the premium of what lies above the contract over the whole horizon, and that of the
        night; overtime's pay is the hours of the minutes above the contract's week, with their premium.
        """
        found = [self._of(name, other[name]) if name in other else known for name, known in self._counted.items()]
        return (
            sum(paid for paid, _, _, _ in found),
            sum(above for _, above, _, _ in found),
            sum(cents for _, _, cents, _ in found),
            sum(more for _, _, _, more in found),
        )

    def on_call_cents(self, on_call: Iterable[OnCallDuty]) -> float:
        """Fees of on-call duties and pay of their hours."""
        hour_cents = self._case.costs.on_call_hour_cents
        return sum(self._fees.get(d.window, 0) + hour_cents * (d.end_min - d.start_min) / 60 for d in on_call)

    def hours_cents(self, visits: Iterable[Duty]) -> float:
        """Call-outs at the hour's rate."""
        return sum(self._rate(duty.agent) * duty.paid_min for duty in visits)

    def without_and_with(self, gone: Iterable[Duty], new: Iterable[Duty]) -> dict[str, tuple[Duty, ...]]:
        """The duties of each agent of whom some are gone or new."""
        gone, new = set(gone), tuple(new)
        names = sorted({duty.agent for duty in (*gone, *new)})
        kept = {name: tuple(duty for duty in self._duties[name] if duty not in gone) for name in names}
        return {name: (*kept[name], *(duty for duty in new if duty.agent == name)) for name in names}

    def _rate(self, name: str) -> float:
        return (self._agents[name].hour_cents or self._case.costs.hour_cents) / 60

    def _of(self, name: str, duties: Sequence[Duty]) -> tuple[int, int, float, float]:
        costs, week_min = self._case.costs, self._agents[name].contract.week_min
        weeks: dict[int, int] = {}
        for duty in duties:
            monday = duty.day.toordinal() - duty.day.weekday()
            weeks[monday] = weeks.get(monday, 0) + duty.paid_min
        paid = sum(weeks.values())
        above = max(0.0, paid - week_min * len(self._case.grid.days) / 7)
        nights = sum(self._night_min(duty) for duty in duties) if costs.night_share else 0
        cents = self._rate(name) * (paid + above * costs.overtime_share + nights * costs.night_share)
        above_min = sum(max(0, minutes - week_min) for minutes in weeks.values())
        return paid, above_min, cents, self._rate(name) * above_min * (1 + costs.overtime_share)

    def _night_min(self, duty: Duty) -> int:
        """Minutes of a duty between 20:00 and 06:00 on the wall clock, by quarter hours."""
        first, last = ((at - self._origin_min) // NIGHT_QUARTER_MIN for at in (duty.start_min, duty.end_min))
        return NIGHT_QUARTER_MIN * int(self._nights[last] - self._nights[first])
