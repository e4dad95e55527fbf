"""What is in a clash is needed, nothing that can be kept is one: every roster of random tiny worlds tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from solver.case import Lock, RosterCase
from solver.explainer.infeasible import Party, find_clashes
from solver.explainer.infeasible.parties import parties_of, without
from solver.explainer.infeasible.promises import PROMISES
from solver.explainer.infeasible.smallest import smallest
from solver.outcomes import Violation
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_rest import DailyRest
from solver.rules.weekly_hours import WeeklyHours
from solver.shifts import ShiftTemplate
from tests.solver.explainer.infeasible.promise_worlds import LIMIT_S, away, on, promised
from tests.solver.roster.brute_force import every_roster
from tests.solver.rules.worlds import CONTRACT

MENU = (ShiftTemplate("early", "standard", 360, 480), ShiftTemplate("late", "standard", 840, 480))


def world(seed: int) -> RosterCase:
    """Two people, three days, two shifts; a floor, rules, leave and fixed days at random."""
    rng = np.random.default_rng(seed)
    hours = [(6, 14), (14, 22), (6, 22)][int(rng.integers(3))]
    who = [("ada",), ("ada", "can")][int(rng.integers(2))]
    rules = [DailyRest(), ConsecutiveDays(most_days=int(rng.integers(1, 3))), WeeklyHours(most_week_min=960)]
    case = promised(*(rule for rule in rules if rng.random() < 0.5), who=who, hours=hours, length=3)
    contract = replace(CONTRACT, most_week_min=960)
    people = tuple(replace(agent, contract=contract) for agent in case.agents)
    gone = tuple(away(case, agent.id, d) for agent in people for d in range(3) if rng.random() < 0.2)
    fixed = [
        Lock(agent.id, on(case, d), (None, "early", "late")[int(rng.integers(3))])
        for agent in people
        for d in range(3)
        if rng.random() < 0.15
    ]
    return replace(case, agents=people, templates=MENU, absences=gone, locks=tuple(fixed))


def keepable(case: RosterCase, left_out: tuple[Party, ...] = (), *, floor: Party | None) -> bool:
    """Whether some roster breaks no hard rule and, in the floor's time, not the floor."""
    some = without(case, left_out)

    def kept(violation: Violation) -> bool:
        rule, hard = violation.rule.partition(":")[0], violation.hard
        if rule not in PROMISES:
            return not hard
        beside = floor is None or violation.end_min <= floor.start_min or violation.start_min >= floor.end_min
        return bool(beside)

    rules = some.rules
    return any(all(kept(v) for rule in rules for v in rule.check(some, roster)) for roster in every_roster(some))


@pytest.mark.parametrize("seed", range(24))
def test_a_clash_is_impossible_and_each_of_its_parties_is_needed(seed: int) -> None:
    """Tried with every roster: with these parties alone it cannot be kept, and without any one of them it can."""
    case = world(seed)
    found = find_clashes(case, LIMIT_S)
    assert not found.unproven
    if not found.clashes:
        assert keepable(case, floor=everything(case))
    for clash in found.clashes:
        floor = clash.promise if clash.promise.kind == "floor" else None
        earlier = tuple(c.promise for c in found.clashes if c.promise.kind == "lock" and c != clash)
        own = frozenset(clash.agents) if floor is None else frozenset(clash.promise.agents)
        some = replace(without(case, earlier), agents=tuple(a for a in case.agents if a.id in own))
        named = (clash.promise, *clash.parties)
        some = without(some, [party for party in parties_of(some) if party not in named])
        assert not keepable(some, floor=floor)
        for party in clash.parties:
            assert keepable(some, (party,), floor=floor), party


def everything(case: RosterCase) -> Party:
    """The floor over the whole horizon."""
    (floor,) = case.requirement.floors
    return Party("floor", "floor:one", tuple(sorted(floor.agents)), case.grid.start_min, case.grid.end_min + 1440)


def test_the_smallest_set_keeps_what_is_needed_only() -> None:
    """Two of nine things forbid it together; the order stays."""

    def impossible(kept: Sequence[int]) -> bool:
        return {3, 7} <= set(kept)

    assert smallest(range(9), impossible) == (3, 7)


def test_without_an_answer_for_one_part_there_is_no_smallest_set() -> None:
    """Rather nothing than a cause that was not proven."""
    assert smallest((1, 2), lambda kept: True if len(kept) == 2 else None) is None
    assert smallest((1,), lambda kept: True if kept else None) is None
