"""The loop: simulate, move the need to where agents help most, build on, keep what serves better, say why it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from planner import codec, rostering
from planner.casework import make_case, make_staffing
from planner.inputs import Inputs
from planner.outlook import make_demand, make_forecast
from planner.rostering import Built, Watch, build_roster
from planner.shortfalls import promises
from solver.cover import DeferredCurve, Requirement
from solver.demand import Demand
from solver.duties import Roster
from solver.outcomes import Result
from solver.requirement import Staffing
from solver.roster.engine import solve
from solver.roster.evaluate import coverage_cents
from solver.roster.params import SolveParams

QUIET = Watch(lambda point: None, lambda: False)


def quick(
    inputs: Inputs, requirement: Requirement, _limit_s: float, watch: Watch, start: Roster | None = None
) -> Result:
    """A search of a few moves, the same on any machine."""
    params = SolveParams(
        time_limit_s=1, breaks_limit_s=0.1, reproducible=True, moves=40, passes=1, whole_limit_booleans=0
    )
    return solve(make_case(inputs, requirement), params, watch.progress, watch.cancel, start)


@pytest.fixture(scope="module", autouse=True)
def _few_moves() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rostering, "_solve", quick)
        yield


@pytest.fixture(scope="module")
def demand(small_inputs: Inputs) -> Demand:
    return make_demand(small_inputs, make_forecast(small_inputs))


def asked(inputs: Inputs, corrections: int) -> Inputs:
    """The same week with so many corrections, built the same way on any machine."""
    config = inputs.operation.config
    solver = config.solver.model_copy(update={"corrections": corrections, "replications": 10})
    config = config.model_copy(update={"solver": solver})
    return replace(inputs, operation=replace(inputs.operation, config=config), reproducible=True, time_limit_s=0.5)


def misjudged(inputs: Inputs, demand: Demand) -> Staffing:
    """A requirement that sends everybody home at three in the afternoon."""
    staffing = make_staffing(inputs, demand)
    clock = np.array([inputs.grid.clock(int(minute)) for minute in inputs.grid.starts])
    need = staffing.requirement.need * np.where(clock < 15 * 60, 1.5, 0.1)
    return replace(staffing, requirement=replace(staffing.requirement, need=need))


@pytest.fixture(scope="module")
def corrected(small_inputs: Inputs, demand: Demand) -> Built:
    inputs = asked(small_inputs, 3)
    return build_roster(inputs, demand, misjudged(inputs, demand), QUIET)


def test_the_loop_raises_service(corrected: Built) -> None:
    """A need in the wrong hours is put right by what the simulation sees."""
    first, last = corrected.stage.rounds[0], [told for told in corrected.stage.rounds if told.kept][-1]
    assert corrected.stage.corrections >= 1
    assert last.missing < 0.7 * first.missing


def test_the_service_told_is_that_of_the_roster_kept(corrected: Built, small_inputs: Inputs) -> None:
    """The last round may be worse than the one before; the plan holds the best with its own service."""
    assert corrected.attained is not None
    kept = [told for told in corrected.stage.rounds if told.kept][-1]
    found = promises(corrected.attained, small_inputs.operation.queues, small_inputs.grid)
    assert sum(promise.missing for promise in found) == pytest.approx(kept.missing)


def test_the_same_seed_gives_the_same_corrections(corrected: Built, small_inputs: Inputs, demand: Demand) -> None:
    """Gains, shifts and what is kept follow from the inputs alone."""
    inputs = asked(small_inputs, 3)
    again = build_roster(inputs, demand, misjudged(inputs, demand), QUIET)
    assert again.stage.rounds == corrected.stage.rounds
    assert again.stage.result.roster == corrected.stage.result.roster


def test_rounds_are_stored_with_the_stage(corrected: Built) -> None:
    """A plan read back says how its roster came about."""
    assert codec.loads(codec.dumps(corrected.stage.rounds)) == corrected.stage.rounds


def test_it_ends_when_every_goal_is_met(small_inputs: Inputs, demand: Demand) -> None:
    """Nothing is corrected that is right."""
    inputs = asked(small_inputs, 3)
    few = replace(demand, mean=0.2 * demand.mean, paths=None)
    built = build_roster(inputs, few, make_staffing(inputs, few), QUIET)
    assert (built.stage.stopped, built.stage.corrections, len(built.stage.rounds)) == ("goals_met", 0, 1)


def test_it_ends_when_no_agent_could_help(small_inputs: Inputs, demand: Demand) -> None:
    """Five times the callers and everybody at work where they are needed: nobody is left to come."""
    inputs = asked(small_inputs, 3)
    many = replace(demand, mean=5.0 * demand.mean, paths=None)
    built = build_roster(inputs, many, make_staffing(inputs, many), QUIET)
    assert (built.stage.stopped, len(built.stage.rounds)) == ("no_agent_could_help", 1)
    assert built.attained is not None


def test_it_ends_after_as_many_rounds_as_allowed(small_inputs: Inputs, demand: Demand) -> None:
    """Goals that are missed by far take more than one."""
    inputs = asked(small_inputs, 1)
    built = build_roster(inputs, demand, misjudged(inputs, demand), QUIET)
    assert built.stage.stopped == "rounds_over"


def test_without_corrections_nothing_is_simulated(small_inputs: Inputs, demand: Demand) -> None:
    """The stage then says nothing of goals."""
    inputs = asked(small_inputs, 0)
    built = build_roster(inputs, demand, make_staffing(inputs, demand), QUIET)
    assert (built.stage.stopped, built.stage.rounds, built.attained) == ("", (), None)


def test_an_interrupted_loop_keeps_its_best(
    small_inputs: Inputs, demand: Demand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C between two searches loses nothing."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rostering, "measure_rows", interrupted)
    inputs = asked(small_inputs, 2)
    built = build_roster(inputs, demand, misjudged(inputs, demand), QUIET)
    assert built.stage.result.cancelled
    assert built.stage.result.roster is not None
    assert built.stage.stopped == ""


def test_a_round_lets_waiting_work_go_where_people_are_free(
    small_inputs: Inputs, demand: Demand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two agents' work that may wait four hours moves before the need is shifted: the even fill costs more."""
    inputs = asked(small_inputs, 1)
    staffing = misjudged(inputs, demand)
    need = staffing.requirement
    fill = np.where(need.need[1, 0] > 0, 2.0 * inputs.grid.step_min, 0.0)
    done, wait = np.cumsum(fill), 240 // inputs.grid.step_min
    due = np.concatenate([np.zeros(wait), done[:-wait]])
    curve = DeferredCurve(need.rows[0][0], np.roll(fill, -wait), due, fill, 2000)
    need = replace(need, need=need.need + fill / inputs.grid.step_min, deferred=(curve,))
    seen: list[Requirement] = []
    monkeypatch.setattr(rostering, "shift_need", lambda moved, *_: seen.append(moved))
    built = build_roster(inputs, demand, replace(staffing, requirement=need), QUIET)
    roster = built.stage.result.roster or Roster()
    before, after = (coverage_cents(make_case(inputs, one), roster) for one in (need, seen[0]))
    assert after < before
    assert seen[0].deferred[0].fill_min.sum() == pytest.approx(fill.sum(), abs=2.0)
