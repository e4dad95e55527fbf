"""A mix by name: who stays on and who stands by, all of it together judged by the rule book."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import maximum_bipartite_matching

from scenarios.searching.mix.lawful import standing
from scenarios.searching.mix.program import cheapest

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenarios.searching.mix.figures import Mix, Programme, Turn
    from scenarios.searching.mix.lawful import Lawful
    from scenarios.searching.mix.shortfall import Shortfall
    from solver.duties import OnCallDuty

Call = tuple[int, int, str]
"""Kind, block and who stands by."""


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A mix and who stands by in it; those who stay on are named by its turns."""

    mix: Mix
    calls: tuple[OnCallDuty, ...]


def settled(given: Programme, found: Lawful, short: Shortfall, how: tuple[float, Callable[[], bool]]) -> Named | None:
    """The cheapest mix that can be asked of people by name; None where there is none, or none was found in time.

    Each turn is lawful by itself. Where somebody's turns break a rule together, at most one of them is taken; where no
    more people can be found to stand by, that many fewer may be asked; then the programme is solved anew.
    """
    limit_s, cancel = how
    while True:
        mix = cheapest(given, limit_s)
        if mix is None:
            return None
        chosen, lacking = _standing(mix, given, found)
        calls = tuple(standing(name, short, block) for _, block, name in chosen)
        broken = _broken(mix.turns, calls, found)
        if not (lacking or broken) or cancel():
            return Named(mix, calls)
        given = _stricter(given, mix, chosen, (lacking, broken))


def _standing(mix: Mix, given: Programme, found: Lawful) -> tuple[tuple[Call, ...], dict[tuple[int, int], int]]:
    """Somebody for each standby, at most one turn of any sort a week; and how many lack, by kind and week."""
    at_work = {(turn.agent, int(given.week[turn.block])) for turn in mix.turns}
    chosen, lacking = list[Call](), dict[tuple[int, int], int]()
    for kind in range(len(given.kinds)):
        for week in np.unique(given.week).tolist():
            mine = np.flatnonzero((given.week == week) & (mix.on_call[kind] > 0))
            slots = [int(block) for block in mine for _ in range(int(mix.on_call[kind, block]))]
            able = [[n for n in found.standby.get((kind, b), ()) if (n, week) not in at_work] for b in slots]
            people = sorted({name for names in able for name in names})
            for slot, place in enumerate(_matched(able, people)):
                if place >= 0:
                    chosen.append((kind, slots[slot], people[place]))
                else:
                    lacking[kind, week] = lacking.get((kind, week), 0) + 1
    return tuple(chosen), lacking


def _matched(able: list[list[str]], people: list[str]) -> list[int]:
    """For each slot the number of somebody able, nobody twice; below 0 where nobody is left."""
    if not people:
        return [-1] * len(able)
    fits = np.array([[name in names for name in people] for names in able], dtype=np.int8)
    return [int(place) for place in maximum_bipartite_matching(sparse.csr_matrix(fits), perm_type="column")]


def _broken(turns: tuple[Turn, ...], calls: tuple[OnCallDuty, ...], found: Lawful) -> frozenset[str]:
    """Those whose turns break a rule together."""
    works, stands = defaultdict[str, list["Turn"]](list), defaultdict[str, list["OnCallDuty"]](list)
    for turn in turns:
        works[turn.agent].append(turn)
    for call in calls:
        stands[call.agent].append(call)
    people = (name for name in sorted({*works, *stands}) if len(works[name]) + len(stands[name]) > 1)
    return frozenset(name for name in people if not found.judge.lawful(name, works[name], stands[name]))


def _stricter(
    given: Programme, mix: Mix, chosen: tuple[Call, ...], why: tuple[dict[tuple[int, int], int], frozenset[str]]
) -> Programme:
    """Less on offer: one turn of overtime at most of whoever's clash, and no more standing by than could be named."""
    lacking, broken = why
    week = given.on_call_week.copy()
    for (kind, number), count in lacking.items():
        week[kind, number] = min(week[kind, number], mix.on_call[kind, given.week == number].sum()) - count
    for kind, block, name in chosen:
        if name in broken:
            week[kind, given.week[block]] = max(0, week[kind, given.week[block]] - 1)
    clashing = sorted({turn.agent for turn in mix.turns} & broken)
    alone = tuple(tuple(number for number, turn in enumerate(given.turns) if turn.agent == name) for name in clashing)
    return replace(given, on_call_week=week, apart=(*given.apart, *alone))
