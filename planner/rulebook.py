"""The rule book of an operation: a preset with the operation's own changes, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.operation.config import RulesSpec

if TYPE_CHECKING:
    from solver.rules.rule import Rule


def rule_book(spec: RulesSpec) -> tuple[Rule, ...]:
    """Rules of the preset, changed and dropped as the operation says.

    A change replaces single parameters of the preset's rule of that kind (or adds the rule); `reason` is
    for people.
    """
    from solver.rules import RULES
    from solver.rules.presets import PRESETS

    kinds = {rule.kind: rule for rule in RULES}
    book = {rule.kind: rule for rule in PRESETS[spec.preset].rules}
    for kind, change in spec.changes.items():
        values = {key: value for key, value in change.items() if key != "reason"}
        held = book[kind].model_dump() if kind in book else {"kind": kind}
        book[kind] = kinds[kind].model_validate(held | values)
    return tuple(rule for kind, rule in book.items() if kind not in spec.drop)
