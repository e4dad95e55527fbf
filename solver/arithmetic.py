"""Arithmetic before any search: hours promised and hours of work against the legal hours of those who qualify."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from solver.case import Absence
from solver.cover import Floor
from solver.grid import DAY_MIN, Grid
from solver.people import Agent, at_least
from solver.queues import Queue
from solver.shifts import ShiftTemplate
from solver.staffing.results import PoolNeed

WEEK_DAYS = 7
HOUR_MIN = 60.0

Hours = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class FloorArithmetic:
    """A floor against the agents who count towards it; hours are per week, averaged over the horizon.

    Attributes
    ----------
    promised_h : agent-hours of the floor ("Arabic 10-02 = 112 h a week").
    with_breaks_h : the same with the paid breaks of those who keep it.
    present_h : contract hours of `agents` less absences ("A1 45 + A2 30 = 75").
    short_h : what is missing, 0 when the hours suffice; `enough_people` may still be False.
    people_needed : one more than the floor asks at its highest, for the breaks.
    agents : (agent, weekly hours) of those who count, by id.
    """

    floor: str
    promised_h: float
    with_breaks_h: float
    present_h: float
    short_h: float
    people_needed: int
    agents: tuple[tuple[str, float], ...]

    @property
    def enough_people(self) -> bool:
        """Whether somebody is left to relieve the floor at break times."""
        return len(self.agents) >= self.people_needed


@dataclass(frozen=True, slots=True)
class LanguageArithmetic:
    """Work and need of a language against its speakers; hours per week, speakers of several count in each."""

    language: str
    load_h: float
    need_h: float
    present_h: float
    short_h: float
    agents: tuple[tuple[str, float], ...]


def weekly_hours(agents: tuple[Agent, ...], absences: tuple[Absence, ...], grid: Grid) -> dict[str, float]:
    """Contract hours per week of every agent, less the share of the horizon spent absent or not employed."""
    length = grid.end_min - grid.start_min
    found: dict[str, float] = {}
    for agent in agents:
        gone = [(a.start_min, a.end_min) for a in absences if a.agent == agent.id]
        gone += _not_employed(agent, grid)
        there = 1.0 - _union_min(gone, grid) / length
        found[agent.id] = agent.contract.week_min * agent.contract.most_share / HOUR_MIN * there
    return found


def paid_break_share(templates: tuple[ShiftTemplate, ...]) -> float:
    """Share of paid time spent on paid breaks, over all templates; 0 without any."""
    paid = sum(t.paid_min for t in templates)
    on_break = sum(b.length_min for t in templates for b in t.breaks if b.paid)
    return on_break / paid if paid else 0.0


def floor_arithmetic(
    floors: tuple[Floor, ...], hours: Hours, grid: Grid, break_share: float
) -> tuple[FloorArithmetic, ...]:
    """Hours each floor promises against the hours of those who count towards it.

    Parameters
    ----------
    floors : from `solver.requirement.floors`.
    hours : weekly hours by agent, from `weekly_hours`.
    break_share : of paid time spent on breaks, from `paid_break_share`.
    """
    weeks = _weeks(grid)
    found = []
    for floor in floors:
        promised = float(floor.least.sum()) * grid.step_min / HOUR_MIN / weeks
        needed = promised / (1.0 - break_share)
        agents = tuple((name, hours[name]) for name in sorted(floor.agents))
        present = sum(h for _, h in agents)
        people = int(floor.least.max(initial=0)) + 1
        found.append(FloorArithmetic(floor.id, promised, needed, present, max(0.0, needed - present), people, agents))
    return tuple(found)


def language_arithmetic(
    pools: tuple[PoolNeed, ...], agents: tuple[Agent, ...], queues: tuple[Queue, ...], hours: Hours, grid: Grid
) -> tuple[LanguageArithmetic, ...]:
    """Work and need per language against the hours of agents who speak it well enough for one of its queues."""
    factor = grid.step_min / HOUR_MIN / _weeks(grid)
    found = []
    for language in dict.fromkeys(pool.language for pool in pools):
        asked = [queue for queue in queues if queue.language == language]
        speakers = tuple(
            (agent.id, hours[agent.id])
            for agent in agents
            if any(at_least(agent.level(language, spoken=q.spoken), q.level) for q in asked)
        )
        mine = [pool for pool in pools if pool.language == language]
        load, need = (
            factor * sum(float(x.sum()) for x in part) for part in zip(*((p.load, p.need) for p in mine), strict=True)
        )
        present = sum(h for _, h in speakers)
        found.append(LanguageArithmetic(language, load, need, present, max(0.0, need - present), speakers))
    return tuple(found)


def _weeks(grid: Grid) -> float:
    return len(grid.days) / WEEK_DAYS


def _not_employed(agent: Agent, grid: Grid) -> list[tuple[int, int]]:
    spans = []
    if agent.first_day is not None:
        spans.append((grid.start_min, grid.minute(agent.first_day, 0)))
    if agent.last_day is not None:
        spans.append((grid.minute(agent.last_day, DAY_MIN), grid.end_min))
    return spans


def _union_min(spans: list[tuple[int, int]], grid: Grid) -> int:
    """Minutes of the horizon covered by at least one span."""
    total, reached = 0, grid.start_min
    for start, end in sorted(spans):
        first, last = max(start, reached), min(end, grid.end_min)
        if last > first:
            total += last - first
            reached = last
    return total
