"""Wrong answers: every peer's, and a sample of ours, beside the exact number of agents."""

from __future__ import annotations

import numpy as np

from lines import exact
from lines.contenders import PEERS, Answers, erlang_a, erlang_c
from lines.questions import Questions, each, first


def judge(asked: tuple[Questions, ...], patient: int) -> dict[str, dict[str, int]]:
    """How many answers were checked and how many were wrong; `patient` lines with abandonment are checked."""
    true = [_least(part) for part in asked]
    found = {"vardiya": _count([erlang_c(part) for part in asked], true)}
    found |= {name: _count([answer(part) for part in asked], true) for name, answer in PEERS.items()}
    few = first(asked, patient)
    wrong = sum(_wrong(part, erlang_a(part)) for part in few)
    return {**found, "vardiya, Erlang A": {"checked": sum(len(part.load) for part in few), "wrong": wrong}}


def _least(part: Questions) -> list[int]:
    """The exact answers."""
    goal = part.goal
    return [exact.least_patient(load, goal.target_share, goal.threshold_s, aht) for load, aht, _ in each(part)]


def _count(given: list[Answers], true: list[list[int]]) -> dict[str, int]:
    answers, right = np.concatenate(given), np.concatenate(true)
    return {"checked": len(right), "wrong": int((answers != right).sum())}


def _wrong(part: Questions, given: Answers) -> int:
    goal = part.goal
    lines = zip(each(part), given.tolist(), strict=True)
    return sum(not exact.is_least(agents, line, goal.target_share, goal.threshold_s) for line, agents in lines)
