"""A roster left to those who are still there: what falls out of it when people leave, come later or are away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solver.duties import Duty, OnCallDuty, Roster

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from solver.case import Absence
    from solver.cover import Requirement
    from solver.grid import Grid
    from solver.people import Agent


def kept_roster(roster: Roster, inputs: Inputs, requirement: Requirement) -> Roster:
    """A roster less the duties, on-call included, of people who left, are not under contract yet or are away then.

    A duty belongs to the local day on which it starts: the night shift of somebody's last day is worked to its end.
    On-call for a window that is no longer asked, as after its event moved, or beyond its depth, falls away as well:
    nobody would be called.
    """
    present = {agent.id: agent for agent in inputs.operation.agents}
    away: dict[str, list[Absence]] = {}
    for absence in inputs.operation.absences:
        away.setdefault(absence.agent, []).append(absence)

    def there(duty: Duty | OnCallDuty) -> bool:
        agent, gone = present.get(duty.agent), away.get(duty.agent, ())
        if agent is None or not _under_contract(agent, duty, inputs.grid):
            return False
        return not any(duty.start_min < a.end_min and a.start_min < duty.end_min for a in gone)

    called = tuple(duty for duty in roster.on_call if there(duty))
    return Roster(tuple(duty for duty in roster.duties if there(duty)), _still_asked(called, requirement))


def _under_contract(agent: Agent, duty: Duty | OnCallDuty, grid: Grid) -> bool:
    """Whether a duty starts on a day between an agent's first and last one."""
    if agent.first_day is None and agent.last_day is None:
        return True
    day = grid.day_of(duty.start_min)
    return (agent.first_day is None or agent.first_day <= day) and (agent.last_day is None or day <= agent.last_day)


def _still_asked(called: tuple[OnCallDuty, ...], requirement: Requirement) -> tuple[OnCallDuty, ...]:
    """On-call duties of windows that are asked, no more of each than its depth."""
    room = {(window.id, window.start_min, window.end_min): window.depth for window in requirement.on_call}
    found = []
    for duty in called:
        window = duty.window, duty.start_min, duty.end_min
        if room.get(window, 0) > 0:
            room[window] -= 1
            found.append(duty)
    return tuple(found)
