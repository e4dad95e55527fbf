"""On-call limits: the week stays legal even if every on-call duty is called out from start to end."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import sharing
from solver.rules.facts.standby_weeks import standby_weeks
from solver.rules.facts.timeline import view
from solver.rules.forms import StandbyTotal
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.people import Agent
    from solver.rules.forms import Form


class OnCallLimits(RuleModel):
    """Paid minutes of a week and the whole of its on-call duties together keep the limit of the week.

    The worst case: each on-call duty is one call-out from its start to its end, whatever its answer time, and a
    call-out is work, beyond the agreed week overtime. The limit is the law's `most_week_min`, overtime included; for
    agents closed to overtime (part time, by contract, or without consent) the contract's most for a week where that
    is smaller.

    Weeks run from Monday to Sunday and hold what starts in them, shifts and on-call duties of the opening state
    included; only weeks in which an on-call duty of the plan starts are judged (the others are the weekly
    hours' matter). On-call duties last their elapsed minutes, also on the night the clocks change.

    Rest before and after is the standby rule's; what waiting itself counts as is `on_call_work`'s.

    Parameters
    ----------
    most_week_min : 60 to 5040 minutes of work, overtime included; 2880 (48 h on average) in the EU, 3960 in Turkey
        (six days of 11 h).
    """

    kind: Literal["on_call_limits"] = "on_call_limits"
    citation: ClassVar[str] = (
        "Directive 2003/88/EC Art. 6 (48 h); Law 4857 Art. 41 and 63 (11 h a day, overtime included); contract"
    )
    words: ClassVar[Words] = Words(
        en=("Longest call-out", "{who} would work {amount} in a week if called out for long; {limit} are allowed."),
        tr=(
            "En uzun icap çağrısı",
            "{who} uzun bir çağrıda haftada {amount} çalışır; izin verilen {limit}.",
            "Bir haftanın ücretli süresi ile icap nöbetlerinin tamamı birlikte haftanın sınırını aşmaz.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_week_min",)
    most_week_min: int = Field(default=2880, ge=60, le=5040)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Work and whole on-call duties of each week, for agents of one limit together."""
        if not case.requirement.on_call:
            return ()
        limits = sharing(case.agents, self._most_min).items()
        return tuple(StandbyTotal(self.kind, who, "work_min", "week", most_min) for most_min, who in limits)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Weeks that the longest call-outs would make too long."""
        seen, found = view(case, roster), []
        for agent_id in seen.planned_on_call:
            weeks = standby_weeks(seen, agent_id, lambda duty: duty.end_min - duty.start_min)
            limit = self._most_min(seen.agents[agent_id])
            for monday, (paid_min, stood_min) in weeks.items():
                if paid_min + stood_min > limit:
                    when = seen.bounds(monday, 7)
                    found.append(Violation(self.kind, agent_id, *when, paid_min + stood_min, limit, "min"))
        return tuple(found)

    def _most_min(self, agent: Agent) -> int:
        contract = agent.contract
        if contract.overtime and agent.overtime_consent and not contract.part_time:
            return self.most_week_min
        return min(self.most_week_min, contract.most_week_min)
