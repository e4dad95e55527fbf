"""A week of the horizon with a whole roster: who is employed then, hires among them, planned and simulated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from planner.capacity import with_growth
from planner.inputs import Inputs, with_operation
from planner.operation.operation import Edit, Operation
from planner.outlook import make_demand
from planner.pipeline import run_pipeline
from scenarios.searching.hiring.fit import Fit, measured
from scenarios.searching.hiring.need import make_need
from scenarios.searching.hiring.people import HIRED, leaving, newcomer, staying
from solver.grid import utc
from solver.people import Agent

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenarios.searching.hiring.asked import FewestHires
    from solver.cover import FloatArray, IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """What a roster of one week came to. `people` : employed and not on leave then, `hired` of them.

    `fit` is None where no roster was found in time.
    """

    week: int
    people: int
    hired: int
    queues: int
    fit: Fit | None

    @property
    def missed(self) -> tuple[str, ...]:
        """Queues that missed their goal."""
        return () if self.fit is None else self.fit.missed

    @property
    def met(self) -> bool:
        """Whether there is a roster and every queue is at its goal."""
        return self.fit is not None and not self.fit.missed


@dataclass(frozen=True, slots=True, eq=False)
class Prover:
    """What every trial needs: the plan's inputs, the question, all kinds of people and the volume's factors."""

    inputs: Inputs
    ask: FewestHires
    kinds: tuple[Agent, ...]
    factors: FloatArray
    cancel: Callable[[], bool]

    def tried(self, hires: IntArray, week: int) -> Trial:
        """Roster a week with the hires made by then, and simulate it."""
        inputs = self.week_inputs(hires, week)
        plan = run_pipeline(inputs, cancel=self.cancel)
        people = inputs.operation.agents
        hired = sum(agent.id.startswith(HIRED) for agent in people)
        found = Trial(week, len(people), hired, len(inputs.operation.queues), None)
        if plan.attainment is None or plan.forecast is None:
            return found
        need = make_need(make_demand(inputs, plan.forecast, sampled=False), inputs, self.kinds)
        return replace(found, fit=measured(plan, inputs, need))

    def week_inputs(self, hires: IntArray, week: int) -> Inputs:
        """The week's inputs: nothing is known of its leave, wishes and the shifts before it; papers are renewed."""
        base = with_growth(self.inputs, self.ask.growth_per_year)
        monday = base.start + timedelta(weeks=week)
        there = present((*self._employed(monday, week), *self._hired(hires, week)))
        operation = _bare(base.operation, there)
        edits = (*operation.edits, *self._lifts(monday, week))
        inputs = with_operation(base, replace(operation, edits=edits))
        return replace(inputs, start=monday, weeks=1, time_limit_s=self.ask.check_limit_s)

    def _employed(self, monday: date, week: int) -> list[tuple[Agent, float]]:
        """Today's people, each with the chance to be employed still and not on leave."""
        ask, last = self.ask, monday + timedelta(days=6)
        found = []
        for agent in self.inputs.operation.agents:
            gone = agent.last_day is not None and agent.last_day < monday
            if not gone and (agent.first_day is None or agent.first_day <= last):
                per_month = ask.attrition_by_team.get(agent.team, ask.attrition_per_month)
                found.append((agent, _chance(per_month, week, ask)))
        return found

    def _hired(self, hires: IntArray, week: int) -> list[tuple[Agent, float]]:
        """Those hired by a week, each with the same chance."""
        ask = self.ask
        update = {"newcomer_weeks": ask.ramp(self.inputs)}
        config = self.inputs.operation.config.model_copy(update=update)
        inputs = with_operation(self.inputs, replace(self.inputs.operation, config=config))
        found = []
        for number, (name, profile) in enumerate(ask.profiles.items()):
            starts = np.repeat(np.arange(week + 1), hires[number, : week + 1])
            for count, start in enumerate(starts.tolist(), 1):
                first = self.inputs.start + timedelta(weeks=start)
                agent = newcomer(f"{HIRED}{name}.{count}", profile, inputs, first)
                found.append((agent, _chance(leaving(profile, ask), week - start, ask)))
        return found

    def _lifts(self, monday: date, week: int) -> tuple[Edit, ...]:
        """Edits that lift the week's volume to the quantile asked for."""
        if self.ask.quantile is None:
            return ()
        grid = replace(self.inputs, start=monday, weeks=1).grid
        begin, end = utc(grid.start_min), utc(grid.end_min)
        return tuple(
            Edit(f"quantile {queue.id}", (queue.id,), begin, end, float(factor), None)
            for queue, factor in zip(self.inputs.operation.queues, self.factors[:, week], strict=True)
        )


def _chance(per_month: float, weeks: int, ask: FewestHires) -> float:
    return float(staying(per_month, np.array([float(weeks)]))[0]) * (1.0 - ask.leave_share)


def present(people: tuple[tuple[Agent, float], ...]) -> tuple[Agent, ...]:
    """As many as their chances add up to, evenly out of people of equal languages and skills.

    Systematic sampling (Madow 1949): along the people sorted by what they can do, one stays each time the chances
    added up so far pass the next half.
    """
    ordered = sorted(people, key=lambda pair: (str(pair[0].languages), str(pair[0].skills), pair[0].id))
    sums = np.cumsum([chance for _, chance in ordered]) if ordered else np.zeros(0)
    passed = np.diff(np.floor(sums + 0.5), prepend=0.0) > 0
    kept = {agent.id for (agent, _), stays in zip(ordered, passed, strict=True) if stays}
    return tuple(agent for agent, _ in people if agent.id in kept)


def _bare(operation: Operation, agents: tuple[Agent, ...]) -> Operation:
    """The operation with these people, whose papers are renewed, and nothing dated."""
    renewed = tuple(replace(a, certificates=tuple((name, None) for name, _ in a.certificates)) for a in agents)
    ids = {agent.id for agent in agents}
    return replace(
        operation,
        agents=renewed,
        absences=(),
        wishes=(),
        locks=(),
        lock_rows=(),
        protections=(),
        activities=(),
        previous=(),
        previous_on_call=(),
        has_previous=False,
        balances_min=(),
        ledger=(),
        pairs=tuple(pair for pair in operation.pairs if {pair.first, pair.second} <= ids),
        bids=(),
        offers=(),
    )
