"""Rules priced as `explain prices` prices them: the dearest weeks planned anew without each, and with all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.casework import make_case
from solver.checker import check

if TYPE_CHECKING:
    from scenarios.base_plan import BasePlan
    from solver.duties import Roster
    from solver.explainer.prices.marginal_rules import RulePrice


def rule_worths(base: BasePlan, kinds: tuple[str, ...]) -> tuple[Roster, tuple[RulePrice, ...]]:
    """The roster of the same planning with every rule, and the price of each rule named that restricts anything."""
    from solver.explainer.prices.marginal_rules import rule_prices

    stage, roster = base.plan.roster_stage, base.plan.roster
    assert stage is not None
    case = make_case(base.inputs, stage.requirement)
    prices = rule_prices(case, roster, check(case, roster), lambda done, asked: None, frozenset(kinds))
    return prices.unchanged, prices.rules
