"""What every contender of the contest gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from contest.case import Floats
from contest.sight import Sight


@dataclass(frozen=True, eq=False, slots=True)
class Prediction:
    """Expected contacts of the horizon, queue x interval, and own bands (level x queue x interval) if it has any.

    `seconds` are shares of the time taken that are worth telling apart.
    """

    mean: Floats
    bands: Floats | None = None
    seconds: Mapping[str, float] = field(default_factory=dict)


class Contender(Protocol):
    """A forecaster that is fitted anew at each origin."""

    name: str

    def predict(self, sight: Sight) -> Prediction:
        """Forecast the horizon from what was known at its origin."""
