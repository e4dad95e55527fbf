"""What a draft changes of what is published, told by agent and day in the policy's own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from planner.inputs import Inputs
from planner.keeping import ChangedDuty, beyond_policy, changed_published, stand_on
from planner.plans import Plan
from solver.case import Absence
from solver.duties import Break, Duty, OnCallDuty, Roster
from tests.planner.publications import whole

NOTHING: frozenset[str] = frozenset()


def having(plan: Plan, roster: Roster) -> Plan:
    """The plan with another roster."""
    stage = plan.roster_stage
    assert stage is not None
    return replace(plan, roster_stage=replace(stage, result=replace(stage.result, roster=roster)))


def dropped(roster: Roster) -> Roster:
    """Without its first shift."""
    return replace(roster, duties=roster.duties[1:])


def moved(roster: Roster) -> Roster:
    """Its first shift an hour later."""
    first = roster.duties[0]
    later = replace(first, start_min=first.start_min + 60, end_min=first.end_min + 60)
    return replace(roster, duties=(later, *roster.duties[1:]))


def other_break(roster: Roster) -> Roster:
    """Its first shift with another break."""
    first = roster.duties[0]
    return replace(roster, duties=(replace(first, breaks=(Break(first.start_min, 30),)), *roster.duties[1:]))


def passed_on(roster: Roster) -> Roster:
    """Its first on-call duty with somebody else."""
    first = roster.on_call[0]
    other = "A1" if first.agent != "A1" else "A2"
    return replace(roster, on_call=(replace(first, agent=other), *roster.on_call[1:]))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (dropped, ["shifts"]),
        (moved, ["shifts"]),
        (other_break, ["breaks"]),
        (passed_on, ["on_call", "on_call"]),
        (lambda roster: roster, []),
    ],
)
def test_each_change_is_told_by_the_word_that_would_allow_it(
    published: Plan, changed: Callable[[Roster], Roster], told: list[str]
) -> None:
    """A gate compares these words with `cycle.may_change`; on-call that passes on concerns two people."""
    draft = having(published, changed(published.roster))
    assert [one.what for one in changed_published(published, draft)] == told


def test_a_shift_on_a_published_day_off_is_a_change(published: Plan) -> None:
    """Days off are relied on as much as shifts."""
    roster = published.roster
    first = roster.duties[0]
    taken = {duty.day for duty in roster.duties if duty.agent == first.agent}
    day = next(day for day in published.grid.days if day not in taken)
    start = published.grid.minute(day, 600)
    added = replace(first, day=day, start_min=start, end_min=start + 480)
    draft = having(published, replace(roster, duties=(*roster.duties, added)))
    assert changed_published(published, draft) == (ChangedDuty(first.agent, day, "shifts", (), (added,)),)


def test_newcomers_are_not_bound_by_a_publication_without_them(published: Plan) -> None:
    """Who has no published duty has been told nothing."""
    first = published.roster.duties[0]
    added = replace(first, agent="A9")
    draft = having(published, replace(published.roster, duties=(*published.roster.duties, added)))
    assert changed_published(published, draft) == ()


def test_days_of_one_plan_alone_are_no_changes(published: Plan, draft: Inputs) -> None:
    """The week before the draft, and the one after the publication, are nobody's change."""
    later = replace(having(published, Roster()), grid=draft.grid)
    changes = changed_published(published, later)
    assert {one.day for one in changes} == {d.day for d in published.roster.duties if d.day in draft.grid.days}
    assert changed_published(published, replace(later, grid=replace(draft.grid, start_min=2 * 10**7))) == ()


def test_a_gate_stops_what_nobody_allowed_and_lets_pass_what_facts_force(published: Plan, draft: Inputs) -> None:
    """A dropped shift is beyond the policy, unless its agent is away or gone; breaks are, unless they are named."""
    monday = draft.grid.days[0]
    lost = next(duty for duty in published.roster.duties if duty.day == monday)
    others = tuple(duty for duty in published.roster.duties if duty != lost)
    made = having(published, replace(published.roster, duties=others))
    assert [one.agent for one in beyond_policy(made, stand_on(draft, whole(published), NOTHING))] == [lost.agent]
    assert beyond_policy(made, draft) == ()
    away = Absence(lost.agent, lost.start_min, lost.start_min + 60)
    absent = replace(draft, operation=replace(draft.operation, absences=(away,)))
    assert beyond_policy(made, stand_on(absent, whole(published), NOTHING)) == ()
    left = tuple(agent for agent in draft.operation.agents if agent.id != lost.agent)
    gone = replace(draft, operation=replace(draft.operation, agents=left))
    stood = stand_on(gone, whole(published), NOTHING)
    assert lost.agent not in {one.agent for one in beyond_policy(made, stood)}


def test_an_allowed_change_is_allowed_from_its_day_on(published: Plan, draft: Inputs) -> None:
    """Breaks that may change do so only after the frozen days."""
    monday, frozen = draft.grid.days[0], 8
    config = draft.operation.config
    cycle = config.cycle.model_copy(update={"frozen_days": frozen})
    inputs = replace(draft, operation=replace(draft.operation, config=config.model_copy(update={"cycle": cycle})))
    stood = stand_on(inputs, whole(published), frozenset({"breaks"}))

    def all_moved(duty: Duty) -> Duty:
        return replace(duty, breaks=(Break(duty.start_min, 30),))

    made = having(published, replace(published.roster, duties=tuple(map(all_moved, published.roster.duties))))
    stopped = beyond_policy(made, stood)
    assert {one.day for one in stopped} == {monday}
    assert {one.what for one in stopped} == {"breaks"}
    assert monday + timedelta(days=1) in {one.day for one in changed_published(published, made)}


def test_on_call_is_compared_by_the_day_on_which_it_starts(published: Plan) -> None:
    """An on-call duty past midnight belongs to its evening."""
    first = published.roster.on_call[0]
    longer = OnCallDuty(first.agent, first.start_min, first.end_min + 600, first.window)
    draft = having(published, replace(published.roster, on_call=(longer, *published.roster.on_call[1:])))
    (change,) = changed_published(published, draft)
    assert (change.day, change.before, change.after) == (published.grid.day_of(first.start_min), (first,), (longer,))
