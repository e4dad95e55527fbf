"""Night premium: what night shifts cost on top of their hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.pay import cents_of, hour_cents
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Price
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class NightPremium(RuleModel):
    """A night shift costs the night share (`CostRates.night_share`) of the agent's pay for all its paid minutes.

    A shift is a night shift when more than half of its elapsed minutes lie in the night window; then all its paid
    minutes carry the premium, else none. The agent's own rate holds, else the operation's; whole cents per shift,
    rounded. The hours themselves are not priced here (see `paid_hours` and `period_hours`). With a share or a rate
    of zero nothing costs. Shifts of the opening state are not judged.

    The price argues with that of a missing head (`solver.below_goal_cents` and its like): where a premium is dearer,
    the cheapest roster leaves the night short. So it stands in no book of a country; add it with prices that fit.

    Parameters
    ----------
    night_start, night_end : clock minutes, 0 to 1439; 20:00 to 06:00 by default.
    """

    kind: Literal["night_premium"] = "night_premium"
    citation: ClassVar[str] = "Agreement on pay; Law 4857 Art. 69 defines the night from 20:00 to 06:00"
    words: ClassVar[Words] = Words(
        en=("Night premium", "{who} is paid a night premium for {amount}."),
        tr=(
            "Gece zammı",
            "{who} {amount} için gece zammı alıyor.",
            (
                "Bir gece vardiyası, bütün ücretli süresi için, kişinin ücretinin gece payı "
                "(`CostRates.night_share`) kadarına mal olur."
            ),
        ),
    )
    unsaid: ClassVar[tuple[str, ...]] = ("night_start", "night_end")
    night_start: int = Field(default=1200, ge=0, le=1439)
    night_end: int = Field(default=360, ge=0, le=1439)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A price on night duties, one form per rate and paid minutes."""
        lengths: dict[int, list[str]] = {}
        for template in case.templates:
            lengths.setdefault(template.paid_min, []).append(template.id)
        window, span = (self.night_start, self.night_end), (case.grid.start_min, case.grid.end_min)
        found = []
        for rate_cents, who in sharing(case.agents, lambda agent: hour_cents(case, agent)).items():
            for paid_min, templates in lengths.items():
                cents = cents_of(paid_min, rate_cents, case.costs.night_share)
                if cents:
                    nights = DutyClass(templates=frozenset(templates), night_window=window)
                    found.append(Price(self.kind, who, nights, *span, cents))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Night shifts with their premium."""
        seen, found = view(case, roster), []
        for agent, planned in seen.rows():
            rate_cents = hour_cents(case, agent)
            for duty in planned:
                if not seen.is_night(duty, (self.night_start, self.night_end)):
                    continue
                cents = cents_of(duty.paid_min, rate_cents, case.costs.night_share)
                if cents:
                    when = (self.kind, agent.id, duty.start_min, duty.end_min)
                    found.append(Violation(*when, duty.paid_min, 0, "min", False, cents))
        return tuple(found)
