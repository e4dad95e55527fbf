"""Same shift in a row: how many days shifts of one part of the day may follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import Field, model_validator

from solver.outcomes import Violation
from solver.rules.facts.day_parts import DAY_PARTS, DayPart, part_by_clock, starts_in
from solver.rules.facts.roll import everyone
from solver.rules.facts.rows import days_long, recent
from solver.rules.facts.timeline import view
from solver.rules.forms import Run
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.rules.facts.timeline import View
    from solver.rules.forms import Form


class SameShiftRun(RuleModel):
    """At most `most_days` local days in a row with shifts that start in the same part of the day.

    The wall clock at a shift's start says to which part it belongs; a shift that starts in none of them belongs
    to none. A day off ends the row, and so does any shift of another part or of none. The opening state's shifts
    count; rows that ended before the plan are history.

    Parameters
    ----------
    parts : parts of the day, each with its name and the earliest and latest clock minute (0 to 1439) at which its
        shifts start, both included; earliest after latest passes midnight. No two share a minute. By default
        early from 04:00, late from 11:00, night from 20:00.
    most_days : 1 to 14; 5 by default.
    """

    kind: Literal["same_shift_run"] = "same_shift_run"
    citation: ClassVar[str] = "Agreement with the staff"
    words: ClassVar[Words] = Words(
        en=("Same shift in a row", "{who} works the same shift for {amount} in a row; {limit} are allowed."),
        tr=(
            "Üst üste aynı vardiya",
            "{who} üst üste {amount} aynı vardiyada çalışıyor; izin verilen {limit}.",
            "Günün aynı bölümünde başlayan vardiyalarla üst üste en çok `most_days` yerel gün çalışılır.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_days",)
    unsaid: ClassVar[tuple[str, ...]] = ("parts",)
    parts: tuple[DayPart, ...] = Field(default=DAY_PARTS, min_length=1)
    most_days: int = Field(default=5, ge=1, le=14)

    @model_validator(mode="after")
    def _parts_apart(self) -> Self:
        part_by_clock(self.parts)
        return self

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """One run per part of the day, ended by any other duty."""
        who = everyone(case)
        return tuple(Run(self.kind, who, starts_in(part), self.most_days, broken_by_other=True) for part in self.parts)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Rows of shifts of one part that are too long and reach into the plan."""
        seen, found, part_at = view(case, roster), [], part_by_clock(self.parts)
        for agent, _ in seen.rows():
            for row in _rows(seen, agent.id, part_at):
                days = days_long(row)
                if days > self.most_days and row[-1].start_min >= case.grid.start_min:
                    when = (row[0].start_min, row[-1].end_min)
                    found.append(Violation(self.kind, agent.id, *when, days, self.most_days, "days"))
        return tuple(found)


def _rows(seen: View, agent_id: str, part_at: dict[int, str]) -> list[list[Duty]]:
    """Shifts of one part on days in a row with nothing else between them."""
    rows: list[list[Duty]] = []
    before = None
    for duty in recent(seen, agent_id):
        part = part_at.get(seen.clock(duty.start_min))
        if part is not None and part == before and (duty.day - rows[-1][-1].day).days <= 1:
            rows[-1].append(duty)
        elif part is not None:
            rows.append([duty])
        before = part
    return rows
