"""Prices of windows: what CP-SAT says of choices of some cells, beside days that are fixed, against the board."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from solver.roster.board import Board
from solver.roster.whole import Cell, left_out_cents, model_cells
from tests.solver.roster.cp_sat_reading import cents_as_hinted


def fill(board: Board, cells: Sequence[Cell], rng: np.random.Generator) -> None:
    """Give cells a random option or a day off, breaks at random places."""
    duties = board.problem.duties
    for agent, day in cells:
        board.drop(agent, day)
        template = int(rng.integers(-1, duties.start.shape[1]))
        if template >= 0:
            ranks = [int(rng.integers(max(1, count))) for count in duties.places[template]]
            board.place(agent, day, template, duties.place[template] + duties.step * np.array(ranks, dtype=np.int64))
    board.reprice()


def differences(board: Board, cells: Sequence[Cell], rng: np.random.Generator, picks: int) -> Iterator[float]:
    """Board's price less the model's for random choices of the cells: one number, if the model is right."""
    for _ in range(picks):
        fill(board, cells, rng)
        known = board.total - left_out_cents(board)
        held = board.chosen.copy(), board.offsets.copy()
        cents = cents_as_hinted(model_cells(board, cells))
        assert cents is not None
        yield known - cents
        for agent, day in cells:
            if held[0][agent, day] >= 0:
                board.place(agent, day, int(held[0][agent, day]), held[1][agent, day])
