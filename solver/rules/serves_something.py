"""Serves something: nobody is on duty who can answer no queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from solver.outcomes import Violation
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Forbid
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class ServesSomething(RuleModel):
    """An agent on duty has the skill, level, channel right and papers of at least one queue, or counts to a floor.

    A shift lead who answers no queue but stands on the lead floor may work; an agent whose only certificate
    runs out inside the horizon may not.
    """

    kind: Literal["serves_something"] = "serves_something"
    citation: ClassVar[str] = "Agreement: queues name their least skills, CEFR levels and certificates"
    words: ClassVar[Words] = Words(
        en=("Can serve a queue", "{who} is rostered but can serve no queue."),
        tr=(
            "Bir kuyruğa bakabilme",
            "{who} vardiyada ama hiçbir kuyruğa bakamıyor.",
            (
                "Görevdeki kişide en az bir kuyruğun istediği beceri, düzey, kanal yetkisi ve belgeler vardır ya "
                "da kişi asgari kadroda sayılır."
            ),
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No duty of agents who serve nothing."""
        idle = self._idle(case)
        grid = case.grid
        return (Forbid(self.kind, idle, EVERY, grid.start_min, grid.end_min, by_start=True),) if idle else ()

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Shifts of agents who serve nothing."""
        idle = self._idle(case)
        return tuple(
            Violation(self.kind, agent.id, duty.start_min, duty.end_min, 0, 1, "queues")
            for agent, planned in view(case, roster).rows()
            if agent.id in idle
            for duty in planned
        )

    def _idle(self, case: RosterCase) -> frozenset[str]:
        useful = {agent_id for members in case.groups.members for agent_id in members}
        for floor in case.requirement.floors:
            useful |= floor.agents
        return frozenset(agent.id for agent in case.agents if agent.id not in useful)
