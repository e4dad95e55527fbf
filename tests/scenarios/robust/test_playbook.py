"""The playbook of an event: queues at risk, lawful calls, and pages in both languages."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from planner.answers.standing import Standing
from planner.inputs import Inputs, with_operation
from planner.operation.operation import EventRow
from planner.plans import Plan
from planner.problems import OperationError
from scenarios.base_plan import BasePlan
from scenarios.robust.across import Amount
from scenarios.robust.surge.answer import Brought, Page, Playbook, events_of, playbook
from scenarios.robust.surge.plays import Stage, window_of
from scenarios.robust.surge.told import PlaybookTold
from solver.checker import check
from solver.grid import utc
from tests.scenarios.robust.robust_world import small_base


def match(inputs: Inputs, tier: int) -> EventRow:
    """In the evening of the second day."""
    return EventRow(
        id=f"match-{tier}",
        kind="match",
        starts_at=utc(inputs.grid.minute(inputs.grid.days[1], 13 * 60)),
        ends_at=None,
        date_only=False,
        title="Home - Away",
        tier=tier,
        tags=frozenset(),
        channels=frozenset(),
        languages=frozenset(),
        skills=frozenset(),
        known_from=None,
    )


@pytest.fixture(scope="module")
def base(small_inputs: Inputs, small_plan: Plan) -> BasePlan:
    """The small plan with a big and a small match, which its forecast does not know."""
    events = (match(small_inputs, 1), match(small_inputs, 4))
    inputs = with_operation(small_inputs, replace(small_inputs.operation, events=events))
    return replace(small_base(small_inputs, small_plan), inputs=replace(inputs, workers=1))


@pytest.fixture(scope="module")
def found(base: BasePlan) -> Playbook:
    """Of the big match alone."""
    return playbook(base, Standing(base.plan, base.inputs), None, lambda done, steps: None)


def test_big_events_have_pages_others_only_when_named(base: BasePlan) -> None:
    """Tier 1 and 2 are big; a wrong id is told with what was meant."""
    assert [event.id for event in events_of(base.inputs, None)] == ["match-1"]
    assert [event.id for event in events_of(base.inputs, "match-4")] == ["match-4"]
    with pytest.raises(OperationError) as caught:
        events_of(base.inputs, "match-44")
    problem = caught.value.problems[0]
    assert (problem.code, dict(problem.parameters)["meant"]) == ("playbook_event_outside", "match-4")


def test_a_window_reaches_from_an_hour_before_to_two_after_the_end(base: BasePlan) -> None:
    """Two hours where no end is known, 12 in all for what lasts for days."""
    event, grid = match(base.inputs, 1), base.inputs.grid
    step = grid.step_min
    window = window_of(event, base.inputs)
    assert (window.end - window.first) * step == 5 * 60
    long = window_of(replace(event, ends_at=event.starts_at + timedelta(days=2)), base.inputs)
    assert (long.end - long.first) * step == 12 * 60


def test_more_contacts_come_in_the_windows_alone(base: BasePlan) -> None:
    """The same fates everywhere before."""
    window = window_of(match(base.inputs, 1), base.inputs)
    stage = Stage(base, 1)
    plain, raised = stage.play(base.plan.roster, 20), stage.play(base.plan.roster, 20, 0.5, (window,))
    before = slice(0, window.first)
    assert (plain.base[:, :, before] == raised.base[:, :, before]).all()
    came = [one.base[:, :, window.intervals].sum() for one in (plain, raised)]
    assert came[1] == pytest.approx(1.5 * came[0], rel=0.2)


def test_queues_at_risk_are_more_at_risk_with_more_contacts(found: Playbook) -> None:
    """In the same window, by the same roster."""
    (page,) = found.pages
    assert page.queues
    assert all(0.0 <= chance <= 1.0 for one in page.queues for chance in (one.missed, *one.raised))
    assert sum(one.raised[-1] for one in page.queues) >= sum(one.missed for one in page.queues)


def test_calls_are_lawful_and_change_only_who_is_called(found: Playbook, base: BasePlan) -> None:
    """The checker is the judge."""
    standing = Standing(base.plan, base.inputs)
    hard = {one for one in check(standing.case, base.plan.roster) if one.hard}
    for step in found.pages[0].steps:
        changed = {key: duty for one in step.tried if one.move is not None for key, duty in one.move.changed.items()}
        roster = standing.trial.with_days(changed)
        assert {one for one in check(standing.case, roster) if one.hard} <= hard, step.step


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_pages_are_told(found: Playbook, lang: str) -> None:
    """No code without its sentence; the page names its event."""
    told = PlaybookTold(found)
    text = repr((told.lead(lang), told.parts(lang)))
    assert "playbook_" not in text
    assert "head_robust" not in text
    assert b"Home - Away" in told.html(lang)
    assert json.loads(json.dumps(told.body()))["events"][0]["event"] == "match-1"


def with_steps(found: Playbook, *steps: Brought) -> str:
    """The page with other steps, told."""
    page = found.pages[0]
    return repr(PlaybookTold(replace(found, pages=(Page(page.window, page.queues, steps),))).parts("en"))


def test_steps_within_chance_are_no_advice(found: Playbook) -> None:
    """They are named in a line at the end, with what was measured; what makes it worse is said to."""
    text = with_steps(found, Brought("breaks", (), (), Amount(1.0, 4.0), 0.0))
    assert "at once" not in text
    assert "Brings nothing beyond chance (contacts more in time): moving breaks and trainings, 1.0 (± 4.0)." in text
    assert "Makes more contacts late" in with_steps(found, Brought("breaks", (), (), Amount(-9.0, 4.0), 0.0))
    helping = with_steps(found, Brought("breaks", (), (), Amount(9.0, 4.0), 0.0))
    assert "at once" in helping
    assert "beyond chance" not in helping


def test_a_cost_below_nothing_says_why(found: Playbook) -> None:
    """Rules that were broken are mended, or less is paid."""
    mended = with_steps(found, Brought("overtime", (), (), Amount(9.0, 4.0), 500.0, -2500.0))
    assert "-20 (rules that were broken are mended)" in mended
    assert "-20 (less is paid)" in with_steps(found, Brought("overtime", (), (), Amount(9.0, 4.0), -2000.0))


def test_a_queue_missed_too_seldom_says_on_how_many_paths(found: Playbook) -> None:
    """No sign is made of nine paths."""
    page = found.pages[0]
    queue = replace(page.queues[0], missed=0.09, judged_on=9, signs=())
    text = repr(PlaybookTold(replace(found, pages=(Page(page.window, (queue,), ()),))).parts("en"))
    assert "missed too seldom in simulation (9 of 100 paths) to find a sign" in text
