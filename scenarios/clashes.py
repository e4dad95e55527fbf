"""Steps of a scenario that contradict each other: what one of them settles, no other may settle again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from planner.inputs import Inputs

Thing = Literal[
    "event", "length", "goal", "opening", "queue", "away", "gone", "rule", "policy", "rate", "overtime", "quantile",
]  # fmt: skip
"""What a step may settle once: an event's time or fate, its length, a queue's goal, its opening hours, a queue that
comes, an agent's day off, an agent who leaves, a rule, an on-call policy, a cost rate, the overtime of a contract, the
quantile of the forecast. Each has its sentence `scenario_clash_<thing>`."""


class Claim(NamedTuple):
    """A thing and which of them: ("event", "derby-2025-11-09"), ("away", "A017 2025-11-08")."""

    thing: Thing
    which: str


@runtime_checkable
class Claiming(Protocol):
    """A kind of change that settles something; kinds that only add to what there is need not be one."""

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """What it settles, of the inputs that the changes before it left."""
        ...


class Clash(NamedTuple):
    """Two steps (places from 0) that settle the same thing, and the first such thing."""

    later: int
    earlier: int
    claim: Claim


def claims_of(change: object, inputs: Inputs) -> frozenset[Claim]:
    """What a change settles; nothing unless its kind says so."""
    return change.claims(inputs) if isinstance(change, Claiming) else frozenset()


def clashes(claimed: Sequence[frozenset[Claim]]) -> Iterator[Clash]:
    """Each later step with the earlier one that settled the same; one clash for a pair of steps."""
    held: dict[Claim, int] = {}
    for later, claims in enumerate(claimed):
        told: set[int] = set()
        for claim in sorted(claims):
            earlier = held.setdefault(claim, later)
            if earlier != later and earlier not in told:
                told.add(earlier)
                yield Clash(later, earlier, claim)
