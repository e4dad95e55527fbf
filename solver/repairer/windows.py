"""On-call windows that an absence has emptied: who is free stands by, or somebody's shifts make way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from solver.cover import OnCallWindow
from solver.duties import OnCallDuty
from solver.repairer.search import Search
from solver.roster.anneal import snapshot
from solver.roster.on_call_moves import make_way
from solver.roster.standby import Standby, duty_in, missing_windows

TRIED = 40
"""People of a window whose shifts are planned around it, those with the fewest on-call duties first."""
JUDGED = 3
"""Of these, the ones whose whole roster is judged: where shifts make way most cheaply."""


def fill_windows(search: Search) -> None:
    """Put somebody on call in each window that lost its own or is newly asked, dearest first.

    Shifts make way where that is worth it.
    """
    facts, problem = search.bench.facts, search.bench.problem
    lost = {duty.window for duty in {*facts.published.on_call} - {*facts.standing.on_call}}
    known = {window.id for window in facts.before.requirement.on_call}
    standby = Standby.of(problem.case, problem.forms)
    for window in missing_windows(facts.case, _on_call(search)):
        open_now = window.id in lost or window.id not in known
        if open_now and not search.late:
            _fill(search, standby, window)


def _fill(search: Search, standby: Standby, window: OnCallWindow) -> None:
    ranked = sorted(_priced(search, standby, window))
    for _, _, name in ranked[:JUDGED]:
        duty, before = duty_in(window, name), search.on_call
        undo = Undo(search, standby)
        if make_way(search.bench.board, standby, duty, window):
            search.on_call = replace(before, on_call=(*before.on_call, duty))
            if search.keep(name):
                search.barred.add(search.bench.names.index(name))
                return
        search.on_call = before
        undo()


def _priced(search: Search, standby: Standby, window: OnCallWindow) -> Iterator[tuple[float, int, str]]:
    """Who could stand by: what the way that their shifts make costs on the board, and their on-call duties so far."""
    board = search.bench.board
    for count, name in _candidates(search, standby, window):
        before, undo = board.total, Undo(search, standby)
        if make_way(board, standby, duty_in(window, name), window):
            yield board.total - before, count, name
        undo()


def _candidates(search: Search, standby: Standby, window: OnCallWindow) -> list[tuple[int, str]]:
    """On-call duties and ids of people of the window who may change that day and stand by on no day too near."""
    facts, bench, on_call = search.bench.facts, search.bench, _on_call(search)
    day = facts.case.grid.day_of(window.start_min)
    span = (window.start_min, window.end_min)
    found = []
    for number, name in enumerate(bench.names):
        mine = [(d.start_min, d.end_min) for d in on_call if d.agent == name]
        there = bench.able[number] and number not in search.barred and name in window.agents
        soon = window.start_min < facts.earliest_min(name, day, asking=search.asking)
        near = any(standby.too_near(name, one, span) for one in mine)
        if there and not soon and not near and standby.open_to(name, window):
            found.append((len(mine), name))
    return sorted(found)[:TRIED]


def _on_call(search: Search) -> tuple[OnCallDuty, ...]:
    return (*search.bench.facts.standing.on_call, *search.on_call.on_call)


class Undo:
    """The board as it stood, with what keeps shifts clear of on-call duties."""

    def __init__(self, search: Search, standby: Standby) -> None:
        board = search.bench.board
        self._search, self._standby = search, standby
        self._kept, self._allowed, self._held = snapshot(board), board.allowed.copy(), _on_call(search)

    def __call__(self) -> None:
        """Put all of it back."""
        bench = self._search.bench
        bench.board.allowed[:] = self._allowed
        bench.board.called.hold(self._standby, self._held)
        bench.back_to(self._kept)
