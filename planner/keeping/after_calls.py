"""Rest after published on-call duties: runs of shifts with a call in them end where the published days end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.keeping.kept import SHIFTS, Kept
from planner.rulebook import rule_book
from solver.case import Lock
from solver.duties import Duty, OnCallDuty, Roster
from solver.grid import DAY_MIN
from solver.rules.on_call_rest import OnCallRest

if TYPE_CHECKING:
    from planner.inputs import Inputs


def rest_after_calls(kept: Kept, held: Roster, inputs: Inputs) -> Iterator[Lock]:
    """Days off after the published days, for who ends them in a run with an on-call duty that stays.

    The search tells lawful weeks by shifts alone, and cannot move a published call out of a run that grew too long. A
    rest right after the published days ends the run, which costs a few people a day or two of freedom.
    """
    rest_min = max((rule.rest_min for rule in _rules(inputs)), default=0)
    fixed = [day for day in kept.days if kept.fixed(SHIFTS, day)]
    if not rest_min or not fixed:
        return
    grid, days = inputs.grid, frozenset(inputs.grid.days)
    end_min = grid.minute(max(fixed), DAY_MIN)
    for agent in sorted({one.agent for one in held.on_call}):
        calls = [one for one in held.on_call if one.agent == agent]
        shifts = [duty for duty in kept.roster.duties if duty.agent == agent and duty.day in fixed]
        until_min = _busy_until(sorted((*calls, *shifts), key=lambda one: one.start_min), rest_min)
        day = max(fixed) + timedelta(days=1)
        while until_min + rest_min > end_min and day in days and grid.minute(day, 0) < until_min + rest_min:
            yield Lock(agent, day, None)
            day += timedelta(days=1)


def _rules(inputs: Inputs) -> Iterator[OnCallRest]:
    for rule in rule_book(inputs.operation.config.rules):
        if isinstance(rule, OnCallRest):
            yield rule


def _busy_until(rows: list[Duty | OnCallDuty], rest_min: int) -> int:
    """End of the last run if an on-call duty is in it; 0 otherwise."""
    until_min, called = 0, False
    for one in rows:
        called = isinstance(one, OnCallDuty) or (called and one.start_min - until_min < rest_min)
        until_min = max(until_min, one.end_min)
    return until_min if called else 0
