"""A draft that stands on what is published changes nothing of it, or only what the policy names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.evidence import evidence_of
from planner.inputs import Inputs, gather
from planner.keeping import InForce, beyond_policy, changed_published, stand_on
from planner.keeping.kept import What
from planner.operation import Operation
from planner.pipeline import Stages, run_pipeline
from planner.plans import Plan, RosterStage
from planner.repricing import as_planned
from planner.stage_inputs import stage_keys
from solver.case import Absence, Lock, Protection
from solver.duties import Duty
from solver.grid import utc_minute
from tests.planner.publications import whole

NOTHING: frozenset[What] = frozenset()
NOTICE = {"notice_days": 10, "reason": "Agreed", "by": "Works council"}
Drafted = Callable[[Inputs], Plan]


@pytest.fixture
def drafted(held: Stages) -> Drafted:
    return lambda inputs: run_pipeline(inputs, stages=held)


def monday(published: Plan) -> date:
    """First day of the draft: the second published week."""
    return published.start + timedelta(days=7)


def test_a_draft_keeps_every_published_duty_and_plans_the_days_after_them(
    published: Plan, draft: Inputs, drafted: Drafted, shop: Operation
) -> None:
    """Three times the contacts are no reason to change what people have been told; new days are planned for them."""
    stood = stand_on(draft, whole(published), NOTHING)
    made = drafted(stood)
    assert changed_published(published, made) == ()
    assert beyond_policy(made, stood) == ()
    assert made.hard_violations == ()
    kept = [duty for duty in published.roster.duties if duty.day >= monday(published)]
    assert kept == [duty for duty in made.roster.duties if duty.day < monday(published) + timedelta(days=7)]
    assert {duty.day for duty in made.roster.duties} == set(made.grid.days)
    again = gather(shop, made.request)
    again = replace(again, operation=replace(again.operation, edits=draft.operation.edits))
    assert as_planned(made, again)
    evidence = evidence_of(made, again)
    assert evidence is not None
    assert (evidence.checked, evidence.faults) == (True, ())


@pytest.mark.parametrize(("named", "may"), [("breaks", {"breaks"}), ("on_call", {"on_call"})])
def test_a_draft_changes_only_what_the_policy_names(
    published: Plan, draft: Inputs, drafted: Drafted, named: What, may: set[str]
) -> None:
    """Breaks may follow the new forecast, on-call may pass to others, without touching anybody's shift."""
    stood = stand_on(draft, whole(published), frozenset({named}))
    changes = changed_published(published, drafted(stood))
    assert {one.what for one in changes} == may
    assert beyond_policy(drafted(stood), stood) == ()


def test_shifts_may_change_after_the_frozen_days_alone(published: Plan, draft: Inputs, drafted: Drafted) -> None:
    """Eight frozen days hold the draft's Monday, even against a lock; from Tuesday on shifts follow what is asked."""
    config = draft.operation.config
    cycle = config.cycle.model_copy(update={"frozen_days": 8})
    tuesday = monday(published) + timedelta(days=1)
    wanted = [next(one for one in published.roster.duties if one.day == day) for day in (monday(published), tuesday)]
    locks = tuple(Lock(duty.agent, duty.day, None) for duty in wanted)
    asked = replace(draft.operation, locks=locks, config=config.model_copy(update={"cycle": cycle}))
    stood = stand_on(replace(draft, operation=asked), whole(published), frozenset({"shifts"}))
    assert stood.kept is not None
    assert stood.kept.free_from == (("shifts", tuesday),)
    made = drafted(stood)
    changes = changed_published(published, made)
    assert (wanted[1].agent, tuesday, "shifts") in {(one.agent, one.day, one.what) for one in changes}
    assert min(one.day for one in changes) >= tuesday
    assert beyond_policy(made, stood) == ()


def test_the_rule_books_notice_holds_shifts_longer_than_frozen_days(published: Plan, draft: Inputs) -> None:
    """Breaks may move two days ahead, shifts not before the notice that was agreed."""
    config = draft.operation.config
    rules = config.rules.model_copy(update={"changes": {**config.rules.changes, "notice": NOTICE}})
    told = replace(draft, operation=replace(draft.operation, config=config.model_copy(update={"rules": rules})))
    stood = stand_on(told, whole(published), frozenset({"breaks", "shifts"}))
    assert stood.kept is not None
    sunday = draft.grid.day_of(utc_minute(draft.as_of))
    assert dict(stood.kept.free_from) == {
        "breaks": sunday + timedelta(days=3),
        "shifts": sunday + timedelta(days=11),
    }


def test_who_is_away_loses_the_published_shift_and_nobody_else_is_moved(
    published: Plan, draft: Inputs, drafted: Drafted
) -> None:
    """A night must still end with a draft when somebody calls in sick; what falls out is told, not held."""
    lost = next(duty for duty in published.roster.duties if duty.day >= monday(published))
    away = Absence(lost.agent, lost.start_min, lost.end_min)
    stood = stand_on(replace(draft, operation=replace(draft.operation, absences=(away,))), whole(published), NOTHING)
    made = drafted(stood)
    assert [(one.agent, one.day, one.what, one.after) for one in changed_published(published, made)] == [
        (lost.agent, lost.day, "shifts", ())
    ]
    assert beyond_policy(made, stood) == ()
    assert made.hard_violations == ()


