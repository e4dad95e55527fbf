"""Transport: shifts begin and end when those who depend on it can come and go."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.grid import DAY_MIN
from solver.outcomes import Violation
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Forbid
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.agreements import Site
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.rules.facts.timeline import View
    from solver.rules.forms import Form


class Transport(RuleModel):
    """Whoever needs transport starts and ends shifts near an arrival and a departure of the site's transport.

    A shift starts at most `wait_min` minutes after an arrival and ends at most `wait_min` minutes before a
    departure, by the wall clock, over midnight too; on the night the clocks change the end of a shift moves by
    an hour and the transport does not. A site without arrivals binds no start, one without departures no end.
    Shifts of the opening state are not judged.

    Parameters
    ----------
    wait_min : 0 to 720 minutes of waiting at the site; 30 by default.
    night_only : bind only starts and ends from `night_start` to `night_end`, both included: by day people come
        on their own. False by default.
    night_start, night_end : clock minutes, 0 to 1439; 20:00 and 06:00 by default.
    """

    kind: Literal["transport"] = "transport"
    citation: ClassVar[str] = "Turkish regulation on women's work in night shifts (OG 28717): the employer's transport"
    words: ClassVar[Words] = Words(
        en=("Transport", "{who} waits {amount} for transport; {limit} are allowed."),
        tr=(
            "Servis",
            "{who} servis için {amount} bekliyor; izin verilen {limit}.",
            (
                "Servise ihtiyacı olan kişinin vardiyaları yerleşkenin servis geliş ve gidiş saatlerine yakın "
                "başlar ve biter."
            ),
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("wait_min", "night_only")
    unsaid: ClassVar[tuple[str, ...]] = ("night_start", "night_end")
    wait_min: int = Field(default=30, ge=0, le=720)
    night_only: bool = False
    night_start: int = Field(default=1200, ge=0, le=1439)
    night_end: int = Field(default=360, ge=0, le=1439)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No duty of the templates that do not fit, per site and per set of days with equal misfits."""
        grid, found = case.grid, []
        sites = {site.id: site for site in case.agreements.sites}
        bound = (agent for agent in case.agents if agent.needs_transport and agent.site in sites)
        for site_id, agents in sharing(bound, lambda agent: agent.site).items():
            misfits: dict[frozenset[str], list[date]] = {}
            for day in grid.days:
                misfits.setdefault(self._misfits(case, sites[site_id], day), []).append(day)
            for templates, days in misfits.items():
                if templates:
                    late = DutyClass(templates=templates, days=frozenset(days))
                    found.append(Forbid(self.kind, agents, late, grid.start_min, grid.end_min))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Planned shifts with too long a wait, from the arrival or to the departure that is nearest."""
        seen, found = view(case, roster), []
        sites = {site.id: site for site in case.agreements.sites}
        waits: dict[tuple[str, int, int], list[tuple[int, int]]] = {}
        for agent, planned in seen.rows():
            site = sites.get(agent.site)
            if not agent.needs_transport or site is None:
                continue
            for duty in planned:
                key = (site.id, duty.start_min, duty.end_min)
                if key not in waits:
                    waits[key] = self._waits(seen, site, duty)
                for a, b in waits[key]:
                    found.append(Violation(self.kind, agent.id, a, b, b - a, self.wait_min, "min"))
        return tuple(found)

    def _misfits(self, case: RosterCase, site: Site, day: date) -> frozenset[str]:
        """Templates that, started on a day, begin or end at a clock minute that transport does not serve."""
        grid, begins, ends = case.grid, self._served(site.arrivals, 1), self._served(site.departures, -1)
        misfits = []
        for template in case.templates:
            start_min = grid.minute(day, template.start)
            end_min = start_min + template.length_min
            if grid.clock(start_min) not in begins or grid.clock(end_min) not in ends:
                misfits.append(template.id)
        return frozenset(misfits)

    def _served(self, times: tuple[int, ...], step: int) -> frozenset[int]:
        """Clock minutes within the wait from any of the times, and those that nothing binds."""
        served = {(time + step * wait) % DAY_MIN for time in times for wait in range(self.wait_min + 1)}
        every = set(range(DAY_MIN))
        if not times:
            return frozenset(every)
        if not self.night_only:
            return frozenset(served)
        last = self.night_end + (DAY_MIN if self.night_end < self.night_start else 0)
        return frozenset(served | (every - {clock % DAY_MIN for clock in range(self.night_start, last + 1)}))

    def _waits(self, seen: View, site: Site, duty: Duty) -> list[tuple[int, int]]:
        """From when to when people wait too long before and after a shift."""
        before = self._wait(seen, duty.start_min, site.arrivals, -1)
        after = self._wait(seen, duty.end_min, site.departures, 1)
        spans = ((duty.start_min - before, duty.start_min), (duty.end_min, duty.end_min + after))
        return [(first, last) for first, last in spans if last - first > self.wait_min]

    def _wait(self, seen: View, minute: int, times: tuple[int, ...], ahead: int) -> int:
        """Minutes between a start or end and the nearest of the times, looking ahead (1) or back (-1)."""
        clock = seen.clock(minute)
        by_day = (clock - self.night_start) % DAY_MIN > (self.night_end - self.night_start) % DAY_MIN
        if not times or (self.night_only and by_day):
            return 0
        return min(ahead * (time - clock) % DAY_MIN for time in times)
