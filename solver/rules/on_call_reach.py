"""On-call reach: who stands by can be at a desk as soon as the window asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from solver.outcomes import Violation
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import StandbyTotal
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class OnCallReach(RuleModel):
    """Nobody stands by in a window whose desk they reach too late: 30 minutes of way are no help to a 30 s goal.

    An agent's minutes from a call to work are at most the window's minutes to the desk; equal is in time. An
    agent whose way is not stated has none (0 minutes). Each on-call duty of the plan is judged by itself; those
    of the opening state are history, and clock changes play no part. No parameters: agents and windows say it.
    """

    kind: Literal["on_call_reach"] = "on_call_reach"
    citation: ClassVar[str] = "Agreement on on-call duty (the operation's service goal)"
    words: ClassVar[Words] = Words(
        en=("On-call within reach", "{who} stands by {amount} away from a desk; {limit} are allowed."),
        tr=(
            "İcap nöbetinde masaya ulaşma",
            "{who} icap nöbetinde masaya {amount} uzakta; izin verilen {limit}.",
            (
                "Kimse masasına geç yetişeceği bir pencerede icap nöbeti tutmaz: 30 dakikalık yol 30 saniyelik "
                "hedefe yaramaz."
            ),
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No on-call duty in the windows that are out of reach, for agents with the same way together."""
        found = []
        for way_min, who in sharing(case.agents, lambda agent: agent.at_desk_min).items():
            far = frozenset(window.id for window in case.requirement.on_call if window.at_desk_min < way_min)
            if far:
                found.append(StandbyTotal(self.kind, who, "duties", "horizon", 0, far))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """On-call duties of agents who live too far away for their window."""
        seen, found = view(case, roster), []
        due = {window.id: window.at_desk_min for window in case.requirement.on_call}
        for agent_id, standing in seen.planned_on_call.items():
            way_min = seen.agents[agent_id].at_desk_min
            for duty in standing:
                limit = due.get(duty.window, way_min)
                if way_min > limit:
                    when = (duty.start_min, duty.end_min)
                    found.append(Violation(self.kind, agent_id, *when, way_min, limit, "min"))
        return tuple(found)
