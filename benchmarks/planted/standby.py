"""On-call windows that the planted roster fills: an evening standby in each language, far from every shift."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from solver.cover import OnCallWindow
from solver.duties import Duty, OnCallDuty
from solver.grid import Grid
from solver.people import Agent

START, END, REST_MIN, WITHIN_DAYS = 17 * 60, 25 * 60, 660, 3
WEEKLY_REST_MIN, CHAIN_DAYS = 1440, 6
MOST_WEEK_MIN, CENTS = 3960, 20_000

Rows = list[tuple[int, int, int]]
"""Start, end and day number of each duty and on-call duty of an agent."""


@dataclass(frozen=True, slots=True)
class StandbyMaker:
    """Fills windows with agents at random; `lines` and `away` list each agent's duties and days off."""

    grid: Grid
    agents: Sequence[Agent]
    lines: Sequence[Sequence[Duty]]
    away: Sequence[frozenset[int]]
    rng: np.random.Generator

    def make(self) -> tuple[tuple[OnCallWindow, ...], tuple[OnCallDuty, ...]]:
        """A window a day and language, where somebody can stand by, and who does."""
        windows, taken = [], []
        number = {day: i for i, day in enumerate(self.grid.days)}
        rows: list[Rows] = [[(d.start_min, d.end_min, number[d.day]) for d in line] for line in self.lines]
        stood: list[list[int]] = [[] for _ in self.agents]
        for code in sorted({language.code for agent in self.agents for language in agent.languages}):
            able = [a for a, agent in enumerate(self.agents) if agent.level(code, spoken=False) is not None]
            for day in range(len(self.grid.days)):
                start, end = (self.grid.minute(self.grid.days[day], clock) for clock in (START, END))
                order = (able[int(i)] for i in self.rng.permutation(len(able)))
                found = next((a for a in order if self._may(a, (start, end, day), rows[a], stood[a])), None)
                if found is None:
                    continue
                window = f"standby-{code}-{self.grid.days[day].isoformat()}"
                who = frozenset(self.agents[a].id for a in able)
                windows.append(OnCallWindow(window, who, start, end, 1, 10, 30, 0, CENTS))
                taken.append(OnCallDuty(self.agents[found].id, start, end, window))
                rows[found].append((start, end, day))
                stood[found].append(day)
        return tuple(windows), tuple(sorted(taken))

    def _may(self, agent: int, new: tuple[int, int, int], rows: Rows, stood: list[int]) -> bool:
        """Whether an on-call duty keeps rest, spacing, the week's hours and the weekly rest, all call-outs worked."""
        start, end, day = new
        near = any(start - last < REST_MIN and first - end < REST_MIN for first, last, _ in rows)
        absent = day in self.away[agent] or day + 1 in self.away[agent]
        close = absent or any(abs(day - other) < WITHIN_DAYS for other in stood)
        return not near and not close and self._week_fits(agent, new, stood) and _rested(sorted([*rows, new]))

    def _week_fits(self, agent: int, new: tuple[int, int, int], stood: list[int]) -> bool:
        days, contract = self.grid.days, self.agents[agent].contract
        week = days[new[2]].isocalendar()[:2]
        paid = sum(duty.paid_min for duty in self.lines[agent] if duty.day.isocalendar()[:2] == week)
        called = (1 + sum(days[other].isocalendar()[:2] == week for other in stood)) * (new[1] - new[0])
        most = MOST_WEEK_MIN if contract.overtime and not contract.part_time else contract.most_week_min
        return paid + called <= most


def _rested(rows: Rows) -> bool:
    """Whether no chain of rows, each soon after the one before, touches more than six days."""
    first, until = rows[0][2], rows[0][1]
    for start, end, day in rows:
        if start - until >= WEEKLY_REST_MIN:
            first = day
        if day - first >= CHAIN_DAYS:
            return False
        until = max(until, end)
    return True
