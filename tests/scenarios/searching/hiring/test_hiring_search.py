"""The whole search on a small operation: solved, tried with a roster, and told in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from planner.inputs import Inputs
from planner.plans import Plan
from planner.report.charts import drawing
from planner.report.tables import Line, Table
from planner.words import LANGUAGES
from scenarios.base_plan import BasePlan, base_plan
from scenarios.scenario import Scenario
from scenarios.searching.hiring.asked import FewestHires
from scenarios.searching.hiring.hires import search_hires
from scenarios.searching.hiring.told import HiringTold
from scenarios.searching.question import Ground


@pytest.fixture(scope="module")
def base(small_inputs: Inputs, small_plan: Plan) -> BasePlan:
    """A week's plan, played twice."""
    return base_plan(small_inputs, plan=small_plan, replications=2)


def _ask(inputs: Inputs, **changed: object) -> FewestHires:
    profile = {
        "languages": {queue.language: "C1" for queue in inputs.operation.queues},
        "skills": {queue.skill: 3 for queue in inputs.operation.queues},
        "contract": next(iter(inputs.operation.config.contracts)),
    }
    asked: dict[str, object] = {
        "ask": "fewest_hires",
        "name": "Growth",
        "profiles": {"all-round": profile},
        "weeks": 10,
        "lead_weeks": 2,
        "growth_per_year": 3.0,
        "attrition_per_month": 0.05,
        "leave_share": 0.1,
        "checks": 0,
        **changed,
    }
    return FewestHires.model_validate(asked)


def _told(found: HiringTold, lang: str) -> str:
    parts = (found.lead(lang), *found.parts("op", lang))
    rows = (cell for part in parts if isinstance(part, Table) for row in (part.headings, *part.rows) for cell in row)
    return "\n".join((*(part.text for part in parts if isinstance(part, Line)), *rows))


def test_hires_close_the_gap_that_they_can_reach(base: BasePlan) -> None:
    """From the lead time on nothing is missing; before it nothing changes; each is ordered that much earlier."""
    found = search_hires(Ground(base, Path()), _ask(base.inputs))
    assert found.people > 0
    assert found.short_h[:2] == found.short_before_h[:2]
    assert max(found.short_h[2:]) < 0.01 < max(found.short_before_h[2:])
    assert {hire.first_day - hire.order_by for hire in found.hires} == {timedelta(weeks=2)}
    assert all(hire.first_day >= found.first_start for hire in found.hires)
    assert sum(week.missing_h for week in found.fewer) > 0
    assert found.proven


def test_a_roster_tries_the_tightest_week_and_all_is_told(base: BasePlan) -> None:
    """The answer names the week tried, says the same in both languages, and is a scenario that fits."""
    ask = _ask(base.inputs, checks=1, check_limit_s=0.2, weeks=5)
    found = HiringTold(ask, search_hires(Ground(base, Path()), ask), base.inputs)
    trials = found.found.tried
    assert {trial.monday for trial in trials} == {trials[0].monday}
    assert all(trial.hired > 0 and trial.rostered for trial in trials)
    for lang in LANGUAGES:
        text = _told(found, lang)
        assert "hires_" not in text
        assert "[" not in text
        (chart,) = found.charts(lang)
        assert "<svg" in drawing.svg(chart.spec, lang, "chart")
    assert found.body("op")["people"] == found.found.people
    assert Scenario.model_validate(found.scenario()).changes


def test_nobody_is_hired_where_nothing_is_short(base: BasePlan) -> None:
    """Next to no need to cover: no hires, no scenario, and it is said."""
    ask = _ask(base.inputs, covered_share=0.01, growth_per_year=0.0)
    found = HiringTold(ask, search_hires(Ground(base, Path()), ask), base.inputs)
    assert found.found.people == 0
    assert found.scenario() is None
    assert found.lead("en").text.startswith("Nobody needs to be hired")
    assert found.found.idle == ("all-round",)


def test_whom_nothing_short_needs_is_not_hired(base: BasePlan) -> None:
    """A profile whose level is too low for every queue helps nothing, and the short weeks are named."""
    low = {"languages": {base.inputs.operation.queues[0].language: "A1"}}
    low["contract"] = next(iter(base.inputs.operation.config.contracts))
    ask = replace_profiles(_ask(base.inputs), {"beginner": low})
    found = HiringTold(ask, search_hires(Ground(base, Path()), ask), base.inputs)
    assert found.found.people == 0
    assert found.found.idle == ("beginner",)
    assert len(found.found.unsaved) == 10
    assert found.lead("en").text.startswith("Nobody who could be hired helps")


def replace_profiles(ask: FewestHires, profiles: dict[str, dict[str, object]]) -> FewestHires:
    """The same question about other people."""
    values = ask.model_dump() | {"profiles": profiles}
    return FewestHires.model_validate(values)


def test_a_higher_volume_takes_no_fewer(base: BasePlan) -> None:
    """Nine in ten weeks lie below the volume: at least as many hires as for the mean."""
    mean = search_hires(Ground(base, Path()), _ask(base.inputs, weeks=6))
    high = search_hires(Ground(base, Path()), _ask(base.inputs, weeks=6, quantile=0.9))
    assert high.people >= mean.people
    assert high.levels[0] == replace(high.levels[0], quantile=None, people=mean.people)
