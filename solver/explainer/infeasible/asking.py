"""Questions put to the people there are: can these promises be kept in these days, whatever else they do?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np

from solver.explainer.infeasible.promises import ROWS, Promise, promised_forms
from solver.rules.forms import Attend, Form, OnDuty, Stretch, Total

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import Requirement
    from solver.grid import Grid
    from solver.roster.keepable import Answer

Cells = list[tuple[int, int]]
MOST_OPTIONS = 60_000  # choices of a person, a day and a template that one question may have
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
        from solver.roster.cp import Limit
        from solver.roster.keepable import Answer, keep

        some, forms, cells = question(case, promises, extra)
        if self.left_s <= 0 or len(cells) * len(some.templates) > MOST_OPTIONS:
            return Answer()
        return keep(some, forms, cells, Limit(min(self.ask_s, self.left_s), SEED, stopped=self.cancel))

    def missing(self, case: RosterCase, promise: Promise) -> tuple[int, int] | None:
        """Heads times intervals missing to a row of heads: in every roster of its people, and the fewest found."""
        from solver.roster.cp import Limit
        from solver.roster.keepable import least_missing

        some, forms, cells = question(case, (promise,))
        return least_missing(some, forms, cells, Limit(min(self.ask_s, self.left_s), SEED, stopped=self.cancel))


def question(
    case: RosterCase, promises: Sequence[Promise], extra: Iterable[str] = ()
) -> tuple[RosterCase, tuple[Form, ...], Cells]:
    """The people concerned, what they must keep, and the days on which they may work."""
    crew = frozenset(extra).union(*(promise.agents for promise in promises))
    some = of_crew(case, crew, promises)
    forms = promised_forms(some, promises)
    return some, forms, cells_of(some, forms, promises)


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
