"""Unbroken work: no long stretch of a shift without a break."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import view
from solver.rules.forms import Unbroken
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.rules.forms import Form


class UnbrokenWork(RuleModel):
    """No more than `most_min` minutes of a shift lie before its first break, between two breaks or after its last.

    Minutes are elapsed ones, also in the night in which the clocks change. Any break of the shift counts, paid or
    not and however short; activities are work. Every spell too long is a breach of its own. Shifts of the opening
    state are history.

    Parameters
    ----------
    most_min : 30 to 1440; 360 by default.
    cents : price of each spell too long; None, the default, makes it hard.
    """

    kind: Literal["unbroken_work"] = "unbroken_work"
    citation: ClassVar[str] = "Germany ArbZG Section 4 (none beyond 6 h without a break); Directive 2003/88/EC Art. 4"
    words: ClassVar[Words] = Words(
        en=("Work without a break", "{who} works {amount} without a break; {limit} are allowed."),
        tr=(
            "Molasız çalışma",
            "{who} molasız {amount} çalışıyor; izin verilen {limit}.",
            (
                "Bir vardiyanın ilk molasından önce, iki molası arasında ya da son molasından sonra en çok "
                "`most_min` çalışılır."
            ),
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_min",)
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    most_min: int = Field(default=360, ge=30, le=1440)
    cents: int | None = Field(default=None, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A longest spell of work."""
        return (Unbroken(self.kind, everyone(case), self.most_min, self.cents),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Spells of work that are too long."""
        hard, cents = self.cents is None, self.cents or 0
        return tuple(
            Violation(self.kind, duty.agent, first, last, last - first, self.most_min, "min", hard, cents)
            for _, planned in view(case, roster).rows()
            for duty in planned
            for first, last in _spells(duty)
            if last - first > self.most_min
        )


def _spells(duty: Duty) -> Iterator[tuple[int, int]]:
    """Start and end of the work before, between and after the breaks."""
    first = duty.start_min
    for start_min, length_min in sorted([(rest.start_min, rest.length_min) for rest in duty.breaks]):
        yield first, start_min
        first = start_min + length_min
    yield first, duty.end_min
