"""The checker: whether a roster, from an engine, a file or a hand, keeps its rules, and what it costs by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from solver.duties import Duty, OnCallDuty
from solver.focus_rows import focus_violations
from solver.outcomes import Violation

if TYPE_CHECKING:
    from datetime import date

    from solver.case import RosterCase
    from solver.cover import OnCallWindow
    from solver.duties import Roster
    from solver.grid import Grid

ROWS = "rows"
T = TypeVar("T", Duty, OnCallDuty)
IN_ORDER = attrgetter(*(field.name for field in fields(Violation)))
"""The order of violations, as that of the class, but compared as plain tuples, which is faster."""


def check(case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
    """All violations of a roster, hard and priced, sorted by rule, agent and time.

    First the rows themselves (rule "rows", always hard): unknown agents, duties that end before they start or
    start outside the horizon, overlapping duties (also with one of the opening state), activities outside their
    shift or over each other, on-call duties of an unknown window, at other hours or by an agent who may not, and
    unlawful focus blocks (`focus_rows`). Then each rule of the case.
    """
    found = [*_rows(case, roster), *_on_call_rows(case, roster), *focus_violations(case, roster)]
    for rule in case.rules:
        found += rule.check(case, roster)
    return tuple(sorted(found, key=IN_ORDER))


def price(violations: Iterable[Violation]) -> tuple[tuple[str, int], ...]:
    """Cents that violations cost, by kind of rule in alphabetical order; kinds that cost nothing are left out."""
    cents: dict[str, int] = {}
    for violation in violations:
        cents[kind_of(violation)] = cents.get(kind_of(violation), 0) + violation.cents
    return tuple((kind, total) for kind, total in sorted(cents.items()) if total)


def kind_of(violation: Violation) -> str:
    """The kind of rule that a violation speaks of, without the floor or window that it names after a colon."""
    return violation.rule.split(":", 1)[0]


def _rows(case: RosterCase, roster: Roster) -> Iterator[Violation]:
    known, days = {agent.id for agent in case.agents}, _Days(case.grid)
    for duty in roster.duties:
        when, day = (ROWS, duty.agent, duty.start_min, duty.end_min), days.of(duty.start_min)
        if duty.agent not in known:
            yield Violation(*when, 1, 0, "unknown agents")
        if duty.end_min <= duty.start_min:
            yield Violation(*when, duty.end_min - duty.start_min, 1, "min")
        if not case.grid.start_min <= duty.start_min < case.grid.end_min:
            yield Violation(*when, *_outside(case, duty.start_min), "min outside")
        if duty.day != day:
            yield Violation(*when, abs((duty.day - day).days), 0, "days")
        if duty.activities:
            yield from _activity_rows(duty)
    past = (d for d in case.opening.duties if d.agent in known and d.start_min < case.grid.start_min)
    yield from (v for v in _overlaps((*past, *roster.duties)) if v.start_min >= case.grid.start_min)


class _Days:
    """Local days of minutes, each minute asked of the zone once: many shifts start together."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._known: dict[int, date] = {}

    def of(self, minute: int) -> date:
        """The local day on which a minute falls."""
        if minute not in self._known:
            self._known[minute] = self._grid.day_of(minute)
        return self._known[minute]


def _activity_rows(duty: Duty) -> Iterator[Violation]:
    activities = sorted(duty.activities)
    for activity in activities:
        first, last = activity.start_min, activity.start_min + activity.length_min
        inside = max(0, min(last, duty.end_min) - max(first, duty.start_min))
        if inside < activity.length_min or activity.length_min <= 0:
            yield Violation(ROWS, duty.agent, first, last, inside, activity.length_min, "min inside")
    for earlier, later in pairwise(activities):
        shared = earlier.start_min + earlier.length_min - later.start_min
        if shared > 0:
            yield Violation(ROWS, duty.agent, later.start_min, later.start_min + shared, shared, 0, "min twice")


def _on_call_rows(case: RosterCase, roster: Roster) -> Iterator[Violation]:
    known = {agent.id for agent in case.agents}
    windows = {window.id: window for window in case.requirement.on_call}
    for on_call in roster.on_call:
        when = (ROWS, on_call.agent, on_call.start_min, on_call.end_min)
        if on_call.agent not in known:
            yield Violation(*when, 1, 0, "unknown agents")
        elif on_call.window not in windows:
            yield Violation(*when, 1, 0, "unknown windows")
        else:
            yield from _at_window(on_call, windows[on_call.window])
    yield from _overlaps(roster.on_call)


def _at_window(on_call: OnCallDuty, window: OnCallWindow) -> Iterator[Violation]:
    when = (ROWS, on_call.agent, on_call.start_min, on_call.end_min)
    if on_call.agent not in window.agents:
        yield Violation(*when, 1, 0, "not eligible")
    off = abs(on_call.start_min - window.start_min) + abs(on_call.end_min - window.end_min)
    if off:
        yield Violation(*when, off, 0, "min beside")


def _outside(case: RosterCase, start_min: int) -> tuple[int, int]:
    """How far outside the horizon a start lies, and how far it may."""
    return max(case.grid.start_min - start_min, start_min - case.grid.end_min + 1), 0


def _overlaps(rows: tuple[T, ...]) -> Iterator[Violation]:
    """Each row of an agent against the furthest end before it."""
    ordered = sorted(rows, key=attrgetter("agent", "start_min", "end_min"))
    for agent_id, of_agent in groupby(ordered, key=attrgetter("agent")):
        busy_until: int | None = None
        for row in of_agent:
            if busy_until is not None and row.start_min < busy_until:
                end_min = min(busy_until, row.end_min)
                shared = end_min - row.start_min
                yield Violation(ROWS, agent_id, row.start_min, end_min, shared, 0, "min twice")
            busy_until = row.end_min if busy_until is None else max(busy_until, row.end_min)
