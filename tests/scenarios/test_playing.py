"""Scenarios played against a base: identity is exact, stages are shared, rosters kept or rebuilt from the base's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from planner.casework import make_case
from planner.differences import compare
from planner.inputs import Inputs, with_operation
from planner.operation.operation import Edit
from planner.pipeline import Step
from planner.plans import Plan, RosterStage
from planner.store import Store
from scenarios.away import as_planned
from scenarios.base_plan import BasePlan, base_plan
from scenarios.keeping import kept_roster
from scenarios.playing import play, undecided
from scenarios.scenario import Scenario
from scenarios.served import Served, paired
from solver.case import Absence
from solver.checker import check
from solver.duties import OnCallDuty, Roster
from solver.grid import utc
from solver.outcomes import Violation
from tests.planner.report import worlds

FEW = 6
MORE = {"kind": "volume", "share": 0.5}
AWAY = {"kind": "absence_wave", "count": 3, "first_day": "+1", "last_day": "+2"}


def scenario(*changes: dict[str, object], roster: str = "keep") -> Scenario:
    return Scenario.model_validate({"name": "What if", "roster": roster, "changes": list(changes)})


@pytest.fixture(scope="module")
def base(small_inputs: Inputs, small_plan: Plan) -> BasePlan:
    """The small plan, played a few times by one thread."""
    return base_plan(replace(small_inputs, workers=1), replications=FEW, plan=small_plan)


def test_a_change_of_nothing_is_the_base_itself(base: BasePlan) -> None:
    """Nothing is planned or played again: the difference is exactly nothing."""
    played = play(base, scenario(), replications=FEW)
    assert (played.status, played.plan) == ("unchanged", base.plan)
    assert all((pair.late_diff, pair.late_noise) == (0.0, 0.0) for pair in paired(base.served, played.served))


def test_the_same_plan_played_again_differs_by_exactly_nothing(base: BasePlan) -> None:
    """A change that no contact feels (other pay) is played with the very same fates."""
    played = play(base, scenario({"kind": "cost_rates", "hour": 99_900}), replications=FEW)
    assert played.status == "played"
    assert np.array_equal(played.served.within, base.served.within)
    assert all((pair.late_diff, pair.service_noise) == (0.0, 0.0) for pair in paired(base.served, played.served))


def test_the_number_of_threads_changes_nothing(base: BasePlan) -> None:
    """A sweep's tables are those of one process after another."""
    changed = scenario(MORE)
    alone = play(base, changed, replications=FEW)
    many = BasePlan(replace(base.inputs, workers=2), base.plan, base.served)
    assert np.array_equal(alone.served.within, play(many, changed, replications=FEW).served.within)


def test_a_kept_roster_loses_who_is_away_and_nothing_else(base: BasePlan) -> None:
    """Every duty that stays is the base's; the plan has keys and an id of its own."""
    played = play(base, scenario(AWAY), replications=FEW)
    assert set(played.plan.roster.duties) < set(base.plan.roster.duties)
    assert played.plan.id != base.plan.id
    assert [name for name, _ in played.plan.keys] == [name for name, _ in base.plan.keys]
    case = make_case(played.inputs, played.plan.roster_stage.requirement)  # type: ignore[union-attr]
    assert played.plan.violations == check(case, played.plan.roster)


def test_who_is_away_owes_what_was_owed_with_the_shifts(base: BasePlan) -> None:
    """A seventh of the week for a day without a shift leaves less to owe than is rostered: overtime nobody works."""
    everybody = {"kind": "absence_wave", "share": 1, "days": 3, "most_days": 4}
    played = play(base, scenario(everybody), replications=2, most_replications=2)
    case = make_case(scenario(everybody).apply(base.inputs), played.plan.roster_stage.requirement)  # type: ignore[union-attr]
    assert _overtime(base.plan.violations) < _overtime(check(case, played.plan.roster))
    assert _overtime(played.plan.violations) <= _overtime(base.plan.violations)
    new = set(played.inputs.operation.absences) - set(base.inputs.operation.absences)
    lost = set(base.plan.roster.duties) - set(played.plan.roster.duties)
    assert sum(one.credit_min for one in new) == sum(duty.paid_min for duty in lost) > 0


