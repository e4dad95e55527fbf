"""The small error root of the solver: wrong input is one error that lists every problem."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input: a code and the figures that a sentence about it needs."""

    code: str
    parameters: dict[str, object] = field(default_factory=dict)


class SolverError(Exception):
    """Raised when the values handed to the solver make no sense; carries all problems found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p.code} {p.parameters}" for p in problems))


class EngineFault(Exception):
    """Raised when an engine contradicts itself (a model error, or a roster the checker refuses): our bug."""
