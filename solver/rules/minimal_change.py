"""Minimal change: what was published changes only for a reason that is worth it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.rules.facts.published import Prices, Published, changes, kept, published
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.outcomes import Violation
    from solver.rules.forms import Form


class MinimalChange(RuleModel):
    """Each published shift that is dropped, changed or joined by a new one costs, on all days of the horizon.

    A day off instead of a published shift costs `dropped_cents`, another template in its place `changed_cents`
    alone, a shift on a published day off `added_cents`. With n published shifts on a day, each that the day has
    fewer than n is dropped, and each of a template not published for it is changed. Nothing costs on days outside
    the contract, and on days whose published shift overlaps an absence or has a template that is no more. The rule
    binds nobody without a published roster (`RosterCase.base`, from its first to its last day with a shift); when
    a shift starts decides its day, and shifts of the opening state are not judged.

    Parameters
    ----------
    dropped_cents : price of a published shift that becomes a day off; 1500 by default.
    changed_cents : price of a shift of another template than published; 1000 by default.
    added_cents : price of a shift on a published day off; 2500 by default.
    """

    kind: Literal["minimal_change"] = "minimal_change"
    citation: ClassVar[str] = "Agreement with the staff (what was published can be relied on)"
    words: ClassVar[Words] = Words(
        en=("Changes to the published roster", "{who}: a published day is changed."),
        tr=(
            "Yayımlanan plandan sapma",
            "{who}: yayımlanmış bir gün değişiyor.",
            (
                "Yayımlanmış bir vardiyanın kalkması, değişmesi ya da yanına yenisinin gelmesi planın bütün "
                "günlerinde bedel getirir."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("dropped_cents", "changed_cents", "added_cents")
    dropped_cents: int = Field(default=1500, ge=1)
    changed_cents: int = Field(default=1000, ge=1)
    added_cents: int = Field(default=2500, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Prices on other duties than the published ones, and on fewer."""
        return kept(self.kind, case, self._bound(case), self._prices())

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Days that are not worked as published, with their prices."""
        return changes(self.kind, case, roster, self._bound(case), self._prices())

    def _prices(self) -> Prices:
        return Prices(self.dropped_cents, self.changed_cents, self.added_cents)

    def _bound(self, case: RosterCase) -> Published:
        return published(case, case.grid.days)
