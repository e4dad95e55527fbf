"""How much overtime one person may have in a week, and how far apart its turns lie."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from solver.grid import DAY_MIN

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from scenarios.searching.mix.figures import Turn
    from scenarios.searching.mix.lawful import Lawful
    from solver.duties import Duty
    from solver.people import Agent


def rooms(
    found: Lawful, inputs: Inputs, agents: Iterable[Agent], most_h_week: float
) -> tuple[tuple[tuple[int, ...], float], ...]:
    """Turns of one person in one week, and the hours that ask, contract and rule book leave them."""
    rows = []
    for agent in agents:
        mine = [number for number, turn in enumerate(found.turns) if turn.agent == agent.id]
        for week in sorted({_week(found.turns[number], inputs) for number in mine}):
            numbers = tuple(number for number in mine if _week(found.turns[number], inputs) == week)
            paid = paid_min(found.judge.duties.get(agent.id, ()), week, inputs)
            rows.append((numbers, min(most_h_week, found.judge.week_room_min(agent, paid) / 60.0)))
    return tuple(rows)


def paid_min(duties: tuple[Duty, ...], week: int, inputs: Inputs) -> int:
    """Paid minutes of the shifts of a week of the plan."""
    return sum(duty.paid_min for duty in duties if (duty.day - inputs.start).days // 7 == week)


def _week(turn: Turn, inputs: Inputs) -> int:
    return (turn.day - inputs.start).days // 7


def apart(turns: tuple[Turn, ...]) -> tuple[tuple[int, ...], ...]:
    """Turns of one person that lie within two days of each other: at most one of them is taken."""
    by_agent: dict[str, list[int]] = {}
    for number in sorted(range(len(turns)), key=lambda n: turns[n].start_min):
        by_agent.setdefault(turns[number].agent, []).append(number)
    groups = []
    for mine in by_agent.values():
        for place, number in enumerate(mine):
            until = turns[number].start_min + 2 * DAY_MIN
            groups.append(tuple(other for other in mine[place:] if turns[other].start_min < until))
    return tuple(group for group in groups if len(group) > 1)
