"""Certificate: the shifts of a desk are worked by those who hold its certificate that day."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from solver.outcomes import Violation
from solver.rules.facts.desks import with_templates, worked
from solver.rules.facts.roll import sharing
from solver.rules.forms import DutyClass, Forbid
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.people import Agent
    from solver.rules.forms import Form


class CertificateOfDesk(RuleModel):
    """Whoever works a shift of a menu holds the certificates that its desks ask for, valid on the shift's day.

    The day is the shift's local start date: a night shift that begins on the last valid day is worked to its
    end. A certificate without a last day never expires; of one that was renewed the longest-lived counts; one
    that the agent never had is valid on no day. Shifts of the opening state are not judged.
    """

    kind: Literal["certificate"] = "certificate"
    citation: ClassVar[str] = "Agreement: desks name the certificate they need (licence, KYC, responsible gambling)"
    words: ClassVar[Words] = Words(
        en=("Certificate", "{who} does not hold the desk's certificate that day ({amount}, {limit} allowed)."),
        tr=(
            "Sertifika",
            "{who} masanın istediği sertifikaya o gün sahip değil ({amount}, izin verilen {limit}).",
            (
                "Bir menünün vardiyasında çalışan kişi, menünün masalarının istediği ve o gün geçerli olan "
                "sertifikalara sahiptir."
            ),
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No duty of a desk's templates from the first day without it; people of equal first days share a form."""
        grid, found = case.grid, []
        for desk, templates in with_templates(case):
            for lapse, agents in sharing(case.agents, partial(_lapse, case, desk.certificate)).items():
                if lapse is not None:
                    of, first_min = DutyClass(templates=templates), grid.minute(lapse, 0)
                    found.append(Forbid(self.kind, agents, of, first_min, grid.end_min, by_start=True))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Planned shifts at a desk whose certificate the agent does not hold that day."""
        found = []
        for agent, duty, desk in worked(case, roster):
            held = (last is None or duty.day <= last for name, last in agent.certificates if name == desk.certificate)
            if desk.certificate is not None and not any(held):
                when = (f"{self.kind}:{desk.certificate}", agent.id, duty.start_min, duty.end_min)
                found.append(Violation(*when, 1, 0, "duties"))
        return tuple(found)


def _lapse(case: RosterCase, certificate: str | None, agent: Agent) -> date | None:
    """The horizon's first day on which the agent does not hold a certificate; None if there is no such day."""
    if certificate is None:
        return None
    ends = [last for name, last in agent.certificates if name == certificate]
    lapsed = (day for day in case.grid.days if all(last is not None and last < day for last in ends))
    return next(lapsed, None)
