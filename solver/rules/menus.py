"""Menus: every shift is one of the agent's contract, at its hours and its pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from solver.outcomes import Violation
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Forbid
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.people import Agent
    from solver.rules.facts.timeline import View
    from solver.rules.forms import Form


class Menus(RuleModel):
    """Every shift is taken from a menu of the agent's contract.

    It starts at the template's wall-clock time on its local day, lasts the template's minutes and pays the
    template's paid minutes. On the night the clocks change the length stays, so the wall-clock end moves by
    an hour. A start in the hour that spring skips moves to the end of that hour.
    """

    kind: Literal["menus"] = "menus"
    citation: ClassVar[str] = "Contract of employment (Law 4857 Art. 8; Directive (EU) 2019/1152 Art. 4)"
    words: ClassVar[Words] = Words(
        en=("Shift menu", "{who}: the shift is not that of the menu: {amount} instead of {limit}."),
        tr=(
            "Vardiya menüsü",
            "{who}: vardiya menüdekinden farklı: {limit} yerine {amount}.",
            "Her vardiya kişinin sözleşmesindeki bir menüden alınır.",
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No duty of a template outside the contract's menus."""
        grid, found = case.grid, []
        for menus, agents in sharing(case.agents, lambda agent: agent.contract.menus).items():
            inside = frozenset(template.id for template in case.templates if template.menu in menus)
            others = DutyClass(templates=inside, outside=True)
            found.append(Forbid(self.kind, agents, others, grid.start_min, grid.end_min, by_start=True))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Shifts that are on no menu of the agent, at other hours or at other pay than the template's."""
        seen = view(case, roster)
        return tuple(
            violation
            for agent, duties in seen.rows()
            for duty in duties
            for violation in self._faults(seen, agent, duty)
        )

    def _faults(self, seen: View, agent: Agent, duty: Duty) -> tuple[Violation, ...]:
        when = (self.kind, agent.id, duty.start_min, duty.end_min)
        template = seen.templates.get(duty.template)
        if template is None or template.menu not in agent.contract.menus:
            return (Violation(*when, 1, 0, "duties"),)
        late_min = duty.start_min - seen.start_of(duty.day, template.start)
        facts = (
            (late_min, 0, "min late" if late_min > 0 else "min early"),
            (duty.end_min - duty.start_min, template.length_min, "min long"),
            (duty.paid_min, template.paid_min, "min paid"),
        )
        return tuple(Violation(*when, is_, should, unit) for is_, should, unit in facts if is_ != should)
