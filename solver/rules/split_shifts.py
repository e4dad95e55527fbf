"""Split shifts: how many shifts of a week may be divided by an unpaid gap, and how long the gap may be."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone, sharing
from solver.rules.facts.timeline import view, week_of
from solver.rules.forms import DutyClass, Forbid, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from datetime import date

    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.rules.forms import Form


class SplitShifts(RuleModel):
    """Shifts divided by an unpaid gap: no more a week than the contract says, and none with a longer gap.

    A shift is split when one of its unpaid breaks lasts at least `gap_min`; two such gaps make one split shift.
    From Monday to Sunday there are at most the contract's `most_splits_week` of them (0: none), the opening
    state's of a cut first week counted. No unpaid break of any shift is longer than `most_gap_min`. Gaps are
    elapsed minutes, also on the night the clocks change.

    Parameters
    ----------
    gap_min : 30 to 720 unpaid minutes that divide a shift; 120 by default.
    most_gap_min : 30 to 720, not below `gap_min`; the longest gap, 240 by default.
    """

    kind: Literal["split_shifts"] = "split_shifts"
    citation: ClassVar[str] = "Contract of employment (split shifts by consent)"
    words: ClassVar[Words] = Words(
        en=("Split shifts", "{who}: split shifts, {amount} against {limit} agreed."),
        tr=(
            "Bölünmüş vardiyalar",
            "{who}: bölünmüş vardiyada {amount}, kararlaştırılan en çok {limit}.",
            (
                "Ücretsiz bir arayla bölünmüş vardiyalar haftada sözleşmenin dediğinden çok, araları da sınırdan "
                "uzun olmaz."
            ),
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("gap_min", "most_gap_min")
    gap_min: int = Field(default=120, ge=30, le=720)
    most_gap_min: int = Field(default=240, ge=30, le=720)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.most_gap_min < self.gap_min:
            raise ValueError("most_gap_min is at least gap_min")
        return self

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A count of split duties a week per contract limit, and no duty with a longer gap."""
        split, stretched = DutyClass(gap_min=self.gap_min), DutyClass(gap_min=self.most_gap_min + 1)
        limits = sharing(case.agents, lambda agent: agent.contract.most_splits_week).items()
        span = (case.grid.start_min, case.grid.end_min)
        return (
            *(Total(self.kind, who, split, "duties", "week", most=most) for most, who in limits),
            Forbid(self.kind, everyone(case), stretched, *span, by_start=True),
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Shifts with too long a gap, and weeks with planned split shifts and too many in all."""
        seen, found = view(case, roster), []
        for agent, planned in seen.rows():
            gaps = [(duty, _longest_gap_min(duty)) for duty in planned if duty.breaks]
            for duty, gap in gaps:
                if gap > self.most_gap_min:
                    when = (duty.start_min, duty.end_min)
                    found.append(Violation(self.kind, agent.id, *when, gap, self.most_gap_min, "min"))
            own = sorted({week_of(duty.day) for duty, gap in gaps if gap >= self.gap_min})
            splits = self._splits(seen.line(agent.id)) if own else Counter()
            most = agent.contract.most_splits_week
            for monday in own:
                if splits[monday] > most:
                    when = seen.bounds(monday, 7)
                    found.append(Violation(self.kind, agent.id, *when, splits[monday], most, "duties"))
        return tuple(found)

    def _splits(self, duties: tuple[Duty, ...]) -> Counter[date]:
        """Split shifts of each week, by its Monday."""
        return Counter(week_of(duty.day) for duty in duties if _longest_gap_min(duty) >= self.gap_min)


def _longest_gap_min(duty: Duty) -> int:
    """The longest unpaid break of a shift."""
    return max((rest.length_min for rest in duty.breaks if not rest.paid), default=0)
