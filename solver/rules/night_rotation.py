"""Night rotation: after so many weeks with nights comes a week by day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.timeline import view, week_of, weeks_of
from solver.rules.facts.weeks import WEEK, Weeks, shares, weeks_before, weeks_up_to
from solver.rules.forms import DutyClass, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.rules.facts.timeline import View
    from solver.rules.forms import Form


class NightRotation(RuleModel):
    """Night shifts in at most `most_weeks` successive weeks from Monday to Sunday.

    A week has nights when at least one night shift starts in it; a shift is a night shift when more than half of
    its elapsed minutes lie in the night window. The opening state's weeks count. In a first week that the horizon
    cuts, a night before the horizon makes it a week of nights already: further ones in it change nothing.

    Parameters
    ----------
    night_start, night_end : clock minutes, 0 to 1439.
    most_weeks : 1 or 2; 1 by the regulation, 2 where two-week rotation is used.
    """

    kind: Literal["night_rotation"] = "night_rotation"
    citation: ClassVar[str] = "Turkish shift regulation (OG 25426) Art. 8; Law 4857 Art. 69"
    words: ClassVar[Words] = Words(
        en=("Night rotation", "{who} works by night in {amount} in a row; the limit is {limit}."),
        tr=(
            "Gece vardiyası değişimi",
            "{who} üst üste {amount} gece çalışıyor; izin verilen {limit}.",
            "Gece vardiyası, pazartesiden pazara sayılan haftalarla, üst üste en çok `most_weeks` hafta sürer.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_weeks",)
    unsaid: ClassVar[tuple[str, ...]] = ("night_start", "night_end")
    night_start: int = Field(default=1200, ge=0, le=1439)
    night_end: int = Field(default=360, ge=0, le=1439)
    most_weeks: int = Field(default=1, ge=1, le=2)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """The plan's weeks with nights among any `most_weeks` + 1, less those worked before it."""
        spans = {(duty.start_min, duty.end_min): duty for duty in case.opening.duties}
        nights = {span for span, duty in spans.items() if self._night.holds(duty, case.grid)}
        before = weeks_before(case, lambda duty: (duty.start_min, duty.end_min) in nights)
        return tuple(total for monday in weeks_of(case.grid) for total in self._totals(case, before, monday))

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Rows of weeks with nights that are too long, one of them first made so by the plan."""
        seen, found = view(case, roster), []
        for agent, planned in seen.rows():
            own = self._weeks(seen, planned)
            if not own:
                continue
            before = self._weeks(seen, seen.past.get(agent.id, ()))
            for row in _rows(before | own):
                if len(row) > self.most_weeks and not before.issuperset(row):
                    start_min, end_min = seen.bounds(row[0], 7 * len(row))
                    amounts = (len(row), self.most_weeks, "weeks")
                    found.append(Violation(self.kind, agent.id, start_min, end_min, *amounts))
        return tuple(found)

    @property
    def _night(self) -> DutyClass:
        return DutyClass(night_window=(self.night_start, self.night_end))

    def _totals(self, case: RosterCase, before: Weeks, monday: date) -> list[Form]:
        found: list[Form] = []
        for share in shares(case, before, weeks_up_to(monday, self.most_weeks + 1)):
            most = max(0, self.most_weeks - share.worked)
            if share.ahead > most:
                span = (None, most, None, share.start_min, share.end_min)
                found.append(Total(self.kind, share.agents, self._night, "weeks", "span", *span))
        return found

    def _weeks(self, seen: View, duties: tuple[Duty, ...]) -> set[date]:
        window = (self.night_start, self.night_end)
        return {week_of(duty.day) for duty in duties if seen.is_night(duty, window)}


def _rows(mondays: set[date]) -> list[list[date]]:
    """Weeks in order, cut wherever one is missing."""
    rows: list[list[date]] = []
    for monday in sorted(mondays):
        if rows and monday - rows[-1][-1] == WEEK:
            rows[-1].append(monday)
        else:
            rows.append([monday])
    return rows
