"""What priced rules cost by the engine's word and by the checker's, term by term: two roads that must meet."""

from __future__ import annotations

from dataclasses import dataclass

from planner.inputs import Inputs
from planner.pipeline import MENDED, own_key
from planner.plans import Plan
from planner.stage_inputs import stage_keys
from solver.checker import price
from solver.outcomes import Violation

HALF_CENT = 0.5
RULE_OF_TERM = {"on_call": "standby"}
"""Terms of the objective that are called otherwise than the rule that prices them."""
NO_RULE = ("coverage", "on_call_fees")
"""Terms that no rule prices: people missing to the need, and fees of those who stand by."""


@dataclass(frozen=True, slots=True)
class Term:
    """One priced rule: cents by the engine (None if no engine built this roster) and by the checker."""

    rule: str
    engine_cents: float | None
    checker_cents: int

    @property
    def agrees(self) -> bool:
        """Whether both say the same."""
        return self.engine_cents is None or abs(self.engine_cents - self.checker_cents) < HALF_CENT


def reprice(plan: Plan, inputs: Inputs, found: tuple[Violation, ...]) -> tuple[Term, ...]:
    """Every priced rule as the engine and as the checker prices it.

    `found` is what the checker says today. Where today's files are no longer those of the plan, the engine's figures
    speak of other facts; then the checker's word of that day, which is stored with the plan, is the one to compare.
    """
    if plan.roster_stage is None:
        return ()
    judged = found if as_planned(plan, inputs) else plan.violations
    return terms(plan.roster_stage.result.objective, judged)


def terms(objective: tuple[tuple[str, float], ...], found: tuple[Violation, ...]) -> tuple[Term, ...]:
    """Priced rules by name, from an objective by term and from violations."""
    engine: dict[str, float] = {}
    for name, cents in objective:
        if name not in NO_RULE and not name.startswith("hard:"):
            rule = RULE_OF_TERM.get(name, name)
            engine[rule] = engine.get(rule, 0.0) + cents
    checker = dict(price(found))
    return tuple(Term(rule, engine.get(rule, 0.0), checker.get(rule, 0)) for rule in sorted({*engine, *checker}))


def as_planned(plan: Plan, inputs: Inputs) -> bool:
    """Whether the roster stage would use the same files and settings today; a mended one those of its facts."""
    held, today = dict(plan.keys).get("roster"), stage_keys(inputs)["roster"]
    return held in (today, own_key(MENDED, today, plan.roster))
