"""Skill: the shifts of a desk are worked by those who have its skill."""

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


class SkillOfDesk(RuleModel):
    """Whoever works a shift of a menu has the skills that its desks ask for, at their least proficiency.

    Proficiency counts from 1 to 5; whoever does not have the skill at all stands at 0. Several desks of one menu
    all ask. A desk that names no skill asks for none here; shifts of the opening state are not judged.
    """

    kind: Literal["skill"] = "skill"
    citation: ClassVar[str] = "Agreement: desks name the skills their work needs, and how well"
    words: ClassVar[Words] = Words(
        en=("Skill", "{who}: skill {amount} where the desk asks for {limit}."),
        tr=(
            "Beceri",
            "{who}: becerisi {amount}, masanın istediği {limit}.",
            (
                "Bir menünün vardiyasında çalışan kişi, menünün masalarının istediği becerilere en az istenen "
                "düzeyde sahiptir."
            ),
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No duty of a desk's templates by those who lack its skill, one form a desk."""
        grid, found = case.grid, []
        for desk, templates in with_templates(case):
            able = {
                agent.id
                for agent in case.agents
                for skill, proficiency in agent.skills
                if skill == desk.skill and proficiency >= desk.proficiency
            }
            lacking = frozenset(agent.id for agent in case.agents if agent.id not in able)
            if desk.skill is not None and lacking:
                of = DutyClass(templates=templates)
                found.append(Forbid(self.kind, lacking, of, grid.start_min, grid.end_min))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Planned shifts at a desk whose skill the agent lacks, with the level there is and the one due."""
        found = []
        for agent, duty, desk in worked(case, roster):
            if desk.skill is not None:
                has = dict(agent.skills).get(desk.skill, 0)
                if has < desk.proficiency:
                    when = (f"{self.kind}:{desk.skill}", agent.id, duty.start_min, duty.end_min)
                    found.append(Violation(*when, has, desk.proficiency, "levels"))
        return tuple(found)
