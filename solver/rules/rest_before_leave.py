"""Rest before leave: nobody goes on leave from a night shift."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.timeline import midnight, view
from solver.rules.forms import DutyClass, Forbid, Price
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form

Spans = dict[str, list[tuple[int, int]]]


class RestBeforeLeave(RuleModel):
    """No night shift touches the first day of a leave, nor the `days_before` local days before it.

    A leave is an absence of at least `least_days` local days, the first and the last counted however short;
    absences that follow each other without a gap are one. A shift is a night shift when more than half of its
    elapsed minutes lie in the night window. With `days_before` 1 the night that ends in the morning before the
    leave is refused, with 0 only the one that ends on its first day. Leaves after the horizon count, for the
    nights before them lie in it; shifts of the opening state are not judged.

    Parameters
    ----------
    least_days : 1 to 366 local days that make an absence a leave; 5 by default.
    days_before : 0 to 7 local days before the leave without a night shift; 1 by default.
    night_start, night_end : clock minutes, 0 to 1439; 20:00 to 06:00 by default.
    cents : price of each such shift; None (the default) forbids it.
    """

    kind: Literal["rest_before_leave"] = "rest_before_leave"
    citation: ClassVar[str] = "Agreement with the staff (leave begins rested; Law 4857 Art. 53: leave is rest)"
    words: ClassVar[Words] = Words(
        en=("Rest before leave", "{who} works {amount} by night too near to a leave."),
        tr=(
            "İzin öncesi dinlenme",
            "{who} izne çok yakın bir gece vardiyasında {amount} çalışıyor.",
            "İznin ilk gününe de ondan önceki `days_before` yerel güne de hiçbir gece vardiyası değmez.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("least_days",)
    more_asks: ClassVar[tuple[str, ...]] = ("days_before", "cents")
    unsaid: ClassVar[tuple[str, ...]] = ("night_start", "night_end")
    least_days: int = Field(default=5, ge=1, le=366)
    days_before: int = Field(default=1, ge=0, le=7)
    night_start: int = Field(default=1200, ge=0, le=1439)
    night_end: int = Field(default=360, ge=0, le=1439)
    cents: int | None = Field(default=None, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No night duty (or a price on each) that overlaps the days, one form for all who leave together."""
        night = DutyClass(night_window=(self.night_start, self.night_end))
        who: dict[tuple[int, int], list[str]] = {}
        for agent_id, spans in self._spans(case).items():
            for span in spans:
                who.setdefault(span, []).append(agent_id)
        return tuple(
            Forbid(self.kind, frozenset(ids), night, *span)
            if self.cents is None
            else Price(self.kind, frozenset(ids), night, *span, self.cents, by_start=False)
            for span, ids in sorted(who.items())
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Night shifts too near to a leave, with the minutes that are."""
        seen, found = view(case, roster), []
        price = (True, 0) if self.cents is None else (False, self.cents)
        for agent_id, spans in self._spans(case).items():
            for opens, closes in spans:
                for duty in seen.planned.get(agent_id, ()):
                    inside = min(duty.end_min, closes) - max(duty.start_min, opens)
                    if inside > 0 and seen.is_night(duty, (self.night_start, self.night_end)):
                        when = (self.kind, agent_id, duty.start_min, duty.end_min)
                        found.append(Violation(*when, inside, 0, "min", *price))
        return tuple(found)

    def _spans(self, case: RosterCase) -> Spans:
        """From the midnight that opens the days before a leave to the one that closes its first day, by agent."""
        grid, found = case.grid, Spans()
        for agent_id, start_min, end_min in _leaves(case):
            first, last = grid.day_of(start_min), grid.day_of(end_min - 1)
            if (last - first).days + 1 >= self.least_days:
                span = (_start(case, first, -self.days_before), _start(case, first, 1))
                found.setdefault(agent_id, []).append(span)
        return found


def _start(case: RosterCase, day: date, later: int) -> int:
    return midnight(case.grid, day + timedelta(days=later))


def _leaves(case: RosterCase) -> list[tuple[str, int, int]]:
    """Agent, start and end of absences, those without a gap between them joined."""
    joined: list[tuple[str, int, int]] = []
    known = {agent.id for agent in case.agents}
    for away in sorted(case.absences):
        if away.agent not in known:
            continue
        if joined and joined[-1][0] == away.agent and away.start_min <= joined[-1][2]:
            joined[-1] = (away.agent, joined[-1][1], max(joined[-1][2], away.end_min))
        else:
            joined.append((away.agent, away.start_min, away.end_min))
    return joined
