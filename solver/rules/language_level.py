"""Language level: the shifts of a desk are worked by those who speak or write its language well enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from solver.outcomes import Violation
from solver.people import CEFR, at_least
from solver.rules.facts.desks import with_templates, worked
from solver.rules.forms import DutyClass, Forbid
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class LanguageOfDesk(RuleModel):
    """Whoever works a shift of a menu has the CEFR level that its desks ask for, in speech or in writing.

    A desk that is `spoken` asks for speech, any other for writing; the one never stands for the other. Levels
    count A1 = 1, A2 = 2, B1 = 3, B2 = 4, C1 = 5, C2 = 6; a language not known at all is 0. Several desks of one
    menu all ask. A desk that names no language asks for none; shifts of the opening state are not judged.
    """

    kind: Literal["language_level"] = "language_level"
    citation: ClassVar[str] = "Agreement: desks name a language and its level in the CEFR (Council of Europe, 2001)"
    words: ClassVar[Words] = Words(
        en=("Language level", "{who}: language {amount} where the desk asks for {limit} (A1 is 1, C2 is 6)."),
        tr=(
            "Dil düzeyi",
            "{who}: dil bilgisi {amount}, masanın istediği {limit} (A1 = 1, C2 = 6).",
            (
                "Bir menünün vardiyasında çalışan kişi, menünün masalarının konuşmada ya da yazmada istediği "
                "CEFR düzeyindedir."
            ),
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No duty of a desk's templates by those below its level, one form a desk."""
        grid, found = case.grid, []
        for desk, templates in with_templates(case):
            if desk.language is not None:
                levels = {agent.id: agent.level(desk.language, spoken=desk.spoken) for agent in case.agents}
                below = frozenset(agent_id for agent_id, level in levels.items() if not at_least(level, desk.level))
                of = DutyClass(templates=templates)
                if below:
                    found.append(Forbid(self.kind, below, of, grid.start_min, grid.end_min))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Planned shifts at a desk whose language the agent does not have at its level."""
        rank = {level: number for number, level in enumerate(CEFR, start=1)}
        found = []
        for agent, duty, desk in worked(case, roster):
            if desk.language is not None:
                known = {it.code: it.speech if desk.spoken else it.writing for it in agent.languages}
                has = rank[known[desk.language]] if desk.language in known else 0
                if has < rank[desk.level]:
                    when = (f"{self.kind}:{desk.language}", agent.id, duty.start_min, duty.end_min)
                    found.append(Violation(*when, has, rank[desk.level], "levels"))
        return tuple(found)
