"""Rules of the book that an operation loosened or left out: said wherever its rosters are called lawful."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.operation.reading import as_parameters
from planner.problems import Problem
from planner.rule_reading import Verdict, parameters, verdict_on
from planner.rulebook import rule_book
from solver.rules.presets import book

if TYPE_CHECKING:
    from planner.operation.config import RulesSpec


def loosened(spec: RulesSpec) -> tuple[str, ...]:
    """Kinds of the book's rules, in its order, that were dropped or have at least one value that allows more.

    A value of which neither can be said is not counted; `explain rules` shows it as changed.
    """
    return tuple(_loosened(spec))


def loosened_sense(spec: RulesSpec) -> tuple[Problem, ...]:
    """One warning that names them all; none if the book stands."""
    kinds = loosened(spec)
    if not kinds:
        return ()
    told = as_parameters({"book": spec.preset, "count": len(kinds), "rules": ", ".join(kinds)})
    return (Problem("operation.yaml", None, "rules", "rules_loosened", "", told, severity="warning"),)


def _loosened(spec: RulesSpec) -> Iterator[str]:
    in_force = {rule.kind: rule for rule in rule_book(spec)}
    for entry in book(spec.preset).entries:
        kind = entry.rule.kind
        if kind not in in_force:
            yield kind
            continue
        before, after = parameters(entry.rule), parameters(in_force[kind])
        verdicts = (verdict_on(kind, name, before[name], after[name]) for name in after)
        if Verdict.LOOSENED in verdicts:
            yield kind
