"""The cheapest mix: what the plan lacks in drawn futures, what closes it for least, and that played with the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from planner.problems import OperationError, Problem
from scenarios.playing import play
from scenarios.scenario import Scenario
from scenarios.searching.mix.building import Built, built, mix_scenario
from scenarios.searching.mix.figures import Mix, Programme
from scenarios.searching.mix.lawful import Lawful, lawful
from scenarios.searching.mix.naming import Named, settled
from scenarios.searching.mix.program import least_missing
from scenarios.searching.mix.proving import with_mix
from scenarios.searching.mix.shortfall import Shortfall, shortfall
from scenarios.searching.mix.spacing import apart, rooms
from scenarios.searching.start.curve import late
from scenarios.served import mean_of
from scenarios.simulated import simulated

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.plans import Plan
    from scenarios.searching.mix.ask import CheapestMix
    from scenarios.searching.question import Ground
    from solver.cover import FloatArray, IntArray
    from solver.people import Agent

WEEKS_A_MONTH = 365.25 / 12 / 7


@dataclass(frozen=True, slots=True, eq=False)
class CheapestMixAnswer:
    """The mix, and what it was found against.

    Attributes
    ----------
    short : what the plan lacks, future by future. `missing_before_h`: expected hours missing by language without it.
    late_before, late_after : late contacts of the plan and of the plan with the mix, played with the same contacts;
        `late_noise` two standard errors of their difference.
    values : the mix as a scenario file. `built` : that scenario played with a whole roster, where that was asked.
    """

    asked: CheapestMix
    inputs: Inputs
    plan_id: str
    short: Shortfall
    programme: Programme
    named: Named
    missing_before_h: FloatArray
    late_before: float
    late_after: float
    late_noise: float
    values: dict[str, object]
    built: Built | None

    @property
    def mix(self) -> Mix:
        """What to do."""
        return self.named.mix


def cheapest_mix(asked: CheapestMix, ground: Ground) -> CheapestMixAnswer:
    """Find the cheapest mix.

    Raises
    ------
    OperationError
        `search_mix_beyond` where everything that may be used leaves more missing, with the least that would be left;
        `search_mix_unfinished` where no whole numbers were found in time.
    """
    plan, inputs = _standing(asked, ground)
    ground.progress(0, 3)
    short = shortfall(plan, inputs, asked.futures)
    found = lawful(plan, inputs, short, (asked.overtime is not None, asked.on_call is not None))
    given = programme(asked, inputs, short, found)
    ground.progress(1, 3)
    named = settled(given, found, short, (asked.time_limit_s, ground.cancel))
    if named is None:
        raise OperationError((_beyond(given, short),), scenario=asked.name)
    ground.progress(2, 3)
    before = late(simulated(plan, inputs, asked.replications).served).sum(axis=(1, 2))
    with_it, people = with_mix(plan, inputs, short, (named, tuple(frozenset(hire.languages) for hire in asked.hires)))
    after = late(simulated(with_it, people, asked.replications).served).sum(axis=(1, 2))
    mix = named.mix
    values = mix_scenario(asked, inputs, short, named)
    nothing = replace(mix, turns=(), on_call=0 * mix.on_call, hired=0 * mix.hired)
    return CheapestMixAnswer(
        asked=asked,
        inputs=inputs,
        plan_id=ground.base.plan.id,
        short=short,
        programme=given,
        named=named,
        missing_before_h=missing_h(given, nothing),
        late_before=float(before.mean()),
        late_after=float(after.mean()),
        late_noise=mean_of(after - before)[1],
        values=values,
        built=built(asked, ground, values, before) if asked.checks else None,
    )


def _standing(asked: CheapestMix, ground: Ground) -> tuple[Plan, Inputs]:
    """The plan as it stands under the changes that make the gap, its roster kept."""
    if not asked.changes:
        return ground.base.plan, ground.base.inputs
    scenario = Scenario(name=asked.name, roster="keep", changes=asked.changes)
    played = play(ground.base, scenario, replications=2, most_replications=2, stages=ground.stages)
    return played.plan, played.inputs


def programme(asked: CheapestMix, inputs: Inputs, short: Shortfall, found: Lawful) -> Programme:
    """The programme's figures: prices of the operation, lawful turns, hours that people have left."""
    blocks, costs = short.blocks, inputs.operation.config.costs
    number = {language: place for place, language in enumerate(short.languages)}
    over, call, hires = asked.overtime, asked.on_call, asked.hires
    premium = costs.overtime_share if over is None or over.premium_share is None else over.premium_share
    rates = np.array([_rate(people, costs.hour) for people in short.people]) * (1.0 + premium)
    months = [costs.hour * hire.week_h * WEEKS_A_MONTH if hire.month is None else hire.month for hire in hires]
    everybody = tuple(agent for people in short.people for agent in people)
    return Programme(
        needed=short.needed,
        present=short.present,
        kinds=tuple(frozenset(number[language] for language in kind) for kind in short.kinds),
        hires=tuple(frozenset(number[language] for language in hire.languages) for hire in hires),
        hours=blocks.hours,
        day=blocks.day,
        week=blocks.week,
        turns=found.turns,
        rooms=rooms(found, inputs, everybody, over.most_h_week if over else 0.0),
        apart=apart(found.turns),
        overtime_cents=rates,
        **_standby(found, short, call.depth if call else 0),
        on_call_cents=float(call.block) if call else 0.0,
        called_cents=rates,
        called_share=1.0 - (call.at_desk_min if call else 0) / 240.0,
        hire_most=np.array([hire.most for hire in hires], dtype=np.int64),
        hire_week_h=np.array([hire.week_h for hire in hires]),
        hire_cents=np.array(months) * (int(blocks.week.max()) + 1) / WEEKS_A_MONTH,
        hire_from=_from(asked, blocks.week),
        missing_share=asked.missing_share,
    )


