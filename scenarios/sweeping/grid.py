"""A grid file: a scenario, or several, and what of it is varied."""

from __future__ import annotations

import math
from itertools import product
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.operation.types import Frozen
from scenarios.scenario import Treatment, Wording
from scenarios.sweeping.draws import Draws, Value

MOST_VALUES, MOST_POINTS = 10_000, 100_000


class Axis(Frozen):
    """Values that a parameter takes: a list (`values`), or `from` ... `to` by `step`, both ends included.

    `path`: of the field it sets, "changes.0.share"; by default the name it is listed by.
    """

    path: str | None = None
    values: Annotated[tuple[Value, ...] | None, Field(min_length=1, max_length=MOST_VALUES)] = None
    low: Annotated[float | None, Field(alias="from")] = None
    high: Annotated[float | None, Field(alias="to")] = None
    step: float | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_list(cls, written: object) -> object:
        return {"values": written} if isinstance(written, list | tuple) else written

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        steps = (self.low, self.high, self.step)
        if (self.values is None) == all(part is None for part in steps):
            raise PydanticCustomError("sweep_axis", "a list of values, or from, to and step")
        if self.values is None and any(part is None for part in steps):
            raise PydanticCustomError("sweep_axis", "a list of values, or from, to and step")
        if self.values is None and not 0 <= self._steps() < MOST_VALUES:
            raise PydanticCustomError("sweep_steps", "the step does not lead from one end to the other")
        return self

    def _steps(self) -> float:
        """Steps from one end to the other; -1 where there is no way."""
        assert self.low is not None
        assert self.high is not None
        return -1.0 if not self.step else (self.high - self.low) / self.step

    def every(self) -> tuple[Value, ...]:
        """All values in order."""
        if self.values is not None:
            return self.values
        assert self.low is not None
        assert self.step is not None
        count = math.floor(self._steps() + 1e-9) + 1
        return tuple(_plain(round(self.low + number * self.step, 10)) for number in range(count))


def _plain(value: float) -> Value:
    """Whole numbers as such: fields that count things take no others."""
    return int(value) if value.is_integer() else value


class Grid(Frozen):
    """A grid file as a whole.

    One of `scenario` (the path of a scenario file beside it), `scenarios` (several, to be compared) or `changes` (as
    in a scenario file). `over`: parameters by name or path, every value with every other, or with `zip` the first with
    the first; `draws`: parameters drawn at random. `operation`, `roster` and `tr` as in a scenario file; those of the
    scenario files stand where they are left out. `replications` are played of each scenario, and up to
    `most_replications` where a difference lies within noise.
    """

    name: str
    about: str = ""
    tr: Wording | None = None
    operation: str | None = None
    roster: Treatment | None = None
    scenario: str | None = None
    scenarios: Annotated[tuple[str, ...] | None, Field(min_length=1, max_length=MOST_VALUES)] = None
    changes: tuple[dict[str, object], ...] | None = None
    over: dict[str, Axis] = {}
    zip: bool = False
    draws: Draws | None = None
    replications: Annotated[int, Field(ge=2, le=1000)] = 50
    most_replications: Annotated[int, Field(ge=2, le=1000)] = 200

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if sum(source is not None for source in (self.scenario, self.scenarios, self.changes)) != 1:
            raise PydanticCustomError("sweep_source", "one of scenario, scenarios or changes")
        return self

    @model_validator(mode="after")
    def _countable(self) -> Self:
        if self.zip and len({len(axis.every()) for axis in self.over.values()}) > 1:
            raise PydanticCustomError("sweep_zip", "as many values each")
        if self.count > MOST_POINTS:
            raise PydanticCustomError("sweep_beyond", "too many points")
        return self

    def told_in(self, lang: str) -> Grid:
        """The grid with its name and what it is about in a language, where the file has it."""
        return self if self.tr is None or lang != "tr" else self.model_copy(update=self.tr.model_dump())

    @property
    def files(self) -> tuple[str, ...]:
        """The scenario files that it stands on; none where it has changes of its own."""
        return self.scenarios or (() if self.scenario is None else (self.scenario,))

    @property
    def count(self) -> int:
        """How many scenarios it comes to."""
        lengths = [len(axis.every()) for axis in self.over.values()]
        steps = (lengths[0] if lengths else 1) if self.zip else math.prod(lengths)
        return max(len(self.files), 1) * steps * (1 if self.draws is None else self.draws.count)

    def combinations(self) -> tuple[tuple[int, ...], ...]:
        """For each combination the place of each parameter's value, the last one changing fastest."""
        places = [range(len(axis.every())) for axis in self.over.values()]
        return tuple(zip(*places, strict=True)) if self.zip and places else tuple(product(*places))
