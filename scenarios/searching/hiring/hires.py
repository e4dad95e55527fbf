"""The search: need and capacity of a long horizon, the fewest hires that close the gap, and rosters that test them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from planner.operation import expanding
from planner.outlook import make_demand
from scenarios.searching.hiring.curves import Sight
from scenarios.searching.hiring.figures import Hire, Hiring, Level, Tried
from scenarios.searching.hiring.fit import measured
from scenarios.searching.hiring.lessons import Found, lowered, tight_weeks
from scenarios.searching.hiring.need import Need, make_need
from scenarios.searching.hiring.optimum import cheapest, fewest_people, with_at_most
from scenarios.searching.hiring.outlook import Outlook, long_outlook
from scenarios.searching.hiring.people import HIRED, held_hours, new_hours, newcomer, paid_cents
from scenarios.searching.hiring.programme import Programme, Schedule, short
from scenarios.searching.hiring.proving import Prover, Trial
from scenarios.searching.hiring.standby_hours import standby_hours

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from scenarios.searching.hiring.asked import FewestHires
    from scenarios.searching.question import Ground
    from solver.cover import FloatArray
    from solver.people import Agent

ROUNDS = 2  # how often the search goes back after rosters that missed a goal
OTHER = 0.8  # the quantile told beside the mean


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A question on its ground: everybody who works or could, and the long forecast."""

    ask: FewestHires
    inputs: Inputs
    kinds: tuple[Agent, ...]
    outlook: Outlook

    @property
    def mondays(self) -> tuple[date, ...]:
        """The weeks' first days."""
        return tuple(self.inputs.start + timedelta(weeks=week) for week in range(self.ask.weeks))

    def helped(self, need: Need) -> frozenset[str]:
        """Queues that somebody who could be hired serves."""
        return need.served_by(range(len(self.inputs.operation.agents), len(self.kinds)))

    def need(self, level: int) -> Need:
        """The need at one of the levels of volume."""
        return make_need(self.outlook.lifted(level), self.outlook.inputs, self.kinds)

    def programme(self, need: Need, usable: FloatArray) -> Programme:
        """The integer programme, where a paid hour carries `usable` hours of a pool's need."""
        ask, inputs = self.ask, self.inputs
        employed, profiles = len(inputs.operation.agents), tuple(ask.profiles.values())
        contracts, mondays = expanding.contracts(inputs.operation.config), self.mondays
        hours = np.array([held_hours(agent, ask, mondays) for agent in inputs.operation.agents])
        factors, able = ask.ramp(inputs), need.able.astype(float)
        held = usable[:, None] * (able[:, :employed] @ hours)
        if ask.on_call:
            held = held + standby_hours(self.outlook.inputs, need, ask.weeks)
        asked = np.array([ask.goal_from is None or monday >= ask.goal_from for monday in mondays])
        return Programme(
            needed=need.hours() * ask.covered_share,
            held=held,
            helps=usable[:, None] * able[:, employed:],
            given=np.array([new_hours(p, contracts[p.contract], ask, factors) for p in profiles]),
            first=ask.lead_weeks,
            most_week=np.array([p.most_week for p in profiles]),
            least_class=np.array([p.least_class for p in profiles]),
            most=np.array([p.most_week * ask.weeks if p.most is None else p.most for p in profiles]),
            cents=np.array([paid_cents(p, inputs, ask) for p in profiles]),
            asked=asked,
            forgiven=int((1.0 - ask.weeks_share) * asked.sum() + 1e-9),
        )


def search_hires(ground: Ground, ask: FewestHires) -> Hiring:
    """Fewest hires by profile and week, tested by whole rosters of the tightest weeks.

    Raises
    ------
    forecasting.ForecastError, solver.errors.SolverError
        If history or settings make no sense; all problems are listed.
    """
    base = ground.base
    steps = 4 + ask.checks * (ROUNDS + 1)
    ground.progress(0, steps)
    case = _case(base.inputs, ask)
    need = case.need(0)
    ground.progress(1, steps)
    assert base.plan.forecast is not None
    own = make_need(make_demand(base.inputs, base.plan.forecast, sampled=False), base.inputs, case.kinds)
    first = measured(base.plan, base.inputs, own).usable(own)
    programme = case.programme(need, first)
    found = Found(first, programme, cheapest(programme, ask.fewest == "hires"))
    ground.progress(2, steps)
    found = _proven(ground, case, need, found)
    return _answer(case, need, first, found)


def _case(inputs: Inputs, ask: FewestHires) -> Case:
    could = (newcomer(HIRED + name, profile, inputs) for name, profile in ask.profiles.items())
    other = OTHER if ask.quantile is None else None
    outlook = long_outlook(replace(inputs, weeks=ask.weeks), ask.growth_per_year, (ask.quantile, other))
    return Case(ask, inputs, (*inputs.operation.agents, *could), outlook)


