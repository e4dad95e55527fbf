"""A plan that must change: facts applied, need moved only where they move it, an alternative that stands as a draft."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner.answers.standing import Standing, standing
from planner.changing import View
from planner.changing.changes_file import ChangesFile
from planner.changing.touched import lost_h
from planner.changing.world import World, make_world, moved_need
from planner.inputs import PlanRequest, gather
from planner.mending import Budget, Mended, mend
from planner.operation import load
from planner.pipeline import run_pipeline
from planner.plans import Plan
from planner.problems import NotFoundError, OperationError, StoreError
from planner.proof import recheck
from planner.report.answers.reroster_files import Keeping, keep
from planner.report.failures import BUG, explain
from planner.repricing import as_planned, reprice
from planner.store import Store
from solver.errors import ProcessLostError
from solver.grid import utc_minute
from solver.repairer import apart
from solver.roster.partners.companion import Companion

QUEUE = "phone-tr"
LATER = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(small_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the planned folder that these tests may change."""
    return Path(shutil.copytree(small_planned, tmp_path_factory.mktemp("mending") / "op"))


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[Store]:
    found = Store(folder)
    yield found
    found.close()


@pytest.fixture(scope="module")
def stood(folder: Path, store: Store) -> Standing:
    return standing(load(folder), store)


def asked(*changes: dict[str, Any], **more: object) -> ChangesFile:
    return ChangesFile.model_validate({"changes": list(changes), "notice_days": 0, **more})


def busy_day(stood: Standing, agent: str) -> date:
    return next(duty.day for duty in stood.plan.roster.duties if duty.agent == agent and duty.day > stood.plan.start)


@pytest.fixture(scope="module")
def ill(stood: Standing, store: Store) -> Mended:
    """A1 falls ill on a day of work; the plan is asked at its start."""
    change = {"kind": "absence", "agent": "A1", "from": busy_day(stood, "A1").isoformat()}
    return mend(stood, asked(change), store, Budget(time_limit_s=2.0))


def world_of(stood: Standing, store: Store, *changes: dict[str, Any]) -> World:
    return make_world(asked(*changes).changes, View(stood, utc_minute(stood.plan.as_of)), store)


def test_who_is_away_works_in_no_alternative(ill: Mended, stood: Standing) -> None:
    """The first duty of a repair: what the facts force."""
    day = busy_day(stood, "A1")
    for number in range(len(ill.ways) + 1):
        assert not [d for d in ill.roster(number).duties if (d.agent, d.day) == ("A1", day)]
    assert ill.nothing is not None
    assert lost_h(ill.nothing) == {day: 7.5}
    assert ill.world.requirement is None, "an absence moves no need"
    assert [one.day for one in ill.served_before] == [day]
    assert len(ill.served) == 1 + min(3, len(ill.ways))


def test_no_alternative_breaks_a_rule_that_the_facts_leave_whole(ill: Mended) -> None:
    """The checker, not the search, has the last word."""
    assert ill.nothing is not None
    for way in (ill.nothing, *ill.ways):
        assert not way.violations


def test_an_alternative_taken_is_a_draft_that_stands_under_todays_files(
    ill: Mended, folder: Path, store: Store, stood: Standing
) -> None:
    """Its absence is in absences.csv, its prices are the checker's, and the old plan is still there."""
    kept = keep(ill, folder, store, Keeping(LATER, None, 0))
    taken = store.plan()
    assert (taken.id, kept.absences) == (kept.written.plan, 1)
    assert taken.id != stood.plan.id
    assert store.plan(stood.plan.id).roster == stood.plan.roster
    inputs = gather(load(folder), PlanRequest(taken.start, taken.weeks, taken.as_of, taken.seed))
    found = recheck(taken, inputs)
    assert not [violation for violation in found if violation.hard]
    assert as_planned(taken, inputs)
    assert all(term.agrees for term in reprice(taken, inputs, found))
    assert taken.attainment is not None
    assert keep(ill, folder, store, Keeping(LATER, None, 0)).written.plan == taken.id


@pytest.fixture
def home(small_planned: Path, tmp_path: Path) -> Path:
    """A copy of the planned folder for one test alone."""
    return Path(shutil.copytree(small_planned, tmp_path / "op"))


