"""Long rest after nights: before the first shift by day comes time to sleep back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.duties import Duty
from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.rows import between, successions
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Succession
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form
    from solver.shifts import ShiftTemplate


class LongRestAfterNights(RuleModel):
    """After the last of some night shifts, or a single one, at least `rest_min` pass before a shift by day.

    A shift is a night shift when more than half of its elapsed minutes lie in the night window; by day are all
    others. From night to night this rule asks for nothing. Rest is measured in elapsed minutes. The last shift of
    the opening state counts.

    Parameters
    ----------
    night_start, night_end : clock minutes, 0 to 1439.
    rest_min : 660 to 5760; 2880 (48 h) by default.
    """

    kind: Literal["long_rest_after_nights"] = "long_rest_after_nights"
    citation: ClassVar[str] = "Agreement with the staff; HSE guidance HSG256 (two nights' sleep after night shifts)"
    words: ClassVar[Words] = Words(
        en=("Rest after nights", "{who} rests {amount} between a night shift and one by day; {limit} are due."),
        tr=(
            "Gece sonrası dinlenme",
            "{who} gece ile gündüz vardiyası arasında {amount} dinleniyor; gereken {limit}.",
            (
                "Gece vardiyalarının sonuncusu, ya da tek bir gece vardiyası, ile gündüz vardiyası arasında en "
                "az `rest_min` geçer."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("rest_min",)
    unsaid: ClassVar[tuple[str, ...]] = ("night_start", "night_end")
    night_start: int = Field(default=1200, ge=0, le=1439)
    night_end: int = Field(default=360, ge=0, le=1439)
    rest_min: int = Field(default=2880, ge=660, le=5760)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Least gaps from night duties to those that no template makes one of."""
        who, night = everyone(case), DutyClass(night_window=(self.night_start, self.night_end))
        return tuple(Succession(self.kind, who, night, by_day, self.rest_min) for by_day in _by_day(case, night))

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Shifts by day too soon after a night shift, planned ones."""
        seen, found, window = view(case, roster), [], (self.night_start, self.night_end)
        for earlier, later in successions(seen):
            rest = later.start_min - earlier.end_min
            if rest < self.rest_min and seen.is_night(earlier, window) and not seen.is_night(later, window):
                when = between(earlier, later)
                found.append(Violation(self.kind, later.agent, *when, rest, self.rest_min, "min"))
        return tuple(found)


def _by_day(case: RosterCase, night: DutyClass) -> list[DutyClass]:
    """Duties of the plan that are no night duties, by template; a change of the clocks can make one of some days."""
    found: dict[frozenset[date], set[str]] = {}
    known: dict[tuple[int, int], frozenset[date]] = {}  # what is night shows in the times alone, and many share theirs
    for template in case.templates:
        times = (template.start, template.length_min)
        if times not in known:
            duties = (_duty(case, template, day) for day in case.grid.days)
            known[times] = frozenset(duty.day for duty in duties if not night.holds(duty, case.grid))
        if known[times]:
            found.setdefault(known[times], set()).add(template.id)
    always = frozenset(case.grid.days)
    return [DutyClass(templates=frozenset(ids), days=None if days == always else days) for days, ids in found.items()]


def _duty(case: RosterCase, template: ShiftTemplate, day: date) -> Duty:
    start_min = case.grid.minute(day, template.start)
    return Duty("", start_min, start_min + template.length_min, day, template.id, template.paid_min)
