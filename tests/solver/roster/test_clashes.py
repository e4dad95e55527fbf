"""Hard rules over several people that clash: proven where the case is small, named in any case, never optimal."""

from __future__ import annotations

import numpy as np
import pytest

from solver.outcomes import Status
from solver.roster.board import Board
from solver.roster.engine import solve
from solver.roster.params import SolveParams
from solver.roster.problem import build_problem
from solver.roster.proof import MOST_AGENTS, MOST_EXPLAINED, ProofTime, proven_clashes
from solver.roster.run import Run
from solver.roster.watch import Watch
from solver.rules.forms import EVERY, Form, OnDuty, Total
from tests.solver.roster.worlds import EACH, EARLY, forms_of, tiny_case

WHOLE = SolveParams(time_limit_s=20.0, breaks_limit_s=1.0, reproducible=True, moves=4, passes=1)
SEARCH = WHOLE.model_copy(update={"whole_limit_booleans": 0})


def two_a_day(agents: int, cents: int | None) -> OnDuty:
    """Two people each day, of so many."""
    return OnDuty("both", "both", frozenset(sorted(EACH)[:agents]), least=np.full(2, 2), by_day=True, cents=cents)


def test_a_hard_row_that_nobody_can_keep_is_proven_infeasible() -> None:
    """Two are asked of one: no price, however high, makes that an optimal roster."""
    result = solve(tiny_case(1, 2, templates=(EARLY,), forms=(two_a_day(1, None),)), WHOLE)
    assert (result.status, result.roster, result.reasons) == (Status.INFEASIBLE, None, ("both",))


def test_without_a_proof_the_missed_rule_is_named_and_the_roster_kept() -> None:
    """A large case is not asked as a whole: the best roster is there, and what it misses is said."""
    result = solve(tiny_case(1, 2, templates=(EARLY,), forms=(two_a_day(1, None),)), SEARCH)
    assert (result.status, result.reasons) == (Status.FEASIBLE, ("both",))
    assert result.roster is not None


@pytest.mark.parametrize(("agents", "cents"), [(1, 5_000_000), (2, None)])
def test_a_price_and_a_row_that_can_be_kept_are_no_clash(agents: int, cents: int | None) -> None:
    """A price above that of a hard unit is still a price, and what can be kept is kept."""
    result = solve(tiny_case(agents, 2, templates=(EARLY,), forms=(two_a_day(agents, cents),)), WHOLE)
    assert (result.status, result.reasons) == (Status.OPTIMAL, ())


def crowd(people: int) -> Board:
    """People none of whom can work both two days and none."""
    who = frozenset(f"A{i}" for i in range(people))
    work = Total("work", who, EVERY, "duties", "horizon", least=2)
    rest = Total("rest", who, EVERY, "duties", "horizon", most=0)
    forms: tuple[Form, ...] = (work, rest)
    case = tiny_case(people, 2, templates=(EARLY,), forms=forms)
    return Board(build_problem(case, forms_of(case)))


def test_only_the_first_clashes_are_proven_and_fewer_explained() -> None:
    """However many people clash, a run ends soon: so many are named, the rules of the first few by leaving them out."""
    found = proven_clashes(crowd(MOST_AGENTS + 3), range(MOST_AGENTS + 3), ProofTime(WHOLE, Watch(20.0)))
    assert len(found) == MOST_AGENTS
    assert found[: MOST_EXPLAINED + 1] == ("A0: rest, work", "A1: rest, work", "A2: rest, work", "A3: work")


def test_proofs_end_when_the_caller_stops() -> None:
    """A caller who wants to stop waits for no further proof."""
    assert proven_clashes(crowd(2), range(2), ProofTime(WHOLE, Watch(20.0, cancel=lambda: True))) == ()


def test_proofs_end_with_their_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds are shared: once they are spent nobody else is asked about."""
    clock = iter([0.0, 0.0, 0.1, 0.2, 0.3, 9.0, 9.0])
    monkeypatch.setattr("solver.roster.proof.monotonic", lambda: next(clock))
    params = WHOLE.model_copy(update={"reproducible": False})
    assert proven_clashes(crowd(3), range(3), ProofTime(params, Watch(20.0))) == ("A0: rest, work", "A1: work")


def test_an_interrupt_during_the_proofs_keeps_the_roster(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who breaks off while it is asked why something is missing gets the roster that there is."""

    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("solver.roster.proof.proven_clashes", broken_off)
    case = tiny_case(1, 2, templates=(EARLY,), forms=(two_a_day(1, None),))
    run = Run(build_problem(case, forms_of(case)), SEARCH, Watch(20.0))
    run.search(None)
    result = run.result()
    assert (result.status, result.reasons, result.cancelled) == (Status.FEASIBLE, ("both",), True)
    assert result.roster is not None
