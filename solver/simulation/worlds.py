"""From plain values to the records of the event loop: streams of contacts and the floor they meet."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.queues import Kind, Queue
from solver.simulation.draws import count_contacts, draw_contacts, most_touches
from solver.simulation.floor import Floor
from solver.simulation.floor_plan import FloorPlan
from solver.simulation.loop import records as loop
from solver.simulation.loop.coming import plan_first_moves
from solver.simulation.loop.records import Floats, Ints, Records
from solver.simulation.streams import streams_of

BINS = 96
ROUTINGS = {
    "least_versatile": loop.LEAST_VERSATILE,
    "longest_idle": loop.LONGEST_IDLE,
    "primary_first": loop.PRIMARY_FIRST,
    "most_idle_group": loop.MOST_IDLE_GROUP,
}


class Contacts(NamedTuple):
    """The contacts of one replication in order of arrival, with work and pause of every touch."""

    contacts: Records
    touches: Records


class World(NamedTuple):
    """One replication: the record that the event loop runs on, and the arrays it points to, kept alive."""

    record: np.void
    arrays: dict[str, NDArray[Any]]


def draw_replication(floor: Floor, plan: FloorPlan, replication: int, key: np.uint64) -> Contacts:
    """Draw all contacts of a replication; with sample paths, replication r takes path r modulo their number."""
    streams = streams_of(floor, plan.streams, replication, key)
    counts = count_contacts(streams)
    drawn = Contacts(np.empty(int(counts.sum()), loop.CONTACT), np.empty(most_touches(streams, counts), loop.TOUCH))
    draw_contacts(streams, counts, *drawn)
    return drawn


def set_up(floor: Floor, plan: FloorPlan, drawn: Contacts, segments: Records, waits: Ints) -> World:
    """A floor at the start of the horizon: nobody there yet, nothing waiting."""
    links, paces = floor.links, _paces(floor.queues)
    slots = np.full(len(links.kinds) * paces.shape[1], loop.NONE, dtype=np.int64)
    arrays: dict[str, NDArray[Any]] = {
        "agents": _agents(floor, segments),
        "kinds": links.kinds.copy(),
        "queues": plan.lines.copy(),
        "contacts": drawn.contacts,
        "segments": segments,
        "kinds_of": links.kinds_of,
        "queues_of": links.queues_of,
        "live_of": links.live_of,
        "members": links.members,
        "paces": paces,
        "touches": drawn.touches,
        "open": np.zeros((len(floor.agents), paces.shape[1]), dtype=loop.OPEN),
        "slots": np.rec.fromarrays([slots, slots], dtype=loop.SLOT),
        "free": np.zeros(len(links.kinds), dtype=loop.MASK),
        "agenda": np.empty(_most_events(drawn, segments, len(floor.agents)), dtype=loop.EVENT),
        "able": links.serves.astype(np.int8),
        "deputies": _deputies(floor),
        "wanted": plan.wanted,
        "duties": plan.duties,
        "tally": np.zeros((len(floor.queues), floor.demand.grid.intervals), dtype=loop.TALLY),
        "waits": waits,
        "worked": np.zeros(plan.duties.shape),
        "busy": np.zeros(plan.duties.shape),
    }
    record = _record(floor, arrays)
    plan_first_moves(record)
    return World(record, arrays)


def _most_events(drawn: Contacts, segments: Records, agents: int) -> int:
    """Room for every event ever planned: two a touch at its start and end, three a contact, three a segment."""
    return 3 * (len(drawn.contacts) + len(drawn.touches) + len(segments) + agents) + 1


def _deputies(floor: Floor) -> NDArray[np.int8]:
    """Queues x agents: who answers a colleague's customers."""
    roles = [queue.named.deputy_role if queue.named else None for queue in floor.queues]
    holds = np.array([[role in agent.roles for agent in floor.agents] for role in roles], dtype=bool)
    able = floor.links.serves[list(floor.links.kind_of)].T.reshape(holds.shape)
    return (holds & able).astype(np.int8)


def _paces(queues: tuple[Queue, ...]) -> Floats:
    """Work done per second on each contact with so many open at once; 1 with one."""
    levels = max((q.concurrency.most for q in queues), default=1)
    paces = np.ones((len(queues), levels))
    for q, queue in enumerate(queues):
        slowdown = queue.concurrency.slowdown
        for k in range(levels):
            paces[q, k] = slowdown[0] / slowdown[min(k, len(slowdown) - 1)]
    return paces


def _record(floor: Floor, arrays: dict[str, NDArray[Any]]) -> np.void:
    params, grid = floor.params, floor.demand.grid
    share = max(params.idle_fill_share, 1e-9)
    figures: dict[str, float] = {
        "agent_count": len(floor.agents),
        "queue_count": len(floor.queues),
        "kind_count": len(arrays["kinds"]),
        "contact_count": len(arrays["contacts"]),
        "levels": arrays["paces"].shape[1],
        "intervals": grid.intervals,
        "interval": loop.NONE,
        "bins": arrays["waits"].shape[2],
        "routing": ROUTINGS[params.routing],
        "reserves": params.reserves,
        "mixed": params.reserves and any(queue.kind is not Kind.LIVE for queue in floor.queues),
        "short_by": params.on_call_short_by,
        "short_min": params.on_call_after_min,
        "debt_factor": (1.0 - share) / share,
        "step_s": 60.0 * grid.step_min,
        "fade": float(np.exp(-1.0 / (60.0 * params.steering_hours))),
        "start_s": -60.0 * params.warm_up_min,
        "horizon_s": 60.0 * grid.step_min * grid.intervals,
    }
    figures |= {name: arrays[name].ctypes.data for name in loop.ARRAYS}
    world = np.zeros(1, dtype=loop.WORLD)
    for name, value in figures.items():
        world[name] = value
    record: np.void = world[0]
    return record


def _agents(floor: Floor, segments: Records) -> Records:
    records = np.zeros(len(floor.agents), dtype=loop.AGENT)
    records["kind"] = floor.links.kind_of
    records["most"] = loop.ROOM
    records["focus"] = loop.NONE
    records["speed"] = 1.0
    records["repeats"] = [agent.repeat_factor for agent in floor.agents]
    records["end_at"] = records["move_at"] = np.inf
    numbers = np.arange(len(floor.agents))
    records["segment"] = np.searchsorted(segments["agent"], numbers, side="left")
    records["last_segment"] = np.searchsorted(segments["agent"], numbers, side="right")
    return records
