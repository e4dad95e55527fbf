"""A scenario's figures next to its base's, small enough to be kept by the thousand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.differences import compare
from planner.figures import Figures, summarise
from scenarios.base_plan import BasePlan
from scenarios.outcome import Outcome, QueueOutcome
from scenarios.served import Cell, Paired, paired

if TYPE_CHECKING:
    from scenarios.playing import Played
    from scenarios.scenario import Scenario

COST_KINDS = ("regular", "overtime", "night", "on_call")


def score(base: BasePlan, scenario: Scenario, played: Played, key: str = "") -> Outcome:
    """The figures of a scenario that was played against this base; `key` as in `scenarios.keys`."""
    plan, figures = played.plan, summarise(played.plan, played.inputs)
    difference = compare(base.plan, plan)
    count = played.served.replications
    pairs = paired(base.over(count), played.served) if count else ()
    whole = next((pair for pair in pairs if pair.cell == Cell(None, None)), None)
    return Outcome(
        scenario=scenario.name,
        key=key,
        status=played.status,
        replications=count,
        paid_h=figures.paid_h,
        need_h=figures.need_h,
        cents=tuple((kind, getattr(figures.cost, kind)) for kind in COST_KINDS),
        moved_people=len(difference.people),
        moved_days=difference.moved_days,
        hard_violations=figures.hard_violations,
        broken_cents=float(sum(violation.cents for violation in plan.violations)),
        floor_missing_h=sum(floor.missing_agent_h for floor in figures.floors),
        on_call_asked=figures.on_call_asked,
        on_call_filled=figures.on_call_filled,
        goals_met=sum(service.met for service in figures.services),
        goals=len(figures.services),
        queues=tuple(_queues(pairs, figures)),
        late_diff=0.0 if whole is None else whole.late_diff,
        late_noise=0.0 if whole is None else whole.late_noise,
    )


def _queues(pairs: tuple[Paired, ...], figures: Figures) -> Iterator[QueueOutcome]:
    """Queues in which anything is judged, in the operation's order."""
    services = {service.queue: service for service in figures.services}
    for pair in pairs:
        queue = pair.cell.queue
        if queue is not None and pair.cell.day is None and pair.judged:
            service = services[queue]
            yield _queue(queue, pair, service.target_share, service.chance or 0.0)


def _queue(queue: str, pair: Paired, target: float, chance: float) -> QueueOutcome:
    return QueueOutcome(
        queue=queue,
        offered=pair.offered,
        service=pair.service,
        target=target,
        chance=chance,
        late=pair.late,
        service_diff=pair.service_diff,
        service_noise=pair.service_noise,
        late_diff=pair.late_diff,
        late_noise=pair.late_noise,
    )
