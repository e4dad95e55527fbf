"""Training by date: mandatory training is held before the certificate runs out, also where nobody entered it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.pieces import alike, held, is_held, over_breaks
from solver.rules.facts.renewals import Renewal, trainings_due
from solver.rules.facts.timeline import view
from solver.rules.forms import Attend
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.facts.pieces import Piece
    from solver.rules.forms import Form


class TrainingByDate(RuleModel):
    """An agent whose mandatory certificate runs out in the plan is trained before it does, inside a shift.

    The training is the roster's activity whose `session` is the kind that `certificates` gives, at `length_min`
    elapsed minutes, between the plan's start and the local midnight after the last valid day. Who lost the
    certificate before the plan (with `everyone` also who never had it) has until the plan's end. Of several rows
    of one certificate the longest-lived counts; one without a last day never calls for training. Nothing is
    found for agents for whom an activity of that kind is entered (the rule `activity` sees to it), was held in the
    opening state, or who are not under contract or away for the whole span. A missed training is priced, one
    over a break of its shift forbidden. Group size, rooms and trainers are `training_groups`' matter.

    Parameters
    ----------
    certificates : certificate by certificate, the kind of the training that renews it; none by default.
    length_min : 15 to 480 minutes of training; 60 by default.
    everyone : whether agents who never had a certificate owe its training too; false by default.
    missing_cents : price of each training missed; 20000 by default, None makes it hard.
    """

    kind: Literal["training_by_date"] = "training_by_date"
    citation: ClassVar[str] = "Agreement; Directive (EU) 2015/849 Art. 46 (obliged entities train their staff)"
    words: ClassVar[Words] = Words(
        en=("Training by date", "{who}: a mandatory training is not held in time ({amount} of {limit})."),
        tr=(
            "Süreli eğitim",
            "{who}: zorunlu eğitim süresinde yapılmıyor ({amount} / {limit}).",
            "Zorunlu sertifikasının süresi plan içinde dolan kişi, dolmadan önce, bir vardiyanın içinde eğitim alır.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("certificates", "length_min", "everyone", "missing_cents")
    certificates: dict[str, str] = Field(default_factory=dict)
    length_min: int = Field(default=60, ge=15, le=480)
    everyone: bool = False
    missing_cents: int | None = Field(default=20000, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """One attendance per training and date for all who must be trained until then."""
        due = alike(piece for pieces in self._due(case).values() for piece in pieces)
        return tuple(Attend(self.kind, who, *what, self.missing_cents) for what, who in due.items())

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Trainings missed or held too late, and trainings over a break."""
        seen, found = view(case, roster), []
        hard, cents = self.missing_cents is None, self.missing_cents or 0
        for certificate, pieces in self._due(case).items():
            rule, rows = f"{self.kind}:{certificate}", held(seen, pieces)
            for piece in pieces:
                if not is_held(piece, rows):
                    when = (piece.agent, piece.start_min, piece.end_min)
                    found.append(Violation(rule, *when, 0, piece.length_min, "min", hard, cents))
            found += [Violation(rule, *when, when[2] - when[1], 0, "min") for when in over_breaks(rows)]
        return tuple(found)

    def _due(self, case: RosterCase) -> dict[str, list[Piece]]:
        return {
            certificate: trainings_due(case, Renewal(certificate, training, self.length_min, self.everyone))
            for certificate, training in sorted(self.certificates.items())
        }
