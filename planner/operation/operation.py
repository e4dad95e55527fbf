"""An operation as loaded from its folder: configuration and instances, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.operation.config import OperationFile
from planner.operation.counted import Counted
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
class Window:
    """A stretch (UTC minutes) in which an edit acts, and how strongly: at 0.5 it acts on half of what is there."""

    start_min: int
    end_min: int
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Edit:
    """A named change of the forecast of some queues in a time span (UTC): one a planner wrote, or one of a scenario.

    Attributes
    ----------
    factor, add : what contacts are multiplied by, or how many come on top, all queues and windows together; one of
        them, or neither where only the handling time or the staffing changes.
    by, reason : who made it and why.
    windows : stretches of the span in which it acts, none overlapping; empty = all of it.
    aht_factor : what the handling time of the contacts that are left is multiplied by.
    part : `factor` is of this part's contacts alone, such as an event's, by its name in the attribution.
    source : a queue whose contacts, times `factor`, come on top; that queue keeps its own. With `add` an amount comes
        in their shape, all of it if every window were of full strength.
    opens : the forecast's history has no such queue: it begins at zero, with the handling time of `source`, or `aht_s`.
        The queue and its place in operation.yaml are those of a scenario; forecasting leaves them out.
    into, into_share : what `factor` takes from each queue comes back to it in these windows, times this share.
    quantile : staff for this quantile of the expected volume; the forecast itself stays.
    """

    name: str
    queues: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    factor: float | None
    add: float | None
    by: str = ""
    reason: str = ""
    windows: tuple[Window, ...] = ()
    aht_factor: float | None = None
    part: str | None = None
    source: str | None = None
    opens: bool = False
    aht_s: float | None = None
    into: tuple[Window, ...] = ()
    into_share: float = 0.0
    quantile: float | None = None


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
    counted : what was assumed, dropped and filled in, by file.
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
    counted: tuple[Counted, ...] = ()

    @property
    def opened(self) -> frozenset[str]:
        """Queues that a scenario opens: without history, forecast from another queue."""
        return frozenset(name for edit in self.edits if edit.opens for name in edit.queues)

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
