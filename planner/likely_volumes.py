"""A line reckoned over several volumes, each as likely: what a forecast that may be wrong does to waiting."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from planner.calculator import COMMAND_LINE, Question, reckon
from planner.problems import OperationError, Problem
from planner.typed_figures import numbers

UNSTABLE = "asked_unstable"


@dataclass(frozen=True, slots=True)
class Likely:
    """The service of given agents on average over the volumes, each weighed by its contacts.

    `offered` is the mean volume in the question's period, `late_share` the share of contacts not served in time.
    """

    volumes: int
    offered: float
    service_level: float

    @property
    def late_share(self) -> float:
        """Share of contacts that are not served in time."""
        return 1.0 - self.service_level


def reckon_likely(question: Question, volumes: str) -> Likely:
    """The service of the question's agents over volumes with commas between; its own volume plays no part.

    Raises
    ------
    OperationError
        If the volumes cannot be read or are all nothing, no agents are given, or what `reckon` refuses.
    """
    found = numbers(volumes)
    if found is None or not all(0.0 <= volume < math.inf for volume in found) or sum(found) == 0.0:
        raise OperationError((Problem(COMMAND_LINE, None, "likely", "likely_unreadable", volumes),))
    if question.agents is None:
        raise OperationError((Problem(COMMAND_LINE, None, "agents", "likely_needs_agents"),))
    levels = [_level(replace(question, offered=volume)) for volume in found]
    served = sum(volume * level for volume, level in zip(found, levels, strict=True))
    return Likely(len(found), sum(found) / len(found), served / sum(found))


def _level(question: Question) -> float:
    """Service at one volume; a line that cannot keep up and that nobody leaves serves nobody in time."""
    try:
        return reckon(question).served.service_level
    except OperationError as error:
        if {problem.code for problem in error.problems} == {UNSTABLE}:
            return 0.0
        raise
