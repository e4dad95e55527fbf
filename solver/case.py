"""The roster case: all that a rule or an engine may look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from solver.agreements import NONE_AGREED, Agreements
from solver.cover import Requirement
from solver.duties import Duty, OnCallDuty, Roster
from solver.fingerprint import UNSAID
from solver.grid import Grid
from solver.groups import Groups
from solver.people import Agent
from solver.shifts import ShiftTemplate

if TYPE_CHECKING:
    from solver.rules.rule import Rule


@dataclass(frozen=True, slots=True, order=True)
class Absence:
    """An agent is away from start to end (UTC minutes); never a reason. Paid leave counts as worked."""

    agent: str
    start_min: int
    end_min: int
    credit_min: int = 0  # paid minutes that count against the contract, whole absence


@dataclass(frozen=True, slots=True, order=True)
class Wish:
    """What an agent asks for on a local day: "off", or a start between two clock minutes; rank 1 is dearest."""

    agent: str
    day: date
    kind: str  # "off", "work", "start_between"
    rank: int = 1
    earliest: int = 0
    latest: int = 1439


@dataclass(frozen=True, slots=True, order=True)
class Lock:
    """A planner's fixed decision for an agent and local day: off (template None) or exactly this template."""

    agent: str
    day: date
    template: str | None


@dataclass(frozen=True, slots=True, order=True)
class Protection:
    """A protection valid from one day to another, never with its reason.

    `kind` is "no_nights", "no_overtime" or "most_daily" (then `amount_min` is the most paid minutes a day).
    """

    agent: str
    kind: str
    first_day: date
    last_day: date
    amount_min: int = 0


@dataclass(frozen=True, slots=True, order=True)
class ActivityDue:
    """A dated session or an activity to be placed: who, how long, in which window (UTC minutes).

    With `fixed` it starts exactly at `earliest_min`; otherwise anywhere in [earliest, latest - length].
    """

    id: str
    agent: str
    kind: str
    length_min: int
    earliest_min: int
    latest_min: int
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class CostRates:
    """Prices in cents: hours worked at the agent's own rate; premiums as shares of it."""

    hour_cents: int
    overtime_share: float = 0.5
    night_share: float = 0.0
    on_call_hour_cents: int = 0


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening state: worked or published duties of the last 6 weeks, and balances.

    Gives rest history AND the supply of the first night. `balance_min` per agent: paid minutes owed (+) or
    worked ahead (-) at the start.
    """

    duties: tuple[Duty, ...] = ()
    on_call: tuple[OnCallDuty, ...] = ()
    balance_min: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class RosterCase:
    """People, menus, need, rules and facts of one rostering problem.

    `as_of_min` is the UTC minute at which the plan is made (notice counts from it); None = long before. `held` are
    duties that a search gives back exactly as they are, with their breaks and activities, on days that locks fix
    already, and on-call duties that stay.
    """

    grid: Grid
    agents: tuple[Agent, ...]
    groups: Groups
    templates: tuple[ShiftTemplate, ...]
    requirement: Requirement
    rules: tuple[Rule, ...] = ()
    absences: tuple[Absence, ...] = ()
    wishes: tuple[Wish, ...] = ()
    locks: tuple[Lock, ...] = ()
    protections: tuple[Protection, ...] = ()
    activities: tuple[ActivityDue, ...] = ()
    costs: CostRates = CostRates(0)
    opening: Opening = Opening()
    base: Roster | None = None
    agreements: Agreements = NONE_AGREED
    as_of_min: int | None = None
    held: Roster | None = field(default=None, metadata=UNSAID)

    def agent(self, agent_id: str) -> Agent:
        """The agent of an id; KeyError if unknown."""
        return {a.id: a for a in self.agents}[agent_id]
