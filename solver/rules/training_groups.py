"""Training groups: sessions of the right size, in a room, with somebody who teaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import view
from solver.rules.forms import Gather
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solver.agreements import Course
    from solver.case import RosterCase
    from solver.duties import Activity, Duty, Roster
    from solver.rules.facts.timeline import View
    from solver.rules.forms import Form


@dataclass(frozen=True, slots=True)
class _Session:
    """One sitting of a course: those whose activity of its kind starts at one minute, until the last leaves."""

    start_min: int
    end_min: int
    people: int


class TrainingGroups(RuleModel):
    """Activities of a course are held in groups of its least to most people, in its rooms, with a trainer.

    Activities of one kind that start at the same minute are one session; people are counted once. It lasts until
    its longest activity ends. Each person missing or too many is a unit; so is each session running, in order of
    start, beyond the course's rooms when another starts; so is a session during which no trainer is on duty
    from its first to its last minute without a break or activity of the trainer's own (a shift of the opening
    state that reaches into the plan counts). One trainer may look after several rooms; a course without trainers
    needs none. Minutes are elapsed ones, so clock changes play no part. Kinds of no course are free.

    Parameters
    ----------
    cents : price of each unit; 5000 by default, None makes the groups hard.
    """

    kind: Literal["training_groups"] = "training_groups"
    citation: ClassVar[str] = "Agreement (how courses are held)"
    words: ClassVar[Words] = Words(
        en=("Training groups", "A training session has {amount}; {limit} are meant."),
        tr=(
            "Eğitim grupları",
            "Bir eğitim oturumunda {amount} var; olması gereken {limit}.",
            (
                "Bir kursun etkinlikleri, en az ile en çok kişi sayısı arasındaki gruplarla, kursun odalarında "
                "ve bir eğitmenle yapılır."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    cents: int | None = Field(default=5000, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """One gathering per course."""
        who = everyone(case)
        return tuple(
            Gather(self.kind, who, c.kind, c.least, c.most, c.rooms, frozenset(c.trainers), self.cents)
            for c in _courses(case)
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Sessions of the wrong size, without a room or without a trainer."""
        seen, found, courses = view(case, roster), [], _courses(case)
        held = _held(seen, {course.kind for course in courses})
        for course in courses:
            running: list[_Session] = []
            for session in _sessions(held[course.kind]):
                running = [*(one for one in running if one.end_min > session.start_min), session]
                found += self._judge(seen, course, session, len(running))
        return tuple(found)

    def _judge(self, seen: View, course: Course, session: _Session, running: int) -> list[Violation]:
        found = []
        if not course.least <= session.people <= course.most:
            limit = course.least if session.people < course.least else course.most
            found.append(self._unit(course, session, (session.people, limit), "agents"))
        if running > course.rooms:
            found.append(self._unit(course, session, (running, course.rooms), "sessions"))
        teachers = (seen.line(trainer) for trainer in course.trainers)
        if course.trainers and not any(_free(duty, session) for line in teachers for duty in line):
            found.append(self._unit(course, session, (0, 1), "trainers"))
        return found

    def _unit(self, course: Course, session: _Session, amounts: tuple[int, int], unit: str) -> Violation:
        when = (session.start_min, session.end_min)
        cents = (self.cents or 0) * abs(amounts[0] - amounts[1])
        return Violation(f"{self.kind}:{course.kind}", "", *when, *amounts, unit, self.cents is None, cents)


def _courses(case: RosterCase) -> list[Course]:
    return sorted(set(case.agreements.courses))


def _held(seen: View, kinds: set[str]) -> dict[str, list[tuple[str, Activity]]]:
    """Who has activities of these kinds, by kind."""
    held: dict[str, list[tuple[str, Activity]]] = {kind: [] for kind in sorted(kinds)}
    for agent, duties in seen.rows():
        for duty in duties:
            for activity in duty.activities:
                if activity.kind in held:
                    held[activity.kind].append((agent.id, activity))
    return held


def _sessions(held: Iterable[tuple[str, Activity]]) -> list[_Session]:
    """The sessions of a kind in order of start."""
    starts: dict[int, list[tuple[str, int]]] = {}
    for agent_id, activity in held:
        starts.setdefault(activity.start_min, []).append((agent_id, activity.length_min))
    return [
        _Session(start, start + max(length for _, length in group), len({agent_id for agent_id, _ in group}))
        for start, group in sorted(starts.items())
    ]


def _free(duty: Duty, session: _Session) -> bool:
    """Whether the duty holds the whole session with nothing else to do."""
    if duty.start_min > session.start_min or duty.end_min < session.end_min:
        return False
    breaks = [(rest.start_min, rest.start_min + rest.length_min) for rest in duty.breaks]
    activities = [(other.start_min, other.start_min + other.length_min) for other in duty.activities]
    return all(last <= session.start_min or session.end_min <= first for first, last in breaks + activities)
