"""Which rules a scenario's roster breaks that the base's kept, and which it keeps again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.loosened import loosened
from planner.report.violations import undated
from planner.rulebook import rule_book

if TYPE_CHECKING:
    from planner.operation.config import RulesSpec
    from solver.outcomes import Violation


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule, hard or priced: how often it is broken before and after.

    `new` and `gone` count the same person at the same time as one; `cents` are the price of a soft rule.
    """

    rule: str
    hard: bool
    before: int
    after: int
    new: int
    gone: int
    cents_before: int
    cents_after: int


def newly_loosened(before: RulesSpec, after: RulesSpec) -> tuple[str, ...]:
    """Kinds of the book's rules that allow more than the book, or are left out, and stood otherwise before."""
    if before == after:
        return ()
    old, new = ({rule.kind: rule for rule in rule_book(spec)} for spec in (before, after))
    return tuple(kind for kind in loosened(after) if old.get(kind) != new.get(kind))


def rule_changes(before: tuple[Violation, ...], after: tuple[Violation, ...]) -> tuple[RuleChange, ...]:
    """Rules whose violations differ: hard ones first, then by the change of their price."""
    old, new = _by_rule(before), _by_rule(after)
    found = (_change(key, old[key], new[key]) for key in sorted({*old, *new}))
    changed = (one for one in found if one.new or one.gone or one.cents_before != one.cents_after)
    return tuple(sorted(changed, key=lambda one: (not one.hard, -abs(one.cents_after - one.cents_before), one.rule)))


def _by_rule(found: tuple[Violation, ...]) -> defaultdict[tuple[str, bool], list[Violation]]:
    by_rule: defaultdict[tuple[str, bool], list[Violation]] = defaultdict(list)
    for violation in found:
        by_rule[undated(violation.rule), violation.hard].append(violation)
    return by_rule


def _change(key: tuple[str, bool], before: list[Violation], after: list[Violation]) -> RuleChange:
    old, new = ({(one.rule, one.agent, one.start_min) for one in side} for side in (before, after))
    return RuleChange(
        *key,
        before=len(before),
        after=len(after),
        new=len(new - old),
        gone=len(old - new),
        cents_before=sum(one.cents for one in before),
        cents_after=sum(one.cents for one in after),
    )
