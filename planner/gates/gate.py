"""What a gate is, and what the gates of each moment of a night may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from planner.inputs import Inputs
from planner.plans import Plan

if TYPE_CHECKING:
    from forecasting import Forecast
    from planner.intake import Intake

Seen = TypeVar("Seen")


@dataclass(frozen=True, slots=True)
class Gate:
    """A finding that keeps the last good plan.

    planner/words has two sentences of each code, with the same parameters: CODE says what was found, CODE_remedy what
    to do about it.
    """

    code: str
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Check(Generic[Seen]):
    """A gate as it is registered: every code that it may find, and the search for them."""

    codes: tuple[str, ...]
    find: Callable[[Seen], Iterable[Gate]]


@dataclass(frozen=True, slots=True)
class DataSeen:
    """What is known before planning: the inputs, and what became of the files delivered (None: nobody looked)."""

    inputs: Inputs
    intake: Intake | None


@dataclass(frozen=True, slots=True)
class ForecastSeen:
    """The forecast of these inputs."""

    inputs: Inputs
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class PlanSeen:
    """The new plan, made from inputs that stand on what is published, and the last good one (None: there is none)."""

    inputs: Inputs
    plan: Plan
    last: Plan | None
