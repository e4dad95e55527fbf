"""The one error of the forecasting library: everything that is wrong with what it was given."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, as a code and the figures and names that go with it."""

    code: str
    params: Mapping[str, Value] = field(default_factory=dict)


class ForecastError(ValueError):
    """History, calendar or horizon cannot be used; carries every problem found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p.code} {dict(p.params)}" for p in problems))

    @classmethod
    def of(cls, code: str, **params: Value) -> "ForecastError":
        """Build the error for a single problem."""
        return cls((Problem(code, params),))
