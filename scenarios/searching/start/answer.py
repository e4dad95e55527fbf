"""The best start: found among all by working out, confirmed by plays, beside the usual and the asked one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.problems import OperationError, Problem
from scenarios.kinds.dates import minute
from scenarios.searching.start.candidates import Candidate, Candidates, candidate, candidates
from scenarios.searching.start.curve import Cost, Floor, felt_days, late
from scenarios.searching.start.placing import Placing
from scenarios.served import mean_of

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from scenarios.searching.question import Ground
    from scenarios.searching.start.ask import BestStart
    from scenarios.served import Served

NOON_MIN = 720
Played = tuple[Candidate, Cost, "Served"]
"""A start, what it costs, and what is then served."""


@dataclass(frozen=True, slots=True)
class Lead:
    """How far the best start lies ahead of another, played with the same contacts, and two standard errors."""

    start_min: int
    fewer: float
    noise: float

    @property
    def beyond_noise(self) -> bool:
        """Whether the best is better by more than chance."""
        return self.fewer > self.noise


@dataclass(frozen=True, slots=True, eq=False)
class BestStartAnswer:
    """When to start.

    Attributes
    ----------
    curve : every start of the window in order of time, worked out; `felt` as in `Floor`.
    confirmed : the starts played on their own, the best first; the asked, the usual and the worst one among them.
        `leads` : of the best over each of the others, in the same order. All are counted on the same days: those on
        which any of them is felt.
    usual_min : the start of the window that is nearest to the hour at which such things usually start, on the day of
        the best; `asked_min` the one that was asked for.
    """

    asked: BestStart
    inputs: Inputs
    plan_id: str
    curve: tuple[Cost, ...]
    confirmed: tuple[Cost, ...]
    leads: tuple[Lead, ...]
    usual_min: int
    worst_min: int
    asked_min: int | None
    found: Candidates
    felt: float

    @property
    def best(self) -> Cost:
        """The best start."""
        return self.confirmed[0]

    def at(self, start_min: int) -> Cost:
        """The confirmed cost of a start."""
        return next(cost for cost in self.confirmed if cost.start_min == start_min)


def best_start(asked: BestStart, ground: Ground) -> BestStartAnswer:
    """Find when something costs least under the roster that stands.

    Raises
    ------
    OperationError
        `search_no_start` if the window holds no start, with what took them away.
    """
    base = ground.base
    found = candidates(asked, base.inputs)
    if not found.starts:
        raise OperationError((_none(found),), scenario=asked.name)
    floor = Floor(base, Placing(asked, base.inputs), asked.replications)
    curve = floor.curve(found.starts, ground.progress)
    return _confirmed(asked, floor, found, curve)


def _confirmed(asked: BestStart, floor: Floor, found: Candidates, curve: tuple[Cost, ...]) -> BestStartAnswer:
    inputs = floor.base.inputs
    by_start = {start.start_min: start for start in found.starts}
    ranked = [cost.start_min for cost in sorted(curve, key=lambda cost: (cost.late, cost.start_min))]
    usual = _usual(asked, inputs, ranked[0], tuple(by_start))
    proposed = None if asked.asked is None else minute(asked.asked, inputs)
    if proposed is not None:
        by_start.setdefault(proposed, candidate(asked, inputs, proposed))
    chosen = dict.fromkeys((*ranked[: asked.finalists], usual, ranked[-1], *(() if proposed is None else (proposed,))))
    days = felt_days(inputs.grid.days, (by_start[at] for at in chosen))
    played = [(by_start[at], *floor.alone(by_start[at], days)) for at in chosen]
    allowed = {start.start_min for start in found.starts}
    first, *others = sorted(played, key=lambda one: (one[0].start_min not in allowed, one[1].late, one[0].start_min))
    return BestStartAnswer(
        asked=asked,
        inputs=inputs,
        plan_id=floor.base.plan.id,
        curve=curve,
        confirmed=tuple(cost for _, cost, _ in (first, *others)),
        leads=tuple(_lead(first, other, days) for other in others),
        usual_min=usual,
        worst_min=ranked[-1],
        asked_min=proposed,
        found=found,
        felt=floor.felt,
    )


def _lead(best: Played, other: Played, days: list[int]) -> Lead:
    """The difference on the days on which any start that was played is felt, replication by replication."""
    more = (late(other[2]) - late(best[2]))[:, :, days].sum(axis=(1, 2))
    return Lead(other[0].start_min, *mean_of(more))


def _usual(asked: BestStart, inputs: Inputs, best_min: int, starts: tuple[int, ...]) -> int:
    """The start on the best one's day (or the nearest) at the clock time at which most of its kind started so far."""
    clock = usual_clock(asked, inputs)
    grid = inputs.grid
    wanted = grid.minute(grid.day_of(best_min), clock)
    return min(starts, key=lambda at: (_off(grid.clock(at), clock), abs(at - wanted), at))


def usual_clock(asked: BestStart, inputs: Inputs) -> int:
    """The clock time (minutes) at which events of the kind started most often; noon if there was none."""
    kind = asked.row(inputs, inputs.grid.start_min).kind
    rows: Iterable[int] = (
        inputs.grid.clock(int(row.starts_at.timestamp() // 60))
        for row in inputs.operation.events
        if row.kind == kind and row.id != asked.event and not row.date_only
    )
    hours = Counter(clock // 60 * 60 for clock in rows)
    return min(hours, key=lambda hour: (-hours[hour], hour)) if hours else NOON_MIN


def _off(one: int, other: int) -> int:
    """Minutes between two clock times, over midnight where that is shorter."""
    return min(abs(one - other), 1440 - abs(one - other))


def _none(found: Candidates) -> Problem:
    told = (("beyond", str(found.beyond_end)), ("near", str(found.near_big_events)))
    return Problem("search", None, "window", "search_no_start", "", told)
