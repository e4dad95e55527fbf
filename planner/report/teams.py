"""The roster as a planner reads it: teams, people, days; what each cell says and how it is coloured."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from planner.report.outputs.request import Request
from solver.duties import Duty, OnCallDuty
from solver.grid import Grid

EARLY, LATE, NIGHT, AWAY, ON_CALL, FREE = "early", "late", "night", "away", "on_call", "free"
EARLY_UNTIL, NIGHT_FROM, NIGHT_UNTIL, QUARTER = 10 * 60, 20 * 60, 6 * 60, 15
AWAY_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Cell:
    """One person's day: kind, the duty's clock times (07:00, 16:00), and whether the person stands by."""

    kind: str = FREE
    starts: str = ""
    ends: str = ""
    stands_by: bool = False

    @property
    def text(self) -> str:
        """07:00-16:00, or nothing."""
        return f"{self.starts}-{self.ends}" if self.starts else ""

    @property
    def from_short(self) -> str:
        """The start without a full hour's zeros: 7, 7:30."""
        return _short(self.starts)

    @property
    def until_short(self) -> str:
        """The end, likewise."""
        return _short(self.ends)


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the roster with its totals."""

    agent: str
    name: str
    cells: tuple[Cell, ...]
    paid_h: float
    contract_h: float
    nights: int
    weekends: int


@dataclass(frozen=True, slots=True)
class Team:
    """A team's rows, in order of agents."""

    id: str
    title: str
    people: tuple[Person, ...]


def teams_of(request: Request) -> tuple[Team, ...]:
    """Everybody by team, in the order of operation.yaml; people without a shift too."""
    config = request.inputs.operation.config
    rows: dict[str, list[Person]] = {team: [] for team in config.teams}
    for person, team in _people(request):
        rows.setdefault(team, []).append(person)
    titles = {team: spec.title for team, spec in config.teams.items()}
    return tuple(Team(team, titles.get(team) or team, tuple(people)) for team, people in rows.items() if people)


def _people(request: Request) -> list[tuple[Person, str]]:
    plan, operation = request.plan, request.inputs.operation
    duties = {(d.agent, d.day): d for d in plan.roster.duties}
    standing = {(d.agent, plan.grid.day_of(d.start_min)): d for d in plan.roster.on_call}
    away = _away(request)
    found = []
    for agent in operation.agents:
        mine = [duties.get((agent.id, day)) for day in plan.grid.days]
        cells = tuple(
            _cell(duty, standing.get((agent.id, day)), (agent.id, day) in away, plan.grid)
            for duty, day in zip(mine, plan.grid.days, strict=True)
        )
        worked = [duty for duty in mine if duty is not None]
        person = Person(
            agent=agent.id,
            name=request.name(agent.id),
            cells=cells,
            paid_h=sum(duty.paid_min for duty in worked) / 60,
            contract_h=agent.contract.week_min * plan.weeks / 60,
            nights=sum(1 for cell in cells if cell.kind == NIGHT),
            weekends=len({_saturday(duty.day) for duty in worked if duty.day.weekday() >= 5}),
        )
        found.append((person, agent.team))
    return found


def _cell(duty: Duty | None, standby: OnCallDuty | None, away: bool, grid: Grid) -> Cell:
    stands_by = standby is not None
    if duty is not None:
        starts, ends = f"{grid.local(duty.start_min):%H:%M}", f"{grid.local(duty.end_min):%H:%M}"
        return Cell(duty_kind(duty, grid), starts, ends, stands_by)
    if away:
        return Cell(AWAY)
    return Cell(ON_CALL if stands_by else FREE, stands_by=stands_by)


def duty_kind(duty: Duty, grid: Grid) -> str:
    """Night if more than half lies between 20:00 and 06:00 (as Turkish law counts), early before 10:00, else late."""
    clocks = [grid.clock(minute) for minute in range(duty.start_min, duty.end_min, QUARTER)]
    if 2 * sum(1 for clock in clocks if clock >= NIGHT_FROM or clock < NIGHT_UNTIL) > len(clocks):
        return NIGHT
    return EARLY if grid.clock(duty.start_min) < EARLY_UNTIL else LATE


def _away(request: Request) -> set[tuple[str, date]]:
    """Agents and local days of which at least half is an absence; never why."""
    grid = request.plan.grid
    minutes: dict[tuple[str, date], int] = defaultdict(int)
    bounds = grid.day_bounds
    for absence in request.inputs.operation.absences:
        for day, first, last in zip(grid.days, bounds[:-1], bounds[1:], strict=True):
            shared = min(absence.end_min, last) - max(absence.start_min, first)
            if shared > 0:
                minutes[absence.agent, day] += shared
    return {key for key, gone in minutes.items() if gone >= AWAY_SHARE * 1440}


def _saturday(day: date) -> date:
    return day - timedelta(days=day.weekday() - 5)


def _short(clock: str) -> str:
    return clock.removesuffix(":00").removeprefix("0") or "0"
