"""What is asked: whom one could hire, how hiring works, and which weeks must be covered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from planner.capacity import MOST_WEEKS
from planner.changing.kind import Fault, unknown
from planner.operation.config import Factor, Proficiency
from planner.operation.types import Cents, Frozen, Identifier, Share
from scenarios.kinds.people.learning import Levels
from scenarios.searching.question import Asked

if TYPE_CHECKING:
    from planner.inputs import Inputs

Weeks = Annotated[int, Field(ge=0, le=MOST_WEEKS)]
Monthly = Annotated[float, Field(ge=0, lt=0.5)]


class Profile(Frozen):
    """A kind of person one could hire: what they speak (CEFR levels: "B2", "C1/B2"), know and cost.

    `skills` maps skills to proficiency 1-5. No `channels` means all. `month_cents`: all that a month of one costs;
    without it, the contract's hours at `costs: hour`. `recruiting_cents` is paid once for each. `most_week` can start
    in one week, and if any do then at least `least_class`; `most` in all. `attrition_per_month`: the operation's, if
    not given.
    """

    languages: Annotated[dict[Identifier, Levels], Field(min_length=1)]
    contract: str
    skills: dict[str, Proficiency] = {"general": 3}
    channels: frozenset[str] = frozenset()
    certificates: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    team: str | None = None
    site: str | None = None
    month_cents: Cents | None = None
    recruiting_cents: Cents = 0
    most_week: Annotated[int, Field(ge=1, le=500)] = 20
    least_class: Annotated[int, Field(ge=1, le=500)] = 1
    most: Annotated[int, Field(ge=0, le=5000)] | None = None
    attrition_per_month: Monthly | None = None

    def faults(self, key: str, inputs: Inputs) -> Iterator[Fault]:
        """Names that the operation does not have, and class sizes that exclude each other."""
        config, queues = inputs.operation.config, inputs.operation.queues
        named = (
            ("contract", "unknown_contract", (self.contract,), config.contracts),
            ("languages", "hires_language", tuple(self.languages), {queue.language for queue in queues}),
            ("skills", "hires_skill", tuple(self.skills), {queue.skill for queue in queues}),
            ("channels", "unknown_channel", tuple(sorted(self.channels)), config.channels),
            ("certificates", "unknown_certificate", self.certificates, config.certificates or self.certificates),
            ("team", "unknown_team", (self.team,), config.teams or {self.team}),
            ("site", "unknown_site", (self.site,), config.sites or {self.site}),
        )
        for name, code, values, known in named:
            for value in values:
                if value is not None:
                    yield from unknown(f"{key}.{name}", code, value, (k for k in known if k is not None))
        if self.least_class > self.most_week:
            told = {"most": self.most_week}
            yield Fault(f"{key}.least_class", "hires_class", str(self.least_class), told)


class FewestHires(Asked):
    """How many to hire, of whom and when, so that the need is covered through a horizon.

    Attributes
    ----------
    weeks : horizon from the plan's start, 1..78. `goal_from`: weeks that begin before it need not be covered.
    lead_weeks : from the order to the first day at work.
    newcomer_weeks : work done in the first, second, .. week, against the usual; the operation's, if not given.
    mentor_h : hours a week that a colleague of the same kind gives each newcomer, for `mentor_weeks`.
    attrition_per_month, attrition_by_team : share of those employed who leave in a month.
    leave_share : share of paid time on planned leave.
    growth_per_year : of contacts, as a share; the operation's, if not given.
    quantile : of the weekly volume to be ready for; the mean, if not given.
    covered_share : of each week's need to be covered; weeks_share: of the weeks that must be.
    overtime_share : of paid time that those whose contract allows it can be asked for as overtime, as a buffer.
    on_call : whether hours of on-call duty count as a buffer.
    fewest : people first ("hires"), or money first ("cost").
    checks : weeks tried with a whole roster, each searched for `check_limit_s`.
    """

    ask: Literal["fewest_hires"]
    profiles: Annotated[dict[Identifier, Profile], Field(min_length=1, max_length=30)]
    weeks: Annotated[int, Field(ge=1, le=MOST_WEEKS)] = 52
    goal_from: date | None = None
    lead_weeks: Weeks = 8
    newcomer_weeks: tuple[Factor, ...] | None = None
    mentor_h: Annotated[float, Field(ge=0, le=40)] = 0.0
    mentor_weeks: Weeks = 0
    attrition_per_month: Monthly
    attrition_by_team: dict[str, Monthly] = {}
    leave_share: Annotated[float, Field(ge=0, lt=0.5)]
    growth_per_year: Annotated[float, Field(gt=-1, le=10)] | None = None
    quantile: Annotated[float, Field(ge=0.05, le=0.95)] | None = None
    covered_share: Annotated[float, Field(gt=0, le=1)] = 1.0
    weeks_share: Share = 1.0
    overtime_share: Annotated[float, Field(ge=0, le=0.5)] = 0.0
    on_call: bool = False
    fewest: Literal["hires", "cost"] = "hires"
    checks: Annotated[int, Field(ge=0, le=3)] = 2
    check_limit_s: Annotated[float, Field(ge=0, le=600)] = 10.0

    def last_day(self, inputs: Inputs) -> date:
        """The horizon's last day."""
        return inputs.start + timedelta(days=7 * self.weeks - 1)

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """What does not fit the operation or its plan's start."""
        for name, profile in self.profiles.items():
            yield from profile.faults(f"profiles.{name}", inputs)
        for team in self.attrition_by_team:
            yield from unknown(
                "attrition_by_team", "unknown_team", team, {agent.team for agent in inputs.operation.agents}
            )
        if self.lead_weeks >= self.weeks:
            yield Fault("lead_weeks", "hires_lead", str(self.lead_weeks), {"weeks": self.weeks})
        end = inputs.start + timedelta(weeks=self.weeks)
        if self.goal_from is not None and self.goal_from >= end:
            yield Fault("goal_from", "hires_goal_late", self.goal_from.isoformat(), {"end": end.isoformat()})

    def ramp(self, inputs: Inputs) -> tuple[float, ...]:
        """Work done in the first, second, .. week against the usual."""
        return inputs.operation.config.newcomer_weeks if self.newcomer_weeks is None else self.newcomer_weeks
