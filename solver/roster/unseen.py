"""What one person's row costs beyond what the person-week programme sees: habits, some totals, calls, activities."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from solver.roster.habits import habit_cost
from solver.roster.personal import HARD_CENTS
from solver.roster.rostered import duties_of
from solver.roster.totals import total_units
from solver.roster.week_frame import totals_cost, walk

if TYPE_CHECKING:
    from solver.roster.standing import Standing


def unseen_cents(board: Standing, agent: int) -> float:
    """Price of the agent's row as it stands; 0 where nothing of that kind binds."""
    problem = board.problem
    extra, profile = problem.extra_limits[agent], problem.profiles[problem.profile_of[agent]]
    cost = totals_cost(profile.extra, extra, board.chosen[agent], problem.weeks) if len(extra.counter) else 0.0
    own = problem.habits.own[agent]
    if own is not None:
        cost += habit_cost(problem.habits.table, own, problem.duties, board.chosen[agent], board.offsets[agent])
    who = problem.case.agents[agent].id
    if board.called.binds(who):
        cost += board.called.cents(who, duties_of(board, agent))
    if not problem.activity_totals:
        return cost
    kinds = {board.kinds.get(pin.activity) for pin, _ in board.starts[agent]}
    for form in problem.activity_totals:
        if who in form.agents and form.activity in kinds:
            cents = HARD_CENTS if form.cents is None else form.cents
            cost += cents * total_units(problem.case, form, who, duties_of(board, agent))
    return cost


def hidden_cents(board: Standing, agent: int) -> float:
    """What the programme does not see of a board: prices of the agent's row, and what ties people together."""
    return unseen_cents(board, agent) + board.ties.cents


def lighten(board: Standing, agent: int, days: Iterable[int]) -> None:
    """Give back duties of an agent whose activities are too many together, where the rest costs less without them.

    The worth of a head counts as last computed for the agent.
    """
    if not board.problem.activity_totals or unseen_cents(board, agent) == 0:
        return
    for day in days:
        if board.attended[agent, day] == 0:
            continue
        before, template = float(board.cost[agent]), int(board.chosen[agent, day])
        offsets = board.offsets[agent, day].copy()
        present = slice(int(board.problem.duties.first[day, template]), int(board.problem.duties.last[day, template]))
        board.drop(agent, day)
        board.cost[agent] = board.person_cost(agent)
        if board.cost[agent] + float(board.worths[present].sum()) >= before or not lawful_row(board, agent):
            board.place(agent, day, template, offsets)
            board.cost[agent] = before


def lawful_row(board: Standing, agent: int) -> bool:
    """Whether successions and runs allow the agent's row."""
    problem, row = board.problem, board.chosen[agent]
    seq = problem.profiles[problem.profile_of[agent]].seq
    return bool(walk(seq, row, 0, len(row), *problem.start[agent])[0] >= 0)
