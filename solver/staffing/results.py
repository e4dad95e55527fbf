"""What staffing hands back: the requirement, the pools behind it, and what was assumed."""

from __future__ import annotations

from dataclasses import dataclass, field

from solver.cover import FloatArray, Requirement


@dataclass(frozen=True, slots=True)
class PoolNeed:
    """What one language and channel family needs; arrays over intervals.

    `load` is the work in agents; `need` the rostered agents at the goal level; `alone` the present agents it
    would need if nobody helped; `spread` the relative standard deviation of its load. Deferred pools have
    the even fill as both load and need before reserves.
    """

    language: str
    family: str
    queues: tuple[str, ...]
    load: FloatArray
    need: FloatArray
    alone: FloatArray
    spread: FloatArray
    target_share: float
    threshold_s: float


@dataclass(frozen=True, slots=True)
class QueueNeed:
    """What one queue needs; arrays over intervals.

    `load` is the work in agents; `need` the rostered agents at the goal level, its share of the pooled safety
    included; `deviation` the standard deviation of the work in agents (0 for deferred work, which can wait).
    """

    queue: str
    load: FloatArray
    need: FloatArray
    deviation: FloatArray


@dataclass(frozen=True, slots=True)
class Note:
    """Something a planner should know about a requirement: a code and its figures."""

    code: str
    parameters: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Staffing:
    """A requirement, with the pools and queues behind it and notes on what was assumed."""

    requirement: Requirement
    pools: tuple[PoolNeed, ...]
    notes: tuple[Note, ...] = ()
    queues: tuple[QueueNeed, ...] = ()
