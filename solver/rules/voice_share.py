"""Voice share: nobody is on the phone all week."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import view, week_of
from solver.rules.forms import DutyClass, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from datetime import date

    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.rules.facts.timeline import View
    from solver.rules.forms import Form


class VoiceShare(RuleModel):
    """At most `most_shifts` of an agent's shifts from Monday to Sunday are at desks of one tiring channel.

    Those are shifts of menus of which a desk asks for `channel`. In a first week that the horizon cuts the
    opening state's shifts count; what they alone have too many is not judged. Where no desk asks for the
    channel, nothing is restricted.

    Parameters
    ----------
    channel : the channel that tires; "phone" by default.
    most_shifts : 0 to 14 shifts a week; 4 by default, one day in five on something else.
    cents : price of each shift beyond; None forbids it. 1500 by default.
    """

    kind: Literal["voice_share"] = "voice_share"
    citation: ClassVar[str] = "Agreement: rotation between channels against fatigue; Directive 89/391/EEC Art. 6(2)(d)"
    words: ClassVar[Words] = Words(
        en=("Share of voice", "{who} has {amount} on the phone in a week; {limit} are meant."),
        tr=(
            "Telefon payı",
            "{who} haftada telefonda {amount} çalışıyor; uygun görülen {limit}.",
            "Kişinin pazartesiden pazara vardiyalarının en çok `most_shifts` tanesi yorucu bir kanalın masalarındadır.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("most_shifts",)
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    unsaid: ClassVar[tuple[str, ...]] = ("channel",)
    channel: str = Field(default="phone", min_length=1)
    most_shifts: int = Field(default=4, ge=0, le=14)
    cents: int | None = Field(default=1500, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A most number of duties a week of the templates at such desks."""
        menus = {desk.menu for desk in case.agreements.desks if desk.channel == self.channel}
        templates = frozenset(template.id for template in case.templates if template.menu in menus)
        if not templates:
            return ()
        of = DutyClass(templates=templates)
        return (Total(self.kind, everyone(case), of, "duties", "week", None, self.most_shifts, self.cents),)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Weeks with too many shifts at such desks, as far as the plan adds them."""
        seen, found = view(case, roster), []
        menus = frozenset(desk.menu for desk in case.agreements.desks if desk.channel == self.channel)
        for agent, planned in seen.rows() if menus else ():
            past = self._by_week(seen, menus, seen.past.get(agent.id, ()))
            for monday, own in sorted(self._by_week(seen, menus, planned).items()):
                shifts = past[monday] + own
                beyond = min(own, shifts - self.most_shifts)
                if beyond > 0:
                    when = (f"{self.kind}:{self.channel}", agent.id, *seen.bounds(monday, 7))
                    price = (True, 0) if self.cents is None else (False, self.cents * beyond)
                    found.append(Violation(*when, shifts, self.most_shifts, "duties", *price))
        return tuple(found)

    def _by_week(self, seen: View, menus: frozenset[str], duties: tuple[Duty, ...]) -> Counter[date]:
        """Shifts of these menus by the Monday of their week."""
        known = ((seen.templates.get(duty.template), duty.day) for duty in duties)
        return Counter(week_of(day) for template, day in known if template is not None and template.menu in menus)
