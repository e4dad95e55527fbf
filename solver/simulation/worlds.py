"""From plain values to the records of the event loop: streams of contacts and the floor they meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.demand import Demand
from solver.people import Agent
from solver.queues import Definition, Kind, Measure, Queue
from solver.simulation.loop import records as loop
from solver.simulation.draws import Streams, count_contacts, draw_contacts, name_key
from solver.simulation.loop.records import Floats, Ints, Records
from solver.simulation.floor_plan import FloorPlan
from solver.simulation.links import Links, is_deferred
from solver.simulation.params import SimulationParams

BINS = 96
MARGIN = 0.02  # steering aims a little above the goal, because it acts late
HALF = 0.5
DEFINITIONS = {
    Definition.OFFERED: loop.OF_OFFERED,
    Definition.NET_OFFERED: loop.OF_NET_OFFERED,
    Definition.SERVED: loop.OF_SERVED,
}
ROUTINGS = {
    "least_versatile": loop.LEAST_VERSATILE,
    "longest_idle": loop.LONGEST_IDLE,
    "primary_first": loop.PRIMARY_FIRST,
    "most_idle_group": loop.MOST_IDLE_GROUP,
}


@dataclass(frozen=True, slots=True)
class Floor:
    """Agents and queues of all replications, in the order of the records."""

    agents: tuple[Agent, ...]
    queues: tuple[Queue, ...]
    links: Links
    demand: Demand
    params: SimulationParams


class Contacts(NamedTuple):
    """The contacts of one replication in order of arrival, with work and pause of every touch."""

    contacts: Records
    touches: Records


class World(NamedTuple):
    """One replication: the record that the event loop runs on, and the arrays it points to, kept alive."""

    record: np.void
    arrays: dict[str, NDArray[Any]]


def draw_replication(floor: Floor, replication: int, key: np.uint64) -> Contacts:
    """Draw all contacts of a replication; with sample paths, replication r takes path r modulo their number."""
    streams = _streams(floor, replication, key)
    counts = count_contacts(streams)
    touches = int((counts.sum(axis=1) * np.ceil(streams.touches)).sum())
    drawn = Contacts(np.zeros(int(counts.sum()), loop.CONTACT), np.zeros(touches, loop.TOUCH))
    draw_contacts(streams, counts, *drawn)
    return drawn


def set_up(floor: Floor, plan: FloorPlan, drawn: Contacts, segments: Records, waits: Ints) -> World:
    """A floor at the start of the horizon: nobody there yet, nothing waiting."""
    links, paces = floor.links, _paces(floor.queues)
    slots = np.full(len(links.kinds) * paces.shape[1], loop.NONE, dtype=np.int64)
    arrays: dict[str, NDArray[Any]] = {
        "agents": _agents(floor, segments),
        "kinds": links.kinds.copy(),
        "queues": _queues(floor),
        "contacts": drawn.contacts,
        "segments": segments,
        "kinds_of": links.kinds_of,
        "queues_of": links.queues_of,
        "live_of": links.live_of,
        "paces": paces,
        "touches": drawn.touches,
        "open": np.zeros((len(floor.agents), paces.shape[1]), dtype=loop.OPEN),
        "slots": np.rec.fromarrays([slots, slots], dtype=loop.SLOT),
        "tree": _tree(len(floor.agents)),
        "later": np.empty(2 * len(drawn.contacts) + len(drawn.touches) + 1, dtype=loop.LATER),
        "able": floor.links.serves.astype(np.int8),
        "wanted": plan.wanted,
        "duties": plan.duties,
        "tally": np.zeros((len(floor.queues), floor.demand.grid.intervals), dtype=loop.TALLY),
        "waits": waits,
    }
    record = _record(floor, arrays)
    _schedule_first(record, segments)
    return World(record, arrays)


def _streams(floor: Floor, replication: int, key: np.uint64) -> Streams:
    demand, queues = floor.demand, floor.queues
    rates, whole = demand.mean, False
    if demand.paths is not None:
        rates = demand.paths[replication % len(demand.paths)]
        whole = bool((demand.paths == np.floor(demand.paths)).all())
    alone = np.array([q.concurrency.aht_s(1.0, 1) for q in queues])
    touches = np.array([q.touches if q.kind is Kind.MESSAGING else 1.0 for q in queues])
    aht_s = demand.aht_s[:, 0]
    items = np.divide(60.0 * demand.backlog_min, aht_s, out=np.zeros(len(queues)), where=aht_s > 0)
    return Streams(
        key=key,
        keys=np.array([name_key(q.id) for q in queues], dtype=np.uint64),
        rates=np.ascontiguousarray(rates, dtype=np.float64),
        whole=whole,
        work_s=demand.aht_s * alone[:, None],
        spread=_spread(demand, floor.params),
        patience_s=np.array([_patience_s(q) for q in queues]),
        touches=touches,
        gap_s=np.array([q.gap_s for q in queues]),
        backlog=items,
        due_s=np.array([q.goal.threshold_s for q in queues]),
        step_s=60.0 * demand.grid.step_min,
        first=demand.grid.start_min // demand.grid.step_min,
    )


def _spread(demand: Demand, params: SimulationParams) -> Floats:
    if params.service_law == "exponential":
        return np.zeros(len(demand.queues))
    cv = np.where(demand.aht_cv > 0, demand.aht_cv, params.service_cv)
    spread: Floats = np.sqrt(np.log1p(cv**2))
    return spread


def _patience_s(queue: Queue) -> float:
    return np.inf if queue.patience_s is None or is_deferred(queue) else queue.patience_s


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
        "tree_size": len(arrays["tree"]) // 2,
        "routing": ROUTINGS[params.routing],
        "reserves": params.reserves,
        "short_by": params.on_call_short_by,
        "short_min": params.on_call_after_min,
        "at_desk_s": 60.0 * params.on_call_at_desk_min,
        "debt_factor": (1.0 - share) / share,
        "step_s": 60.0 * grid.step_min,
        "fade": float(np.exp(-1.0 / (60.0 * params.steering_hours))),
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
    records["speed"] = [agent.speed for agent in floor.agents]
    numbers = np.arange(len(floor.agents))
    records["segment"] = np.searchsorted(segments["agent"], numbers, side="left")
    records["last_segment"] = np.searchsorted(segments["agent"], numbers, side="right")
    return records


def _queues(floor: Floor) -> Records:
    records = np.zeros(len(floor.queues), dtype=loop.QUEUE)
    for record, queue in zip(records, floor.queues, strict=True):
        live = queue.kind is Kind.LIVE
        record["kind"] = loop.LIVE if live else loop.DEFERRED if is_deferred(queue) else loop.CHAT
        record["most"] = queue.concurrency.most if record["kind"] == loop.CHAT else 1
        record["value_class"] = queue.value_class
        answered = queue.goal.measure is Measure.ABANDONMENT
        record["definition"] = loop.OF_OFFERED if answered else DEFINITIONS[queue.goal.definition]
        record["within_s"] = np.inf if answered else queue.goal.threshold_s
        record["judged_s"] = record["due_s"] = queue.goal.threshold_s
        record["urgent_s"] = max(1.0, floor.params.urgent_share * queue.goal.threshold_s)
        record["goal_share"] = _goal_share(queue)
        record["hold_s"] = floor.params.hold_share * queue.goal.threshold_s
        record["overflow_s"] = queue.overflow.after_s if queue.overflow else np.inf
    records["aht_s"] = _mean_aht_s(floor.demand)
    records["head"] = records["tail"] = loop.NONE
    records["kinds_from"], records["kinds_to"] = floor.links.first[:-1], floor.links.first[1:]
    return records


def _goal_share(queue: Queue) -> float:
    """Share of contacts within the threshold that steering aims at; for a mean wait, the median within it."""
    target = HALF if queue.goal.measure is Measure.ASA else queue.goal.target_share
    return min(1.0, target + MARGIN)


def _mean_aht_s(demand: Demand) -> Floats:
    """AHT of each queue over the horizon, by volume."""
    volume = demand.mean + 1e-12
    mean: Floats = (volume * demand.aht_s).sum(axis=1) / volume.sum(axis=1)
    return mean


def _tree(agents: int) -> Records:
    """A tournament tree in which nobody has a next time yet; leaf i stands at size + i."""
    size = 1 << max(1, (2 * agents - 1).bit_length())
    tree = np.zeros(2 * size, dtype=loop.NODE)
    tree["at"] = np.inf
    tree["winner"][size:] = np.arange(size)
    for node in range(size - 1, 0, -1):
        tree["winner"][node] = tree["winner"][2 * node]
    return tree


def _schedule_first(record: np.void, segments: Records) -> None:
    """Every agent's first coming, or the end of a standby not called."""
    agents, first = np.unique(segments["agent"], return_index=True)
    for a, s in zip(agents, first, strict=True):
        segment = segments[s]
        at = segment["end"] if segment["standby"] else segment["start"]
        loop.schedule(record, 2 * int(a) + 1, float(at))
