"""Tiny cases whose requirement asks for focus blocks."""

from __future__ import annotations

from datetime import date

import numpy as np

from solver.case import RosterCase
from solver.cover import Focus, Requirement
from solver.grid import Grid
from solver.groups import Groups
from solver.people import Agent, Contract
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_rest import DailyRest
from solver.rules.personal_totals import PersonalTotal, PersonalTotals
from solver.shifts import ShiftTemplate

MONDAY = date(2025, 11, 3)
TEMPLATES = tuple(
    ShiftTemplate(f"{hour}+{hours}", "standard", hour * 60, hours * 60) for hour in (8, 10, 14) for hours in (4, 6)
)


def focus_case(agents: int, days: int, block_min: int = 120) -> tuple[RosterCase, Focus]:
    """Two rows, hours, one head meant on each from 8 to 16; shifts of 4 and 6 hours, at most 4 days in a row."""
    grid = Grid.of(MONDAY, days, 60, "UTC")
    contract = Contract("full", 2400, 0, 3000)
    people = tuple(Agent(f"A{i}", "T", contract, (), (), frozenset()) for i in range(agents))
    clock = np.arange(grid.intervals) % 24
    most = np.tile(((clock >= 8) & (clock < 16)).astype(np.int64), (2, 1))
    focus = Focus(np.zeros_like(most), most, 100, block_min)
    serves = np.ones((1, 2), dtype=bool)
    nothing = np.zeros((0, 2, grid.intervals))
    requirement = Requirement((("q0",), ("q1",)), serves, nothing, (), most.astype(float), focus=focus)
    groups = Groups(("q0", "q1"), (tuple(p.id for p in people),), serves)
    totals = (PersonalTotal(measure="paid_min", least=min(days, 3) * 300, most=min(days, 4) * 360),)
    rules = (DailyRest(), ConsecutiveDays(most_days=4), PersonalTotals(totals=totals))
    return RosterCase(grid, people, groups, TEMPLATES, requirement, rules), focus
