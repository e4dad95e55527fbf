"""Shift requests: who asks for this very shift on a day, or not to have it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from solver.grid import DAY_MIN
from solver.outcomes import Violation
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, DutyClass, Price, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class ShiftRequest(BaseModel):
    """What an agent asks for on a local day.

    Parameters
    ----------
    agent : who asks.
    day : the local day on which the shift starts.
    ask : "on" = to have the shift, "off" = not to have it.
    template : the shift's id; None = any shift.
    cents : price of refusing it, 1 or more; 1000 by default.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    agent: str = Field(min_length=1)
    day: date
    ask: Literal["on", "off"]
    template: str | None = None
    cents: int = Field(default=1000, ge=1)

    @property
    def of(self) -> DutyClass:
        """The duties that it is about."""
        return EVERY if self.template is None else DutyClass(templates=frozenset({self.template}))


class ShiftRequests(RuleModel):
    """An agent who asks for a shift by its name, or not to have it, is refused at the request's own price.

    A request "on" is refused by a day on which no shift of that name starts, whatever else does; one "off" by each
    shift of that name that starts on the day. Without a name any shift is meant. Requests for days outside the
    plan and of agents who are not in the case say nothing; the same request twice counts twice.

    Parameters
    ----------
    requests : the requests; none by default.
    """

    kind: Literal["shift_requests"] = "shift_requests"
    citation: ClassVar[str] = "Agreement with the staff"
    words: ClassVar[Words] = Words(
        en=("Requests for shifts", "{who}: a request for a shift is not granted."),
        tr=(
            "Vardiya istekleri",
            "{who}: bir vardiya isteği karşılanmadı.",
            ("Bir vardiyayı adıyla isteyen ya da istemeyen kişinin karşılanmayan isteği kendi bedelini getirir."),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("requests",)
    requests: tuple[ShiftRequest, ...] = ()

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A price on the shift not wanted, or on the absence of the one that is; people of one text together."""
        who: dict[tuple[ShiftRequest, int], list[str]] = {}
        again: Counter[ShiftRequest] = Counter()
        for request in self._in_force(case):
            anybodys = request.model_copy(update={"agent": ""})
            who.setdefault((anybodys, again[request]), []).append(request.agent)
            again[request] += 1
        return tuple(self._form(case, request, frozenset(ids)) for (request, _), ids in who.items())

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Requests refused, each with its price."""
        seen, found = view(case, roster), []
        for request in self._in_force(case):
            duties = [duty for duty in seen.planned.get(request.agent, ()) if duty.day == request.day]
            had = sum(request.template in (None, duty.template) for duty in duties)
            refusals, meant = (int(not had), 1) if request.ask == "on" else (had, 0)
            if refusals:
                when = (self.kind, request.agent, *seen.bounds(request.day, 1))
                found.append(Violation(*when, had, meant, "duties", False, refusals * request.cents))
        return tuple(found)

    def _in_force(self, case: RosterCase) -> list[ShiftRequest]:
        known, days = {agent.id for agent in case.agents}, set(case.grid.days)
        return [request for request in self.requests if request.agent in known and request.day in days]

    def _form(self, case: RosterCase, request: ShiftRequest, who: frozenset[str]) -> Form:
        span = (case.grid.minute(request.day, 0), case.grid.minute(request.day, DAY_MIN))
        if request.ask == "on":
            return Total(self.kind, who, request.of, "duties", "span", 1, None, request.cents, *span)
        return Price(self.kind, who, request.of, *span, request.cents)
