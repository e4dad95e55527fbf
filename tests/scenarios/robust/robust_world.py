"""The small plan on the bench: few replications, short searches, two futures."""

from __future__ import annotations

from dataclasses import replace

from planner.inputs import Inputs
from planner.plans import Plan
from scenarios.base_plan import BasePlan, base_plan
from scenarios.robust.bench import Bench
from scenarios.robust.reading import Weighed
from scenarios.scenario import Scenario

FEW = 6


def small_base(inputs: Inputs, plan: Plan) -> BasePlan:
    """The small plan, played a few times by one thread."""
    return base_plan(replace(inputs, workers=1), replications=FEW, plan=plan)


def small_bench(base: BasePlan) -> Bench:
    """A bench that searches for a moment."""
    return Bench(base, FEW, 0.5)


def two(share: float = 0.4, more: float = 0.6) -> tuple[Weighed, ...]:
    """The forecast as it is, and one with more contacts."""
    changes = [{"kind": "volume", "share": more}]
    raised = Scenario.model_validate({"name": "more", "roster": "keep", "changes": changes})
    return Weighed(Scenario(name="as planned", roster="keep"), 1.0 - share), Weighed(raised, share)
