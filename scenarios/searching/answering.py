"""Each question to who answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.searching.hiring.asked import FewestHires
from scenarios.searching.mix.ask import CheapestMix
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
    if isinstance(asked, FewestHires):
        from scenarios.searching.hiring.hires import search_hires
        from scenarios.searching.hiring.told import HiringTold

        return HiringTold(asked, search_hires(ground, asked), ground.base.inputs)
    if isinstance(asked, CheapestMix):
        from scenarios.searching.mix.answer import cheapest_mix
        from scenarios.searching.mix.told import CheapestMixTold

        return CheapestMixTold(cheapest_mix(asked, ground))
    from scenarios.searching.worth.answer import what_worth
    from scenarios.searching.worth.told import WorthTold

    return WorthTold(what_worth(asked, ground))
