"""`vardiya erlang`: a planner's question as it is typed becomes one of the calculator, and its answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.problems import OperationError, Problem
from solver.errors import SolverError
from solver.queues import Concurrency, Definition
from solver.staffing.calculator import ONE_AT_A_TIME, Answer, Ask, Model, calculate
from solver.staffing.chat import from_levels, from_session

COMMAND_LINE = "command line"
DEFINITIONS = {
    "offered": Definition.OFFERED,
    "net-offered": Definition.NET_OFFERED,
    "served": Definition.SERVED,
    "waited": Definition.WAITED,
    "virtual": Definition.PATIENT,
}
PERIOD = re.compile(r"(\d+(?:\.\d+)?)?\s*(min|h|day)", re.IGNORECASE)
SECONDS = {"min": 60.0, "h": 3600.0, "day": 86400.0}
MOST_BLOCKED = 0.5
"""A target of model b below it is the largest share blocked, as the trade writes it (0.01)."""

OPTIONS = {
    "load_invalid": "offered",
    "aht_not_positive": "aht",
    "throughput_falls": "aht",
    "patience_not_positive": "patience",
    "patience_needed": "patience",
    "patience_endless": "patience",
    "definition_not_given": "definition",
    "agents_or_target": "target",
    "target_unattainable": "target",
    "goal_invalid": "target",
    "within_invalid": "within",
    "occupancy_invalid": "occupancy",
    "agents_invalid": "agents",
    "agents_not_whole": "agents",
    "unstable": "agents",
    "mean_chats_outside": "mean-chats",
    "slow_down_invalid": "slow-per-chat",
}


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed.

    Attributes
    ----------
    offered, per : contacts in a period such as 15min, 30min, 1h or day.
    aht : seconds; for chats at 1, 2, .. at once with commas between, or one session length at `mean_chats`.
    target : a share such as 0.8 or 80%.
    definition : one of `DEFINITIONS`.
    slow_per_chat : what each further chat adds to a session, as a share of its length alone.
    """

    model: str
    offered: float
    per: str
    aht: str
    patience_s: float | None = None
    target: str | None = None
    within_s: float = 20.0
    agents: float | None = None
    definition: str = "offered"
    concurrency: int | None = None
    mean_chats: float | None = None
    slow_per_chat: float | None = None
    most_occupied: float = 1.0


def reckon(question: Question) -> Answer:
    """Answer a question.

    Raises
    ------
    OperationError
        With every problem of what was typed, each with its option.
    """
    asked = _read(question)
    try:
        return calculate(asked)
    except SolverError as error:
        raise OperationError(_typed(error)) from error


def _read(question: Question) -> Ask:
    """The question in numbers; every option that cannot be read is told at once."""
    models = {str(model): model for model in Model}
    found = [
        *_unknown("model", question.model, tuple(models)),
        *_unknown("definition", question.definition, tuple(DEFINITIONS)),
        *_unreadable("per", question.per, period_s(question.per)),
        *_unreadable("aht", question.aht, numbers(question.aht)),
        *_unreadable("target", question.target or "", () if question.target is None else share_of(question.target)),
    ]
    per_s, levels = period_s(question.per), numbers(question.aht)
    if found or per_s is None or levels is None:
        raise OperationError(tuple(found))
    model = models[question.model]
    concurrency, aht_s = _handling(question, model, levels)
    return Ask(
        model=model,
        per_s=question.offered / per_s,
        aht_s=aht_s,
        target_share=_target(question, model),
        agents=question.agents,
        within_s=question.within_s,
        definition=DEFINITIONS[question.definition],
        patience_s=question.patience_s,
        concurrency=concurrency,
        most_occupied=question.most_occupied,
    )


def _handling(question: Question, model: Model, levels: tuple[float, ...]) -> tuple[Concurrency, float]:
    """Chats at once, and the handling time that goes with them."""
    several = len(levels) > 1
    if model is not Model.CHAT:
        if several:
            raise _refused("aht_one", "aht", question.aht)
        return ONE_AT_A_TIME, levels[0]
    most = question.concurrency or len(levels)
    if several and len(levels) != most:
        raise _refused("aht_levels_differ", "aht", question.aht, most=str(most), count=str(len(levels)))
    if not several and question.mean_chats is None and most > 1:
        raise _refused("aht_levels_needed", "aht", question.aht, most=str(most))
    try:
        if several:
            return from_levels(levels), levels[0]
        slow = {} if question.slow_per_chat is None else {"slow_per_chat": question.slow_per_chat}
        return from_session(most, question.mean_chats or 1.0, **slow), levels[0]
    except SolverError as error:
        raise OperationError(_typed(error)) from error


def _target(question: Question, model: Model) -> float | None:
    """The share to be served; model b also takes the share that may be blocked."""
    share = None if question.target is None else share_of(question.target)
    return 1.0 - share if model is Model.BLOCKED and share is not None and 0.0 < share < MOST_BLOCKED else share


def period_s(text: str) -> float | None:
    """Seconds of 15min, 30min, 1h, h or day; None if it is no period."""
    found = PERIOD.fullmatch(text.strip())
    seconds = 0.0 if found is None else float(found[1] or 1) * SECONDS[found[2].lower()]
    return seconds if seconds > 0 else None


def numbers(text: str) -> tuple[float, ...] | None:
    """Numbers with commas between; None if one is none."""
    try:
        return tuple(float(part) for part in text.split(","))
    except ValueError:
        return None


def share_of(text: str) -> float | None:
    """A share such as 0.8 or 80%; None if it is no number."""
    number, percent = text.strip().removesuffix("%"), text.strip().endswith("%")
    try:
        return float(number) / (100.0 if percent else 1.0)
    except ValueError:
        return None


def _unknown(option: str, value: str, allowed: tuple[str, ...]) -> list[Problem]:
    if value in allowed:
        return []
    return [Problem(COMMAND_LINE, None, option, f"{option}_unknown", value, (("allowed", ", ".join(allowed)),))]


def _unreadable(option: str, value: str, read: object) -> list[Problem]:
    return [Problem(COMMAND_LINE, None, option, f"{option}_unreadable", value)] if read is None else []


def _refused(code: str, option: str, value: str, **told: str) -> OperationError:
    return OperationError((Problem(COMMAND_LINE, None, option, code, value, tuple(told.items())),))


def _typed(error: SolverError) -> tuple[Problem, ...]:
    """Problems of the formulas, each with the option that it comes from."""
    return tuple(
        Problem(
            COMMAND_LINE,
            None,
            OPTIONS.get(problem.code, "model"),
            f"fault_{problem.code}",
            "",
            tuple((name, _plain(value)) for name, value in problem.parameters.items()),
        )
        for problem in error.problems
    )


def _plain(value: object) -> str:
    """A figure as people write it: 33.3, not 33.33333333333333."""
    values = value if isinstance(value, tuple) else (value,)
    return ", ".join(f"{item:.6g}" if isinstance(item, float) else str(item) for item in values)
