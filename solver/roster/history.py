"""What each agent worked before the horizon, sorted out once per case."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from solver.case import RosterCase
from solver.duties import Duty, OnCallDuty


def past_of(case: RosterCase) -> Mapping[str, tuple[Duty, ...]]:
    """Opening duties that start before the horizon, by agent (those without any are left out), in order of time."""
    return _past(_Same(case))


def opening_of(case: RosterCase) -> Mapping[str, tuple[Duty | OnCallDuty, ...]]:
    """All duties and on-call duties of the opening state, by agent (those without any are left out)."""
    return _opening(_Same(case))


class _Same:
    """A case as a key: equal only to itself (its arrays have no hash)."""

    def __init__(self, case: RosterCase) -> None:
        self.case = case

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.case is other.case

    def __hash__(self) -> int:
        return id(self.case)


@lru_cache(maxsize=4)
def _past(key: _Same) -> Mapping[str, tuple[Duty, ...]]:
    found: dict[str, list[Duty]] = {}
    for duty in sorted(key.case.opening.duties, key=lambda d: d.start_min):
        if duty.start_min < key.case.grid.start_min:
            found.setdefault(duty.agent, []).append(duty)
    return {agent: tuple(duties) for agent, duties in found.items()}


@lru_cache(maxsize=4)
def _opening(key: _Same) -> Mapping[str, tuple[Duty | OnCallDuty, ...]]:
    found: dict[str, list[Duty | OnCallDuty]] = {}
    rows: tuple[Duty | OnCallDuty, ...] = (*key.case.opening.duties, *key.case.opening.on_call)
    for row in rows:
        found.setdefault(row.agent, []).append(row)
    return {agent: tuple(mine) for agent, mine in found.items()}
