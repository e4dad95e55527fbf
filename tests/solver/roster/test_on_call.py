"""The on-call layer: rest around duties, spacing, absences, and shifts that make room."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.case import Absence, RosterCase
from solver.cover import OnCallWindow
from solver.duties import OnCallDuty, Roster
from solver.roster.cp import Limit
from solver.roster.engine import solve
from solver.roster.on_call import assign
from solver.roster.params import SolveParams
from solver.roster.standby import Standby, missing_windows
from solver.rules.forms import EVERY, StandbyRest, Succession
from tests.solver.roster.worlds import EACH, EARLY, LATE, Stub, duty_of, forms_of, tiny_case

REST = StandbyRest("standby", EACH, 660, 3)
LAW = (Succession("rest", EACH, EVERY, EVERY, 660), REST)
QUICK = SolveParams(time_limit_s=10, breaks_limit_s=1, reproducible=True, moves=6, whole_limit_booleans=0)


def evening(case: RosterCase, day: int, agents: frozenset[str] = EACH, cents: int = 50_000) -> OnCallWindow:
    """A window from 17:00 to 01:00."""
    start = case.grid.minute(case.grid.days[day], 17 * 60)
    return OnCallWindow(f"evening{day}", agents, start, start + 480, 1, 10, 30, 500, cents)


def with_windows(case: RosterCase, *windows: OnCallWindow) -> RosterCase:
    """The case with on-call windows and the standby rule."""
    return replace(case, requirement=replace(case.requirement, on_call=windows), rules=(Stub(LAW),))


def broken(case: RosterCase, roster: Roster) -> list[OnCallDuty]:
    """On-call duties that do not rest 11 hours around the agent's shifts, or lie within three days of another."""
    found = []
    for one in roster.on_call:
        near = any(
            d.agent == one.agent and d.start_min < one.end_min + 660 and d.end_min > one.start_min - 660
            for d in roster.duties
        )
        close = any(
            o != one
            and o.agent == one.agent
            and abs((case.grid.day_of(o.start_min) - case.grid.day_of(one.start_min)).days) < 3
            for o in roster.on_call
        )
        away = any(
            a.agent == one.agent and a.start_min < one.end_min and a.end_min > one.start_min for a in case.absences
        )
        if near or close or away:
            found.append(one)
    return found


def test_nobody_stands_by_beside_a_shift_or_an_absence() -> None:
    """A0 works late, A1 is away, A2 starts too early next day: only A3 is free."""
    bare = tiny_case(4, 2)
    case = with_windows(bare, evening(bare, 0))
    days, bounds = case.grid.days, case.grid.day_bounds
    case = replace(case, absences=(Absence("A1", bounds[0], bounds[1]),))
    duties = (duty_of(case, "A0", days[0], LATE), duty_of(case, "A2", days[1], EARLY))
    found = assign(Standby.of(case, forms_of(case)), duties, Limit(2, 1))
    assert [d.agent for d in found] == ["A3"]


def test_on_call_duties_of_one_agent_lie_apart() -> None:
    """At most one in any three days: of four evenings a single agent can take two."""
    bare = tiny_case(1, 4)
    case = with_windows(bare, *(evening(bare, d) for d in range(4)))
    found = assign(Standby.of(case, forms_of(case)), (), Limit(2, 1))
    assert [d.window for d in found] == ["evening0", "evening3"]
    assert len(missing_windows(case, found)) == 2


def test_shifts_move_when_nobody_could_stand_by() -> None:
    """Both speakers are needed all day, yet the dearer evening wins: a shift gives way."""
    bare = tiny_case(2, 3, templates=(EARLY, LATE), need=2.0)
    case = with_windows(bare, evening(bare, 1))
    result = solve(case, QUICK)
    assert result.roster is not None
    assert [d.window for d in result.roster.on_call] == ["evening1"]
    assert broken(case, result.roster) == []
    assert dict(result.objective)["on_call"] == 0


def test_a_cheap_window_does_not_move_dear_shifts() -> None:
    """What stands by must be worth it: a window of 1 cent stays open and is priced."""
    bare = tiny_case(1, 3, templates=(LATE,), need=2.0)
    case = with_windows(bare, evening(bare, 1, cents=1))
    result = solve(case, QUICK)
    assert result.roster is not None
    assert len(result.roster.duties) == 3
    assert dict(result.objective)["on_call"] == 1


def test_the_search_keeps_clear_of_on_call_duties() -> None:
    """Five people, a week of evenings: after the search every on-call duty still rests."""
    bare = tiny_case(5, 7, need=1.5)
    case = with_windows(bare, *(evening(bare, d) for d in range(7)))
    result = solve(case, QUICK)
    assert result.roster is not None
    assert broken(case, result.roster) == []
    assert len(result.roster.on_call) == 7
    assert np.isfinite(sum(c for _, c in result.objective))
