"""The question of the cheapest mix: how much may stay missing, and what each means costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from planner.changing.kind import Fault, unknown
from planner.operation.types import Cents, Frozen
from scenarios.kinds import Change
from scenarios.searching.question import Asked

if TYPE_CHECKING:
    from planner.inputs import Inputs


class OvertimeMeans(Frozen):
    """Overtime of who is open to it: at most `most_h_week` hours a week each, and never above what the contract, the
    rule book's week and year, the day's hours and the rests leave.

    `premium_share` on top of the hour; the operation's, if not given.
    """

    most_h_week: Annotated[float, Field(gt=0, le=40)] = 8
    premium_share: Annotated[float, Field(ge=0, le=3)] | None = None


class OnCallMeans(Frozen):
    """Standby in blocks of four hours: `block` cents for each, at most `depth` people of one kind at a time.

    Whoever is called is at the desk after `at_desk_min` and is paid the hours with overtime's premium.
    """

    block: Cents
    depth: Annotated[int, Field(ge=1, le=50)] = 4
    at_desk_min: Annotated[int, Field(ge=0, le=180)] = 30


class HireMeans(Frozen):
    """New people who speak these languages, `week_h` hours a week, at work `lead_weeks` after the order.

    `month` cents for each; without it, their hours at `costs: hour`.
    """

    languages: Annotated[tuple[str, ...], Field(min_length=1)]
    week_h: Annotated[float, Field(gt=0, le=45)] = 45
    month: Cents | None = None
    lead_weeks: Annotated[int, Field(ge=0, le=52)] = 0
    most: Annotated[int, Field(ge=0, le=200)] = 20


class CheapestMix(Asked):
    """The cheapest overtime, on-call and hires with which at most `missing_share` of the needed hours stay missing.

    `changes` (as in scenario files) make the gap: a flu, a promotion, more contacts; without them it is the plan's
    own. The share is expected over `futures` samples of forecast and absences, for each language. `time_limit_s` ends
    the search for whole numbers. `checks: 1` plays the answer with a whole roster, searched for `check_limit_s`.
    """

    ask: Literal["cheapest_mix"]
    missing_share: Annotated[float, Field(ge=0, lt=1)] = 0.05
    changes: tuple[Change, ...] = ()
    overtime: OvertimeMeans | None = None
    on_call: OnCallMeans | None = None
    hires: tuple[HireMeans, ...] = ()
    futures: Annotated[int, Field(ge=1, le=40)] = 10
    replications: Annotated[int, Field(ge=2, le=1000)] = 50
    time_limit_s: Annotated[float, Field(gt=0, le=600)] = 30
    checks: Annotated[int, Field(ge=0, le=1)] = 0
    check_limit_s: Annotated[float, Field(gt=0, le=600)] = 10

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Languages that nobody asks for, no means at all, and what does not fit of the changes."""
        spoken = {queue.language for queue in inputs.operation.queues}
        for number, hire in enumerate(self.hires):
            for name in hire.languages:
                yield from unknown(f"hires.{number}.languages", "unknown_language", name, spoken)
        if self.overtime is None and self.on_call is None and not self.hires:
            yield Fault("ask", "search_no_means")
        changed = inputs
        for step, change in enumerate(self.changes):
            found = tuple(change.faults(changed))
            for fault in found:
                yield Fault(f"changes.{step}.{fault.key}", fault.code, fault.value, fault.told)
            if found:
                return
            changed = change.apply(changed)
