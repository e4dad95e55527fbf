"""Rule books of countries, as data: which rules hold, with which values, by which article."""

from __future__ import annotations

from solver.errors import Problem, SolverError
from solver.rules.presets.eu import EU
from solver.rules.presets.rule_book import Change, Entry, RuleBook
from solver.rules.presets.turkey import TURKEY

PRESETS: tuple[RuleBook, ...] = (TURKEY, EU)


def book(name: str) -> RuleBook:
    """The rule book of a name; SolverError if there is none."""
    books = {preset.name: preset for preset in PRESETS}
    if name not in books:
        raise SolverError((Problem("unknown_preset", {"name": name, "allowed": tuple(books)}),))
    return books[name]


__all__ = ["PRESETS", "Change", "Entry", "RuleBook", "book"]
