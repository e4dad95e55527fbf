"""`vardiya erlang`: a planner's question as it is typed becomes one of the calculator, and its answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.problems import OperationError, Problem
from planner.typed_figures import numbers, period_s, share_of
from solver.errors import SolverError
from solver.queues import Concurrency, Definition
from solver.staffing.ask import ONE_AT_A_TIME, Ask, Model
from solver.staffing.calculator import Answer, calculate
from solver.staffing.chat import from_levels, from_session

COMMAND_LINE = "command line"
DEFINITIONS = {
    "offered": Definition.OFFERED,
    "net-offered": Definition.NET_OFFERED,
    "served": Definition.SERVED,
    "waited": Definition.WAITED,
    "virtual": Definition.PATIENT,
}
MODELS = {str(model): model for model in Model}
MOST_BLOCKED = 0.5
"""A target of model b below it is the largest share blocked, as the trade writes it (0.01)."""

OPTIONS = {
    "load_invalid": "offered",
    "aht_not_positive": "aht",
    "throughput_falls": "aht",
    "patience_not_positive": "patience",
    "patience_needed": "patience",
    "patience_endless": "patience",
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
    "lines_invalid": "lines",
    "lines_too_few": "lines",
    "lines_not_here": "lines",
    "goal_above_lines": "lines",
    "redial_share_invalid": "redial-share",
    "redial_share_not_here": "redial-share",
    "redial_share_without_patience": "redial-share",
    "vip_share_invalid": "vip-share",
    "vip_share_not_here": "vip-share",
    "patience_shape_outside": "patience-shape",
    "patience_shape_not_here": "patience-shape",
    "patience_shape_without_patience": "patience-shape",
}
"""Where each problem of the formulas comes from."""


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

    The others are those of `solver.staffing.ask.Ask`.
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
    lines: int | None = None
    redial_share: float | None = None
    vip_share: float | None = None
    patience_shape: float | None = None

    def typed(self, option: str) -> str:
        """What was typed behind an option; empty if nothing was."""
        names = {"patience": "patience_s", "within": "within_s", "occupancy": "most_occupied"}
        value = getattr(self, names.get(option, option.replace("-", "_")))
        return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def reckon(question: Question) -> Answer:
    """Answer a question.

    Raises
    ------
    OperationError
        With every problem of what was typed, each with its option.
    """
    asked, found = _read(question)
    if found:
        raise OperationError(tuple(sorted((*found, *_further(asked, question, found)), key=_place)))
    try:
        return calculate(asked)
    except SolverError as error:
        raise OperationError(tuple(sorted(_typed(error, question), key=_place))) from error


def _further(asked: Ask, question: Question, found: tuple[Problem, ...]) -> list[Problem]:
    """Problems of the options that could be read; of a model that is not known nothing more is said."""
    told = {problem.column for problem in found}
    about_model = ("needed", "_not_here", "_without_patience") if "model" in told else ()
    further = _typed(SolverError(asked.problems()), question)
    return [problem for problem in further if problem.column not in told and not problem.code.endswith(about_model)]


def _place(problem: Problem) -> int:
    """Where the option stands in the help."""
    order = ("model", "offered", "per", "aht", "patience", "target", "within", "agents")
    return order.index(problem.column or "") if problem.column in order else len(order)


def _read(question: Question) -> tuple[Ask, tuple[Problem, ...]]:
    """The question in numbers, and every option that cannot be read.

    An option that cannot be read has a harmless value in the numbers, so that the others can still be looked at.
    """
    found = [
        *_unknown("model", question.model, tuple(MODELS)),
        *_unknown("definition", question.definition, tuple(DEFINITIONS)),
        *_unreadable("per", question.per, period_s(question.per)),
        *_unreadable("aht", question.aht, numbers(question.aht)),
        *_unreadable("target", question.target or "", () if question.target is None else share_of(question.target)),
    ]
    model = MODELS.get(question.model, Model.ABANDONS)
    levels = numbers(question.aht) or (1.0,)
    unclear = [] if "aht" in {problem.column for problem in found} else _handling_problems(question, model, levels)
    ask = _asked(question, model, levels)
    if unclear or model is not Model.CHAT:
        return ask, (*found, *unclear)
    try:
        return replace(ask, concurrency=_held(question, levels)), tuple(found)
    except SolverError as error:
        return ask, (*found, *_typed(error, question))


def _asked(question: Question, model: Model, levels: tuple[float, ...]) -> Ask:
    return Ask(
        model=model,
        per_s=question.offered / (period_s(question.per) or 1.0),
        aht_s=levels[0],
        target_share=_target(question, model),
        agents=question.agents,
        within_s=question.within_s,
        definition=DEFINITIONS.get(question.definition, Definition.OFFERED),
        patience_s=question.patience_s,
        concurrency=ONE_AT_A_TIME,
        most_occupied=question.most_occupied,
        lines=question.lines,
        redial_share=question.redial_share,
        vip_share=question.vip_share,
        patience_shape=question.patience_shape,
    )


def _handling_problems(question: Question, model: Model, levels: tuple[float, ...]) -> list[Problem]:
    """Handling times that do not tell what was asked."""
    several = len(levels) > 1
    most = question.concurrency or len(levels)
    if model is not Model.CHAT:
        chat_only = ("concurrency", "mean-chats", "slow-per-chat")
        needless = [_refused("chat_only", name, question) for name in chat_only if question.typed(name)]
        return [*([_refused("aht_one", "aht", question)] if several else []), *needless]
    if question.concurrency is not None and question.concurrency < 1:
        return [_refused("concurrency_invalid", "concurrency", question)]
    if several and len(levels) != most:
        return [_refused("aht_levels_differ", "aht", question, most=str(most), count=str(len(levels)))]
    if several:
        extra = ("mean-chats", "slow-per-chat")
        return [_refused("aht_levels_tell", name, question) for name in extra if question.typed(name)]
    if question.mean_chats is None and most > 1:
        return [_refused("aht_levels_needed", "aht", question, most=str(most))]
    return []


def _held(question: Question, levels: tuple[float, ...]) -> Concurrency:
    """Chats at once: from the handling time at each number, or from a session at the usual number."""
    if len(levels) > 1:
        return from_levels(levels)
    slow = {} if question.slow_per_chat is None else {"slow_per_chat": question.slow_per_chat}
    return from_session(question.concurrency or 1, question.mean_chats or 1.0, **slow)


def _target(question: Question, model: Model) -> float | None:
    """The share to be served; model b also takes the share that may be blocked."""
    share = None if question.target is None else share_of(question.target)
    if share is None and question.target is not None:
        return MOST_BLOCKED
    return 1.0 - share if model is Model.BLOCKED and share is not None and 0.0 < share < MOST_BLOCKED else share


def _unknown(option: str, value: str, allowed: tuple[str, ...]) -> list[Problem]:
    if value in allowed:
        return []
    return [Problem(COMMAND_LINE, None, option, f"{option}_unknown", value, (("allowed", ", ".join(allowed)),))]


def _unreadable(option: str, value: str, read: object) -> list[Problem]:
    return [Problem(COMMAND_LINE, None, option, f"{option}_unreadable", value)] if read is None else []


def _refused(code: str, option: str, question: Question, **told: str) -> Problem:
    return Problem(COMMAND_LINE, None, option, code, question.typed(option), tuple(told.items()))


def _typed(error: SolverError, question: Question) -> tuple[Problem, ...]:
    """Problems of the formulas, each with the option that it comes from and what was typed there."""
    made = []
    for problem in error.problems:
        field = str(problem.parameters.get("field", OPTIONS.get(problem.code, "model")))
        told = tuple((name, _plain(value)) for name, value in problem.parameters.items())
        option = field.replace("_", "-")
        made.append(Problem(COMMAND_LINE, None, option, f"asked_{problem.code}", question.typed(option), told))
    return tuple(made)


def _plain(value: object) -> str:
    """A figure as people write it: 33.3, not 33.33333333333333."""
    values = value if isinstance(value, tuple) else (value,)
    return ", ".join(f"{item:.4g}" if isinstance(item, float) else str(item).replace("_", "-") for item in values)
