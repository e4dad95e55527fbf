"""Break law: how much break a shift of a given length is owed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Forbid
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.rules.forms import Form
    from solver.shifts import ShiftTemplate


class BreakStep(BaseModel):
    """Beyond a length of shift, so many minutes of break are owed in all.

    Parameters
    ----------
    beyond_min : the step holds for shifts longer than this, 0 to 1440.
    least_min : minutes of break owed in all, 1 to 480.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    beyond_min: int = Field(ge=0, le=1440)
    least_min: int = Field(ge=1, le=480)


TURKISH_STEPS = (
    BreakStep(beyond_min=0, least_min=15),
    BreakStep(beyond_min=240, least_min=30),
    BreakStep(beyond_min=450, least_min=60),
    BreakStep(beyond_min=660, least_min=90),
)
"""Law 4857 Art. 68; the last step is the practice of the courts."""


class BreakLaw(RuleModel):
    """The breaks of a shift, paid and unpaid together, are at least as long as its length asks for.

    Judged is what the shift's template holds, against the shift's elapsed minutes: a shift whose breaks differ
    from its template's is the matter of the rule `breaks`, so that between them no shift goes with too little. A
    shift of no known template is judged by its own breaks. Without `breaks_in_length` the length is the time
    worked: elapsed minutes less those breaks. Shifts of the opening state are history.

    Parameters
    ----------
    steps : one or more, each longer and with more break than the one before (`beyond_min`, `least_min`); by
        default Turkey's: 15 minutes, beyond 4 h 30, beyond 7.5 h 60, beyond 11 h 90.
    breaks_in_length : whether the length of a shift holds its breaks; by default it does, the stricter reading.
    """

    kind: Literal["break_law"] = "break_law"
    citation: ClassVar[str] = (
        "Law 4857 Art. 68 and court practice beyond 11 h; Directive 2003/88/EC Art. 4; Germany ArbZG Section 4; "
        "UK Working Time Regulations 1998 reg. 12"
    )
    words: ClassVar[Words] = Words(
        en=("Length of breaks", "{who} has {amount} of breaks in a shift that is owed {limit}."),
        tr=(
            "Mola süresi",
            "{who} vardiyasında {amount} mola yapıyor; gereken {limit}.",
            "Bir vardiyanın ücretli ve ücretsiz molaları toplamda en az vardiyanın uzunluğunun gerektirdiği kadardır.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("steps", "breaks_in_length")
    steps: tuple[BreakStep, ...] = Field(default=TURKISH_STEPS, min_length=1)
    breaks_in_length: bool = True

    @model_validator(mode="after")
    def _steps_rise(self) -> Self:
        for below, above in pairwise(self.steps):
            if above.beyond_min <= below.beyond_min or above.least_min <= below.least_min:
                raise ValueError("each step is beyond a longer shift and owes more break than the one before")
        return self

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No shift of a template with too little break."""
        poor = frozenset(template.id for template in case.templates if self._is_poor(template))
        span = (case.grid.start_min, case.grid.end_min)
        return (Forbid(self.kind, everyone(case), DutyClass(poor), *span, by_start=True),) if poor else ()

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Shifts with too little break for their length."""
        seen, found = view(case, roster), []
        owed: dict[int, int] = {}
        held = {template_id: sum(b.length_min for b in t.breaks) for template_id, t in seen.templates.items()}
        for agent, planned in seen.rows():
            for duty in planned:
                rest_min = held[duty.template] if duty.template in held else _own_rest_min(duty)
                worked_min = duty.end_min - duty.start_min - (0 if self.breaks_in_length else rest_min)
                if worked_min not in owed:
                    owed[worked_min] = max((s.least_min for s in self.steps if worked_min > s.beyond_min), default=0)
                due_min = owed[worked_min]
                if rest_min < due_min:
                    when = (duty.start_min, duty.end_min)
                    found.append(Violation(self.kind, agent.id, *when, rest_min, due_min, "min"))
        return tuple(found)

    def _is_poor(self, template: ShiftTemplate) -> bool:
        rest_min = sum(window.length_min for window in template.breaks)
        length_min = template.length_min if self.breaks_in_length else template.length_min - rest_min
        return any(length_min > step.beyond_min and rest_min < step.least_min for step in self.steps)


def _own_rest_min(duty: Duty) -> int:
    return sum(rest.length_min for rest in duty.breaks)
