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


class ProcessLostError(Exception):
    """Raised when the process that should answer died, hung or could not be started; asking again may help."""

    def __init__(self, detail: str) -> None:
        self.code, self.parameters = "failed_process_lost", {"detail": detail}
        super().__init__(detail)


class EngineFault(Exception):
    """Raised when an engine contradicts itself (a model error, or a roster the checker refuses): our bug."""
