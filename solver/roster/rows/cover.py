"""Cover as the whole-row search sees it: heads by cell (a day's set of options) and by block of intervals (compiled).

A **cell** has a price for every number of heads; a **block** is a set of intervals that the same options cover at the
same need, with the loss over closed sets. Agents who count alike are one **sort**.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.board import Board
from solver.roster.coverage import SingleArray
from solver.roster.ties import HeadRow


class Cover(NamedTuple):
    """Prices of heads, and which options count where."""

    sort: IntArray  # agents
    cells_at: IntArray  # sorts x days x templates + 1, flat: where an option's cells begin in `cells`
    cells: IntArray
    cell_price: FloatArray  # cells x (agents + 1)
    blocks_at: IntArray  # days x templates + 1, flat
    blocks: IntArray
    need: SingleArray  # blocks x levels x sets
    step_cents: FloatArray  # blocks x levels
    counts: SingleArray  # sorts x sets
    opening: SingleArray  # blocks x sets: heads of opening duties
    fixed: float  # loss that no option changes


class Heads(NamedTuple):
    """Heads as they stand."""

    cell: IntArray
    block: SingleArray


@jit
def block_loss(cover: Cover, heads: Heads, b: int, sort: int, sign: int) -> float:
    """Loss of a block with one more (1), one less (-1) or as it stands (0)."""
    total = 0.0
    for level in range(cover.need.shape[1]):
        worst = np.float32(0.0)
        for s in range(cover.need.shape[2]):
            worst = max(worst, cover.need[b, level, s] - heads.block[b, s] - sign * cover.counts[sort, s])
        total += cover.step_cents[b, level] * worst
    return total


@jit
def option_price(cover: Cover, heads: Heads, sort: int, d: int, t: int, templates: int) -> float:
    """What one more head on an option costs (below zero: saves)."""
    cost = 0.0
    option = d * templates + t
    place = sort * (cover.blocks_at.shape[0] - 1) + option
    for i in range(cover.cells_at[place], cover.cells_at[place + 1]):
        j = cover.cells[i]
        cost += cover.cell_price[j, heads.cell[j] + 1] - cover.cell_price[j, heads.cell[j]]
    for i in range(cover.blocks_at[option], cover.blocks_at[option + 1]):
        b = cover.blocks[i]
        cost += block_loss(cover, heads, b, sort, 1) - block_loss(cover, heads, b, sort, 0)
    return cost


@jit
def count(cover: Cover, heads: Heads, sort: int, d: int, t: int, templates: int, sign: int) -> float:
    """Add (1) or take (-1) a head on an option; returns the change of the cover's price."""
    change = 0.0
    option = d * templates + t
    place = sort * (cover.blocks_at.shape[0] - 1) + option
    for i in range(cover.cells_at[place], cover.cells_at[place + 1]):
        j = cover.cells[i]
        change += cover.cell_price[j, heads.cell[j] + sign] - cover.cell_price[j, heads.cell[j]]
        heads.cell[j] += sign
    for i in range(cover.blocks_at[option], cover.blocks_at[option + 1]):
        b = cover.blocks[i]
        change += block_loss(cover, heads, b, sort, sign) - block_loss(cover, heads, b, sort, 0)
        for s in range(heads.block.shape[1]):
            heads.block[b, s] += sign * cover.counts[sort, s]
    return change


def empty_heads(cover: Cover) -> Heads:
    """Heads of nobody but the opening duties."""
    return Heads(np.zeros(len(cover.cell_price), dtype=np.int64), cover.opening.copy())


def cover_of(board: Board) -> Cover:
    """Read the cover of a case from an empty board."""
    problem = board.problem
    cells, price, mine = _cells(board.ties.heads, len(problem.case.agents))
    looks = np.concatenate([problem.group_of[:, None], mine.T.astype(np.int64)], axis=1)
    _, first, sort = np.unique(looks, axis=0, return_index=True, return_inverse=True)
    options = problem.duties.start.size
    counted = [cells & mine[:, a][:, None, None] for a in first]
    at, flat = _listed(np.stack(counted).reshape(len(first), len(cells), options).transpose(0, 2, 1))
    spans, weight, covering = _blocks(board)
    blocks_at, blocks = _listed(covering.T[None, :, :])
    steps = problem.cover.step_cents[None, :] * weight[:, None]
    dead = ~covering.any(axis=1)
    heads = Heads(np.zeros(0, np.int64), board.heads[spans].astype(np.float32))
    made = Cover(
        sort.ravel().astype(np.int64), at, flat, price, blocks_at, blocks,
        problem.cover.need[spans], steps, problem.cover.counts[problem.group_of[first]], heads.block, 0.0,
    )  # fmt: skip
    return made._replace(fixed=sum(block_loss(made, heads, int(b), 0, 0) for b in np.flatnonzero(dead)))


def _cells(rows: list[HeadRow], agents: int) -> tuple[np.ndarray, FloatArray, np.ndarray]:
    """Cells (x days x templates), their prices by heads, and who counts (cells x agents)."""
    found: dict[tuple[bytes, bytes, int], FloatArray] = {}
    kept: list[tuple[HeadRow, int]] = []
    heads = np.arange(agents + 2)
    for row in rows:
        for d in range(len(row.here)):
            units = np.maximum(0.0, row.least[d] - heads) + np.maximum(0.0, heads - row.most[d])
            key = (row.mine.tobytes(), row.of[d].tobytes(), d)
            if key not in found:
                kept.append((row, d))
                found[key] = np.zeros(agents + 2)
            found[key] += row.cents * units
    shape = rows[0].of.shape if rows else (0, 0)
    cells = np.zeros((len(kept), *shape), dtype=bool)
    for j, (row, d) in enumerate(kept):
        cells[j, d] = row.of[d]
    mine = np.array([row.mine for row, _ in kept], dtype=bool).reshape(len(kept), agents)
    return cells, np.array(list(found.values())).reshape(len(kept), agents + 2), mine


def _listed(member: np.ndarray) -> tuple[IntArray, IntArray]:
    """Lists of the last axis' members for each place of the others, flat, with where each begins."""
    flat = member.reshape(int(np.prod(member.shape[:-1])), member.shape[-1])
    at = np.concatenate([[0], np.cumsum(flat.sum(axis=1))]).astype(np.int64)
    return at, np.nonzero(flat)[1].astype(np.int64)


def _blocks(board: Board) -> tuple[IntArray, FloatArray, np.ndarray]:
    """First interval of each block, how many intervals it has, and which options cover it (blocks x options)."""
    problem, intervals = board.problem, board.problem.case.grid.intervals
    first, last = problem.duties.first.ravel(), problem.duties.last.ravel()
    if not len(problem.case.requirement.rows):
        return np.zeros(0, np.int64), np.zeros(0), np.zeros((0, len(first)), dtype=bool)
    known: dict[tuple[bytes, bytes, bytes], int] = {}
    spans: list[int] = []
    weight: list[float] = []
    covering: list[BoolArray] = []
    for i in range(intervals):
        over = (first <= i) & (i < last)
        key = (over.tobytes(), problem.cover.need[i].tobytes(), board.heads[i].tobytes())
        if key not in known:
            known[key] = len(spans)
            spans.append(i)
            weight.append(0.0)
            covering.append(over)
        weight[known[key]] += 1.0
    return np.array(spans, np.int64), np.array(weight), np.array(covering)