def test_a_draft_that_cannot_be_stored_leaves_absences_as_they_were(
    ill: Mended, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Either both are there or neither is."""
    own = Store(home)
    monkeypatch.setattr(Store, "save_plan", _refused)
    for before in (None, b"agent,starts_at,ends_at,paid_min\r\n"):
        if before is not None:
            (home / "absences.csv").write_bytes(before)
        with pytest.raises(StoreError):
            keep(ill, home, own, Keeping(LATER, None, 0))
        assert ((home / "absences.csv").read_bytes() if (home / "absences.csv").exists() else None) == before
    own.close()


def test_absences_that_cannot_be_entered_leave_no_draft(ill: Mended, home: Path) -> None:
    """A file that cannot be read is told before anything is stored."""
    (home / "absences.csv").write_text("agent,starts_at,ends_at\nA1,soon,2025-11-05\n", encoding="utf-8")
    own = Store(home)
    with pytest.raises(OperationError):
        keep(ill, home, own, Keeping(LATER, None, 0))
    assert len(own.plan_ids()) == 1
    own.close()


def _refused(store: Store, plan: Plan, created_at: datetime) -> None:
    raise StoreError("disk full")


def test_an_alternative_that_is_not_there_is_refused(ill: Mended) -> None:
    """A mistyped number stores nothing."""
    with pytest.raises(NotFoundError, match="no_such_alternative"):
        ill.plan(len(ill.ways) + 1)


def test_rosters_written_are_read_back(ill: Mended, folder: Path, store: Store, tmp_path: Path) -> None:
    """What `check --roster` and `simulate --roster` read is what was answered."""
    from planner.roster_files import read_roster

    written = keep(ill, folder, store, Keeping(LATER, tmp_path)).written
    for number, name in enumerate(written.rosters):
        read = read_roster(Path(name), ill.view.inputs.operation, ill.view.grid).roster
        assert set(read.duties) == set(ill.roster(number).duties)


def test_new_demand_gives_the_forecast_that_planning_anew_would(stood: Standing, store: Store) -> None:
    """Laid over the plan's own forecast it is quick; it must not be another forecast."""
    change = {"kind": "demand", "share": 0.5, "from": "2025-11-05"}
    quick = world_of(stood, store, change).after.plan.forecast
    facts = world_of(stood, store, change).facts
    anew = run_pipeline(facts, until="forecast").forecast
    assert quick is not None
    assert anew is not None
    assert quick.table.equals(anew.table)


def test_more_contacts_move_the_need_of_their_time(stood: Standing, store: Store) -> None:
    """A goal of the week lets other days give a little; where no people are needed, none are needed then."""
    world = world_of(stood, store, {"kind": "demand", "share": 1.0, "from": "2025-11-05", "queues": [QUEUE]})
    stage, new = stood.plan.roster_stage, world.requirement
    assert stage is not None
    assert new is not None
    grid = stood.plan.grid
    low, high = (grid.index(grid.day_bounds[n]) for n in (2, 3))
    moved = new.need - stage.requirement.need
    rest = np.delete(moved, range(low, high), axis=2)
    assert moved[:, :, low:high].sum() > abs(rest.sum())
    assert not moved[stage.requirement.need == 0].any()


def test_a_need_moves_by_what_staffing_differs(stood: Standing) -> None:
    """Corrected + (new - old), never below 0, and rising over the levels; with other rows the new need alone."""
    stage = stood.plan.roster_stage
    assert stage is not None
    old = stage.requirement
    corrected, after = replace(old, need=old.need + 1.0), replace(old, need=old.need + 2.0)
    assert np.allclose(moved_need(corrected, old, after).need, old.need + 3.0)
    none = moved_need(corrected, old, replace(old, need=old.need * 0.0))
    assert none.need.min() >= 0.0
    assert (np.diff(none.need, axis=0) >= 0.0).all()
    other = replace(after, rows=(("phone-en",),))
    assert moved_need(corrected, old, other) is other


def test_a_swap_alone_mends_nothing_and_is_answered(stood: Standing, store: Store) -> None:
    """Yes or no; a swap that is allowed can be taken as a draft."""
    first, day, free = next(
        (duty.agent, duty.day, agent.id)
        for duty in stood.plan.roster.duties
        for agent in stood.case.agents
        if duty.day > stood.plan.grid.days[2] and not _works(stood, agent.id, duty.day)
    )
    found = mend(stood, asked({"kind": "swap", "first": first, "day": day.isoformat(), "second": free}), store)
    (answer,) = found.swaps
    assert found.nothing is None
    assert not found.ways
    assert answer.allowed == (answer.verdict is not None and not answer.verdict.broken)
    if answer.allowed:
        assert _works_in(found, free, day)
    else:
        with pytest.raises(NotFoundError):
            found.roster(1)


def _works(stood: Standing, agent: str, day: date) -> bool:
    return any((d.agent, d.day) == (agent, day) for d in stood.plan.roster.duties)


def _works_in(found: Mended, agent: str, day: date) -> bool:
    return any((d.agent, d.day) == (agent, day) for d in found.roster(1).duties)


def test_a_search_of_ways_in_a_process_of_its_own_tells_the_same(ill: Mended, stood: Standing, store: Store) -> None:
    """A dashboard's answer is the command line's; with time enough, the clock decides nothing."""
    heard: list[str] = []
    budget = Budget(time_limit_s=60.0, isolated=True, progress=lambda step: heard.append(step.stage))
    parted = mend(stood, ill.asked, store, budget)
    here = mend(stood, ill.asked, store, Budget(time_limit_s=60.0))
    assert [way.roster for way in parted.ways] == [way.roster for way in here.ways]
    assert heard == ["requirement", "roster", "simulation"]
    assert not parted.cancelled


def test_a_search_of_ways_that_dies_is_typed(
    ill: Mended, stood: Standing, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash of machine code is the answer's end, not the caller's."""

    class Crashed(Companion):
        def __init__(self, task: object, heard: Callable[[object], None]) -> None:
            super().__init__(task, heard)
            os.kill(self.pid, signal.SIGSEGV)

    monkeypatch.setattr(apart, "Companion", Crashed)
    with pytest.raises(ProcessLostError) as lost:
        mend(stood, ill.asked, store, Budget(isolated=True))
    assert explain(lost.value, "en")[0] != BUG


@pytest.mark.parametrize("isolated", [False, True])
def test_whoever_stops_it_gets_what_was_found(ill: Mended, stood: Standing, store: Store, *, isolated: bool) -> None:
    """Nothing is done is always there; no simulation follows."""
    found = mend(stood, ill.asked, store, Budget(time_limit_s=600.0, isolated=isolated, cancel=lambda: True))
    assert found.cancelled
    assert found.nothing is not None
    assert found.served == ()
