"""Playing a batch of replications: what a thread, a process or a cluster's worker is handed, and what it returns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solver.judging import Promises
from solver.simulation.floor import Floor
from solver.simulation.floor_plan import FloorPlan
from solver.simulation.loop.playing import run
from solver.simulation.loop.records import Floats, Ints, Records
from solver.simulation.presence import Presence, attend
from solver.simulation.risk_sources import Draw
from solver.simulation.tallies import AGENTS, FIELDS, FLOOR, SUMMED, Kept, Sums, Tallies
from solver.simulation.worlds import BINS, World, draw_replication, set_up


@dataclass(frozen=True, slots=True)
class Batch:
    """Some replications of a floor. `draws` lists the plays of each: as drawn, then with each source drawn anew.

    `blocks` are the first intervals of the blocks of hours in which each play is counted.
    """

    floor: Floor
    plan: FloorPlan
    presence: Presence
    promises: Promises
    blocks: Ints
    draws: tuple[tuple[Draw, ...], ...]


def split(whole: Batch, most: int) -> Iterator[Batch]:
    """The same replications in batches of at most `most`, each with the sample paths it needs and no others.

    A worker far away is not sent what it does not use.
    """
    demand, floor = whole.floor.demand, whole.floor
    for first in range(0, len(whole.draws), most):
        draws = whole.draws[first : first + most]
        taken = sorted({draw.path for plays in draws for draw in plays})
        number = {path: n for n, path in enumerate(taken)}
        paths = None if demand.paths is None else demand.paths[taken]
        renumbered = tuple(tuple(draw._replace(path=number[draw.path]) for draw in plays) for plays in draws)
        yield replace(whole, floor=replace(floor, demand=replace(demand, paths=paths)), draws=renumbered)


def play(batch: Batch) -> Tallies:
    """Play all replications of a batch."""
    queues, intervals = batch.floor.demand.mean.shape
    kinds, count = len(batch.floor.links.kinds), len(batch.draws)
    sums = Sums(
        np.zeros((len(SUMMED), queues, intervals)),
        np.zeros((queues, intervals, BINS), dtype=np.int32),
        np.zeros((len(FLOOR), kinds, intervals)),
        np.zeros((len(AGENTS), len(batch.floor.agents))),
    )
    kept = Kept(
        np.empty((count, queues, intervals), dtype=np.int32),
        np.empty((count, queues, intervals), dtype=np.int32),
        np.empty((count, len(batch.draws[0]), len(FIELDS), queues, len(batch.blocks))),
    )
    for number, draws in enumerate(batch.draws):
        counted = _count(batch, draws[0], sums)
        kept.within[number], kept.base[number] = counted["within"], counted["base"]
        by_block = kept.blocks[number]
        by_block[0] = _by_block(counted, batch.blocks)
        for again, draw in enumerate(draws[1:], start=1):
            by_block[again] = by_block[0] if draw == draws[0] else _by_block(_replay(batch, draw), batch.blocks)
    return Tallies(sums, kept)


def _count(batch: Batch, draw: Draw, sums: Sums) -> Mapping[str, Floats]:
    """Play once and add everything to the sums; the counts of the cells."""
    world = _played(batch, draw, sums.waits)
    counted = _cells(world)
    found = batch.promises.judge(counted)
    _add(sums.cells, [*counted.values(), found.met, found.judged])
    _add(sums.agents, [world.arrays["agents"][name] for name in AGENTS])
    _add(sums.floor, [world.arrays["worked"], world.arrays["busy"]])
    return counted


def _add(total: Floats, more: list[NDArray[Any]]) -> None:
    for whole, part in zip(total, more, strict=True):
        whole += part


def _replay(batch: Batch, draw: Draw) -> Mapping[str, Floats]:
    """The counts of a play whose waits nobody asks for."""
    return _cells(_played(batch, draw, np.zeros((*batch.floor.demand.mean.shape, BINS), dtype=np.int32)))


def _played(batch: Batch, draw: Draw, waits: Ints) -> World:
    drawn = draw_replication(batch.floor, batch.plan, draw.path, np.uint64(draw.contacts))
    segments = attend(batch.presence, np.uint64(draw.attendance), batch.floor.params)
    world = set_up(batch.floor, batch.plan, drawn, segments, waits)
    run(world.record)
    return world


def _cells(world: World) -> dict[str, Floats]:
    """FIELDS by name, queues x intervals."""
    tally: Records = world.arrays["tally"]
    return {name: tally[name].astype(np.float64) for name in FIELDS}


def _by_block(counted: Mapping[str, Floats], blocks: Ints) -> Floats:
    return np.stack([np.add.reduceat(values, blocks, axis=1) for values in counted.values()])
