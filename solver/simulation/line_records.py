"""The records of the queues that the loop starts from: goals, patience with reserves, links with kinds of agent."""

from __future__ import annotations

import numpy as np

from solver.demand import Demand
from solver.queues import Definition, Kind, Measure, Queue
from solver.simulation.floor import Floor
from solver.simulation.links import is_deferred
from solver.simulation.loop import records as loop
from solver.simulation.loop.records import Floats, Records

MARGIN = 0.02  # steering aims a little above the goal, because it acts late
HALF = 0.5
DEFINITIONS = {
    Definition.OFFERED: loop.OF_OFFERED,
    Definition.NET_OFFERED: loop.OF_NET_OFFERED,
    Definition.SERVED: loop.OF_SERVED,
    Definition.WAITED: loop.OF_WAITED,
}


def line_records(floor: Floor) -> Records:
    """One record a queue, nobody in line."""
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
        record["silent_s"] = queue.silent_s
        record["named"] = queue.named is not None
        record["named_s"] = queue.named.after_s if queue.named else 0.0
        record["overflow_s"] = queue.overflow.after_s if queue.overflow else np.inf
    records["aht_s"] = _mean_aht_s(floor.worked)
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