def _standby(found: Lawful, short: Shortfall, depth: int) -> dict[str, IntArray]:
    """How many may stand by: in each block, and each week, in which everybody has one turn at most."""
    weeks = short.blocks.week
    most = np.zeros((len(short.kinds), len(weeks)), dtype=np.int64)
    people = [[set[str]() for _ in range(int(weeks.max()) + 1)] for _ in short.kinds]
    for (kind, block), able in found.standby.items():
        most[kind, block] = min(len(able), depth)
        people[kind][int(weeks[block])] |= set(able)
    return {"on_call_most": most, "on_call_week": np.array([[len(one) for one in row] for row in people])}


def _from(asked: CheapestMix, week: IntArray) -> IntArray:
    """The first block in which each profile is at work; beyond the last where the plan ends before."""
    return np.array([int(np.searchsorted(week, hire.lead_weeks)) for hire in asked.hires], dtype=np.int64)


def _rate(people: tuple[Agent, ...], usual: int) -> float:
    return float(np.mean([agent.hour_cents or usual for agent in people]))


def missing_h(given: Programme, mix: Mix) -> FloatArray:
    """Expected hours missing by language with a mix, calls made where people are missing; a least distribution."""
    fixed = replace(given, turns=mix.turns, rooms=(), apart=(), on_call_most=mix.on_call, hire_most=mix.hired)
    return least_missing(fixed) * given.needed_h


def _beyond(given: Programme, short: Shortfall) -> Problem:
    """Why there is no mix: what would stay missing with everything."""
    left = least_missing(given)
    over = [language for language, share in zip(short.languages, left, strict=True) if share > given.missing_share]
    told = {language: f"{100 * share:.1f} %" for language, share in zip(short.languages, left, strict=True)}
    left_text = ", ".join(f"{language} {told[language]}" for language in over or short.languages)
    code = "search_mix_beyond" if over else "search_mix_unfinished"
    asked = (("left", left_text), ("share", f"{100 * given.missing_share:g} %"))
    return Problem("search", None, "missing_share", code, f"{given.missing_share:g}", asked)
