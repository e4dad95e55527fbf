"""A start from a roster that stands: the base roster's duties as far as they are still legal."""

from __future__ import annotations

import numpy as np

from solver.cover import IntArray
from solver.duties import Duty, Roster
from solver.roster.board import Board
from solver.roster.pattern import middle_offsets
from solver.roster.pattern_row import Caps, capped
from solver.roster.polish import whole_person
from solver.roster.problem import Problem
from solver.roster.week_frame import walk


def start_from_base(board: Board, base: Roster) -> None:
    """Put the base roster's duties on an empty board, in order of time, leaving out what a rule no longer allows."""
    problem = board.problem
    number = {agent.id: a for a, agent in enumerate(problem.case.agents)}
    for agent_id, duties in base.by_agent().items():
        if agent_id in number:
            _place_all(board, number[agent_id], duties)
    board.reprice()


def _place_all(board: Board, agent: int, duties: tuple[Duty, ...]) -> None:
    problem = board.problem
    wanted = {option[0]: (option[1], duty) for duty in duties if (option := option_of(problem, duty)) is not None}
    who = whole_person(problem, agent)
    seq, state, caps = who.seq, who.start, Caps(who.counters, who.limits, who.weeks)
    for day in range(board.chosen.shape[1]):
        if day in wanted:
            template, duty = wanted[day]
            trial = board.chosen[agent].copy()
            trial[day] = template
            after = walk(seq, trial, day, day + 1, *state)
            legal = after[0] >= 0 and bool(board.allowed[agent, day, template])
            if legal and capped(caps, trial):
                board.place(agent, day, template, offsets_of(problem, template, duty))
                state = after
                continue
        state = walk(seq, board.chosen[agent], day, day + 1, *state)


def option_of(problem: Problem, duty: Duty) -> tuple[int, int] | None:
    """Day and template number of a duty, or None if the case has no such option."""
    days, templates = problem.case.grid.days, [t.id for t in problem.case.templates]
    if duty.day not in days or duty.template not in templates:
        return None
    day, template = days.index(duty.day), templates.index(duty.template)
    same = problem.duties.start[day, template] == duty.start_min and problem.duties.end[day, template] == duty.end_min
    return (day, template) if same else None


def offsets_of(problem: Problem, template: int, duty: Duty) -> IntArray:
    """Break offsets of a duty where they lie on the template's places, else the middle of the window."""
    duties = problem.duties
    offsets = middle_offsets(duties, template).copy()
    for j, pause in enumerate(sorted(duty.breaks)[: int(duties.breaks[template])]):
        offset = pause.start_min - duty.start_min
        places = duties.place[template, j] + duties.step * np.arange(duties.places[template, j])
        if offset in places:
            offsets[j] = offset
    return offsets
