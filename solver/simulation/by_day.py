"""What every replication served, by queue and local day: two simulations of one seed are compared by it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from solver.grid import Grid
from solver.judging import Promises
from solver.simulation.loop.records import Floats
from solver.simulation.measures import periods
from solver.simulation.tallies import FIELDS, Tallies


class ByDay(NamedTuple):
    """Contacts by replication, queue (in the demand's order) and local day.

    offered : that came. base : that service is a share of; where a goal is a share of those who stayed and nobody was
    served, all who came. within : of these, within the goal's time.
    """

    offered: Floats
    base: Floats
    within: Floats


def by_day(tallies: Tallies, grid: Grid, promises: Promises) -> ByDay:
    """Sum the blocks of hours that are kept of every replication by local day."""
    every = periods(grid)
    first = np.searchsorted(every["block"], every["day"])
    played = np.moveaxis(tallies.kept.blocks[:, 0], 1, 0)  # FIELDS x replications x queues x blocks
    counted = dict(zip(FIELDS, np.add.reduceat(played, first, axis=-1), strict=True))
    return ByDay(counted["offered"], promises.apart().base(counted), counted["within"])
