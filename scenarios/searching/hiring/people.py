"""Hours that people give week by week: contracts, last days, attrition, leave, ramp-up and mentors."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from planner.operation import expanding
from planner.operation.agent_rows import proficiency, ramp
from scenarios.kinds.people.learning import language_of
from solver.cover import FloatArray
from solver.people import Agent, Contract

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from scenarios.searching.hiring.asked import FewestHires, Profile

WEEKS_A_MONTH = 365.25 / 12.0 / 7.0
HIRED = "+"
"""How ids of those who could be hired begin; no agent's does."""


def kind_of(agent: str) -> str:
    """Of somebody hired, the kind (+ru.3 is one of +ru); anybody else is of their own."""
    return agent.rpartition(".")[0] if agent.startswith(HIRED) else agent


def staying(per_month: float, weeks: FloatArray) -> FloatArray:
    """Share of people still employed after so many weeks, when a share leaves each month."""
    return np.asarray((1.0 - per_month) ** (np.maximum(weeks, 0.0) / WEEKS_A_MONTH))


def held_hours(agent: Agent, ask: FewestHires, mondays: tuple[date, ...]) -> FloatArray:
    """Hours of paid work a week of somebody employed today, in expectation; `mondays` are the weeks' first days."""
    weeks = np.arange(len(mondays), dtype=float)
    per_month = ask.attrition_by_team.get(agent.team, ask.attrition_per_month)
    extra = ask.overtime_share if agent.contract.overtime and agent.overtime_consent else 0.0
    days = np.array([_days_employed(agent, monday) for monday in mondays]) / 7.0
    pace = np.array([agent.speed_on(monday) / agent.speed for monday in mondays])
    hours = agent.contract.week_min / 60.0 * (1.0 - ask.leave_share) * (1.0 + extra)
    return np.asarray(hours * days * pace * staying(per_month, weeks))


def _days_employed(agent: Agent, monday: date) -> int:
    """Days of the week on which an agent is employed."""
    week = [monday + timedelta(days=day) for day in range(7)]
    first, last = agent.first_day or week[0], agent.last_day or week[-1]
    return sum(first <= day <= last for day in week)


def new_hours(profile: Profile, contract: Contract, ask: FewestHires, factors: tuple[float, ...]) -> FloatArray:
    """Hours of work in the first, second, .. week of somebody hired, in expectation, less their mentor's time."""
    weeks = np.arange(ask.weeks)
    pace = np.ones(ask.weeks)
    pace[: len(factors)] = factors[: ask.weeks]
    stays = staying(leaving(profile, ask), weeks.astype(float))
    mentor = np.where(weeks < ask.mentor_weeks, ask.mentor_h, 0.0)
    return np.asarray((contract.week_min / 60.0 * (1.0 - ask.leave_share) * pace - mentor) * stays)


def paid_cents(profile: Profile, inputs: Inputs, ask: FewestHires) -> FloatArray:
    """What one hire costs from each possible first week to the horizon's end, recruiting included."""
    config = inputs.operation.config
    month = profile.month_cents
    if month is None:
        month = round(config.contracts[profile.contract].week_h * config.costs.hour * WEEKS_A_MONTH)
    stays = staying(leaving(profile, ask), np.arange(ask.weeks, dtype=float))
    employed = np.cumsum(stays)[::-1]
    return np.asarray(profile.recruiting_cents + month / WEEKS_A_MONTH * employed)


def leaving(profile: Profile, ask: FewestHires) -> float:
    by_team = ask.attrition_by_team.get(profile.team or "", ask.attrition_per_month)
    return by_team if profile.attrition_per_month is None else profile.attrition_per_month


def newcomer(name: str, profile: Profile, inputs: Inputs, first_day: date | None = None) -> Agent:
    """Somebody of a profile as an agent of the operation; without a first day, somebody who is there already."""
    config = inputs.operation.config
    skills = tuple(sorted(profile.skills.items()))
    level = proficiency(skills)
    factors = ramp(config, first_day)
    return Agent(
        id=name,
        team=profile.team or next(iter(config.teams), "main"),
        contract=expanding.contracts(config)[profile.contract],
        languages=tuple(language_of(code, levels) for code, levels in sorted(profile.languages.items())),
        skills=skills,
        channels=profile.channels or frozenset(config.channels),
        site=profile.site or next(iter(config.sites), "main"),
        roles=profile.roles,
        certificates=tuple((paper, None) for paper in sorted(profile.certificates)),
        first_day=first_day,
        newcomer_until=factors[-1][0] - timedelta(days=1) if factors else None,
        speed=config.speed.get(level, 1.0),
        hour_cents=config.costs.hour,
        repeat_factor=config.repeat.get(level, 1.0),
        ramp=factors,
        hired=first_day,
    )
