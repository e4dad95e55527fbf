"""Questions put to the people there are: can these promises be kept in these days, whatever else they do?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np

from solver.explainer.infeasible.parties import facts_of
from solver.explainer.infeasible.promises import ATTENDED, ROWS, Promise, promised_forms
from solver.explainer.infeasible.quick import fewer_shifts, on_one_day
from solver.grid import DAY_MIN
from solver.rules.forms import Attend, Form, OnDuty, Stretch, Total

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import Requirement
    from solver.grid import Grid
    from solver.roster.keepable import Answer
    from solver.shifts import ShiftTemplate

Cells = list[tuple[int, int]]
MOST_OPTIONS = 60_000  # choices of a person, a day and a template that one question may have
LARGE = 3_000  # such choices beyond which a few of them are tried first
MANY = 6  # people beyond whom a row is first asked about with a few of them
ASK_S = 10.0  # that one question may take
SEED = 1


@dataclass(frozen=True, slots=True)
class Asker:
    """Puts questions until the time is up."""

    end_s: float
    cancel: Callable[[], bool] | None = None
    ask_s: float = ASK_S

    @property
    def left_s(self) -> float:
        """Seconds until the time is up; none once the caller wants to stop."""
        return 0.0 if self.cancel is not None and self.cancel() else max(0.0, self.end_s - monotonic())

    def ask(self, case: RosterCase, promises: Sequence[Promise], *, extra: Iterable[str] = ()) -> Answer:
        """Whether the people of some promises (and `extra` ones), as far as only they matter, keep all of them.

        Everybody else is left out, and so are days on which nothing asks for work.
        """
        few = few_of(case, promises[0]) if len(promises) == 1 and not extra else None
        if few is not None and (answer := self._asked(case, (few,), ())).roster is not None:
            return answer
        return self._asked(case, promises, extra)

    def _asked(self, case: RosterCase, promises: Sequence[Promise], extra: Iterable[str]) -> Answer:
        from solver.roster.cp import Limit
        from solver.roster.keepable import Answer, keep

        if self.left_s <= 0:
            return Answer()
        some, forms, cells = question(case, promises, extra)
        if not some.agents:
            return Answer(impossible=any(asks(some, promise) for promise in promises))
        choices = len(cells) * len(some.templates)
        if choices > LARGE and (quick := self.quickly(case, promises, extra)).roster is not None:
            return quick
        if choices > MOST_OPTIONS:
            return Answer()
        return keep(some, forms, cells, Limit(min(self.ask_s, self.left_s), SEED, stopped=self.cancel))

    def quickly(self, case: RosterCase, promises: Sequence[Promise], extra: Iterable[str] = ()) -> Answer:
        """A roster that keeps all promises with a few of the shifts, if one is soon found; never a proof."""
        from solver.roster.cp import Limit
        from solver.roster.keepable import Answer, keep

        if self.left_s <= 0:
            return Answer()
        some, forms, _ = question(case, promises, extra)
        few, forms = fewer_shifts(some), on_one_day(some, forms)
        cells = cells_of(few, forms, [promise for promise in promises if promise.rule not in ATTENDED])
        if not few.agents or len(cells) * len(few.templates) > MOST_OPTIONS:
            return Answer()
        answer = keep(few, forms, cells, Limit(min(self.ask_s, self.left_s), SEED, stopped=self.cancel))
        return replace(answer, impossible=False)

    def missing(self, case: RosterCase, promise: Promise) -> tuple[int, int] | None:
        """Heads times intervals missing to a row of heads: in every roster of its people, and the fewest found."""
        from solver.roster.cp import Limit
        from solver.roster.keepable import least_missing

        some, forms, cells = question(case, (promise,))
        if not some.agents:
            return None
        return least_missing(some, forms, cells, Limit(min(self.ask_s, self.left_s), SEED, stopped=self.cancel))


def asks(case: RosterCase, promise: Promise) -> bool:
    """Whether a promise asks for anybody at all."""
    rows = (form for form in promise.forms(case) if isinstance(form, OnDuty) and form.least is not None)
    return bool(promise.windows(case)) or any(bool((np.asarray(form.least) > 0).any()) for form in rows)


def few_of(case: RosterCase, promise: Promise) -> Promise | None:
    """A row with a few of its people, those freest in its time: if they keep it, all of them together can."""
    if promise.rule not in ROWS or len(promise.agents) <= MANY:
        return None
    low, high = promise.start_min - DAY_MIN, promise.end_min + DAY_MIN
    near = [fact for fact in facts_of(of_crew(case, promise.agents)) if fact.start_min < high and low < fact.end_min]
    held = Counter(agent for fact in near for agent in fact.agents)
    held.update(duty.agent for duty in case.opening.duties if duty.end_min > low)
    rows = [f for f in promise.forms(case) if isinstance(f, OnDuty) and f.least is not None]
    heads = max((int(np.max(np.asarray(f.least), initial=0)) for f in rows), default=0)
    if any(form.whom for form in rows):
        return None
    freest = sorted(promise.agents, key=lambda agent: (held[agent], agent))
    return replace(promise, agents=frozenset(freest[: 4 * heads + 2]))


def question(
    case: RosterCase, promises: Sequence[Promise], extra: Iterable[str] = ()
) -> tuple[RosterCase, tuple[Form, ...], Cells]:
    """The people concerned, what they must keep, and the days on which they may work."""
    crew = frozenset(extra).union(*(promise.agents for promise in promises))
    some = of_crew(case, crew, promises)
    forms = promised_forms(some, promises)
    useful = replace(some, templates=useful_templates(some, forms, promises))
    return useful, forms, cells_of(some, forms, promises)


def useful_templates(case: RosterCase, forms: Iterable[Form], promises: Iterable[Promise]) -> tuple[ShiftTemplate, ...]:
    """Shifts that reach into hours of the promises or are fixed; all where something else asks for work.

    A shift that helps no promise is never better than a day off.
    """
    grid, fixed = case.grid, {lock.template for lock in case.locks}
    rows = [form for form in forms if isinstance(form, OnDuty) and form.least is not None and form.rule in ROWS]
    others = any(promise.rule not in (*ROWS, "standby") for promise in promises)
    by_day = any(form.by_day or form.whom for form in rows)
    if others or by_day or any(_asked(grid, f) is None for f in forms):
        return case.templates
    due = np.zeros(grid.intervals + 1, dtype=np.int64)
    due[1:] = np.cumsum(sum((np.asarray(form.least) > 0 for form in rows), np.zeros(grid.intervals, dtype=bool)))

    def helps(template: ShiftTemplate) -> bool:
        for day in grid.days:
            start_min = grid.minute(day, template.start)
            first = min(max(0, grid.index(start_min)), grid.intervals)
            last = min(max(0, grid.index(start_min + template.length_min)), grid.intervals)
            if due[last] > due[first]:
                return True
        return False

    useful = tuple(template for template in case.templates if template.id in fixed or helps(template))
    return useful or case.templates[:1]


def of_crew(case: RosterCase, crew: frozenset[str], promises: Iterable[Promise] = ()) -> RosterCase:
    """The case of some people and, on call, some windows only; the need, and who serves what, left out."""
    agents = tuple(agent for agent in case.agents if agent.id in crew)
    windows = tuple(window for promise in promises for window in promise.windows(case))
    requirement = replace(without_need(case.requirement, case.grid.intervals), on_call=windows)
    return replace(case, agents=agents, requirement=requirement, wishes=(), base=None)


def without_need(requirement: Requirement, intervals: int) -> Requirement:
    """The floors and on-call windows alone."""
    nobody, levels = requirement.serves[:, :0], max(1, len(requirement.cents))
    return replace(
        requirement,
        rows=(),
        serves=nobody,
        need=np.zeros((levels, 0, intervals)),
        cents=(0,) * levels,
        load=np.zeros((0, intervals)),
        deferred=(),
        focus=None,
    )


def cells_of(case: RosterCase, forms: Iterable[Form], promises: Iterable[Promise]) -> Cells:
    """Days of people on which work can help: around the promises, and wherever something asks for work.

    A day off never breaks a limit, so that the other days may stay off; leasts and stretches make every day count.
    """
    days, grid = len(case.grid.days), case.grid
    number = {agent.id: a for a, agent in enumerate(case.agents)}
    found: set[tuple[int, int]] = set()
    for promise in promises:
        if promise.rule != "standby":
            reached = _days(grid, promise.start_min, promise.end_min, before=1)
            found.update((number[one], d) for one in promise.agents if one in number for d in reached)
    for form in forms:
        mine = [number[one] for one in sorted(form.agents) if one in number]
        asked = _asked(grid, form)
        found.update((a, d) for a in mine for d in (range(days) if asked is None else asked))
    return sorted(found)


def _asked(grid: Grid, form: Form) -> Iterable[int] | None:
    """Days on which a form may ask for work; None = on any."""
    match form:
        case Total(least=int(least)) if least > 0:
            if form.period == "span" and form.start_min is not None and form.end_min is not None:
                return _days(grid, form.start_min, form.end_min)
            return None
        case Total(measure="half_weekends") | Stretch():
            return None
        case Attend():
            return _days(grid, form.earliest_min, form.latest_min, before=1)
        case OnDuty() if form.rule not in ROWS and form.least is not None and bool((form.least > 0).any()):
            return None
        case _:
            return ()


def _days(grid: Grid, start_min: int, end_min: int, before: int = 0) -> range:
    """Numbers of the local days that a stretch of time touches, and of so many before."""
    bounds = grid.day_bounds
    inside = [d for d in range(len(grid.days)) if bounds[d] < end_min and bounds[d + 1] > start_min]
    return range(max(0, inside[0] - before), inside[-1] + 1) if inside else range(0)
