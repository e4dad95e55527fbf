"""The best start of a mailing, against brute force: every start forecast and played on its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.changing.events import with_event
from planner.inputs import Inputs
from planner.outlook import make_demand, make_forecast
from planner.plans import Plan
from planner.problems import OperationError
from scenarios.base_plan import BasePlan, base_plan
from scenarios.searching.question import Ground
from scenarios.searching.start.answer import BestStartAnswer, best_start
from scenarios.searching.start.ask import BestStart
from scenarios.searching.start.candidates import candidates, together
from scenarios.searching.start.curve import late
from scenarios.searching.start.placing import Placing
from scenarios.searching.start.scenario import best_scenario
from scenarios.searching.start.told import BestStartTold
from scenarios.simulated import simulated
from tests.scenarios.searching.mailing_world import with_mailings

MAIL: dict[str, object] = {"kind": "message", "medium": "mail", "tier": 2}
WINDOW: dict[str, object] = {
    "first_day": "+1",
    "last_day": "+2",
    "hours": [{"start": "08:00", "end": "20:00"}],
    "step_min": 240,
}
REPLICATIONS = 40


def ask(**more: object) -> BestStart:
    """A mailing in the window, unless something else is said."""
    told = {"ask": "best_start", "name": "Mail", "what": MAIL, "window": WINDOW, "replications": REPLICATIONS}
    return BestStart.model_validate(told | more)


@pytest.fixture(scope="module")
def mailed(small_inputs: Inputs, small_plan: Plan) -> BasePlan:
    """The plan of the corner shop, whose customers answer mailings."""
    inputs = with_mailings(small_inputs)
    return base_plan(inputs, plan=replace(small_plan, forecast=make_forecast(inputs)), replications=10)


@pytest.fixture(scope="module")
def found(mailed: BasePlan) -> BestStartAnswer:
    """The answer, with every start of the window played."""
    return best_start(ask(finalists=6, asked="+1 12:00"), Ground(mailed, Path()))


def test_many_starts_in_one_forecast_are_each_what_they_are_alone(mailed: BasePlan) -> None:
    """Starts that move contacts at different times share a forecast: exactly, not nearly."""
    asked = ask(window=WINDOW | {"last_day": "+4"})
    shared = together(candidates(asked, mailed.inputs).starts)
    placing, grid = Placing(asked, mailed.inputs), mailed.inputs.grid
    starts = max(shared, key=len)
    assert len(starts) > 1
    all_of_them = make_demand(placing.bare, placing.forecast(s.start_min for s in starts), sampled=False).mean
    for start in starts:
        inputs = with_event(mailed.inputs, asked.row(mailed.inputs, start.start_min))
        alone = make_demand(inputs, make_forecast(inputs), sampled=False).mean
        felt = slice(max(0, grid.index(start.from_min)), grid.index(start.to_min))
        assert np.allclose(all_of_them[:, felt], alone[:, felt], rtol=0, atol=1e-9)


def test_the_best_start_is_that_of_brute_force(mailed: BasePlan, found: BestStartAnswer) -> None:
    """Each start forecast in full and played over the whole week: none is better than the answer beyond chance."""
    asked, inputs = found.asked, mailed.inputs
    bare = late(simulated(mailed.plan, inputs, REPLICATIONS).served).sum(axis=(1, 2))
    brute = {}
    for cost in found.curve:
        with_it = with_event(inputs, asked.row(inputs, cost.start_min))
        plan = replace(mailed.plan, forecast=make_forecast(with_it))
        brute[cost.start_min] = late(simulated(plan, with_it, REPLICATIONS).served).sum(axis=(1, 2)) - bare
    mine = brute[found.best.start_min]
    assert mine.mean() > 0
    for other in brute.values():
        noise = 3 * (mine - other).std(ddof=1) / np.sqrt(REPLICATIONS)
        assert (mine - other).mean() <= noise
    worst = brute[found.worst_min]
    assert worst.mean() > mine.mean()


def test_what_is_worked_out_is_near_what_is_played(found: BestStartAnswer) -> None:
    """The curve tells levels, not only an order: it lies within half of the plays, or within their noise."""
    curve = {cost.start_min: cost.late for cost in found.curve}
    for cost in found.confirmed:
        worked_out = curve[cost.start_min]
        assert abs(worked_out - cost.late) <= max(2 * cost.noise, 0.5 * cost.late)


def test_the_asked_start_stands_beside_the_best(found: BestStartAnswer) -> None:
    """Whoever proposed a start wants to know what it costs more."""
    assert found.asked_min is not None
    assert found.asked_min in {cost.start_min for cost in found.confirmed}
    assert len(found.leads) == len(found.confirmed) - 1
    body = BestStartTold(found).body("op")
    assert body["asked"] == "2025-11-04T12:00+03:00"


def test_the_best_is_behind_nobody_who_was_allowed(found: BestStartAnswer) -> None:
    """Costs and leads are counted on the same days, so no start of the window leads the best, however little."""
    allowed = {start.start_min for start in found.found.starts}
    costs = {cost.start_min: cost.late for cost in found.confirmed}
    for lead in found.leads:
        assert lead.fewer == pytest.approx(costs[lead.start_min] - found.best.late, abs=1e-6)
        assert lead.fewer >= 0 or lead.start_min not in allowed


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_the_answer_is_told_in_full(found: BestStartAnswer, lang: str) -> None:
    """Every sentence has its figures: none is told by its code or with a gap."""
    told = BestStartTold(found)
    parts = (told.lead(lang), *told.parts("op", lang))
    text = "\n".join(getattr(part, "text", "") or str(part) for part in parts)
    assert "search_" not in text
    assert "[" not in told.lead(lang).text
    assert len(told.charts(lang)) == 1


def test_the_best_start_is_a_scenario(found: BestStartAnswer) -> None:
    """What --out writes starts the mailing at the best moment and keeps the roster."""
    (change,) = best_scenario(found)["changes"]  # type: ignore[misc]  # a list of one
    local = found.inputs.grid.local(found.best.start_min)
    assert change["starts_at"] == f"{local:%Y-%m-%dT%H:%M}"
    assert change["medium"] == "mail"


def test_a_window_without_a_start_says_why(mailed: BasePlan) -> None:
    """On the last day everything would still be felt after the plan."""
    with pytest.raises(OperationError) as told:
        best_start(ask(window={"first_day": "+6"}), Ground(mailed, Path()))
    (problem,) = told.value.problems
    assert problem.code == "search_no_start"
    assert int(dict(problem.parameters)["beyond"]) == 24
