"""A lower bound from any prices of heads: each agent's best row at these prices, and the cheapest heads (Lagrange)."""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.roster.rows.cover import Cover
from solver.roster.rows.master import Prices
from solver.roster.rows.plan import plan_span
from solver.roster.rows.span import Room
from solver.roster.rows.tables import Rows


@jit
def option_prices(
    cover: Cover, agent: int, cell: FloatArray, need: FloatArray, price: FloatArray, extra: FloatArray
) -> None:
    """What each option costs an agent at prices of heads, where its own `price` allows it."""
    days, templates = extra.shape
    sort, options = cover.sort[agent], cover.blocks_at.shape[0] - 1
    for d in range(days):
        for t in range(templates):
            if price[d, t] == np.inf:
                continue
            cost, option = 0.0, d * templates + t
            at = sort * options + option
            for i in range(cover.cells_at[at], cover.cells_at[at + 1]):
                cost += cell[cover.cells[i]]
            for i in range(cover.blocks_at[option], cover.blocks_at[option + 1]):
                b = cover.blocks[i]
                for level in range(need.shape[1]):
                    for s in range(need.shape[2]):
                        if cover.counts[sort, s] > 0:
                            cost -= need[b, level, s]
            extra[d, t] = cost


@jit
def best_row(
    rows: Rows,
    cover: Cover,
    room: Room,
    agent: int,
    cell: FloatArray,
    need: FloatArray,
    extra: FloatArray,
    chosen: IntArray,
) -> float:
    """The agent's best whole row at prices of heads, written into `chosen`; its cost at these prices."""
    option_prices(cover, agent, cell, need, rows.price[agent], extra)
    return plan_span(rows, room, agent, 0, chosen.shape[0], chosen, extra)


def lawful(cover: Cover, prices: Prices) -> Prices:
    """The nearest prices that a bound may use: never below zero, and for a need no more than it costs."""
    need = np.maximum(prices.need, 0.0)
    total = need.sum(axis=2)
    over = np.where(total > cover.step_cents, cover.step_cents / np.maximum(total, 1e-12), 1.0)
    return Prices(prices.cell, need * over[:, :, None], prices.agent)


def heads_value(cover: Cover, prices: Prices, agents: int) -> float:
    """The least that the heads can cost beyond what rows pay for them."""
    heads = np.arange(agents + 1)
    cells = (cover.cell_price[:, : agents + 1] - prices.cell[:, None] * heads[None, :]).min(axis=1).sum()
    gap = cover.need - cover.opening[:, None, :]
    return float(cells + (prices.need * gap).sum())
