"""The second reading of a figure: run the command that its answer names, once for all figures, and look there."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from explained.asking import Answered, ask
from planner.answers.figure import placed

RELATIVE = 1e-9
"""What two ways of adding up the same figures may differ by."""
MOST_KEPT = 60
DECIMALS = (2, 4, 6)
"""To which commands round what they print; tables of simulations to six, which can make a figure look whole."""


@dataclass(frozen=True, slots=True)
class Reread:
    """A figure of an answer against its second reading; `found` is None where there is none, and `why`."""

    code: str
    about: str
    command: str
    value: float
    found: float | None
    why: str
    equal: bool


@dataclass
class SecondReadings:
    """Commands run lately, so that each is run once for all figures of an answer; `run` runs one."""

    folder: str
    answers: OrderedDict[tuple[str, ...], Answered] = field(default_factory=OrderedDict)
    run: Callable[[tuple[str, ...]], Answered] = ask

    def reread(self, figure: dict[str, Any]) -> Reread:
        """Look a figure up again."""
        found, value = figure["found"], float(figure["value"])
        command = self._typed(found["command"])
        other = self._typed(found["less_command"]) or command
        told = (figure["code"], figure["about"], figure["command"], value)
        try:
            first = self._place(command, found["place"])
            less = self._place(other, found["less"]) if found["less"] else 0.0
        except (LookupError, ValueError, RuntimeError) as error:
            return Reread(*told, None, str(error), False)
        again = (first - less) * found["scale"]
        room = (rounding(first) + (rounding(less) if found["less"] else 0.0)) * abs(found["scale"])
        return Reread(*told, again, "", math.isclose(value, again, rel_tol=RELATIVE, abs_tol=room))

    def _typed(self, command: list[str]) -> tuple[str, ...]:
        return tuple(part.replace("{dir}", self.folder) for part in command)

    def _place(self, command: tuple[str, ...], place: list[str]) -> float:
        if command not in self.answers:
            self.answers[command] = self.run(command)
            while len(self.answers) > MOST_KEPT:
                self.answers.popitem(last=False)
        self.answers.move_to_end(command)
        answered = self.answers[command]
        if answered.body is None:
            raise LookupError(f"refused: {answered.why}")
        return placed(answered.body, tuple(place))


def rounding(value: float) -> float:
    """Half a unit of the last decimal to which a printed figure was rounded, with what floats lose."""
    finest = 0.5 * 10.0 ** -DECIMALS[-1]
    if float(value).is_integer():
        return finest * (1.0 + RELATIVE)
    decimals = next((decimals for decimals in DECIMALS if round(value, decimals) == value), None)
    return RELATIVE if decimals is None else 0.5 * 10.0**-decimals + RELATIVE
