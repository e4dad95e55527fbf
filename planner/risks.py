"""What stays at risk in a plan, why, and what one more agent would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Cause = Literal["short", "rate", "attendance", "chance"]


@dataclass(frozen=True, slots=True)
class Fix:
    """One more agent of a group for a block of hours.

    Attributes
    ----------
    agent : id of an agent of the group; the added one serves the same queues at the group's mean speed.
    queues : what agents of the group serve.
    start_min, end_min : the block, UTC minutes.
    avoided : contacts more that are answered in time, over all queues; 0 or more.
    cents : paid hours of the block at the group's mean rate.
    """

    agent: str
    queues: tuple[str, ...]
    start_min: int
    end_min: int
    avoided: float
    cents: int

    @property
    def cents_per_contact(self) -> float | None:
        """Cost of one late contact avoided; None where nobody is helped."""
        return self.cents / self.avoided if self.avoided > 0 else None


@dataclass(frozen=True, slots=True)
class Block:
    """A queue in a block of hours: how it serves, how surely, and why not.

    Attributes
    ----------
    start_min, end_min : four hours of the wall clock, UTC minutes.
    offered : expected contacts. `late` : those of them to be served better until the queue's goal is met, 0 if it is.
    service : share within the goal. `miss_share` : chance that the block by itself misses its goal.
    at_risk : the goal's own period misses its target with more than the accepted chance, and so does this block.
    cause : "short" = even the expected service is below the goal, so agents are missing; else what the
        risk comes from most: forecast ("rate"), who comes ("attendance") or mere chance.
    fix : the cheapest help per contact; None if not at risk or no agent could help.
    """

    queue: str
    start_min: int
    end_min: int
    offered: float
    late: float
    service: float
    target_share: float
    miss_share: float
    at_risk: bool
    cause: Cause
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Risk:
    """The risk of a plan.

    Attributes
    ----------
    limit_share : accepted chance of missing a goal over its own period.
    blocks : every queue and block in which contacts are judged, by start and queue (the heat map).
    fixes : what one more agent of each group would change, by start and agent.
    """

    limit_share: float
    blocks: tuple[Block, ...]
    fixes: tuple[Fix, ...]

    @property
    def at_risk(self) -> tuple[Block, ...]:
        """Blocks at risk, those with most late contacts first."""
        return tuple(sorted((b for b in self.blocks if b.at_risk), key=lambda b: (-b.late, b.start_min, b.queue)))
