"""Each question to who answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.searching.start.ask import BestStart

if TYPE_CHECKING:
    from scenarios.searching.asks import AnyAsk
    from scenarios.searching.question import Answer, Ground


def answer(asked: AnyAsk, ground: Ground) -> Answer:
    """Answer a question that fits the plan (`judge_ask`)."""
    if isinstance(asked, BestStart):
        from scenarios.searching.start.answer import best_start
        from scenarios.searching.start.told import BestStartTold

        return BestStartTold(best_start(asked, ground))
    raise AssertionError(asked)