def _proven(ground: Ground, case: Case, need: Need, found: Found) -> Found:
    """Try the tightest weeks with rosters; where goals are missed, count on less of a paid hour and search again.

    More people need not meet more goals, so the round with the fewest goals missed is kept, and of equals the one that
    hires fewest.
    """
    ask = case.ask
    prover = Prover(ground.base.inputs, ask, case.kinds, case.outlook.factors[0], ground.cancel)
    weeks = tight_weeks(found, ask.checks)
    best, least = found, (0, 0)
    for number in range(1, ROUNDS + 2):
        trials = tuple(prover.tried(found.schedule.hires, week) for week in weeks)
        ground.progress(2 + number * ask.checks, 4 + ask.checks * (ROUNDS + 1))
        found = replace(found, tried=(*found.tried, *(_tried(number, t, case) for t in trials)))
        reached = (sum(t.queues if t.fit is None else len(t.missed) for t in trials), found.schedule.people)
        if number == 1 or reached < least:
            best, least = replace(found, kept=number), reached
        usable = lowered(need, found, case.helped(need), trials)
        if number > ROUNDS or ground.cancel() or np.array_equal(usable, found.usable):
            break
        programme = case.programme(need, usable)
        found = replace(found, usable=usable, programme=programme, schedule=cheapest(programme, ask.fewest == "hires"))
    return replace(best, tried=found.tried)


def _tried(number: int, trial: Trial, case: Case) -> Tried:
    fit = trial.fit
    whole = None if fit is None else int(np.argmax(fit.need_h))
    figures = (0.0, 0.0, 0.0) if fit is None else (fit.need_h[whole], fit.paid_h[whole], fit.short_h[whole])
    hours = tuple(float(figure) for figure in figures)
    monday = case.mondays[trial.week]
    there = (trial.people, trial.hired, fit is not None, trial.missed, trial.queues)
    return Tried(number, monday, *there, *hours)


def _answer(case: Case, need: Need, first: FloatArray, found: Found) -> Hiring:
    ask, programme, schedule = case.ask, found.programme, found.schedule
    sight = Sight(case.inputs, need, programme, case.mondays, ask.covered_share)
    whole = int(np.argmax(need.hours().sum(axis=1)))
    fewer = with_at_most(programme, schedule.people - 1, schedule) if schedule.people else schedule
    return Hiring(
        start=case.inputs.start,
        weeks=ask.weeks,
        lead_weeks=ask.lead_weeks,
        currency=case.inputs.operation.config.currency,
        hires=_hires(case, programme, schedule),
        curves=sight.curves(schedule.hires),
        asked_weeks=int(programme.asked.sum()),
        goal_week=int(np.argmax(programme.asked & (np.arange(ask.weeks) >= programme.first))),
        short_before_h=tuple(short(programme, np.zeros_like(schedule.hires)).tolist()),
        short_h=tuple(schedule.short_h.tolist()),
        unsaved=sight.short_weeks(schedule.hires),
        bound=schedule.bound,
        proven=schedule.proven,
        dear_share=schedule.dear_share,
        first_usable=float(first[whole]),
        usable=float(found.usable[whole]),
        fewer=sight.short_weeks(fewer.hires, beyond=schedule.short_h),
        fewer_least_h=None if fewer.proven else max(0.0, fewer.bound - schedule.left_h),
        levels=(_other_level(case, found),),
        idle=_idle(case, programme),
        unhelped=tuple(q for q in _missed(found) if q not in case.helped(need)),
        tried=found.tried,
        kept=found.kept,
        notes=tuple((note.code, tuple(note.params.items())) for note in case.outlook.notes),
    )


def _other_level(case: Case, found: Found) -> Level:
    """Hires for the mean where a quantile was asked for, else for a busy week."""
    other = fewest_people(case.programme(case.need(1), found.usable))
    return Level(None if case.ask.quantile else OTHER, other.people)


def _hires(case: Case, programme: Programme, schedule: Schedule) -> tuple[Hire, ...]:
    """Hires by first day, then in the order of the profiles."""
    names, lead = tuple(case.ask.profiles), timedelta(weeks=case.ask.lead_weeks)
    return tuple(
        Hire(
            names[number],
            int(schedule.hires[number, week]),
            case.mondays[week],
            case.mondays[week] - lead,
            round(float(programme.cents[number, week] * schedule.hires[number, week])),
        )
        for week in range(case.ask.weeks)
        for number in np.flatnonzero(schedule.hires[:, week]).tolist()
    )


def _missed(found: Found) -> tuple[str, ...]:
    """Queues that missed a goal in the round that is answered."""
    return tuple(dict.fromkeys(name for trial in found.tried if trial.round == found.kept for name in trial.missed))


def _idle(case: Case, programme: Programme) -> tuple[str, ...]:
    """Profiles that can serve no pool that is ever short."""
    lacking = ((programme.needed - programme.held) * programme.asked > 0).any(axis=1)
    return tuple(name for number, name in enumerate(case.ask.profiles) if not programme.helps[lacking, number].any())
