"""Named cover: a named person or a deputy has a shift on each day that needs one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, model_validator

from solver.outcomes import Violation
from solver.rules.facts.timeline import midnight, view
from solver.rules.forms import OnDuty
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form

Weekday = Annotated[int, Field(ge=0, le=6)]
EVERY_DAY: tuple[Weekday, ...] = (0, 1, 2, 3, 4, 5, 6)


class Charge(BaseModel):
    """A charge held by named people: the VIP manager and the deputies, say.

    Parameters
    ----------
    id : the charge's name in the plan.
    agents : ids of those who hold it or deputise.
    weekdays : 0 (Monday) to 6 on which one of them is due; every day by default.
    cents : price of each day without any of them; 8000 by default.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1)
    agents: tuple[str, ...] = Field(min_length=1)
    weekdays: tuple[Weekday, ...] = Field(default=EVERY_DAY, min_length=1)
    cents: int = Field(default=8000, ge=1)


class NamedCover(RuleModel):
    """On each of a charge's weekdays at least one of its people has a shift that starts on that day.

    Shifts of the opening state start before the horizon and count for no day of it: a night shift that ends on
    the first morning leaves that day open. A day without any costs the charge's cents, whatever the reason
    (leave counts too). A charge none of whose people is in the case says nothing: it belongs to another site.

    Parameters
    ----------
    charges : the charges, each with its own id; none by default.
    """

    kind: Literal["named_cover"] = "named_cover"
    citation: ClassVar[str] = "The operation's promise (a named VIP manager or deputy every day)"
    words: ClassVar[Words] = Words(
        en=("Named person or deputy", "{amount} of the named on shift that day; {limit} is due."),
        tr=(
            "Adı belirlenen sorumlu veya vekili",
            "O gün adı belirlenenlerden {amount} vardiyada; gereken {limit}.",
            (
                "Bir sorumluluğun haftadaki günlerinin her birinde, kişilerinden en az birinin o gün başlayan "
                "bir vardiyası vardır."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("charges",)
    charges: tuple[Charge, ...] = ()

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        if len({charge.id for charge in self.charges}) < len(self.charges):
            raise ValueError("every charge has an id of its own")
        return self

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """At least one start a day per charge."""
        found = []
        for charge, who in self._in_force(case):
            least = np.array([day.weekday() in charge.weekdays for day in case.grid.days], dtype=np.int64)
            found.append(OnDuty(self.kind, charge.id, who, least, charge.cents, by_day=True))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Days on which nobody holds a charge."""
        planned, found = view(case, roster).planned, []
        for charge, who in self._in_force(case):
            held = {duty.day for agent_id in sorted(who) for duty in planned.get(agent_id, ())}
            for day in case.grid.days:
                if day.weekday() in charge.weekdays and day not in held:
                    when = (midnight(case.grid, day), midnight(case.grid, day + timedelta(days=1)))
                    rule = f"{self.kind}:{charge.id}"
                    found.append(Violation(rule, "", *when, 0, 1, "agents", False, charge.cents))
        return tuple(found)

    def _in_force(self, case: RosterCase) -> list[tuple[Charge, frozenset[str]]]:
        known = {agent.id for agent in case.agents}
        held = ((charge, known.intersection(charge.agents)) for charge in self.charges)
        return [(charge, frozenset(who)) for charge, who in held if who]
