"""Weeks shared out among searches: everybody's work ends up in one legal roster, and no promise is broken in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from solver.roster.anneal import Annealer, Snapshot, restore, snapshot
from solver.roster.board import Board
from solver.roster.bound.raising import Proof
from solver.roster.params import SolveParams
from solver.roster.partners.mailbox import Mailbox
from solver.roster.partners.meeting import Meeting
from solver.roster.partners.weeks import Share, adopt, merge, share_out
from solver.roster.pattern import start_from_pattern
from solver.roster.personal import HARD_CENTS
from solver.roster.problem import Problem
from solver.roster.unseen import lawful_row
from solver.roster.watch import Watch
from solver.rules.forms import EVERY, Form, Run, Succession, Total
from tests.solver.roster.worlds import EACH, EARLY, LATE, problem_of, tiny_case, varied

LAW: tuple[Form, ...] = (Succession("rest", EACH, EVERY, EVERY, 660), Run("row", EACH, EVERY, 4))
CAP = Total("cap", EACH, EVERY, "paid_min", "horizon", None, 2400)
DEAR = Total("dear", EACH, EVERY, "paid_min", "horizon", None, 1500, cents=2)


def month(forms: tuple[Form, ...], seed: int = 1, agents: int = 3) -> Problem:
    """Two weeks of a few people."""
    return problem_of(varied(tiny_case(agents, 14, groups=2, forms=forms), np.random.default_rng(seed)))


def searched(problem: Problem, base: Snapshot, weeks: tuple[int, ...], seed: int) -> Annealer:
    """A search from a common roster that moves some weeks only."""
    board = Board(problem)
    restore(board, base)
    annealer = Annealer(board, SolveParams(), np.random.default_rng(seed), Watch(1e6))
    annealer.weeks = weeks
    for _ in range(25):
        annealer.move(300.0)
    return annealer


def common(problem: Problem) -> Snapshot:
    """A legal roster."""
    board = Board(problem)
    start_from_pattern(board)
    return snapshot(board)


@pytest.mark.parametrize("searches", [1, 2, 3, 5])
@pytest.mark.parametrize("weeks", [1, 2, 4, 5])
def test_every_week_is_moved_by_one_search_and_by_others_later(weeks: int, searches: int) -> None:
    """Two that move one week would undo each other; one that always moved the same weeks would grow blind."""
    held: list[set[int]] = [set() for _ in range(searches)]
    for number in range(2 * searches):
        parts = share_out(weeks, searches, number)
        assert len(parts) == searches
        if weeks < searches:
            assert set(parts) == {tuple(range(weeks))}
        else:
            assert sorted(week for part in parts for week in part) == list(range(weeks))
            assert all(parts)
        for mine, part in zip(held, parts, strict=True):
            mine |= set(part)
    assert all(mine == set(range(weeks)) for mine in held)


def test_a_search_moves_no_other_weeks_than_its_own() -> None:
    """Else a merge would lose what it found."""
    problem = month(LAW)
    base = common(problem)
    moved = searched(problem, base, (1,), 3).board.chosen
    assert (moved[:, :7] == base.chosen[:, :7]).all()
    assert (moved[:, 7:] != base.chosen[:, 7:]).any()


@pytest.mark.parametrize("forms", [LAW, (*LAW, CAP), (*LAW, DEAR)])
@pytest.mark.parametrize("seed", range(4))
def test_a_merged_roster_is_legal_and_priced_as_it_stands(forms: tuple[Form, ...], seed: int) -> None:
    """Two halves that are legal alone may break a rest, a run or a cap together; nobody's row may end up so."""
    problem = month(forms, seed)
    base = common(problem)
    mine, other = (searched(problem, base, (week,), 10 * seed + week) for week in range(2))
    board, theirs = mine.board, snapshot(other.board)
    merge(board, base, [Share(theirs, (1,))])
    assert all(lawful_row(board, agent) for agent in range(3))
    assert (board.cost < HARD_CENTS).all()
    fresh = Board(problem)
    restore(fresh, snapshot(board))
    assert board.total == pytest.approx(fresh.total)
    for agent, row in enumerate(board.chosen):
        assert (row[:7] == mine.board.chosen[agent, :7]).all()
        assert (row[7:] == theirs.chosen[agent, 7:]).all() or (row[7:] == base.chosen[agent, 7:]).all()


def test_what_both_gained_adds_up_where_nothing_couples_their_weeks() -> None:
    """The second core's work is not lost: the merged roster costs what both changes promise."""
    problem = problem_of(varied(tiny_case(3, 14, groups=2, templates=(EARLY, LATE)), np.random.default_rng(1)))
    base = common(problem)
    mine, other = (searched(problem, base, (week,), week) for week in range(2))
    promised = mine.board.total + other.board.total - base.total
    assert merge(mine.board, base, [Share(snapshot(other.board), (1,))]) == 0
    assert mine.board.total == pytest.approx(promised, abs=1.0)


def test_two_halves_that_cost_more_together_keep_one() -> None:
    """Hours beyond a free sum are paid once each half uses it up alone: the row on the board stays."""
    problem = month((replace(DEAR, cents=10_000),), agents=1)
    base = common(problem)
    board = Board(problem)
    sides = []
    for days in (range(3), range(7, 10)):
        restore(board, base)
        for day in range(14):
            board.drop(0, day)
            if day in days:
                board.place(0, day, 0, board.offsets[0, day])
        board.reprice()
        sides.append(snapshot(board))
    adopt(board, replace(base, chosen=np.full_like(base.chosen, -1)))
    nobody = snapshot(board)
    adopt(board, sides[0])
    kept = merge(board, nobody, [Share(sides[1], (1,))])
    assert kept == 1
    assert (board.chosen == sides[0].chosen).all()


def test_adopting_a_roster_shows_it_exactly() -> None:
    """Only what differs is moved; the prices are those of the roster all the same."""
    problem = month(LAW, 2)
    base = common(problem)
    annealer = searched(problem, base, (0, 1), 5)
    found, board = snapshot(annealer.board), Board(problem)
    adopt(board, found)
    assert board.total == pytest.approx(found.total)
    assert (board.chosen == found.chosen).all()
    assert (board.head_parts == annealer.board.head_parts).all()


@dataclass(frozen=True, slots=True)
class Absent:
    """Another search that tells a bound and takes part in nothing."""

    inbox: Mailbox = field(default_factory=Mailbox)

    def post(self, message: object) -> bool:
        """It reads nothing."""
        return False


def test_a_bound_told_by_another_search_shows_while_this_one_goes_on() -> None:
    """Each bound is one anytime point, the gap with it, and the best stays in the box for the certificate."""
    board, other = Board(month(LAW)), Absent()
    start_from_pattern(board)
    annealer = Annealer(board, SolveParams(), np.random.default_rng(1), Watch(1e6))
    annealer.watch.worth = lambda: 1e6
    meeting = Meeting([other], 1e6)
    meeting(annealer, 0.0)
    assert annealer.watch.trace == []
    for cents in (10.0, 20.0):
        other.inbox.put(Proof(cents, ""))
        for _ in range(2):
            meeting(annealer, 0.0)
    trace = annealer.watch.trace
    assert [(point.stage, point.bound_cents) for point in trace] == [("bound", 10.0), ("bound", 20.0)]
    assert [point.gap for point in trace] == [pytest.approx((board.total - c) / 1e6) for c in (10.0, 20.0)]
    assert other.inbox.take(Proof) == Proof(20.0, "")
