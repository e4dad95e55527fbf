"""What a well-run floor plans ahead: heads kept for calls, and the duties that kinds of agent have anyway."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.demand import Demand
from solver.queues import Kind, Queue
from solver.simulation.floor import Floor
from solver.simulation.line_records import line_records
from solver.simulation.links import Links
from solver.simulation.loop.records import Floats, Records
from solver.simulation.params import SimulationParams
from solver.simulation.streams import stream_records


class FloorPlan(NamedTuple):
    """Plans per interval, from expected demand and rostered presence, and what every replication starts from.

    `wanted` (queues x intervals): agents each live queue wants idle or on calls. `duties` (kinds x intervals):
    the load that falls to one agent of the kind if each queue is spread evenly over those who can serve it.
    `lines` and `streams`: the records of the queues, for the loop and for drawing contacts.
    """

    wanted: NDArray[np.int64]
    duties: Floats
    lines: Records
    streams: Records


def plan_floor(floor: Floor, segments: Records) -> FloorPlan:
    """Plan the floor for the rostered presence (`segments`, seconds from the start of the grid)."""
    load = _agents_held(floor.queues, floor.worked)
    able = floor.links.serves.astype(np.float64)
    heads = able.T @ _heads(floor.links, segments, floor.demand)
    per_head = np.divide(load, heads, out=np.zeros_like(load), where=heads > 0)
    wanted = _wanted(floor.queues, load, floor.params)
    return FloorPlan(wanted, np.ascontiguousarray(able @ per_head), line_records(floor), stream_records(floor))


def _agents_held(queues: tuple[Queue, ...], demand: Demand) -> Floats:
    """Agents kept busy by each queue, chats at their most at once."""
    step_s = 60.0 * demand.grid.step_min
    load: Floats = demand.mean * demand.aht_s / step_s * np.array([_agents_per_contact(q) for q in queues])[:, None]
    return load


def _agents_per_contact(queue: Queue) -> float:
    if queue.kind is Kind.MESSAGING:
        return queue.touches
    if queue.kind is Kind.CONCURRENT:
        most = queue.concurrency.most
        return queue.concurrency.aht_s(1.0, most) / most
    return 1.0


def _heads(links: Links, segments: Records, demand: Demand) -> Floats:
    """Rostered agents at work: kinds x intervals, mean over the interval."""
    grid = demand.grid
    edges = 60.0 * grid.step_min * np.arange(grid.intervals + 1)
    heads = np.zeros((len(links.serves), grid.intervals))
    for segment in segments[segments["standby"] == 0]:
        covered = np.diff(np.clip(edges, segment["start"], segment["end"]))
        heads[links.kind_of[segment["agent"]]] += covered
    return heads / (60.0 * grid.step_min)


def _wanted(queues: tuple[Queue, ...], load: Floats, params: SimulationParams) -> NDArray[np.int64]:
    """Square-root rule for calls, for the busier of this interval and the next: agents take minutes to get free."""
    live = np.array([queue.kind is Kind.LIVE for queue in queues], dtype=bool)[:, None]
    ahead = np.maximum(load, np.concatenate([load[:, 1:], load[:, -1:]], axis=1))
    heads = np.ceil(ahead + params.reserve_beta * np.sqrt(ahead))
    wanted = np.where(live & (ahead > 0), np.maximum(heads, params.live_reserve), 0.0)
    return wanted.astype(np.int64) if params.reserves else np.zeros(load.shape, dtype=np.int64)