def test_published_days_before_a_draft_are_its_history(published: Plan, draft: Inputs) -> None:
    """Rest, runs and the first night of the draft follow from shifts that are published and not worked yet."""
    stood = stand_on(draft, whole(published), NOTHING)
    before = tuple(duty for duty in published.roster.duties if duty.day < monday(published))
    assert stood.operation.previous == before
    assert len(stood.operation.previous_on_call) == 7


def test_what_was_really_worked_wins_over_what_was_published(published: Plan, draft: Inputs) -> None:
    """previous.csv tells the days that are past, up to its last one; after that the publication does."""
    tuesday = published.start + timedelta(days=1)
    worked = next(duty for duty in published.roster.duties if duty.day == tuesday)
    swapped = replace(worked, agent="A1" if worked.agent != "A1" else "A2")
    stale = replace(next(duty for duty in published.roster.duties if duty.day > tuesday), paid_min=1)
    told = replace(draft.operation, previous=(swapped, stale))
    later = replace(draft, operation=told, as_of=draft.as_of + timedelta(days=2, hours=5))
    previous = stand_on(later, whole(published), NOTHING).operation.previous
    assert [duty for duty in previous if duty.day <= tuesday] == [swapped]
    after = [duty for duty in published.roster.duties if tuesday < duty.day < monday(published)]
    assert [duty for duty in previous if duty.day > tuesday] == after


def test_a_day_belongs_to_the_newest_publication_that_covers_it(published: Plan, draft: Inputs) -> None:
    """A publication that begins on Monday leaves this week to the one before it."""
    newer = replace(published, start=monday(published), grid=draft.grid, roster_stage=None)
    layered = (*whole(newer), InForce(published, frozenset(published.grid.days[:7])))
    stood = stand_on(draft, layered, NOTHING)
    assert stood.kept is not None
    assert stood.kept.roster.duties == ()
    assert {duty.day for duty in stood.operation.previous} == set(published.grid.days[:7])


def test_nothing_published_binds_nothing(published: Plan, draft: Inputs) -> None:
    """The first night ever, and one after a long pause, plan as they always did."""
    assert stand_on(draft, (), NOTHING) == draft
    later = replace(draft, start=published.start + timedelta(days=100))
    assert stand_on(later, whole(published), NOTHING) == later


def test_what_stays_is_part_of_the_key_and_the_hour_of_asking_is_not(published: Plan, draft: Inputs) -> None:
    """A draft over another publication is another plan; one asked an hour later is the same."""
    alone, stood = stage_keys(draft), stage_keys(stand_on(draft, whole(published), NOTHING))
    assert alone["requirement"] == stood["requirement"]
    assert alone["roster"] != stood["roster"]
    hour = replace(draft, as_of=draft.as_of + timedelta(hours=1))
    assert stage_keys(stand_on(hour, whole(published), NOTHING)) == stood
    fewer = replace(published, roster_stage=without(published, published.roster.duties[-1]))
    assert stage_keys(stand_on(draft, whole(fewer), NOTHING))["roster"] != stood["roster"]
    free, day = frozenset({"breaks"}), timedelta(days=1)
    first = stage_keys(stand_on(draft, whole(published), free))["roster"]
    assert stage_keys(stand_on(replace(draft, as_of=draft.as_of + day), whole(published), free))["roster"] != first


def without(plan: Plan, duty: Duty) -> RosterStage:
    """The roster stage less a duty."""
    stage = plan.roster_stage
    assert stage is not None
    left = tuple(one for one in plan.roster.duties if one != duty)
    return replace(stage, result=replace(stage.result, roster=replace(plan.roster, duties=left)))


def test_a_published_shift_that_became_unlawful_is_shown_a_way_out_and_stopped(
    published: Plan, draft: Inputs, drafted: Drafted
) -> None:
    """A protection since the publication: a draft that keeps it is there, and a gate asks somebody to decide."""
    lost = next(duty for duty in published.roster.duties if duty.day >= monday(published))
    shorter = Protection(lost.agent, "most_daily", lost.day, lost.day, lost.paid_min - 30)
    told = replace(draft, operation=replace(draft.operation, protections=(shorter,)))
    stood = stand_on(told, whole(published), NOTHING)
    assert stood.kept is not None
    assert stood.kept.unlawful == ((lost.agent, lost.day),)
    made = drafted(stood)
    assert made.hard_violations == ()
    stopped = beyond_policy(made, stood)
    assert stopped == changed_published(published, made)
    assert [(one.agent, one.day, one.what) for one in stopped] == [(lost.agent, lost.day, "shifts")]
