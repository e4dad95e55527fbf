"""The best roster of a tiny case by trying every one, break places included."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import inf

from solver.case import RosterCase
from solver.duties import Duty, Roster
from solver.roster.duty_table import break_places, make_duty
from solver.roster.evaluate import HARD, objective_terms
from solver.rules.forms import Form


def best_cents(case: RosterCase) -> float:
    """The least objective of all rosters, recounted from plain duties."""
    forms = tuple(form for rule in case.rules for form in rule.forms(case))
    return min(cents_of(case, forms, roster) for roster in every_roster(case))


def cents_of(case: RosterCase, forms: tuple[Form, ...], roster: Roster) -> float:
    """Objective of a roster, infinite where a hard form is broken."""
    terms = dict(objective_terms(case, forms, roster))
    return inf if any(name.startswith(HARD) for name in terms) else sum(terms.values())


def every_roster(case: RosterCase) -> Iterator[Roster]:
    """Each agent and day off, or one of the templates with its breaks at each place."""
    cells = [(agent.id, day) for agent in case.agents for day in range(len(case.grid.days))]
    for duties in product(*([None, *options(case, *cell)] for cell in cells)):
        yield Roster(tuple(sorted(duty for duty in duties if duty is not None)))


def options(case: RosterCase, agent: str, day: int) -> Iterator[Duty]:
    """All duties of an agent on a day."""
    step = case.grid.step_min
    for t, template in enumerate(case.templates):
        ranges = [break_places(window, step) for window in template.breaks]
        for offsets in product(*(range(first, first + count * step, step) for first, count in ranges)):
            yield make_duty(case, agent, day, t, offsets)
