"""What a parameter is drawn from, each draw from random numbers of its own: a longer run extends a shorter one."""

from __future__ import annotations

import hashlib
import math
from abc import abstractmethod
from statistics import NormalDist
from typing import Annotated, Literal, Self

import numpy as np
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.operation.types import Frozen

Value = bool | int | float | str | tuple[str, ...]
"""What a parameter of a scenario can be set to."""


class Drawn(Frozen):
    """A drawn parameter: `path` of the field it sets (by default the name it is listed by); `whole` rounds it."""

    path: str | None = None
    whole: bool = False

    @abstractmethod
    def at(self, share: float) -> Value:
        """The value below which this share of all draws lies."""

    def value(self, seed: int, draw: int, path: str) -> Value:
        """The value of draw number `draw`, whatever else is drawn and however often."""
        name = int.from_bytes(hashlib.sha256(path.encode()).digest()[:8], "big")
        found = self.at(float(np.random.default_rng((seed, draw, name)).random()))
        if isinstance(found, float):
            return round(found) if self.whole else round(found, 6)
        return found


class Normal(Drawn):
    """Normal with `mean` and `sd`, cut off at `least` and `most` where they are given."""

    kind: Literal["normal"]
    mean: float
    sd: Annotated[float, Field(gt=0)]
    least: float | None = None
    most: float | None = None

    @model_validator(mode="after")
    def _something_between(self) -> Self:
        low, high = self._shares()
        if not high - low > 1e-9:
            raise PydanticCustomError("sweep_draw_order", "nothing can be drawn between these limits")
        return self

    def _shares(self) -> tuple[float, float]:
        curve = NormalDist(self.mean, self.sd)
        low = 0.0 if self.least is None else curve.cdf(self.least)
        return low, 1.0 if self.most is None else curve.cdf(self.most)

    def at(self, share: float) -> Value:
        """By the inverse of the distribution, the limits' shares left out."""
        low, high = self._shares()
        inside = low + share * (high - low)
        return NormalDist(self.mean, self.sd).inv_cdf(min(max(inside, 1e-12), 1 - 1e-12))


class Uniform(Drawn):
    """Every value from `from` to `to` alike."""

    kind: Literal["uniform"]
    low: Annotated[float, Field(alias="from")]
    high: Annotated[float, Field(alias="to")]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _ordered(self.low < self.high)
        return self

    def at(self, share: float) -> Value:
        """In proportion."""
        return self.low + share * (self.high - self.low)


class Triangular(Drawn):
    """Between `low` and `high`, `mode` the likeliest."""

    kind: Literal["triangular"]
    low: float
    mode: float
    high: float

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        _ordered(self.low <= self.mode <= self.high and self.low < self.high)
        return self

    def at(self, share: float) -> Value:
        """By the inverse of the distribution."""
        whole, left = self.high - self.low, self.mode - self.low
        if share * whole <= left:
            return self.low + math.sqrt(share * whole * left)
        return self.high - math.sqrt((1 - share) * whole * (self.high - self.mode))


class Choice(Drawn):
    """One of `values`, all alike or by `weights`."""

    kind: Literal["choice"]
    values: Annotated[tuple[Value, ...], Field(min_length=1)]
    weights: tuple[Annotated[float, Field(gt=0)], ...] = ()

    @model_validator(mode="after")
    def _a_weight_each(self) -> Self:
        if self.weights and len(self.weights) != len(self.values):
            raise PydanticCustomError("sweep_weights", "one weight for each value")
        return self

    def at(self, share: float) -> Value:
        """The value whose turn it is."""
        bounds = np.cumsum(self.weights or [1.0] * len(self.values))
        return self.values[min(int(np.searchsorted(bounds, share * bounds[-1], "right")), len(self.values) - 1)]


def _ordered(fits: bool) -> None:
    if not fits:
        raise PydanticCustomError("sweep_draw_order", "the limits are not in order")


Distribution = Annotated[Normal | Uniform | Triangular | Choice, Field(discriminator="kind")]


class Draws(Frozen):
    """How often is drawn (`count`), from which `seed`, and what: `parameters` by name or path."""

    count: Annotated[int, Field(ge=1, le=10_000)]
    seed: Annotated[int, Field(ge=0)] = 1
    parameters: Annotated[dict[str, Distribution], Field(min_length=1)]
