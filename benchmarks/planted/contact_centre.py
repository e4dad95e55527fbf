"""A contact centre whose best roster is known: demand is what a legal roster covers after its breaks.

The demand of every row and interval is the planted roster's cover (less the slack), allotted to rows by a split
that is feasible, so 0 uncovered is the optimum and the planted roster, which breaks no rule and costs nothing else,
has objective 0. Solver code gives only values and rules; nothing here is imported by the solver.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from planted.demand import heads, split, uncovered
from planted.lines import LineMaker
from planted.people import Crew, crew
from planted.shifts import templates
from planted.standby import MOST_WEEK_MIN, StandbyMaker
from solver.case import CostRates, RosterCase
from solver.cover import Requirement
from solver.duties import Break, Duty, Roster
from solver.grid import Grid
from solver.rules import BY_KIND, Rule
from solver.rules.nights import Nights
from solver.rules.on_call_limits import OnCallLimits
from solver.shifts import BreakWindow, ShiftTemplate

FIRST_DAY, ZONE, STEP_MIN, LEAST_DAYS = date(2026, 3, 2), "Europe/Istanbul", 15, 7
CENTS, HOUR_CENTS = 800, 600
PLAIN_RULES = (
    *("one_shift_a_day", "menus", "daily_rest", "weekly_rest", "daily_hours", "weekly_hours", "period_hours"),
    *("weekly_days", "consecutive_days", "night_length", "night_rotation", "weekends", "absence", "breaks"),
    *("serves_something", "standby", "on_call_reach", "on_call_rest"),
)


@dataclass(frozen=True, slots=True)
class Planted:
    """What is known of a planted case: its roster, agent-intervals demanded, and the least that can stay uncovered."""

    roster: Roster
    demanded: float
    optimum_uncovered: float
    slack_pct: float
    seed: int


def generate(agents: int, days: int, skills: int, slack_pct: float, seed: int) -> tuple[RosterCase, Planted]:
    """A case of so many agents, days (7 or more) and queues, and the roster it was planted from.

    `slack_pct` lowers the demand by so many percent (0 to 100). Equal arguments give equal cases.
    """
    if agents < 1 or days < LEAST_DAYS or not 0 <= slack_pct < 100:
        raise ValueError(f"agents {agents} >= 1, days {days} >= {LEAST_DAYS}, slack {slack_pct} in [0, 100) are needed")
    rng = np.random.default_rng([seed, agents, days, skills])
    grid, menu = Grid.of(FIRST_DAY, days, STEP_MIN, ZONE), templates()
    people = crew(agents, skills, grid, rng)
    lines = _lines(people, grid, menu, rng)
    windows, standing = StandbyMaker(grid, people.agents, lines, people.away, rng).make()
    roster = Roster(tuple(duty for line in lines for duty in line), standing)
    present = heads(roster, grid, people.groups.group_of())
    serves = _row_rights(people)
    day_of = np.searchsorted(grid.day_bounds, grid.starts, side="right") - 1
    need = np.floor(split(present, serves, day_of, rng) * (100.0 - slack_pct) / 10.0) / 10.0
    asked = Requirement(people.groups.rows(), serves, need[None], (CENTS,), need, on_call=windows)
    case = RosterCase(
        grid, people.agents, people.groups, menu, asked, _rules(days), people.absences, costs=CostRates(HOUR_CENTS)
    )
    return case, Planted(roster, float(need.sum()), 0.0, slack_pct, seed)


def uncovered_pct(case: RosterCase, roster: Roster) -> float:
    """Uncovered agent-intervals of the first need level in percent of those demanded, whoever works for which row."""
    asked = case.requirement
    present = np.zeros((len(asked.serves), case.grid.intervals), dtype=np.int64)
    found = heads(roster, case.grid, case.groups.group_of())
    present[: len(found)] = found
    return float(100.0 * uncovered(asked.need[0], asked.serves, present).sum() / max(asked.need[0].sum(), 1e-9))


def _rules(days: int) -> tuple[Rule, ...]:
    plain = (BY_KIND[kind](kind=kind) for kind in PLAIN_RULES)
    return (*plain, Nights(fair_in_28_days=_fair_nights(days)), OnCallLimits(most_week_min=MOST_WEEK_MIN))


def _fair_nights(days: int) -> int:
    """Nights in four weeks that cost nothing: those of one week of nights at least, however short the horizon."""
    return min(28, max(8, -(-6 * 28 // days)))


def _row_rights(people: Crew) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Groups x rows: queues of equal eligibility merged."""
    place = {queue: q for q, queue in enumerate(people.groups.queues)}
    return people.groups.serves[:, [place[names[0]] for names in people.groups.rows()]]


def _lines(
    people: Crew, grid: Grid, menu: tuple[ShiftTemplate, ...], rng: np.random.Generator
) -> list[tuple[Duty, ...]]:
    """Duties of each agent, breaks at random in their windows."""
    maker = LineMaker(menu, grid, -(-_fair_nights(len(grid.days)) * len(grid.days) // 28), rng)
    found = []
    for agent, away in zip(people.agents, people.away, strict=True):
        chosen = maker.draw(agent, away)
        found.append(tuple(_duty(agent.id, grid, day, menu[t], rng) for day, t in enumerate(chosen) if t >= 0))
    return found


def _duty(agent: str, grid: Grid, day: int, template: ShiftTemplate, rng: np.random.Generator) -> Duty:
    start = grid.day_bounds[day] + template.start
    breaks = tuple(
        Break(start + _offset(window, grid.step_min, rng), window.length_min, window.paid) for window in template.breaks
    )
    return Duty(agent, start, start + template.length_min, grid.days[day], template.id, template.paid_min, breaks)


def _offset(window: BreakWindow, step_min: int, rng: np.random.Generator) -> int:
    return window.earliest_min + step_min * int(rng.integers((window.latest_min - window.earliest_min) // step_min + 1))
