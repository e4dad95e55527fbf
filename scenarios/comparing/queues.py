"""Each queue before and after: contacts, their work, service with its noise, and the chance of its goal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.figures import Figures
    from planner.plans import Plan
    from scenarios.served import Paired

Pair = tuple[float, float]
Maybe = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One queue over the whole plan, before and after; None where the queue does not exist or nothing is judged.

    Attributes
    ----------
    contacts, work_h : expected by the forecast: contacts, and hours of handling them (contacts x AHT).
    service : share within the goal, of all replications.
    pair : the difference, replication by replication; None for a queue that only one side has.
    chance : of the goal over its own period, the lowest of the plan's. `met` : whether the goal is met.
    """

    queue: str
    contacts: Maybe
    work_h: Maybe
    service: Maybe
    chance: Maybe
    met: tuple[bool | None, bool | None]
    pair: Paired | None


def queue_rows(
    plans: tuple[Plan, Plan], figures: tuple[Figures, Figures], pairs: tuple[Paired, ...]
) -> tuple[QueueRow, ...]:
    """Every queue of either plan, in the order of the changed operation, queues that fell away last."""
    work = [_work(plan) for plan in plans]
    services = [{one.queue: one for one in told.services} for told in figures]
    paired = {one.cell.queue: one for one in pairs if one.cell.day is None and one.cell.queue and one.compared}
    rows = []
    for queue in dict.fromkeys((*services[1], *services[0], *work[1], *work[0])):
        mine = [side.get(queue) for side in services]
        pair = paired.get(queue)
        rows.append(
            QueueRow(
                queue=queue,
                contacts=_each(*(side[queue][0] if queue in side else None for side in work)),
                work_h=_each(*(side[queue][1] if queue in side else None for side in work)),
                service=_total(plans, queue) if pair is None else (pair.service - pair.service_diff, pair.service),
                chance=_each(*(None if one is None else one.chance for one in mine)),
                met=(None if mine[0] is None else mine[0].met, None if mine[1] is None else mine[1].met),
                pair=pair,
            )
        )
    return tuple(rows)


def _each(before: float | None, after: float | None) -> Maybe:
    return before, after


def _work(plan: Plan) -> dict[str, Pair]:
    """Contacts and hours of handling by queue."""
    if plan.forecast is None:
        return {}
    table = plan.forecast.table.assign(work_h=lambda rows: rows["mean"] * rows["aht_s"] / 3600.0)
    sums = table.groupby("queue", sort=False)[["mean", "work_h"]].sum()
    return {str(queue): (float(row["mean"]), float(row["work_h"])) for queue, row in sums.iterrows()}


def _total(plans: tuple[Plan, Plan], queue: str) -> Maybe:
    """Service over the whole plan, of a queue that is not compared replication by replication."""
    return _each(*(_service(plan, queue) for plan in plans))


def _service(plan: Plan, queue: str) -> float | None:
    if plan.attainment is None:
        return None
    table = plan.attainment.table
    rows = table[(table["period"] == "total") & (table["queue"] == queue) & table["service"].notna()]
    return None if rows.empty else float(rows["service"].iloc[0])
