"""Why a queue is short of people at a moment, who could serve then and what holds them, and what would help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from planner.answers.gap_best import unbeaten
from planner.answers.gap_beyond import Beyond, beyond_today
from planner.answers.gap_causes import Cause, causes_of
from planner.answers.gap_service import REPLICATIONS, Served, serve_each
from planner.answers.gap_service import Asked as Wanted
from planner.answers.gap_ways import Way, ways_out
from planner.answers.there import There, who_is_there
from planner.problems import OperationError, Problem
from solver.explainer.moves import Asked
from solver.explainer.serving import able_to, nearly_able, overflow_able, whereabouts
from solver.explainer.shortage import Shortage, lack_around, shortage
from solver.explainer.tried import Tried, try_people
from solver.queues import REAL_TIME

if TYPE_CHECKING:
    from planner.answers.standing import Standing
    from solver.grid import Grid
    from solver.queues import Queue
    from solver.shifts import ShiftTemplate
    from solver.unserved import Remedy

AROUND_H = 12  # hours before and after a week in which its shifts lie


@dataclass(frozen=True, slots=True)
class Pool:
    """Queues that the same crew answers, of one language and channel family, and the people they need together."""

    language: str
    family: str
    need: float


@dataclass(frozen=True, slots=True)
class Gap:
    """A queue at a moment.

    Attributes
    ----------
    start_min : UTC minute of the interval that holds the moment. `day` : its local day.
    people : everybody who can serve the queue, with what was tried for them; `borrowed` those who answer it after its
        overflow, where it is short.
    nearly : the easiest change that would let others serve it too.
    served : simulated service of the queue under the roster that stands.
    ways : ranked, the first is the best. `beyond` where today's people do not suffice.
    pool : the queues that its need was worked out with, as `explain requirement` tells them; None if none holds it.
    """

    queue: Queue
    start_min: int
    day: date
    there: There
    shortage: Shortage
    people: tuple[Tried, ...]
    borrowed: tuple[Tried, ...]
    nearly: Remedy | None
    causes: tuple[Cause, ...]
    served: Served
    ways: tuple[Way, ...]
    beyond: Beyond | None
    replications: int
    pool: Pool | None = None

    def starts_before(self, grid: Grid, templates: tuple[ShiftTemplate, ...]) -> bool:
        """Whether every shift that holds the moment starts before the plan: it belongs to the plan before."""
        held = ((grid.minute(self.day, one.start), one.length_min) for one in templates)
        return self.day == grid.days[0] and not any(at <= self.start_min < at + length for at, length in held)

    @property
    def free(self) -> int:
        """How many who can serve the queue could lawfully be there, each by a change of their own."""
        return sum(tried.works for tried in self.people)


def explain_gap(standing: Standing, queue: str, at: datetime, replications: int = REPLICATIONS) -> Gap:
    """Explain how short a queue is at a moment.

    Parameters
    ----------
    at : a moment in the plan; one without an offset is local.
    replications : of each simulation of the day, 1..1000.

    Raises
    ------
    OperationError
        `unknown_queue`, `moment_outside_plan`, or `queue_unserved` if nobody can serve the queue.
    """
    asked_queue, start_min = standing.queue(queue), standing.minute(at)
    case, grid, roster = standing.case, standing.plan.grid, standing.plan.roster
    if not any(queue in row for row in case.requirement.rows):
        raise OperationError((Problem("command line", None, "queue", "gap_unserved", queue),))
    found = shortage(case, roster, queue, grid.index(start_min))
    able = able_to(case, queue)
    helpers = overflow_able(case, asked_queue, able) if found.is_short else ()
    asked = asked_around(standing, found, start_min)
    people = _tried(standing, able, asked, found)
    wanted = Wanted(queue, start_min, found.missing, frozenset(able), replications)
    borrowed = _tried(standing, helpers, asked, found)
    served, ways = _service(standing, people, borrowed, wanted)
    beyond = beyond_today(standing, found, people, ways)
    return Gap(
        queue=asked_queue,
        start_min=start_min,
        day=grid.day_of(start_min),
        there=who_is_there(standing, roster, start_min, queue),
        shortage=found,
        people=people,
        borrowed=borrowed,
        nearly=nearly_able(case, asked_queue, able),
        causes=causes_of(standing, found, people, ways, beyond) if found.is_short else (),
        served=served,
        ways=unbeaten(ways),
        beyond=beyond,
        pool=_pool(standing, found, queue),
        replications=replications,
    )


def _pool(standing: Standing, found: Shortage, queue: str) -> Pool | None:
    """The pool of the queue asked, where it is live work of several rows and the plan is of today's files."""
    staffing, live = standing.plan.staffing, {q.id for q in standing.inputs.operation.queues if q.kind in REAL_TIME}
    if staffing is None or not standing.current or queue not in live:
        return None
    pool = next((one for one in staffing.pools if queue in one.queues), None)
    if pool is None or set(pool.queues) <= set(found.queues):
        return None
    return Pool(pool.language, pool.family, float(pool.need[found.interval]))


def _service(
    standing: Standing, people: tuple[Tried, ...], borrowed: tuple[Tried, ...], wanted: Wanted
) -> tuple[Served, tuple[Way, ...]]:
    """The service as it stands, and ways to better it where people are missing."""
    if wanted.missing:
        return ways_out(standing, people, borrowed, wanted)
    (served,) = serve_each(standing, (standing.plan.roster,), wanted)
    return served, ()


def asked_around(standing: Standing, found: Shortage, start_min: int) -> Asked:
    """What is asked of a moment at which a queue is short: the interval, and who is too few around it in its week."""
    grid: Grid = standing.plan.grid
    day = grid.day_of(start_min)
    monday = day - timedelta(days=day.weekday())
    first_min = grid.minute(monday, -AROUND_H * 60)
    last_min = grid.minute(monday + timedelta(days=7), AROUND_H * 60)
    first, last = max(0, grid.index(first_min)), min(grid.intervals, grid.index(last_min))
    lack = lack_around(standing.case, standing.plan.roster, found, first, last)
    return Asked(start_min, start_min + grid.step_min, grid.start_min + first * grid.step_min, lack)


def _tried(standing: Standing, names: tuple[str, ...], asked: Asked, found: Shortage) -> tuple[Tried, ...]:
    """What would have each of them there; where nobody is missing, only where they are."""
    people = whereabouts(standing.case, standing.plan.roster, names, asked.start_min)
    return try_people(standing.trial, people, asked) if found.is_short else tuple(Tried(one) for one in people)
