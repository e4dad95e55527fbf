"""Weekly rest: one long rest in every seven days."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Run
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.rules.forms import Form


class WeeklyRest(RuleModel):
    """In any `within_days` consecutive local days an agent has one unbroken rest of at least `rest_min`.

    Read by the days on which shifts start. A chain is a row of shifts, each less than `rest_min` after the end
    of the one before. Days lack their weekly rest exactly when one chain begins on or before the first of them
    and has a shift on or after the last: so a chain may touch at most `within_days` - 1 local days. The rest
    itself may end on the day after the seventh when the chain's last shift is a night shift (Monday to
    Saturday nights, free from Sunday 06:00 to Monday 06:00). Shifts of the opening state belong to chains;
    chains wholly in it are not judged.

    Parameters
    ----------
    rest_min : 1440 to 4320; 1440 (24 h) in Turkey, 2100 (24 h + 11 h) in the EU.
    within_days : 2 to 14; 7 by law.
    """

    kind: Literal["weekly_rest"] = "weekly_rest"
    citation: ClassVar[str] = "Law 4857 Art. 46 (24 h in seven days); Directive 2003/88/EC Art. 5 (24 h + 11 h)"
    words: ClassVar[Words] = Words(
        en=("Weekly rest", "{who}: {amount} without a weekly rest; it is due after {limit}."),
        tr=(
            "Hafta tatili",
            "{who} hafta tatili olmadan {amount} geçiriyor; hafta tatili {limit} sonra verilmeli.",
            (
                "Üst üste her `within_days` yerel gün içinde kişinin en az `rest_min` süren, kesintisiz bir "
                "dinlenmesi vardır."
            ),
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("within_days",)
    more_asks: ClassVar[tuple[str, ...]] = ("rest_min",)
    rest_min: int = Field(default=1440, ge=1440, le=4320)
    within_days: int = Field(default=7, ge=2, le=14)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Runs that only a long rest ends."""
        return (Run(self.kind, everyone(case), EVERY, self.within_days - 1, reset_min=self.rest_min),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Chains of shifts that touch too many days, planned shifts in them."""
        seen, found = view(case, roster), []
        for agent, planned in seen.rows():
            for chain in self._chains(seen.line(agent.id)):
                late = [d for d in chain if (d.day - chain[0].day).days >= self.within_days - 1]
                if any(duty in planned for duty in late):
                    days = (chain[-1].day - chain[0].day).days + 1
                    when = (chain[0].start_min, chain[-1].end_min)
                    found.append(Violation(self.kind, agent.id, *when, days, self.within_days - 1, "days"))
        return tuple(found)

    def _chains(self, line: tuple[Duty, ...]) -> list[list[Duty]]:
        chains: list[list[Duty]] = []
        for duty in line:
            if chains and duty.start_min - chains[-1][-1].end_min < self.rest_min:
                chains[-1].append(duty)
            else:
                chains.append([duty])
        return chains
