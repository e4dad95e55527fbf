"""On-call as work: standby that leaves little freedom is working time of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.standby_weeks import standby_weeks
from solver.rules.facts.timeline import view
from solver.rules.forms import StandbyTotal
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import OnCallDuty, Roster
    from solver.rules.forms import Form


class OnCallWork(RuleModel):
    """Standby that must be answered within `response_min` counts as work in the law's week.

    Unlike `on_call_limits`, which asks what the longest call-out would do to any on-call duty, this rule speaks
    of waiting itself: nobody need be called. Only windows with an answer time of at most `response_min` count,
    with `share` of their elapsed minutes (cut to whole minutes for each duty), against the law's limit alone:
    the contract bounds paid work, not standby. With equal limits `on_call_limits` is the stricter; a book that
    lets a call-out lengthen the week carries this one.

    Weeks run from Monday to Sunday and hold what starts in them, shifts and on-call duties of the opening state
    included (an old on-call duty whose window is no longer known counts, for the safe side); only weeks in which
    an on-call duty of the plan that counts starts are judged.

    Parameters
    ----------
    response_min : 0 to 240 minutes to answer, up to which standby is work; 30 by default (Matzak had 8; the
        Court weighs each case, an hour was left open).
    share : above 0, at most 1: the part of standby that counts; 1.0 by the Court.
    most_week_min : 60 to 5040 minutes of work; 2880 (48 h) in the EU, 2700 (45 h) in Turkey.
    """

    kind: Literal["on_call_work"] = "on_call_work"
    citation: ClassVar[str] = "CJEU C-518/15 (Matzak), C-344/19, C-580/19; Directive 2003/88/EC Arts 2 and 6"
    words: ClassVar[Words] = Words(
        en=("On-call as work", "{who} works {amount} in a week, standby counted; {limit} are allowed."),
        tr=(
            "Çalışma sayılan icap nöbeti",
            "{who} icap nöbeti dahil haftada {amount} çalışıyor; izin verilen {limit}.",
            "En geç `response_min` içinde yanıt isteyen icap nöbeti, yasanın haftalık sınırında çalışma sayılır.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_week_min",)
    more_asks: ClassVar[tuple[str, ...]] = ("response_min", "share")
    response_min: int = Field(default=30, ge=0, le=240)
    share: float = Field(default=1.0, gt=0.0, le=1.0)
    most_week_min: int = Field(default=2880, ge=60, le=5040)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Work and the standby that counts, per week."""
        windows = case.requirement.on_call
        quick = {window.id for window in windows if window.answer_min <= self.response_min}
        if not quick:
            return ()
        unknown = {duty.window for duty in case.opening.on_call} - {window.id for window in windows}
        counted = frozenset(quick | unknown)
        most = self.most_week_min
        return (StandbyTotal(self.kind, everyone(case), "work_min", "week", most, counted, self.share),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Weeks that standby makes too long."""
        seen, found = view(case, roster), []
        answer = {window.id: window.answer_min for window in case.requirement.on_call}

        def minutes_of(duty: OnCallDuty) -> int | None:
            if answer.get(duty.window, 0) > self.response_min:
                return None
            return int(self.share * (duty.end_min - duty.start_min))

        for agent_id in seen.planned_on_call:
            for monday, (paid_min, stood_min) in standby_weeks(seen, agent_id, minutes_of).items():
                worked = paid_min + stood_min
                if worked > self.most_week_min:
                    when = seen.bounds(monday, 7)
                    found.append(Violation(self.kind, agent_id, *when, worked, self.most_week_min, "min"))
        return tuple(found)
