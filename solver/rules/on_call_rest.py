"""On-call rest: the weekly rest is kept even if every on-call duty is called out from start to end."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import view
from solver.rules.forms import StandbyRun
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, OnCallDuty, Roster
    from solver.rules.facts.timeline import View
    from solver.rules.forms import Form


class OnCallRest(RuleModel):
    """In any `within_days` days an agent has one unbroken rest of at least `rest_min`, also if every call comes.

    The worst case: each on-call duty is worked from its start to its end. A chain is a row of shifts and on-call
    duties, each less than `rest_min` after the end of what came before; it may touch at most `within_days` - 1
    local days on which something starts (as weekly_rest reads it). Only chains with an on-call duty of the plan are
    judged, from that duty on: the others are weekly_rest's matter. Rows of the opening state belong to chains.
    Minutes are elapsed ones, also on the night the clocks change.

    Parameters
    ----------
    rest_min : 1440 to 4320; 1440 (24 h) in Turkey, 2100 (24 h + 11 h) in the EU.
    within_days : 2 to 14; 7 by law.
    """

    kind: Literal["on_call_rest"] = "on_call_rest"
    citation: ClassVar[str] = "Law 4857 Art. 46; Directive 2003/88/EC Art. 5; both read for the longest call-out"
    words: ClassVar[Words] = Words(
        en=("Weekly rest with call-outs", "{who}: {amount} without a weekly rest if called out; {limit} are allowed."),
        tr=(
            "Çağrıyla birlikte hafta tatili",
            "{who}: çağrılırsa hafta tatili olmadan {amount}; izin verilen {limit}.",
            (
                "Herhangi bir `within_days` gün içinde kişinin, bütün icap nöbetlerinde çağrılsa bile, en az "
                "`rest_min` kesintisiz dinlenmesi olur."
            ),
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("within_days",)
    more_asks: ClassVar[tuple[str, ...]] = ("rest_min",)
    rest_min: int = Field(default=1440, ge=1440, le=4320)
    within_days: int = Field(default=7, ge=2, le=14)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Runs of shifts and on-call duties that only a long rest ends, where anybody stands by at all."""
        if not case.requirement.on_call:
            return ()
        return (StandbyRun(self.kind, everyone(case), self.within_days - 1, self.rest_min),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Chains that touch too many days, an on-call duty of the plan in them."""
        seen, found = view(case, roster), []
        for agent_id, planned in seen.planned_on_call.items():
            own = {*planned, *seen.planned.get(agent_id, ())}
            for chain in self._chains(_rows(seen, agent_id)):
                first = seen.grid.day_of(chain[0].start_min)
                called = [row.start_min for row in chain if row in planned]
                late = [row for row in chain if (seen.grid.day_of(row.start_min) - first).days >= self.within_days - 1]
                if called and any(row in own and row.start_min >= called[0] for row in late):
                    days = (seen.grid.day_of(chain[-1].start_min) - first).days + 1
                    when = (chain[0].start_min, max(row.end_min for row in chain))
                    found.append(Violation(self.kind, agent_id, *when, days, self.within_days - 1, "days"))
        return tuple(found)

    def _chains(self, rows: list[Duty | OnCallDuty]) -> list[list[Duty | OnCallDuty]]:
        chains: list[list[Duty | OnCallDuty]] = []
        busy_until = 0
        for row in rows:
            if chains and row.start_min - busy_until < self.rest_min:
                chains[-1].append(row)
            else:
                chains.append([row])
            busy_until = max(busy_until, row.end_min)
        return chains


def _rows(seen: View, agent_id: str) -> list[Duty | OnCallDuty]:
    """Shifts and on-call duties of an agent in order of time, the opening state's among them."""
    standing = (*seen.past_on_call.get(agent_id, ()), *seen.planned_on_call.get(agent_id, ()))
    return sorted((*seen.line(agent_id), *standing), key=lambda row: (row.start_min, row.end_min))
