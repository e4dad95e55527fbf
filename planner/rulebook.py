"""The rule book of an operation: a preset with the operation's own changes, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.operation.config import RulesSpec

if TYPE_CHECKING:
    from solver.rules.rule import Rule


def rule_book(spec: RulesSpec) -> tuple[Rule, ...]:
    """Rules of the preset, changed and dropped as the operation says.

    A change sets single parameters of a rule of the preset, or adds a rule; its `reason` is for people.

    Raises
    ------
    solver.errors.SolverError
        With all problems: unknown kinds, values out of range.
    """
    from solver.rules.presets import Change, book

    changed = [
        Change(
            kind=kind,
            values={key: value for key, value in values.items() if key != "reason"},
            reason=str(values.get("reason", "-")),
        )
        for kind, values in spec.changes.items()
    ]
    dropped = [Change(kind=kind, drop=True, reason=reason or "-") for kind, reason in spec.drop.items()]
    return book(spec.preset).rules((*changed, *dropped))
