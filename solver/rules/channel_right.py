"""Channel right: the shifts of a desk are worked by those who may work on its channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from solver.outcomes import Violation
from solver.rules.facts.desks import with_templates, worked
from solver.rules.forms import DutyClass, Forbid
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class ChannelOfDesk(RuleModel):
    """Whoever works a shift of a menu has the right to the channels that its desks ask for.

    Several desks of one menu all ask: a desk for phone and one for chat need both rights. A desk that names no
    channel asks for none; shifts of the opening state are not judged.
    """

    kind: Literal["channel_right"] = "channel_right"
    citation: ClassVar[str] = "Agreement: who may answer on which channel (access, training, licence)"
    words: ClassVar[Words] = Words(
        en=("Channel right", "{who} may not work on the desk's channel ({amount}, {limit} allowed)."),
        tr=(
            "Kanal yetkisi",
            "{who} masanın kanalında çalışamaz ({amount}, izin verilen {limit}).",
            "Bir menünün vardiyasında çalışan kişinin, menünün masalarının istediği kanallarda yetkisi vardır.",
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No duty of a desk's templates by those without the right, one form a desk."""
        grid, found = case.grid, []
        for desk, templates in with_templates(case):
            without = frozenset(agent.id for agent in case.agents if {desk.channel} - agent.channels - {None})
            if without:
                of = DutyClass(templates=templates)
                found.append(Forbid(self.kind, without, of, grid.start_min, grid.end_min))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Planned shifts at a desk whose channel the agent has no right to."""
        found = []
        for agent, duty, desk in worked(case, roster):
            if desk.channel is not None and desk.channel not in agent.channels:
                when = (f"{self.kind}:{desk.channel}", agent.id, duty.start_min, duty.end_min)
                found.append(Violation(*when, 1, 0, "duties"))
        return tuple(found)
