"""CP-SAT windows where rules couple people: a row that costs, the people who count in it, one or two days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.board import Board
from solver.roster.cp import Limit
from solver.roster.params import SolveParams
from solver.roster.reach import reach
from solver.roster.watch import Watch
from solver.roster.whole import Cell, build_cells, lay

DAYS = 2
BOOLEANS = 700  # of a window, about
MOST_WINDOWS = 12
SHARE = 0.25  # of the time left, for all windows
LEAST_SHARE = 0.003  # of the roster's cost, that a row must make up in a week
PATIENCE = 2  # windows of one row without a gain, after which it is taken to cost what it must
LIMIT_S = 1.0


@dataclass(frozen=True, slots=True)
class Spot:
    """What a row (floor, heads or starts; counted through) costs on a day, and the people it speaks of."""

    cents: float
    row: int
    day: int
    people: BoolArray


def mend_ties(board: Board, params: SolveParams, watch: Watch) -> None:
    """Build a few people's days exactly where a row costs, the dearest first; only gains are kept.

    A week in which little can be saved is left alone (two people cannot hold a floor of one day and night), and so is
    a row whose windows gain nothing. Windows take SHARE of the time left.
    """
    rng = np.random.default_rng(params.seed)
    kept_s = 0.0 if params.reproducible else (1.0 - SHARE) * watch.left_s
    weeks = set() if watch.stopped() else _weeks(board)
    tried: Counter[tuple[int, int]] = Counter()
    idle: Counter[int] = Counter()
    for _ in range(MOST_WINDOWS if weeks else 0):
        found = [s for s in spots(board) if (s.row, int(board.problem.week_of[s.day])) in weeks]
        found = [s for s in found if idle[s.row] < PATIENCE and tried[s.row, s.day] < DAYS]
        if not found or watch.stopped(kept_s):
            return
        spot = found[0]
        gained = _rebuild(board, _cells(board, spot, rng), _limit(params, watch))
        idle[spot.row] = 0 if gained else idle[spot.row] + 1
        tried[spot.row, spot.day] += 1


def _weeks(board: Board) -> set[tuple[int, int]]:
    """Rows and weeks in which at least LEAST_SHARE of what the roster costs could be saved."""
    costs: defaultdict[tuple[int, int], float] = defaultdict(float)
    for spot in spots(board):
        costs[spot.row, int(board.problem.week_of[spot.day])] += spot.cents
    dear = {key for key, cents in costs.items() if cents >= LEAST_SHARE * board.total}
    floors = board.problem.floors
    short = np.maximum(0.0, floors.least - board.on_duty)
    short[[f for f in range(len(short)) if not any(row == f for row, _ in dear)]] = 0.0
    most = reach(board, short)
    return {key for key in dear if most.get(key, np.inf) >= LEAST_SHARE * board.total}


def spots(board: Board) -> list[Spot]:
    """Rows and days that cost, the dearest first."""
    found = (
        Spot(float(cents), row, day, people)
        for row, (by_day, people) in enumerate(_rows(board))
        for day, cents in enumerate(by_day)
        if cents > 0
    )
    return sorted(found, key=lambda spot: (-spot.cents, spot.row, spot.day))


def _rows(board: Board) -> Iterator[tuple[FloatArray, BoolArray]]:
    """Cents by day of every row that couples people, and whom it speaks of."""
    floors = board.problem.floors
    for f in range(len(floors.cents)):
        short = np.maximum(0.0, floors.least[f] - board.on_duty[f])
        yield floors.cents[f] * _by_day(board, short), floors.counts[:, f].astype(bool)
    for row in board.ties.heads:
        least = row.least + np.ceil(row.there / row.form.per)
        units = np.maximum(0.0, least - row.here) + np.maximum(0.0, row.here - row.most)
        yield row.cents * (units if row.form.by_day else _by_day(board, units)), row.mine | row.others
    for start in board.ties.starts:
        yield np.array([start.price(day) for day in range(board.chosen.shape[1])]), start.mine


def _by_day(board: Board, units: FloatArray) -> FloatArray:
    grid = board.problem.case.grid
    bounds = [grid.index(minute) for minute in grid.day_bounds]
    return np.array([units[low:high].sum() for low, high in pairwise(bounds)])


def _cells(board: Board, spot: Spot, rng: np.random.Generator) -> list[Cell]:
    """Free cells: whom the row speaks of first, then others, as long as the model stays small."""
    days = board.chosen.shape[1]
    low = max(0, min(spot.day - int(rng.integers(DAYS)), days - DAYS))
    window = range(low, min(low + DAYS, days))
    cells: list[Cell] = []
    room = BOOLEANS
    for agent in _people(spot, rng):
        choices = int(board.allowed[agent, window.start : window.stop].sum())
        if choices > room:
            break
        room -= choices
        cells += [(int(agent), day) for day in window if choices]
    return cells


def _people(spot: Spot, rng: np.random.Generator) -> IntArray:
    own, others = np.flatnonzero(spot.people), np.flatnonzero(~spot.people)
    order: IntArray = np.concatenate([rng.permutation(own), rng.permutation(others)]).astype(np.int64)
    return order


def _limit(params: SolveParams, watch: Watch) -> Limit:
    seconds = min(params.window_limit_s, LIMIT_S)
    return Limit(seconds if params.reproducible else min(seconds, watch.left_s), params.seed, params.reproducible)


def _rebuild(board: Board, cells: list[Cell], limit: Limit) -> bool:
    """Build the cells anew; they are put back as they were unless the roster is cheaper for it."""
    before = board.total
    held = {(a, d): (int(board.chosen[a, d]), board.offsets[a, d].copy()) for a, d in cells}
    if cells and build_cells(board, cells, limit).found and board.total >= before - 1e-6:
        lay(board, held)
    return board.total < before - 1e-6
