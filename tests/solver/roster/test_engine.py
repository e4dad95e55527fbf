"""The engine as a caller sees it: legal rosters, anytime behaviour, typed outcomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from solver.case import ActivityDue, Opening, RosterCase
from solver.outcomes import Status, TracePoint
from solver.roster.engine import solve
from solver.roster.params import SolveParams
from solver.rules.forms import EVERY, Attend, BreaksInside, Forbid, OnDuty, Run, Succession, Total
from tests.solver.roster.worlds import (
    EACH,
    EARLY,
    HARD_UNIT,
    NIGHT,
    NIGHTS,
    Stub,
    forms_of,
    judge,
    opening_duty,
    random_forms,
    tiny_case,
    varied,
)

QUICK = SolveParams(
    time_limit_s=20, breaks_limit_s=1, seed=3, reproducible=True, moves=12, whole_limit_booleans=0, window_limit_s=0.2
)
LAW = (
    Succession("rest", EACH, EVERY, EVERY, 660),
    Run("row", EACH, EVERY, 5, reset_min=1440),
    Run("nights", EACH, NIGHT, 3),
    Total("hours", EACH, EVERY, "paid_min", "week", None, 2700),
    BreaksInside("breaks", EACH),
)


def fortnight(seed: int = 1, agents: int = 5, **changes: object) -> RosterCase:
    """Five agents of two groups for ten days under ordinary law."""
    case = tiny_case(agents, 10, forms=LAW, groups=2, **changes)  # type: ignore[arg-type]
    return varied(case, np.random.default_rng(seed))


@pytest.mark.parametrize("seed", range(6))
def test_every_hard_form_is_respected(seed: int) -> None:
    """Whatever rules come together, the roster is legal and costs what the result says."""
    rng = np.random.default_rng(50 + seed)
    case = fortnight(seed, 3)
    forms = random_forms(rng, case.grid, 3)
    past = (opening_duty(case, 1, NIGHTS, "A1"), opening_duty(case, 2, EARLY, "A2"))
    case = replace(case, rules=(Stub((*LAW, *forms)),), opening=Opening(past))
    result = solve(case, QUICK)
    if result.status is Status.INFEASIBLE:
        assert result.reasons
        return
    assert result.roster is not None
    cents = judge(case, result.roster)
    assert np.isfinite(cents)
    assert sum(c for _, c in result.objective) == pytest.approx(cents, abs=5.0)


def test_the_same_seed_gives_the_same_roster() -> None:
    """A reproducible run counts moves, not seconds."""
    first, second = solve(fortnight(), QUICK), solve(fortnight(), QUICK)
    assert first.roster == second.roster
    assert first.objective == second.objective


def test_no_time_gives_no_answer() -> None:
    """A zero limit is an outcome of its own, not an error."""
    result = solve(fortnight(), SolveParams(time_limit_s=0))
    assert result.status is Status.NO_ANSWER
    assert result.roster is None


def test_a_cancelled_run_keeps_its_best_roster() -> None:
    """Cancel asks before every move; what was found by then is returned, legal."""
    asked = 0

    def cancel() -> bool:
        nonlocal asked
        asked += 1
        return asked > 8

    case = fortnight()
    result = solve(case, QUICK, cancel=cancel)
    assert result.cancelled
    assert result.roster is not None
    assert np.isfinite(judge(case, result.roster))


def test_an_interrupt_in_mid_move_keeps_the_best_roster() -> None:
    """Ctrl-C may strike while a person-week is out of the roster; that roster is not the one returned."""
    asked = 0

    def strike() -> bool:
        nonlocal asked
        asked += 1
        if asked == 30:
            raise KeyboardInterrupt
        return False

    case = fortnight()
    result = solve(case, QUICK, cancel=strike)
    assert result.cancelled
    assert result.roster is not None
    assert sum(c for _, c in result.objective) == pytest.approx(judge(case, result.roster), abs=5.0)


def test_progress_never_gets_worse_within_the_search() -> None:
    """Anytime points of one question fall."""
    seen: list[TracePoint] = []
    result = solve(fortnight(), QUICK, progress=seen.append)
    assert tuple(seen) == result.trace
    values = [round(p.objective_cents) for p in seen]  # parts of a head make hundredths of a cent
    assert values == sorted(values, reverse=True)


def test_the_opening_state_keeps_its_rest_and_supplies_the_first_night() -> None:
    """A night that ends on the first morning forbids that day's early shift and covers its own hours."""
    case = tiny_case(1, 2, templates=(EARLY,), forms=LAW, need=1.0)
    fresh = solve(case, QUICK)
    tired = solve(replace(case, opening=Opening((opening_duty(case, 1, NIGHTS),))), QUICK)
    assert fresh.roster is not None
    assert tired.roster is not None
    assert [d.day.day for d in fresh.roster.duties] == [3, 4]
    assert [d.day.day for d in tired.roster.duties] == [4]
    assert dict(tired.objective)["coverage"] < 2 * 24 * 300


