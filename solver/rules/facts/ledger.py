"""The ledger: what people have borne over twelve months, and what each may bear now before it costs.

For rules of fairness. A burden is compared only among those who could be asked; the rule says who they are. An
agent's credit is what the most burdened of them bore beyond the agent, so a form `Total` or `StandbyTotal` with
`most=credit` and `rising` lets the least burdened catch up for nothing, and from there on all rise together.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solver.case import RosterCase

YEAR_MONTHS = 12


def burdens(case: RosterCase, measure: str, asked: Collection[str]) -> dict[str, int]:
    """Whole units that each of the asked bore in a year, in the order of their ids; empty if no ledger tells.

    The amount is stretched from the months in which the agent could be asked to twelve, and rounded half up.
    Several rows of an agent are parts of the year: amounts and months are added. Who has no row bore the mean of
    those who have (newcomers neither catch up at once nor are spared).

    Parameters
    ----------
    measure : `Tally.measure`, e.g. "nights".
    asked : ids of the agents who could be asked; rows of others are left out.
    """
    amounts: dict[str, int] = {}
    months: dict[str, float] = {}
    told = (tally for tally in case.agreements.ledger if tally.measure == measure and tally.agent in asked)
    for tally in dict.fromkeys(told):
        amounts[tally.agent] = amounts.get(tally.agent, 0) + tally.amount
        months[tally.agent] = months.get(tally.agent, 0.0) + tally.months
    known = {agent_id: _half_up(YEAR_MONTHS * amount / months[agent_id]) for agent_id, amount in amounts.items()}
    if not known:
        return {}
    usual = mean(known.values())
    return {agent_id: known.get(agent_id, usual) for agent_id in sorted(asked)}


def credit(case: RosterCase, measure: str, asked: Collection[str], most: int) -> dict[str, int]:
    """Units that each of the asked may bear before it costs; empty if no ledger tells.

    The burden of the most burdened less the agent's own, never more than `most` (units, so that nobody gets a
    year's worth in one plan): 0 for the most burdened.
    """
    borne = burdens(case, measure, asked)
    heaviest = max(borne.values(), default=0)
    return {agent_id: min(most, heaviest - burden) for agent_id, burden in borne.items()}


def mean(amounts: Collection[int]) -> int:
    """The mean of some whole amounts, rounded half up."""
    return _half_up(sum(amounts) / len(amounts))


def rising(units: int, cents: int) -> int:
    """Price of units beyond a limit where the first costs `cents`, the second twice that, and so on."""
    return cents * units * (units + 1) // 2


def _half_up(amount: float) -> int:
    return math.floor(amount + 0.5)
