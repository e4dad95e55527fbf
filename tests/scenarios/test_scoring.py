"""Outcomes: the figures of a scenario next to its base's."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest

from planner.inputs import Inputs
from planner.plans import Plan
from scenarios.base_plan import BasePlan, base_plan
from scenarios.outcome import Outcome
from scenarios.playing import play
from scenarios.scenario import Scenario
from scenarios.scoring import score

FEW = 4
MORE = {"kind": "volume", "share": 0.5}
AWAY = {"kind": "absence_wave", "count": 3, "first_day": "+1", "last_day": "+2"}


def scenario(*changes: dict[str, object], roster: str = "keep", name: str = "What if") -> Scenario:
    return Scenario.model_validate({"name": name, "roster": roster, "changes": list(changes)})


@pytest.fixture(scope="module")
def base(small_inputs: Inputs, small_plan: Plan) -> BasePlan:
    """The small plan, played a few times by one thread."""
    return base_plan(replace(small_inputs, workers=1), replications=FEW, plan=small_plan)


def scored(base: BasePlan, asked: Scenario) -> Outcome:
    return score(base, asked, play(base, asked, replications=FEW, most_replications=FEW))


def test_the_base_against_itself_differs_by_nothing(base: BasePlan) -> None:
    """Every difference and its noise is exactly 0, and nobody moved."""
    found = scored(base, scenario())
    assert (found.status, found.moved_people, found.moved_days, found.late_diff) == ("unchanged", 0, 0, 0.0)
    (queue,) = found.queues
    assert (queue.service_diff, queue.service_noise, queue.late_diff, queue.late_noise) == (0.0, 0.0, 0.0, 0.0)


def test_more_calls_for_the_same_people_are_later(base: BasePlan) -> None:
    """Half as many again: hours and cost stay, contacts wait, beyond noise."""
    before, found = scored(base, scenario()), scored(base, scenario(MORE))
    assert (found.paid_h, found.total_cents, found.moved_days) == (before.paid_h, before.total_cents, 0)
    (queue,) = found.queues
    assert queue.offered == pytest.approx(1.5 * before.queues[0].offered, rel=0.1)
    assert queue.beyond_noise
    assert queue.late_diff == pytest.approx(queue.late - before.queues[0].late)
    assert found.late == pytest.approx(before.late + found.late_diff)


def test_who_is_away_costs_less_and_is_counted_as_moved(base: BasePlan) -> None:
    """Hours fall out, and the days they were on are those that differ from the base."""
    before, found = scored(base, scenario()), scored(base, scenario(AWAY))
    gone = len(base.plan.roster.duties) - len(play(base, scenario(AWAY), replications=1).plan.roster.duties)
    assert found.moved_days == gone > 0
    assert found.paid_h < before.paid_h
    assert found.total_cents < before.total_cents


def test_an_outcome_is_plain_enough_for_json(base: BasePlan) -> None:
    """Numbers and names alone, none of them NaN."""
    assert json.loads(json.dumps(asdict(scored(base, scenario(MORE))), allow_nan=False))["scenario"] == "What if"
