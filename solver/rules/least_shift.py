"""Least shift: the shortest and the longest presence of one shift."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from solver.outcomes import Violation
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Forbid
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class LeastShift(RuleModel):
    """No shift keeps a person for less than the least or for more than the most of the contract's type.

    Presence runs from coming to going, breaks and the gap of a split shift included, in elapsed minutes (a
    shift over a clock change is as long as on any other night). Who comes in for less than the least engagement
    spends more on the way than at work. Shifts of the opening state are history.

    Parameters
    ----------
    full_least_min, full_most_min : 0 to 1440 minutes of presence for full-time contracts; 240 and 720.
    part_least_min, part_most_min : the same for part-time contracts; 180 and 720.
    """

    kind: Literal["least_shift"] = "least_shift"
    citation: ClassVar[str] = "Contract of employment; agreement with the staff (minimum engagement)"
    words: ClassVar[Words] = Words(
        en=("Length of a shift", "{who}: a shift takes {amount} from coming to going; the limit is {limit}."),
        tr=(
            "Vardiya uzunluğu",
            "{who}: vardiya girişten çıkışa {amount} sürüyor; sınır {limit}.",
            "Hiçbir vardiya kişiyi sözleşme türünün en azından kısa ya da en çoğundan uzun tutmaz.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("full_most_min", "part_most_min")
    more_asks: ClassVar[tuple[str, ...]] = ("full_least_min", "part_least_min")
    full_least_min: int = Field(default=240, ge=0, le=1440)
    full_most_min: int = Field(default=720, ge=0, le=1440)
    part_least_min: int = Field(default=180, ge=0, le=1440)
    part_most_min: int = Field(default=720, ge=0, le=1440)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.full_most_min < self.full_least_min or self.part_most_min < self.part_least_min:
            raise ValueError("the longest shift is at least as long as the shortest")
        return self

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No duty of a template too short or too long for the type of contract."""
        found, span = [], (case.grid.start_min, case.grid.end_min)
        for part_time, who in sharing(case.agents, lambda agent: agent.contract.part_time).items():
            least, most = self._limits(part_time)
            wrong = frozenset(t.id for t in case.templates if not least <= t.length_min <= most)
            if wrong:
                found.append(Forbid(self.kind, who, DutyClass(templates=wrong), *span, by_start=True))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Shifts too short or too long, with the limit they miss."""
        found = []
        for agent, planned in view(case, roster).rows():
            least, most = self._limits(agent.contract.part_time)
            for duty in planned:
                presence = duty.end_min - duty.start_min
                limit = min(max(presence, least), most)
                if presence != limit:
                    when = (duty.start_min, duty.end_min)
                    found.append(Violation(self.kind, agent.id, *when, presence, limit, "min"))
        return tuple(found)

    def _limits(self, part_time: bool) -> tuple[int, int]:
        """Least and most minutes of presence for a type of contract."""
        if part_time:
            return self.part_least_min, self.part_most_min
        return self.full_least_min, self.full_most_min
