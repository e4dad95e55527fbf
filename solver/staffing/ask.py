"""What is asked of the calculator: one line of agents, and every reason why it has no answer."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from solver.errors import Problem, SolverError
from solver.queues import Concurrency, Definition, Measure, ServiceGoal
from solver.staffing.chat import chat_work
from solver.staffing.service import Work, checked_agents, goal_score

ONE_AT_A_TIME = Concurrency()
MOST_LINES = 100_000
SHAPES = (0.1, 10.0)  # of patience: beyond them the law is a spike, and its integrals lose digits


class Model(StrEnum):
    """What becomes of a contact that finds every agent busy."""

    BLOCKED = "b"  # Erlang B: it is lost
    WAITS = "c"  # Erlang C: it waits for ever
    ABANDONS = "a"  # Erlang A: it waits as long as its patience lasts
    CHAT = "chat"  # as a (as c without a patience), and an agent holds several at once


EXTRAS: dict[str, tuple[Model, ...]] = {
    "lines": (Model.ABANDONS, Model.WAITS, Model.CHAT),
    "redial_share": (Model.ABANDONS, Model.BLOCKED, Model.CHAT),
    "vip_share": (Model.WAITS,),
    "patience_shape": (Model.ABANDONS, Model.CHAT),
}
"""What can be added to which model; one at a time, as there is no exact formula for two together."""

ABOUT_LEAVING = ("redial_share", "patience_shape")


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of the calculator.

    Attributes
    ----------
    per_s : contacts per second.
    aht_s : handling time, s; for chats as recorded at the mean number `concurrency.measured_at`.
    target_share : share of contacts to be served within `within_s`, as `definition` counts; model b serves at once
        or never. The least number of agents is sought where `agents` is None.
    agents : number of agents whose service is asked, whole or (but for chats and with `lines`) not.
    patience_s : mean time to abandon, s; None if not known. Models b and c do not look at it.
    most_occupied : highest accepted occupancy; it can take more agents than the goal does.
    lines : most contacts at once, served and waiting, 1 to 100,000; the next one hears engaged.
    redial_share : share of those who gave up or heard engaged who try again, 0 to below 1.
    vip_share : share of contacts that goes before all others, above 0 and below 1; the goal is theirs.
    patience_shape : Weibull shape of the patience, 0.1 to 10; below 1 many leave at once.
    """

    model: Model
    per_s: float
    aht_s: float
    target_share: float | None = None
    agents: float | None = None
    within_s: float = 20.0
    definition: Definition = Definition.OFFERED
    patience_s: float | None = None
    concurrency: Concurrency = ONE_AT_A_TIME
    most_occupied: float = 1.0
    lines: int | None = None
    redial_share: float | None = None
    vip_share: float | None = None
    patience_shape: float | None = None

    @property
    def goal(self) -> ServiceGoal:
        """The goal as the formulas take it; without a target everybody is to be served, which only a search minds."""
        share = 1.0 if self.target_share is None else self.target_share
        return ServiceGoal(Measure.SERVICE_LEVEL, share, self.within_s, self.definition)

    @property
    def work(self) -> Work:
        """The offered work.

        Raises
        ------
        SolverError : load_invalid, aht_not_positive, patience_not_positive, patience_endless, throughput_falls.
        """
        if self.model is Model.CHAT:
            return chat_work(self.per_s, self.aht_s, self.patience_s, self.concurrency)
        patience_s = self.patience_s if self.model is Model.ABANDONS else None
        return Work.of(self.per_s * self.aht_s, self.aht_s, patience_s)

    @property
    def most_agents(self) -> float:
        """Agents that the lines can keep busy."""
        return math.inf if self.lines is None else self.lines // self.concurrency.most

    def problems(self) -> tuple[Problem, ...]:
        """Every reason why there is no answer, but for those that show only in reckoning (such as unstable)."""
        return (*self._line_problems(), *self._wish_problems(), *self._extra_problems())

    def _line_problems(self) -> Iterator[Problem]:
        """Of the work and the goal."""
        found = _refusals(lambda: self.work)
        if not 0.0 <= self.per_s < math.inf and "load_invalid" not in {problem.code for problem in found}:
            yield Problem("load_invalid", {"load": self.per_s})
        yield from found
        if self.model in (Model.BLOCKED, Model.WAITS) and self.patience_s is not None:
            yield from _refusals(lambda: Work.of(0.0, 1.0, self.patience_s))
        if self.model is Model.ABANDONS and self.patience_s is None:
            yield Problem("patience_needed")
        if not 0.0 <= self.within_s < math.inf:
            yield Problem("within_invalid", {"within_s": self.within_s})
        elif self.target_share is not None:
            yield from _refusals(lambda: goal_score(self.goal))

    def _wish_problems(self) -> Iterator[Problem]:
        """Of what is wanted: agents or service."""
        agents = self.agents
        if agents is None and self.target_share is None:
            yield Problem("agents_or_target")
        if agents is not None:
            whole = self.concurrency.most > 1 or self.lines is not None
            yield from _refusals(lambda: checked_agents(agents, (1.0, 1.0) if whole else (1.0,)))
        if not 0.0 < self.most_occupied <= 1.0:
            yield Problem("occupancy_invalid", {"occupancy": self.most_occupied})

    def _extra_problems(self) -> Iterator[Problem]:
        """Of what is added to the model."""
        added = tuple(name for name in EXTRAS if getattr(self, name) is not None)
        yield from (
            Problem(f"{name}_not_here", {"model": self.model}) for name in added if self.model not in EXTRAS[name]
        )
        yield from (Problem("extra_beside", {"field": name, "other": added[0]}) for name in added[1:])
        if self.model is Model.CHAT and self.patience_s is None:
            yield from (Problem(f"{name}_without_patience") for name in added if name in ABOUT_LEAVING)
        yield from self._figure_problems()

    def _figure_problems(self) -> Iterator[Problem]:
        """Of the figures that belong to what is added."""
        if self.lines is not None and not 1 <= self.lines <= MOST_LINES:
            yield Problem("lines_invalid", {"lines": self.lines, "most": MOST_LINES})
        elif self.agents is not None and self.agents > self.most_agents:
            yield Problem("lines_too_few", {"lines": self.lines, "agents": self.agents})
        if self.redial_share is not None and not 0.0 <= self.redial_share < 1.0:
            yield Problem("redial_share_invalid", {"share": self.redial_share})
        if self.vip_share is not None and not 0.0 < self.vip_share < 1.0:
            yield Problem("vip_share_invalid", {"share": self.vip_share})
        if self.patience_shape is not None and not SHAPES[0] <= self.patience_shape <= SHAPES[1]:
            yield Problem("patience_shape_outside", {"low": SHAPES[0], "high": SHAPES[1]})


def _refusals(made: Callable[[], object]) -> tuple[Problem, ...]:
    """What a formula's own check says."""
    try:
        made()
    except SolverError as error:
        return error.problems
    return ()
