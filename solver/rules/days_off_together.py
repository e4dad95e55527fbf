"""Days off together: free days come several in a row."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.rows import successions
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Stretch
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class DaysOffTogether(RuleModel):
    """Between two worked days lie no free days, or at least `least_days` of them in a row.

    A local day is free when no shift starts on it: leave is free too, and so is the day on which a night shift
    of the day before ends. The opening state's shifts count, so free days before the plan lengthen those at its
    start. Free days before the first known shift and after the plan's last one may be more than they look and
    are not judged. Each day missing costs `cents`.

    Parameters
    ----------
    least_days : 2 to 7 free days in a row; 2 by default.
    cents : price of each missing day; 2000 by default.
    """

    kind: Literal["days_off_together"] = "days_off_together"
    citation: ClassVar[str] = "Agreement with the staff"
    words: ClassVar[Words] = Words(
        en=("Days off together", "{who} has {amount} off in a row; {limit} are meant."),
        tr=(
            "Birleşik boş günler",
            "{who} üst üste {amount} boş; uygun görülen {limit}.",
            "Çalışılan iki gün arasında ya hiç boş gün yoktur ya da üst üste en az `least_days` boş gün vardır.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("least_days", "cents")
    least_days: int = Field(default=2, ge=2, le=7)
    cents: int = Field(default=2000, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Priced stretches of free days."""
        return (Stretch(self.kind, everyone(case), EVERY, True, self.least_days, None, self.cents),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Short rows of free days that reach into the plan, each with its price."""
        seen, found = view(case, roster), []
        for earlier, later in successions(seen):
            free = (later.day - earlier.day).days - 1
            if 0 < free < self.least_days and later.day > case.grid.days[0]:
                when = seen.bounds(earlier.day + timedelta(days=1), free)
                cents = self.cents * (self.least_days - free)
                found.append(Violation(self.kind, later.agent, *when, free, self.least_days, "days", False, cents))
        return tuple(found)
