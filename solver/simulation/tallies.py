"""What replications counted: kept per replication where the spread matters, summed where it does not.

Replications x queues x intervals of everything would fill the memory: 200 replications of four weeks and 20 queues
have eleven million cells. Service alone is kept in full, everything else by block of hours and summed over all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np

from solver.simulation.loop.records import Floats, Ints

FIELDS = ("offered", "served", "abandoned", "within", "base", "wait_s", "replies", "reply_s")
SUMMED = (*FIELDS, "met", "judged")
FLOOR = ("present_s", "busy_s")
AGENTS = ("worked_s", "busy_s", "call_outs")


class Sums(NamedTuple):
    """What is summed over replications."""

    cells: Floats  # SUMMED x queues x intervals
    waits: Ints  # queues x intervals x bins
    floor: Floats  # FLOOR x kinds of agent x intervals
    agents: Floats  # AGENTS x agents


class Kept(NamedTuple):
    """What is kept of every replication. Play 0 is the replication itself, the others draw a source anew."""

    within: Ints  # replications x queues x intervals
    base: Ints  # the same; service is within / base
    blocks: Floats  # replications x plays x FIELDS x queues x blocks of hours


class Tallies(NamedTuple):
    """Counts of some replications, at least one."""

    sums: Sums
    kept: Kept

    @property
    def replications(self) -> int:
        """How many replications were counted."""
        return len(self.kept.within)


def collect(batches: Iterable[Tallies], counted: Callable[[int], None]) -> Tallies:
    """All batches as one; `counted` is told the replications so far.

    Batches are added in their order, whoever played them when, so that the sums are the same bit for bit.
    """
    sums: Sums | None = None
    kept: list[Kept] = []
    done = 0
    for batch in batches:
        sums = batch.sums if sums is None else _added(sums, batch.sums)
        kept.append(batch.kept)
        done += batch.replications
        counted(done)
    if sums is None:
        raise ValueError("no replication was played")
    return Tallies(sums, Kept(*(np.concatenate(parts) for parts in zip(*kept, strict=True))))


def joined(one: Tallies, two: Tallies) -> Tallies:
    """The replications of both, in this order."""
    return collect((one, two), lambda done: None)


def _added(one: Sums, two: Sums) -> Sums:
    """New arrays: what a cluster hands back cannot always be written to."""
    return Sums(one.cells + two.cells, one.waits + two.waits, one.floor + two.floor, one.agents + two.agents)
