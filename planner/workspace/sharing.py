"""Which sites planned apart could help each other: told, never done unasked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from planner.workspace.agreeing import disagreements
from planner.workspace.renaming import Part
from solver.groups import can_serve

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.workspace.outcomes import SiteOutcome


@dataclass(frozen=True, slots=True)
class Help:
    """People of one unit who could answer queues of another, if both were one roster problem.

    `obstacles`: how many things do not agree that would have to.
    """

    giver: str
    taker: str
    people: int
    queues: tuple[str, ...]
    obstacles: int


def helps(outcomes: tuple[SiteOutcome, ...]) -> tuple[Help, ...]:
    """Every unit that could help another: by language, skill, channel and papers on each day of the plan."""
    known = [(outcome.unit.name, outcome.inputs) for outcome in outcomes if outcome.inputs is not None]
    found = (_help(giver, taker) for giver, taker in permutations(known, 2))
    return tuple(one for one in found if one is not None)


def _help(giver: tuple[str, Inputs], taker: tuple[str, Inputs]) -> Help | None:
    (name, inputs), (other, theirs) = giver, taker
    days = theirs.grid.days
    able = {
        queue.id: {a.id for a in inputs.operation.agents if can_serve(a, queue, days[0], days[-1])}
        for queue in theirs.operation.queues
    }
    people = frozenset().union(*able.values())
    if not people:
        return None
    parts = (Part(name, inputs.operation), Part(other, theirs.operation))
    queues = tuple(queue for queue, agents in able.items() if agents)
    return Help(name, other, len(people), queues, len(disagreements(parts, None, prefix=False)))
