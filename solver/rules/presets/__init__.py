"""Rule books of countries, as data: which rules hold, with which values, by which article."""

from __future__ import annotations

from solver.errors import Problem, SolverError
from solver.rules.presets.cyprus import CYPRUS
from solver.rules.presets.eu import EU
from solver.rules.presets.georgia import GEORGIA
from solver.rules.presets.germany import GERMANY
from solver.rules.presets.malta import MALTA
from solver.rules.presets.rule_book import Change, Entry, RuleBook
from solver.rules.presets.turkey import TURKEY
from solver.rules.presets.uk import UK

PRESETS: tuple[RuleBook, ...] = (TURKEY, EU, UK, MALTA, CYPRUS, GEORGIA, GERMANY)


def book(name: str) -> RuleBook:
    """The rule book of a name; SolverError if there is none."""
    books = {preset.name: preset for preset in PRESETS}
    if name not in books:
        raise SolverError((Problem("unknown_preset", {"name": name, "allowed": tuple(books)}),))
    return books[name]


__all__ = ["PRESETS", "Change", "Entry", "RuleBook", "book"]
