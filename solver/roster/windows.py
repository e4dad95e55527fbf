"""CP-SAT windows where rules couple people: floors that are still short, a few agents over two days."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from solver.cover import IntArray
from solver.roster.anneal import restore, snapshot
from solver.roster.board import Board
from solver.roster.cp import Limit
from solver.roster.params import SolveParams
from solver.roster.watch import Watch
from solver.roster.whole import build_cells

PEOPLE = 5
DAYS = 2
MOST_WINDOWS = 12


def mend_floors(board: Board, params: SolveParams, watch: Watch, reserve_s: float) -> None:
    """Re-build exactly a few people's days around each floor shortfall; only gains are kept."""
    rng = np.random.default_rng(params.seed)
    for floor, day in short_days(board)[:MOST_WINDOWS]:
        if watch.stopped(reserve_s):
            return
        seconds = params.window_limit_s if params.reproducible else min(params.window_limit_s, watch.left_s)
        before = snapshot(board)
        people = _people(board, floor, rng)
        days = range(day, min(day + DAYS, board.chosen.shape[1]))
        build_cells(board, [(a, d) for a in people for d in days], Limit(seconds, params.seed, params.reproducible))
        if board.total >= before.total:
            restore(board, before)


def short_days(board: Board) -> list[tuple[int, int]]:
    """Floors and days with a shortfall, the dearest first."""
    problem = board.problem
    bounds = [problem.case.grid.index(m) for m in problem.case.grid.day_bounds]
    short = np.maximum(0.0, problem.floors.least - board.on_duty) * problem.floors.cents[:, None]
    found = [
        (float(short[f, low:high].sum()), f, day)
        for f in range(len(short))
        for day, (low, high) in enumerate(pairwise(bounds))
    ]
    return [(f, day) for cents, f, day in sorted(found, key=lambda x: (-x[0], x[2], x[1])) if cents > 0]


def _people(board: Board, floor: int, rng: np.random.Generator) -> list[int]:
    able: IntArray = np.flatnonzero(board.problem.floors.counts[:, floor]).astype(np.int64)
    return sorted(int(a) for a in rng.permutation(able)[:PEOPLE])
