"""Which plan scenarios are compared with: the stored one that stands, or another that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from planner.answers.standing import WHERE, Standing, standing
from planner.inputs import PlanRequest, gather
from planner.problems import OperationError, Problem

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.operation.operation import Operation
    from planner.store import Store

WEEKS, SEED = 4, 1


@dataclass(frozen=True, slots=True)
class Asked:
    """The base as it was asked for: a stored plan by its id, or a period to plan; nothing = the newest stored plan."""

    named: str | None = None
    start: date | None = None
    weeks: int | None = None
    as_of: datetime | None = None
    seed: int | None = None
    time_limit_s: float | None = None

    @property
    def periods(self) -> tuple[str, ...]:
        """Names of the options given that ask for another plan."""
        given = {"start": self.start, "weeks": self.weeks, "as-of": self.as_of, "seed": self.seed}
        return tuple(name for name, value in given.items() if value is not None)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The base to stand on: today's inputs, and the stored plan with its roster, or None where it is to be planned."""

    inputs: Inputs
    stored: Standing | None = None


def choose(operation: Operation, store: Store, asked: Asked) -> Chosen:
    """The stored plan that is named or newest; or the inputs of the plan that is asked for, or of a first one.

    Raises
    ------
    NotFoundError
        If the named plan is not stored, or has no roster.
    OperationError
        If both a plan and a period are asked for, a period makes no sense, or somebody rostered has left.
    """
    if asked.named is not None and asked.periods:
        told = (("options", ", ".join(f"--{name}" for name in asked.periods)),)
        raise OperationError((Problem(WHERE, None, "plan", "plan_or_period", asked.named, told),))
    if asked.named is not None or (not asked.periods and store.plan_ids()):
        stood = standing(operation, store, asked.named)
        return Chosen(stood.inputs, stood)
    weeks, seed = (
        fallback if given is None else given for given, fallback in ((asked.weeks, WEEKS), (asked.seed, SEED))
    )
    return Chosen(gather(operation, PlanRequest(asked.start, weeks, asked.as_of, seed, asked.time_limit_s)))
