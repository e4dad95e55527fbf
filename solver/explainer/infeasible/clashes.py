"""Clashes of what is promised with the people there are: what is soon decided first, large rows last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from solver.explainer.infeasible.asking import Asker, without_need
from solver.explainer.infeasible.crowded import crowded
from solver.explainer.infeasible.few_people import ask_few, ask_windows
from solver.explainer.infeasible.nearest import near_by, nearest
from solver.explainer.infeasible.own_days import ask_people
from solver.explainer.infeasible.promises import ATTENDED, Promise, promises_of
from solver.explainer.infeasible.search import Search
from solver.explainer.infeasible.stretches import stretches
from solver.explainer.infeasible.values import Found
from solver.grid import DAY_MIN

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.roster.watch import Cancel

SEARCH_SHARE = 0.35  # of the time, for a roster that keeps most promises
MOST_JOINT = 12  # people of a further promise that is asked about together with another


def find_clashes(case: RosterCase, limit_s: float, cancel: Cancel | None = None, near: Roster | None = None) -> Found:
    """Promises that no lawful roster of the case's people keeps, each with the smallest set that forbids it.

    People by themselves, seats, on-call windows and rows of few people are asked about directly; rows of many people
    where a roster that keeps most promises falls short.

    Parameters
    ----------
    limit_s : wall-clock seconds for everything.
    near : a roster that keeps most promises (a stored plan); None = one is searched for.
    """
    end_s = monotonic() + limit_s
    case = replace(case, requirement=without_need(case.requirement, case.grid.intervals), wishes=())
    search = Search(case, Asker(end_s, cancel))
    ask_people(search)
    ask_windows(search)
    search.clashes += crowded(search.case, search.asker)
    settled = ask_few(search)
    if near is None:
        known = nearest(search.case, SEARCH_SHARE * search.asker.left_s, cancel, settled)
    else:
        known = near_by(search.case, near, settled)
    short = [promise for promise in _in_turn(known.short) if not search.clashing(promise)]
    kept = [promise for promise in short if _kept(search, promise)]
    for promise in kept:
        _together(search, promise)
    return search.found()


def _in_turn(short: Iterable[Promise]) -> list[Promise]:
    """First one stretch of each promise, then a second of each; among them the fewest people first."""
    times: dict[tuple[object, ...], int] = {}
    found: list[tuple[tuple[int, int, int, str, str], Promise]] = []
    for promise in sorted(short, key=lambda p: (p.start_min, p.rule, p.id)):
        name = promise.rule, promise.id, promise.agents
        times[name] = times.get(name, -1) + 1
        found.append(((times[name], len(promise.agents), promise.start_min, promise.rule, promise.id), promise))
    return [promise for _, promise in sorted(found, key=lambda pair: pair[0]) if promise.rule not in ATTENDED]


def _kept(search: Search, promise: Promise) -> bool:
    """Whether a promise that fell short can be kept by itself; the shortest stretch that shows it cannot is told."""
    return all(search.decide((part,)) is False for part in stretches(search.case, promise))


def _together(search: Search, promise: Promise) -> None:
    """Whether a promise clashes with others that need the same people; only few people are asked about."""
    part = stretches(search.case, promise)[0]
    others = (other.during(part.start_min, part.end_min) for other in promises_of(search.case))
    parts = tuple(other for other in others if _shares(part, other) and not search.clashing(other))
    if parts:
        search.forbids((part, *parts))


def _shares(part: Promise, other: Promise) -> bool:
    """Whether another promise needs people of the first at about the same time."""
    if (part.rule, part.id) == (other.rule, other.id) and part.agents == other.agents:
        return False
    near = other.start_min < part.end_min + DAY_MIN and part.start_min - DAY_MIN < other.end_min
    small = len(other.agents) <= MOST_JOINT or other.rule in ATTENDED or other.agents <= part.agents
    return near and small and other.start_min < other.end_min and bool(part.agents & other.agents)
