"""Availability: shifts lie within the hours at which an agent can work."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from solver.outcomes import Violation
from solver.rules.facts.opening_hours import spans
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Forbid
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.policies import Hours
    from solver.rules.forms import Form

REACH = timedelta(days=2)  # a shift ends on the day after its own, or at most on the one after that
Windows = dict[date, list[tuple[int, int]]]


class Availability(RuleModel):
    """Every shift lies wholly within the agent's available hours; whoever states none is available always.

    Hours are those of the wall clock on the weekdays named, also on the night the clocks change: a shift keeps
    its length, so it may run out of a window that it fills on other nights. Windows that touch or overlap are
    one: from 18:00 to midnight and from midnight to 06:00 hold a night shift. A window may end on the next day.
    Shifts of the opening state are not judged.
    """

    kind: Literal["availability"] = "availability"
    citation: ClassVar[str] = "Contract; Directive (EU) 2019/1152 Art. 10 (reference hours and days)"
    words: ClassVar[Words] = Words(
        en=("Availability", "{who} works {amount} outside the hours at which they are available."),
        tr=(
            "Uygunluk saatleri",
            "{who} uygun olduğu saatlerin dışında {amount} çalışıyor.",
            "Her vardiya bütünüyle kişinin uygun olduğu saatlerdedir; saat bildirmeyen kişi her zaman uygundur.",
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No duty of the templates that do not fit, per set of hours and per set of days with equal misfits."""
        grid, found = case.grid, []
        for hours, agents in sharing(case.agents, lambda agent: agent.available).items():
            misfits: dict[frozenset[str], list[date]] = {}
            for day in grid.days if hours else ():
                misfits.setdefault(_misfits(case, hours, day), []).append(day)
            for templates, days in misfits.items():
                if templates:
                    outside = DutyClass(templates=templates, days=frozenset(days))
                    found.append(Forbid(self.kind, agents, outside, grid.start_min, grid.end_min))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Planned shifts that leave the available hours, with the minutes that do."""
        seen, found = view(case, roster), []
        windows: dict[tuple[Hours, ...], Windows] = {}
        for agent, planned in seen.rows():
            open_on = windows.setdefault(agent.available, {})
            for duty in planned if agent.available else ():
                if duty.day not in open_on:
                    open_on[duty.day] = spans(seen.start_of, agent.available, duty.day, duty.day + REACH)
                outside = _outside_min(open_on[duty.day], duty)
                if outside > 0:
                    found.append(Violation(self.kind, agent.id, duty.start_min, duty.end_min, outside, 0, "min"))
        return tuple(found)


def _misfits(case: RosterCase, hours: tuple[Hours, ...], day: date) -> frozenset[str]:
    """Templates that, started on a day, are not held by the hours."""
    windows = spans(case.grid.minute, hours, day, day + REACH)
    misfits = []
    for template in case.templates:
        reach = case.grid.minute(day, template.start)
        end_min = reach + template.length_min
        for opens, closes in windows:
            if opens <= reach:
                reach = max(reach, closes)
        if reach < end_min:
            misfits.append(template.id)
    return frozenset(misfits)


def _outside_min(windows: list[tuple[int, int]], duty: Duty) -> int:
    """Minutes of a duty that no window holds."""
    uncovered = [(duty.start_min, duty.end_min)]
    for opens, closes in windows:
        parts = [part for a, b in uncovered for part in ((a, min(b, opens)), (max(a, closes), b))]
        uncovered = [(a, b) for a, b in parts if a < b]
    return sum(b - a for a, b in uncovered)
