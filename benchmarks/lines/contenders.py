"""Who answers the questions: vardiya, and peers as their own documentation uses them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from pyworkforce.queuing import ErlangC

from lines.questions import Questions, each
from solver.queues import Concurrency
from solver.staffing.chat import chat_work
from solver.staffing.search import required
from solver.staffing.service import Work

Answers = NDArray[np.int64]
INTERVAL_MIN = 30
THREE_CHATS = Concurrency(3, (1.0, 1.25, 1.5), 1.0)


def erlang_c(part: Questions) -> Answers:
    """Vardiya, patience not known."""
    return required(Work.of(part.load, part.aht_s), part.goal).agents


def erlang_a(part: Questions) -> Answers:
    """Vardiya, customers abandon."""
    return required(Work.of(part.load, part.aht_s, part.patience_s), part.goal).agents


def chat(part: Questions) -> Answers:
    """Vardiya, up to three chats at once; the load is that of single chats."""
    aht_s = 480.0
    return required(chat_work(part.load / aht_s, aht_s, part.patience_s, THREE_CHATS), part.goal).agents


def pyworkforce(part: Questions) -> Answers:
    """Erlang C; one object a question, as its guide has it (its parallel class is slower at this size)."""
    target, answered_min = part.goal.target_share, part.goal.threshold_s / 60.0
    found = []
    for load, aht_s, _ in each(part):
        calls = load * INTERVAL_MIN * 60.0 / aht_s
        line = ErlangC(transactions=calls, aht=aht_s / 60.0, asa=answered_min, interval=INTERVAL_MIN)
        found.append(line.required_positions(service_level=target)["raw_positions"])
    return np.array(found)


PEERS: dict[str, Callable[[Questions], Answers]] = {"pyworkforce": pyworkforce}
