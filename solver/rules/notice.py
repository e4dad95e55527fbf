"""Notice: shifts published for the next days stay as they are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.rules.facts.published import Prices, Published, changes, kept, published
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.outcomes import Violation
    from solver.rules.forms import Form


class Notice(RuleModel):
    """Days that begin less than `notice_days` local days after the plan is made stay as they were published.

    A day counts by its local midnight against the same clock time `notice_days` days after `RosterCase.as_of_min`:
    made on Monday at 10:00 with two days' notice, Wednesday is held and Thursday is free; made at midnight,
    Wednesday is free too. On a held day published shifts keep their templates and days off stay off. A shift of
    another template, a shift on a day off, and a missing shift on a day that has no other are one change each.
    Not held: days outside the contract, days whose published shift overlaps an absence or has a template that is no
    more, days for which the agent offers overtime or time off (one may always agree). The rule binds nobody
    without a published roster (`RosterCase.base`, from its first to its last day with a shift) and a time of
    planning. Shifts of the opening state are not judged.

    Parameters
    ----------
    notice_days : 0 to 60 local days; 7 by default.
    cents : price of each change; None forbids it. 20000 by default, so that a new protection can still be kept.
    """

    kind: Literal["notice"] = "notice"
    citation: ClassVar[str] = "Directive (EU) 2019/1152 Art. 10 (reasonable notice); Turkish law names no such period"
    words: ClassVar[Words] = Words(
        en=("Notice", "{who}: a published day is changed at too short notice."),
        tr=(
            "Ön bildirim",
            "{who}: yayımlanmış bir gün gereken süreden geç bildirimle değişiyor.",
            "Plan yapıldıktan sonra `notice_days` yerel gün dolmadan başlayan günler yayımlandığı gibi kalır.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("notice_days", "cents")
    notice_days: int = Field(default=7, ge=0, le=60)
    cents: int | None = Field(default=20000, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No other duty than the published ones, and no fewer."""
        return kept(self.kind, case, self._held(case), self._prices())

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Held days that are not worked as published."""
        return changes(self.kind, case, roster, self._held(case), self._prices())

    def _prices(self) -> Prices:
        return Prices(self.cents, self.cents, self.cents)

    def _held(self, case: RosterCase) -> Published:
        bound = published(case, self._near(case))
        for offer in case.agreements.offers:
            bound.pop((offer.agent, offer.day), None)
        return bound

    def _near(self, case: RosterCase) -> list[date]:
        if case.as_of_min is None:
            return []
        grid, made = case.grid, case.grid.day_of(case.as_of_min)
        until = grid.minute(made + timedelta(days=self.notice_days), grid.clock(case.as_of_min))
        return [day for day in grid.days if grid.minute(day, 0) < until]
