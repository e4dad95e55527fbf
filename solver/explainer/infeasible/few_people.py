"""Promises that few people keep, asked about over the whole plan; and windows of on-call duty, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from solver.explainer.infeasible.asking import of_crew
from solver.explainer.infeasible.own_days import activities_of
from solver.explainer.infeasible.parties import facts_of
from solver.explainer.infeasible.promises import ROWS, WEEK_DAYS, Promise, promises_of, week_of
from solver.grid import DAY_MIN

if TYPE_CHECKING:
    from solver.explainer.infeasible.search import Search

MOST_PEOPLE = 8  # people up to whom a row is asked about over the whole plan
FORTNIGHT_DAYS = 2 * WEEK_DAYS


def ask_windows(search: Search) -> None:
    """Decide all on-call windows: together, then each, then together those that can be kept alone."""
    windows = tuple(promise for promise in promises_of(search.case) if promise.rule == "standby")
    if not windows or _held(search, windows):
        return
    kept = tuple(w for w in windows if _held(search, (w,)) or search.decide((w,)) is False)
    if len(kept) > 1 and not _held(search, kept):
        search.decide(kept)


def _held(search: Search, windows: tuple[Promise, ...]) -> bool:
    """Whether people without a fixed day can stand by in all windows."""
    fixed = {lock.agent for lock in search.case.locks}
    free = tuple(replace(window, agents=window.agents - fixed) for window in windows)
    return search.asker.quickly(search.case, free).roster is not None


def ask_few(search: Search) -> tuple[Promise, ...]:
    """Decide rows of few people, the fewest first, over the whole plan; those that are settled."""
    rows = [p for p in promises_of(search.case) if p.rule in ROWS and len(p.agents) <= MOST_PEOPLE]
    return tuple(row for row in sorted(rows, key=lambda p: (len(p.agents), p.rule, p.id)) if _settled(search, row))


def _settled(search: Search, row: Promise) -> bool:
    """Whether it was shown that a row can be kept, beside what its people attend, or that it cannot."""
    mine = activities_of(search.case)
    attended = [promise for agent in sorted(row.agents) for promise in mine[agent] if not search.clashing(promise)]
    if search.asker.quickly(search.case, (row, *attended)).roster is not None:
        return True
    verdicts = [search.decide((part,)) for part in _parts(search, row) if not search.clashing(part)]
    if True in verdicts:
        return True
    whole = search.decide((row,))
    return search.decide((row, *attended)) is not None if attended and whole is False else whole is not None


def _parts(search: Search, row: Promise) -> Iterator[Promise]:
    """Days and weeks that a quick roster misses, then long absences of its people, then fortnights of a row."""
    grid = search.case.grid
    days = [(grid.minute(day, 0), grid.minute(day, DAY_MIN)) for day in grid.days]
    weeks = sorted({week_of(grid, low) for low, _ in days})
    for low, high in weeks:
        week = row.during(low, high)
        if week.start_min < week.end_min and search.asker.ask(search.case, (week,)).roster is None:
            yield from _inside(row, (span for span in days if low <= span[0] < high))
            yield week
    away = ((fact.start_min, fact.end_min) for fact in facts_of(of_crew(search.case, row.agents)))
    yield from _inside(row, (span for span in away if span[1] - span[0] > DAY_MIN))
    for first in grid.days[::WEEK_DAYS]:
        last = first + timedelta(days=FORTNIGHT_DAYS)
        if last <= grid.days[-1]:
            yield from _inside(row, [(grid.minute(first, 0), grid.minute(last, 0))])


def _inside(row: Promise, spans: Iterable[tuple[int, int]]) -> Iterator[Promise]:
    parts = (row.during(*span) for span in spans)
    yield from (part for part in parts if part.start_min < part.end_min)
