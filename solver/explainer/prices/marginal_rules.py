"""What each rule costs: its price as it stands, and what people could do better without it, by search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from solver.case import RosterCase
from solver.checker import kind_of
from solver.cover import FloatArray
from solver.duties import Roster
from solver.explainer.prices.marginal_board import Cell, Pass, replan_pass, standing_board
from solver.outcomes import Violation
from solver.rules.rule import Rule

UNASKED = frozenset(
    {
        *("breaks", "break_law", "one_shift_a_day", "absence", "contract_dates", "serves_something"),
        *("floor", "activity", "training_groups"),
        *("standby", "on_call_limits", "on_call_rest", "on_call_reach", "on_call_most", "fair_on_call"),
    }
)
"""Rules without which no roster could be told: what a shift is and who is there; floors and training are priced on
their own; on-call duties stay where they are."""
WEEKS = 2
"""The dearest weeks of the plan, which are planned anew."""


@dataclass(frozen=True, slots=True)
class RulePrice:
    """A rule's price.

    Attributes
    ----------
    priced_cents : what it costs now, counted by the checker; `times` how often.
    saved_cents : what one pass without it saves on everything else, beyond the same pass with it; never less than 0.
    found : the roster of that pass.
    """

    kind: str
    priced_cents: int
    times: int
    saved_cents: float
    found: Roster | None = None


@dataclass(frozen=True, slots=True)
class RulePrices:
    """All rules asked, the dearest first; first days of the weeks planned anew, and the roster of the pass with all."""

    rules: tuple[RulePrice, ...]
    weeks: tuple[date, ...]
    people: int
    unchanged: Roster


def asked_rules(case: RosterCase) -> tuple[Rule, ...]:
    """Rules that restrict or price something in this case and can be asked."""
    return tuple(rule for rule in case.rules if rule.kind not in UNASKED and rule.forms(case))


def rule_prices(
    case: RosterCase,
    roster: Roster,
    found: tuple[Violation, ...],
    progress: Callable[[int, int], None],
    kinds: frozenset[str] | None = None,
) -> RulePrices:
    """Leave out each rule in turn and plan the dearest weeks anew, once: an estimate of what it costs.

    Parameters
    ----------
    found : what the checker says of the roster. progress : told how many rules are done, and how many there are.
    kinds : rules to be priced; None = all.
    """
    board = standing_board(case, roster, case.rules)
    weeks = dearest_weeks(board.loss, [board.window(week) for week in range(len(board.problem.weeks) - 1)])
    cells = tuple((agent, week) for week in weeks for agent in range(len(case.agents)))
    base = replan_pass(board, cells, roster)
    asked, prices = [rule for rule in asked_rules(case) if kinds is None or rule.kind in kinds], []
    for done, rule in enumerate(asked):
        progress(done, len(asked))
        prices.append(_price(case, roster, rule, _Base(base, cells, found)))
    ranked = sorted(prices, key=lambda one: (-one.saved_cents, -one.priced_cents, one.kind))
    assert base.roster is not None
    firsts = tuple(case.grid.days[int(board.problem.weeks[week])] for week in weeks)
    return RulePrices(tuple(ranked), firsts, len(case.agents), base.roster)


def dearest_weeks(loss: FloatArray, windows: list[tuple[int, int]]) -> tuple[int, ...]:
    """The weeks in which people missing cost most, in order of time."""
    cents = np.array([loss[low:high].sum() for low, high in windows])
    return tuple(sorted(int(week) for week in np.argsort(-cents, kind="stable")[:WEEKS]))


@dataclass(frozen=True, slots=True)
class _Base:
    """The pass with every rule, its person-weeks, and what the checker says of the roster that stands."""

    done: Pass
    cells: tuple[Cell, ...]
    found: tuple[Violation, ...]


def _price(case: RosterCase, roster: Roster, rule: Rule, base: _Base) -> RulePrice:
    rest = tuple(other for other in case.rules if other is not rule)
    done = replan_pass(standing_board(case, roster, rest), base.cells, roster)
    assert base.done.roster is not None
    own = sum(violation.cents for violation in rule.check(case, base.done.roster))
    mine = [v for v in base.found if kind_of(v) == rule.kind and v.cents]
    saved = base.done.after_cents - own - done.after_cents
    return RulePrice(rule.kind, sum(v.cents for v in mine), len(mine), max(0.0, saved), done.roster)
