"""How far a sweep is, in one line."""

from __future__ import annotations

from collections.abc import Callable

from planner.words import sentence
from planner.words.numbers import number, span
from scenarios.sweeping.sweeper import Going

Say = Callable[[Callable[[float], str]], None]


class Teller:
    """Passes the line on, and remembers what was last heard."""

    def __init__(self, say: Say, lang: str) -> None:
        self._say, self._lang = say, lang
        self.last: Going | None = None

    def __call__(self, going: Going) -> None:
        """Tell how far it is."""
        self.last = going
        self._say(lambda elapsed_s: going_text(going, elapsed_s, self._lang))


def going_text(going: Going, elapsed_s: float, lang: str) -> str:
    """Scenarios done of all, those that were there already, and the time to go once one has been played."""
    told = {
        "elapsed": f"{number(elapsed_s, lang):>4}",
        "done": number(going.done, lang),
        "asked": number(going.total, lang),
        "reused": number(going.reused, lang),
    }
    if going.left_s is None:
        return sentence("sweep_step_first", told, lang)
    return sentence("sweep_step", told | {"left": span(going.left_s, lang)}, lang)
