"""Everything that the whole-row engine works on, made from a board; None where a case is not of its kind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.groups import BoolArray
from solver.roster.board import Board
from solver.roster.problem import Problem
from solver.roster.rows.cover import Cover, block_loss, cover_of, empty_heads
from solver.roster.rows.day_types import SUNDAY_ONCE
from solver.roster.rows.profiles import read_profiles
from solver.roster.rows.search import MOST_OUT, STEEP, Moves, Roster
from solver.roster.rows.span import Room, room_for
from solver.roster.rows.tables import Rows, table_of
from solver.rules.forms import Run, Unbroken

MOST_TEMPLATES = 40
MOST_STATES = 500_000  # nodes x values of the slots
MOST_CELLS = 40_000_000  # states x days: what the way back takes
WEEKS_DAYS = 28


@dataclass(frozen=True, slots=True)
class RowState:
    """Tables of a case, room for the programme, and a roster of days off to begin with."""

    rows: Rows
    cover: Cover
    room: Room
    moves: Moves
    roster: Roster
    even: bool  # every roster that breaks nothing hard costs whole cents

    def cover_cents(self) -> float:
        """Price of the heads as they stand."""
        heads, cover = self.roster.heads, self.cover
        cells = cover.cell_price[np.arange(len(heads.cell)), heads.cell].sum()
        return float(cells + sum(block_loss(cover, heads, b, 0, 0) for b in range(len(heads.block))))


def of_its_kind(problem: Problem) -> bool:
    """Whether days are options without breaks or activities and people tie each other by heads alone."""
    case, forms = problem.case, problem.forms
    plain = not any(template.breaks for template in case.templates) and len(case.templates) <= MOST_TEMPLATES
    apart = not (problem.floors.forms or problem.activity_totals or any(problem.personal.pins))
    quiet = not (case.requirement.on_call or case.activities)
    daily = not any((isinstance(f, Run) and f.reset_min > 0) or isinstance(f, Unbroken) for f in forms)
    return bool(case.agents and case.templates) and plain and apart and quiet and daily


def state_of(board: Board) -> RowState | None:
    """Tables of a board's case; the board must be empty."""
    problem, ties = board.problem, board.ties
    if not of_its_kind(problem) or ties.starts or ties.gatherings:
        return None
    if any(not row.form.by_day or row.form.whom for row in ties.heads):
        return None
    profiles = read_profiles(problem)
    rows = None if profiles is None else table_of(problem, profiles)
    if rows is None:
        return None
    cover = cover_of(board)
    agents, days = board.chosen.shape
    totals = np.array([0.0, np.inf, 0.0, 0.0])
    roster = Roster(board.chosen.copy(), np.zeros(agents), empty_heads(cover), board.chosen.copy(), totals)
    extra = np.zeros((days, len(problem.case.templates)))
    moves = Moves(cuts_of(rows), min(days, WEEKS_DAYS), extra, np.zeros((MOST_OUT, days), np.int64), np.zeros(MOST_OUT))
    return RowState(rows, cover, room_for(rows, *_room(rows, days)), moves, roster, even(rows, cover))


def _room(rows: Rows, days: int) -> tuple[int, int]:
    """States and days for which room is made: all days where that is little enough, else some weeks."""
    return min(MOST_STATES, MOST_CELLS // days), days


def cuts_of(rows: Rows) -> BoolArray:
    """Whether a span may end before each day: not within a weekend that counts as one."""
    days = rows.day_type.shape[2]
    cuts = np.ones(days + 1, dtype=bool)
    cuts[:days] = ~(rows.day_type >= SUNDAY_ONCE).any(axis=(0, 1))
    cuts[0] = True
    return cuts


def even(rows: Rows, cover: Cover) -> bool:
    """Whether all prices are whole cents (what is missing to a hard least apart)."""
    parts = (rows.price, rows.off, rows.toll, rows.follow, rows.slope, cover.cell_price, cover.step_cents)
    soft = rows.ends[rows.ends < STEEP]
    heads = np.concatenate([cover.need.ravel(), cover.counts.ravel(), cover.opening.ravel()])
    values = [np.abs(part[np.isfinite(part)]) for part in parts]
    return all(bool((value == np.round(value)).all()) for value in (*values, soft, heads))