@pytest.mark.parametrize("first", [date(2025, 3, 28), date(2025, 10, 24)])
def test_rest_counts_elapsed_time_when_the_clocks_change(first: date) -> None:
    """In Berlin a night is an hour shorter or longer twice a year; a rest of 8 hours is 8 elapsed hours."""
    rest = (Succession("rest", EACH, EVERY, EVERY, 16 * 60), *LAW[1:])
    case = tiny_case(2, 4, first=first, zone="Europe/Berlin", forms=rest)
    result = solve(case, QUICK)
    assert result.roster is not None
    assert np.isfinite(judge(case, result.roster))
    assert all(d.end_min - d.start_min in (240, 480) for d in result.roster.duties)


def test_locks_against_the_law_are_proven_infeasible() -> None:
    """A night locked before an early shift leaves no legal roster: proven, with the agent and the rule named."""
    case = tiny_case(1, 3, templates=(EARLY, NIGHTS))
    bounds = case.grid.day_bounds
    early, night = (
        Total(
            "lock",
            EACH,
            replace(EVERY, templates=frozenset({name})),
            "duties",
            "span",
            1,
            None,
            None,
            bounds[d],
            bounds[d + 1],
        )
        for d, name in ((1, "early"), (0, "night"))
    )
    result = solve(replace(case, rules=(Stub((*LAW, early, night)),)), QUICK)
    assert result.status is Status.INFEASIBLE
    assert result.roster is None
    assert result.reasons == ("A0: lock, rest",)


def test_an_agent_without_any_legal_shift_stays_off() -> None:
    """The others are rostered as ever; the need that is missing shows in the objective."""
    case = tiny_case(2, 3, forms=(*LAW, Forbid("away", frozenset({"A0"}), EVERY, 0, 10**9)))
    result = solve(case, QUICK)
    assert result.status is Status.FEASIBLE
    assert result.roster is not None
    assert {d.agent for d in result.roster.duties} == {"A1"}


def test_a_hard_floor_beyond_the_heads_is_priced_not_fatal() -> None:
    """A floor of two with one agent: the roster stands, the shortfall is named."""
    case = tiny_case(1, 2, forms=LAW)
    floor = OnDuty("floor", "two", EACH, np.full(case.grid.intervals, 2, dtype=np.int64), None)
    result = solve(replace(case, rules=(Stub((*LAW, floor)),)), QUICK)
    assert result.status is Status.FEASIBLE
    assert dict(result.objective)["hard:floor"] >= HARD_UNIT


@pytest.mark.parametrize("fixed", [True, False])
def test_activities_are_attended_and_meet_no_break(fixed: bool) -> None:
    """Dated and movable trainings are planned around: inside a duty, off the queues, apart from the break."""
    case = tiny_case(2, 3, forms=LAW)
    start = case.grid.day_bounds[1] + 9 * 60
    end = start + (60 if fixed else 8 * 60)
    due = ActivityDue("course", "A0", "training", 60, start, end, fixed)
    attend = Attend("activity", frozenset({"A0"}), "course", 60, start, end, 50_000)
    result = solve(replace(case, rules=(Stub((*LAW, attend)),), activities=(due,)), QUICK)
    assert result.roster is not None
    held = [(d, a) for d in result.roster.duties for a in d.activities]
    assert [(a.session, a.kind) for _, a in held] == [("course", "training")]
    duty, activity = held[0]
    assert start <= activity.start_min <= end - 60
    assert duty.start_min <= activity.start_min
    assert activity.start_min + 60 <= duty.end_min
    assert all(
        b.start_min + b.length_min <= activity.start_min or b.start_min >= activity.start_min + 60 for b in duty.breaks
    )
    assert dict(result.objective)["activity"] == 0


def test_a_small_case_is_built_whole_and_proven() -> None:
    """Under the limit CP-SAT builds the case, proves it, and the bound meets the objective."""
    case = varied(tiny_case(2, 3, templates=(EARLY, NIGHTS), forms=LAW), np.random.default_rng(4))
    result = solve(case, QUICK.model_copy(update={"whole_limit_booleans": 100, "time_limit_s": 30.0}))
    assert result.status is Status.OPTIMAL
    assert result.bound_cents == pytest.approx(sum(c for _, c in result.objective), abs=5.0)


def test_a_standing_roster_is_the_start() -> None:
    """With a base roster the first anytime point is no dearer than that roster."""
    case = fortnight()
    first = solve(case, QUICK)
    seen: list[TracePoint] = []
    again = solve(replace(case, base=first.roster), QUICK.model_copy(update={"moves": 0}), progress=seen.append)
    assert seen[0].stage == "base"
    assert seen[0].objective_cents == pytest.approx(judge(case, first.roster), abs=5.0)  # type: ignore[arg-type]
    assert sum(c for _, c in again.objective) <= sum(c for _, c in first.objective) + 1e-6
    assert forms_of(case) == LAW
