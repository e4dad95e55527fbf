"""Newcomer hours: no nights and no odd hours in an agent's first weeks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from solver.outcomes import Violation
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import View, midnight, view
from solver.rules.forms import DutyClass, Forbid
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.rules.forms import Form


class NewcomerHours(RuleModel):
    """Newcomers start no night shift and none outside given hours, up to and with the day `newcomer_until`.

    The local day on which a shift starts decides; one that starts on the last of these days and ends on the next
    is still a newcomer's. A shift is a night shift when more than half of its elapsed minutes lie in the night;
    starts are read from the wall clock. Agents without such a day are no newcomers.

    Parameters
    ----------
    night_start, night_end : clock minutes, 0 to 1439, of the window that makes a shift a night shift.
    earliest, latest : clock minutes, 0 to 1439, between which a newcomer's shift starts, both included; `earliest`
        is not above `latest`.
    """

    kind: Literal["newcomer_hours"] = "newcomer_hours"
    citation: ClassVar[str] = "Agreement with the staff (newcomers work while help is near)"
    words: ClassVar[Words] = Words(
        en=("Newcomers' hours", "{who}: a shift that newcomers are not given ({amount}, limit {limit})."),
        tr=(
            "Yeni başlayanların saatleri",
            "{who}: yeni başlayana verilmeyen bir vardiya ({amount}, sınır {limit}).",
            (
                "Yeni başlayanlar, `newcomer_until` günü dahil, gece vardiyasına ve verilen saatlerin dışında "
                "bir vardiyaya başlamaz."
            ),
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("latest",)
    more_asks: ClassVar[tuple[str, ...]] = ("earliest",)
    unsaid: ClassVar[tuple[str, ...]] = ("night_start", "night_end")
    night_start: int = Field(default=1200, ge=0, le=1439)
    night_end: int = Field(default=360, ge=0, le=1439)
    earliest: int = Field(default=420, ge=0, le=1439)
    latest: int = Field(default=900, ge=0, le=1439)

    @model_validator(mode="after")
    def _hours_in_order(self) -> Self:
        if self.earliest > self.latest:
            raise ValueError("the earliest start of newcomers is not after the latest")
        return self

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No night and no odd start, per last day of being new."""
        refused = (
            DutyClass(night_window=(self.night_start, self.night_end)),
            DutyClass(starts_outside=(self.earliest, self.latest)),
        )
        found: list[Form] = []
        for until, who in sharing(case.agents, lambda agent: agent.newcomer_until).items():
            if until is not None and until >= case.grid.days[0]:
                span = (case.grid.start_min, midnight(case.grid, until + timedelta(days=1)))
                found += [Forbid(self.kind, who, of, *span, by_start=True) for of in refused]
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Newcomers' shifts by night or at odd hours."""
        seen, found = view(case, roster), []
        for agent, planned in seen.rows():
            if agent.newcomer_until is not None:
                for duty in planned:
                    if duty.day <= agent.newcomer_until:
                        found += self._faults(seen, duty)
        return tuple(found)

    def _faults(self, seen: View, duty: Duty) -> list[Violation]:
        when = (self.kind, duty.agent, duty.start_min, duty.end_min)
        clock, found = seen.clock(duty.start_min), []
        if seen.is_night(duty, (self.night_start, self.night_end)):
            found.append(Violation(*when, 1, 0, "duties"))
        if clock < self.earliest:
            found.append(Violation(*when, clock, self.earliest, "min"))
        if clock > self.latest:
            found.append(Violation(*when, clock, self.latest, "min"))
        return found
