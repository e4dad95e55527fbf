"""Commands run inside this process: what they print for machines, and how long they took."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from typer.testing import CliRunner

import cli
import planner.operation
from planner.problems import NotFoundError, OperationError
from solver.errors import SolverError

REFUSALS = (NotFoundError, OperationError, SolverError)


@dataclass(frozen=True, slots=True)
class Answered:
    """What a command printed for machines (None: it refused the question, and `why`), and its wall seconds."""

    body: dict[str, Any] | None
    why: str
    seconds: float


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


def quick_asker() -> Callable[[tuple[str, ...]], Answered]:
    """Like `ask`, but an operation is read once for all: for second readings, whose time nobody measures."""
    plain = planner.operation.load
    quick = cache(plain)

    def run(arguments: tuple[str, ...]) -> Answered:
        planner.operation.load = quick
        try:
            return ask(arguments)
        finally:
            planner.operation.load = plain

    return run


def refusal(error: BaseException) -> str:
    """Codes of the problems of a refusal."""
    problems = getattr(error, "problems", ())
    return ", ".join(sorted({str(problem.code) for problem in problems})) or str(error)
