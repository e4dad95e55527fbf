"""People on call: who may be called in, and from when they are at the desk."""

from __future__ import annotations

from solver.duties import OnCallDuty
from solver.repairer.facts import Facts
from solver.repairer.values import CallOut


def call_outs(facts: Facts, on_call: tuple[OnCallDuty, ...]) -> list[CallOut]:
    """Who can be called in, from when they are at the desk to the end of their window.

    A call goes out when the window opens, or now if it is open; the answer and the way to the desk come first. That
    the longest call is lawful is what the rules of on-call duties ask of every one of them.
    """
    grid, now_min = facts.case.grid, facts.changes.now_min
    windows = {window.id: window for window in facts.case.requirement.on_call}
    found = []
    for duty in sorted(on_call):
        window = windows[duty.window]
        there_min = max(duty.start_min, now_min) + window.answer_min + window.at_desk_min
        start_min = grid.start_min + -((grid.start_min - there_min) // grid.step_min) * grid.step_min
        end_min = min(duty.end_min, grid.end_min)
        if start_min < end_min:
            found.append(CallOut(duty.agent, duty.window, start_min, end_min))
    return found
