"""Average hours: the week's hours on average over a reference period."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.owed import WEEK_DAYS
from solver.rules.facts.reference import CountedDays, Reference, references
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.people import Agent
    from solver.rules.forms import Form


class AverageHours(RuleModel):
    """Paid minutes of a reference period are at most `average_week_min` for each week of it.

    Reference periods of `weeks` weeks follow one another and the last ends with the plan, so a plan longer than
    one is judged in parts. What is known is judged: a period begins no earlier than the first shift of the
    opening state (six weeks, whoever worked it; none: the plan's first day), and its limit shrinks with it.
    Unknown weeks are neither worked nor free: were they taken as free, the plan could fill them. The ledger's
    "paid_min" does not count, for its 12 months cannot be cut into weeks.

    A day outside the contract and a day wholly covered by an absence are neutral: a seventh of a week each, off
    the limit (whole minutes, cut down). Where the opening state alone has reached the limit, no shift is
    allowed. Shifts count where they start, in paid minutes, so a clock change alters nothing.

    Parameters
    ----------
    average_week_min : 60 to 5040 paid minutes; 2880 (48 h) in the EU, 2700 (45 h) in Turkey.
    weeks : 1 to 52; 17 in the EU (four months), 8 in Turkey (two months), 24 in Germany.
    """

    kind: Literal["average_hours"] = "average_hours"
    citation: ClassVar[str] = (
        "Directive 2003/88/EC Art. 6 and 16(b) (48 h over four months, leave neutral); Law 4857 Art. 63 (45 h over "
        "two months); ArbZG section 3 (8 h on working days over 24 weeks)"
    )
    words: ClassVar[Words] = Words(
        en=("Average hours", "{who} works {amount} in the reference period; its average allows {limit}."),
        tr=(
            "Ortalama çalışma süresi",
            "{who} denkleştirme döneminde {amount} çalışıyor; ortalamaya göre izin verilen {limit}.",
            "Denkleştirme dönemindeki ücretli süre, dönemin her haftası için en çok `average_week_min` olur.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("average_week_min", "weeks")
    average_week_min: int = Field(default=2880, ge=60, le=5040)
    weeks: int = Field(default=17, ge=1, le=52)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Paid minutes of each reference period, one total per equal limit."""
        counted = CountedDays.of(case)
        return tuple(
            Total(self.kind, who, EVERY, "paid_min", "span", None, most, None, period.start_min, period.end_min)
            for period in references(case, self.weeks)
            for most, who in self._limits(case, counted, period).items()
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Reference periods with planned shifts and too many hours in all."""
        seen, counted, found = view(case, roster), CountedDays.of(case), []
        periods = references(case, self.weeks)
        for agent, planned in seen.rows():
            for period in periods:
                own = period.paid_min(planned)
                paid = own + period.paid_min(seen.past.get(agent.id, ()))
                most = self._most_min(counted, agent, period)
                if own and paid > most:
                    when = (period.start_min, period.end_min)
                    found.append(Violation(self.kind, agent.id, *when, paid, most, "min"))
        return tuple(found)

    def _limits(self, case: RosterCase, counted: CountedDays, period: Reference) -> dict[int, frozenset[str]]:
        return sharing(case.agents, lambda agent: self._most_min(counted, agent, period))

    def _most_min(self, counted: CountedDays, agent: Agent, period: Reference) -> int:
        days = counted.number(agent, period.first_day, period.last_day)
        return self.average_week_min * days // WEEK_DAYS
