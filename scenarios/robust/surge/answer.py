"""The playbook of a plan: for each big event the chance of missing goals, what tells it early, and who is called."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.answers.standing import WHERE, Standing
from planner.coming_events import BIG_TIER, UNFORESEEN, coming_events
from planner.figures import cost_of
from planner.operation.reading import as_parameters
from planner.problems import OperationError, Problem
from scenarios.robust.across import Amount, less
from scenarios.robust.surge.crew import STEPS, Step, calls_of
from scenarios.robust.surge.plays import Quarters, Stage, Window, window_of
from scenarios.robust.surge.signals import Sign, most_missed, signs
from solver.duties import Roster
from solver.queues import REAL_TIME

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.operation.operation import EventRow
    from scenarios.base_plan import BasePlan
    from solver.duties import OnCallDuty
    from solver.explainer.tried import Tried
    from solver.queues import Queue

PATHS, PAIRS = 200, 60
"""Paths that signs are found and judged on; replications of each call."""
RAISED = (0.2, 0.4)
SAFE = 0.05
LEAST_CONTACTS = 5.0
DESK_MIN = 30
MOST_QUEUES = 3
"""Queues for which people are looked for, the ones with most late contacts first."""


@dataclass(frozen=True, slots=True)
class QueueSurge:
    """A queue over an event's window: the chance that it misses its goal as forecast and with more contacts.

    `worst_min`: UTC minute of the quarter with most late contacts. `signs` at each quarter at which one was found;
    `judged_on`: missed paths that a sign could be judged on, at most.
    """

    queue: str
    late: float
    worst_min: int
    missed: float
    raised: tuple[float, ...]
    judged_on: int
    signs: tuple[Sign, ...]

    @property
    def sign(self) -> Sign | None:
        """The sign to watch: of those that tell nearly as much as the best, the earliest."""
        telling = [one for one in self.signs if one.tells]
        most = max((one.skill for one in telling), default=0.0)
        return next((one for one in telling if one.skill >= 0.8 * most), None)


@dataclass(frozen=True, slots=True)
class Brought:
    """What one step brings: contacts more within their goal in the window, and cents of pay and of priced rules."""

    step: Step
    tried: tuple[Tried, ...]
    standby: tuple[OnCallDuty, ...]
    contacts: Amount
    pay_cents: float
    rules_cents: float = 0.0

    @property
    def cents(self) -> float:
        """All together; below 0 where less is paid or rules that were broken are mended."""
        return self.pay_cents + self.rules_cents

    @property
    def helps(self) -> bool:
        """Whether it brings more than chance."""
        return self.contacts.mean > self.contacts.noise


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One event's page."""

    window: Window
    queues: tuple[QueueSurge, ...]
    steps: tuple[Brought, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Playbook:
    """The pages of a plan's big events, in order of time."""

    base: BasePlan
    pages: tuple[Page, ...]
    desk_min: int


def events_of(inputs: Inputs, named: str | None) -> tuple[EventRow, ...]:
    """The big events of the plan in order of time, or the one that is named.

    Raises
    ------
    OperationError
        `playbook_event_outside` if no event of that id starts in the plan.
    """
    coming = {row.id: row for row in coming_events(inputs)}
    if named is None:
        big = (row for row in coming.values() if row.tier <= BIG_TIER and row.kind not in UNFORESEEN)
        return tuple(sorted(big, key=lambda row: (row.starts_at, row.id)))
    if named not in coming:
        near = difflib.get_close_matches(named, coming, 1)
        told: dict[str, object] = {"start": inputs.grid.days[0], "end": inputs.grid.days[-1]}
        told |= {"meant": near[0]} if near else {}
        raise OperationError((Problem(WHERE, None, "event", "playbook_event_outside", named, as_parameters(told)),))
    return (coming[named],)


def playbook(base: BasePlan, standing: Standing, named: str | None, progress: Callable[[int, int], None]) -> Playbook:
    """Make the playbook of a plan.

    Raises
    ------
    OperationError
        If no event of the id that is asked for starts in the plan.
    """
    windows = tuple(window_of(event, base.inputs) for event in events_of(base.inputs, named))
    stage = Stage(base, base.inputs.workers or 2)
    steps = 2 + len(RAISED) + len(windows)
    roster = base.plan.roster
    plain = stage.play(roster, PATHS)
    progress(1, steps)
    raised = []
    for number, more in enumerate(RAISED, 2):
        raised.append(stage.play(roster, PAIRS, more, windows))
        progress(number, steps)
    without = stage.play(Roster(roster.duties, focus=roster.focus), PAIRS)
    progress(2 + len(RAISED), steps)
    desk = max((one.at_desk_min for one in base.stage.requirement.on_call), default=DESK_MIN)
    pages = []
    for number, window in enumerate(windows, 1):
        queues = tuple(_queues(base.inputs, window, (plain, *raised), desk))
        steps_of = tuple(_brought(standing, window, queues, (stage, plain, without)))
        pages.append(Page(window, queues, steps_of))
        progress(2 + len(RAISED) + number, steps)
    return Playbook(base, tuple(pages), desk)


def _queues(inputs: Inputs, window: Window, played: tuple[Quarters, ...], desk: int) -> list[QueueSurge]:
    """Live queues with contacts in the window, the ones with most late contacts first."""
    plain = played[0]
    found = []
    for number, queue in enumerate(inputs.operation.queues):
        if queue.kind in REAL_TIME and plain.base[:, number, window.intervals].sum(axis=1).mean() >= LEAST_CONTACTS:
            found.append(_surge(inputs, queue, window, (played, plain.queues.index(queue.id), desk)))
    return sorted(found, key=lambda one: (-one.late, one.queue))


def _surge(inputs: Inputs, queue: Queue, window: Window, how: tuple[tuple[Quarters, ...], int, int]) -> QueueSurge:
    played, number, desk = how
    grid, target = inputs.grid, queue.goal.target_share
    missed = [float((one.share(number, window.intervals) < target).mean()) for one in played]
    late = (played[0].base - played[0].within)[:, number, window.intervals].mean(axis=0)
    clock = (grid.start_min, grid.step_min, desk)
    return QueueSurge(
        queue=queue.id,
        late=float(late.sum()),
        worst_min=grid.start_min + (window.first + int(np.argmax(late))) * grid.step_min,
        missed=missed[0],
        raised=tuple(missed[1:]),
        judged_on=most_missed(played[0], number, window, target, clock),
        signs=signs(played[0], number, window, target, clock),
    )


def _brought(
    standing: Standing, window: Window, queues: tuple[QueueSurge, ...], played: tuple[Stage, Quarters, Quarters]
) -> list[Brought]:
    """What each step brings, played on its own against the plan as it stands."""
    stage, plain, without = played
    when = window.intervals
    now = plain.late(when)[:PAIRS]
    found = []
    standby = _standby(standing, window)
    if standby:
        roster = standing.plan.roster
        alone = Roster(roster.duties, tuple(one for one in roster.on_call if one not in standby), roster.focus)
        cents = cost_of(roster, standing.inputs).total - cost_of(alone, standing.inputs).total
        found.append(Brought("standby", (), standby, less(now, without.late(when)), float(cents)))
    short = [one for one in queues if max(one.missed, *one.raised) >= SAFE][:MOST_QUEUES]
    for call in calls_of(standing, tuple((one.queue, one.worst_min) for one in short)):
        after = stage.play(call.roster, PAIRS).late(when)
        found.append(Brought(call.step, call.tried, (), less(after, now), call.pay_cents, call.rules_cents))
    return sorted(found, key=lambda one: STEPS.index(one.step))


def _standby(standing: Standing, window: Window) -> tuple[OnCallDuty, ...]:
    grid = standing.plan.grid
    start, end = (grid.start_min + at * grid.step_min for at in (window.first, window.end))
    return tuple(one for one in standing.plan.roster.on_call if one.start_min < end and one.end_min > start)
