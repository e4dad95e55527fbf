"""The roster stage: build, simulate, shift the need to where agents help most, build on, keep what serves better."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from planner.casework import make_case, staffing_params
from planner.corrections import NeedShift, RowGains, shift_need
from planner.engines import engine_of
from planner.inputs import Inputs
from planner.keeping.held import hold
from planner.plans import RosterStage, Round, Stop
from planner.playing import PLAIN, Playing, play, whole_roster
from planner.reinforcements import measure_rows, spare_hours
from planner.shortfalls import Promise, promises
from solver.cover import Requirement
from solver.demand import Demand
from solver.duties import Roster
from solver.outcomes import Attainment, Result, Status, TracePoint
from solver.requirement import Staffing
from solver.staffing.levels import GOAL_LEVEL, waiting_factors

CORRECTION_S = 15.0  # of search, and of everything else, for each correction
AFTER_FAILURE = 0.5  # share of the missing contacts that the next round goes for, once a round served no better
COVERAGE = "coverage"
HARD = "hard:"


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told of anytime points, and who is asked whether to stop."""

    progress: Callable[[TracePoint], None]
    cancel: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Built:
    """A roster stage and, if it was simulated on the way, the service it attained."""

    stage: RosterStage
    attained: Attainment | None = None


def build_roster(inputs: Inputs, demand: Demand, staffing: Staffing, watch: Watch) -> Built:
    """Build the roster; then, while goals are missed in simulation, shift the need and build on.

    The better roster is kept: fewer broken hard rules, then less cost. Cost = the price of priced rules and on-call,
    and contacts missing to the goals over their own periods, each at what the roster pays for the time of the agents
    that would have answered it. It ends when all goals are met, no agent could help, or rounds or seconds are over.
    """
    result = _solve(inputs, staffing.requirement, inputs.time_limit_s, watch)
    built = Built(RosterStage(result, staffing.requirement, 0, kept=inputs.kept, carried=inputs.carried))
    if inputs.operation.config.solver.corrections == 0 or not _may_go_on(result, watch):
        return built
    loop = _Loop(inputs, demand, built, watch)
    try:
        loop.run()
    except KeyboardInterrupt:  # between two searches: what was built stays
        return _cut_short(loop.built)
    return loop.built


def simulate_roster(inputs: Inputs, demand: Demand, roster: Roster, playing: Playing = PLAIN) -> Attainment:
    """Simulate a roster together with the duties of the opening state that reach into the horizon."""
    return play(whole_roster(inputs, roster), inputs, demand, playing)


class _Loop:
    """The corrections of one roster: the best so far, its rounds, and what one more agent was measured to change."""

    def __init__(self, inputs: Inputs, demand: Demand, built: Built, watch: Watch) -> None:
        self.built = built
        self._inputs, self._demand, self._watch = inputs, demand, watch
        self._gains: RowGains | None = None
        self._step = 1.0

    def run(self) -> None:
        """Correct as often as allowed; afterwards `built` holds the best roster and why there is no better one."""
        self._simulate_first()
        allowed = self._inputs.operation.config.solver.corrections
        began = time.monotonic()
        for done in range(allowed):
            if not _may_go_on(self.built.stage.result, self._watch):
                return
            late = self._late(done, allowed, time.monotonic() - began)
            reason: Stop = "goals_met" if self._met() else "time_over" if late else self._correct()
            if reason:
                self._stop(reason)
                return
        if not self.built.stage.result.cancelled:
            self._stop("goals_met" if self._met() else "rounds_over")

    def _late(self, done: int, allowed: int, elapsed_s: float) -> bool:
        """Whether another round would last longer than all may; a reproducible run reads no clock."""
        if self._inputs.reproducible or done == 0:
            return False
        return elapsed_s * (done + 1) / done > 2.0 * CORRECTION_S * allowed

    def _simulate_first(self) -> None:
        attained = simulate_roster(self._inputs, self._demand, self.built.stage.result.roster or Roster())
        self.built = replace(self.built, attained=attained)
        self.built = self._with_round(self.built, self.built, kept=True)

    def _met(self) -> bool:
        return all(promise.met for promise in self._promises(self.built))

    def _shift(self) -> NeedShift | None:
        """The need shifted from gains that are measured once: what an agent is worth changes less than the roster.

        Before that, work that can wait goes to where the roster's people are free.
        """
        stage, inputs = self.built.stage, self._inputs
        roster = stage.result.roster or Roster()
        if self._gains is None:
            self._gains = measure_rows(inputs, self._demand, roster, stage.requirement)
        need = _waiting_moved(inputs, stage.requirement, roster)
        gains = replace(self._gains, spare_h=spare_hours(inputs, roster, need))
        return shift_need(need, self._promises(self.built), gains, inputs.grid, self._step)

    def _correct(self) -> Stop:
        """One round, unless no agent could help."""
        shift, stage = self._shift(), self.built.stage
        if shift is None:
            return "no_agent_could_help"
        limit_s = min(CORRECTION_S, self._inputs.time_limit_s)
        again = _solve(self._inputs, shift.requirement, limit_s, self._watch, start=stage.result.roster)
        better = again.roster is not None and self._keep_better(again, shift)
        if not better:
            self._step *= AFTER_FAILURE
            self.built = _noted(self.built, again.notes)
        if again.cancelled:
            self.built = _cut_short(self.built)
        return ""

    def _keep_better(self, again: Result, shift: NeedShift) -> bool:
        """Whether the new roster serves better for its cost; then it is the one from now on."""
        stage = self.built.stage
        made = replace(stage, result=_following(stage.result, again), requirement=shift.requirement)
        anew = Built(made, simulate_roster(self._inputs, self._demand, again.roster or Roster()))
        kept = self._worth(anew) < self._worth(self.built)
        best = replace(anew, stage=replace(made, corrections=stage.corrections + 1)) if kept else self.built
        self.built = self._with_round(best, anew, kept=kept)
        return kept

    def _worth(self, built: Built) -> tuple[float, float]:
        """What to have little of: missing to hard rules, then cost in cents."""
        objective = built.stage.result.objective
        hard = sum(cents for name, cents in objective if name.startswith(HARD))
        missing = sum(promise.missing for promise in self._promises(built))
        return hard, _rules_cents(built.stage.result) + missing * self._contact_cents()

    def _contact_cents(self) -> float:
        """Price of a missing contact: what agents missing at the goal level cost, over the contacts they answer."""
        if self._gains is None:
            return 0.0
        answered = self._gains.avoided.sum(axis=2).clip(min=0.0)
        intervals = self._inputs.grid.intervals / max(1, len(self._gains.starts))
        cents = self.built.stage.requirement.cents[GOAL_LEVEL]
        helpful = answered[answered > 0]
        return cents * intervals / float(np.mean(helpful)) if len(helpful) else 0.0

    def _promises(self, built: Built) -> tuple[Promise, ...]:
        if built.attained is None:
            return ()
        return promises(built.attained, self._inputs.operation.queues, self._inputs.grid)

    def _with_round(self, built: Built, tried: Built, *, kept: bool) -> Built:
        """The stage with one more round told."""
        found = self._promises(tried)
        met = sum(promise.met for promise in found)
        missing = sum(promise.missing for promise in found)
        told = Round(len(found), met, missing, _rules_cents(tried.stage.result), kept)
        return replace(built, stage=replace(built.stage, rounds=(*built.stage.rounds, told)))

    def _stop(self, reason: Stop) -> None:
        self.built = replace(self.built, stage=replace(self.built.stage, stopped=reason))


