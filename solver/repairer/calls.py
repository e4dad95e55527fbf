"""People on call: who may be called in and from when, and who stands by in place of somebody who cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from solver.cover import OnCallWindow
from solver.duties import OnCallDuty
from solver.repairer.facts import Facts
from solver.repairer.judge import Judge, Judged, Mended
from solver.repairer.params import RepairParams
from solver.repairer.values import CallOut
from solver.roster.problem import Problem
from solver.roster.standby import Standby, duty_in, missing_windows

TRIES = 6
"""People who are tried for a window, those with the fewest on-call duties first."""


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


def stand_in(
    facts: Facts, problem: Problem, judge: Judge, params: RepairParams, opening: list[Judged]
) -> tuple[Mended, list[Judged]]:
    """Fill windows that an absence has emptied, dearest first, each step judged; what differs, and the way there."""
    standby, path = Standby.of(problem.case, problem.forms), list(opening)
    lost = {duty.window for duty in {*facts.published.on_call} - {*facts.standing.on_call}}
    for window in missing_windows(facts.case, facts.standing.on_call):
        mended = path[-1].mended
        if window.id not in lost or len(mended.on_call) in (params.most_people, params.most_days):
            continue
        for duty in _candidates(facts, standby, mended, window):
            judged = judge.judge(replace(mended, on_call=(*mended.on_call, duty)), duty.agent)
            if not judged.broken and judged.point.loss_cents < path[-1].point.loss_cents:
                path.append(judged)
                break
    return path[-1].mended, path


def _candidates(facts: Facts, standby: Standby, mended: Mended, window: OnCallWindow) -> Iterator[OnCallDuty]:
    """On-call duties of people who may stand by in a window, those first who have the fewest."""
    on_call = (*facts.standing.on_call, *mended.on_call)
    shifts, day = facts.standing.by_agent(), facts.case.grid.day_of(window.start_min)
    count = {name: sum(duty.agent == name for duty in on_call) for name in window.agents}
    tried = 0
    for name in sorted(window.agents, key=lambda one: (count[one], one)):
        mine = [duty for duty in on_call if duty.agent == name]
        near = any(standby.too_near(name, (d.start_min, d.end_min), (window.start_min, window.end_min)) for d in mine)
        kept = standby.keeps(name, shifts.get(name, ()), (*mine, duty_in(window, name)))
        free = (
            kept and standby.open_to(name, window) and standby.rested(name, window, shifts.get(name, ())) and not near
        )
        if free and window.start_min >= facts.earliest_min(name, day, asking=False):
            tried += 1
            yield duty_in(window, name)
        if tried == TRIES:
            return
