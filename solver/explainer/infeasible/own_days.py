"""People by themselves: their rules, fixed days and activities, asked of many at once, since they share nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from solver.explainer.infeasible.promises import ATTENDED, Promise, promises_of

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.explainer.infeasible.search import Search

AT_ONCE = 40  # people of one question
Mine = Mapping[str, Sequence[Promise]]


def ask_people(search: Search) -> None:
    """Decide whether each person can keep their own rules, fixed days and activities."""
    mine = activities_of(search.case)
    names = sorted(mine)
    for first in range(0, len(names), AT_ONCE):
        _ask(search, names[first : first + AT_ONCE], mine)


def activities_of(case: RosterCase) -> dict[str, list[Promise]]:
    """What every person is to attend."""
    found: dict[str, list[Promise]] = {agent.id: [] for agent in case.agents}
    for promise in promises_of(case):
        if promise.rule in ATTENDED:
            for agent in sorted(promise.agents):
                found[agent].append(promise)
    return found


def _ask(search: Search, crew: Sequence[str], mine: Mine) -> None:
    """All together; halves of them where no roster was found for all."""
    promises = [promise for agent in crew for promise in mine[agent]]
    if search.asker.quickly(search.case, promises, crew).roster is not None:
        return
    if len(crew) > 1:
        middle = len(crew) // 2
        _ask(search, crew[:middle], mine)
        _ask(search, crew[middle:], mine)
        return
    _one(search, crew[0], mine[crew[0]])


def _one(search: Search, agent: str, promises: Sequence[Promise]) -> None:
    """One person: what is fixed for them, then each activity, then all of them."""
    while search.alone(agent):
        pass
    kept = [promise for promise in promises if search.decide((promise,)) is False]
    if len(kept) > 1:
        search.decide(tuple(kept))
