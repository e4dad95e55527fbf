"""From plain values to the records of the event loop: streams of contacts and the floor they meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from solver.demand import Demand
from solver.people import Agent
from solver.queues import Definition, Kind, Measure, Queue
from solver.simulation import event_loop as loop
from solver.simulation.draws import Streams, count_contacts, derive, draw_contacts, name_key
from solver.simulation.layout import AGENT, CONTACT, QUEUE, SETTING, TALLY, Floats, Ints, Records, World
from solver.simulation.links import Links, is_deferred
from solver.simulation.params import SimulationParams

BINS = 96
DEFINITIONS = {
    Definition.OFFERED: loop.OF_OFFERED,
    Definition.NET_OFFERED: loop.OF_NET_OFFERED,
    Definition.SERVED: loop.OF_SERVED,
}
ROUTINGS = {
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
    work: Floats
    gap: Floats


def draw_replication(floor: Floor, replication: int, key: np.uint64) -> Contacts:
    """Draw all contacts of a replication; with sample paths, replication r takes path r modulo their number."""
    streams = _streams(floor, replication, key)
    counts = count_contacts(streams)
    total = int(counts.sum())
    touches = int((counts.sum(axis=1) * np.ceil(streams.touches)).sum())
    drawn = Contacts(np.zeros(total, CONTACT), np.zeros(touches), np.zeros(touches))
    draw_contacts(streams, counts, *drawn)
    return drawn


def set_up(floor: Floor, drawn: Contacts, segments: Records, waits: Ints) -> World:
    """A floor at the start of the horizon: nobody there yet, nothing waiting."""
    links, demand = floor.links, floor.demand
    paces = _paces(floor.queues)
    times, winners = _clock(floor, segments)
    later = 2 * len(drawn.contacts) + 1
    return World(
        setting=_setting(floor),
        agents=_agents(floor, segments),
        kinds=links.kinds.copy(),
        queues=_queues(floor),
        contacts=drawn.contacts,
        segments=segments,
        kinds_of=links.kinds_of,
        queues_of=links.queues_of,
        live_of=links.live_of,
        paces=paces,
        touch_work=drawn.work,
        touch_gap=drawn.gap,
        heads=np.full(len(links.kinds) * paces.shape[1], loop.NONE, dtype=np.int32),
        tails=np.full(len(links.kinds) * paces.shape[1], loop.NONE, dtype=np.int32),
        open_contact=np.full((len(floor.agents), paces.shape[1]), loop.NONE, dtype=np.int32),
        open_left=np.zeros((len(floor.agents), paces.shape[1])),
        times=times,
        winners=winners,
        later_at=np.empty(later),
        later=np.empty(later, dtype=np.int32),
        later_count=np.zeros(1, dtype=np.int32),
        tally=np.zeros((len(floor.queues), demand.grid.intervals), dtype=TALLY),
        waits=waits,
    )


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
        work_s=demand.aht_s * (alone / touches)[:, None],
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
    return np.sqrt(np.log1p(cv**2))


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


def _setting(floor: Floor) -> Records:
    params, grid = floor.params, floor.demand.grid
    share = max(params.idle_fill_share, 1e-9)
    setting = np.zeros(1, dtype=SETTING)
    setting["routing"] = ROUTINGS[params.routing]
    setting["live_reserve"] = params.live_reserve
    setting["short_by"], setting["short_min"] = params.on_call_short_by, params.on_call_after_min
    setting["at_desk_s"] = 60.0 * params.on_call_at_desk_min
    setting["debt_factor"] = (1.0 - share) / share
    setting["horizon_s"] = 60.0 * grid.step_min * grid.intervals
    return setting


def _agents(floor: Floor, segments: Records) -> Records:
    records = np.zeros(len(floor.agents), dtype=AGENT)
    records["kind"] = floor.links.kind_of
    records["most"] = loop.ROOM
    records["speed"] = [agent.speed for agent in floor.agents]
    numbers = np.arange(len(floor.agents))
    records["segment"] = np.searchsorted(segments["agent"], numbers, side="left")
    records["last_segment"] = np.searchsorted(segments["agent"], numbers, side="right")
    return records


def _queues(floor: Floor) -> Records:
    records = np.zeros(len(floor.queues), dtype=QUEUE)
    for record, queue in zip(records, floor.queues, strict=True):
        live = queue.kind is Kind.LIVE
        record["kind"] = loop.LIVE if live else loop.DEFERRED if is_deferred(queue) else loop.CHAT
        record["most"] = queue.concurrency.most if record["kind"] == loop.CHAT else 1
        record["value_class"] = queue.value_class
        answered = queue.goal.measure is Measure.ABANDONMENT
        record["definition"] = loop.OF_OFFERED if answered else DEFINITIONS[queue.goal.definition]
        record["within_s"] = np.inf if answered else queue.goal.threshold_s
        record["judged_s"] = record["due_s"] = queue.goal.threshold_s
        record["urgent_s"] = floor.params.urgent_share * queue.goal.threshold_s
        record["overflow_s"] = queue.overflow.after_s if queue.overflow else np.inf
    records["head"] = records["tail"] = loop.NONE
    records["kinds_from"], records["kinds_to"] = floor.links.first[:-1], floor.links.first[1:]
    return records


def _clock(floor: Floor, segments: Records) -> tuple[Floats, Ints]:
    """The tournament tree with every agent's first coming."""
    size = 1 << max(1, (2 * len(floor.agents) - 1).bit_length())
    times = np.full(size, np.inf)
    winners = np.zeros(2 * size, dtype=np.int32)
    winners[size:] = np.arange(size)
    for node in range(size - 1, 0, -1):
        winners[node] = winners[2 * node]
    agents, first = np.unique(segments["agent"], return_index=True)
    for a, s in zip(agents, first, strict=True):
        segment = segments[s]
        at = segment["end"] if segment["standby"] else segment["start"]
        loop.schedule(times, winners, 2 * int(a) + 1, float(at))
    return times, winners
