"""Commands run inside this process: what they print for machines, how they end, and how long they took."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

from typer.testing import CliRunner

import cli
from planner.problems import NotFoundError, OperationError
from planner.report.failures import explain
from solver.errors import SolverError

REFUSALS = (NotFoundError, OperationError, SolverError)


@dataclass(frozen=True, slots=True)
class Answered:
    """What a command printed for machines (None: it refused the question, and `why`), and its wall seconds."""

    body: dict[str, Any] | None
    why: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended for who typed it: the exit code, and what it said (of an answer what it printed)."""

    code: int
    text: str


def ask(arguments: tuple[str, ...]) -> Answered:
    """Run a command with --json.

    Raises
    ------
    RuntimeError
        If it neither answers nor refuses in words: that is a fault of the program.
    """
    began = time.perf_counter()
    ran = CliRunner().invoke(cli.app, [*arguments, "--json"])
    seconds = time.perf_counter() - began
    if isinstance(ran.exception, REFUSALS):
        return Answered(None, refusal(ran.exception), seconds)
    try:
        return Answered(json.loads(ran.stdout), "", seconds)
    except ValueError:
        raise RuntimeError(f"{' '.join(arguments)}: exit {ran.exit_code}, {ran.exception!r}") from ran.exception


def end(arguments: tuple[str, ...]) -> Ended:
    """Run a command for people, and map what it raises as the program's own last line does."""
    ran = CliRunner().invoke(cli.app, list(arguments))
    raised = ran.exception
    if isinstance(raised, Exception):
        return Ended(*explain(raised, "en"))
    return Ended(ran.exit_code, ran.output)


def refusal(error: BaseException) -> str:
    """Codes of the problems of a refusal."""
    problems = getattr(error, "problems", ())
    return ", ".join(sorted({str(problem.code) for problem in problems})) or str(error)
