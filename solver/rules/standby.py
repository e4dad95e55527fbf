"""Standby: on-call duties with rest around them, apart from each other, and enough of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import View, view
from solver.rules.forms import StandbyRest
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import Absence, RosterCase
    from solver.duties import OnCallDuty, Roster
    from solver.rules.forms import Form


class Standby(RuleModel):
    """On-call duties keep `rest_min` clear of shifts, even if the longest call comes, and fill their windows.

    No shift touches the on-call duty or the `rest_min` minutes before and after it; no absence overlaps it; an
    agent starts at most one in any `within_days` local days. Shifts and on-call duties of the opening state
    count as neighbours. Each agent missing to a window's depth costs the window's cents.

    Parameters
    ----------
    rest_min : 0 to 1440 free minutes before and after; 660 (the daily rest) by default.
    within_days : 1 to 31; 3 by default: two on-call duties start at least three days apart.
    """

    kind: Literal["standby"] = "standby"
    citation: ClassVar[str] = "CJEU C-518/15 (Matzak), C-344/19, C-580/19; Directive 2003/88/EC Art. 3"
    words: ClassVar[Words] = Words(
        en=("On-call", "{who} on call: {amount} against {limit}."),
        tr=(
            "İcap nöbeti",
            "{who} icap nöbetinde: {amount}, öngörülen {limit}.",
            "En uzun çağrı gelse de icap nöbetinin öncesi ve sonrası `rest_min` vardiyasızdır; pencereler dolar.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("rest_min", "within_days")
    rest_min: int = Field(default=660, ge=0, le=1440)
    within_days: int = Field(default=3, ge=1, le=31)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Rest, spacing and depth of on-call duties."""
        return (StandbyRest(self.kind, everyone(case), self.rest_min, self.within_days),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """On-call duties too near to shifts, absences or each other, and windows not filled."""
        seen, found = view(case, roster), []
        for agent_id in sorted({*seen.past_on_call, *seen.planned_on_call}):
            found += [*self._near(seen, agent_id), *self._spacing(seen, agent_id)]
        absences = sorted(case.absences)
        for duties in seen.planned_on_call.values():
            found += self._absent(duties, [a for a in absences if a.agent == duties[0].agent])
        return (*found, *self._depth(case, seen))

    def _near(self, seen: View, agent_id: str) -> list[Violation]:
        found = []
        past = [(on_call, False) for on_call in seen.past_on_call.get(agent_id, ())]
        planned = [(on_call, True) for on_call in seen.planned_on_call.get(agent_id, ())]
        for on_call, own in (*past, *planned):
            for duty in seen.line(agent_id) if own else seen.planned.get(agent_id, ()):
                gap = max(on_call.start_min - duty.end_min, duty.start_min - on_call.end_min)
                if gap < self.rest_min:
                    when = (min(on_call.start_min, duty.start_min), max(on_call.end_min, duty.end_min))
                    found.append(Violation(self.kind, agent_id, *when, gap, self.rest_min, "min"))
        return found

    def _spacing(self, seen: View, agent_id: str) -> list[Violation]:
        planned = seen.planned_on_call.get(agent_id, ())
        before = seen.past_on_call.get(agent_id, ())[-1:]
        found = []
        for earlier, later in pairwise((*before, *planned)):
            days = (seen.grid.day_of(later.start_min) - seen.grid.day_of(earlier.start_min)).days
            if days < self.within_days:
                when = (earlier.start_min, later.end_min)
                found.append(Violation(self.kind, agent_id, *when, days, self.within_days, "days"))
        return found

    def _absent(self, duties: tuple[OnCallDuty, ...], absences: list[Absence]) -> list[Violation]:
        shared = (
            (on_call, max(on_call.start_min, a.start_min), min(on_call.end_min, a.end_min))
            for on_call in duties
            for a in absences
        )
        return [
            Violation(self.kind, on_call.agent, first, last, last - first, 0, "min away")
            for on_call, first, last in shared
            if first < last
        ]

    def _depth(self, case: RosterCase, seen: View) -> list[Violation]:
        found = []
        for window in case.requirement.on_call:
            standing = {a for a, ds in seen.planned_on_call.items() if any(d.window == window.id for d in ds)}
            there = len(standing & window.agents)
            if there < window.depth:
                when = (window.start_min, window.end_min)
                cents = window.cents * (window.depth - there)
                rule = f"{self.kind}:{window.id}"
                found.append(Violation(rule, "", *when, there, window.depth, "agents", False, cents))
        return found
