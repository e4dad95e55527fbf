"""How demand becomes a requirement: the settings of staffing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from solver.errors import Problem
from solver.queues import Kind, Queue
from solver.staffing.backlog import DeferredParams
from solver.staffing.pools import PoolParams
from solver.staffing.queue_needs import SharingParams

FAMILY = {
    Kind.LIVE: "voice",
    Kind.CONCURRENT: "chat",
    Kind.MESSAGING: "messaging",
    Kind.DEFERRED: "deferred",
    Kind.BACK_OFFICE: "deferred",
    Kind.OUTBOUND: "deferred",
}


@dataclass(frozen=True, slots=True)
class RequireParams:
    """How demand becomes a requirement.

    Parameters
    ----------
    cents : price per interval of an agent missing below 75 % of the load, below the load, below the goal, and
        below comfort; falling.
    absent_share, absent_correlation : chance that a rostered agent does not come, and correlation of two
        absences. The reserve 1 / (1 - share) multiplies the levels "goal" and "comfort", once, and the
        spread of attendance widens the spread of the load.
    inside_share : of their time that present agents are logged in but not available; raises every level once.
    families : family of a queue by its id; by default its kind's (voice, chat, messaging, deferred).
    first_share : the dearest level as a share of the load.
    correlation : of the forecast errors of two queues in the same interval.
    whole : round each pool up to whole agents in every interval, whatever period its goal is judged over.
    dip_share, most_occupancy : see `PoolParams`.
    own_share, comfort_deviations : see `SharingParams`.
    nodes : equally likely loads over which service is averaged.
    late_cents_per_hour, least_deferred, deferred_quantile : see `DeferredParams`.
    """

    cents: tuple[int, int, int, int] = (800, 300, 100, 15)
    absent_share: float = 0.0
    absent_correlation: float = 0.0
    inside_share: float = 0.0
    families: Mapping[str, str] = field(default_factory=dict)
    first_share: float = 0.75
    correlation: float = 0.3
    whole: bool = False
    dip_share: float = 0.25
    most_occupancy: float | None = None
    nodes: int = 9
    own_share: float = 0.5
    comfort_deviations: float = 1.2815515655446004
    late_cents_per_hour: int = 2000
    least_deferred: float = 0.0
    deferred_quantile: float = 0.75

    def family(self, queue: Queue) -> str:
        """Channel family of a queue: queues of one language and family are answered by one crew."""
        return self.families.get(queue.id, FAMILY[queue.kind])

    @property
    def pool(self) -> PoolParams:
        """The part that staffing one pool needs."""
        return PoolParams(
            self.correlation,
            self.absent_share,
            self.absent_correlation,
            self.whole,
            self.dip_share,
            self.most_occupancy,
        )

    @property
    def sharing(self) -> SharingParams:
        """The part that sharing safety needs."""
        return SharingParams(self.own_share, self.comfort_deviations)

    @property
    def backlog(self) -> DeferredParams:
        """The part that deferred work needs."""
        return DeferredParams(self.least_deferred, self.late_cents_per_hour, self.deferred_quantile, self.own_share)

    def problems(self) -> tuple[Problem, ...]:
        """Settings that make no sense: share_invalid (outside 0..1), cents_not_falling, nodes_too_few."""
        found = [
            Problem("share_invalid", {"name": name, "share": getattr(self, name)})
            for name in ("absent_share", "absent_correlation", "inside_share", "dip_share")
            if not 0.0 <= getattr(self, name) < 1.0
        ]
        found += [
            Problem("share_invalid", {"name": name, "share": getattr(self, name)})
            for name in ("correlation", "own_share", "first_share")
            if not 0.0 <= getattr(self, name) <= 1.0
        ]
        if not 0.0 < self.deferred_quantile < 1.0:
            found.append(Problem("share_invalid", {"name": "deferred_quantile", "share": self.deferred_quantile}))
        if list(self.cents) != sorted(self.cents, reverse=True) or self.cents[-1] < 0:
            found.append(Problem("cents_not_falling", {"cents": self.cents}))
        if self.nodes < 3:
            found.append(Problem("nodes_too_few", {"nodes": self.nodes}))
        return tuple(found)
