"""Duties that a case gives: the search begins with them, and whatever it does they come out as they went in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solver.outcomes import Result, Status
from solver.roster.activities import keep_starts
from solver.roster.base_start import start_from_base
from solver.roster.evaluate import objective_terms
from solver.roster.on_call_moves import block

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import OnCallDuty, Roster
    from solver.roster.board import Board
    from solver.roster.standby import Standby


def given_calls(case: RosterCase) -> tuple[OnCallDuty, ...]:
    """On-call duties that stay, of windows that are still asked and for their agents."""
    asked = {(window.id, window.start_min, window.end_min): window.agents for window in case.requirement.on_call}
    held = () if case.held is None else case.held.on_call
    return tuple(one for one in held if one.agent in asked.get((one.window, one.start_min, one.end_min), ()))


def begin_from(board: Board, standby: Standby, roster: Roster) -> None:
    """Put a roster on an empty board as far as it is legal, and keep the search clear of on-call duties that stay."""
    start_from_base(board, roster)
    keep_starts(board, roster)
    if calls := given_calls(board.problem.case):
        block(board, standby, calls)


def as_given(case: RosterCase, result: Result) -> Result:
    """The result with the duties and on-call duties of `RosterCase.held`, and its objective counted anew.

    The search has kept their shifts, for locks fix them; breaks and activities it placed as if they were free. A
    roster that was proven the best with free breaks stays feasible alone.
    """
    if case.held is None or result.roster is None:
        return result
    roster = _with(result.roster, case.held)
    if roster == result.roster:
        return result
    forms = tuple(form for rule in case.rules for form in rule.forms(case))
    status = Status.FEASIBLE if result.status is Status.OPTIMAL else result.status
    return replace(result, status=status, roster=roster, objective=objective_terms(case, forms, roster))


def _with(roster: Roster, held: Roster) -> Roster:
    given = {(duty.agent, duty.day) for duty in held.duties}
    others = (duty for duty in roster.duties if (duty.agent, duty.day) not in given)
    called = set(roster.on_call) | set(held.on_call)
    return replace(roster, duties=tuple(sorted((*others, *held.duties))), on_call=tuple(sorted(called)))
