"""Activities held in groups, as they stand on a board: sizes of sessions, rooms, trainers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from solver.case import RosterCase
from solver.cover import FloatArray
from solver.duties import Duty
from solver.roster.personal import HARD_CENTS
from solver.rules.forms import Gather

Span = tuple[int, int]


class Gathering:
    """One Gather form: who attends when, the trainers' duties, and the price of it all."""

    def __init__(self, form: Gather, case: RosterCase) -> None:
        self.form = form
        self.cents_each = float(HARD_CENTS if form.cents is None else form.cents)
        self._held: set[Duty] = set()
        past = (d for d in case.opening.duties if d.start_min < case.grid.start_min)
        self._teaching = {duty for duty in past if duty.agent in form.trainers}
        self._cents = 0.0

    def move(self, duty: Duty, sign: int) -> float:
        """Take in a duty placed (1) or dropped (-1); returns the change of the price."""
        attends = bool(held_in(self.form, (duty,)))
        trains = duty.agent in self.form.trainers
        for concerned, rows in ((attends, self._held), (trains, self._teaching)):
            if concerned and sign > 0:
                rows.add(duty)
            elif concerned:
                rows.discard(duty)
        if not attends and not trains:
            return 0.0
        before, self._cents = self._cents, self.cents_each * self._units()
        return self._cents - before

    def pull(self, agent: str, origin: int, worth: FloatArray, step: int) -> None:
        """Add to `worth` (intervals from `origin` on) what a trainer's presence saves who alone could teach.

        A session without a trainer costs one unit, spread here evenly over it.
        """
        if agent not in self.form.trainers or not self._held:
            return
        for start_min, people in held_in(self.form, self._held).items():
            span = start_min, max(people.values())
            if not any(free(duty, span) for duty in self._teaching if duty.agent != agent):
                low = max(0, (span[0] - origin) // step)
                high = max(low, -((origin - span[1]) // step))
                worth[low:high] += self.cents_each / max(1, -((span[0] - span[1]) // step))

    def _units(self) -> int:
        return units(self.form, held_in(self.form, self._held), self._teaching)


def held_in(form: Gather, duties: Iterable[Duty]) -> dict[int, dict[str, int]]:
    """Sessions of the form's activities in some duties: start -> agent -> end."""
    found: dict[int, dict[str, int]] = {}
    for duty in duties:
        for activity in duty.activities:
            if activity.kind == form.activity and duty.agent in form.agents:
                end_min = activity.start_min + activity.length_min
                found.setdefault(activity.start_min, {})[duty.agent] = end_min
    return found


def units(form: Gather, sessions: Mapping[int, Mapping[str, int]], teaching: Iterable[Duty]) -> int:
    """People missing or too many, sessions beyond the rooms, and sessions without a trainer."""
    teachers, total = tuple(teaching), 0
    ends: list[int] = []
    for start_min in sorted(sessions):
        people, end_min = len(sessions[start_min]), max(sessions[start_min].values())
        total += max(0, form.least - people) + max(0, people - form.most)
        total += max(0, 1 + sum(end > start_min for end in ends) - form.at_once)
        total += bool(form.trainers) and not any(free(duty, (start_min, end_min)) for duty in teachers)
        ends.append(end_min)
    return total


def free(duty: Duty, span: Span) -> bool:
    """Whether a duty covers a span without break or activity in it."""
    away = [(rest.start_min, rest.length_min) for rest in duty.breaks]
    away += [(activity.start_min, activity.length_min) for activity in duty.activities]
    inside = duty.start_min <= span[0] and span[1] <= duty.end_min
    return inside and not any(start < span[1] and span[0] < start + length for start, length in away)
