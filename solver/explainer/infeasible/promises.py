"""What is promised: rows of heads, activities, on-call windows and locks, each as forms that are to be kept in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from solver.explainer.infeasible.values import Party
from solver.rules.forms import Attend, Form, OnDuty

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import IntArray, OnCallWindow
    from solver.grid import Grid

ROWS = ("floor", "role_floor", "named_cover", "mentor", "never_both_off")
ATTENDED = ("activity", "training_by_date")
PROMISES = frozenset((*ROWS, *ATTENDED))
"""Rules whose breach is priced, but which are promises all the same."""
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise in a stretch of time: a row of heads ("floor", row id), an activity or an on-call window.

    `rule` is the kind of the rule that asks for it, `id` the row, activity or window; `agents` who counts.
    """

    rule: str
    id: str
    agents: frozenset[str]
    start_min: int
    end_min: int

    @property
    def party(self) -> Party:
        """The promise as one that takes part in a clash."""
        who = tuple(sorted(self.agents))
        if self.rule == "standby":
            return Party("on_call", self.id, who, self.start_min, self.end_min)
        if self.rule in ATTENDED:
            return Party("activity", self.id, who, self.start_min, self.end_min)
        return Party("floor", f"{self.rule}:{self.id}", who, self.start_min, self.end_min)

    def forms(self, case: RosterCase) -> Iterator[Form]:
        """What a case's rules ask for it."""
        for form in (f for rule in case.rules if rule.kind == self.rule for f in rule.forms(case)):
            if isinstance(form, OnDuty) and form.id == self.id and form.least is not None:
                yield replace(form, least=_within(case.grid, form, (self.start_min, self.end_min)))
            elif isinstance(form, Attend) and form.activity == self.id and form.agents & self.agents:
                yield replace(form, agents=form.agents & self.agents)

    def windows(self, case: RosterCase) -> tuple[OnCallWindow, ...]:
        """The on-call window, if it is one."""
        return tuple(w for w in case.requirement.on_call if self.rule == "standby" and w.id == self.id)

    def during(self, start_min: int, end_min: int) -> Promise:
        """The part of it that lies in a stretch of time; activities and on-call windows stay whole."""
        if self.rule not in ROWS:
            return self
        return replace(self, start_min=max(start_min, self.start_min), end_min=min(end_min, self.end_min))

    def meets(self, other: Promise) -> bool:
        """Whether both lie in one week or touch."""
        week_min = WEEK_DAYS * 1440
        return self.start_min - week_min < other.end_min and other.start_min < self.end_min + week_min


def promises_of(case: RosterCase) -> tuple[Promise, ...]:
    """All promises of a case, over the whole horizon; rows that ask for nobody are left out."""
    return (*_from_rules(case), *_on_call(case))


def own_forms(case: RosterCase) -> tuple[Form, ...]:
    """What is hard besides the promises."""
    forms = (form for rule in case.rules if rule.kind not in PROMISES for form in rule.forms(case))
    return tuple(form for form in forms if getattr(form, "cents", None) is None)


def promised_forms(case: RosterCase, promises: Iterable[Promise]) -> tuple[Form, ...]:
    """The hard forms with those of some promises."""
    return (*own_forms(case), *(form for promise in promises for form in promise.forms(case)))


def week_of(grid: Grid, minute: int) -> tuple[int, int]:
    """The calendar week (Monday to Sunday, local) that holds a minute, cut to the horizon."""
    day = grid.day_of(minute)
    monday = day - timedelta(days=day.weekday())
    bounds = grid.minute(monday, 0), grid.minute(monday + timedelta(days=WEEK_DAYS), 0)
    return max(bounds[0], grid.start_min), min(bounds[1], grid.end_min)


def _from_rules(case: RosterCase) -> Iterator[Promise]:
    known, grid = frozenset(agent.id for agent in case.agents), case.grid
    for rule in case.rules:
        if rule.kind not in PROMISES:
            continue
        for form in rule.forms(case):
            if isinstance(form, OnDuty) and form.least is not None:
                span = _span(grid, form)
                who = (form.agents | form.whom) & known
                yield from (Promise(rule.kind, form.id, who, *s) for s in span)
            elif isinstance(form, Attend):
                span_min = form.earliest_min, form.latest_min
                each = sorted(form.agents & known)
                yield from (Promise(rule.kind, form.activity, frozenset({one}), *span_min) for one in each)


def _span(grid: Grid, form: OnDuty) -> list[tuple[int, int]]:
    """From the first to the last slot in which somebody may be due."""
    due = np.flatnonzero(np.asarray(form.least) > -len(form.whom))
    if not len(due):
        return []
    if form.by_day:
        return [(grid.day_bounds[int(due[0])], grid.day_bounds[int(due[-1]) + 1])]
    return [(int(grid.starts[due[0]]), int(grid.starts[due[-1]]) + grid.step_min)]


def _within(grid: Grid, form: OnDuty, span: tuple[int, int]) -> IntArray:
    starts = np.array(grid.day_bounds[:-1]) if form.by_day else grid.starts
    inside = (starts >= span[0]) & (starts < span[1])
    least = np.asarray(form.least, dtype=np.int64)
    return np.where(inside, least, -len(form.whom))


def _on_call(case: RosterCase) -> Iterator[Promise]:
    if any(rule.kind == "standby" for rule in case.rules):
        for window in case.requirement.on_call:
            if window.depth > 0:
                yield Promise("standby", window.id, window.agents, window.start_min, window.end_min)
