"""Inverse questions: what is the best start, the cheapest mix, the fewest hires; what is a rule or a person worth."""

from __future__ import annotations

from scenarios.searching.answering import answer
from scenarios.searching.asks import ASKS, judge_ask, read_ask
from scenarios.searching.question import Answer, Ground

__all__ = ["ASKS", "Answer", "Ground", "answer", "judge_ask", "read_ask"]
