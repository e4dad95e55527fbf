"""Night length: how long a night shift may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Forbid
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class NightLength(RuleModel):
    """A shift with more than half of its minutes in the night window pays at most `most_paid_min`.

    The window is one of the wall clock; half is judged in elapsed minutes, breaks included, so the window is
    nine hours long on the night the clocks go forward and eleven on the night they go back.

    Parameters
    ----------
    night_start, night_end : clock minutes, 0 to 1439; 1200 and 360 (20:00-06:00) in Turkey.
    most_paid_min : 60 to 1440 paid minutes; 450 (7.5 h) in Turkey, 480 (8 h) in the EU.
    """

    kind: Literal["night_length"] = "night_length"
    citation: ClassVar[str] = "Law 4857 Art. 69 (7.5 h; night is 20:00-06:00) and shift regulation Art. 7"
    words: ClassVar[Words] = Words(
        en=("Length of night shifts", "{who}: a night shift pays {amount}; {limit} are allowed."),
        tr=(
            "Gece vardiyasının uzunluğu",
            "{who}: gece vardiyası {amount} ücretli; izin verilen {limit}.",
            "Yarısından fazlası gece saatlerine düşen bir vardiyanın ücretli süresi en çok `most_paid_min` olur.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_paid_min",)
    unsaid: ClassVar[tuple[str, ...]] = ("night_start", "night_end")
    night_start: int = Field(default=1200, ge=0, le=1439)
    night_end: int = Field(default=360, ge=0, le=1439)
    most_paid_min: int = Field(default=450, ge=60, le=1440)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No night duty that pays more."""
        grid = case.grid
        window = (self.night_start, self.night_end)
        long_night = DutyClass(night_window=window, longer_paid_min=self.most_paid_min)
        return (Forbid(self.kind, everyone(case), long_night, grid.start_min, grid.end_min, by_start=True),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Night shifts that are too long."""
        seen, window = view(case, roster), (self.night_start, self.night_end)
        return tuple(
            Violation(self.kind, a.id, d.start_min, d.end_min, d.paid_min, self.most_paid_min, "min")
            for a, planned in seen.rows()
            for d in planned
            if d.paid_min > self.most_paid_min and seen.is_night(d, window)
        )