def _overtime(found: tuple[Violation, ...]) -> int:
    return sum(one.rule == "period_hours" and one.amount > one.limit for one in found)


def test_absences_that_are_known_count_as_they_did(base: BasePlan) -> None:
    """Of old absences, what is left of them, and people who are new, the roster knows nothing."""
    (agent, *_), grid = base.inputs.operation.agents, base.inputs.grid
    old = Absence(agent.id, grid.start_min, grid.end_min, 700)
    whole, left, new = old, replace(old, end_min=old.end_min - 1440, credit_min=600), replace(old, agent="H1")

    def having(*absences: Absence) -> Inputs:
        return with_operation(base.inputs, replace(base.inputs.operation, absences=absences))

    for one in (whole, left, new):
        after = having(one)
        assert as_planned(after, having(old), base.plan.roster.duties) is after


def test_a_rebuilt_roster_is_legal_and_moves_few(base: BasePlan) -> None:
    """Who is away works on none of those days; the search begins from the base, so most shifts stay as they are."""
    played = play(base, scenario(AWAY, roster="rebuild"), replications=FEW, time_limit_s=1.0)
    assert played.plan.hard_violations == ()
    away = [a for a in played.inputs.operation.absences if a not in base.inputs.operation.absences]
    assert len(away) >= 3
    for gone in away:
        mine = [duty for duty in played.plan.roster.duties if duty.agent == gone.agent]
        assert not any(duty.start_min < gone.end_min and gone.start_min < duty.end_min for duty in mine)
    assert compare(base.plan, played.plan).moved_days < len(base.plan.roster.duties) / 2


