"""What the quick move reads, from a board: options and bands once, and each person with what binds the row."""

from __future__ import annotations

import numpy as np

from solver.cover import FloatArray
from solver.roster.focus.board import FocusBoard
from solver.roster.focus.stir import MOST_FREED, Book, Person, Sheet

DRAWS = 1 << 16


def book_of(board: FocusBoard, rng: np.random.Generator) -> Book:
    """Options, bands and prices of a board, and random draws."""
    duties, focus = board.problem.duties, board.focus
    minutes, length = np.unique(np.concatenate([[0], duties.paid]), return_inverse=True)
    return Book(
        first=duties.first,
        last=duties.last,
        by_start=np.argsort(duties.first, axis=1, kind="stable"),
        paid=duties.paid,
        length=length[1:].astype(np.int64),
        minutes=minutes.astype(np.int64),
        unit=int(np.gcd.reduce(minutes)) or 1,
        weeks=board.problem.weeks,
        least=focus.least,
        most=focus.most,
        cents=(board.short_cents, float(focus.over_cents)),
        block=board.least_block,
        draws=rng.gumbel(size=DRAWS),
    )


def sheet_of(board: FocusBoard, book: Book) -> Sheet:
    """The board's own arrays, to be changed in place, and room to reckon in."""
    longest, rows, lengths = board.offsets.shape[2], len(board.in_focus), len(book.minutes)
    units = MOST_FREED * int(book.minutes[-1]) // book.unit + 1
    return Sheet(
        chosen=board.chosen,
        doing=board.offsets,
        heads=board.in_focus,
        sums=board.sums,
        ended=np.zeros(longest + 1),
        still=np.zeros((longest + 1, rows)),
        price=np.zeros((MOST_FREED, lengths)),
        option=np.zeros((MOST_FREED, lengths), dtype=np.int64),
        day=np.zeros(MOST_FREED, dtype=np.int64),
        was=np.zeros(MOST_FREED, dtype=np.int64),
        held=np.zeros((MOST_FREED, longest), dtype=np.int64),
        together=np.full((MOST_FREED + 1, units), np.inf),
        by=np.zeros((MOST_FREED + 1, units), dtype=np.int64),
        pick=np.zeros(MOST_FREED, dtype=np.int64),
        loss=np.zeros(1),
    )


def people_of(board: FocusBoard) -> list[Person]:
    """Everybody on the board."""
    return [_person(board, agent) for agent in range(len(board.chosen))]


def _person(board: FocusBoard, agent: int) -> Person:
    problem = board.problem
    own, profile = problem.personal, problem.profiles[problem.profile_of[agent]]
    cost: FloatArray = np.where(board.allowed[agent], own.price[agent], np.inf)
    return Person(
        agent=agent,
        rows=board.rows[agent],
        cost=cost,
        off=own.off_price[agent],
        start=problem.start[agent],
        hours=_hours(board, agent),
        seq=profile.seq,
        counters=profile.counters,
        limits=problem.limits[agent],
    )


def _hours(board: FocusBoard, agent: int) -> tuple[float, float]:
    """Least and most paid minutes of the plan that the agent's totals ask for; 0 and infinity where none does."""
    problem, limits = board.problem, board.problem.limits[agent]
    counters = problem.profiles[problem.profile_of[agent]].counters
    weeks = len(problem.weeks) - 1
    least, most = 0.0, np.inf
    for i, k in enumerate(limits.counter):
        paid = np.array_equal(
            counters.adds[k] * counters.unit[k], np.broadcast_to(problem.duties.paid, counters.adds[k].shape)
        )
        if paid and limits.since[i] == 0 and limits.until[i] == weeks - 1:
            least = max(least, float(limits.least[i]) if limits.short_cents[i] > 0 else 0.0)
            most = min(most, float(limits.most[i]) if limits.over_cents[i] == np.inf else np.inf)
    return least, most
