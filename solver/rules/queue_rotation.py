"""Queue rotation: nobody is held to one tiring queue for too long in a day or a week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.owed import WEEK_DAYS
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import cents_for, view, week_of
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.rules.facts.timeline import View
    from solver.rules.forms import Form

Spell = tuple[str, date, int]


class QueueRotation(RuleModel):
    """Time held to a queue (activities of kind "focus:QUEUE") is bounded per day and per week, against fatigue.

    Each of the named queues counts for itself. Minutes belong to the shift's local start date and to that date's
    week, Monday to Sunday, whole: the end of a night shift counts for the evening before. Shifts of the opening
    state count in a week that the horizon cuts; minutes are elapsed ones, also on the night the clocks change. A
    day and a week that are both too long cost both.

    Parameters
    ----------
    queues : ids of the tiring queues (complaints, risk, harm); none by default, then nothing is bound.
    most_day_min : 0 to 1440 minutes of each in a day; 240 by default.
    most_week_min : 0 to 5040 minutes of each in a week; 1200 by default.
    cents : price of each quarter hour beyond; 400 by default, None makes both limits hard.
    """

    kind: Literal["queue_rotation"] = "queue_rotation"
    citation: ClassVar[str] = "Agreement; Directive 89/391/EEC Art. 6(2)(d) (alleviate monotonous work)"
    words: ClassVar[Words] = Words(
        en=("Queue rotation", "{who} is held to one queue for {amount}; {limit} are meant at most."),
        tr=(
            "Kuyruk rotasyonu",
            "{who} tek bir kuyrukta {amount} kalıyor; uygun görülen en çok {limit}.",
            (
                "Bir kuyruğa bağlı geçen süre (“focus:QUEUE” türündeki etkinlikler) yorgunluğa karşı günde ve "
                "haftada sınırlıdır."
            ),
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_day_min", "most_week_min")
    more_asks: ClassVar[tuple[str, ...]] = ("queues", "cents")
    queues: tuple[str, ...] = ()
    most_day_min: int = Field(default=240, ge=0, le=1440)
    most_week_min: int = Field(default=1200, ge=0, le=5040)
    cents: int | None = Field(default=400, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Minutes of each queue's focus in a day and in a week."""
        limits = (("day", self.most_day_min), ("week", self.most_week_min))
        return tuple(
            Total(self.kind, everyone(case), EVERY, "activity_min", period, None, most, self.cents, activity=focus)
            for focus in self._kinds()
            for period, most in limits
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Days and weeks in which an agent is held to a queue for too long."""
        seen, found, kinds = view(case, roster), [], self._kinds()
        for agent, planned in seen.rows() if kinds else ():
            own = _held(planned, kinds)
            before = _held(seen.past.get(agent.id, ()), kinds) if own else {}
            for spell, minutes in own.items():
                found += self._too_long(seen, agent.id, spell, (before.get(spell, 0), minutes))
        return tuple(found)

    def _too_long(self, seen: View, agent_id: str, spell: Spell, minutes: tuple[int, int]) -> list[Violation]:
        """What is found in a day or week with so many minutes before the plan and in it."""
        (focus, first, days), total = spell, sum(minutes)
        limit = self.most_day_min if days == 1 else self.most_week_min
        if total <= limit:
            return []
        rule = f"{self.kind}:{focus.split(':', 1)[1]}"
        cents = cents_for(min(minutes[1], total - limit), self.cents or 0)
        return [Violation(rule, agent_id, *seen.bounds(first, days), total, limit, "min", self.cents is None, cents)]

    def _kinds(self) -> list[str]:
        return [f"focus:{queue}" for queue in sorted(set(self.queues))]


def _held(duties: Iterable[Duty], kinds: list[str]) -> dict[Spell, int]:
    """Minutes of each kind by (kind, first day, days) of the days and weeks they fall in."""
    held: dict[Spell, int] = {}
    for duty in duties:
        for activity in duty.activities:
            if activity.kind in kinds:
                spell = (activity.kind, duty.day, 1)
                held[spell] = held.get(spell, 0) + activity.length_min
    for (focus, day, _), minutes in list(held.items()):
        week = (focus, week_of(day), WEEK_DAYS)
        held[week] = held.get(week, 0) + minutes
    return held