def test_a_new_roster_that_serves_no_better_gives_way_to_the_old(
    base: BasePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Built without half of its duties it serves fewer; the base's own is kept, and that is said."""
    kept = play(base, scenario(MORE), replications=2, most_replications=2)
    monkeypatch.setattr("scenarios.playing.rebuilt", lambda stage, inputs, how: _halved(stage))
    played = play(base, scenario(MORE, roster="rebuild"), replications=2, most_replications=2)
    assert played.stayed
    assert played.plan.roster == kept.plan.roster
    assert np.array_equal(played.served.within, kept.served.within)
    half = BasePlan(base.inputs, replace(base.plan, roster_stage=_halved(base.stage)), base.served)
    monkeypatch.setattr("scenarios.playing.rebuilt", lambda stage, inputs, how: base.stage)
    mended = play(half, scenario(MORE, roster="rebuild"), replications=2, most_replications=2)
    assert not mended.stayed
    assert mended.plan.roster == base.plan.roster


def _halved(stage: RosterStage) -> RosterStage:
    assert stage.result.roster is not None
    return replace(stage, result=replace(stage.result, roster=Roster(stage.result.roster.duties[::2])))


def test_equal_inputs_rebuild_to_equal_rosters(base: BasePlan, tmp_path: Path) -> None:
    """The search is counted, not timed; and a stored one is taken as it is."""
    changed, store, told = scenario(AWAY, roster="rebuild"), Store(tmp_path), list[Step]()
    rosters = [
        play(base, changed, replications=2, time_limit_s=0.5, stages=stages, progress=told.append).plan.roster
        for stages in (None, store, store)
    ]
    assert rosters[0] == rosters[1] == rosters[2]
    assert [step.reused for step in told if step.stage == "roster" and step.point is None] == [False, False, True]
    assert {step.side for step in told} == {"scenario"}


def test_a_roster_that_no_change_concerns_is_kept(base: BasePlan) -> None:
    """Other routing is another simulation, and no reason to move anybody."""
    config = base.inputs.operation.config
    routing = config.routing.model_copy(update={"policy": "longest_idle"})
    operation = replace(base.inputs.operation, config=config.model_copy(update={"routing": routing}))
    other = BasePlan(replace(base.inputs, operation=operation), base.plan, base.served)
    assert other.keys["roster"] != base.keys["roster"]
    assert other.case_digest == base.case_digest


def test_edits_are_laid_over_the_forecast_that_is_there(base: BasePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of volumes forecasts nothing anew."""
    monkeypatch.setattr("planner.pipeline.make_forecast", _forbidden)
    played = play(base, scenario(MORE), replications=2)
    assert played.plan.forecast is not None
    assert base.plan.forecast is not None
    assert played.plan.forecast.table["mean"].sum() == pytest.approx(1.5 * base.plan.forecast.table["mean"].sum())


@pytest.mark.parametrize("roster", ["keep", "rebuild"])
def test_an_edit_that_nothing_feels_neither_rebuilds_nor_plays(
    base: BasePlan, roster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its keys are others and every expected contact is the same: the base's plan stands."""
    span = utc(base.plan.grid.start_min), utc(base.plan.grid.end_min)
    queues = tuple(queue.id for queue in base.inputs.operation.queues)
    edit = Edit("notice", queues, *span, 0.5, None, part="an event that is none")
    changed = with_operation(base.inputs, replace(base.inputs.operation, edits=(*base.inputs.operation.edits, edit)))
    monkeypatch.setattr("scenarios.playing.judged", lambda scenario, inputs: changed)
    monkeypatch.setattr("scenarios.playing.rebuilt", _forbidden)
    played = play(base, scenario(MORE, roster=roster), replications=2)
    assert (played.status, played.plan) == ("unchanged", base.plan)


def _forbidden(inputs: Inputs) -> None:
    raise AssertionError("forecast made anew")


def test_it_goes_on_only_while_a_difference_is_open() -> None:
    """Late contacts of ten replications: sure, nothing, open, open but tiny."""
    assert not undecided(_served(0), _served(30))
    assert not undecided(_served(0), _served(0))
    assert undecided(_served(0, spread=12), _served(6, spread=-12))
    assert not undecided(_served(0, spread=12, crowd=90_000), _served(6, spread=-12, crowd=90_000))


def _served(late: int, spread: int = 0, crowd: int = 1000) -> Served:
    """Ten replications of a queue on a day; `spread` sets every second one apart."""
    from datetime import date

    offered = np.full((10, 1, 1), float(crowd))
    missed = 100.0 + late + spread * (np.arange(10) % 2).reshape(-1, 1, 1)
    return Served(("phone",), (date(2025, 11, 3),), offered - missed, offered, offered)


def test_an_open_difference_is_played_on_in_pairs(base: BasePlan, monkeypatch: pytest.MonkeyPatch) -> None:
    """The base is played as often; the first replications stay as they were."""
    monkeypatch.setattr("scenarios.playing.undecided", lambda before, after: True)
    played = play(base, scenario(MORE), replications=FEW, most_replications=2 * FEW + 1)
    once = play(base, scenario(MORE), replications=FEW, most_replications=FEW)
    assert played.served.replications == played.plan.attainment.replications == 2 * FEW + 1  # type: ignore[union-attr]
    assert np.array_equal(played.served.first(FEW).within, once.served.within)
    assert np.array_equal(base.over(2 * FEW).first(FEW).within, base.served.within)


def test_nobody_stands_by_beyond_the_depth_of_a_window() -> None:
    """Where fewer are asked than before, the rest would be called for nothing; who is new to a window is unfilled."""
    inputs, need = worlds.inputs(), worlds.requirement()
    window = replace(need.on_call[0], depth=1)
    calls = tuple(OnCallDuty(name, window.start_min, window.end_min, window.id) for name in ("ada", "can"))
    asked = replace(need, on_call=(window, replace(window, id="new:1")))
    assert kept_roster(Roster((), calls), inputs, asked).on_call == calls[:1]


def test_a_new_queue_leaves_the_fate_of_the_others_as_it_was(base: BasePlan) -> None:
    """Sample paths of a queue that both forecasts have are the same, though the new one stands before it."""
    before = base.plan.forecast
    assert before is not None
    table = pd.concat([before.table.assign(queue="chat-new"), before.table], ignore_index=True)
    queues, shares = ("chat-new", *before.queues), before.day_share * 2
    after = replace(before, table=table, queues=queues, day_share=shares)
    assert np.array_equal(after.sample(3, 1, before.queues)[:, 1], before.sample(3, 1)[:, 0])
    assert not np.array_equal(after.sample(3, 1)[:, 1], before.sample(3, 1)[:, 0])
    assert np.array_equal(before.sample(3, 1, queues), after.sample(3, 1)[:, 1:])
