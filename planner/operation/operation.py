"""An operation as loaded from its folder: configuration and instances, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.operation.config import OperationFile
from planner.problems import Problem
from solver.agreements import Bid, Offer, Pair
from solver.case import Absence, ActivityDue, Lock, Protection, Wish
from solver.duties import Duty, OnCallDuty
from solver.people import Agent
from solver.queues import Queue
from solver.shifts import ShiftTemplate

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, order=True)
class EventRow:
    """One row of events.csv or of an imported fixture file; times UTC. `date_only`: the hour is not known yet.

    Rows of one id with different `known_from` are versions of one event. What only one kind has is empty elsewhere:
    sport to went_to_extra_time of matches, medium of messages, deadline_at of promotions.
    """

    id: str
    kind: str
    starts_at: datetime
    ends_at: datetime | None
    date_only: bool
    title: str
    tier: int
    tags: frozenset[str]
    channels: frozenset[str]
    languages: frozenset[str]
    skills: frozenset[str]
    known_from: datetime | None
    sport: str = ""
    competition: str = ""
    knockout: bool = False
    extra_time_share: float = 0.25
    went_to_extra_time: bool | None = None
    medium: str = ""
    deadline_at: datetime | None = None
    like: str | None = None
    lift_factor: float | None = None


@dataclass(frozen=True, slots=True)
class DriverFigures:
    """The daily figures of a driver series, by local date."""

    id: str
    figures: tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class StateDay:
    """All agents' seconds of a local day: worked or ready, and logged in without being available."""

    day: date
    working_s: float
    inside_s: float


@dataclass(frozen=True, slots=True)
class Edit:
    """A named manual forecast edit: multiply or add contacts of some queues in a time span (UTC).

    An amount to add is of all queues together; `by` and `reason` say who made it and why.
    """

    name: str
    queues: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    factor: float | None
    add: float | None
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, order=True)
class LedgerMonth:
    """What an agent carried in a month (its first day): (measure, amount) pairs, only what the ledger states."""

    agent: str
    month: date
    amounts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """All that an operation's folder says, checked. Names are not here (planner.operation.names reads them).

    Attributes
    ----------
    contacts : the history frame: queue, start (UTC), offered, aht_s and the optional columns of ContactHistory.
    lock_rows : agent, day and row of every lock in locks.csv.
    consent_unasked : agents of whom agents.csv does not say whether they consent to overtime; it is assumed.
    files : relative path -> sha256 of every file read (names.csv left out), for digests.
    warnings : problems that do not stop planning.
    """

    folder: Path
    config: OperationFile
    queues: tuple[Queue, ...]
    templates: tuple[ShiftTemplate, ...]
    agents: tuple[Agent, ...]
    contacts: pd.DataFrame
    events: tuple[EventRow, ...] = ()
    absences: tuple[Absence, ...] = ()
    wishes: tuple[Wish, ...] = ()
    locks: tuple[Lock, ...] = ()
    protections: tuple[Protection, ...] = ()
    activities: tuple[ActivityDue, ...] = ()
    previous: tuple[Duty, ...] = ()
    previous_on_call: tuple[OnCallDuty, ...] = ()
    balances_min: tuple[tuple[str, int], ...] = ()
    edits: tuple[Edit, ...] = ()
    drivers: tuple[DriverFigures, ...] = ()
    states: tuple[StateDay, ...] = ()
    ledger: tuple[LedgerMonth, ...] = ()
    pairs: tuple[Pair, ...] = ()
    bids: tuple[Bid, ...] = ()
    offers: tuple[Offer, ...] = ()
    lock_rows: tuple[tuple[str, date, int], ...] = ()
    has_previous: bool = False
    has_balances: bool = False
    consent_unasked: frozenset[str] = frozenset()
    files: tuple[tuple[str, str], ...] = ()
    warnings: tuple[Problem, ...] = field(default=())

    @property
    def history_end(self) -> datetime | None:
        """Start of the last interval with history (UTC); None without history."""
        if self.contacts.empty:
            return None
        last: datetime = self.contacts["start"].max().to_pydatetime()
        return last

    @property
    def default_start(self) -> date | None:
        """The local date after the last day with history: where a plan starts unless told otherwise."""
        from datetime import timedelta
        from zoneinfo import ZoneInfo

        end = self.history_end
        return None if end is None else end.astimezone(ZoneInfo(self.config.zone)).date() + timedelta(days=1)
