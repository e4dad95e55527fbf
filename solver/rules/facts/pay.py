"""Pay: what an hour of an agent costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.people import Agent

HOUR_MIN = 60


def hour_cents(case: RosterCase, agent: Agent) -> int:
    """The agent's own rate, or the operation's if none is stated, in cents per paid hour."""
    return agent.hour_cents or case.costs.hour_cents


def cents_of(minutes: float, rate_cents: int, share: float) -> int:
    """A share of the pay of some minutes at a rate per hour, in whole cents."""
    return round(minutes * rate_cents * share / HOUR_MIN)
