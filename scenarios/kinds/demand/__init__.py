"""Changes of what is asked: contacts, how long they take, where they arrive, when a queue is open, what is promised."""

from __future__ import annotations

from scenarios.kinds.demand.volume import Volume

DEMAND_KINDS = (Volume,)
DemandChange = Volume

__all__ = ["DEMAND_KINDS", "DemandChange", "Volume"]
