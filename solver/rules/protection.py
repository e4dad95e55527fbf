"""Protection: no nights, no overtime or short days for an agent, from one day to another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.timeline import View, midnight, view, week_of
from solver.rules.forms import EVERY, DutyClass, Forbid, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import Protection, RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class Protected(RuleModel):
    """What a protection says holds on all its days, both ends included; why it is there is never stored.

    "no_nights": no night shift that overlaps these days. "most_daily": no shift that overlaps them pays more
    than its `amount_min`. "no_overtime": in every week (Monday to Sunday) that has one of these days in the
    horizon, no more paid minutes than the contract's `week_min`, the opening state's shifts of a cut first
    week counted.

    Parameters
    ----------
    night_start, night_end : clock minutes, 0 to 1439, of the window that makes a shift a night shift.
    """

    kind: Literal["protection"] = "protection"
    citation: ClassVar[str] = (
        "Law 4857 Art. 41 and 74, Regulation OG 28737 (pregnant and nursing: no nights, 7.5 h, no overtime); "
        "Directive 92/85/EEC Art. 7"
    )
    words: ClassVar[Words] = Words(
        en=("Protection", "{who}: a protection is not kept ({amount}, limit {limit})."),
        tr=(
            "Koruma",
            "{who}: bir korumaya uyulmadı ({amount}, sınır {limit}).",
            "Bir koruma, ilk ve son günü dahil, bütün günlerinde geçerlidir; nedeni hiçbir yerde saklanmaz.",
        ),
    )
    unsaid: ClassVar[tuple[str, ...]] = ("night_start", "night_end")
    night_start: int = Field(default=1200, ge=0, le=1439)
    night_end: int = Field(default=360, ge=0, le=1439)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No night or long duties over the days, a weekly total without overtime."""
        agents = {agent.id: agent for agent in case.agents}
        found: list[Form] = []
        for held in _in_force(case):
            who = frozenset({held.agent})
            if held.kind == "no_overtime":
                most = agents[held.agent].contract.week_min
                for monday in _weeks(case, held):
                    span = (midnight(case.grid, monday), midnight(case.grid, monday + timedelta(days=7)))
                    found.append(Total(self.kind, who, EVERY, "paid_min", "span", None, most, None, *span))
            else:
                found.append(Forbid(self.kind, who, self._class(held), *_span(case, held)))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Planned shifts and weeks that a protection does not allow."""
        seen = view(case, roster)
        found: list[Violation] = []
        for held in _in_force(case):
            overtime = held.kind == "no_overtime"
            found += self._overtime(seen, case, held) if overtime else self._shifts(seen, case, held)
        return tuple(found)

    def _shifts(self, seen: View, case: RosterCase, held: Protection) -> list[Violation]:
        first_min, end_min = _span(case, held)
        window = (self.night_start, self.night_end)
        found = []
        for duty in seen.planned.get(held.agent, ()):
            inside = duty.start_min < end_min and first_min < duty.end_min
            when = (self.kind, held.agent, duty.start_min, duty.end_min)
            if inside and held.kind == "no_nights" and seen.is_night(duty, window):
                found.append(Violation(*when, 1, 0, "duties"))
            if inside and held.kind == "most_daily" and duty.paid_min > held.amount_min:
                found.append(Violation(*when, duty.paid_min, held.amount_min, "min"))
        return found

    def _overtime(self, seen: View, case: RosterCase, held: Protection) -> list[Violation]:
        most, found = seen.agents[held.agent].contract.week_min, []
        own = {week_of(duty.day) for duty in seen.planned.get(held.agent, ())}
        for monday in _weeks(case, held):
            paid = sum(d.paid_min for d in seen.line(held.agent) if week_of(d.day) == monday)
            if paid > most and monday in own:
                found.append(Violation(self.kind, held.agent, *seen.bounds(monday, 7), paid, most, "min"))
        return found

    def _class(self, held: Protection) -> DutyClass:
        if held.kind == "no_nights":
            return DutyClass(night_window=(self.night_start, self.night_end))
        return DutyClass(longer_paid_min=held.amount_min)


def _in_force(case: RosterCase) -> list[Protection]:
    known = {agent.id for agent in case.agents}
    return [held for held in sorted(set(case.protections)) if held.agent in known]


def _span(case: RosterCase, held: Protection) -> tuple[int, int]:
    return midnight(case.grid, held.first_day), midnight(case.grid, held.last_day + timedelta(days=1))


def _weeks(case: RosterCase, held: Protection) -> list[date]:
    days = (day for day in case.grid.days if held.first_day <= day <= held.last_day)
    return sorted({week_of(day) for day in days})