def _cut_short(built: Built) -> Built:
    """The same roster, marked as the best of a search that was interrupted."""
    return replace(built, stage=replace(built.stage, result=replace(built.stage.result, cancelled=True)))


def _noted(built: Built, notes: tuple[str, ...]) -> Built:
    """The same roster, with what went wrong in a search that found no better one."""
    result = built.stage.result
    told = replace(result, notes=tuple(dict.fromkeys((*result.notes, *notes))))
    return replace(built, stage=replace(built.stage, result=told))


def _rules_cents(result: Result) -> float:
    """Price of priced rules and on-call: the objective without the coverage, which the simulation judges."""
    return sum(cents for name, cents in result.objective if name != COVERAGE and not name.startswith(HARD))


def _following(before: Result, after: Result) -> Result:
    """The later result with the anytime points of both searches, one after the other, and what went wrong in either."""
    offset = before.trace[-1].elapsed_s if before.trace else 0.0
    later = tuple(replace(point, elapsed_s=point.elapsed_s + offset) for point in after.trace)
    notes = tuple(dict.fromkeys((*before.notes, *after.notes)))
    return replace(after, trace=(*before.trace, *later), notes=notes)


def _solve(
    inputs: Inputs,
    requirement: Requirement,
    limit_s: float,
    watch: Watch,
    start: Roster | None = None,
) -> Result:
    from solver.roster.params import SolveParams

    breaks_s = min(inputs.operation.config.solver.breaks_limit_s, 0.5 * limit_s)
    params = SolveParams(
        time_limit_s=limit_s + breaks_s,
        breaks_limit_s=breaks_s,
        seed=inputs.seed,
        reproducible=inputs.reproducible,
        workers=None if inputs.reproducible else inputs.workers,  # one then, whatever is asked; certificates hold it
    )
    case = hold(make_case(inputs, requirement), inputs)
    return engine_of(inputs)(case, params, watch.progress, watch.cancel, start)


def _waiting_moved(inputs: Inputs, requirement: Requirement, roster: Roster) -> Requirement:
    """The requirement with e-mail, back office and follow-ups where the roster has people free for them."""
    if not requirement.deferred:
        return requirement
    from solver.roster.deferred_work import respread

    params = staffing_params(inputs)
    factors = {queue.id: waiting_factors(queue, params) for queue in inputs.operation.queues}
    return respread(make_case(inputs, requirement), roster, factors).requirement


def _may_go_on(result: Result, watch: Watch) -> bool:
    built = result.status in (Status.OPTIMAL, Status.FEASIBLE) and not result.cancelled
    return built and result.roster is not None and not watch.cancel()
