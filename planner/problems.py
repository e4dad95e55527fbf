"""What is wrong with an operation's files: one error that lists every problem with its place and remedy."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem: where (file, sheet, row or line, column), the value found, the rule, the remedy.

    `code` and `parameters` are rendered by planner/words in English or Turkish. `row` counts lines of the file
    (the header is line 1). `severity` is "error" or "warning".
    """

    file: str
    row: int | None
    column: str | None
    code: str
    value: str = ""
    parameters: tuple[tuple[str, str], ...] = field(default=())
    sheet: str = ""
    severity: str = "error"


class OperationError(Exception):
    """Raised when an operation's files cannot be used; nothing was written. Exit code 2.

    `scenario` names the scenario whose file it is about; empty for the operation's own.
    """

    def __init__(self, problems: tuple[Problem, ...], scenario: str = "") -> None:
        self.problems, self.scenario = problems, scenario
        super().__init__(f"{len(problems)} problems in the operation's files")


class RosterFileError(OperationError):
    """Raised when a roster's file cannot be read, with every row that is at fault. Exit code 2."""


class ChangesFileError(OperationError):
    """Raised when changes cannot be read, do not fit the plan or contradict each other. Exit code 2."""


class StoreError(Exception):
    """Raised when the store cannot be read or written. Exit code 6.

    `code` names the sentence that says what to do, which `parameters` fill; empty where the detail says it all.
    """

    def __init__(self, detail: str, code: str = "", **parameters: str) -> None:
        self.code, self.parameters = code, parameters
        super().__init__(detail)


class LockedError(Exception):
    """Raised when another run holds the operation's lock. Exit code 5.

    `holder` says who, as far as it is known: pid, host, since and what.
    """

    def __init__(self, folder: str, **holder: str) -> None:
        self.holder = holder
        super().__init__(folder)


class NotFoundError(Exception):
    """Raised when a plan, publication or other named thing does not exist. Exit code 2."""
