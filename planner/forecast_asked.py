"""Which forecast answers a question about a day or a moment: a stored plan's, or one made for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from planner.inputs import Inputs, PlanRequest, gather, placed
from planner.operation.operation import Operation
from planner.operation.reading import suggestion
from planner.pipeline import run_pipeline
from planner.plans import Plan
from planner.problems import OperationError, Problem
from planner.store import Store


@dataclass(frozen=True, slots=True)
class Question:
    """Which queue, and which local day or interval; neither is the first day after the history.

    `at` without an offset is local to the operation. `plan` names a stored plan whose period and moment are meant.
    """

    queue: str
    day: date | None = None
    at: datetime | None = None
    plan: str | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Asked:
    """The forecast that answers a question: a plan with its inputs, the local day and the moment (UTC) asked for.

    `stored` is the stored plan whose period it is, None if there is none.
    """

    plan: Plan
    inputs: Inputs
    day: date
    at: datetime | None
    stored: Plan | None


def find_asked(operation: Operation, question: Question, store: Store, as_of: datetime | None = None) -> Asked:
    """Find or make the forecast that answers a question; raises as `explain_forecast`.

    Where no stored plan covers the day, it needs history before it: OperationError `asked_before_history`.
    """
    known_queue(operation, question.queue)
    zone = ZoneInfo(operation.config.zone)
    at = None if question.at is None else placed(question.at, zone)
    named = None if question.plan is None else store.outline(question.plan)
    first = operation.default_start if named is None else named.start
    day = question.day or (first if at is None else at.astimezone(zone).date())
    if at is not None and at.astimezone(zone).date() != day:
        told = (("day", str(day)),)
        raise OperationError((Problem("command line", None, "at", "moment_outside_day", str(question.at), told),))
    stored = _covering(operation, day, as_of, store) if named is None else _with_day(named, day)
    if day is not None and stored is None and as_of is None:
        _refuse_before_history(operation, day, question)
    request = PlanRequest() if day is None else _request(operation, day, as_of, stored)
    inputs = gather(operation, request)
    plan = run_pipeline(inputs, until="forecast", stages=store)
    return Asked(plan, inputs, day or inputs.start, at, stored)


def _refuse_before_history(operation: Operation, day: date, question: Question) -> None:
    """See that a day has history before it: a forecast of a past day sees only what ended by its midnight."""
    if operation.contacts.empty:
        return
    zone = ZoneInfo(operation.config.zone)
    first = operation.contacts["start"].min().to_pydatetime().astimezone(zone).date()
    if day <= first:
        option, value = ("day", day) if question.at is None else ("at", question.at.replace(tzinfo=None))
        told = (("first", first.isoformat()),)
        raise OperationError((Problem("command line", None, option, "asked_before_history", str(value), told),))


def known_queue(operation: Operation, queue: str, option: str = "queue") -> None:
    """See that the operation has a queue of this name; OperationError with what was probably meant if not."""
    if queue not in operation.config.queues:
        told = tuple((name, str(value)) for name, value in suggestion(queue, operation.config.queues).items())
        raise OperationError((Problem("command line", None, option, "unknown_queue", queue, told),))


def _with_day(named: Plan, day: date | None) -> Plan:
    """The plan, if the day lies in it."""
    if day not in named.grid.days:
        told = (("start", named.start.isoformat()), ("end", named.grid.days[-1].isoformat()))
        raise OperationError((Problem("command line", None, "day", "day_outside_plan", str(day), told),))
    return named


def _covering(operation: Operation, day: date | None, as_of: datetime | None, store: Store) -> Plan | None:
    """The newest stored plan, if it covers a day that is still to come and nobody asks as of another moment."""
    first_open = operation.default_start
    if as_of is not None or day is None or first_open is None or day < first_open or not store.plan_ids():
        return None
    newest = store.outline()
    return newest if day in newest.grid.days else None


def _request(operation: Operation, day: date, as_of: datetime | None, stored: Plan | None) -> PlanRequest:
    """What to forecast, so that the day lies in it."""
    if stored is not None:
        return PlanRequest(stored.start, stored.weeks, stored.as_of, stored.seed)
    first_open = operation.default_start
    if as_of is None and first_open is not None and day < first_open:
        midnight = datetime.combine(day, time(), ZoneInfo(operation.config.zone)).astimezone(UTC)
        return PlanRequest(start=day, weeks=1, as_of=midnight)
    return PlanRequest(start=day, weeks=1, as_of=as_of)
